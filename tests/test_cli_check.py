"""The command `check`: its three forms, its exit status, and never a traceback."""

import json
import os
import sys
import time
from contextlib import redirect_stdout
from io import StringIO
from pathlib import Path

import pytest
from click.testing import CliRunner
from error_cases import cases
from helpers.invented import write_project
from helpers.programs import installed, ran
from policy_timeline.cli import main
from policy_timeline.work.system import what_system_says

TYPO = {"data/actors/norland.yml": "name: Norland\ntyp: country\n"}
WARNED = {"data/actors/norland.yml": "name: Norland # the land\ntype: country\n"}
COMMAND = installed("policy-timeline")


def run(*arguments, **options):
    return CliRunner().invoke(main, arguments, catch_exceptions=False, **options)


def test_good_data_ends_with_a_line_and_status_0(project):
    project()
    result = run("check")
    assert (result.exit_code, result.stdout) == (0, "checked 14 entries, 3 quotations proved: 0 errors, 0 warnings\n")


def test_findings_have_place_line_and_hint_and_the_summary_is_last(project):
    project(TYPO)
    result = run("check")
    assert result.exit_code == 1
    assert (
        'data/actors/norland.yml:2:1: error[unknown-key]: an actor has no key "typ"\n'
        "  2 | typ: country\n"
        "    | ^\n"
        '  hint: did you mean "type"?\n'
    ) in result.stdout
    assert result.stdout.splitlines()[-1].startswith("checked 14 entries, ")
    assert result.stdout.splitlines()[-1].endswith(": 1 error, 0 warnings")


def test_warnings_are_shown_and_are_no_failure(project):
    project(WARNED)
    result = run("check")
    assert result.exit_code == 0
    assert "data/actors/norland.yml:1:7: warning[cut-text]" in result.stdout
    assert result.stdout.endswith("0 errors, 1 warning\n")


def test_json_is_an_object_and_nothing_else(project):
    project(TYPO)
    result = run("check", "--format", "json")
    found = json.loads(result.stdout)
    assert result.exit_code == 1
    assert found["diagnostics"][0] == {
        "file": "data/actors/norland.yml",
        "line": 2,
        "column": 1,
        "severity": "error",
        "code": "unknown-key",
        "message": 'an actor has no key "typ"',
        "hint": 'did you mean "type"?',
    }
    assert found["summary"].keys() == {"entries", "proved", "evidence", "errors", "warnings", "notes"}
    assert found["summary"]["errors"] == 1


def test_github_gets_annotations(project):
    project(TYPO)
    result = run("check", "--format", "github")
    assert result.exit_code == 1
    assert "::error file=data/actors/norland.yml,line=2,col=1,title=unknown-key::" in result.stdout


def test_files_are_named_as_reached_from_the_folder_of_the_command_line(project, monkeypatch):
    folder = project(TYPO)
    (folder / "elsewhere").mkdir()
    monkeypatch.chdir(folder / "elsewhere")
    result = run("check", "--data-dir", "../data", "--sources-dir", "../seeds")
    assert "../data/actors/norland.yml:2:1: error" in result.stdout


@pytest.mark.parametrize(
    ("arguments", "reason"),
    [
        (["check", "--data-dir", "nowhere"], "nowhere"),
        (["check", "--sources-dir", "data/actors/norland.yml"], "is a file"),
        (["check", "--format", "xml"], "xml"),
        (["chek"], "No such command"),
    ],
)
def test_wrong_usage_is_status_2_and_a_message(project, arguments, reason):
    project()
    result = run(*arguments)
    assert result.exit_code == 2
    assert reason in result.stderr


def test_a_terminal_without_the_letters_is_no_reason_to_fail(project):
    project({"data/actors/norland.yml": "name: Norland\ntype: “country”\n"})
    environment = {**os.environ, "PYTHONIOENCODING": "latin-1"}
    result = ran([COMMAND, "check"], env=environment)
    assert result.returncode == 1
    assert r"\u201ccountry\u201d" in result.stdout
    assert result.stderr == ""


def test_it_can_be_called_from_a_program_that_collects_the_output(project):
    project()
    with redirect_stdout(StringIO()) as output:
        assert main.main(["check"], standalone_mode=False) == 0
    assert output.getvalue().startswith("checked 14 entries")


def test_the_command_says_its_version_and_what_it_can():
    assert run("--version").stdout.startswith("policy-timeline, version ")
    assert "check" in run("--help").stdout


@pytest.mark.parametrize(
    ("path", "text", "code"),
    [
        ("data/actors/x.yml", "name: X\ntype: person\n" + "".join(f"k{i}: v\n" for i in range(20_000)), "unknown-key"),
        (
            "data/events/x.yml",
            "title: X\ndate: 2025\nnote: known\nparticipants: [" + ", ".join(f"nobody-{i}" for i in range(8_000)) + "]",
            "unknown-actor",
        ),
        (
            "data/actors/x.yml",
            "name: X\ntype: person\nmemberships:\n"
            + "- {role: Chair, organization: norland, start_date: 2020, note: known}\n" * 8_000,
            "overlapping-terms",
        ),
    ],
    ids=["keys", "references", "terms"],
)
def test_one_file_with_thousands_of_faults_is_answered_in_seconds(project, path, text, code):
    project({path: text})
    before = time.process_time()
    found = json.loads(run("check", "--format", "json").stdout)
    assert time.process_time() - before < 20
    assert [one["code"] for one in found["diagnostics"]] == [code] * 21
    assert found["summary"]["errors"] > 7_000


FULL = Path("/dev/full")


@pytest.mark.skipif(not FULL.exists(), reason="only Linux has a device that is always full")
@pytest.mark.parametrize("arguments", [["check"], ["check", "--format", "json"], ["--help"]])
def test_a_full_disk_is_a_sentence_and_status_2(project, arguments):
    project(TYPO)
    with FULL.open("w") as full:
        run = ran([COMMAND, *arguments], stdout=full)
    assert (run.returncode, run.stderr) == (2, "Error: this could not be written: No space left on device\n")


@pytest.mark.skipif(not FULL.exists(), reason="only Linux has a device that is always full")
def test_where_nothing_at_all_can_be_written_the_status_says_so(project):
    project(TYPO)
    with FULL.open("w") as full:
        assert ran([COMMAND, "check"], stdout=full, stderr=full).returncode == 2


def test_a_file_that_the_system_names_is_named():
    assert what_system_says(PermissionError(13, "Permission denied", "a/b")) == "a/b: Permission denied"
    assert what_system_says(OSError("odd")) == "this could not be written: odd"


LATER = "data/statements/2025/later.yml"
NOTED = {LATER: "status: draft\nsummary: Later.\n"}


def test_notes_are_counted_and_printed_where_they_are_asked_for(project):
    project(NOTED)
    last = "checked 15 entries, 3 quotations proved: 0 errors, 0 warnings, 1 note\n"
    note = f"{LATER}:1:1: info[missing-key]: a draft that still lacks: speaker, date, evidence\n"
    assert run("check").stdout == last
    assert run("check", "--notes").stdout == note + last


def test_json_always_holds_the_notes(project):
    project(NOTED)
    found = json.loads(run("check", "--format", "json").stdout)
    assert [one["severity"] for one in found["diagnostics"]] == ["info"]
    assert found["summary"]["notes"] == 1


def test_github_gets_notes_on_the_lines_that_the_change_touches(project):
    folder = project(NOTED)
    write_project(folder / "base", {})
    write_project(folder / "same", NOTED)
    assert "::notice" not in run("check", "--format", "github").stdout
    assert f"::notice file={LATER},line=1" in run("check", "--format", "github", "--notes").stdout
    assert f"::notice file={LATER},line=1" in run("check", "--format", "github", "--against", "base").stdout
    assert "::notice" not in run("check", "--format", "github", "--against", "same").stdout


def test_a_note_on_a_line_of_an_entry_that_did_not_change_is_none_of_the_change(project):
    text = "summary: Later.\nspeaker: mira-vale\ndate: 2025-03-03\nstatus: draft\n"
    dating = "dating: {method: inferred}\n"
    evidence = 'evidence: [{source: harbour-report, quote: "Norland supports a toll on the strait"}]\n'
    folder = project({LATER: text + evidence + dating})
    write_project(folder / "base", {LATER: "note: x\n" + text + evidence + dating})
    write_project(folder / "other", {LATER: text + evidence})
    assert "info[missing-dating-note]" in run("check", "--notes").stdout
    assert "::notice" not in run("check", "--format", "github", "--against", "base").stdout
    assert "::notice" in run("check", "--format", "github", "--against", "other").stdout


def test_a_note_answers_what_may_turn_the_meaning(project):
    name = "tests/cases/meaning-may-turn.yml"
    case = next(case for case in cases() if str(case.path).endswith(name))
    entry = "data/statements/2025/vale-supports-toll.yml"
    quote = 'quote: "Norland supports a toll on the strait."'
    project(case.files)
    assert "info[meaning-may-turn]" in run("check", "--notes").stdout
    project(case.files | {entry: case.files[entry].replace(quote, f"{quote}\n    note: The wait is another matter.")})
    assert run("check", "--notes").stdout.endswith("0 errors, 0 warnings\n")


def test_what_was_published_keeps_an_address(project):
    folder = project({"data/shifts/norland-toll.yml": None})
    write_project(folder / "base", {})
    found = run("check", "--against", "base")
    assert found.exit_code == 1
    assert found.stdout.startswith(
        "data/shifts/norland-toll.yml:1:1: error[vanished-id]: shifts/norland-toll was published and must keep its "
        "address; there is no such entry any more, and no line in retired.yml\n  hint: put it back, then: "
    )
    Path("data/retired.yml").write_text("shifts/norland-toll: {reason: It was none.}\n", "utf-8")
    assert run("check", "--against", "base").exit_code == 0


@pytest.mark.parametrize(("status", "code"), [("draft", 1), ("retracted", 0)])
def test_a_published_statement_stays_where_it_is_and_may_be_retracted(project, status, code):
    reed = "data/statements/2023/reed-opposes-toll.yml"
    retired = {
        "data/shifts/norland-toll.yml": None,
        "data/retired.yml": "shifts/norland-toll: {reason: It was none.}\n",
    }
    folder = project(retired)
    write_project(folder / "base", retired)
    Path(reed).write_text(Path(reed).read_text("utf-8") + f"status: {status}\n", "utf-8")
    found = run("check", "--against", "base")
    assert found.exit_code == code
    assert ("vanished-id" in found.stdout) is bool(code)


@pytest.mark.parametrize(
    ("program", "status", "package"),
    [
        ("from mkdocs.__main__ import cli; cli(['build'])", 1, "pylopdf_fonts_he"),
        ("from policy_timeline.cli import main; main(['check'])", 2, "pydantic"),
    ],
)
def test_a_package_that_an_older_environment_lacks_is_named_with_the_remedy(project, program, status, package):
    project({"mkdocs.yml": "site_name: Tolls\nplugins: [policy-timeline]\n", "docs/index.md": "# Tolls"})
    done = ran([sys.executable, "-c", f"import sys; sys.modules['{package}'] = None; {program}"])
    assert done.returncode == status
    assert f'the package "{package}" is not installed: install this program once more' in done.stderr
    assert "Traceback" not in done.stderr


def test_a_command_whose_package_is_lacking_ends_with_a_sentence(project, monkeypatch):
    def lacking(_):
        raise ModuleNotFoundError(name="pydantic")

    project()
    monkeypatch.setattr("policy_timeline.cli.import_module", lacking)
    done = CliRunner().invoke(main, ["check"])
    assert (done.exit_code, 'the package "pydantic" is not installed' in done.stderr) == (2, True)


@pytest.mark.parametrize("words", [["check"], ["work"], ["new", "actor"]])
def test_in_another_folder_it_says_where_to_go(tmp_path, monkeypatch, words):
    monkeypatch.chdir(tmp_path)
    result = CliRunner().invoke(main, words)
    assert result.exit_code == 2
    assert (
        "there is no folder data/ here: go to the folder of a timeline, name its data/ with --data-dir" in result.stderr
    )
    result = CliRunner().invoke(main, [*words, "--data-dir", "entries"])
    assert "Directory 'entries' does not exist" in result.stderr
