"""Proved words in the sentence that holds them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from policy_timeline.entries.terms import Publish
from policy_timeline.texts.stretches import Stretch
from policy_timeline.views.parts import SourceRef, Words

if TYPE_CHECKING:
    from policy_timeline.evidence.proof import Proof
    from policy_timeline.texts import ArchivedText


def words_of(archived: ArchivedText, proof: Proof, source: SourceRef, *, is_quote: bool, number: int) -> Words:
    """Return the words that a proof found, with as much around them as the source may show."""
    text = archived.text
    sentence = archived.context(Stretch(proof.start, proof.end))
    shows = source.publish is not Publish.NONE
    cuts = zip(proof.fragments, proof.fragments[1:], strict=False)
    return Words(
        source=source,
        is_quote=is_quote,
        fragments=tuple(each.of(text) for each in proof.fragments),
        gaps=tuple(text[left.end : right.start] for left, right in cuts) if shows else (),
        before=text[sentence.start : proof.start] if shows else "",
        after=text[proof.end : sentence.end] if shows else "",
        lead=tuple(each.of(text) for each in proof.rest if each.start < proof.start) if shows else (),
        rest=tuple(each.of(text) for each in proof.rest if each.start >= proof.start) if shows else (),
        start=proof.start,
        end=proof.end,
        confirmed=proof.confirmed,
        in_sentence=shows and proof.sentence is not None,
        number=number,
    )
