"""The words of a piece of evidence as the curator wrote them, and where they stand: of all places the one meant."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from policy_timeline.evidence.speakers import Region, Voices
from policy_timeline.evidence.verdicts import Verdict
from policy_timeline.findings.codes import Fault
from policy_timeline.texts.folding import fold
from policy_timeline.texts.stretches import Stretch

_EDGES = "'\"“”‘’«».,;:!?… \u00a0\r\n\t"  # what may stand between words and the quotation marks that hold them
_CUT = re.compile(r"\[(?:…|\.\.\.)\]")
_INSERTION = re.compile(r"\[[^\[\]]*\]")


@dataclass(frozen=True)
class Wording:
    """The words of one piece of evidence; `may_cut` is False where […] is the source's own."""

    text: str
    may_cut: bool = True

    @cached_property
    def whole(self) -> str:
        """The words as they would stand in the source if what looks like a cut were the source's own."""
        return fold(self.text).text.strip()

    @cached_property
    def fragments(self) -> tuple[str, ...]:
        """The folded words between the cuts."""
        if not self.may_cut:
            return (self.whole,)
        return tuple(fold(part).text.strip() for part in _CUT.split(self.text))

    @property
    def has_cuts(self) -> bool:
        """Whether it is marked as cut."""
        return len(self.fragments) > 1

    def uncut(self) -> Wording:
        """Return the same words without cuts."""
        return Wording(self.text, may_cut=False)

    @property
    def insertion(self) -> str | None:
        """The first text in square brackets that is no cut, or None."""
        return next((found for found in _INSERTION.findall(self.text) if not _CUT.fullmatch(found)), None)


class Place(NamedTuple):
    """A place in a source that holds all fragments in order, and what is to be said about it.

    `regions` are whose words each fragment is, None in the source's own narration; `fault` is what is wrong with the
    cuts.
    """

    fragments: tuple[Stretch, ...]
    regions: tuple[Region | None, ...]
    verdict: Verdict
    is_exact: bool
    fault: Fault | None

    @property
    def region(self) -> Region | None:
        """Whose words the first fragment is, None where any of them is the source's own."""
        return None if None in self.regions else self.regions[0]

    @property
    def rank(self) -> tuple[bool, bool, bool, bool, bool, int]:
        """How good a place is: the least is the one meant.

        Without a fault in its cuts, and not in another's mouth; then where the quotation marks hold exactly these
        words, then in the speaker's mouth, then in anybody's, then the first.
        """
        return (
            self.fault is not None,
            self.verdict is Verdict.CONTRADICTED,
            not self.is_exact,
            self.verdict is not Verdict.CONFIRMED,
            self.region is None,
            self.fragments[0].start,
        )


@dataclass(frozen=True)
class Search:
    """Looks for the fragments of one piece of evidence; `judge` says of a region who speaks, `cut` what a cut does."""

    voices: Voices
    wording: Wording
    judge: Callable[[Region | None], Verdict]
    cut: Callable[[Sequence[Stretch], Sequence[Region | None]], Fault | None]

    @cached_property
    def _occurrences(self) -> list[list[Stretch]]:
        return [list(self.voices.text.places(fragment)) for fragment in self.wording.fragments]

    @property
    def missing(self) -> str | None:
        """The first fragment that the text does not have as whole words, or None."""
        found = zip(self.wording.fragments, self._occurrences, strict=True)
        return next((fragment for fragment, places in found if not places), None)

    def best(self) -> Place | None:
        """Return the place that is meant, or None where the fragments stand nowhere in this order."""
        return min(map(self._place, self._chains()), key=lambda place: place.rank, default=None)

    def _chains(self) -> Iterator[tuple[Stretch, ...]]:
        """Yield, for each place of the first fragment, the nearest places of the others after it."""
        first, *others = self._occurrences
        for start in first:
            chain = [start]
            for places in others:
                after = bisect_left(places, chain[-1].end, key=lambda place: place.start)
                chain += places[after : after + 1]
            if len(chain) == len(self.wording.fragments):
                yield tuple(chain)

    def _place(self, fragments: tuple[Stretch, ...]) -> Place:
        regions = tuple(self.voices.around(fragment) for fragment in fragments)
        region = None if None in regions else regions[0]
        return Place(
            fragments,
            regions,
            self.judge(region),
            self._is_exact(region, fragments),
            self.cut(fragments, regions) if fragments[1:] else None,
        )

    def _is_exact(self, region: Region | None, fragments: tuple[Stretch, ...]) -> bool:
        """Return whether quotation marks hold these words and no others."""
        part = region.part_with(fragments[0]) if region and region.is_quoted and not fragments[1:] else None
        if part is None:
            return False
        text = self.voices.text.text
        beside = text[part.start : fragments[0].start] + text[fragments[0].end : part.end]
        return not beside.strip(_EDGES)
