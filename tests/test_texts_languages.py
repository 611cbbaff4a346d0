from itertools import pairwise

import pytest

from generator.texts.languages import LANGUAGES, language_of

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
    assert ENGLISH.reverses("“But we stay.”")
    assert not ENGLISH.reverses("We stay, but not long.")
    assert not ENGLISH.reverses("…")
    assert GERMAN.reverses("Doch wir bleiben.")


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
