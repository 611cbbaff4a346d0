"""What the plugin adds to Material: what a link shows elsewhere, an icon, and the way to the search."""

import json
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from helpers.building import built
from helpers.invented import write_project
from policy_timeline import pages

SETTINGS = """\
site_name: Tolls & "tariffs"
site_url: https://tolls.example/sub/
site_description: What was said <soon>.
theme: {name: material}
plugins: [policy-timeline]
"""
ATTACK = "</title><script>alert(1)</script> \" ' & {{ 7 * 7 }} &amp;lt; <b>x</b>"
STATEMENT = "data/statements/2025/vale-supports-toll.yml"


@pytest.fixture(scope="module")
def projects():
    """The folders of projects that are built already, by what stands in them."""
    return {}


@pytest.fixture
def head(projects, tmp_path_factory, monkeypatch):
    """Return a function that builds a project in this process, unless it is built, and gives the head of a page."""

    def of(page="index.html", files=None, settings=SETTINGS):
        changes = {"mkdocs.yml": settings, **(files or {})}
        content = repr(changes), pages.HOST_SEARCH
        if content not in projects:
            projects[content] = write_project(tmp_path_factory.mktemp("project"), changes)
            monkeypatch.chdir(projects[content])
            built()
        monkeypatch.chdir(projects[content])
        return BeautifulSoup(Path("site", page).read_text("utf-8"), "lxml").head

    return of


def graph(head):
    return {one["property"].removeprefix("og:"): one["content"] for one in head.select("meta[property^='og:']")}


def test_a_page_says_what_it_is_to_those_who_link_to_it(head):
    found = head("actors/mira-vale/index.html")
    assert graph(found) == {
        "type": "article",
        "site_name": 'Tolls & "tariffs"',
        "title": "Mira Vale",
        "description": found.select_one("meta[name=description]")["content"],
        "url": "https://tolls.example/sub/actors/mira-vale/",
        "image": "https://tolls.example/sub/actors/mira-vale/share.png",
        "image:type": "image/png",
        "image:width": "1200",
        "image:height": "630",
        "image:alt": "Mira Vale",
    }
    assert found.select_one("link[rel=canonical]")["href"] == "https://tolls.example/sub/actors/mira-vale/"
    assert found.select_one("meta[name='twitter:card']")["content"] == "summary_large_image"


PICTURES = {
    "index.html": "share.png",
    "404.html": "share.png",
    "actors/index.html": "share.png",
    "sources/harbour-report/index.html": "share.png",
    "compare/index.html": "compare/share.png",
    "positions/strait-has-toll/index.html": "positions/strait-has-toll/share.png",
    "statements/vale-supports-toll/index.html": "statements/vale-supports-toll/share.png",
}


def test_a_page_that_can_be_embedded_says_how(head):
    found = head("statements/vale-supports-toll/index.html").select_one("link[type='application/json+oembed']")
    assert found["href"] == "https://tolls.example/sub/embed/statements/vale-supports-toll.json"
    assert Path("site/embed/statements/vale-supports-toll.json").is_file()
    for page, told in (
        ("timeline", "timeline"),
        ("positions/strait-has-toll", "positions/strait-has-toll"),
        ("actors", None),
    ):
        found = BeautifulSoup(Path("site", page, "index.html").read_text("utf-8"), "lxml").head
        link = found.select_one("link[rel~=oembed]")
        assert (link and link["href"]) == (told and f"https://tolls.example/sub/embed/{told}.json")


def test_a_page_has_its_picture_or_that_of_the_site(head):
    head()
    for page, image in PICTURES.items():
        found = BeautifulSoup(Path("site", page).read_text("utf-8"), "lxml").head
        assert graph(found)["image"] == f"https://tolls.example/sub/{image}"
        assert Path("site", image).read_bytes().startswith(b"\x89PNG")


@pytest.mark.parametrize(
    "settings",
    [
        SETTINGS.replace("[policy-timeline]", "[{policy-timeline: {share_images: false}}]"),
        SETTINGS.replace("site_url: https://tolls.example/sub/\n", ""),
    ],
    ids=["not wanted", "no address"],
)
def test_a_page_without_a_picture_names_none(head, settings):
    found = head("actors/mira-vale/index.html", settings=settings)
    assert "image" not in graph(found)
    assert found.select_one("meta[name='twitter:card']")["content"] == "summary"
    assert Path("site/share.png").exists() == ("share_images" not in settings)


def test_the_home_page_is_the_site(head):
    found = graph(head())
    assert found["type"] == "website"
    assert found["title"] == 'Tolls & "tariffs"'
    assert found["url"] == "https://tolls.example/sub/"


def test_a_page_without_an_address_or_a_description_of_its_own_takes_the_sites(head):
    found = graph(head("404.html"))
    assert found["description"] == "What was said <soon>."
    assert "url" not in found


def test_without_any_description_there_is_none(head):
    settings = SETTINGS.replace("site_description: What was said <soon>.\n", "")
    assert "description" not in graph(head("404.html", settings=settings))


def test_texts_of_strangers_stay_texts(head):
    summary = f"summary: '{ATTACK.replace(chr(39), chr(39) * 2)}'\n"
    entry = {STATEMENT: None, "data/shifts/norland-toll.yml": None, "data/statements/2025/attack.yml": summary}
    entry["data/statements/2025/attack.yml"] += (
        "speaker: mira-vale\non_behalf_of: norland\ndate: 2025-03-03\n"
        'evidence: [{source: harbour-report, quote: "Norland supports a toll on the strait"}]\n'
    )
    entry["data/issues/strait-toll.yml"] = f"title: A toll\n{summary.replace('summary', 'description')}"
    found = head("statements/attack/index.html", entry)
    assert graph(found)["title"] == ATTACK
    issue = BeautifulSoup(Path("site/issues/strait-toll/index.html").read_text("utf-8"), "lxml").head
    assert graph(issue)["description"] == ATTACK
    assert not found.find_all("script", string=lambda text: text and "alert" in text)


def test_titles_written_by_hand_stand_as_they_are_read(head):
    page = {"docs/more.md": '# Who says "no" & why <em>not</em>\n'}
    assert graph(head("more/index.html", page))["title"] == 'Who says "no" & why not'


def icon(head):
    return head.select_one("link[rel~=icon]")["href"]


def test_the_icon_is_ours_where_nobody_has_chosen_one(head):
    assert icon(head()) == "assets/policy-timeline/favicon.svg"


def mark(head):
    return str(head.parent.body.select_one(".md-header a.md-logo"))


def test_the_mark_is_ours_where_nobody_has_chosen_one(head):
    assert "pt-brand" in mark(head())


@pytest.mark.parametrize("theme", ["{name: material, logo: mine.png}", "{name: material, icon: {logo: material/bank}}"])
def test_a_mark_of_ones_own_stays(head, theme):
    assert "pt-brand" not in mark(head(settings=SETTINGS.replace("{name: material}", theme)))


@pytest.mark.parametrize(
    ("theme", "files", "expected"),
    [
        ("{name: material, favicon: mine.png}", {"docs/mine.png": b""}, "mine.png"),
        ("{name: material}", {"docs/assets/images/favicon.png": b""}, "assets/images/favicon.png"),
        (
            "{name: material, custom_dir: own}",
            {"own/assets/images/favicon.png": b""},
            "assets/images/favicon.png",
        ),
    ],
    ids=["setting", "docs", "custom_dir"],
)
def test_an_icon_of_ones_own_stays(head, theme, files, expected):
    assert icon(head(files=files, settings=SETTINGS.replace("{name: material}", theme))) == expected


def schemes(head):
    body = head.parent.body
    return [(one["data-md-color-media"], one["data-md-color-scheme"]) for one in body.select("input.md-option")]


def test_colors_follow_the_system_and_letters_are_the_readers_where_nobody_has_chosen(head):
    found = head()
    assert [media for media, _ in schemes(found)] == [
        f"(prefers-color-scheme{which})" for which in ("", ": light", ": dark")
    ]
    assert not [one for one in found.find_all(["link", "style", "script"]) if "googleapis" in str(one)]
    german = head(settings=SETTINGS.replace("{name: material}", "{name: material, language: de}"))
    assert german.parent.select_one("label[title='Zu hellen Farben wechseln']")


def test_colors_and_letters_of_ones_own_stay(head):
    own = "{name: material, palette: {scheme: slate}, font: {text: Lato, code: Courier}}"
    found = head(settings=SETTINGS.replace("{name: material}", own))
    assert found.parent.body["data-md-color-scheme"] == "slate"
    assert "Lato" in found.select_one("link[href*=googleapis]")["href"]


def test_templates_of_ones_own_go_first_and_can_take_ours_in(head):
    files = {
        "own/main.html": '{% extends "base.html" %}{% block extrahead %}<meta name="mine" content="x">'
        '{% include "partials/policy-timeline.html" %}{% endblock %}'
    }
    found = head(files=files, settings=SETTINGS.replace("{name: material}", "{name: material, custom_dir: own}"))
    assert found.select_one("meta[name=mine]")
    assert graph(found)["type"] == "website"


def test_every_page_leads_to_the_search(head):
    link = head("actors/mira-vale/index.html").select_one("link[rel=search]")
    assert (link["href"], link["title"], link["data-all"]) == ("../../search/", "Search", "All results with filters")
    assert (link["data-names"], link["data-statement"]) == ("../../search/names.json", "../../statements/{id}/")
    assert head("404.html").select_one("link[rel=search]")["href"] == "/sub/search/"


def read_by_material():
    """Return the sections whose entries Material's search reads."""
    documents = json.loads(Path("site/search/search_index.json").read_text("utf-8"))["docs"]
    return {one["location"].split("/")[0] for one in documents if one["location"].count("/") == 2}


def test_a_large_record_is_left_to_our_search(head, monkeypatch):
    settings = SETTINGS.replace("[policy-timeline]", "[search, policy-timeline]")
    head(settings=settings)
    assert {"statements", "actors", "positions"} <= read_by_material()
    monkeypatch.setattr(pages, "HOST_SEARCH", 1)
    head(settings=settings)
    assert read_by_material() == set()


def test_another_theme_stays_as_it_is(head):
    found = head(settings=SETTINGS.replace("{name: material}", "{name: mkdocs}"))
    assert graph(found) == {}
    assert icon(found) == "img/favicon.ico"


def feeds(head):
    return [(link["type"].split("+")[0], link["href"]) for link in head.select("link[rel~=feed]")]


def test_pages_lead_to_the_feed_of_all_and_to_their_own(head):
    of_all = [("application/atom", "../../feed.atom"), ("application/feed", "../../feed.json")]
    own = [("application/atom", "feed.atom"), ("application/feed", "feed.json")]
    assert feeds(head("statements/vale-supports-toll/index.html")) == of_all
    found = head("actors/mira-vale/index.html")
    assert [(type_, href.removeprefix("./")) for type_, href in feeds(found)] == [*of_all, *own]
    assert found.select("link[rel~=feed]")[2]["title"] == "Mira Vale"
    assert len(feeds(head("actors/index.html"))) == 2


def test_a_browser_follows_what_was_renamed(head):
    retired = {"data/retired.yml": "actors/vale: actors/mira-vale\nactors/gone: {reason: It was a test.}\n"}
    moved = head("actors/vale/index.html", retired)
    assert moved.select_one("meta[http-equiv=refresh]")["content"] == "0; url=../../actors/mira-vale/"
    assert moved.select_one("meta[name=robots]")["content"] == "noindex"
    assert len(feeds(moved)) == 2
    gone = head("actors/gone/index.html", retired)
    assert gone.select_one("meta[http-equiv=refresh]") is None
    assert gone.select_one("meta[name=robots]")["content"] == "noindex"
