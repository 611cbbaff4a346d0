import pytest
from policy_timeline.evidence.failures import nearest_difference, word_diff
from policy_timeline.texts import ArchivedText


@pytest.mark.parametrize(
    ("ours", "theirs", "expected"),
    [
        ("we will go", "we will not go", "we will +not+ go"),
        ("we will not go", "we will go", "we will -not- go"),
        ("we will go", "we must go", "we -will- +must+ go"),
        ("b c x e", "a b c y e d", "b c -x- +y+ e"),
        ("a b c d e f g h i x", "a b c d e f g h i y", "… f g h i -x- +y+"),
        ("x a b c d e f g h i", "y a b c d e f g h i", "-x- +y+ a b c d …"),
        ("x a b c d e f g h i j k z", "y a b c d e f g h i j k w", "-x- +y+ a b c d … h i j k -z- +w+"),
        (
            "сор",
            "cop",
            "-сор- +cop+ (сор: U+0441 CYRILLIC SMALL LETTER ES; the source has U+0063 LATIN SMALL LETTER C)",
        ),
        ("one two", "three", "-one- -two- +three+"),
        ("2024", "2025", "-2024- +2025+"),
    ],
)
def test_a_difference_is_shown_word_by_word(ours, theirs, expected):
    assert word_diff(ours, theirs) == expected


@pytest.mark.parametrize(
    ("text", "words", "expected"),
    [
        ("He said “we shall stay here,” and left.", "we will stay here", "we -will- +shall+ stay here"),
        ("Short.", "a sentence that is far longer than all of the text it is looked for in", None),
        ("", "words", None),
    ],
)
def test_the_nearest_passage_is_compared_in_whole_words(text, words, expected):
    assert nearest_difference(ArchivedText("seeds/x.txt", "0" * 64, text), words) == expected


def test_where_nothing_but_quotation_marks_differs_they_are_shown():
    assert word_diff("we call it peace here", "we call it 'peace' here") == "we call it -peace- +'peace'+ here"
    assert word_diff("We will go, all of", "he said: 'We will not go, all of us") == "We will +not+ go, all of"
