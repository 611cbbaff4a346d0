"""The tutorial is followed to the letter: its files written, its commands run, its statement looked for on the site."""

import pytest
from helpers.programs import installed, ran
from helpers.tutorial import Follower, blocks, document_served


@pytest.fixture(scope="module")
def server(tmp_path_factory):
    with document_served(tmp_path_factory.mktemp("server")) as address:
        yield address


@pytest.fixture(scope="module")
def followed(tmp_path_factory, server):
    follower = Follower(tmp_path_factory.mktemp("tutorial"), server)
    for block in blocks():
        follower.follow(block)
    return follower


def shown(followed, command):
    return next(text for line, text in followed.shown if line.startswith(command))


def test_every_block_is_a_command_or_a_file_of_the_reader(followed):
    assert [block["text"] for block in blocks() if block["kind"] != "sh" and not block["path"]] == []
    assert len(followed.shown) == sum(block["text"].count("\n") for block in blocks() if block["kind"] == "sh") - 1


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
