"""The workflows that give a pull request's pages an address: what they run, with a stand-in for the host's program."""

import os
import sys
from pathlib import Path

import pytest
import yaml
from helpers.programs import succeeded

ROOT = Path(__file__).parents[1]
OURS = ROOT / ".github/workflows"
THEIRS = ROOT / "generator/policy_timeline/authoring/starter/.github/workflows"
CHECKS = {OURS: "review.yml", THEIRS: "check.yml"}
GH = f"""#!{sys.executable}
import sys
from pathlib import Path

asked = sys.argv[1:]
with open("asked", "a") as log:
    print(*asked, sep="|", file=log)
if "/statuses/" in asked[1]:
    sys.exit()
if any("/pulls?" in each for each in asked):
    print("3 aaa\\n4 bbb\\n5 ccc")
elif asked[0] == "api":
    print({{"aaa": "71", "bbb": "", "ccc": "73"}}[asked[1].partition("head_sha=")[2]])
elif asked[2] == "73":
    sys.exit("no artifact of that name")
else:
    folder = Path(asked[asked.index("--dir") + 1])
    folder.mkdir(parents=True)
    (folder / "index.html").write_text("<html><head><title>x</title></head></html>")
"""


def loaded(path):
    return yaml.safe_load(path.read_text("utf-8"))


def script(workflows, job):
    return next(
        step for step in loaded(workflows / "publish.yml")["jobs"][job]["steps"] if "gh api" in step.get("run", "")
    )


@pytest.fixture
def runs(tmp_path):
    """Return a function that runs a step as the host's runner does, and tells what was asked of `gh`."""
    program = tmp_path / "bin/gh"
    program.parent.mkdir()
    program.write_text(GH, "utf-8")
    program.chmod(0o755)

    def run(step, **more):
        settings = {**os.environ, "PATH": f"{program.parent}{os.pathsep}{os.environ['PATH']}", **more}
        settings |= {"GITHUB_REPOSITORY": "lake/timeline", "GITHUB_OUTPUT": str(tmp_path / "output")}
        settings |= {name: text for name, text in step["env"].items() if "${{" not in text}
        succeeded(["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", step["run"]], cwd=tmp_path, env=settings)
        return [line.split("|") for line in (tmp_path / "asked").read_text("utf-8").splitlines()]

    return run


@pytest.mark.parametrize("workflows", CHECKS, ids=["ours", "theirs"])
class TestPreviews:
    def test_of_open_pull_requests_stand_below_the_site_and_no_search_engine_finds_them(
        self, workflows, runs, tmp_path
    ):
        asked = runs(script(workflows, "build"))
        made = [path.relative_to(tmp_path).as_posix() for path in tmp_path.rglob("*.html")]
        assert made == ["site/previews/3/index.html"]
        assert '<head><meta name="robots" content="noindex">' in (tmp_path / made[0]).read_text("utf-8")
        assert (tmp_path / "output").read_text("utf-8") == "previews<<END\n3 aaa\nEND\n"
        runs_of = f"repos/lake/timeline/actions/workflows/{CHECKS[workflows]}/runs"
        assert f"{runs_of}?event=pull_request&status=completed&head_sha=aaa" in asked[1]

    def test_are_linked_from_the_checks_of_their_pull_requests(self, workflows, runs):
        [asked] = runs(script(workflows, "tell"), ADDRESS="https://lake.example", PREVIEWS="3 aaa")
        assert asked[1] == "repos/lake/timeline/statuses/aaa"
        assert "target_url=https://lake.example/previews/3/" in asked

    def test_are_made_by_what_may_only_read_and_published_by_what_runs_nothing_of_them(self, workflows):
        check, publish = loaded(workflows / CHECKS[workflows]), loaded(workflows / "publish.yml")
        [job] = check["jobs"].values()
        assert (check["permissions"], job.get("permissions")) == ({"contents": "read"}, None)
        assert publish[True]["workflow_run"]["workflows"] == [check["name"]]  # YAML reads the key `on` as true
        assert "pull_request" not in publish[True]
        checkouts = [step["with"] for step in publish["jobs"]["build"]["steps"] if "checkout" in step.get("uses", "")]
        assert checkouts == [{"persist-credentials": False}]  # the main branch, never that of a pull request
        writes = {
            name: {right for right, how in (job.get("permissions") or {}).items() if how == "write"}
            for name, job in publish["jobs"].items()
        }
        assert writes == {"build": set(), "deploy": {"pages", "id-token"}, "tell": {"statuses"}}

    def test_are_kept_even_where_the_check_finds_errors(self, workflows):
        [job] = loaded(workflows / CHECKS[workflows])["jobs"].values()
        building, keeping = job["steps"][-2:]
        assert building["env"]["PREVIEW"]
        assert all(step["if"].startswith("${{ !cancelled()") for step in (building, keeping))
        assert keeping["with"] == {"name": "preview", "path": "site"}


def test_our_previews_are_published_as_theirs_are():
    for job in ("build", "tell"):
        assert script(OURS, job)["run"] == script(THEIRS, job)["run"]
