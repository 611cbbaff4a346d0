"""`source add` archives a document, writes an entry that checks, and never overwrites."""

import hashlib
import time
from contextlib import suppress
from http.server import SimpleHTTPRequestHandler
from subprocess import DEVNULL, Popen, TimeoutExpired

import pytest
from click.testing import CliRunner
from helpers.pages import serving
from helpers.programs import answered, installed, succeeded
from policy_timeline.cli import main
from policy_timeline.cli.shared import write_all
from policy_timeline.pipeline import check
from policy_timeline.reading.yaml import read_yaml

NEWS = "“The toll stays,” Mira Vale said on Monday.\n"
PAGE = "<html><body><p>“The toll stays,” Mira Vale said.</p></body></html>"


@pytest.fixture(autouse=True)
def _day(monkeypatch):
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1746100000")  # 2025-05-01


def run(*words):
    return CliRunner().invoke(main, ["source", "add", *map(str, words)])


def fields(folder, id_):
    return read_yaml((folder / f"data/sources/{id_}.yml").read_bytes(), id_).value


def faults(folder):
    checked = check(folder / "data", folder / "seeds")
    return [one for one in checked.diagnostics if "toll-news" in one.location.file]


def test_a_text_is_archived_unchanged_and_its_entry_checks(project):
    folder = project()
    (folder / "in.txt").write_text(NEWS)
    result = run("in.txt", "--id", "toll-news", "--title", 'Toll: "stays" # for now', "--publisher", "Harbour Post")
    assert result.exit_code == 0, result.output
    assert result.output == (
        "archived seeds/toll-news.txt\n"
        "wrote data/sources/toll-news.yml\n"
        "seeds/toll-news.txt:1:2: “The toll stays,” (mira-vale): open\n"
        "toll-news: 1 quotation, 0 curated, 0 left out for a reason, 1 open\n"
        "next: policy-timeline coverage toll-news --draft begins an entry for each open quotation\n"
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
    assert source.extracted_with.startswith("trafilatura ")
    assert source.title == "[Toll News]"
    assert faults(folder) == []


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (["in.txt", "--id", "Bad Id"], '"Bad Id" must be lower-case letters, digits and single hyphens'),
        (["in.txt", "--published", "Monday"], '"Monday" is not a date'),
        (["in.txt", "--type", "gossip"], "'gossip' is not one of"),
        (["in.docx"], "in.docx: the document cannot be read as .docx"),
        (["scan.txt"], "scan.txt: the document holds no text"),
        (["nowhere.txt"], "nowhere.txt: there is no such file"),
        (["in.txt", "--id", "harbour-report"], "exists already: choose another --id"),
        (["in.txt", "--url", "www.post.example"], "must start with http:// or https://"),
        (["again.txt"], "again.txt: this document is archived already, as seeds/harbour-report.txt"),
        (["huge.txt"], "huge.txt: a document must have at most 10,000,000 bytes"),
        (["broken.pdf"], "broken.pdf: the document cannot be read as PDF"),
    ],
)
def test_what_cannot_be_archived_is_said_and_nothing_is_written(project, words, says):
    folder = project()
    report = (folder / "seeds/harbour-report.txt").read_text()
    texts = {"in.txt": NEWS, "in.docx": NEWS, "scan.txt": " ", "again.txt": report, "broken.pdf": "%PDF-1.4 trailer"}
    for name, text in {**texts, "huge.txt": "x" * 10_000_001}.items():
        (folder / name).write_text(text)
    before = sorted(folder.rglob("*"))
    result = run(*words)
    assert result.exit_code == 2
    assert says in " ".join(result.output.split())
    assert sorted(folder.rglob("*")) == before


def test_a_file_that_cannot_be_read_is_said(project, monkeypatch):
    folder = project()
    (folder / "in.txt").write_text(NEWS)

    def refuse(path):
        raise PermissionError(13, "Permission denied", str(path))

    monkeypatch.setattr("pathlib.Path.read_bytes", refuse)
    result = run("in.txt", "--id", "x")
    assert (result.exit_code, "in.txt: Permission denied" in result.output) == (2, True)


def test_where_the_entry_cannot_be_written_nothing_is_archived(project):
    folder = project({"other/sources": "a file"})
    (folder / "in.txt").write_text(NEWS)
    result = run("in.txt", "--id", "x", "--data-dir", "other")
    assert (result.exit_code, "other/sources: File exists" in result.output) == (2, True)
    assert not (folder / "seeds/x.txt").exists()


def shown_to(answers, *options):
    """Return what the command shows to a person who types these answers at a terminal."""
    done = answered([installed("policy-timeline"), "source", "add", "in.txt", *options], answers)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def test_on_a_terminal_it_asks_for_what_it_needs(project):
    folder = project()
    (folder / "in.txt").write_text(NEWS)
    shown = shown_to("asked-for\nThe toll stays\nspeech\nen\nPost\n\nMonday\n2025-03\n\nmira-vale\n")
    assert "  id [in]:" in shown
    assert "* transcript: what was said in turns" in shown
    assert '"Monday" is not a date' in shown
    assert fields(folder, "asked-for") == {
        "title": "The toll stays",
        "type": "speech",
        "file": "asked-for.txt",
        "sha256": hashlib.sha256(NEWS.encode()).hexdigest(),
        "language": "en",
        "publisher": "Post",
        "published": "2025-03",
        "speaker": "mira-vale",
        "accessed": "2025-05-01",
    }


def test_what_was_given_is_not_asked_for_and_enter_takes_what_is_suggested(project):
    folder = project()
    (folder / "in.txt").write_text(NEWS)
    shown = shown_to("\n\n\n\n\n\n", "--type", "news", "--id", "toll-news")
    assert "  type" not in shown
    assert "  speaker" not in shown
    assert fields(folder, "toll-news")["title"] == "[in]"


def test_a_document_in_a_language_without_word_lists_names_none(project):
    folder = project()
    (folder / "in.txt").write_text("„Opłata zostaje”, powiedziała wczoraj minister.")
    assert run("in.txt", "--id", "toll-news").exit_code == 0
    assert "language" not in fields(folder, "toll-news")


def test_a_document_without_quotations_has_nothing_to_draft(project):
    folder = project()
    (folder / "in.txt").write_text("The toll stays.")
    result = run("in.txt", "--id", "toll-news")
    assert result.output.endswith("toll-news: 0 quotations, 0 curated, 0 left out for a reason, 0 open\n")


def test_what_looks_like_a_transcript_is_said_until_it_is_one_with_whom_it_gives_its_turns(project):
    folder = project()
    (folder / "in.txt").write_text("MIRA VALE: We wait.\n\nJANE ROE: How long?\n\nMIRA VALE: A year.\n")
    result = run("in.txt", "--id", "toll-news")
    assert result.output.splitlines()[-1] == (
        "note: lines begin with labels, such as MIRA VALE and JANE ROE: if this is a transcript, "
        "write type: transcript in data/sources/toll-news.yml"
    )
    entry = folder / "data/sources/toll-news.yml"
    entry.write_text(entry.read_text().replace("type: news", "type: transcript"))
    shown = CliRunner().invoke(main, ["coverage", "toll-news"]).output.splitlines()
    assert shown[-2] == "toll-news: 2 quotations, 0 curated, 0 left out for a reason, 2 open"
    assert shown[-1] == (
        "toll-news: turns of nobody in the record: JANE ROE (1); to curate what they say, begin an actor "
        "(policy-timeline new actor), or say in the source who a label means (labels:)"
    )
    many = "".join(
        f"JANE {name}: How?\n\n" for name in ("ABBA", "ROE", "ODE", "ELM", "OAK", "FIR", "ASH", "BAY", "YEW")
    )
    (folder / "many.txt").write_text(many)
    result = run("many.txt", "--id", "many", "--type", "transcript", "--language", "en")
    assert "JANE BAY (1) and 1 more; to curate" in result.output


def test_an_entry_that_check_finds_fault_with_is_status_1(project):
    folder = project()
    (folder / "in.txt").write_text(NEWS)
    result = run("in.txt", "--id", "toll-news", "--type", "speech", "--speaker", "mira-val")
    assert result.exit_code == 1
    assert 'error[unknown-actor]: no actor "mira-val"' in result.output
    assert 'did you mean "mira-vale"?' in result.output
    assert (folder / "data/sources/toll-news.yml").exists()


def test_a_text_that_somebody_takes_away_at_once_is_missed(project, monkeypatch):
    folder = project({"in.txt": NEWS})

    def write_and_lose(contents, remedy):
        write_all(contents, remedy)
        (folder / "seeds/toll-news.txt").unlink()

    monkeypatch.setattr("policy_timeline.cli.source.write_all", write_and_lose)
    result = run("in.txt", "--id", "toll-news")
    assert result.exit_code == 1
    assert "error[missing-file]" in result.output
    assert "quotation" not in result.output


def test_a_link_that_leads_nowhere_is_not_written_over(project):
    folder = project()
    (folder / "in.html").write_text(PAGE)
    (folder / "seeds/toll-news.txt").symlink_to("nowhere/at-all")  # there to be written through, and nothing behind it
    result = run("in.html", "--id", "toll-news")
    assert result.exit_code == 2
    assert "seeds/toll-news.txt exists already" in result.output
    assert not (folder / "seeds/toll-news.html").exists()
    assert not (folder / "data/sources/toll-news.yml").exists()


def test_a_page_at_an_address_is_archived_with_its_own_data_and_a_newer_version_names_the_earlier_one(
    project, tmp_path
):
    folder = project()
    (tmp_path / "ferry.html").write_text(PAGE.replace("<html>", "<html lang=en><title>The ferry\ufffe</title>"))
    with serving(tmp_path) as address:
        first = run(f"{address}/ferry.html", "--published", "2025-03-04")
        assert first.exit_code == 0, first.output
        again = run(f"{address}/ferry.html")
        assert (again.exit_code, "is archived already" in again.output) == (2, True)
        (tmp_path / "ferry.html").write_text(PAGE.replace("stays", "falls"))
        second = run(f"{address}/ferry.html", "--whole")
    assert "this is a newer version of ferry" in second.output
    assert fields(folder, "ferry")["title"] == "The ferry"
    assert fields(folder, "ferry")["url"] == f"{address}/ferry.html"
    assert fields(folder, "ferry-2")["replaces"] == "ferry"
    catalog = check(folder / "data", folder / "seeds").catalog
    assert catalog.sources["ferry-2"].replaces == "ferry"


def test_an_address_that_gives_nothing_and_one_of_another_kind_are_said(project):
    project()
    gone = run("http://127.0.0.1:9/ferry")
    assert (gone.exit_code, "--url http://127.0.0.1:9/ferry" in gone.output) == (2, True)
    other = run("file:///etc/passwd")
    assert (other.exit_code, "must begin with http:// or https://" in other.output) == (2, True)


def test_what_an_ended_run_left_behind_is_taken_up(project):
    folder = project()
    (folder / "in.txt").write_text(NEWS)
    (folder / "seeds/toll-news.txt").write_text(NEWS)
    assert run("in.txt", "--id", "toll-news").exit_code == 0
    assert fields(folder, "toll-news")["file"] == "toll-news.txt"


def test_a_name_that_no_entry_may_have_is_not_suggested(project):
    folder = project()
    (folder / "index.txt").write_text(NEWS)
    assert run("index.txt").exit_code == 0
    assert (folder / "data/sources/index-1.yml").exists()


def test_a_text_in_another_encoding_is_kept_beside_the_one_that_is_read(project):
    folder = project()
    (folder / "in.txt").write_bytes(NEWS.encode("utf-16"))
    assert run("in.txt", "--id", "toll-news").exit_code == 0
    assert (folder / "seeds/toll-news.text.txt").read_text() == NEWS


def test_a_value_with_an_invisible_character_is_refused(project):
    folder = project()
    (folder / "in.txt").write_text(NEWS)
    result = run("in.txt", "--title", "A\ufffetitle")
    assert (result.exit_code, "must not contain U+FFFE" in result.output) == (2, True)


def test_a_source_is_shown_as_its_readers_read_it(project):
    folder = project()
    text = "“We go,” Mira Vale said, and nobody\n\n7\n\nstayed in the num-\nbers of boats.\n\n“We end\n"
    (folder / "in.txt").write_text(text)
    added = run("in.txt", "--id", "toll-news")
    assert "left out 1 page number; joined 1 hyphen at a line's end\n" in added.output
    shown = CliRunner().invoke(main, ["source", "show", "toll-news"])
    assert shown.output.startswith("“We go,” Mira Vale said, and nobody⟨page number⟩ stayed in the num")
    assert "toll-news: left out 1 page number; joined 1 hyphen" in shown.output
    assert "toll-news: 1 quotation mark has no partner" in shown.output
    assert "1 quotation mark has no partner" in CliRunner().invoke(main, ["coverage", "toll-news"]).output
    unknown = CliRunner().invoke(main, ["source", "show", "toll-new"])
    assert (unknown.exit_code, 'did you mean "toll-news"?' in unknown.output) == (2, True)


def test_what_a_page_says_of_itself_is_taken_where_an_entry_can_hold_it_and_remarks_are_told(project, monkeypatch):
    folder = project()
    monkeypatch.setattr("policy_timeline.reading.documents.web.trafilatura.extract", lambda *_, **__: None)
    (folder / "in.html").write_text(PAGE.replace("<html>", "<html lang='no language at all'>"))
    result = run("in.html", "--id", "toll-news")
    assert "note: no main text was found" in result.output
    assert "language: en" in (folder / "data/sources/toll-news.yml").read_text()


class InLatin(SimpleHTTPRequestHandler):
    """Serves texts in windows-1252, which its answers alone say."""

    def guess_type(self, path):
        return f"{super().guess_type(path)}; charset=windows-1252"

    def log_message(self, *_):
        """Say nothing."""


@pytest.mark.parametrize(("name", "read"), [("news.html", "news.txt"), ("news.txt", "news.text.txt")])
def test_an_encoding_that_the_server_alone_names_is_believed(project, tmp_path, name, read):
    folder = project()
    text = NEWS if name.endswith("txt") else PAGE
    raw = text.replace("stays", "rest\u00e9").encode("windows-1252")
    (tmp_path / name).write_bytes(raw)
    with serving(tmp_path, InLatin) as address:
        result = run(f"{address}/{name}")
    assert result.exit_code == 0, result.output
    assert (folder / "seeds" / name).read_bytes() == raw  # the archive keeps what came
    assert "rest\u00e9" in (folder / "seeds" / read).read_text("utf-8")
    assert check(folder / "data", folder / "seeds").summary.errors == 0


def test_a_run_that_is_killed_leaves_all_or_nothing_and_can_be_run_again(project):
    folder = project()
    (folder / "in.html").write_text(PAGE)
    command = [installed("policy-timeline"), "source", "add", "in.html", "--id"]
    began = time.monotonic()
    succeeded([*command, "whole"])
    seconds = time.monotonic() - began
    (folder / "in.html").write_text(PAGE.replace("stays", "remains"))
    entry = folder / "data/sources/killed.yml"
    for part in range(8):
        process = Popen([*command, "killed"], stdout=DEVNULL, stderr=DEVNULL)
        with suppress(TimeoutExpired):
            process.wait(seconds * (0.5 + part / 14))
        process.kill()
        process.wait()
        assert check(folder / "data", folder / "seeds").summary.errors == 0
        if entry.exists():
            break
    else:
        succeeded([*command, "killed"])
    assert fields(folder, "killed")["file"] == "killed.txt"
