"""The command `init`: a project that works at once."""

import logging
from pathlib import Path

import click
import pytest
import yaml
from click.testing import CliRunner
from helpers.building import built
from packaging.requirements import Requirement
from policy_timeline.cli import main
from policy_timeline.cli.init import requirement
from policy_timeline.entries.kinds import KINDS

ROOT = Path(__file__).parents[1]


def run(*arguments):
    return CliRunner().invoke(main, arguments, catch_exceptions=False)


@pytest.fixture
def begun(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    result = run("init", "lake")
    assert (result.exit_code, result.stdout) == (
        0,
        "wrote a project into lake; lake/README.md says what to do next\n",
    )
    monkeypatch.chdir("lake")
    return tmp_path / "lake"


def test_it_passes_check_without_a_finding(begun):
    result = run("check")
    assert result.exit_code == 0
    assert result.stdout.endswith(": 0 errors, 0 warnings\n")
    assert len(result.stdout.splitlines()) == 1


def test_it_builds_with_strict(begun, monkeypatch, caplog):
    built(strict=True)
    assert [one for one in caplog.records if one.levelno >= logging.WARNING] == []
    guide = ("add-an-entry", "fields", "errors", "method", "neutrality", "corrections", "questions", "documents")
    pages = ["about/index.html", *(f"about/{name}/index.html" for name in guide)]
    for page in ("index.html", *pages, "statements/holm-stop-every-spring/index.html"):
        assert (begun / "site" / page).is_file()


def test_it_shows_every_kind_of_entry_but_shifts(begun):
    assert {path.name for path in (begun / "data").iterdir()} == set(KINDS) - {"shifts"}


def test_every_entry_finds_its_schema(begun):
    entries = list((begun / "data").rglob("*.yml"))
    for entry in entries:
        address = entry.read_text("utf-8").splitlines()[0].removeprefix("# yaml-language-server: $schema=")
        assert (entry.parent / address).is_file()
    assert len(entries) == 10


def test_it_asks_pip_for_the_program_from_where_that_was_installed(begun):
    *comment, line = (begun / "requirements.txt").read_text("utf-8").splitlines()
    assert all(one.startswith("#") for one in comment)
    assert Requirement(line).name == "policy-timeline"
    assert Requirement(line).url == ROOT.as_uri()


@pytest.mark.parametrize(
    ("origin", "line"),
    [
        (None, "policy-timeline"),
        ('{"url": "file:///clone", "dir_info": {}}', "policy-timeline @ file:///clone"),
        (
            '{"url": "https://a.example/b.git", "vcs_info": {"vcs": "git", "commit_id": "abc"}}',
            "policy-timeline @ git+https://a.example/b.git@abc",
        ),
    ],
)
def test_pip_is_asked_for_a_repository_a_folder_or_a_name(origin, line):
    assert requirement(origin) == line
    assert Requirement(line).name == "policy-timeline"


def test_its_editor_finds_the_schemas_as_ours_does(begun):
    for name in ("extensions.json", "settings.json"):
        assert (begun / ".vscode" / name).read_bytes() == (ROOT / ".vscode" / name).read_bytes()


def test_its_workflow_checks_and_builds(begun):
    workflow = yaml.safe_load((begun / ".github/workflows/check.yml").read_text("utf-8"))
    commands = [step.get("run") for step in workflow["jobs"]["check"]["steps"]]
    against = '${BASE:+--against "origin/$BASE"}'
    assert f"policy-timeline check --format github {against}" in commands
    assert any(command.startswith("mkdocs build --strict") for command in commands if command)
    difference = next(command for command in commands if command and "policy-timeline diff" in command)
    assert difference.endswith('exit "$ends"\n')


def test_its_site_is_published_by_the_steps_that_publish_ours(begun):
    path = ".github/workflows/publish.yml"
    theirs, ours = (yaml.safe_load((folder / path).read_text("utf-8")) for folder in (begun, ROOT))
    used = [
        [step["uses"] for job in each["jobs"].values() for step in job["steps"] if "uses" in step]
        for each in (theirs, ours)
    ]
    assert used[0] == used[1]
    assert theirs["permissions"] == {"contents": "read"}
    commands = [step["run"] for step in theirs["jobs"]["build"]["steps"] if "run" in step]
    assert commands[:-1] == ["pip install -r requirements.txt", "mkdocs build --strict"]


def test_readers_and_curators_are_asked_as_ours_are(begun):
    for form in (ROOT / ".github/ISSUE_TEMPLATE").iterdir():
        assert (begun / ".github/ISSUE_TEMPLATE" / form.name).read_bytes() == form.read_bytes()
    asked = (begun / ".github/PULL_REQUEST_TEMPLATE.md").read_text("utf-8")
    assert "make " not in asked
    assert "`mkdocs serve`" in asked


def test_its_readme_names_only_commands_that_there_are(begun):
    text = (begun / "README.md").read_text("utf-8")
    named = {line.split("policy-timeline ")[1].split()[0] for line in text.split("`") if "policy-timeline " in line}
    assert named
    assert named <= set(main.list_commands(click.Context(main)))


def test_the_archived_document_is_kept_as_it_is(begun):
    assert "seeds/** -text" in (begun / ".gitattributes").read_text("utf-8")


def test_an_empty_folder_will_do_and_any_other_is_refused(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    Path("empty").mkdir()
    assert run("init", "empty").exit_code == 0
    Path("repository/.git").mkdir(parents=True)
    assert run("init", "repository").exit_code == 0
    Path("full").mkdir()
    Path("full/mine").write_text("mine", "utf-8")
    result = run("init", "full")
    assert result.exit_code == 2
    assert "full is not empty" in result.stderr
    assert [path.name for path in Path("full").iterdir()] == ["mine"]


@pytest.mark.parametrize("folder", ["a-file", "a-file/deeper"])
def test_a_place_that_cannot_be_written_is_status_2(tmp_path, monkeypatch, folder):
    monkeypatch.chdir(tmp_path)
    Path("a-file").write_text("", "utf-8")
    result = run("init", folder)
    assert result.exit_code == 2
    assert "a-file" in result.stderr
