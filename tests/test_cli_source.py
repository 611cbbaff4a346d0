"""`source add` archives a document, writes an entry that checks, and never overwrites."""

import hashlib
import os
import pty
import subprocess
import sys

import pytest
from click.testing import CliRunner

from generator.build import check
from generator.cli import main

NEWS = "“The toll stays,” Mira Vale said on Monday.\n"
PAGE = "<html><body><p>“The toll stays,” Mira Vale said.</p></body></html>"


def run(*words):
    return CliRunner().invoke(main, ["source", "add", *map(str, words)])


def faults(folder):
    checked = check(folder / "data", folder / "seeds")
    return [one for one in checked.diagnostics if "toll-news" in one.location.file]


def test_a_text_is_archived_unchanged_and_its_entry_checks(project):
    folder = project()
    (folder / "in.txt").write_text(NEWS)
    result = run("in.txt", "--id", "toll-news", "--title", 'Toll: "stays" # for now', "--publisher", "Harbour Post")
    assert result.exit_code == 0, result.output
    assert result.output == (
        "archived seeds/toll-news.txt\nwrote data/sources/toll-news.yml\nnext: policy-timeline coverage toll-news\n"
    )
    assert (folder / "seeds/toll-news.txt").read_text() == NEWS
    source = check(folder / "data", folder / "seeds").catalog.sources["toll-news"]
    assert (source.title, source.publisher, source.type, source.language) == (
        'Toll: "stays" # for now',
        "Harbour Post",
        "news",
        "en",
    )
    assert source.sha256 == hashlib.sha256(NEWS.encode()).hexdigest()
    assert faults(folder) == []


def test_a_web_page_is_kept_beside_its_text_and_both_are_hashed(project):
    folder = project()
    (folder / "Toll News.HTML").write_text(PAGE)
    result = run("Toll News.HTML", "--type", "report", "--published", "2025-02")
    assert result.exit_code == 0, result.output
    source = check(folder / "data", folder / "seeds").catalog.sources["toll-news"]
    assert (source.file, source.original) == ("toll-news.txt", "toll-news.html")
    assert (folder / "seeds/toll-news.html").read_text() == PAGE
    assert (folder / "seeds/toll-news.txt").read_text() == "“The toll stays,” Mira Vale said.\n"
    assert source.original_sha256 == hashlib.sha256(PAGE.encode()).hexdigest()
    assert source.extracted_with.startswith("inscriptis")
    assert source.title == "[Toll News]"
    assert faults(folder) == []


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (["in.txt", "--id", "Bad Id"], '"Bad Id" must be lower-case letters, digits and single hyphens'),
        (["in.txt", "--published", "Monday"], '"Monday" is no date'),
        (["in.txt", "--type", "gossip"], "'gossip' is not one of"),
        (["in.docx"], "in.docx: a document must be one of"),
        (["scan.txt"], "scan.txt: the document holds no text"),
        (["nowhere.txt"], "does not exist"),
        (["in.txt", "--id", "harbour-report"], "exists already: choose another --id"),
    ],
)
def test_what_cannot_be_archived_is_said_and_nothing_is_written(project, words, says):
    folder = project()
    for name, text in (("in.txt", NEWS), ("in.docx", NEWS), ("scan.txt", " ")):
        (folder / name).write_text(text)
    before = sorted(folder.rglob("*"))
    result = run(*words)
    assert result.exit_code == 2
    assert says in " ".join(result.output.split())
    assert sorted(folder.rglob("*")) == before


def test_a_file_that_cannot_be_read_or_a_folder_that_cannot_be_written_is_said(project, monkeypatch):
    folder = project()
    (folder / "in.txt").write_text(NEWS)

    def refuse(path, *_):
        raise PermissionError(13, "Permission denied", str(path))

    with monkeypatch.context() as patch:
        patch.setattr("pathlib.Path.read_bytes", refuse)
        result = run("in.txt", "--id", "x")
    assert (result.exit_code, "in.txt: Permission denied" in result.output) == (2, True)
    with monkeypatch.context() as patch:
        patch.setattr("pathlib.Path.write_bytes", refuse)
        result = run("in.txt", "--id", "x")
    assert (result.exit_code, "seeds/x.txt: Permission denied" in result.output) == (2, True)


def test_on_a_terminal_it_asks_for_what_it_needs(project):
    folder = project()
    (folder / "in.txt").write_text(NEWS)
    ours, theirs = pty.openpty()
    command = [sys.executable, "-c", "from generator.cli import main; main()", "source", "add", "in.txt"]
    started = subprocess.Popen(command, stdin=theirs, stdout=subprocess.PIPE, stderr=subprocess.PIPE, cwd=folder)
    os.write(ours, b"asked-for\nThe toll stays\nspeech\nen\n")
    shown, _ = started.communicate(timeout=60)
    os.close(ours)
    os.close(theirs)
    assert started.returncode == 0, shown
    assert b"Id [in]:" in shown
    entry = (folder / "data/sources/asked-for.yml").read_text()
    assert 'title: "The toll stays"\ntype: speech\n' in entry


def test_in_process_a_terminal_is_asked_too(project, monkeypatch):
    folder = project()
    (folder / "in.txt").write_text(NEWS)
    monkeypatch.setattr("generator.cli.source._at_terminal", lambda: True)
    answers = iter(["toll-news", "A title", "news", "de"])
    monkeypatch.setattr("generator.cli.source.click.prompt", lambda *_, **__: next(answers))
    assert run("in.txt").exit_code == 0
    assert "language: de" in (folder / "data/sources/toll-news.yml").read_text()
