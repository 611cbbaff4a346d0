"""Popolo and TimelineJS, as their readers expect them."""

import json
from html import unescape

import pytest
from helpers.exports import MORE, exported
from helpers.schemas import draft2020

DATE = {"type": "string", "pattern": "^[0-9]{4}(-[0-9]{2}){0,2}$"}
POPOLO = {
    "type": "object",
    "required": ["persons", "organizations", "memberships"],
    "properties": {
        "persons": {"items": {"required": ["id", "name"]}},
        "organizations": {"items": {"properties": {"founding_date": DATE, "dissolution_date": DATE}}},
        "memberships": {
            "items": {"required": ["organization_id"], "properties": {"start_date": DATE, "end_date": DATE}}
        },
    },
}
"""What Popolo says of the fields that we use."""

PEOPLE = {
    "data/actors/mira-vale.yml": """\
name: Mira Vale
type: person
aliases: [M. Vale]
identifiers: [{scheme: wikidata, identifier: Q7}]
links: [{url: "https://vale.example/", note: Home}]
memberships:
  - {role: Minister, organization: norland-cabinet-2, start_date: 2024-06-01, end_date: 2025-10-01, note: x}
  - {role: Adviser, organization: norland, start_date: 2020-01~, end_date: 2021, note: x}
  - {organization: norland, start_date: 2019-01/2019-03, links: [{url: "https://list.example/"}]}
""",
    "data/actors/harbour-league.yml": """\
name: Harbour League
type: organization
start_date: 1990-05-01
end_date: 2024-01-01
memberships: [{organization: norland, note: x}]
""",
}


@pytest.fixture
def popolo(project):
    project(PEOPLE)
    return json.loads(exported()["downloads/popolo.json"])


def test_popolo_is_what_it_asks_for(popolo):
    draft2020(POPOLO).validate(popolo)
    ids = {each["id"] for part in ("persons", "organizations") for each in popolo[part]}
    assert all(held["organization_id"] in ids for held in popolo["memberships"])


def test_the_last_day_is_the_one_before_the_first_without(popolo):
    minister, adviser, belonging = [held for held in popolo["memberships"] if held.get("person_id") == "mira-vale"]
    assert (minister["start_date"], minister["end_date"]) == ("2024-06-01", "2025-09-30")
    assert (adviser["start_date"], adviser["end_date"]) == ("2020-01", "2021")
    assert "start_date" not in belonging
    assert belonging["links"] == [{"url": "https://list.example/"}]
    [league] = [each for each in popolo["organizations"] if each["id"] == "harbour-league"]
    assert (league["founding_date"], league["dissolution_date"]) == ("1990-05-01", "2023-12-31")


def test_persons_have_their_registers_and_other_names(popolo):
    [vale] = [each for each in popolo["persons"] if each["id"] == "mira-vale"]
    assert vale["identifiers"] == [{"scheme": "wikidata", "identifier": "Q7"}]
    assert vale["other_names"] == [{"name": "M. Vale"}]
    assert vale["sources"] == [{"url": "https://timeline.example/sub/actors/mira-vale/"}]


@pytest.fixture
def slides(project):
    odd = {"data/events/odd.yml": 'title: "<b>A & B</b>"\ndate: 2025-02\ndescription: "<script>x</script>"\n'}
    open_ = {"data/events/open.yml": "title: Open\ndate: ../2025-02-01\n"}
    project({**MORE, **odd, **open_})
    return {slide["unique_id"]: slide for slide in json.loads(exported()["downloads/timelinejs.json"])["events"]}


def test_slides_are_dated_as_exactly_as_is_known(slides):
    assert slides["statement-vale-supports-toll"]["start_date"] == {"year": 2025, "month": 3, "day": 3}
    assert slides["event-odd"]["start_date"] == {"year": 2025, "month": 2}
    span = slides["statement-league-conditions"]
    assert span["start_date"] == {"year": 2025, "month": 2, "day": 1}
    assert span["end_date"] == {"year": 2025, "month": 3, "day": 4}
    assert span["display_date"] == "between 1 February 2025 and 4 March 2025"
    assert slides["event-open"]["start_date"] == {"year": 2025, "month": 2, "day": 1}
    assert "end_date" not in slides["event-open"]
    assert slides["event-open"]["display_date"] == "on or before 1 February 2025"


def test_texts_of_slides_are_escaped_and_say_what_the_entry_says(slides):
    odd = slides["event-odd"]["text"]
    assert odd["headline"] == "&lt;b&gt;A &amp; B&lt;/b&gt;"
    assert unescape(odd["headline"]) == "<b>A & B</b>"
    assert "<script" not in odd["text"]
    assert slides["event-odd"]["group"] == "Events"


def test_only_the_speakers_words_are_in_quotation_marks(slides):
    assert "“Norland supports a toll on the strait”" in slides["statement-vale-supports-toll"]["text"]["text"]
    assert "“" not in slides["statement-league-retracted"]["text"]["text"]
    assert slides["statement-disputed"]["group"] == "Statements"
    assert slides["statement-vale-supports-toll"]["group"] != "Statements"
