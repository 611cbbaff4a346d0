"""Who speaks where a name, a title or a label is not what it looks like."""

from dataclasses import replace

import pytest
from helpers.attribution import speakers, voices
from helpers.evidence import catalog
from policy_timeline.evidence.speakers.bearers import Bearers
from policy_timeline.evidence.speakers.names import Names
from policy_timeline.texts.languages import languages

VALE, REED = "mira-vale", "tomas-reed"
PEOPLE = {
    VALE: {"name": "Mira Vale", "type": "person"},
    REED: {"name": "Tomas Reed", "type": "person"},
    "tomas-judge": {"name": "Tomas Judge", "type": "person"},
}
A, B, C = "The pier stays open.", "Nobody was asked here.", "We will paint it blue."


def turns(text, labels=None):
    """Return the label of each turn, whom it means, and what is said."""
    given = {"type": "transcript", **({"labels": labels} if labels else {})}
    return [
        (turn.label, sorted(turn.reading.actors), turn.stretch.of(text)) for turn in voices(text, PEOPLE, **given).turns
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Tomas Judge left the court. Later the Judge said “we stay”.", None),
        ("“The Cold Pier” hangs beside the guest of honor, Mira Vale, who spoke on Monday.", None),
        ("Gazette Mira Vale said “we stay”.", VALE),
        ("Gazette Mira T. Vale said “we stay”.", VALE),
    ],
)
def test_a_name_is_told_from_the_words_around_it(text, expected):
    assert speakers(text, PEOPLE) == [expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Beside Vale Deputy Prime Minister Tomas Reed smiled.", {VALE, REED}),
        ("Vale Deputy Mayor’s Lane is long.", set()),
    ],
)
def test_a_title_behind_a_name_belongs_to_the_next_name_where_there_is_one(text, expected):
    assert voices(text, PEOPLE).narration.named(0) == expected


def test_in_german_a_word_with_a_clause_of_its_own_does_not_take_the_words_from_a_name():
    text = "Mira Vale sagte dem Minister, welcher fragte, „wir bleiben“."
    (region,) = voices(text, PEOPLE, language="de").regions
    assert region.reading.actors == {VALE}


def test_a_language_without_titles_tells_nobodys_gender_by_one():
    english = languages()["en"]
    bare = replace(english, lists={tag: words for tag, words in english.lists.items() if tag not in {"mr", "ms"}})
    text, names = "Mr. Vale met Ms. Reed.", Names(catalog({}, actors=PEOPLE))
    assert Bearers(text, names, english).genders == {VALE: "he", REED: "she"}
    assert Bearers(text, names, bare).genders == {}


def test_a_title_before_capitals_is_a_label_even_where_it_stands_once():
    text = f"Ms. VALE. {A}\nMr. DORN of Ellery. {B}\nMs. VALE. {C}\n"
    assert turns(text) == [("Ms. VALE", [VALE], A), ("Mr. DORN of Ellery", [], B), ("Ms. VALE", [VALE], C)]


def test_a_long_heading_on_every_page_is_no_label():
    heading = "Minutes of the Harbor Council of Ellery"
    text = f"{heading}\n\nMira Vale\n\n{A}\n\n{heading}\n\nTomas Reed\n\n{B}\n\nMira Vale\n\n{C}\n"
    assert [label for label, _, _ in turns(text)] == ["Mira Vale", "Tomas Reed", "Mira Vale"]


def test_a_note_below_a_name_is_part_of_its_label():
    note = "(by telephone)"
    text = f"Mira Vale\n{note}\n\n{A}\n\n{note}\n\n{B}\n\nTomas Reed\n\n{C}\n"
    assert turns(text, {note: "nobody"}) == [("Mira Vale", [VALE], A), (note, [], B), ("Tomas Reed", [REED], C)]
