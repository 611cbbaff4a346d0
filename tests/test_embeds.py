"""What others embed: light pages without scripts that lead back, and how to embed them; and what is new, by day."""

import json
import re
from html import unescape

import pytest
from bs4 import BeautifulSoup
from helpers.world import eventful_world, invented_world
from policy_timeline.pages import embeds
from policy_timeline.views import changes

SITE = "https://tolls.example/sub/"


@pytest.fixture(scope="module")
def built(tmp_path_factory):
    return eventful_world(tmp_path_factory.mktemp("world")).build(site_url=SITE, site_name="Tolls")


def squeezed(element):
    """Return the text of an element, each run of white space as one space."""
    return re.sub(r"\s+(?=[,.;:)”])|(?<=[(“])\s+", "", " ".join(element.get_text(" ").split()))


def made(world, path, **options):
    """Return one file of a world, and none besides."""
    return {path: next(one.content for one in world.outputs(**options) if one.path == path)}


def page_of(files, path):
    return BeautifulSoup(files[path], "html.parser")


def test_an_embedded_statement_has_the_words_who_when_the_source_and_leads_back(built):
    page = page_of(built, "embed/statements/toll-wanted.html")
    assert squeezed(page.blockquote) == "“We have words in toll wanted for you”"
    text = squeezed(page.body)
    assert "Mira Vale, Minister of Transport for Norland" in text
    assert "on or before 10 January 2025" in text
    assert "Source: The record" in text
    assert page.select_one("[data-stance]")["data-stance"] == "supports-with-conditions"
    assert page.select_one(".pt-back a")["href"] == "../../statements/toll-wanted/"
    assert page.select_one("link[rel=canonical]")["href"] == f"{SITE}statements/toll-wanted/"


def test_what_is_only_described_or_no_longer_stands_says_so_there_too(built):
    slow = page_of(built, "embed/statements/ferry-slow.html")
    assert slow.blockquote is None
    assert "Described by The Gazette as:" in squeezed(slow.body)
    assert "Retracted." in squeezed(page_of(built, "embed/statements/ferry-praised.html").body)


def test_an_embedded_position_shows_who_stands_where_and_who_is_not_on_record(built):
    page = page_of(built, "embed/positions/toll.html")
    assert page.h1.text == "Where they stand: “The strait should have a toll”"
    assert page.select_one("svg.pt-bar")
    text = squeezed(page.body)
    assert "1 against: Norland" in text
    assert "1 not on record in the 1 source searched" in text


def test_an_embedded_position_on_which_nobody_spoke_is_no_bar(tmp_path):
    page = page_of(made(invented_world(tmp_path), "embed/positions/toll.html"), "embed/positions/toll.html")
    assert page.svg is None


def test_the_embedded_timeline_lists_the_newest(tmp_path, monkeypatch):
    monkeypatch.setattr(embeds, "LATEST", 2)
    world = invented_world(tmp_path)
    for month in "123":
        world.said(f"in-{month}", f"2025-0{month}-01", "supports")
    page = page_of(made(world, "embed/timeline.html", site_name="Tolls"), "embed/timeline.html")
    assert [one["data-statement"] for one in page.select("[data-statement]")] == ["in-3", "in-2"]
    assert page.select_one(".pt-back a")["href"] == "../timeline/"


def test_it_is_light_and_holds_no_script_and_no_style_of_its_own(built):
    found = [path for path in built if path.startswith("embed/") and path.endswith(".html")]
    assert len(found) == 9
    for path in found:
        page = page_of(built, path)
        assert not page.select("script, style, [style], iframe")
        assert [one["href"] for one in page.select("link[rel=stylesheet]")] == [
            f"{'../' * path.count('/')}assets/policy-timeline/embed.css"
        ]
        assert len(built[path].encode()) < 6000
    assert "http" not in built["assets/policy-timeline/embed.css"]


def test_programs_that_ask_are_told_how_to_embed_it(built):
    told = json.loads(built["embed/positions/toll.json"])
    title = "Where they stand: “The strait should have a toll”"
    assert told == {
        "version": "1.0",
        "type": "rich",
        "title": title,
        "provider_name": "Tolls",
        "provider_url": SITE,
        "html": f'<iframe src="{SITE}embed/positions/toll.html" title="{title}" width="100%" height="400" '
        'loading="lazy"></iframe>',
        "width": 640,
        "height": 400,
    }


def test_a_page_offers_the_same_code_to_copy(built):
    page = page_of(built, "positions/toll.md")
    assert unescape(page.select_one("#embed-code").text) == json.loads(built["embed/positions/toll.json"])["html"]
    assert page_of(built, "timeline/index.md").select_one("#embed-code")
    assert page_of(built, "actors/norland.md").select_one("#embed-code") is None


def test_without_an_address_of_the_site_nobody_is_told_to_embed(tmp_path):
    world = invented_world(tmp_path)
    world.said("it", "2025-03-03")
    assert "embed/statements/it.json" not in {one.path for one in world.outputs()}
    assert page_of(made(world, "statements/it.md"), "statements/it.md").select_one("#embed-code") is None


def test_a_title_stays_a_title_in_the_code(tmp_path):
    world = invented_world(tmp_path)
    world.change("positions", "toll", proposition='A "toll" <b> & more')
    html = json.loads(made(world, "embed/positions/toll.json", site_url=SITE)["embed/positions/toll.json"])["html"]
    frame = BeautifulSoup(html, "html.parser").iframe
    assert frame["title"] == 'Where they stand: “A "toll" <b> & more”'


def test_the_words_to_be_copied_have_all_that_belongs_to_them(built):
    def copied(id_):
        return page_of(built, f"statements/{id_}.md").select_one("[data-text]")["data-text"]

    assert copied("toll-wanted") == (
        "“We have words in toll wanted for you” – Mira Vale, Minister of Transport, on or before 10 January 2025. "
        f"Source: The record. {SITE}statements/toll-wanted/"
    )
    assert copied("ferry-slow").startswith("Described by The Gazette as: Mira Vale called the ferry too slow […] too")


def test_what_is_new_corrected_disputed_retracted_is_told_by_day(built):
    page = page_of(built, "changes/index.md")
    days = {squeezed(day.p): [one["data-change"] for one in day.select("li")] for day in page.select(".pt-day")}
    assert days["1 April 2025"] == ["retracted", "corrected"]
    assert days["4 March 2025"] == ["new"]
    assert list(days.items())[-1] == ("On a day that is not recorded", ["new"] * 5)
    assert "The date. (A slip of the pen.)" in squeezed(page)
    assert page.select_one("[data-since]")["data-total"] == str(sum(map(len, days.values())))
    home = page_of(built, "index.md").select_one("[data-since]")
    assert home["data-total"] == page.select_one("[data-since]")["data-total"]


def test_what_was_renamed_or_taken_away_is_told_too(tmp_path):
    world = invented_world(tmp_path)
    world.said("it", "2025-03-03")
    gone = {"statements/old": "statements/it", "statements/gone": {"reason": "It was a double."}}
    world.write()
    (tmp_path / "data/retired.yml").write_text(json.dumps(gone), "utf-8")
    world.write = lambda: None
    page = page_of(made(world, "changes/index.md"), "changes/index.md")
    told = [squeezed(one) for one in page.select("[data-change=renamed], [data-change=removed]")]
    assert told == ["statements/old → Summary of it", "statements/gone It was a double."]


def test_of_very_many_changes_the_newest_stand_there(tmp_path, monkeypatch):
    monkeypatch.setattr(changes, "MOST", 2)
    world = invented_world(tmp_path)
    for month in "123":
        world.said(f"in-{month}", f"2025-0{month}-01", added=f"2025-0{month}-02")
    page = page_of(made(world, "changes/index.md"), "changes/index.md")
    assert [squeezed(one) for one in page.select("[data-change] a:last-of-type")] == [
        "Summary of in-3",
        "Summary of in-2",
    ]
    assert page.find("a", string="All changes, as data")["href"] == "../api/v1/changes.json"


def test_an_empty_record_has_no_changes(tmp_path):
    assert "No statement has been published yet." in squeezed(
        page_of(made(invented_world(tmp_path), "changes/index.md"), "changes/index.md")
    )


@pytest.mark.parametrize(
    ("path", "said"),
    [
        ("statements/toll-refused.md", "This page last changed on 4 March 2025 · What is new"),
        ("statements/ferry-liked.md", "This page last changed on 1 April 2025 · What is new"),
        ("positions/toll.md", "This page last changed on 4 March 2025 · What is new · Follow this page by feed"),
        ("actors/norland.md", "This page last changed on 4 March 2025 · What is new · Follow this page by feed"),
        ("actors/cabinet-1.md", "What is new · Follow this page by feed"),
        ("issues/strait.md", "This page last changed on 1 April 2025 · What is new · Follow this page by feed"),
        ("events/meeting.md", "This page last changed on 4 March 2025 · What is new"),
        ("sources/report.md", "What is new"),
        ("actors/sudland.md", "What is new · Follow this page by feed"),
    ],
)
def test_a_page_says_when_it_last_changed(built, path, said):
    assert squeezed(page_of(built, path).select_one(".pt-changed")) == said
