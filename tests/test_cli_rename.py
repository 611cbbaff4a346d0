"""The commands `rename` and `retire`: an id changes everywhere, and no address is lost."""

from pathlib import Path

import pytest
from click.testing import CliRunner
from helpers.invented import write_project
from policy_timeline.cli import main
from policy_timeline.entries.kinds import KINDS
from policy_timeline.pipeline import check

REED = "data/actors/tomas-reed.yml"
STATEMENT = "data/statements/2023/reed-opposes-toll.yml"
SHIFT = "data/shifts/norland-toll.yml"
RETIRED = Path("data/retired.yml")
IDS = [
    ("actor", "norland"),
    ("issue", "strait-toll"),
    ("position", "strait-has-toll"),
    ("event", "harbour-conference"),
    ("source", "harbour-report"),
    ("statement", "vale-supports-toll"),
    ("shift", "norland-toll"),
]


def run(*arguments):
    return CliRunner().invoke(main, arguments, catch_exceptions=False)


def refusal(*arguments):
    before = {path: path.read_bytes() for path in Path("data").rglob("*") if path.is_file()}
    result = run(*arguments)
    assert result.exit_code == 2
    assert {path: path.read_bytes() for path in Path("data").rglob("*") if path.is_file()} == before
    return " ".join(result.stderr.split())


@pytest.mark.parametrize(("kind", "old"), IDS)
def test_a_renamed_entry_is_found_by_all_that_refer_to_it_and_keeps_its_address(project, kind, old):
    folder = project()
    write_project(folder / "base", {})
    result = run("rename", kind, old, f"{old}-2")
    assert result.exit_code == 0
    assert result.stdout.startswith("renamed data/")
    assert run("check", "--against", "base").stdout.endswith("0 errors, 0 warnings\n")
    of_kind = next(model.kind for model in KINDS.values() if model.singular == kind)
    catalog = check(Path("data"), Path("seeds")).catalog
    assert old not in catalog.of_kind(of_kind)
    assert f"{old}-2" in catalog.of_kind(of_kind)
    assert RETIRED.read_text("utf-8").endswith(f"{of_kind}/{old}: {of_kind}/{old}-2\n")


def test_comments_order_and_layout_stay(project):
    text = Path(__file__).parent.joinpath("base", STATEMENT).read_text("utf-8")
    written = text.replace("speaker: tomas-reed", '# who\nspeaker:   "tomas-reed"   # tomas-reed, then').replace(
        "\n", "\r\n"
    )
    event = "title: Talk\ndate: 2023-05-12\nnote: known\nparticipants: [mira-vale, 'tomas-reed', tomas-reed-junior]\n"
    junior = "name: Tom Reed\ntype: person\ndescription: Son of tomas-reed.\n"
    project(
        {
            STATEMENT: b"\xef\xbb\xbf" + written.encode(),
            "data/events/talk.yml": event,
            "data/actors/tomas-reed-junior.yml": junior,
        }
    )
    assert run("rename", "actor", "tomas-reed", "reed").exit_code == 0
    assert Path(STATEMENT).read_bytes() == b"\xef\xbb\xbf" + written.replace('"tomas-reed"', '"reed"').encode()
    assert Path("data/events/talk.yml").read_text("utf-8") == event.replace("'tomas-reed'", "'reed'")
    assert Path("data/actors/tomas-reed-junior.yml").read_text("utf-8") == junior


def test_a_second_renaming_leads_from_both_addresses(project):
    project()
    run("rename", "actor", "tomas-reed", "reed")
    run("rename", "actor", "reed", "t-reed")
    lines = RETIRED.read_text("utf-8").splitlines()
    assert lines[0].startswith("# Where the addresses of entries went")
    assert lines[1:] == ["actors/tomas-reed: actors/t-reed", "actors/reed: actors/t-reed"]
    assert run("check").exit_code == 0


def test_an_entry_may_have_an_id_again_that_was_its_own(project):
    project()
    before = {path: path.read_bytes() for path in Path("data").rglob("*.yml")}
    run("rename", "actor", "tomas-reed", "reed")
    run("rename", "actor", "reed", "t-reed")
    assert run("rename", "actor", "t-reed", "tomas-reed").exit_code == 0
    assert {path: path.read_bytes() for path in before} == before
    assert RETIRED.read_text("utf-8").splitlines()[1:] == [
        "actors/reed: actors/tomas-reed",
        "actors/t-reed: actors/tomas-reed",
    ]
    assert run("check").exit_code == 0


def test_a_line_is_added_to_what_a_person_wrote_without_an_end(project):
    project({"data/retired.yml": "issues/fog: issues/shipping # the same"})
    run("rename", "issue", "strait-toll", "toll")
    assert RETIRED.read_text("utf-8") == "issues/fog: issues/shipping # the same\nissues/strait-toll: issues/toll\n"


def test_a_draft_was_never_published_and_needs_no_address(project):
    project({"data/statements/later.yml": "status: draft\nspeaker: mira-vale\n"})
    assert run("rename", "statement", "later", "later-2").stdout == (
        "renamed data/statements/later.yml to data/statements/later-2.yml; 0 references edited\n"
    )
    assert run("retire", "statement", "later-2", "--reason", "No use").exit_code == 0
    assert not RETIRED.exists()
    assert not Path("data/statements/later-2.yml").exists()


def test_an_id_of_a_faulty_entry_is_edited_too(project):
    left = {"data/actors/tomas-reed.yml~": "'", "data/README.md": "tomas-reed"}
    project(left | {"data/events/talk.yml": "titel: Talk\nparticipants: [tomas-reed]\nspeaker: tomas-reed\n"})
    run("rename", "actor", "tomas-reed", "reed")
    text = Path("data/events/talk.yml").read_text("utf-8")
    assert text == "titel: Talk\nparticipants: [reed]\nspeaker: tomas-reed\n"


@pytest.mark.parametrize(
    ("arguments", "reason"),
    [
        (["actor", "tomas-reet", "reed"], 'there is no actor "tomas-reet"; did you mean "tomas-reed"?'),
        (["issue", "tomas-reed", "reed"], 'there is no issue "tomas-reed"; its file would be its name'),
        (["actor", "tomas-reed", "mira-vale"], "actors/mira-vale is or was another entry"),
        (["actor", "tomas-reed", "gone"], "actors/gone is or was another entry"),
        (["actor", "tomas-reed", "T Reed"], '"t-reed" would do'),
        (["actor", "tomas-reed", "index"], '"index-1" would do'),
    ],
)
def test_what_cannot_be_renamed_is_told(project, arguments, reason):
    project({"data/retired.yml": "actors/gone: {reason: It was none.}\n"})
    assert reason in refusal("rename", *arguments)


def test_a_file_that_cannot_be_read_may_hold_the_id(project):
    project({"data/issues/fog.yml": "title: 'Fog\n"})
    reason = "data/issues/fog.yml cannot be read, and may refer to the entry: correct it first"
    assert reason in refusal("rename", "actor", "tomas-reed", "reed")


def test_a_file_that_leads_out_of_the_folder_is_told(project):
    folder = project()
    (folder / "data/issues/fog.yml").symlink_to("../../../nowhere.yml")
    assert "leads out of it" in refusal("rename", "actor", "tomas-reed", "reed")


def test_an_id_that_is_written_oddly_is_left_to_a_person(project):
    text = Path(__file__).parent.joinpath("base", STATEMENT).read_text("utf-8")
    project({STATEMENT: text.replace("speaker: tomas-reed", "speaker: >-\n  tomas-reed")})
    assert f"{STATEMENT}:2:10: write the id tomas-reed plainly" in refusal("rename", "actor", "tomas-reed", "reed")


def test_where_nothing_can_be_written_nothing_is(project, monkeypatch):
    project()

    def full(path, content):
        raise OSError(28, "No space left on device", str(path))

    monkeypatch.setattr(Path, "write_bytes", full)
    assert "No space left on device" in refusal("rename", "actor", "tomas-reed", "reed")


def test_a_retired_entry_says_why_at_its_address(project):
    folder = project()
    write_project(folder / "base", {})
    assert (
        run("retire", "shift", "norland-toll", "--reason", 'It was "none": a mistake').stdout == f"took away {SHIFT}\n"
    )
    assert not Path(SHIFT).exists()
    assert (
        check(Path("data"), Path("seeds")).catalog.retired["shifts/norland-toll"].reason == 'It was "none": a mistake'
    )
    assert run("check", "--against", "base").exit_code == 0


def test_an_entry_that_others_refer_to_is_not_taken_away(project):
    project()
    assert f"actors/tomas-reed is referred to in data/positions/strait-has-toll.yml, {STATEMENT}: edit" in refusal(
        "retire", "actor", "tomas-reed", "--reason", "x"
    )


@pytest.mark.parametrize("reason", ["", " ", "two\nlines"])
def test_a_reason_is_a_line_of_words(project, reason):
    project()
    assert "say in words of one line" in refusal("retire", "shift", "norland-toll", "--reason", reason)
