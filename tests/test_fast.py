"""The pages that MkDocs does not make itself are those that it would have made, byte for byte."""

import logging
import re
from pathlib import Path

import pytest
from helpers.world import eventful_project
from markupsafe import Markup
from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.exceptions import Abort
from policy_timeline.mkdocs_plugin.links import Links, Reader
from policy_timeline.mkdocs_plugin.shells import CONTENT, DESCRIPTION, TITLE, Shell, mark
from policy_timeline.outputs import Output
from policy_timeline.views import timeline
from policy_timeline.work import workers as processes

ENTRY_URL = "https://git.example/blob/main/{path}"
CONFIG = """\
site_name: "Tolls & <co>"
site_url: https://t.example/sub/
use_directory_urls: {folders}
theme:
  name: material
  font: false
  custom_dir: theme
  features: [content.action.edit, content.action.view, toc.follow, navigation.indexes]
markdown_extensions:
  - attr_list
  - admonition
  - pymdownx.superfences
  - toc: {{permalink: true}}
plugins:
  - policy-timeline: {{entry_url: "{entry_url}", fast: {fast}, search: {search}}}
"""
OWN = '{% extends "base.html" %}{% block announce %}{{ page.title | {filter} }}{% endblock %}'


def contents(folder):
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@pytest.fixture
def make(tmp_path, monkeypatch):
    """Return a function that builds a world of everything, and returns the folder of its site."""
    monkeypatch.setenv("NO_MKDOCS_2_WARNING", "1")
    monkeypatch.setattr(timeline, "WHOLE", 2)
    eventful_project(tmp_path)
    monkeypatch.chdir(tmp_path)
    (tmp_path / "theme").mkdir()

    def built(*, fast, folders=True, search=False, command="build", strict=True):
        words = {"fast": fast, "folders": folders, "search": search}
        settings = {name: str(value).lower() for name, value in words.items()}
        Path("mkdocs.yml").write_text(CONFIG.format(entry_url=ENTRY_URL, **settings), "utf-8")
        config = load_config("mkdocs.yml", site_dir=f"site-{fast}", strict=strict)
        config.plugins.on_startup(command=command, dirty=False)
        build(config)
        config.plugins.on_shutdown()
        return tmp_path / f"site-{fast}"

    return built


@pytest.mark.parametrize("folders", [True, False])
def test_every_file_of_the_site_is_the_one_that_mkdocs_makes(make, folders):
    fast, plain = (contents(make(fast=fast, folders=folders, search=True)) for fast in (True, False))
    assert fast.keys() == plain.keys()
    assert [name for name in plain if fast[name] != plain[name]] == []


@pytest.mark.filterwarnings("ignore:This process:DeprecationWarning")  # the tests' own threads do nothing
def test_several_processes_write_the_same_files(make, monkeypatch):
    one = contents(make(fast=True))
    monkeypatch.setattr(processes, "LEAST", 2)
    monkeypatch.setattr(processes, "_cores", lambda: 2)
    assert contents(make(fast=True)) == one


@pytest.mark.parametrize("filter_", ["upper", "striptags | e", "e", "truncate(9)", "truncate(200)", "urlencode"])
def test_a_theme_of_ones_own_may_do_with_titles_what_it_wants(make, filter_):
    Path("theme/main.html").write_text(OWN.replace("{filter}", filter_), "utf-8")
    fast, plain = (contents(make(fast=fast)) for fast in (True, False))
    assert [name for name in plain if fast[name] != plain[name]] == []


class TestShell:
    def test_puts_texts_in_as_a_filter_would_have_changed_them(self):
        text = "a &#60;b&#62; <i>c</i> &amp; d"
        both = {"raw": mark(TITLE), "read": "ptmark-title\u2060", "escaped": Markup.escape(mark(TITLE))}
        shell = Shell("|".join(both.values()))
        assert shell.fill({TITLE: text}).split("|") == [text, "a &lt;b&gt; c &amp; d", str(Markup.escape(text))]

    def test_never_reads_a_text_for_a_mark(self):
        shell = Shell(f"{mark(TITLE)}{CONTENT}{mark(DESCRIPTION)}")
        assert shell.fill({TITLE: CONTENT, CONTENT: mark(TITLE), DESCRIPTION: "x"}) == f"{CONTENT}{mark(TITLE)}x"


class TestLinks:
    PAGES = (
        ("actors/a/", '<p id="here"><a href="../b/#there">b</a> <a href="#here">here</a></p>'),
        ("actors/b/", '<h1 id="there">B</h1><a href="https&#58;//x.example/y">x</a> <a href="../b/#there">b</a>'),
    )

    @staticmethod
    def dead(*pages, addresses=("actors/a/", "actors/b/")):
        reader, links = Reader(), Links()
        for address, content in pages:
            links.note(f"{address.removesuffix('/')}.md", reader.read(address, content))
        return list(links.dead(addresses))

    def test_lead_to_pages_and_places_that_there_are(self):
        assert self.dead(*self.PAGES) == []

    def test_that_lead_nowhere_are_told_with_the_first_page_that_has_them(self):
        (said,) = self.dead(*self.PAGES, addresses=["actors/a/"])
        assert said == 'actors/a.md: the link to "actors/b/#there" leads nowhere'

    @pytest.mark.parametrize(
        ("link", "target"),
        [
            ("../../", ""),
            ("../../sources/x/", "sources/x/"),
            ("../..", ""),
            ("./", "actors/a/"),
            ("../../feed.atom", "feed.atom"),
            ("../../timeline/?actor=a", "timeline/"),
            ("../b/%23/", "actors/b/#/"),
            ("?actor=a", "actors/a/"),
        ],
    )
    def test_are_read_as_a_browser_does(self, link, target):
        assert Reader().read("actors/a/", f'<a href="{link}">x</a>').targets == ((target, ""),)

    def test_are_told_once(self):
        reader = Reader()
        page = '<a href="../b/">b</a>'
        assert [len(reader.read(address, page).targets) for address in ("actors/a/", "actors/c/")] == [1, 0]

    def test_to_a_place_that_is_not_there_are_told(self):
        (said,) = self.dead(*self.PAGES, ("actors/a/", '<p id="here"></p><a href="../b/#nowhere">b</a>'))
        assert said == 'actors/a.md: the link to "actors/b/#nowhere" leads to no place on that page'

    def test_into_pages_that_a_person_wrote_may_lead_anywhere_there(self):
        assert self.dead(("a/", '<a href="../about/#any">x</a>'), addresses=["about/"]) == []


def test_a_dead_link_of_a_generated_page_fails_a_strict_build(make, monkeypatch, caplog):
    from policy_timeline.pages.rendering import Renderer

    monkeypatch.setattr(Renderer, "_contact_link", lambda _: "../../nowhere/")
    config = CONFIG.replace("entry_url:", "contact: x, entry_url:")
    monkeypatch.setitem(globals(), "CONFIG", config)
    with pytest.raises(Abort, match="strict"):
        make(fast=True)
    said = [one.getMessage() for one in caplog.records if one.levelno == logging.WARNING]
    assert any(re.search(r"statements/[\w-]+\.md: the link to \"nowhere/\" leads nowhere", one) for one in said)


@pytest.mark.parametrize(("anchor", "is_there"), [("evidence-1", True), ("cite-plain", True), ("no", False)])
def test_links_of_hand_written_pages_into_generated_ones_are_checked(make, caplog, anchor, is_there):
    Path("docs").mkdir(exist_ok=True)
    Path("docs/mine.md").write_text(f"# Mine\n\n[it](statements/toll-wanted.md#{anchor})\n", "utf-8")
    caplog.set_level(logging.INFO)
    make(fast=True, strict=False)
    said = [one.getMessage() for one in caplog.records if "does not contain an anchor" in one.getMessage()]
    assert bool(said) == (not is_there)
    assert 'href="../statements/toll-wanted/#' in Path("site-True/mine/index.html").read_text("utf-8")


def test_what_mkdocs_search_is_to_read_mkdocs_makes(make, monkeypatch):
    config = CONFIG.replace("plugins:\n", "plugins:\n  - search\n")
    monkeypatch.setitem(globals(), "CONFIG", config)
    index = (make(fast=True, search=True) / "search/search_index.json").read_text("utf-8")
    assert "statements/toll-wanted/" in index


def test_an_output_is_made_anew_each_time():
    made = iter("ab")
    one = Output("x.md", lambda: next(made), "page")
    assert (one.content, one.content) == ("a", "b")
