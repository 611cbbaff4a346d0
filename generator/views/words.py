"""Proved words in the sentence that holds them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from generator.terms import Publish
from generator.views.parts import SourceRef, Words

if TYPE_CHECKING:
    from generator.proofs import Proof

_SENTENCE_END = re.compile(r"[.!?][”’\"')\]]*\s+(?=[“‘\"'(\[]?[^\W\da-z_])")


def words_of(text: str, proof: Proof, source: SourceRef, *, is_quote: bool, number: int) -> Words:
    """Return the words that a proof found in `text`, with as much around them as the source may show."""
    start, end = sentence_around(text, proof.start, proof.end)
    shows = source.publish is not Publish.NONE
    cuts = zip(proof.fragments, proof.fragments[1:], strict=False)
    return Words(
        source=source,
        is_quote=is_quote,
        fragments=tuple(text[each.start : each.end] for each in proof.fragments),
        gaps=tuple(text[left.end : right.start] for left, right in cuts) if shows else (),
        before=text[start : proof.start] if shows else "",
        after=text[proof.end : end] if shows else "",
        rest=tuple(text[each.start : each.end] for each in proof.rest) if shows else (),
        start=proof.start,
        end=proof.end,
        confirmed=proof.confirmed,
        number=number,
    )


def sentence_around(text: str, start: int, end: int) -> tuple[int, int]:
    """Return where the sentence (or sentences) that hold a stretch begin and end, inside their paragraph."""
    first = text.rfind("\n", 0, start) + 1
    last = text.find("\n", end)
    last = len(text) if last < 0 else last
    ends = [match.end() for match in _SENTENCE_END.finditer(text, first, last)]
    begin = max([first, *(one for one in ends if one <= start)])
    stop = min([last, *(one for one in ends if one >= end)])
    return begin, begin + len(text[begin:stop].rstrip())
