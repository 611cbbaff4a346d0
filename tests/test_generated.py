"""Generated pages are those that MkDocs makes of their Markdown, byte for byte, and every plugin sees them."""

import logging
import re
from contextlib import contextmanager
from pathlib import Path

import pytest
from helpers.building import built
from helpers.world import eventful_project
from jinja2 import Template
from markupsafe import Markup
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort
from mkdocs.structure.files import File
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import TableOfContents
from policy_timeline import mkdocs_plugin
from policy_timeline.mkdocs_plugin.generated import GeneratedPage
from policy_timeline.mkdocs_plugin.links import Links, places
from policy_timeline.mkdocs_plugin.shells import CONTENT, DESCRIPTION, TITLE, Shell, Shells, mark
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
  - policy-timeline: {{entry_url: "{entry_url}", search: {search}}}
"""
OWN = '{% extends "base.html" %}{% block announce %}{{ page.title | {filter} }}{% endblock %}'


def contents(folder):
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@pytest.fixture
def make(tmp_path, monkeypatch):
    """Return a function that builds a world of everything, and returns the folder of its site."""
    monkeypatch.setattr(timeline, "WHOLE", 2)
    eventful_project(tmp_path)
    monkeypatch.chdir(tmp_path)
    (tmp_path / "theme").mkdir()

    def made(name, *, folders=True, search=False, strict=True):
        settings = {"folders": str(folders).lower(), "search": str(search).lower()}
        Path("mkdocs.yml").write_text(CONFIG.format(entry_url=ENTRY_URL, **settings), "utf-8")
        return built(site_dir=name, strict=strict)

    return made


@contextmanager
def all_by_mkdocs(monkeypatch):
    """Have MkDocs convert every page by itself, and the theme's templates draw it."""
    with monkeypatch.context() as during:
        during.setattr(GeneratedPage, "render", Page.render)
        during.setattr(mkdocs_plugin, "use_shells", lambda _: None)
        yield


def differences(make, monkeypatch, **settings):
    """Return the names of the files that differ between a site and the one that MkDocs makes by itself."""
    ours = contents(make("ours", **settings))
    with all_by_mkdocs(monkeypatch):
        plain = contents(make("plain", **settings))
    assert ours.keys() == plain.keys()
    return [name for name in plain if ours[name] != plain[name]]


@pytest.mark.parametrize("folders", [True, False])
def test_every_file_of_the_site_is_the_one_that_mkdocs_makes(make, monkeypatch, folders):
    monkeypatch.setitem(globals(), "CONFIG", CONFIG.replace("plugins:\n", "plugins:\n  - search\n"))
    assert differences(make, monkeypatch, folders=folders, search=True) == []
    assert "statements/toll-wanted" in Path("ours/search/search_index.json").read_text("utf-8")


@pytest.mark.filterwarnings("ignore:This process:DeprecationWarning")  # the tests' own threads do nothing
def test_several_processes_write_the_same_files(make, monkeypatch):
    alone = contents(make("alone"))
    monkeypatch.setattr(processes, "LEAST", 2)
    monkeypatch.setattr(processes, "_cores", lambda: 2)
    assert contents(make("together")) == alone


@pytest.mark.parametrize("filter_", ["upper", "e"])
def test_a_theme_of_ones_own_may_do_with_titles_what_it_wants(make, monkeypatch, filter_):
    Path("theme/main.html").write_text(OWN.replace("{filter}", filter_), "utf-8")
    assert differences(make, monkeypatch) == []


HOOKS = """\
SEEN = {}

def seen(hook, page):
    SEEN.setdefault(hook, set()).add(page.file.src_uri)

def on_page_markdown(markdown, page, **_):
    seen("markdown", page)
    return markdown + "\\n\\n## More of *it*\\n" if page.file.src_uri == "statements/toll-wanted.md" else markdown

def on_page_content(html, page, **_):
    seen("content", page)
    return html + f"<p>{page.file.src_uri}</p>"

def on_page_context(context, page, **_):
    seen("context", page)
    context["site_name"] = page.file.src_uri
    page.meta["hide"] = ["navigation"] if "ferry" in page.file.src_uri else ["toc"]
    if page.file.src_uri == "actors/mira-vale.md":
        page.meta.pop("description")

def on_post_page(output, page, **_):
    seen("post", page)
    hooks = [hook for hook in SEEN if page.file.src_uri in SEEN[hook]]
    return output + f"<!-- {' '.join(sorted(hooks))} {page.file.src_uri} -->"
"""


def test_other_plugins_see_and_may_change_every_page(make, monkeypatch):
    Path("hooks.py").write_text(HOOKS, "utf-8")
    Path("theme/main.html").write_text(OWN.replace("page.title | {filter}", "site_name"), "utf-8")
    monkeypatch.setitem(globals(), "CONFIG", CONFIG + "hooks: [hooks.py]\n")
    assert differences(make, monkeypatch) == []
    files = [path for path in Path("ours").rglob("*.html") if path.name != "404.html" and "embed" not in path.parts]
    pages = [path.read_text("utf-8") for path in files]
    told = [re.search(r"<p>(.*)</p>(?s:.*)<!-- (.*) \1 -->$", page) for page in pages]
    assert {found and found[2] for found in told} == {"content context markdown post"}
    assert len({found[1] for found in told}) == len(pages) > 30
    assert "More of <em>it</em>" in Path("ours/statements/toll-wanted/index.html").read_text("utf-8")


class TestShell:
    def test_puts_texts_in_as_a_filter_would_have_changed_them(self):
        text = "a &#60;b&#62; <i>c</i> &amp; d"
        both = {"raw": mark(TITLE), "read": "ptmark-title\u2060", "escaped": Markup.escape(mark(TITLE))}
        shell = Shell("|".join(both.values()))
        assert shell.fill({TITLE: text}).split("|") == [text, "a &lt;b&gt; c &amp; d", str(Markup.escape(text))]

    def test_never_reads_a_text_for_a_mark(self):
        shell = Shell(f"{mark(TITLE)}{CONTENT}{mark(DESCRIPTION)}")
        assert shell.fill({TITLE: CONTENT, CONTENT: mark(TITLE), DESCRIPTION: "x"}) == f"{CONTENT}{mark(TITLE)}x"


@pytest.fixture
def pages(tmp_path):
    """Return a function that makes generated pages of a site, and the context that a template gets for each."""
    config = MkDocsConfig()
    config.load_dict({"site_name": "Tolls", "site_url": "https://t.example/", "docs_dir": str(tmp_path)})
    config.validate()
    config.plugins._current_plugin = None  # as after any hook
    toc = TableOfContents([])

    def made(*names, **settings):
        for name in names:
            file = File.generated(config, f"actors/{name}.md", content="")
            page = GeneratedPage.of(Page(None, file, config), f"actors/{name}.yml", {})
            page.meta = {"title": f"<b>{name}</b> &amp; " * 9, "description": f"&#60;{name}"} | settings
            page.content, page.toc, page.edit_url = f"<h1>{name}</h1>", toc, f"https://git.example/actors/{name}.yml"
            yield {"page": page, "nav": Navigation([], []), "config": config, "base_url": "../.."}

    return made


class TestShells:
    TEMPLATE = "{{ page.content }} {{ page.canonical_url }} {{ page.edit_url }} {{ page.meta.title%s }}"

    @staticmethod
    def drawn(template, contexts):
        """Return how often the template itself was used, and whether all pages are what it makes."""
        times = []

        def draw(context):
            times.append(context)
            return template.render(context)

        shells = Shells()
        found = [shells.draw(draw, context) == template.render(context) for context in contexts]
        return len(times), all(found)

    @pytest.mark.parametrize(
        ("filter_", "times"),
        [("", 3), (" | e", 3), (" | striptags | e", 3), (" | truncate(500)", 3)]
        + [(f" | {name}", 5) for name in ("upper", "truncate(9)", "urlencode")],
    )
    def test_draw_what_the_template_would(self, pages, filter_, times):
        assert self.drawn(Template(self.TEMPLATE % filter_), list(pages("a", "b", "c"))) == (times, True)

    def test_are_made_for_pages_that_are_several_alone(self, pages):
        assert self.drawn(Template(self.TEMPLATE % ""), [*pages("a"), *pages("b", hide=["toc"])]) == (2, True)

    @pytest.mark.parametrize("text", [None, 7])
    def test_are_for_pages_with_texts(self, pages, text):
        assert self.drawn(Template(self.TEMPLATE % ""), list(pages("a", "b", "c", description=text))) == (3, True)

    def test_are_for_pages_that_stand_in_no_navigation(self, pages):
        contexts = list(pages("a", "b", "c"))
        nav = Navigation([], [context["page"] for context in contexts])
        assert self.drawn(Template(self.TEMPLATE % ""), [{**one, "nav": nav} for one in contexts]) == (3, True)

    def test_know_what_else_a_plugin_has_put_into_a_page_or_its_context(self, pages):
        contexts = list(pages("a", "b", "c", "d", "e", "f"))
        contexts[2]["more"] = 1
        contexts[3]["page"].more = 2
        contexts[4]["page"].toc = TableOfContents([])
        contexts[5]["page"].edit_url = None
        template = Template(self.TEMPLATE % "" + "{{ more }}{{ page.more }}")
        assert self.drawn(template, contexts) == (3 + 4, True)


class TestLinks:
    PAGES = (
        ("actors/a/", '<p id="here"><a href="../b/#there">b</a> <a href="#here">here</a></p>'),
        ("actors/b/", '<h1 id="there">B</h1><a href="https&#58;//x.example/y">x</a> <a href="../b/#there">b</a>'),
    )

    @staticmethod
    def dead(*pages, addresses=("actors/a/", "actors/b/")):
        links = Links()
        for address, content in pages:
            links.read(f"{address.removesuffix('/') or 'index'}.md", address, content)
        known = {address: places(content) for address, content in pages}
        return list(links.dead({address: known.get(address) for address in addresses}))

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
            ("../../?q=a", ""),
            ("./", "actors/a/"),
            ("../../feed.atom", "feed.atom"),
            ("../../timeline/?actor=a", "timeline/"),
            ("../b/%23/", "actors/b/#/"),
            ("?actor=a", "actors/a/"),
        ],
    )
    def test_are_read_as_a_browser_does(self, link, target):
        (said,) = self.dead(("actors/a/", f'<a href="{link}">x</a>'), addresses=())
        assert said == f'actors/a.md: the link to "{target}" leads nowhere'

    def test_from_page_to_page_of_the_root_are_read_as_such(self):
        assert self.dead(("", '<a href="actors/a/#here">a</a> <a href="#x">x</a>'), addresses=["actors/a/"]) == [
            'index.md: the link to "#x" leads nowhere'
        ]

    def test_are_told_once(self):
        page = '<a href="../b/">b</a>'
        assert len(self.dead(("actors/a/", page), ("actors/c/", page), addresses=())) == 1

    def test_to_a_place_that_is_not_there_are_told(self):
        (said,) = self.dead(*self.PAGES, ("actors/a/", '<p id="here"></p><a href="../b/#nowhere">b</a>'))
        assert said == 'actors/a.md: the link to "actors/b/#nowhere" leads to no place on that page'

    def test_into_pages_that_a_person_wrote_may_lead_anywhere_there(self):
        assert self.dead(("a/", '<a href="../about/#any">x</a>'), addresses=["about/"]) == []


def test_a_dead_link_of_a_generated_page_fails_a_strict_build(make, monkeypatch, caplog):
    monkeypatch.setattr("policy_timeline.pages.rendering.contact_address", lambda *_: "../../nowhere/")
    config = CONFIG.replace("entry_url:", "contact: x, entry_url:")
    monkeypatch.setitem(globals(), "CONFIG", config)
    with pytest.raises(Abort, match="strict"):
        make("site")
    said = [one.getMessage() for one in caplog.records if one.levelno == logging.WARNING]
    assert any(re.search(r"statements/[\w-]+\.md: the link to \"nowhere/\" leads nowhere", one) for one in said)


@pytest.mark.parametrize(("anchor", "is_there"), [("evidence-1", True), ("cite-plain", True), ("no", False)])
def test_links_of_hand_written_pages_into_generated_ones_are_checked(make, caplog, anchor, is_there):
    Path("docs").mkdir(exist_ok=True)
    Path("docs/mine.md").write_text(f"# Mine\n\n[it](statements/toll-wanted.md#{anchor})\n", "utf-8")
    caplog.set_level(logging.INFO)
    make("site", strict=False)
    said = [one.getMessage() for one in caplog.records if "does not contain an anchor" in one.getMessage()]
    assert bool(said) == (not is_there)
    assert 'href="../statements/toll-wanted/#' in Path("site/mine/index.html").read_text("utf-8")


def test_an_output_is_made_anew_each_time():
    made = iter("ab")
    one = Output("x.md", lambda: next(made), "page")
    assert (one.content, one.content) == ("a", "b")
