"""The gates that one piece of evidence goes through, one after the other; the first fault is the answer."""

from __future__ import annotations

from collections.abc import Sequence

from policy_timeline.entries.catalog import Catalog
from policy_timeline.entries.records import Evidence
from policy_timeline.evidence.failures import fault_of
from policy_timeline.evidence.meaning import fault_of_cuts
from policy_timeline.evidence.places import Search, Wording
from policy_timeline.evidence.speakers import Region, Voices
from policy_timeline.evidence.standing import Standing
from policy_timeline.evidence.verdicts import Verdict, verdict
from policy_timeline.findings.codes import Fault, worded
from policy_timeline.texts.stretches import Stretch


def answer(catalog: Catalog, voices: Voices, evidence: Evidence, speaker: str | None) -> Fault | Standing:
    """Return where the words stand, or what is wrong: with the words, with their cuts, or with whose they are.

    `speaker` is None where nobody's mouth is claimed, as for events.
    """

    def judge(region: Region | None) -> Verdict:
        if region is None or speaker is None:
            return Verdict.UNCONFIRMED
        return verdict(catalog, speaker, region.reading)

    def cut(fragments: Sequence[Stretch], regions: Sequence[Region | None]) -> Fault | None:
        return fault_of_cuts(voices, fragments, regions if evidence.is_quote else ())

    search = Search(voices, _wording(voices, evidence.words), judge, cut)
    fault = _fault_of_words(catalog, evidence.source, search)
    if fault:
        return fault
    place = search.best()
    if place is None:
        return worded("cut-order", source=evidence.source)
    standing = Standing(catalog, voices, evidence, speaker, place)
    return place.fault or standing.fault or standing


def _wording(voices: Voices, words: str) -> Wording:
    """Return the words, split at their cuts; as one where the source itself has what looks like a cut."""
    wording = Wording(words)
    own = wording.has_cuts and next(voices.text.places(wording.whole), None)
    return wording.uncut() if own else wording


def _fault_of_words(catalog: Catalog, source: str, search: Search) -> Fault | None:
    wording = search.wording
    if "" in wording.fragments:
        return worded("empty-cut")
    if not all(any(map(str.isalnum, fragment)) for fragment in wording.fragments):
        return worded("no-words")
    missing = search.missing
    if missing is None:
        return None
    return worded("insertion", words=wording.insertion) if wording.insertion else fault_of(catalog, source, missing)
