from itertools import pairwise

import pytest
from policy_timeline.texts.languages import LANGUAGES, language_of

ENGLISH, GERMAN = LANGUAGES["en"], LANGUAGES["de"]


@pytest.mark.parametrize(
    ("tag", "text", "expected"),
    [
        ("en", "", "en"),
        ("en-GB", "", "en"),
        ("de-AT", "", "de"),
        ("fr", "We will not go to the meeting.", None),
        (None, "We will not go to the meeting.", "en"),
        (None, "Wir werden nicht zu dem Treffen gehen.", "de"),
        (None, "Nous ne participerons jamais.", None),
        (None, "", None),
    ],
)
def test_a_language_is_told_by_its_tag_or_by_the_words(tag, text, expected):
    found = language_of(tag, text)
    assert (found and found.code) == expected


@pytest.mark.parametrize(
    "word", ["not", "no", "never", "unless", "if", "only", "except", "but", "primarily", "largely", "partly", "hardly"]
)
def test_words_that_turn_a_meaning_are_known(word):
    assert ENGLISH.turning_word(f"the {word.capitalize()} words") == word


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("they don’t go", "don't"),
        ("they won't go", "won't"),
        ("as long as it lasts", "as long as"),
        ("any help at all", None),
        ("a knot, a bus and a button", None),
        ("", None),
    ],
)
def test_endings_and_phrases_turn_a_meaning_too(text, expected):
    assert ENGLISH.turning_word(text) == expected


def test_a_sentence_takes_back_what_was_said_by_its_first_word():
    assert ENGLISH.reversal("“But we stay.”") == "but"
    assert ENGLISH.reversal("And yet we stay.") == "yet"
    assert ENGLISH.reversal("Or not.") == "not"
    assert ENGLISH.reversal("Then again, who knows?") == "then again"
    assert ENGLISH.reversal("And, on the other hand, we stay.") == "on the other hand"
    assert ENGLISH.reversal("We stay, but not long.") is None
    assert ENGLISH.reversal("And.") is None
    assert ENGLISH.reversal("…") is None
    assert GERMAN.reversal("Doch wir bleiben.") == "doch"
    assert GERMAN.reversal("Im Gegenteil: Wir bleiben.") == "im gegenteil"


def test_words_that_somebody_else_is_said_to_have_said_are_told():
    assert ENGLISH.reported("He claims that") == "claims"
    assert ENGLISH.reported("We said, and I repeat, that they said") == "said"
    assert ENGLISH.reported("They say that") == "say"
    assert ENGLISH.reported("In our present state") is None
    assert ENGLISH.reported("I say that") is None
    assert ENGLISH.reported("") is None


def test_word_lists_are_written_in_small_letters_and_hold_no_marks():
    for language in LANGUAGES.values():
        for word in language.known | language.titles | language.voices:
            assert word == word.lower()
            assert not any(char in ",.;:" for char in word)


def test_the_forms_of_regular_verbs_are_spelled_right():
    for form in [
        "said",
        "clarifies",
        "clarified",
        "clarifying",
        "admitted",
        "admitting",
        "echoes",
        "stressed",
        "stating",
        "agreeing",
        "urged",
    ]:
        assert form in ENGLISH.speech | ENGLISH.speech_participles, form
    for form in ["admited", "stateing", "agreing", "echos", "clarifys"]:
        assert form not in ENGLISH.speech | ENGLISH.speech_participles, form


def test_languages_differ():
    for one, other in pairwise(LANGUAGES.values()):
        assert one.speech.isdisjoint(other.speech)
