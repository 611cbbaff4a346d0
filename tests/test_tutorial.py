"""The tutorial is followed to the letter: its files written, its commands run, its statement looked for on the site."""

import os
import re
import sys
from pathlib import Path

import pytest
from helpers.pages import serving
from helpers.programs import installed, ran, succeeded

ROOT = Path(__file__).parents[1]
PAGE = ROOT / "generator/policy_timeline/authoring/guide/add-an-entry.md"
BLOCK = re.compile(r"^(?:\*\*`(?P<path>[^`]+)`\*\*\n\n)?```(?P<kind>\w+)\n(?P<text>.*?)^```$", re.MULTILINE | re.DOTALL)


ADDRESS = "https://eastmere-post.example"  # what the page calls the server of this test


class Follower:
    """Does what the page says, in the folder where it says it."""

    def __init__(self, folder, server):
        self.folder = folder
        self.server = server
        self.shown = []

    def follow(self, block):
        if block["kind"] == "sh":
            for line in block["text"].splitlines():
                self.run(line)
        else:
            target = self.folder / block["path"]
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_text(block["text"], encoding="utf-8")

    def run(self, line):
        if line.startswith("cd "):
            self.folder /= line.removeprefix("cd ")
            return
        path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
        settings = {**os.environ, "PATH": path, "NO_MKDOCS_2_WARNING": "1"}
        done = succeeded(["sh", "-c", line.replace(ADDRESS, self.server)], cwd=self.folder, env=settings)
        self.shown.append((line, done.stdout))


@pytest.fixture(scope="module")
def server(tmp_path_factory):
    """Serve the page that stands at the address of the tutorial."""
    folder = tmp_path_factory.mktemp("server")
    blocks = BLOCK.finditer(PAGE.read_text(encoding="utf-8"))
    (folder / "ferry.html").write_text(next(block["text"] for block in blocks if block["path"] == "ferry.html"))
    with serving(folder) as address:
        yield address


@pytest.fixture(scope="module")
def followed(tmp_path_factory, server):
    follower = Follower(tmp_path_factory.mktemp("tutorial"), server)
    for block in BLOCK.finditer(PAGE.read_text(encoding="utf-8")):
        follower.follow(block)
    return follower


def shown(followed, command):
    return next(text for line, text in followed.shown if line.startswith(command))


def test_every_block_is_a_command_or_a_file_of_the_reader(followed):
    blocks = list(BLOCK.finditer(PAGE.read_text(encoding="utf-8")))
    assert [block["text"] for block in blocks if block["kind"] != "sh" and not block["path"]] == []
    assert len(followed.shown) == sum(block["text"].count("\n") for block in blocks if block["kind"] == "sh") - 1


def test_coverage_names_the_quotation_and_its_speaker(followed):
    assert "nora-quist" in shown(followed, "policy-timeline coverage")


def test_check_finds_nothing_wrong_with_what_the_page_writes(followed):
    assert (
        shown(followed, "policy-timeline check").splitlines()[-1].endswith("4 quotations proved: 0 errors, 0 warnings")
    )


def test_the_statement_stands_on_the_site(followed):
    page = (followed.folder / "site/statements/quist-ferry-on-sundays/index.html").read_text(encoding="utf-8")
    assert "We will run the ferry every Sunday from May" in page


def test_the_source_is_what_the_page_says_of_itself(followed):
    entry = (followed.folder / "data/sources/harbour-report.yml").read_text(encoding="utf-8")
    for line in ("title: The ferry returns", "publisher: Eastmere Post", "published: 2025-03-04", "language: en"):
        assert line in entry.replace('"', "")
    assert "/ferry.html" in entry
    assert "bridge" not in (followed.folder / "seeds/harbour-report.txt").read_text(encoding="utf-8")


def test_a_changed_word_is_refused_as_the_page_says(followed):
    entry = followed.folder / "data/statements/2025/quist-ferry-on-sundays.yml"
    right = entry.read_text(encoding="utf-8")
    entry.write_text(right.replace("every Sunday", "every Monday"), encoding="utf-8")
    command = [installed("policy-timeline"), "check"]
    done = ran(command, cwd=followed.folder)
    entry.write_text(right, encoding="utf-8")
    assert done.returncode == 1
    assert "quist-ferry-on-sundays.yml:9:12: error[" in done.stdout
    assert "Sunday" in done.stdout
