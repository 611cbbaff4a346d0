"""How else a word is typed by somebody who looks for it."""

import pytest
from policy_timeline.texts.spellings import folded, spellings, words_of


@pytest.mark.parametrize(
    ("word", "others"),
    [
        ("defence", {"defense"}),
        ("Defense", {"defence"}),
        ("colours", {"colors"}),
        ("organising", {"organizing"}),
        ("centre", {"center"}),
        ("programme", {"program"}),
        ("dialog", {"dialogue"}),
        ("four", set()),
        ("ferry", set()),
        ("Grüne", {"grune", "gruene"}),
        ("Kyïv", {"kyiv"}),
    ],
)
def test_other_spellings_of_an_english_site(word, others):
    assert set(spellings(word, "en")) == others


def test_a_german_site_knows_no_american_spelling():
    assert list(spellings("defence", "de")) == []
    assert set(spellings("Straße", "de")) == {"strasse"}


def test_what_marks_part_into_pieces_is_one_word():
    assert words_of("The U.K. paid 1,500,000 of 2.5 and 10.000 to A. B. Vale.") == [
        *("The", "UK", "paid", "1500000", "of", "2", "5", "and", "10000", "to", "A", "B", "Vale")
    ]


def test_words_are_runs_of_letters_and_digits_without_their_marks():
    assert [folded(word) for word in words_of("Żółw’s 2% – “Éa”_b")] == ["zołw", "s", "2", "ea", "b"]
