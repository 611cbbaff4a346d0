from itertools import pairwise
from pathlib import Path

import pytest
import simplemma
from policy_timeline import evidence
from policy_timeline.texts.languages import language_of, languages

ENGLISH, GERMAN = languages()["en"], languages()["de"]


@pytest.mark.parametrize(
    ("tag", "text", "expected"),
    [
        ("en", "", "en"),
        ("en-GB", "", "en"),
        ("de-AT", "", "de"),
        ("es", "We will not go to the meeting.", None),
        (None, "We will not go to the meeting.", "en"),
        (None, "Wir werden nicht zu dem Treffen gehen.", "de"),
        (None, "Zůstaneme tady navždy.", None),
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


def test_lexicons_are_written_in_small_letters_and_hold_no_marks():
    for language in languages().values():
        for word in language.words(*language.lists):
            assert word == word.lower()
            assert not any(char in ",.;:" for char in word)


def test_every_tag_of_a_lexicon_is_read_by_something():
    package = Path(evidence.__file__).parents[1]
    code = "".join(path.read_text("utf-8") for room in ("evidence", "texts") for path in (package / room).rglob("*.py"))
    for language in languages().values():
        tags = {*language.lists, *language.phrases, *language.endings}
        assert {tag for tag in tags if f'"{tag}"' not in code} == set()


def test_every_language_has_the_words_without_which_nothing_is_read():
    for language in languages().values():
        for tag in ("say", "finite", "he", "she", "det", "prep", "turning", "common"):
            assert language.words(tag), (language.code, tag)


@pytest.mark.parametrize("language", languages().values(), ids=languages())
def test_the_forms_of_verbs_are_words_of_the_language(language):
    told = {word for word in language.words("say", "name", "relay", "refuse") if "weet" not in word}
    assert {word for word in told if not simplemma.is_known(word, lang=language.code)} <= {"postet"}


def test_the_forms_of_verbs_are_spelled_right():
    told = ENGLISH.words("say", "name", "relay", "refuse")
    for form in ["said", "clarifies", "clarifying", "admitted", "admitting", "echoes", "slammed", "referred", "urged"]:
        assert form in told, form
    for form in ["admited", "stateing", "agreing", "echos", "clarifys", "slamed", "refered"]:
        assert form not in told, form


def test_a_word_that_no_lexicon_has_is_told_by_its_ending():
    assert ENGLISH.tags("frobbed") == {"finite"}
    assert ENGLISH.tags("frob") == frozenset()
    assert "title" in GERMAN.tags("hafenminister")


def test_a_given_name_tells_a_man_or_a_woman():
    assert (ENGLISH.gender("Mira"), ENGLISH.gender("Tomas"), ENGLISH.gender("Vale")) == ("she", "he", None)


def test_languages_differ():
    for language, other in pairwise(languages().values()):
        assert len(language.speech & other.speech) < len(language.speech) / 10
