"""The plugin in the real MkDocs: a whole site from five lines, and nothing of it from broken data."""

import json
import logging
import re
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urljoin
from wsgiref.util import setup_testing_defaults

import pytest
from bs4 import BeautifulSoup
from helpers.building import built
from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.exceptions import Abort, PluginError
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import BasePlugin
from policy_timeline.findings.codes import code_of, codes
from policy_timeline.mkdocs_plugin.site import Site

FIVE_LINES = """\
site_name: Tolls
theme: {name: material}
plugins:
  - search
  - policy-timeline: {data_dir: data, sources_dir: seeds}
"""
BASE = Path(__file__).parent / "base"
TYPO = {"data/actors/norland.yml": "name: Norland\ntyp: country\n"}
WARNED = {"data/actors/norland.yml": "name: Norland # the land\ntype: country\n"}


@pytest.fixture
def site(project, caplog, monkeypatch):
    """Return a function that builds a project in this process and returns the folder of its site."""
    caplog.set_level(logging.INFO, "mkdocs")

    def make(files=None, *, command="build", **settings):
        folder = project({"mkdocs.yml": FIVE_LINES, **(files or {})})
        return built(folder / "mkdocs.yml", command, **settings)

    return make


def said(caplog, level):
    return [one.getMessage() for one in caplog.records if one.levelno == level]


def test_five_lines_give_the_whole_site_without_a_warning(site):
    built = site(strict=True)
    for page in ("", "timeline/", "positions/strait-has-toll/", "statements/vale-supports-toll/", "shifts/"):
        assert (built / page / "index.html").is_file()
    for file in ("api/v1/statements.json", "downloads/stances.csv", "feed.atom", "feed.json"):
        assert (built / file).is_file()
    home = (built / "index.html").read_text("utf-8")
    assert "assets/policy-timeline/policy-timeline.css" in home
    assert "assets/policy-timeline/policy-timeline.js" in home


def test_the_pages_for_curators_are_the_programs_but_where_a_project_has_its_own(site):
    guided = FIVE_LINES.replace("seeds}", "seeds, guide: true}")
    built = site({"mkdocs.yml": guided, "docs/about/method.md": "# How we work"}, strict=True)
    text = {
        name: (built / f"about/{name}/index.html").read_text("utf-8") for name in ("method", "neutrality", "errors")
    }
    assert "How we work" in text["method"]
    assert "Neutrality" in text["neutrality"]
    messages = BeautifulSoup(text["errors"], "html.parser")
    assert [heading["id"] for heading in messages.find_all("h3")] == list(dict.fromkeys(map(code_of, codes())))
    told = messages.find(id="code-fence").find_next("ul").get_text()
    assert "error: the file must hold the entry alone; … is a mark of Markdown" in told
    assert "Hint: delete the lines that begin with …" in told
    assert not (site() / "about/neutrality").exists()


def test_a_build_for_a_look_is_made_of_broken_data_too(site, caplog):
    look = FIVE_LINES.replace("seeds}", "seeds, preview: true}")
    built = site({**TYPO, "mkdocs.yml": look, "docs/about.md": "# About"})
    pages = {path.relative_to(built).as_posix() for path in built.rglob("*.html")}
    assert pages == {"index.html", "404.html"}
    assert "error[" in (built / "index.html").read_text("utf-8")
    assert any("error[" in text for text in said(caplog, logging.ERROR))


def test_a_build_for_a_look_shows_drafts(site):
    finished = (BASE / "data/statements/2025/vale-supports-toll.yml").read_text("utf-8")
    files = {"data/statements/2025/not-yet.yml": f"{finished}status: draft\n"}
    look = FIVE_LINES.replace("seeds}", "seeds, preview: true}")
    assert (site({**files, "mkdocs.yml": look}) / "statements/not-yet/index.html").is_file()
    assert not (site(files) / "statements/not-yet/index.html").exists()


def test_a_long_build_can_be_watched(site, monkeypatch):
    steps = []

    @contextmanager
    def watched():
        def track(items, step):
            steps.append((step, len(items)))
            return items

        yield track

    for module in ("preparing", "site"):
        monkeypatch.setattr(f"policy_timeline.mkdocs_plugin.{module}.watched", watched)
    site({"mkdocs.yml": FIVE_LINES.replace("  - search\n", "")})
    assert [step for step, _ in steps][:1] == ["Reading entries"]
    assert steps[-1][0] == "Writing pages"
    assert steps[-1][1] > 20


def test_the_navigation_has_home_the_sections_and_what_a_person_wrote(site):
    built = site({"docs/about/index.md": "# About us", "docs/about/how.md": "# How"}, strict=True)
    home = BeautifulSoup((built / "index.html").read_text("utf-8"), "lxml")
    labels = [item.get_text(" ", strip=True) for item in home.select(".md-nav--primary > ul > li > :is(a, label)")]
    tabs = ["Where they stand", "Timeline", "People and organizations", "Sources"]
    assert list(dict.fromkeys(labels)) == ["Home", *tabs, "About"]
    assert [tab.get_text(strip=True) for tab in home.select(".md-tabs a")] == ["Home", *tabs, "About"]


@pytest.mark.parametrize(
    ("contact", "leads_to"),
    [("us@desk.example", "mailto:us@desk.example"), ("'fix.md?page={url}'", "{root}fix/?page=")],
)
def test_the_foot_of_every_page_has_all_sections_and_says_who_answers(site, contact, leads_to):
    options = f"{{data_dir: data, publisher: The Desk & Co, contact: {contact}}}"
    settings = FIVE_LINES.replace("{data_dir: data, sources_dir: seeds}", options)
    built = site({"mkdocs.yml": settings, "docs/fix.md": "# Fix"}, strict=True)
    for path, root in (("index.html", ""), ("actors/mira-vale/index.html", "../../"), ("404.html", "/")):
        foot = BeautifulSoup((built / path).read_text("utf-8"), "lxml").select_one(".pt-foot")
        ways = [urljoin(f"/{path}", link["href"]) for link in foot.select("nav a")]
        kinds = ("positions", "timeline", "actors", "issues", "events", "statements", "sources", "shifts")
        assert ways == [f"/{section}/" for section in (*kinds, "compare", "changes")]
        said = " ".join(foot.p.get_text().split())
        assert said.startswith("Published by The Desk & Co · Contact and corrections · Data last changed on ")
        assert [link["href"] for link in foot.select("p a")] == [
            leads_to.format(root=root),
            f"{root}feed.atom",
            f"{root}feed.json",
        ]


def test_the_page_for_unknown_addresses_helps(site):
    gone = BeautifulSoup((site({}, strict=True) / "404.html").read_text("utf-8"), "lxml").article
    assert gone.h1.text == "This page does not exist"
    assert gone.form["action"] == "/search/"
    assert [link.text for link in gone.select("li a")][:2] == ["Where they stand", "Timeline"]


def test_a_navigation_of_ones_own_stays_and_what_it_leaves_out_is_no_warning(site):
    settings = "nav: [index.md, {Who: actors/index.md}]\nvalidation: {nav: {omitted_files: warn}}\n"
    built = site({"mkdocs.yml": FIVE_LINES + settings}, strict=True)
    home = (built / "index.html").read_text("utf-8")
    assert "Who" in home
    assert (built / "positions/index.html").is_file()


def test_with_errors_nothing_is_built_and_the_site_of_before_stays(site, caplog):
    built = site()
    before = (built / "index.html").stat()
    with pytest.raises(Abort):
        site(TYPO)
    assert (built / "index.html").stat() == before
    errors = said(caplog, logging.ERROR)
    assert any('data/actors/norland.yml:2:1: error[unknown-key]: an actor has no key "typ"' in one for one in errors)
    assert "nothing was built: 1 fault, see above" in errors[-1]


def test_warnings_fail_a_strict_build_alone(site, caplog):
    assert site(WARNED).is_dir()
    assert any("warning[cut-text]" in one for one in said(caplog, logging.WARNING))
    with pytest.raises(Abort, match="strict"):
        site(WARNED, strict=True)


def test_a_project_can_ask_for_reviewers(site, caplog):
    asking = FIVE_LINES.replace("{data_dir: data,", "{require_review: true, data_dir: data,")
    assert asking != FIVE_LINES
    assert site({"mkdocs.yml": asking}).is_dir()
    found = [text for text in said(caplog, logging.WARNING) if "warning[no-reviewer]" in text]
    assert len(found) == 2


def test_notes_fail_none_and_are_for_those_who_ask(site, caplog):
    caplog.set_level(logging.DEBUG, "mkdocs")
    draft = "summary: Draft\nspeaker: mira-vale\nstatus: draft\ndate: 2025-03-03\n"
    built = site({"data/statements/a-draft.yml": draft}, strict=True)
    assert not any("info[" in one for one in said(caplog, logging.INFO))
    assert any("info[" in one for one in said(caplog, logging.DEBUG))
    assert not (built / "statements/a-draft").exists()


def test_drafts_are_in_a_preview_alone(site):
    entry = "data/statements/2025/vale-supports-toll.yml"
    text = (Path(__file__).parent / "base" / entry).read_text("utf-8") + "status: draft\n"
    files = {entry: text, "data/shifts/norland-toll.yml": None}
    assert (site(files, command="serve") / "statements/vale-supports-toll/index.html").is_file()
    assert not (site(files) / "statements/vale-supports-toll").exists()


@pytest.mark.parametrize(
    ("written", "generated"),
    [
        ("actors/index.md", "actors/index.md"),
        ("actors.md", "actors/index.md"),
        ("actors/mira-vale.md", "actors/mira-vale.md"),
        ("feed.atom", "feed.atom"),
    ],
)
def test_a_page_written_by_hand_at_the_address_of_a_generated_one_is_an_error(site, caplog, written, generated):
    with pytest.raises(Abort):
        site({f"docs/{written}": "# Mine"})
    [first, _] = said(caplog, logging.ERROR)
    assert f"docs/{written} has the address of the generated file {generated}: move" in first
    assert not Path("site").exists()


@pytest.mark.parametrize("name", ["index.md", "README.md"])
def test_a_home_page_written_by_hand_places_the_generated_parts(site, name):
    written = "# Mine\n\n<!-- policy-timeline: latest -->\n\n<!--policy-timeline: glance-->\n"
    built = site(
        {f"docs/{name}": written, "docs/other.md": "# Other\n\n<!-- policy-timeline: latest -->\n"}, strict=True
    )
    home = (built / "index.html").read_text("utf-8")
    assert 'data-statement="vale-supports-toll"' in home
    assert "Ships should pay a toll on the strait" in home
    assert "<!-- policy-timeline" not in home
    assert "<!-- policy-timeline: latest -->" in (built / "other/index.html").read_text("utf-8")


@pytest.mark.parametrize(("name", "hint"), [("lates", 'did you mean "latest"?'), ("qqq", "the parts are ")])
def test_a_marker_of_no_part_is_a_warning(site, caplog, name, hint):
    site({"docs/index.md": f"# Mine\n\n<!-- policy-timeline: {name} -->\n"})
    [warning] = said(caplog, logging.WARNING)
    assert f'no part of the home page is named "{name}"' in warning
    assert hint in warning


def test_the_pencil_opens_the_entry(site):
    config = FIVE_LINES.replace("seeds}", 'seeds, entry_url: "https://git.example/edit/{path}"}')
    config = config.replace("name: material}", "name: material, features: [content.action.edit]}")
    league = "name: A league\ntype: organization\n"
    files = {"mkdocs.yml": config, 'data/actors/od"d #1/a-league.yml': league}
    built = site(files, strict=True)
    page = (built / "actors/a-league/index.html").read_text("utf-8")
    address = "https://git.example/edit/actors/od%22d%20%231/a-league.yml"
    assert f'<a href="{address}" title="Edit this page"' in page
    assert 'rel="edit"' not in (built / "actors/index.html").read_text("utf-8")


def test_a_published_site_leads_to_no_file_of_a_machine(site):
    built = site(strict=True)
    assert [page for page in built.rglob("*.html") if "vscode:" in page.read_text("utf-8")] == []


def test_pages_are_dated_by_the_newest_entry_or_revision(site):
    built = site()
    sitemap = (built / "sitemap.xml").read_text("utf-8")
    assert set(sitemap.split("<lastmod>")[1:]) == {part for part in sitemap.split("<lastmod>") if "2025-03-05" in part}


def test_source_date_epoch_fixes_the_day(site, caplog, monkeypatch):
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1767225600")
    index = json.loads((site() / "api/v1/index.json").read_text("utf-8"))
    assert index["updated"] == "2026-01-01"
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "soon")
    with pytest.raises(Abort):
        site()
    assert any("SOURCE_DATE_EPOCH must be a number" in one for one in said(caplog, logging.ERROR))


def test_an_empty_record_is_a_site_too(site):
    config = FIVE_LINES.replace("data_dir: data", "data_dir: empty")
    assert (site({"mkdocs.yml": config, "empty/.keep": ""}, strict=True) / "index.html").is_file()


def test_addresses_follow_use_directory_urls_and_site_url(site):
    config = FIVE_LINES + "use_directory_urls: false\nsite_url: https://t.example/sub/\n"
    built = site({"mkdocs.yml": config}, strict=True)
    statements = json.loads((built / "api/v1/statements.json").read_text("utf-8"))["statements"]
    assert statements[0]["url"] == "https://t.example/sub/statements/reed-opposes-toll.html"
    assert (built / "statements/reed-opposes-toll.html").is_file()


@pytest.mark.parametrize("theme", ["mkdocs", "readthedocs"])
def test_other_themes_work(site, theme):
    config = FIVE_LINES.replace("material", theme)
    assert (site({"mkdocs.yml": config}, strict=True) / "statements/reed-opposes-toll/index.html").is_file()


def test_without_search_no_generated_page_is_in_the_index(site):
    config = FIVE_LINES.replace("seeds}", "seeds, search: false}")
    built = site({"mkdocs.yml": config, "docs/about.md": "# Ours\n\nWords"}, strict=True)
    found = {one["location"] for one in json.loads((built / "search/search_index.json").read_text("utf-8"))["docs"]}
    assert found == {"about/"}


def test_folders_are_named_from_the_place_of_mkdocs_yml(project, site, monkeypatch, caplog):
    folder = project()
    (folder / "elsewhere").mkdir()
    monkeypatch.chdir(folder / "elsewhere")
    (folder / "docs").mkdir()
    (folder / "mkdocs.yml").write_text(FIVE_LINES, "utf-8")
    (folder / "data/actors/norland.yml").write_text("name: Norland\ntyp: country\n", "utf-8")
    with pytest.raises(Abort):
        build(load_config("../mkdocs.yml"))
    assert any("/data/actors/norland.yml:2:1: error[unknown-key]" in one for one in said(caplog, logging.ERROR))


@pytest.mark.parametrize("command", ["build", "serve"])
def test_a_folder_that_is_not_there_is_named(site, caplog, command):
    config = FIVE_LINES.replace("data_dir: data", "data_dir: dta")
    if command == "build":
        with pytest.raises(Abort):
            site({"mkdocs.yml": config})
        assert any("dta: there is no such folder; data_dir and" in one for one in said(caplog, logging.ERROR))
    else:
        built = site({"mkdocs.yml": config}, command=command)
        assert "dta: there is no such folder" in (built / "index.html").read_text("utf-8")


def test_a_preview_that_starts_on_broken_data_is_one_page_that_says_so(site, caplog):
    files = {**TYPO, "docs/about.md": "# About\n\n[who](actors/index.md)", "docs/picture.svg": "<svg/>"}
    config = FIVE_LINES.replace("seeds}", 'seeds, entry_url: "https://git.example/{path}"}')
    built = site({**files, "mkdocs.yml": config + "nav: [actors/index.md]\n"}, command="serve", strict=True)
    pages = {path.relative_to(built).as_posix() for path in built.rglob("*.html")}
    assert pages == {"index.html", "404.html"}
    for page in pages:
        html = (built / page).read_text("utf-8")
        assert '<a href="https://git.example/actors/norland.yml#L2">data/actors/norland.yml:2:1: error[' in html
    assert (built / "assets/policy-timeline/policy-timeline.css").is_file()
    assert (built / "picture.svg").is_file()
    assert "policy-timeline: faults" not in (built / "sitemap.xml").read_text("utf-8")


def ask(app, path):
    """Return what a preview's application answers, as text."""
    environ = {"REMOTE_ADDR": "127.0.0.1"}
    setup_testing_defaults(environ)
    body = app({**environ, "PATH_INFO": path}, lambda *_: None)
    text = b"".join(body).decode()
    getattr(body, "close", lambda: None)()
    return text


@pytest.fixture
def preview(project, caplog, monkeypatch):
    """Return a function that starts a preview in this process and returns its server, which serves nobody."""
    caplog.set_level(logging.INFO, "mkdocs")
    servers = []

    def start(files):
        folder = project({"mkdocs.yml": FIVE_LINES, "docs/about.md": "# About", **files})

        def builder(config=None):
            build(config or load_config("mkdocs.yml"), serve_url="http://127.0.0.1/")

        config = load_config("mkdocs.yml")
        config.plugins.on_startup(command="serve", dirty=False)
        builder(config)
        server = LiveReloadServer(builder, "127.0.0.1", 0, str(folder / "site"))
        servers.append(server)
        for path in (config.docs_dir, config.config_file_path):  # as MkDocs does before it tells the plugins
            server.watch(path)
        return config.plugins.on_serve(server, config=config, builder=builder)

    yield start
    for server in servers:
        server.server_close()


def test_a_rebuild_of_broken_data_leaves_the_pages_and_shows_the_findings(preview, caplog):
    server = preview({})
    built = Path("site/actors/norland/index.html").stat()
    Path("data/actors/norland.yml").write_text("name: Norland\ntyp: country\n", "utf-8")
    server.builder()
    assert Path("site/actors/norland/index.html").stat() == built
    assert "data/actors/norland.yml:2:1: error[unknown-key]" in ask(server.get_app(), "/actors/norland/")
    assert said(caplog, logging.ERROR) == []
    assert "the data has errors: the last good pages stay" in said(caplog, logging.INFO)[-1]
    Path("data/actors/norland.yml").write_text("name: New Norland\ntype: country\n", "utf-8")
    server.builder()
    page = ask(server.get_app(), "/actors/norland/")
    assert "New Norland" in page
    assert "error[" not in page


def test_the_curating_page_is_there_whatever_is_wrong_with_the_data(preview):
    server = preview({})
    assert '<div data-curate="text"' in ask(server.get_app(), "/curate/harbour-report/")
    Path("data/actors/norland.yml").write_text("name: Norland\ntyp: country\n", "utf-8")
    server.builder()
    page = ask(server.get_app(), "/curate/")
    assert '<li data-open="warnings">' in page
    assert "data/actors/norland.yml:2:1: error[unknown-key]" in page


def test_a_start_on_broken_data_has_its_pages_when_it_is_mended(preview, caplog):
    server = preview(TYPO)
    server.builder()
    assert "no pages yet" in said(caplog, logging.INFO)[-1]
    assert "error[unknown-key]" in ask(server.get_app(), "/actors/norland/")
    Path("data/actors/norland.yml").write_text("name: Norland\ntype: country\n", "utf-8")
    server.builder()
    assert "error[" not in ask(server.get_app(), "/actors/norland/")


def test_a_preview_follows_with_another_theme_too(preview):
    server = preview({"mkdocs.yml": FIVE_LINES.replace("material", "mkdocs")})
    assert "Norland" in ask(server.get_app(), "/actors/norland/")
    Path("data/actors/norland.yml").write_text("name: New Norland\ntype: country\n", "utf-8")
    server.builder()
    assert "New Norland" in ask(server.get_app(), "/actors/norland/")


def test_a_home_page_of_ones_own_leads_to_what_a_save_has_added(preview):
    server = preview({"docs/index.md": "# Ours\n\n[league](actors/a-league.md) [land](actors/norland.md)\n"})
    assert 'href="actors/a-league.md"' in ask(server.get_app(), "/")
    Path("data/actors/a-league.yml").write_text("name: A league\ntype: organization\n", "utf-8")
    server.builder()
    assert 'href="actors/a-league/"' in ask(server.get_app(), "/")
    Path("data/actors/a-league.yml").unlink()
    server.builder()
    home = ask(server.get_app(), "/")
    assert 'href="actors/a-league.md"' in home
    assert 'href="actors/norland/"' in home


def test_an_option_of_earlier_versions_is_told(project, caplog):
    project({"mkdocs.yml": FIVE_LINES.replace("seeds}", "seeds, fast: true}"), "docs/about.md": "# About"})
    load_config("mkdocs.yml")
    assert any("the option fast of policy-timeline has no effect any more" in text for text in caplog.messages)


def test_what_breaks_a_preview_otherwise_is_told_on_its_pages(preview):
    server = preview({})
    Path("mkdocs.yml").write_text("site_name: [", "utf-8")
    server.builder()
    assert "parsing the configuration file" in ask(server.get_app(), "/actors/norland/")


def test_a_mistake_in_a_plugin_is_told_with_where_it_is(preview, monkeypatch, caplog):
    server = preview({})
    Path("mkdocs.yml").write_text(FIVE_LINES + "extra: {one: more}\n", "utf-8")
    monkeypatch.setattr(Site, "add_to", lambda *_: {}["nothing"])
    server.builder()
    assert "last good ones" in ask(server.get_app(), "/actors/norland/")
    assert any(record.exc_info for record in caplog.records)


def test_the_pencil_and_each_statement_open_the_entry_in_a_preview(preview):
    config = FIVE_LINES.replace("name: material}", "name: material, features: [content.action.edit]}")
    server = preview({"mkdocs.yml": config})
    address = f"vscode://file{Path('data').resolve()}/statements/2025/vale-supports-toll.yml:1"
    page = BeautifulSoup(ask(server.get_app(), "/statements/vale-supports-toll/"), "lxml")
    assert {link["title"] for link in page.find_all("a", href=address, title=True)} == {"Edit this page"}
    assert page.find("a", href=address, string="entry")
    for listing in ("/statements/", "/actors/mira-vale/"):
        cards = BeautifulSoup(ask(server.get_app(), listing), "lxml").select("article.pt-card")
        assert cards
        for card in cards:
            assert card.find("a", href=re.compile(rf"/{card['data-statement']}\.yml:1$"), string="entry"), card
    Path("data/actors/norland.yml").write_text("name: Norland\ntyp: country\n", "utf-8")
    server.builder()
    place = f'<a href="vscode://file{Path("data").resolve()}/actors/norland.yml:2">data/actors/norland.yml:2:1: error['
    assert place in ask(server.get_app(), "/actors/norland/")


def test_a_plugin_that_needs_every_page_as_a_file_is_refused_in_words(project):
    project({"mkdocs.yml": FIVE_LINES, "docs/about.md": "# About"})
    config = load_config("mkdocs.yml")
    config.plugins["i18n"] = BasePlugin()
    with pytest.raises(PluginError, match="mkdocs-static-i18n reads each page from a file"):
        config.plugins["policy-timeline"].on_config(config)


@pytest.mark.parametrize(("line", "times"), [("", 1), ("site_url: https://t.example/\n", 0)])
def test_a_build_says_once_that_feeds_lack_addresses_and_a_strict_one_goes_on(site, caplog, line, times):
    caplog.set_level(logging.INFO)
    built = site({"mkdocs.yml": FIVE_LINES + line}, strict=True)
    assert (built / "feed.atom").is_file()
    assert caplog.text.count("has no site_url") == times
