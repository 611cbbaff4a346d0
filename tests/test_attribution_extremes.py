"""No text may crash the reading of who speaks: every type of source on pieces of all layouts, put together."""

import random

import pytest
from helpers.attribution import voices
from hypothesis import given
from hypothesis import strategies as st
from policy_timeline.entries.terms import SourceType
from policy_timeline.texts.stretches import Stretch

PIECES = (
    "“A”: “B”", "12: “We stay.”",
    "3.5: “Open.”", "Mora", "Mora’s", "said", "“We stay,”", "''We stay,''", "Q", "Q. ", "A. ",
    ">>", "<v Mora>", "Ms. MORA. ", "MORA: ",
    "—", "― Ann Mora", "(", ")", "[…]", "…", "?", "!", ",", ":", ";", "and",
    "that", "who", "whom", "of", "by", "to", "was", "had", "not", "according to", "in Mora’s words", "is what",
    "«Nous»",
    "„Ja“", "sagte", "zufolge", "dit-elle", "he’s", "the", "a", "Secretary of State", "Here’s", "\n", "\n\n",
    "\t", "  ",
    "it is late.", "Tarr, the minister, and Quist", "12 May 2023", "\u200b", "’", "'", '"', "was her answer",
    "“”", "“?”",
)  # fmt: skip


@pytest.mark.parametrize("seed", range(12))
@pytest.mark.parametrize("kind", ["news", "transcript", "official", "speech", "report", "dataset"])
def test_no_text_crashes(kind, seed):
    chance = random.Random(f"{kind} {seed}")
    for language in ("en", "de", "fr", "uk", None):
        text = " ".join(chance.choices(PIECES, k=160))
        found = voices(text, type=kind, language=language)
        assert all(region.stretch.end <= len(found.text.text) for region in found.regions)
        assert found.named_around(Stretch(0, len(found.text.text))) is not None


@pytest.mark.parametrize("kind", SourceType)
@given(
    text=st.lists(st.sampled_from(PIECES) | st.text(max_size=8), min_size=4, max_size=60).map(" ".join),
    language=st.sampled_from(["en", "de", "fr", "uk", None]),
)
def test_any_text_is_read_whatever_the_source_is(kind, text, language):
    found = voices(text, type=kind, language=language)
    whole = Stretch(0, len(found.text.text))
    assert all(whole.holds(part) for region in found.regions for part in region.parts)
    for paragraph in found.text.paragraphs:
        assert found.named_around(paragraph.stretch) <= found.names.catalog.actors.keys()


@pytest.mark.parametrize("text", ["", "\n", "“", "“”", ":", "“A”: “B”", "Q", ">>", "—", "Mora:", "<v >"])
@pytest.mark.parametrize("kind", ["news", "transcript", "speech"])
def test_a_text_of_next_to_nothing_is_read(text, kind):
    assert isinstance(voices(text, type=kind).regions, tuple)


def test_a_transcript_of_a_megabyte_is_read_once_from_left_to_right():
    turn = "MS. MORA: The port needs a toll. It was “late” before.\n\nQ    And the ferry? Nobody was asked.\n\n"
    found = voices(turn * 2000, type="transcript")
    assert len(found.turns) == 4000
    assert found.around(found.turns[-2].stretch) is not None
