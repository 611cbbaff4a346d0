import re
import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from policy_timeline.texts import ArchivedText
from policy_timeline.texts.folding import fold
from policy_timeline.texts.word_edges import is_word_edge

WORDS = st.text(st.sampled_from("ab -–—‑\n\t\u00a0\u00ad’'“”\"éё1.…,e\u0301"), max_size=40)


def archived(text: str) -> ArchivedText:
    return ArchivedText("seeds/x.txt", "0" * 64, text)


def found(text: str, words: str) -> list[str]:
    """Return what stands in an archived text where the fold of the words is found as whole words."""
    source = archived(text)
    return [source.in_archive(one).of(text) for one in source.places(fold(words).text.strip())]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("He said “no” twice", 'He said "no" twice'),
        ("He said «no» twice", "He said 'no' twice"),
        ("It’s over", "It's over"),
        ("borders—before the war", "borders-before the war"),
        ("2014–2015", "2014-2015"),
        ("a  wide\u00a0gap\nhere", "a wide gap here"),
        ("a gap\r\nhere", "a gap here"),
        ("security guarantee", "secu\u00adrity guarantee"),
        ("secu\u00adrity guarantee", "security guarantee"),
        ("secu\u00ad\nrity guarantee", "security guarantee"),
        ("a secu-\nrity guarantee", "a security guarantee"),
        ("a secu-\r\n  rity guarantee", "a security guarantee"),
        ("a security guarantee", "a secu-\nrity guarantee"),
        ("a well-\nknown fact", "a well-known fact"),
        ("the pre-\nand post-war years", "the pre- and post-war years"),
        ("from 2014-\n2015 on", "from 2014-2015 on"),
        ("yes -\nno", "yes - no"),
        ("one \u00ad two", "one two"),
        ("a cafe\u0301 there", "a café there"),
        ("a café there", "a cafe\u0301 there"),
        ("각 here", unicodedata.normalize("NFD", "각") + " here"),
        ("10 \u2126 here", "10 Ω here"),
        ("We go…", "We go..."),
        ("We . . . go", "We… go"),
        ("We go. . . . But", "We go…. But"),
        ("We go.… But", "We go.... But"),
        ("a ﬁne oﬃce", "a fine office"),
        ("a fine office", "a ﬁne oﬃce"),
        ("no\u200bthing", "nothing"),
        ("no\u202ething", "nothing"),
        ("``no'' twice", '"no" twice'),
        ('"no" twice', "''no'' twice"),
        ("a ,,no'' twice", "a „no“ twice"),
        ("the old pier—\nolder than that", "the old pier—older than that"),
    ],
)
def test_the_same_words_are_found_however_they_are_set(text, words):
    assert found(text, words) == [text]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("We will not go", "we will not go"),
        ("in 2014", "in 2015"),
        ("We go.", "We go!"),
        ("We go", "We  goes"),
        ("a cafe", "a café"),
        ("ﬁrst", "irst"),
        ("staﬀ", "staf"),
        ("x² here", "x2 here"),
        ("the cop", "the сор"),
        ("re sign", "resign"),
        ("2014-\n2015", "20142015"),
        ("re-sign", "resign"),
    ],
)
def test_other_words_are_not_found(text, words):
    assert found(text, words) == []


@given(WORDS)
@example("a\u0301\u0301")  # what is composed of more than two characters goes back as a whole
def test_every_stretch_of_a_fold_leads_back_into_the_text(text):
    folded = fold(text)
    for start in range(len(folded.text)):
        one = folded.original(start, start + 1)
        assert 0 <= one.start < one.end <= len(text)
        if folded.text[start] not in " -'\u00ad….":
            whole = unicodedata.normalize("NFC", one.of(text))
            assert folded.text[start] in whole
            assert whole in folded.text


@given(WORDS)
def test_a_text_is_found_in_itself(text):
    source = archived(text)
    words = fold(source.text).text.strip()
    if words:
        assert next(source.folded.find(words)) is not None


@given(WORDS)
def test_folding_twice_changes_nothing(text):
    text = text.replace(".", "").replace("…", "")  # dots that stand apart may come together
    once = re.sub("''+", "'", fold(text).text.replace("\u00ad", ""))  # two side by side are one mark, set as two signs
    assert fold(once).text == once


def test_all_places_are_found_in_order():
    assert [one.start for one in archived("no, no, no").places("no")] == [0, 4, 8]


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("can't go", "can"),
        ("can’t go", "can"),
        ("non-military aid", "military"),
        ("non‑military aid", "military"),
        ("a non-\nmilitary aid", "military"),
        ("a non-\nmilitary aid", "non"),
        ("R&D budget", "D"),
        ("and/or more", "and"),
        ("2.5% of it", "2"),
        ("2.5% of it", "5"),
        ("2.5% of it", "2.5"),
        ("5 % of it", "5"),
        ("10,000 men", "000"),
        ("at 12:30 sharp", "30"),
        ("$5 billion", "5"),
        ("at -5 degrees", "5"),
        ("the U.S. army", "S"),
        ("unable", "able"),
        ("secu\u00adrity", "secu"),
        ("e\u0301t", "e"),
        ("some 5 million people", "some 5"),
        ("some 5 million people", "million people"),
        ("some 5\nmillion people", "5"),
        ("ten thousand men", "thousand men"),
        ("ten thousand men", "ten"),
        ("2 per cent of it", "2"),
        ("20 Prozent davon", "20"),
        ("zwanzig Millionen Menschen", "zwanzig"),
    ],
)
def test_part_of_a_word_is_no_word(text, part):
    start = text.index(part)
    assert not (is_word_edge(text, start) and is_word_edge(text, start + len(part)))


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("borders—before the war", "before"),
        ("Norland’s plan", "plan"),
        ("the Allies’ plan", "Allies"),
        ("“must end”", "must end"),
        ("5 degrees", "5"),
        ("end. But", "But"),
        ("这不是现实的结果", "现实"),
        ("word", "word"),
        ("word", ""),
        ("\u00adword", "word"),
        ("5 men and a million more", "5 men"),
        ("5 men and a million more", "million more"),
        ("hundreds of thousands", "thousands"),
        ("the per cent sign", "per cent sign"),
        ("5  ", "5"),
    ],
)
def test_a_whole_word_is_one(text, part):
    start = text.index(part)
    assert is_word_edge(text, start)
    assert is_word_edge(text, start + len(part))


@pytest.mark.parametrize("text", ["a\u00ad\u0301", "\u00e1\u00ad\u0301", "a\u00ad \u0301"])
def test_an_accent_after_a_soft_hyphen_stays_apart(text):
    folded = fold(text).text
    assert fold(folded).text == folded
    assert folded[-2:] == " \u0301"
