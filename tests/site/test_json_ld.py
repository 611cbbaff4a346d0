"""Structured data: what search engines read in the words of schema.org."""

import json

import pytest
from bs4 import BeautifulSoup
from rdflib import RDF, Graph, Namespace

ROOT = "https://example.org/sub/"
VALE = {"@type": "Person", "name": "Mira Vale", "url": f"{ROOT}actors/mira-vale/"}


@pytest.fixture
def data(world):
    """Return a function that builds the world and gives the structured data of a page by its path."""

    def read(path, site_url=ROOT):
        html = BeautifulSoup(world.build(site_url=site_url)[path], "html.parser")
        (script,) = html.find_all("script", type="application/ld+json")
        return json.loads(script.string)

    return read


def test_a_statement_is_a_quotation_of_its_speaker(world, data):
    world.change("sources", "record", publisher="The Gazette")
    world.for_norland("it", "2025-03-03", "opposes", words="No toll, say we", summary="No toll.")
    assert data("statements/it.md") == {
        "@context": "https://schema.org",
        "@type": "Quotation",
        "url": f"{ROOT}statements/it/",
        "name": "No toll.",
        "text": "No toll, say we",
        "dateCreated": "2025-03-03",
        "inLanguage": "en",
        "about": [{"@type": "Thing", "name": "The strait should have a toll.", "url": f"{ROOT}positions/toll/"}],
        "isBasedOn": {
            "@type": "CreativeWork",
            "name": "The record",
            "url": f"{ROOT}sources/record/",
            "publisher": {"@type": "Organization", "name": "The Gazette"},
        },
        "creator": VALE,
        "spokenByCharacter": VALE,
    }


def test_what_is_not_known_is_left_out(world, data):
    world.said("it", "../2025-03-03")
    found = data("statements/it.md", site_url="")
    assert found["url"] == "/statements/it/"
    assert not {"dateCreated", "about"} & set(found)
    assert "publisher" not in found["isBasedOn"]


def test_a_reported_statement_is_a_claim_and_its_cut_is_shown(world, data):
    world.source("report", "Mira Vale wants a toll, and a high one, next year.", type="report", language="en")
    passage = "Mira Vale wants a toll […] next year."
    world.said("it", evidence=[{"source": "report", "passage": passage}])
    found = data("statements/it.md")
    assert (found["@type"], found["text"]) == ("Claim", passage)
    assert "spokenByCharacter" not in found


def test_an_event_has_its_date_place_and_people(world, data):
    common = {"location": "Port Ellery", "participants": ["mira-vale"], "description": "They met."}
    world.add("events", "meeting", title="A meeting", date="2025-03~", **common)
    world.add("events", "vague", title="Something", date="../2025-03-03")
    assert data("events/meeting.md") == {
        "@context": "https://schema.org",
        "@type": "Event",
        "name": "A meeting",
        "url": f"{ROOT}events/meeting/",
        "startDate": "2025-03",
        "location": {"@type": "Place", "name": "Port Ellery"},
        "description": "They met.",
        "attendee": [VALE],
    }
    assert set(data("events/vague.md")) == {"@context", "@type", "name", "url"}


def test_an_actor_is_what_it_is(world, data):
    world.change("actors", "mira-vale", aliases=["Vale"], description="A politician.")
    world.add("actors", "league", name="The league", type="alliance")
    assert data("actors/mira-vale.md") == {
        "@context": "https://schema.org",
        "@type": "Person",
        "name": "Mira Vale",
        "url": f"{ROOT}actors/mira-vale/",
        "alternateName": ["Vale"],
        "description": "A politician.",
        "jobTitle": ["Minister of Transport"],
    }
    assert data("actors/norland.md")["@type"] == "Country"
    assert data("actors/league.md")["@type"] == "Organization"


def test_what_registers_have_is_the_same(world, data):
    known = [
        {"scheme": "wikidata", "identifier": "Q7"},
        {"scheme": "ISNI", "identifier": "0000 0001 2345 6789"},
        {"scheme": "press", "identifier": "https://press.example/vale"},
        {"scheme": "ours", "identifier": "17"},
    ]
    world.change("actors", "mira-vale", identifiers=known)
    world.change("positions", "toll", identifiers=[{"scheme": "wikidata", "identifier": "Q8"}])
    world.change("sources", "record", url="https://gazette.example/toll")
    world.for_norland("it", "2025-03-03", "opposes", words="No toll, say we", summary="No toll.")
    found = data("statements/it.md")
    assert found["creator"]["sameAs"] == [
        "https://www.wikidata.org/entity/Q7",
        "https://isni.org/isni/0000000123456789",
        "https://press.example/vale",
    ]
    assert found["about"][0]["sameAs"] == ["https://www.wikidata.org/entity/Q8"]
    assert found["isBasedOn"]["sameAs"] == "https://gazette.example/toll"
    assert data("actors/mira-vale.md")["sameAs"] == found["creator"]["sameAs"]


@pytest.mark.filterwarnings("ignore::DeprecationWarning:rdflib")
def test_a_reader_of_linked_data_finds_who_said_what(world, data):
    world.for_norland("it", "2025-03-03", "opposes", words="No toll, say we", summary="No toll.")
    found = data("statements/it.md") | {"@context": {"@vocab": "https://schema.org/"}}
    graph, schema = Graph().parse(data=json.dumps(found), format="json-ld"), Namespace("https://schema.org/")
    [quotation] = graph.subjects(RDF.type, schema.Quotation)
    speaker = graph.value(quotation, schema.creator)
    assert str(graph.value(quotation, schema.text)) == "No toll, say we"
    assert (speaker, RDF.type, schema.Person) in graph
    assert str(graph.value(speaker, schema.name)) == "Mira Vale"
