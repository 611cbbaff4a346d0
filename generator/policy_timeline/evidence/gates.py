"""The gates that one piece of evidence goes through, one after the other; the first fault is the answer."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from policy_timeline.evidence.failures import fault_of
from policy_timeline.evidence.meaning import fault_of_cuts
from policy_timeline.evidence.places import Search, Wording
from policy_timeline.evidence.standing import Standing
from policy_timeline.evidence.verdicts import Verdict, verdict
from policy_timeline.findings.codes import Fault, worded

if TYPE_CHECKING:
    from policy_timeline.entries.catalog import Catalog
    from policy_timeline.entries.records import Evidence
    from policy_timeline.evidence.speakers import Region, Voices
    from policy_timeline.texts.stretches import Stretch


@dataclass(frozen=True)
class Gates:
    """The gates for one piece of evidence; `speaker` is None where nobody's mouth is claimed, as for events."""

    catalog: Catalog
    voices: Voices
    evidence: Evidence
    speaker: str | None

    def answer(self) -> Fault | Standing:
        """Return where the words stand, or what is wrong: with the words, with their cuts, or with whose they are."""
        search = Search(self.voices, self.wording, self._judge, self._cut)
        fault = self._fault_of_words(search)
        if fault:
            return fault
        place = search.best()
        if place is None:
            return worded("cut-order", source=self.evidence.source)
        standing = Standing(self.catalog, self.voices, self.evidence, self.speaker, place)
        return place.fault or standing.fault or standing

    @cached_property
    def wording(self) -> Wording:
        """The words, split at their cuts; as one where the source itself has what looks like a cut."""
        wording = Wording(self.evidence.words)
        own = wording.has_cuts and next(self.voices.text.places(wording.whole), None)
        return wording.uncut() if own else wording

    def _judge(self, region: Region | None) -> Verdict:
        if region is None or self.speaker is None:
            return Verdict.UNCONFIRMED
        return verdict(self.catalog, self.speaker, region.reading)

    def _cut(self, fragments: Sequence[Stretch], regions: Sequence[Region | None]) -> Fault | None:
        return fault_of_cuts(self.voices, fragments, regions if self.evidence.is_quote else ())

    def _fault_of_words(self, search: Search) -> Fault | None:
        if "" in self.wording.fragments:
            return worded("empty-cut")
        if not all(any(map(str.isalnum, fragment)) for fragment in self.wording.fragments):
            return worded("no-words")
        missing = search.missing
        if missing is None:
            return None
        if self.wording.insertion:
            return worded("insertion", words=self.wording.insertion)
        return fault_of(self.catalog, self.evidence.source, missing)
