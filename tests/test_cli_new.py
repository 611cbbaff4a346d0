"""The commands `new` and `schema`: a skeleton in its place, never over anything."""

import hashlib
import json
from pathlib import Path

import pytest
from click.testing import CliRunner
from helpers.programs import answered, installed
from policy_timeline.cli import main
from policy_timeline.entries.kinds import KINDS

PLACES = {
    "actor": "actors",
    "issue": "issues",
    "position": "positions",
    "event": "events/2025",
    "source": "sources",
    "statement": "statements/2025",
    "shift": "shifts",
}


def run(*arguments):
    return CliRunner().invoke(main, arguments, catch_exceptions=False)


@pytest.mark.parametrize(("kind", "place"), PLACES.items())
def test_each_kind_has_its_place(project, kind, place):
    folder = project()
    dated = ["--set", "date=2025-03"] if "2025" in place else []
    result = run("new", kind, "a-new-one", *dated)
    path = folder / f"data/{place}/a-new-one.yml"
    assert (result.exit_code, result.stdout) == (0, f"wrote data/{place}/a-new-one.yml\n")
    first = path.read_text("utf-8").splitlines()[0]
    address = first.removeprefix("# yaml-language-server: $schema=")
    assert (path.parent / address).resolve() == (folder / ".schemas" / f"{kind}.schema.json").resolve()


def test_a_new_statement_is_no_error(project):
    project()
    run("new", "statement", "a-new-one")
    result = run("check", "--notes")
    assert result.exit_code == 0
    assert result.stdout.startswith("data/statements/a-new-one.yml:1:1: info[missing-key]: a draft that still lacks: ")
    assert "0 errors, 0 warnings, 1 note" in result.stdout


def test_values_are_filled_in(project):
    project()
    result = run(
        "new", "shift", "a-shift", "--set", "from=reed-opposes-toll", "--set", "type=change", "--set", "summary="
    )
    assert result.exit_code == 0
    text = Path("data/shifts/a-shift.yml").read_text("utf-8")
    assert "\nfrom: reed-opposes-toll\n" in text
    assert "\ntype: change\n" in text
    assert "\nsummary:\n" in text


@pytest.mark.parametrize("place", ["data/actors/a-new-one.yml", "data/actors/deeper/a-new-one.yml"])
def test_nothing_is_overwritten(project, place):
    folder = project({place: "mine"})
    result = run("new", "actor", "a-new-one")
    assert result.exit_code == 2
    assert f"{place} exists already" in result.stderr
    assert (folder / place).read_text("utf-8") == "mine"
    assert len(list((folder / "data").rglob("a-new-one.yml"))) == 1


@pytest.mark.parametrize(
    ("arguments", "reason"),
    [
        (["actor", "Mira Vale"], '"mira-vale" would do'),
        (["actor", "../x"], "must be lower-case letters"),
        (["actor", "¿"], "must be lower-case letters"),
        (["actor", "x" * 81], "at most 80"),
        (["actors", "x"], "'actors' is not one of"),
        (["actor", "x", "--set", "nme=Mira"], 'did you mean "name"?'),
        (["actor", "x", "--set", "qqq=1"], "the keys are name, short_name, type"),
        (["actor", "x", "--set", "name"], "must be KEY=VALUE"),
        (["actor", "x", "--set", "aliases=a"], "must be KEY=VALUE"),
        (
            ["actor", "x", "--set", "type=persn"],
            '"type" must be one of person, government, country, alliance, party, organization; it is "persn"',
        ),
        (["event", "x", "--set", "date=soon"], '"soon" is not a date'),
        (["source", "x", "--set", "url=ftp://a"], "must start with http://"),
        (["position"], "give an ID, or something to make one of, such as --set proposition="),
        (["shift"], "--set summary="),
        (["actor", "--set", "name=Норланд"], "give an ID"),
        (["actor", "x", "--data-dir", "nowhere"], "nowhere"),
    ],
)
def test_wrong_usage_is_status_2_and_writes_nothing(project, arguments, reason):
    folder = project()
    before = sorted(folder.rglob("*"))
    result = run("new", *arguments)
    assert result.exit_code == 2
    assert reason in " ".join(result.stderr.split())
    assert sorted(folder.rglob("*")) == before


def test_a_folder_that_cannot_be_written_is_status_2(project):
    project({"data/events/2025/harbour-conference.yml": None, "data/events/2025": "a file"})
    result = run("new", "event", "x", "--set", "date=2025-01-01")
    assert result.exit_code == 2
    assert "data/events/2025" in result.stderr


def test_on_a_terminal_it_asks_for_what_is_needed(project):
    folder = project()
    command = [installed("policy-timeline"), "new", "event", "talks", "--set", "location=Ellery"]
    done = answered(command, "Talks: the second round\nsoon\n2025-05\n")
    assert done.returncode == 0, done.stderr
    assert "What happened.\n  title: " in done.stdout
    assert 'Error: "soon" is not a date' in done.stdout
    text = (folder / "data/events/2025/talks.yml").read_text("utf-8")
    assert '\ntitle: "Talks: the second round"\n' in text
    assert "\ndate: 2025-05\n" in text
    assert "\nlocation: Ellery\n" in text


def test_what_was_given_is_not_asked_for_and_enter_leaves_a_value_open(project, monkeypatch):
    project()
    monkeypatch.setattr("policy_timeline.cli.answers.at_terminal", lambda: True)
    arguments = ["new", "actor", "the-union", "--set", "name=The union"]
    result = CliRunner().invoke(main, arguments, input="persn\n\n", catch_exceptions=False)
    assert result.exit_code == 0
    assert "  name" not in result.output
    assert "* alliance: countries bound together by a treaty\n" in result.output
    assert 'did you mean "person"?' in result.output
    text = Path("data/actors/the-union.yml").read_text("utf-8")
    assert "\nname: The union\n" in text
    assert "\ntype:\n" in text


def test_an_id_is_made_of_what_names_the_entry(project):
    project()
    for kind, given, id_ in (
        ("actor", ["name=Zoë d’Ærø-Groß"], "zoe-daero-gross"),
        ("issue", ["title=A toll: why?"], "a-toll-why"),
        ("statement", ["speaker=mira-vale", "summary=" + "So it is and so it will be then."], None),
    ):
        result = run("new", kind, *(part for one in given for part in ("--set", one)))
        assert result.exit_code == 0
        assert (id_ or "mira-vale-so-it-is-and-so-it-will") in result.stdout


def test_an_id_that_is_taken_gets_a_number(project):
    folder = project({"data/issues/deep/a-toll.yml": "title: A\n", "data/issues/a-toll-2.yml": "title: A\n"})
    assert run("new", "issue", "--set", "title=A toll").stdout == "wrote data/issues/a-toll-3.yml\n"
    assert (folder / "data/issues/a-toll-3.yml").exists()


def test_on_a_terminal_the_words_and_then_the_id_are_asked_for(project, monkeypatch):
    project()
    monkeypatch.setattr("policy_timeline.cli.answers.at_terminal", lambda: True)
    answers = "We pay.\nmira-vale\n\nharbour-report\nWe pay\nNo Id\n\n"
    result = CliRunner().invoke(main, ["new", "statement"], input=answers, catch_exceptions=False)
    assert result.exit_code == 0
    assert '"no-id" would do' in result.output
    text = Path("data/statements/mira-vale-we-pay.yml").read_text("utf-8")
    assert "\n  - source: harbour-report\n" in text
    assert "\n    quote: We pay\n" in text


def test_on_a_terminal_all_may_be_left_open_but_the_id(project, monkeypatch):
    project()
    monkeypatch.setattr("policy_timeline.cli.answers.at_terminal", lambda: True)
    result = CliRunner().invoke(main, ["new", "statement"], input="\n" * 5 + "harbour\n", catch_exceptions=False)
    assert "wrote data/statements/harbour.yml" in result.output
    taken = CliRunner().invoke(main, ["new", "statement"], input="\n" * 5 + "harbour\n", catch_exceptions=False)
    assert taken.exit_code == 2
    assert "harbour.yml exists already" in taken.output


def test_who_wants_a_source_is_told_of_the_command_that_archives_one(project, monkeypatch):
    project()
    monkeypatch.setattr("policy_timeline.cli.answers.at_terminal", lambda: True)
    result = CliRunner().invoke(main, ["new", "source", "x"], input="\n" * 4, catch_exceptions=False)
    assert "policy-timeline source add FILE archives a document" in result.output


def test_the_hash_of_an_archived_file_is_found_out(project, monkeypatch):
    folder = project({"seeds/letter.txt": "We will pay."})
    digest = hashlib.sha256(b"We will pay.").hexdigest()
    assert run("new", "source", "letter", "--set", "file=letter.txt").exit_code == 0
    assert f"\nsha256: {digest}\n" in (folder / "data/sources/letter.yml").read_text("utf-8")
    for id_, file in (("missing", "nowhere.txt"), ("outside", "../data/actors/norland.yml"), ("folder", ".")):
        assert run("new", "source", id_, "--set", f"file={file}").exit_code == 0
        assert "\nsha256:\n" in (folder / f"data/sources/{id_}.yml").read_text("utf-8")
    monkeypatch.setattr("policy_timeline.cli.answers.at_terminal", lambda: True)
    arguments = ["new", "source", "again", "--sources-dir", "seeds"]
    result = CliRunner().invoke(main, arguments, input="A letter\nreport\nletter.txt\n\n", catch_exceptions=False)
    assert f"  sha256 [{digest}]" in result.output
    assert f"\nsha256: {digest}\n" in (folder / "data/sources/again.yml").read_text("utf-8")


def test_schemas_are_written_for_every_kind(project):
    folder = project()
    assert run("schema", "--out", "deep/er").exit_code == 0
    names = {path.name for path in (folder / "deep/er").iterdir()}
    assert names == {f"{kind.singular}.schema.json" for kind in KINDS.values()}
    schema = json.loads((folder / "deep/er/statement.schema.json").read_text("utf-8"))
    assert schema["required"] == ["summary", "speaker", "date", "evidence"]


def test_schemas_in_a_place_that_cannot_be_written_are_status_2(project):
    project({"taken": "a file"})
    result = run("schema", "--out", "taken/here")
    assert result.exit_code == 2
    assert "taken" in result.stderr
