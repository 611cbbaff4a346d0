"""Cuts and omissions that may turn a meaning: within a quotation, and in what stands around it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice, pairwise
from typing import NamedTuple

from policy_timeline.evidence.speakers import Region, Voices
from policy_timeline.findings.codes import Fault, worded
from policy_timeline.texts.language import words_of
from policy_timeline.texts.stretches import Stretch

LONGEST_GAP = 60  # words
_LONGEST_WORD = 30  # characters
_FOLLOWING = 2  # sentences after a quotation that may take it back
_BLANK = " \t\r\n\u00a0\"'“”„‘’«»,.;:–—-()"


class Rest(NamedTuple):
    """A stretch left out beside a quotation, and the word in it that may turn the meaning."""

    stretch: Stretch
    word: str


def fault_of_cuts(voices: Voices, fragments: Sequence[Stretch], regions: Sequence[Region | None]) -> Fault | None:
    """Return what is wrong with the first gap between fragments that is not allowed, or None.

    `regions` are whose words each fragment is; empty where that does not matter, as in a passage.
    """
    if voices.language and not all(_is_one_voice(*both) for both in pairwise(regions)):
        return worded("cut-joins-speakers")
    gaps = [Stretch(before.end, after.start) for before, after in pairwise(fragments)]
    unbroken = [region is not None and region is other for region, other in pairwise(regions)] or [False] * len(gaps)
    faults = (_fault_of_gap(voices, *both) for both in zip(gaps, unbroken, strict=True))
    return next(filter(None, faults), None)


def _fault_of_gap(voices: Voices, gap: Stretch, is_unbroken: bool) -> Fault | None:  # noqa: FBT001 - zipped
    """Return what is wrong with a gap; in an unbroken one, a verb by which others speak is as bad as a negation."""
    left_out = gap.of(voices.text.text)
    count = len(words_of(left_out))
    if count > LONGEST_GAP:
        return worded("cut-too-long", most=LONGEST_GAP, count=count)
    language = voices.language
    word = language.turning_word(left_out) if language else None
    if language and is_unbroken:
        before = voices.text.text[max(0, gap.start - _LONGEST_WORD) : gap.start]
        word = word or language.reported(left_out, before)
    return worded("cut-changes-meaning", word=word, left_out=" ".join(left_out.split())) if word else None


def _is_one_voice(first: Region | None, second: Region | None) -> bool:
    """Return whether two fragments stand in the same quotation marks or turn, or surely in the same mouth."""
    if first is None or second is None or first is second:
        return True  # narration is another gate's business
    return first.reading.only is not None and first.reading.only == second.reading.only


def rests_of(voices: Voices, words: Stretch, sentence: Stretch, within: Stretch, *, is_quote: bool) -> Iterator[Rest]:
    """Yield what stands before and after a quotation's words in its sentences, and may turn their meaning.

    Only what lies `within` the same quotation marks, turn or paragraph counts; for a quotation, also a sentence
    that takes it back, up to the second one after it.
    """
    text, language = voices.text, voices.language
    if language is None:
        return
    end = min(sentence.end, within.end)
    before = _stretch(text.text, max(sentence.start, within.start), words.start)
    after = _stretch(text.text, words.end, end)
    for side in (before, after):
        word = language.turning_word(side.of(text.text)) if side else None
        if side and side is before and is_quote:
            word = word or language.reported(side.of(text.text))
        if side and word:
            yield Rest(side, word)
        elif side is after and "?" in text.text[words.end : end]:
            yield Rest(after or Stretch(words.end, end), "?")
    if is_quote:
        yield from _reversals(voices, sentence.end, within)


def rests_beyond(voices: Voices, region: Region, fragments: Sequence[Stretch], sentence: Stretch) -> Iterator[Rest]:
    """Yield what may turn the meaning in another quotation of the speaker that is a part of the same sentence.

    So goes on what a clause interrupts: `“We stay,” she said, “unless it rains.”`
    """
    text, language = voices.text, voices.language
    if language is None or region.stretch.holds(sentence):
        return
    for _, quotation in text.quotations_in(sentence):
        part = next((part for part in quotation.parts if sentence.holds(part)), None)
        if part is None or quotation.is_nested or any(map(part.touches, fragments)) or region.part_with(part):
            continue
        word, other = language.turning_word(part.of(text.text)), voices.around(part)
        if word and other and other.reading.only == region.reading.only is not None:
            yield Rest(part, word)


def _stretch(text: str, start: int, end: int) -> Stretch | None:
    words = text[start:end] if start < end else ""
    if not words.strip(_BLANK):
        return None
    return Stretch(start + len(words) - len(words.lstrip()), start + len(words.rstrip()))


def _reversals(voices: Voices, end: int, within: Stretch) -> Iterator[Rest]:
    text, language = voices.text, voices.language
    if end >= within.end or language is None:
        return
    first = None
    for following in islice(text.sentences_after(end), _FOLLOWING):
        sentence = Stretch(following.start, min(following.end, within.end))
        first = first or sentence
        word = language.reversal(sentence.of(text.text)) if sentence.start < sentence.end else None
        if word:
            yield Rest(Stretch(first.start, sentence.end), word)
            return
