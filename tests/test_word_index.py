"""The index of words in the real MkDocs, made by the real Pagefind: with every build, and behind a preview's back."""

import json
import logging
import sys
import threading
import time
from multiprocessing import active_children
from pathlib import Path
from subprocess import PIPE, Popen

import pytest
from bs4 import BeautifulSoup
from error_cases import BASE
from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.exceptions import Abort
from policy_timeline.exports import word_index
from policy_timeline.mkdocs_plugin import indexing
from policy_timeline.mkdocs_plugin.indexing import Indexer
from policy_timeline.mkdocs_plugin.site import Site
from policy_timeline.outputs import Output
from policy_timeline.work import workers

SETTINGS = """\
site_name: Tolls
theme: {name: material}
plugins:
  - search
  - policy-timeline: {data_dir: data, sources_dir: seeds, search: true}
"""
SEED = "seeds/harbour-report.txt"
STATEMENTS = ("data/statements/2023/reed-opposes-toll.yml", "data/statements/2025/vale-supports-toll.yml")
PATIENCE = 60


@pytest.fixture
def make(project, caplog, monkeypatch):
    """Return a function that builds a project in this process and returns the folder of its site."""
    caplog.set_level(logging.INFO, "mkdocs")

    def built(files=None, *, settings=SETTINGS, strict=True):
        folder = project({"mkdocs.yml": settings, **(files or {})})
        (folder / "docs").mkdir(exist_ok=True)
        config = load_config(str(folder / "mkdocs.yml"), strict=strict)
        config.plugins.on_startup(command="build", dirty=False)
        build(config)
        return folder / "site"

    return built


@pytest.fixture
def pagefind(tmp_path, monkeypatch):
    """Return a function that puts a script of a few lines in the place of Pagefind."""

    def replace(lines):
        script = tmp_path / "stand-in"
        script.write_text(f"#!{sys.executable}\n{lines}\n", "utf-8")
        script.chmod(0o755)
        monkeypatch.setattr(word_index.sys, "executable", str(script))

    return replace


def warnings(caplog):
    return [one.getMessage() for one in caplog.records if one.levelno == logging.WARNING]


def files_of(site):
    return {path.relative_to(site): path.read_bytes() for path in site.rglob("*") if path.is_file()}


def indexed(site):
    entry = json.loads((site / "pagefind/pagefind-entry.json").read_text("utf-8"))
    return {language: one["page_count"] for language, one in entry["languages"].items()}


def test_every_statement_is_indexed_and_nothing_else(make):
    assert indexed(make()) == {"en": 2}


def test_the_index_is_in_the_sites_language(make):
    site = make(settings=SETTINGS.replace("{name: material}", "{name: material, language: de}"))
    assert indexed(site) == {"de": 2}
    page = BeautifulSoup((site / "search/index.html").read_text("utf-8"), "lxml")
    assert page.select_one("link[rel=search]")["data-all"] == "Alle Ergebnisse mit Filtern"


def test_statements_of_a_site_of_files_are_indexed_too(make):
    assert indexed(make(settings=f"{SETTINGS}use_directory_urls: false\n")) == {"en": 2}


def test_the_same_pages_give_the_same_index(make):
    first, second = ({path.name for path in (make() / "pagefind").rglob("*")} for _ in range(2))
    assert first == second


def test_without_the_search_there_is_neither_index_nor_page(make):
    site = make(settings=SETTINGS.replace("search: true", "search: false"))
    assert not (site / "pagefind").exists()
    assert not (site / "search/index.html").exists()
    assert 'rel="search"' not in (site / "index.html").read_text("utf-8")


def test_without_statements_there_is_nothing_to_index(make, caplog):
    files = dict.fromkeys((*STATEMENTS, "data/shifts/norland-toll.yml"))
    site = make(files, strict=False)
    assert not (site / "pagefind").exists()
    assert (site / "search/index.html").is_file()
    assert not [one for one in warnings(caplog) if "index could not be made" in one]


def test_a_build_whose_words_could_not_be_indexed_fails_and_leaves_the_site_as_it_was(make, caplog, pagefind):
    before = (make() / "index.html").read_bytes()
    pagefind("import sys\nsys.exit('There is no\\nroom left.')")
    with pytest.raises(Abort):
        make({STATEMENTS[0]: None, "data/shifts/norland-toll.yml": None}, strict=False)
    said = caplog.text
    assert "the search page finds no words, since their index could not be made: There is no room left." in said
    assert "build without the search by `search: false`" in said
    assert Path("site/index.html").read_bytes() == before


def test_other_processes_write_what_is_no_page_and_the_index_and_end_with_a_build_that_fails(make, monkeypatch):
    before = files_of(make())
    monkeypatch.setattr(workers, "LEAST", 1)
    monkeypatch.setattr(workers, "_cores", lambda: 2)
    assert files_of(make()) == before
    began = []
    monkeypatch.setattr(Site, "begin", lambda *_: began.extend(active_children()) or int("none"))
    with pytest.raises(ValueError, match="none"):
        make()
    assert len(began) == 2
    assert active_children() == []
    assert [path.name for path in Path().iterdir() if "site" in path.name] == ["site"]


def test_a_quotation_without_a_letter_is_in_the_index_as_well(make):
    said = "Norland opposes any toll on the strait."
    files = {path: (BASE / path).read_text("utf-8").replace(said, "100 %") for path in (STATEMENTS[0], SEED)}
    assert indexed(make(files)) == {"en": 2}


def test_an_index_that_lacks_a_statement_is_told_by_its_number(folders):
    index = folders[1]
    index.mkdir()
    (index / "pagefind-entry.json").write_text('{"languages": {"en": {"page_count": 1}}}', "utf-8")
    ended = Popen(["true"], stdout=PIPE, text=True)
    fault = word_index.fault_of(ended, index, 2)
    assert fault == "the search page finds no words, since their index holds 1 of 2 statements"


def page(name, text):
    return Output(f"{name}.html", lambda: text, "export")


@pytest.fixture
def folders(tmp_path):
    """Return an empty folder of pages, and where their index goes."""
    (tmp_path / "pages").mkdir()
    return tmp_path / "pages", tmp_path / "index"


def test_an_end_without_words_is_told_by_its_status(pagefind, folders):
    pagefind("raise SystemExit(7)")
    fault = word_index.fault_of(word_index.start(*folders), folders[1], 0)
    assert fault == "the search page finds no words, since their index could not be made: Pagefind ended with status 7"


def test_pagefind_is_told_where_the_pages_are_and_where_the_index_goes(pagefind, folders):
    pagefind("import sys\nfrom pathlib import Path\nPath(sys.argv[4]).write_text(' '.join(sys.argv[1:]))")
    pages, index = folders
    word_index.write_pages([page("a", "A"), page("b", "B")], pages)
    assert {path.name: path.read_text("utf-8") for path in pages.iterdir()} == {"a.html": "A", "b.html": "B"}
    pages = pages / "asked"
    assert word_index.fault_of(word_index.start(pages, index), index, 0) is None
    assert pages.read_text("utf-8") == f"-m pagefind --site {pages} --output-path {index} --silent"


def until(condition):
    end = time.monotonic() + PATIENCE
    while not condition():
        assert time.monotonic() < end
        time.sleep(0.02)


class TestPreview:
    """The index of a preview, whose pages are read behind its back."""

    @pytest.fixture(autouse=True)
    def without_pause(self, monkeypatch):
        monkeypatch.setattr(indexing, "PAUSE", 0)

    def test_goes_on_while_words_are_indexed(self, pagefind, tmp_path):
        pagefind(
            "import sys, time\nfrom pathlib import Path\nindex = Path(sys.argv[sys.argv.index('--output-path') + 1])\n"
            "while not (index / 'go').exists(): time.sleep(0.02)\n"
            "site = Path(sys.argv[sys.argv.index('--site') + 1])\n"
            '(index / \'pagefind-entry.json\').write_text(\'{"languages": {"en": {"page_count": 1}}}\')\n'
            "(index / 'done').write_text((site / 'a.html').read_text())"
        )
        said = []
        Indexer(said.append).begin([page("a", "A")], tmp_path)
        assert not (tmp_path / "done").exists()
        (tmp_path / "go").touch()
        until(lambda: (tmp_path / "done").exists() and (tmp_path / "done").read_text("utf-8") == "A")
        assert said == []

    def test_hears_of_what_went_wrong(self, pagefind, tmp_path):
        pagefind("raise SystemExit('No such luck')")
        said = []
        Indexer(said.append).begin([], tmp_path)
        until(lambda: said)
        assert said == ["the search page finds no words, since their index could not be made: No such luck"]

    def test_ends_an_indexing_before_another_and_says_nothing_of_it(self, pagefind, tmp_path):
        pagefind("import time\ntime.sleep(600)")
        said = []
        indexer = Indexer(said.append)
        indexer.begin([], tmp_path)
        until(lambda: indexer._running)
        process = indexer._running
        indexer.stop()
        assert process.poll() is not None
        until(lambda: process.stdout.closed)
        indexer.stop()
        assert said == []

    def test_begins_nothing_once_it_is_ended(self, pagefind, tmp_path):
        pagefind(f"from pathlib import Path\nPath({str(tmp_path / 'asked')!r}).touch()")
        indexer = Indexer(None)

        def ending():
            indexer.stop()
            return ""

        before = set(threading.enumerate())
        indexer.begin([Output("a.html", ending, "export")], tmp_path)
        for thread in set(threading.enumerate()) - before:
            thread.join(PATIENCE)
        assert not (tmp_path / "asked").exists()

    def test_lets_a_save_that_follows_soon_go_first(self, tmp_path, monkeypatch):
        monkeypatch.setattr(indexing, "PAUSE", PATIENCE)
        indexer = Indexer(None)
        before = set(threading.enumerate())
        indexer.begin([Output("a.html", None, "export")], tmp_path)
        (thread,) = set(threading.enumerate()) - before
        indexer.stop()
        thread.join(PATIENCE)
        assert not thread.is_alive()
