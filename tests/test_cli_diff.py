"""The command `diff`: what a change does to the published record, in words."""

from pathlib import Path
from shutil import copytree

import pytest
from click.testing import CliRunner
from helpers.programs import succeeded
from policy_timeline.cli import main

VALE = "data/statements/2025/vale-supports-toll.yml"
REED = "data/statements/2023/reed-opposes-toll.yml"
SOURCE = "data/sources/harbour-report.yml"
NOTHING = (
    "statements: 0 new, 0 changed, 0 withdrawn; stances changed: 0; quotations edited: 0; archived texts changed: 0; "
    "other entries: 0\n"
)


def run(*arguments):
    return CliRunner().invoke(main, ["diff", *arguments], catch_exceptions=False)


def git(*arguments):
    who = ["-c", "user.name=A", "-c", "user.email=a@example.org"]
    succeeded(["git", *who, *arguments])


def edit(path, *changes):
    text = Path(path).read_text("utf-8")
    for old, new in changes:
        assert old in text
        text = text.replace(old, new)
    Path(path).write_text(text, "utf-8")


@pytest.fixture
def record(project):
    """Return the folder of a project whose state is committed."""
    folder = project()
    git("init", "-q", "-b", "main")
    git("add", "data", "seeds")
    git("commit", "-q", "-m", "The record")
    return folder


def test_no_change_is_nothing(record):
    result = run("main")
    assert (result.exit_code, result.stdout) == (0, NOTHING)


def test_a_statement_that_changed_is_told_part_by_part(record):
    edit(
        VALE,
        ("summary: Norland supports a toll", "summary: Norland wants a toll"),
        ('quote: "Norland supports a toll on the strait"', "quote: Norland supports a toll"),
        ("stance: supports", "stance: mixed"),
    )
    told = run("HEAD").stdout.splitlines()
    assert told[0] == "changed statement vale-supports-toll: Norland wants a toll on the strait."
    assert "  summary: Norland supports a toll on the strait. -> Norland wants a toll on the strait." in told
    assert "  stance on strait-has-toll (preference): supports -> mixed" in told
    assert "  words from harbour-report: Norland supports a toll on the strait -> Norland supports a toll" in told
    assert told[-1].startswith("statements: 0 new, 1 changed, 0 withdrawn; stances changed: 1; quotations edited: 1;")


def test_another_mode_is_another_stance_and_a_longer_quotation_is_told_in_short(record):
    edit(
        VALE, ("mode: preference", "mode: demand"), ("basis: explicit", "basis: interpreted\n    rationale: It is so.")
    )
    told = run("HEAD").stdout
    assert "  stance on strait-has-toll (preference): supports; explicit -> (none)\n" in told
    assert "  stance on strait-has-toll (demand): (none) -> supports; interpreted; because: It is so.\n" in told


def test_a_new_statement_is_told_with_its_stances_and_words(record):
    text = Path(VALE).read_text("utf-8").replace("event: harbour-conference\n", "")
    conditions = "stance: supports-with-conditions\n    conditions: [{text: It is low., evidence: 1}]"
    Path("data/statements/low-toll.yml").write_text(text.replace("stance: supports", conditions), "utf-8")
    told = run("HEAD").stdout
    assert told.startswith("new statement low-toll: Norland supports a toll on the strait.\n")
    assert "  stance on strait-has-toll (preference): supports-with-conditions; explicit; if: It is low.\n" in told
    assert "  words from harbour-report: Norland supports a toll on the strait\n" in told
    assert "  speaker:" not in told


@pytest.mark.parametrize(("status", "line"), [("retracted", "  status: retracted"), ("draft", "  status: draft")])
def test_a_statement_is_withdrawn_by_its_status(record, status, line):
    Path("data/shifts/norland-toll.yml").unlink()
    Path(REED).write_text(Path(REED).read_text("utf-8") + f"status: {status}\n", "utf-8")
    told = run("HEAD").stdout.splitlines()
    assert told[:2] == ["withdrawn statement reed-opposes-toll: Norland opposes any toll on the strait.", line]
    assert "withdrawn shift norland-toll: Norland's first cabinet opposed" in "\n".join(told)
    assert told[-1].endswith(
        "0 changed, 1 withdrawn; stances changed: 0; quotations edited: 0; archived texts changed: 0; other entries: 1"
    )


def test_a_statement_that_is_gone_is_withdrawn_and_a_draft_was_never_there(record):
    Path("data/shifts/norland-toll.yml").unlink()
    Path(REED).unlink()
    Path("data/statements/open.yml").write_text("status: draft\n", "utf-8")
    told = run("HEAD").stdout
    assert told.startswith("withdrawn statement reed-opposes-toll")
    assert "status" not in told
    assert "open" not in told


def test_a_draft_that_is_published_is_new(record):
    git("rm", "-q", "data/shifts/norland-toll.yml")
    edit(REED, ("added:", "status: draft\nadded:"))
    git("commit", "-qam", "A draft")
    edit(REED, ("status: draft\n", ""))
    assert run("HEAD").stdout.startswith("new statement reed-opposes-toll")


@pytest.mark.parametrize(
    "change",
    [
        ("data/shifts/norland-toll.yml", "type: succession", "type: dismissed"),
        (REED, "stances:", "status: retracted\nrevisions: [{date: 2025-04-01, change: all of it}]\nstances:"),
    ],
)
def test_a_shift_is_withdrawn_by_its_type_or_by_a_statement_that_no_longer_counts(record, change):
    edit(change[0], change[1:])
    assert "withdrawn shift norland-toll" in run("HEAD").stdout


def test_an_archived_text_that_changed_is_told(record):
    import hashlib

    seed = Path("seeds/harbour-report.txt")
    old = hashlib.sha256(seed.read_bytes()).hexdigest()
    seed.write_text(seed.read_text("utf-8") + "\nOne more paragraph stands here.\n", "utf-8")
    new = hashlib.sha256(seed.read_bytes()).hexdigest()
    edit(SOURCE, (old, new), ("publisher: Ellery Gazette", "publisher: The Gazette"))
    told = run("HEAD").stdout
    assert told.startswith("changed source harbour-report: A toll on the strait\n")
    assert f"  archived text, sha256: {old} -> {new}\n" in told
    assert "  publisher: Ellery Gazette -> The Gazette\n" in told
    assert "archived texts changed: 1; other entries: 1" in told


def test_inside_records_and_lists_the_place_is_named(record):
    edit("data/actors/mira-vale.yml", ("role: Minister of Transport", "role: Minister for Transport"))
    told = run("HEAD").stdout
    assert "  memberships.1.role: Minister of Transport -> Minister for Transport\n" in told


def test_long_texts_are_shortened(record):
    edit(VALE, ("summary: Norland supports a toll on the strait.", f"summary: Norland {'supports ' * 60}a toll."))
    told = run("HEAD").stdout
    assert " […] " in told
    assert max(map(len, told.splitlines())) < 700


def test_a_folder_is_a_base_too(record):
    before = record / "before"
    for name in ("data", "seeds"):
        copytree(name, before / name)
    edit(VALE, ("stance: supports", "stance: unclear"))
    assert "supports -> unclear" in run("before").stdout


def test_errors_of_the_base_are_mentioned_and_do_not_hide_its_good_entries(record):
    edit("data/actors/norland.yml", ("type: country", "typ: country"))
    git("commit", "-qam", "A slip")
    edit("data/actors/norland.yml", ("typ: country", "type: country"))
    told = run("HEAD").stdout.splitlines()
    assert told[0] == "new actor norland: Norland"
    assert told[1].startswith("HEAD has errors of its own")


def test_data_with_errors_is_status_1(record):
    edit("data/actors/norland.yml", ("type: country", "typ: country"))
    result = run("HEAD")
    assert result.exit_code == 1
    assert "error[unknown-key]" in result.stdout
    assert "withdrawn" not in result.stdout.split("error[")[0]
    assert result.stdout.endswith(NOTHING)


def test_what_else_changed_is_told_beside_errors(record):
    edit("data/actors/norland.yml", ("type: country", "typ: country"))
    edit(VALE, ("stance: supports", "stance: mixed"))
    result = run("HEAD")
    assert result.exit_code == 1
    assert result.stdout.startswith("changed statement vale-supports-toll")
    assert "the data has errors: an entry that cannot be read counts as it was\n" in result.stdout


@pytest.mark.parametrize("base", ["nowhere", "--output=secret", "HEAD:data"])
def test_a_base_that_is_none_is_status_2(record, base):
    result = run("--", base)
    assert result.exit_code == 2
    assert f"{base} is no folder that holds data/, and no revision of it" in result.stderr
    assert not Path("secret").exists()


def test_without_git_only_folders_can_be_compared(record, monkeypatch):
    monkeypatch.setenv("PATH", "")
    result = run("main")
    assert result.exit_code == 2
    assert "no git to look for a revision" in result.stderr


def test_another_reason_for_the_same_stance_is_told_as_such(record):
    edit(VALE, ("basis: explicit", "basis: interpreted\n    rationale: It is so."))
    told = run("HEAD").stdout
    assert "(preference): supports; explicit -> supports; interpreted; because: It is so.\n" in told
    git("commit", "-qam", "Interpret")
    edit(VALE, ("It is so.", "The words say so."))
    told = run("HEAD").stdout
    assert "(preference): supports; because: It is so. -> supports; because: The words say so.\n" in told


def test_the_folders_may_be_named_from_where_one_stands(record, monkeypatch):
    Path("copy").mkdir()
    for folder in ("data", "seeds"):
        copytree(folder, f"copy/{folder}")
    edit(VALE, ("stance: supports", "stance: mixed"))
    monkeypatch.chdir("data")
    told = run("../copy", "--data-dir", ".", "--sources-dir", "../seeds").stdout
    assert told.splitlines()[-1].startswith("statements: 0 new, 1 changed, 0 withdrawn; stances changed: 1;")


def moved(old, new, retired=None):
    Path(new).write_text(Path(old).read_text("utf-8"), "utf-8")
    Path(old).unlink()
    if retired:
        Path("data/retired.yml").write_text(retired, "utf-8")


def test_a_renamed_entry_is_told_as_one_and_keeps_its_address(record):
    line = "statements/vale-supports-toll: statements/vale-for-toll\n"
    moved(VALE, VALE.replace("vale-supports-toll", "vale-for-toll"), line)
    edit("data/shifts/norland-toll.yml", ("to: vale-supports-toll", "to: vale-for-toll"))
    edit(VALE.replace("vale-supports-toll", "vale-for-toll"), ("stance: supports", "stance: mixed"))
    result = run("HEAD")
    told = result.stdout.splitlines()
    assert result.exit_code == 0
    assert told[0].startswith("renamed statement vale-supports-toll -> vale-for-toll: Norland supports a toll")
    assert told[1] == "  stance on strait-has-toll (preference): supports -> mixed"
    assert told[-1].startswith("statements: 0 new, 0 changed, 0 withdrawn, 1 renamed; stances changed: 1;")


def test_an_entry_that_only_has_another_name_lost_its_address(record):
    moved("data/actors/tomas-reed.yml", "data/actors/t-reed.yml")
    edit(REED, ("speaker: tomas-reed", "speaker: t-reed"))
    result = run("HEAD")
    assert result.exit_code == 1
    assert "renamed actor tomas-reed -> t-reed: Tomas Reed\n" in result.stdout
    hint = 'add the line "actors/tomas-reed: actors/t-reed" to retired.yml'
    assert f"lost: the address actors/tomas-reed; {hint}\n" in result.stdout


def test_a_retired_entry_is_withdrawn_and_its_address_kept(record):
    Path("data/shifts/norland-toll.yml").unlink()
    Path("data/retired.yml").write_text("shifts/norland-toll: {reason: It was none.}\n", "utf-8")
    result = run("HEAD")
    assert result.exit_code == 0
    assert result.stdout.startswith("withdrawn shift norland-toll")
    git("add", "data")
    git("commit", "-qm", "Retired")
    Path("data/retired.yml").unlink()
    result = run("HEAD")
    assert result.exit_code == 1
    assert "lost: the address shifts/norland-toll; put it back" in result.stdout


def test_a_revision_without_the_data_had_nothing(record):
    git("rm", "-rq", "--cached", "data")
    git("commit", "-qm", "Nothing")
    result = run("HEAD")
    assert result.exit_code == 0
    assert result.stdout.startswith("new statement")
