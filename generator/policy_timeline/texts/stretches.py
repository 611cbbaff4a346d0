"""Runs of an archived text, as code point offsets."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple


class Stretch(NamedTuple):
    """A run of an archived text, as code point offsets: `start` is inside, `end` is not."""

    start: int
    end: int

    def holds(self, other: Stretch) -> bool:
        """Return whether all of the other stretch lies in this one."""
        return self.start <= other.start and other.end <= self.end

    def touches(self, other: Stretch) -> bool:
        """Return whether the two have at least one character in common."""
        return self.start < other.end and other.start < self.end

    def of(self, text: str) -> str:
        """Return the words of this stretch of `text`."""
        return text[self.start : self.end]


def overlaid(marks: Sequence[Stretch], edges: Iterable[int]) -> Iterator[tuple[Stretch, tuple[int, ...]]]:
    """Yield the runs between all ends of marks and further edges, in order, each with the marks that lie over it.

    A mark is named by its place in the sequence; the shortest of a run comes first.
    """
    cuts = sorted({*edges, *(end for mark in marks for end in mark)})
    waiting = deque(sorted(range(len(marks)), key=lambda at: marks[at].start))
    over: list[int] = []
    for run in map(Stretch._make, pairwise(cuts)):
        while waiting and marks[waiting[0]].start <= run.start:
            over.append(waiting.popleft())
        over = [at for at in over if marks[at].end > run.start]
        yield run, tuple(sorted(over, key=lambda at: marks[at].end - marks[at].start))
