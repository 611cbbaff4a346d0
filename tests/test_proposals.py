"""What a source says for certain about words that somebody has marked in it."""

import pytest
from helpers.world import invented_world
from policy_timeline.authoring.proposals import proposal
from policy_timeline.evidence.speakers import Attributions
from policy_timeline.texts.stretches import Stretch


@pytest.fixture
def proposed(tmp_path):
    """Return a function from a text and words in it to what is proposed."""

    def propose(text, words, more=(), **source):
        world = invented_world(tmp_path)
        world.source("paper", text, **{"type": "news", "language": "en", **source})
        for id_, fields in more:
            world.said(id_, **fields)
        catalog = world.check().catalog
        start = text.index(words)
        return proposal(Attributions(catalog), "paper", Stretch(start, start + len(words)))

    return propose


SAID = "“The ferry stays,” said Mira Vale{when}.\n"


@pytest.mark.parametrize(
    ("when", "source", "expected"),
    [
        ("", {}, {}),
        ("", {"accessed": "2025-03-09"}, {"date": "../2025-03-09", "method": "bounded"}),
        ("", {"accessed": "2025-03-09/.."}, {}),
        ("", {"published": "2025-03"}, {"date": "../2025-03-31", "method": "bounded"}),
        (
            " on Monday",
            {"published": "2025-03-05"},
            {"date": "2025-03-03", "as_written": "Monday", "method": "resolved"},
        ),
        (" on Monday", {}, {}),
        (" on Monday or Tuesday", {"published": "2025-03-05"}, {"date": "../2025-03-05", "method": "bounded"}),
        (" on 3 March 2025", {}, {"date": "2025-03-03", "as_written": "3 March 2025", "method": "stated"}),
        (" on March 3, 2025", {}, {"date": "2025-03-03", "as_written": "March 3, 2025", "method": "stated"}),
        (" on 31 June 2025", {}, {}),
        (" on Monday", {"published": "2025-03-05", "language": "xx"}, {"date": "../2025-03-05", "method": "bounded"}),
        ("", {"published": "2025-03-05", "type": "speech", "speaker": "mira-vale"}, {"date": "2025-03-05"}),
        ("", {"type": "speech", "speaker": "mira-vale"}, {}),
    ],
)
def test_the_date_is_what_the_source_allows(proposed, when, source, expected):
    values = proposed(SAID.format(when=when), "The ferry stays", **source).values
    assert {key: value for key, value in values.items() if key in {"date", "as_written", "method"}} == expected


def test_a_day_that_the_words_name_is_not_the_one_on_which_they_were_said(proposed):
    said = "“The ferry stays every Sunday,” said Mira Vale on 3 March 2025.\n"
    values = proposed(said, "The ferry stays every Sunday").values
    assert (values["date"], values["as_written"]) == ("2025-03-03", "3 March 2025")


@pytest.mark.parametrize("marked", ["The ferry stays", "“The ferry stays,”", "e ferry sta", " “The ferry stays"])
def test_whole_words_are_taken_without_what_stands_around_them(proposed, marked):
    found = proposed(f"Vale spoke. {SAID.format(when='')}", marked)
    assert found.values["quote"] == "The ferry stays"
    assert found.values["speaker"] == "mira-vale"
    assert found.values["id"] == "mira-vale-the-ferry-stays"


def test_who_is_no_actor_or_not_certain_is_told(proposed):
    found = proposed("“The ferry stays,” said Lena Moor.\n", "The ferry")
    assert (found.values["speaker"], found.name) == ("", "Lena Moor")


def test_what_nobody_says_is_a_passage(proposed):
    found = proposed(SAID.format(when=""), "said Mira")
    assert found.values["passage"] == "said Mira"
    assert found.values["id"] == "paper-said-mira"
    assert proposed(SAID.format(when=""), "”").values == {}


def test_for_whom_and_where_somebody_speaks_is_taken_from_the_same_source(proposed):
    text = "“The ferry stays,” said Mira Vale. “It costs little,” Vale said.\n"
    said = {
        "speaker": "mira-vale",
        "on_behalf_of": "norland",
        "evidence": [{"source": "paper", "quote": "It costs little"}],
    }
    found = proposed(text, "The ferry stays", [("first", said)])
    assert found.values["on_behalf_of"] == "norland"
    assert found.values["event"] == ""
