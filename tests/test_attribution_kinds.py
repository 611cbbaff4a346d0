"""Whose words stand in each kind of source, and whom its paragraphs name."""

import pytest
from helpers.attribution import speakers, voices
from helpers.evidence import ACTORS, MORA, QUIST, TARR
from policy_timeline.texts.stretches import Stretch

TRANSCRIPT = """Press conference in Velm
Transcript: checked

MODERATOR: Welcome.

FOREIGN MINISTER MORA: We stay.
Let me say this: we never left. They said “go”, and I called it “odd”.

And Tarr said: “Never.”

Q: Why?
Ann Mora (through interpreter): Because.
[00:12:03] Mr. Tarr: Fine.
Aide to Tarr: Not fine.
Jane Roe: Agreed.
The Secretary: No.
Secretary General: Yes.
Listener: One.
Listener: Two.
Note: he smiled.
…: hm.
And then? Tarr: no.
Tarr, Secretary of Defense: Well.
"""


def told(text: str, words: str, **fields: object) -> tuple[list[str], bool, str]:
    """Return who speaks where some words stand: the actors, whether that is certain, and the name."""
    region = voices(text, **fields).around(Stretch(text.index(words), text.index(words) + len(words)))
    return (sorted(region.reading.actors), region.reading.certain, region.reading.name) if region else ([], False, "-")


@pytest.mark.parametrize(
    ("words", "actors", "certain"),
    [
        ("Welcome", [], True),
        ("We stay", [MORA], True),
        ("we never left", [MORA], True),
        ("odd", [MORA], True),
        ("Never", [MORA, TARR], False),
        ("Why", [], True),
        ("Because", [MORA], True),
        ("Fine", [TARR], True),
        ("Not fine", [], True),
        ("Agreed", [], True),
        ("No.", [], False),
        ("Yes", [QUIST], True),
        ("Two", [], True),
        ("he smiled", [], False),
        ("Well", [TARR], True),
    ],
)
def test_in_a_transcript_the_label_before_a_turn_tells(words, actors, certain):
    found = told(TRANSCRIPT, words, type="transcript")
    assert found[:2] == (actors, certain)


def test_what_stands_before_the_first_turn_is_nobodys():
    assert told(TRANSCRIPT, "Press conference", type="transcript") == ([], False, "-")
    assert told("“Hello,” Mora said.\nMora: We stay.", "Hello", type="transcript") == ([], False, "-")


def test_a_transcript_in_a_language_without_lists_has_no_turns():
    assert voices("Mora: Nos quedamos.", type="transcript", language="es").regions == ()


def test_a_speech_is_its_speakers_words_but_for_what_it_quotes_of_others():
    text = "We stay. Tarr said: “Never.” I call it “odd”."
    assert told(text, "We stay", type="speech", speaker=MORA) == ([MORA], True, "")
    assert told(text, "Never", type="speech", speaker=MORA)[:2] == ([MORA, TARR], False)
    assert told(text, "odd", type="speech", speaker=MORA)[:2] == ([MORA], True)
    assert told(text, "We stay", type="speech")[:2] == ([], False)


def test_an_official_document_is_in_the_words_of_its_publisher_or_speaker():
    text = "Norland stays. “We agree,” said Carl Quist. It is a “great day”."
    assert told(text, "stays", type="official", publisher="NORLAND") == (["norland"], True, "NORLAND")
    assert told(text, "stays", type="official", publisher="Norland", speaker=MORA)[:2] == ([MORA, "norland"], True)
    assert told(text, "stays", type="official", publisher="Nobody") == ([], False, "Nobody")
    assert told(text, "We agree", type="official", publisher="Norland")[:2] == ([QUIST], True)
    assert told(text, "great day", type="official", publisher="Norland")[:2] == (["norland"], True)


def test_the_innermost_region_tells_whose_words_they_are():
    text = "“Tarr told me ‘never’ twice,” Mora said."
    assert told(text, "told me")[:2] == ([MORA], True)
    assert told(text, "never")[:2] == ([], False)
    assert told(text, "twice")[:2] == ([MORA], True)
    assert told(text, "Mora said") == ([], False, "-")
    assert told("“Yes,” Mora said. Nothing.", "Nothing") == ([], False, "-")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Mora left.", {MORA}),
        ("Mora’s plan was good.", {MORA}),
        ("“Mora left,” Tarr said.", {TARR}),
        ("The Secretary General left.", {QUIST}),
        ("Norland’s Foreign Minister left.", {MORA, "norland"}),
        ("The Pact Secretary General left.", {QUIST, "pact"}),
        ("The government left.", set()),
        ("Ivanka Tarr left.", set()),
        ("Ben Tarr Jr left.", set()),
        ("Jane Roe left.", set()),
        ("He met Jane Roe", set()),
        ("In came the Pact Secretary", {"pact"}),
    ],
)
def test_a_paragraph_names_actors_by_name_or_office(text, expected):
    assert voices(text).named_around(Stretch(0, len(text))) == expected


def test_a_paragraph_names_whom_its_pronouns_mean():
    text = "Mora came to Velm.\nShe left."
    assert voices(text).named_around(Stretch(text.index("left"), len(text))) == {MORA}


def test_nobody_is_named_where_the_language_is_not_known():
    assert voices("Mora está aquí.", language="es").named_around(Stretch(0, 4)) == frozenset()


TWO_MINISTERS = {
    **ACTORS,
    "dita-dahl": {
        "name": "Dita Dahl",
        "type": "person",
        "memberships": [{"role": "Foreign Minister", "organization": "sudland"}, {"organization": "pact"}],
    },
    "eva-tarr": {"name": "Eva Tarr", "type": "person"},
    "gus-li": {
        "name": "Gus Li",
        "type": "person",
        "memberships": [{"role": "Defence Secretary", "organization": "gone"}],
    },
}


def test_an_office_that_two_hold_means_the_one_whose_state_is_named():
    text = "The foreign minister left. Sudland’s foreign minister stayed."
    assert voices("The foreign minister left.", TWO_MINISTERS).named_around(Stretch(0, 9)) == frozenset()
    assert voices(text, TWO_MINISTERS).named_around(Stretch(0, 9)) == {"sudland", "dita-dahl"}


def test_a_surname_that_two_bear_means_neither_for_certain():
    assert speakers("“We stay,” Tarr said.", TWO_MINISTERS) == [None]
    assert speakers("“We stay,” Ben Tarr said.", TWO_MINISTERS) == [TARR]
    assert speakers("“We stay,” Gus Li said.", TWO_MINISTERS) == ["gus-li"]


def test_an_office_is_found_in_either_spelling():
    actors = {key: one for key, one in TWO_MINISTERS.items() if key != TARR}
    assert speakers("Li came. “We stay,” the Defense Secretary said.", actors) == [None]
    assert speakers("Gus Li came. “We stay,” the Defense Secretary said.", actors) == ["gus-li"]
