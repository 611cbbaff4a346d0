"""Dates before the year 1, all the way from an entry to pages, data, and back."""

import json
from datetime import datetime
from xml.etree import ElementTree as ET

import pytest
from bs4 import BeautifulSoup
from helpers.imports import entry, faults, given, imported
from helpers.schemas import draft2020
from helpers.world import invented_world
from icalendar import Calendar
from policy_timeline.pipeline import check

ATOM = "{http://www.w3.org/2005/Atom}"


@pytest.fixture
def world(tmp_path):
    """Return a world of long ago, which later days have something to say about as well."""
    world = invented_world(tmp_path)
    world.add("actors", "senate", name="The Senate", type="government", government_of="norland", start_date="-0508")
    minister = {"role": "Minister", "organization": "norland", "start_date": "-0100"}
    world.change("actors", "mira-vale", memberships=[minister])
    office = {"role": "Consul", "organization": "norland", "start_date": "-0062-01-01", "end_date": "-0061-01-01"}
    world.change("actors", "tomas-reed", memberships=[office])
    world.add("events", "ides", title="The Ides of March", date="-0043-03-15", note="public record")
    world.add("events", "war", title="A war", date="-0048/-0044", note="public record")
    world.add("events", "now", title="A day", date="2025-03-03", note="public record")
    world.for_norland("philippic", "-0043-09-02", "opposes", summary="A toll is not wanted.")
    world.for_norland("earlier", "-0043-09", "supports")
    world.said("in-office", "-0062-12-05~", "supports", speaker="tomas-reed")
    world.said("later", "2025-03-03", "supports")
    return world


@pytest.fixture
def built(world):
    return world.build(site_url="https://example.org/")


def page(built, path):
    return BeautifulSoup(built[path].split("---\n", 2)[2], "html.parser")


def texts(found):
    return [" ".join(element.get_text().split()) for element in found]


def test_pages_write_them_as_readers_do(built):
    philippic = page(built, "statements/philippic.md")
    assert "2 September 44 BC" in philippic.select_one(".pt-who").text
    assert philippic.select("time[datetime^='-']") == []  # HTML has no word for such a day
    assert "about 5 December 63 BC" in page(built, "statements/in-office.md").text
    assert "Consul" in page(built, "statements/in-office.md").select_one(".pt-who").text
    assert "The Senate" in philippic.select_one(".pt-who").text
    office = page(built, "actors/tomas-reed.md").find("dt", string="Offices").find_next("dd")
    assert "1 January 63 BC – 1 January 62 BC" in " ".join(office.text.split())
    assert texts(page(built, "events/index.md").select(".pt-list li")) == [
        "3 March 2025 A day",
        "15 March 44 BC The Ides of March",
        "between 1 January 49 BC and 31 December 45 BC A war",
    ]


def test_in_german_too(world):
    assert "2. September 44 v. Chr." in page(world.build(language="de"), "statements/philippic.md").text


def test_the_timeline_has_them_in_order(built):
    timeline = page(built, "timeline/index.md")
    articles = [article["data-statement"] for article in timeline.select("article")]
    assert articles == ["later", "earlier", "philippic", "in-office"]
    assert [line for line in built["timeline/index.md"].splitlines() if line.startswith("## ")] == [
        "## 2025",
        "## 44 BC",
        "## 45 BC",
        "## 63 BC",
    ]
    assert "### September 44 BC" in built["timeline/-0043/index.md"]
    marks = {mark["data-date"]: mark["href"] for mark in timeline.select("a.pt-m[data-mark]")}
    assert marks["-0043-09-02"] == "../timeline/?principal=norland"  # of two statements, which no field can narrow down
    assert timeline.select(".pt-axis text")[0].text == "145 BC"


def test_the_data_write_them_as_edtf_does(built):
    statements = {each["id"]: each for each in json.loads(built["api/v1/statements.json"])["statements"]}
    assert statements["philippic"]["date_earliest"] == statements["philippic"]["date_latest"] == "-0043-09-02"
    assert statements["earlier"]["date_latest"] == "-0043-09-30"
    validator = draft2020(json.loads(built["api/v1/schema/statements.schema.json"]))
    validator.validate(json.loads(built["api/v1/statements.json"]))
    (stances,) = (
        resource
        for resource in json.loads(built["downloads/datapackage.json"])["resources"]
        if resource["name"] == "stances"
    )
    types = {field["name"]: field["type"] for field in stances["schema"]["fields"]}
    assert (types["date_earliest"], types["date_latest"]) == ("string", "string")
    (consul,) = (
        held for held in json.loads(built["downloads/popolo.json"])["memberships"] if held.get("role") == "Consul"
    )
    assert not {"start_date", "end_date"} & consul.keys()  # Popolo's years have four digits and no sign


def test_calendars_and_feeds_stay_readable(built):
    assert [str(event["SUMMARY"]) for event in Calendar.from_ical(built["events.ics"]).walk("VEVENT")] == ["A day"]
    for moment in ET.fromstring(built["feed.atom"]).iter(f"{ATOM}updated"):
        assert datetime.fromisoformat(moment.text).year >= 1


def test_a_timelinejs_file_has_them_in_its_own_years_and_brings_them_back(built, tmp_path, monkeypatch):
    slides = json.loads(built["downloads/timelinejs.json"])
    events = [slide for slide in slides["events"] if slide["unique_id"].startswith("event-")]
    assert [slide["start_date"] for slide in events] == [
        {"year": -49, "month": 1, "day": 1},
        {"year": -44, "month": 3, "day": 15},
        {"year": 2025, "month": 3, "day": 3},
    ]
    empty = tmp_path / "empty"
    empty.mkdir()
    monkeypatch.chdir(empty)
    imported("timelinejs", given("slides.json", {"events": events}))
    assert entry("events/the-ides-of-march")["date"] == "-0043-03-15"
    assert entry("events/a-war")["date"] == "-0048-01-01/-0044-12-31"
    assert faults() == []


def test_a_day_is_chosen_among_those_that_a_browser_knows(built):
    position = page(built, "positions/toll.md")
    days = [day["data-day"] for day in position.select("[data-days] > [data-day]")]
    assert {"-0043-09-02", "2025-03-03"} <= set(days)


@pytest.mark.parametrize(("weekday", "agrees"), [("Monday", True), ("Wednesday", False)])
def test_words_of_a_source_are_held_against_them(world, weekday, agrees):
    world.source("letter", f"Mira Vale: On {weekday} we asked for it.\n", published="-0043-12-31", language="en")
    dating = {"as_written": f"On {weekday}", "method": "stated"}
    said = [{"source": "letter", "quote": "we asked for it"}]
    world.said("dated", "-0043-09-02", dating=dating, evidence=said)
    world.write()
    found = check(world.folder / "data", world.folder / "seeds").diagnostics
    assert ("date-words-disagree" in {finding.code for finding in found}) is not agrees
