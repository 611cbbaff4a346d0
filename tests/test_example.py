"""The page that follows one statement from its document to the matrix, whatever the record."""

import pytest
from bs4 import BeautifulSoup
from helpers.world import eventful_world, invented_world
from policy_timeline import routes


@pytest.fixture
def world(tmp_path):
    return invented_world(tmp_path)


def shown(world):
    made = next(one.content for one in world.outputs() if one.path == routes.EXAMPLE)
    return BeautifulSoup(made, "html.parser")


REPORT = (
    "It rained in Velm on Monday, and the ships stayed in the harbor of the town. “We want a toll on the strait,” "
    "said Mira Vale. The meeting went on for two more hours.\n"
)
WANTED = [{"source": "report", "quote": "We want a toll on the strait"}]
READ = {
    "position": "toll",
    "stance": "supports",
    "mode": "preference",
    "basis": "interpreted",
    "rationale": "So it is.",
}


def test_it_shows_document_words_speaker_stance_and_mark(world):
    world.source("report", REPORT, type="report", language="en", publisher="The Gazette")
    world.said("wanted", "2025-03-03", evidence=WANTED, stances=[READ])
    world.said("later", "2025-04-01", "opposes", position="ferry")
    page = shown(world)
    steps = [" ".join(step.get_text(" ").split()) for step in page.select(".pt-steps > li")]
    assert len(steps) == 5
    assert "The report" in steps[0]
    assert page.select_one("mark").text == "We want a toll on the strait"
    assert "Mira Vale , Minister of Transport" in steps[2]
    assert "In the sense of preference: should it be? Why we read it this way: So it is." in steps[3]
    assert page.select_one(".pt-matrix [data-actor]")["href"] == "../../statements/wanted/"


def test_where_no_statement_shows_everything_one_that_shows_less_stands_there(world):
    world.said("short", "2025-03-03", "supports")
    world.said("without", "2025-04-01")
    page = shown(world)
    assert page.select_one(".pt-steps [data-stance]")["data-position"] == "toll"
    assert "Why we read it this way" not in page.get_text()


def test_those_who_stand_with_it_are_few(world):
    for number in range(9):
        world.add("actors", f"a-{number}", name=f"Actor {number}", type="organization")
        world.said(f"it-{number}", "2025-03-03", "supports", speaker=f"a-{number}")
    heads = [one.text for one in shown(world).select(".pt-matrix thead a")]
    assert len(heads) == 6
    assert heads[0] == "Actor 8"


@pytest.mark.parametrize("status", ["retracted", "draft"])
def test_what_no_longer_or_not_yet_counts_is_no_example(world, status):
    revisions = {"revisions": [{"date": "2025-04-01", "change": "Out."}]} if status == "retracted" else {}
    world.said("it", "2025-03-03", "supports", status=status, **revisions)
    assert shown(world).select_one(".pt-empty")


def test_an_example_is_found_in_any_record(tmp_path):
    page = shown(eventful_world(tmp_path))
    assert page.select_one(".pt-steps mark")
    assert page.select_one(".pt-steps .pt-matrix [data-actor]")
