"""Runs of an archived text, as code point offsets."""

from __future__ import annotations

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
