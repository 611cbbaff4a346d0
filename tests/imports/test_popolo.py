"""Popolo files, as the specification has them and as they are found."""

import json
from pathlib import Path

import pytest
from helpers.exports import exported
from helpers.imports import entry, faults, given, imported

PEOPLE = {
    "persons": [
        {
            "id": "0bd1e4f7-7f0e-4f5c-9a53-3ae0c1e9f1a2",
            "name": "Mira Vale",
            "other_names": [{"name": "M. Vale", "note": "short", "lang": "en"}, {"name": "Mira Vale"}],
            "identifiers": [{"scheme": "wikidata", "identifier": "Q1"}, {"scheme": "", "identifier": "x"}],
            "birth_date": "1970-01-01",
            "summary": "A politician.",
            "links": [{"url": "https://vale.example/", "note": "Home"}, {"note": "nowhere"}],
            "memberships": [{"organization_id": "the-house", "role": "Member", "start_date": "2001"}],
        },
        {
            "id": "uk.org/person/2",
            "other_names": [
                {"given_name": "Tom", "family_name": "Old", "note": "Main", "end_date": "2001"},
                {"given_name": "Tom", "family_name": "Reed", "note": "Main", "start_date": "2001"},
            ],
        },
        {"id": "nameless"},
    ],
    "organizations": [
        {
            "id": "the-house",
            "name": "The House",
            "classification": "Chamber",
            "founding_date": "1900-01-01",
            "dissolution_date": "2020-12-31",
        },
        {"id": "np", "name": "Norland Party", "classification": "Party", "seats": 5},
    ],
    "posts": [{"id": "p1", "label": "MP for Port", "organization_id": "the-house", "area": {"name": "Port"}}],
    "memberships": [
        {"person_id": "uk.org/person/2", "post_id": "p1", "start_date": "1997-05-01", "end_date": "2001-12-31"},
        {"member_id": "np", "organization_id": "the-house", "start_date": "1997-05", "end_date": "2001-05"},
        {
            "person_id": "uk.org/person/2",
            "organization_id": "np",
            "role": "Leader",
            "end_date": "9999-12-31",
            "sources": [{"url": "https://np.example/"}],
        },
        {"organization_id": "np", "role": "Nobody"},
        {"person_id": "somebody/else", "organization_id": "np"},
    ],
    "events": [
        {"id": "t1", "name": "First term", "start_date": "2001-01-01", "end_date": "2004-12-31", "classification": "x"},
        {"id": "t2", "name": "Second term", "start_date": "2005"},
        {"id": "t3", "name": "Some day"},
    ],
    "areas": [{"id": "port"}],
}


@pytest.fixture
def said(empty):
    return imported("popolo", given("people.json", PEOPLE))


def test_people_have_names_registers_and_links(said):
    assert entry("actors/mira-vale") == {
        "name": "Mira Vale",
        "type": "person",
        "aliases": ["M. Vale"],
        "description": "A politician.",
        "memberships": [{"organization": "the-house", "start_date": "2001", "note": "imported from people.json"}],
        "identifiers": [{"scheme": "wikidata", "identifier": "Q1"}],
        "links": [{"url": "https://vale.example/", "note": "Home"}],
    }
    assert faults() == []


def test_a_post_gives_its_role_and_the_last_day_becomes_the_one_after(said):
    reed = entry("actors/tom-reed")
    assert reed["aliases"] == ["Tom Old"]
    assert reed["memberships"] == [
        {
            "role": "MP for Port",
            "organization": "the-house",
            "start_date": "1997-05-01",
            "end_date": "2002-01-01",
            "note": "imported from people.json",
        },
        {"role": "Leader", "organization": "np", "end_date": "9999-12-31", "links": [{"url": "https://np.example/"}]},
    ]


def test_organizations_are_of_the_type_that_their_classification_names(said):
    house = entry("actors/the-house")
    assert (house["type"], house["start_date"], house["end_date"]) == ("organization", "1900-01-01", "2021-01-01")
    party = entry("actors/np")
    assert party["type"] == "party"
    assert party["memberships"][0]["end_date"] == "2001-05"


def test_events_span_both_of_their_days(said):
    assert entry("events/first-term")["date"] == "2001-01-01/2004-12-31"
    assert entry("events/second-term")["date"] == "2005"


def test_what_has_no_place_is_named(said):
    lost = next(line for line in said.splitlines() if line.startswith("no place here"))
    for field in (
        "areas (once)",
        "events.classification (once)",
        "memberships of somebody who is not in the file (once)",
        "organizations.seats (once)",
        "persons.birth_date (once)",
        "persons.other_names.end_date (once)",
        "persons.other_names.lang (once)",
        "posts.area (once)",
    ):
        assert field in lost
    assert "persons 3: it was left out, since it has no name" in said
    assert "memberships 4: this was not taken, since it names no member" in said
    assert "events 3: this was not taken, since it has no name or no first day" in said


def test_a_second_import_adds_what_is_new(said):
    more = {"persons": [*PEOPLE["persons"], {"id": "4", "name": "Ada Holm"}]}
    again = imported("popolo", given("people.json", more))
    assert "actors: 1 taken, 2 there already, 1 left out" in again
    ids = json.loads(Path("imported.json").read_text("utf-8"))
    assert ids["actors"]["4"] == "ada-holm"
    assert ids["actors"]["uk.org/person/2"] == "tom-reed"


def test_a_person_decides_what_may_be_the_same(said):
    other = given("others.json", {"persons": [{"id": "77", "name": "Mira Vale"}]})
    assert 'say so in the file of ids, as "77": "mira-vale" below "actors"' in imported("popolo", other)
    Path("ids.json").write_text('{"actors": {"77": "mira-vale"}}', "utf-8")
    assert "actors: 0 taken, 1 there already" in imported("popolo", other, "--ids", "ids.json")


def test_our_own_file_comes_back(project, tmp_path, monkeypatch):
    folder = project()
    before = exported()
    empty = tmp_path / "empty"
    empty.mkdir()
    monkeypatch.chdir(empty)
    imported("popolo", given("popolo.json", before["downloads/popolo.json"]))
    held = entry("actors/mira-vale")["memberships"][0]
    assert (held["role"], held["start_date"]) == ("Minister of Transport", "2024-06-01")
    assert entry("actors/norland-cabinet-2")["type"] == "government"
    assert folder.is_dir()


@pytest.mark.parametrize("content", ["[]", '{"persons": 1}', "{"])
def test_what_is_no_popolo_is_said(empty, content):
    assert "people.json: " in imported("popolo", given("people.json", content), status=2)


ODD = ["x", 1, None, True, ["x"], {"x": 1}, [None], [["x"]]]


@pytest.mark.parametrize("odd", ODD, ids=repr)
def test_no_value_of_the_wrong_kind_breaks_it(empty, odd):
    keys = (
        "id",
        "name",
        "other_names",
        "identifiers",
        "links",
        "sources",
        "memberships",
        "classification",
        "start_date",
    )
    thing = dict.fromkeys((*keys, "founding_date", "dissolution_date", "person_id", "post_id", "role", "end_date"), odd)
    parts = ("persons", "organizations", "memberships", "posts", "events")
    imported("popolo", given("odd.json", {part: [thing, odd] for part in parts}))
    assert faults() == []
