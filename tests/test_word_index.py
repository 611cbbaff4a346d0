"""The index of words in the real MkDocs, made by the real Pagefind: with every build, and behind a preview's back."""

import json
import logging
import sys
import time
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.exceptions import Abort

from generator import word_index
from generator.plugin.indexing import Indexer

SETTINGS = """\
site_name: Tolls
theme: {name: material}
plugins:
  - search
  - policy-timeline: {data_dir: data, sources_dir: seeds, search: true}
"""
STATEMENTS = ("data/statements/2023/reed-opposes-toll.yml", "data/statements/2025/vale-supports-toll.yml")
PATIENCE = 60


@pytest.fixture
def make(project, caplog, monkeypatch):
    """Return a function that builds a project in this process and returns the folder of its site."""
    caplog.set_level(logging.INFO, "mkdocs")
    monkeypatch.setenv("NO_MKDOCS_2_WARNING", "1")

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
    assert not [one for one in warnings(caplog) if "words" in one]


def test_a_build_says_when_the_words_could_not_be_indexed_and_a_strict_one_fails(make, caplog, pagefind):
    pagefind("import sys\nsys.exit('There is no\\nroom left.')")
    site = make(strict=False)
    assert (site / "index.html").is_file()
    (said,) = [one for one in warnings(caplog) if "words" in one]
    assert "the search page finds no words, since their index could not be made: There is no room left." in said
    with pytest.raises(Abort, match="strict"):
        make()


def test_an_end_without_words_is_told_by_its_status(pagefind, tmp_path):
    pagefind("raise SystemExit(7)")
    assert word_index.fault_of(word_index.start(tmp_path)) == "Pagefind ended with status 7"


def until(condition):
    end = time.monotonic() + PATIENCE
    while not condition():
        assert time.monotonic() < end
        time.sleep(0.02)


class TestPreview:
    def test_goes_on_while_words_are_indexed(self, pagefind, tmp_path):
        pagefind(
            "import sys, time\nfrom pathlib import Path\nsite = Path(sys.argv[sys.argv.index('--site') + 1])\n"
            "while not (site / 'go').exists(): time.sleep(0.02)\n(site / 'done').touch()"
        )
        said = []
        Indexer(said.append).begin(tmp_path, wait=False)
        assert not (tmp_path / "done").exists()
        (tmp_path / "go").touch()
        until((tmp_path / "done").exists)
        assert said == []

    def test_hears_of_what_went_wrong(self, pagefind, tmp_path):
        pagefind("raise SystemExit('No such luck')")
        said = []
        Indexer(said.append).begin(tmp_path, wait=False)
        until(lambda: said)
        assert said == ["the search page finds no words, since their index could not be made: No such luck"]

    def test_ends_an_indexing_before_its_pages_go_and_says_nothing_of_it(self, pagefind, tmp_path):
        pagefind("import time\ntime.sleep(600)")
        said = []
        indexer = Indexer(said.append)
        indexer.begin(tmp_path, wait=False)
        process = indexer._running
        indexer.stop()
        assert process.poll() is not None
        until(lambda: process.stdout.closed)
        indexer.stop()
        assert said == []


def test_pagefind_is_asked_for_the_statements_of_the_site_alone(pagefind, tmp_path):
    pagefind("import sys\nfrom pathlib import Path\nPath('asked').write_text(' '.join(sys.argv[1:]))")
    assert word_index.fault_of(word_index.start(tmp_path)) is None
    asked = Path("asked")
    text = asked.read_text("utf-8")
    asked.unlink()
    assert text == f"-m pagefind --site {tmp_path} --glob statements/**/*.html --output-subdir pagefind --silent"
