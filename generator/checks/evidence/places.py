"""Where the words of a piece of evidence stand: of all places that hold them, the one that is meant."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.checks.evidence.verdicts import Verdict
from generator.texts.folding import fold

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from generator.attribution import Region, Voices
    from generator.checks.evidence.failures import Fault
    from generator.checks.evidence.wording import Wording
    from generator.texts import ArchivedText
    from generator.texts.stretches import Stretch

_EDGES = "'.,;:!?… "  # of a fold: what may stand between the words and the marks around them


@dataclass(frozen=True, slots=True)
class Place:
    """A place in a source that holds all fragments in order, and what is to be said about it.

    `region` is whose words they are, None in the source's own narration; `fault` is what is wrong with the cuts.
    """

    fragments: tuple[Stretch, ...]
    region: Region | None
    verdict: Verdict
    is_exact: bool
    fault: Fault | None

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
    cut: Callable[[Sequence[Stretch]], Fault | None]

    def best(self) -> Place | None:
        """Return the place that is meant, or None where the fragments stand nowhere in this order."""
        return min(map(self._place, self._chains()), key=lambda one: one.rank, default=None)

    def _chains(self) -> Iterator[tuple[Stretch, ...]]:
        """Yield, for each place of the first fragment, the nearest places of the others after it."""
        first, *others = (list(self.voices.text.places(one)) for one in self.wording.fragments)
        for start in first:
            chain = [start]
            for places in others:
                after = bisect_left(places, chain[-1].end, key=lambda one: one.start)
                chain += places[after : after + 1]
            if len(chain) == len(self.wording.fragments):
                yield tuple(chain)

    def _place(self, fragments: tuple[Stretch, ...]) -> Place:
        regions = [self.voices.around(one) for one in fragments]
        region = None if None in regions else regions[0]
        return Place(
            fragments,
            region,
            self.judge(region),
            self._is_exact(region),
            self.cut(fragments) if fragments[1:] else None,
        )

    def _is_exact(self, region: Region | None) -> bool:
        if region is None or not region.is_quoted or self.wording.has_cuts:
            return False
        return any(
            _bare(fold(part.of(self.voices.text.text)).text) == _bare(self.wording.whole) for part in region.parts
        )


def _bare(folded: str) -> str:
    return folded.strip(_EDGES)


def first_missing(text: ArchivedText, wording: Wording) -> str | None:
    """Return the first fragment that a text does not have as whole words, or None."""
    return next((one for one in wording.fragments if next(text.places(one), None) is None), None)
