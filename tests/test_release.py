"""What a release is made of: the package as people install it, and the workflows that build, try and publish it."""

import os
import re
import sys
import tomllib
from pathlib import Path

import pytest
import yaml
from helpers.programs import succeeded

ROOT = Path(__file__).parents[1]
WORKFLOWS = sorted(
    [*(ROOT / ".github/workflows").glob("*.yml"), *(ROOT / "generator").rglob(".github/workflows/*.yml")],
)


@pytest.fixture(scope="module")
def installed(tmp_path_factory):
    """Return a folder into which the built wheel is installed, without what it needs."""
    folder = tmp_path_factory.mktemp("installed")
    build = [sys.executable, "-m", "hatchling", "build", "--target", "wheel", "--directory", folder / "dist"]
    succeeded(build, cwd=ROOT)
    [wheel] = (folder / "dist").iterdir()
    pip = [sys.executable, "-m", "pip", "--disable-pip-version-check", "install", "--no-index", "--no-deps", "--quiet"]
    succeeded([*pip, "--target", folder / "site", wheel])
    return folder / "site"


def run(installed, folder, *command):
    """Run a command in a folder with the installed package in place of the one in this repository."""
    environment = {**os.environ, "PYTHONPATH": str(installed), "NO_MKDOCS_2_WARNING": "1"}
    return succeeded(command, cwd=folder, env=environment).stdout


def test_the_wheel_brings_one_package_and_no_module_besides(installed):
    assert {path.name for path in installed.iterdir() if path.suffix != ".dist-info"} == {"policy_timeline", "bin"}
    where = "import policy_timeline; print(policy_timeline.__file__)"
    assert Path(run(installed, installed, sys.executable, "-c", where).strip()).is_relative_to(installed)


def test_the_installed_package_begins_a_timeline_and_builds_it(installed, tmp_path):
    run(installed, tmp_path, sys.executable, installed / "bin/policy-timeline", "init", "timeline")
    run(installed, tmp_path / "timeline", sys.executable, "-m", "mkdocs", "build", "--strict")
    assert (tmp_path / "timeline/site/timeline/index.html").is_file()


def test_people_who_have_the_package_alone_can_follow_every_link_of_its_description(installed):
    [metadata] = installed.glob("policy_timeline-*.dist-info/METADATA")
    said = metadata.read_text("utf-8")
    assert "pip install policy-timeline" in said
    assert re.findall(r"\]\((?!https://)[^)]*\)", said) == []


def test_the_changelog_tells_of_the_version():
    version = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]["version"]
    assert re.search(
        rf"^## \[{re.escape(version)}\] - \d{{4}}-\d\d-\d\d$", (ROOT / "CHANGELOG.md").read_text("utf-8"), re.MULTILINE
    )


@pytest.mark.parametrize("workflow", WORKFLOWS, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_a_workflow_runs_nothing_that_can_change_unseen_and_may_do_no_more_than_it_says(workflow):
    text = workflow.read_text("utf-8")
    used = re.findall(r"\buses: (\S+)(.*)", text)
    assert [use for use, _ in used if not re.fullmatch(r"[\w./-]+@[0-9a-f]{40}", use)] == []
    assert [use for use, comment in used if not re.fullmatch(r" # v\d+\.\d+\.\d+", comment)] == []
    steps = yaml.safe_load(text)
    assert steps["permissions"] == {"contents": "read"}
    assert all("timeout-minutes" in job for job in steps["jobs"].values())


def test_a_release_is_tried_with_every_python_that_the_package_claims():
    release = yaml.safe_load((ROOT / ".github/workflows/release.yml").read_text("utf-8"))
    tried = release["jobs"]["try"]["strategy"]["matrix"]["python"]
    claims = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]["classifiers"]
    named = [claim.rpartition(" ")[2] for claim in claims if re.search(r"Python :: 3\.\d+$", claim)]
    assert tried == named
    assert release["jobs"]["try"]["strategy"]["matrix"]["os"] == ["ubuntu-latest", "macos-latest", "windows-latest"]


def test_only_the_job_that_publishes_may_say_who_it_is():
    jobs = yaml.safe_load((ROOT / ".github/workflows/release.yml").read_text("utf-8"))["jobs"]
    assert {name for name, job in jobs.items() if "permissions" in job} == {"publish"}
    assert jobs["publish"]["permissions"] == {"id-token": "write"}
    assert set(jobs["publish"]["needs"]) == {"build", "try"}
