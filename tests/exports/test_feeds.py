"""Feeds and the calendar, read by the libraries that others read them with."""

import json
from datetime import date, datetime
from pathlib import Path
from urllib.parse import urlsplit
from xml.etree import ElementTree as ET

import feedparser
import icalendar
import pytest
from helpers.exports import LEAGUE, MORE, SITE, api, exported
from policy_timeline.exports.feeds.news import LATEST, LATEST_OF_ENTRY
from policy_timeline.outputs import Options

ATOM = "{http://www.w3.org/2005/Atom}"


def test_feeds_date_anew_what_was_corrected(files):
    feed = json.loads(files["feed.json"])
    first = feed["items"][0]
    assert first["id"].endswith("/statements/league-retracted/")
    assert first["title"] == "The Harbour League is reported to doubt tolls. [retracted]"
    assert (first["date_published"], first["date_modified"]) == ("2025-03-06T00:00:00Z", "2025-03-09T00:00:00Z")
    assert first["content_text"].endswith("9 March 2025: withdrawn\n\n7 March 2025: the summary (it was too strong)")
    moments = [item["date_modified"] for item in feed["items"]]
    assert moments == sorted(moments, reverse=True)
    assert len(feed["items"]) == len(api(files, "statements")["statements"])


def test_feeds_put_only_the_speakers_words_in_quotation_marks(files):
    texts = {item["url"].split("/")[-2]: item["content_text"] for item in json.loads(files["feed.json"])["items"]}
    assert "“Norland supports a toll on the strait” — A toll on the strait" in texts["vale-supports-toll"]
    assert "A toll on the strait: The Harbour League is known to look" in texts["league-retracted"]
    assert "“" not in texts["league-retracted"]
    assert texts["vale-supports-toll"].startswith("Mira Vale, Minister of Transport, 3 March 2025")
    assert texts["disputed"].startswith("Harbour League, 4 March 2025")


@pytest.mark.parametrize("options", [SITE, Options()], ids=["with address", "without"])
def test_atom_is_what_the_standard_asks_for(project, options):
    project(MORE)
    feed = ET.fromstring(exported(options)["feed.atom"])
    entries = feed.findall(f"{ATOM}entry")
    assert feed.findtext(f"{ATOM}title") == options.site_name
    assert feed.find(f"{ATOM}author/{ATOM}name") is not None
    assert feed.findtext(f"{ATOM}updated") == "2025-03-09T00:00:00Z"
    ids = [element.findtext(f"{ATOM}id") for element in (feed, *entries)]
    assert len(set(ids)) == len(ids) == 6
    assert all(urlsplit(one).scheme in {"https", "urn"} for one in ids)
    for element in (feed, *entries):
        assert all(len(element.findall(f"{ATOM}{name}")) == 1 for name in ("id", "title", "updated"))
        assert datetime.fromisoformat(element.findtext(f"{ATOM}updated")).tzinfo
        assert element.find(f"{ATOM}link[@rel='alternate']").get("href")


def test_ids_of_a_feed_stay_when_a_statement_changes(project):
    project(MORE)
    before = {item["id"] for item in json.loads(exported(Options())["feed.json"])["items"]}
    project({**MORE, "data/statements/league-conditions.yml": LEAGUE.replace("would accept", "could accept")})
    after = {item["id"] for item in json.loads(exported(Options())["feed.json"])["items"]}
    assert before == after


def test_a_feed_holds_the_latest_only(project):
    many = {
        f"data/statements/said-{number:03}.yml": LEAGUE + f"added: 2025-04-{number % 28 + 1:02}\n"
        for number in range(LATEST)
    }
    project({**MORE, **many})
    items = json.loads(exported()["feed.json"])["items"]
    assert len(items) == LATEST
    assert len(json.loads(exported()["actors/harbour-league/feed.json"])["items"]) == LATEST_OF_ENTRY
    assert {item["url"].split("/")[-2] for item in items} == {Path(path).stem for path in many}


def items(files, path):
    return [item["url"].split("/")[-2] for item in json.loads(files[f"{path}/feed.json"])["items"]]


def test_actors_positions_and_issues_have_feeds_of_what_concerns_them(files):
    assert set(items(files, "actors/harbour-league")) == {"league-conditions", "league-retracted", "disputed"}
    assert set(items(files, "actors/norland")) == {"reed-opposes-toll", "vale-supports-toll"}
    assert set(items(files, "actors/mira-vale")) == {"vale-supports-toll"}
    on_toll = {"reed-opposes-toll", "vale-supports-toll", "league-conditions", "league-retracted"}
    assert set(items(files, "positions/strait-has-toll")) == on_toll
    assert set(items(files, "issues/strait-toll")) == set(items(files, "issues/shipping")) == on_toll
    for kind in ("actors", "positions", "issues"):
        for found in api(files, kind)[kind]:
            feed = feedparser.parse(files[f"{kind}/{found['id']}/feed.atom"])
            assert not feed.bozo
            assert feed.feed.link == found["url"]
            assert feed.feed.title.startswith("Straits & <Tolls>: ")


def test_a_reader_of_atom_gets_what_a_reader_of_json_gets(files):
    feed, told = feedparser.parse(files["feed.atom"]), json.loads(files["feed.json"])
    assert not feed.bozo
    assert [(item.id, item.link, item.title) for item in feed.entries] == [
        (item["id"], item["url"], item["title"]) for item in told["items"]
    ]
    assert [item.content[0].value for item in feed.entries] == [item["content_text"] for item in told["items"]]
    links = {link.rel: link.href for link in feed.feed.links}
    assert links == {"self": "https://timeline.example/sub/feed.atom", "alternate": "https://timeline.example/sub/"}


def test_an_item_keeps_its_id_when_its_statement_is_renamed(project):
    project()
    before = {item["id"] for item in json.loads(exported()["feed.json"])["items"]}
    old = Path("data/statements/2024/reed-opposes-toll.yml")
    old = old if old.exists() else next(Path("data").rglob("reed-opposes-toll.yml"))
    shift = next(Path("data/shifts").rglob("*.yml"))
    project(
        {
            str(old.with_stem("reed-says-no")): old.read_text("utf-8"),
            str(shift): shift.read_text("utf-8").replace("reed-opposes-toll", "reed-says-no"),
            "data/retired.yml": "statements/reed-opposes-toll: statements/reed-says-no\n",
        }
    )
    old.unlink()
    files = exported()
    assert {item["id"] for item in json.loads(files["feed.json"])["items"]} == before
    assert any(item["url"].endswith("/reed-says-no/") for item in json.loads(files["feed.json"])["items"])


def test_an_entry_that_was_renamed_twice_keeps_its_first_id(project):
    became = "statements/{}: statements/reed-opposes-toll\n"
    project({"data/retired.yml": became.format("once") + became.format("again")})
    ids = {item["id"] for item in json.loads(exported()["feed.json"])["items"]}
    assert "https://timeline.example/sub/statements/once/" in ids


def test_feeds_are_in_the_language_of_the_interface(project):
    project(MORE)
    told = json.loads(exported(Options(language="de", site_url=SITE.site_url))["feed.json"])
    assert told["language"] == "de"
    vague = next(item for item in told["items"] if item["url"].endswith("/league-conditions/"))
    assert vague["content_text"].startswith("Harbour League, zwischen 1. Februar 2025 und 4. März 2025")


CALENDAR = {
    "data/events/long.yml": """\
title: "A meeting; long, and = odd: ÄÖÜ — %s"
date: 2025-02~
location: "Port, Ellery\\\\; hall"
description: "First line.\\nSecond line."
"""
    % ("word " * 30),
    "data/events/open.yml": "title: Open\ndate: ../2025-02-01\n",
    "data/events/week.yml": "title: A week\ndate: 2025-03-03/2025-03-09\n",
}


@pytest.fixture
def calendar(project):
    project(CALENDAR)
    return exported()["events.ics"]


def test_a_calendar_has_the_events_with_a_first_and_a_last_day(calendar):
    read = icalendar.Calendar.from_ical(calendar)
    assert read["X-WR-CALNAME"] == "Straits & <Tolls>"
    events = {event["URL"].split("/")[-2]: event for event in read.walk("VEVENT")}
    assert set(events) == {"harbour-conference", "long", "week"}
    day = events["harbour-conference"]
    assert (day["DTSTART"].dt, day["DTEND"].dt) == (date(2025, 3, 3), date(2025, 3, 4))
    assert events["week"]["DTEND"].dt == date(2025, 3, 10)
    assert day["UID"] == "https://timeline.example/sub/events/harbour-conference/"


def test_texts_of_a_calendar_come_back_equal(calendar):
    read = icalendar.Calendar.from_ical(calendar)
    found = next(event for event in read.walk("VEVENT") if event["UID"].endswith("/long/"))
    assert found["SUMMARY"] == f"A meeting; long, and = odd: ÄÖÜ — {'word ' * 30}".strip()
    assert found["LOCATION"] == "Port, Ellery\\; hall"
    assert found["DESCRIPTION"] == "First line.\nSecond line.\nabout February 2025"
    assert (found["DTSTART"].dt, found["DTEND"].dt) == (date(2025, 2, 1), date(2025, 3, 1))
    assert all(len(line) <= 75 for line in calendar.split(b"\r\n"))
    assert b"\n" not in calendar.replace(b"\r\n", b"")


def test_a_calendar_without_a_site_address_has_ids_and_no_links(project):
    project()
    read = icalendar.Calendar.from_ical(exported(Options())["events.ics"])
    assert all(event["UID"].startswith("urn:uuid:") and "URL" not in event for event in read.walk("VEVENT"))
