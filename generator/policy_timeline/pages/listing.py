"""How much a page shows: statements as cards, many of them as lines, and a matrix with its past or without."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sized

    from policy_timeline.views.matrix import Block
    from policy_timeline.views.parts import Card

CARDS = 100
"""Past so many statements a page shows lines: a card weighs three times as much, and nobody reads hundreds of them."""

LINES = 500
"""Past so many an entry's page shows the newest alone; the search and the timeline have them all."""

MATRIX = 1000
"""Past so many stances, those of the past included, a page does not hold them all."""


@dataclass(frozen=True, slots=True)
class Listing:
    """The statements of an entry as its page lists them, in order of time, and how many there are in all."""

    cards: tuple[Card, ...]
    count: int

    @property
    def as_lines(self) -> bool:
        """Whether they are too many for cards."""
        return self.count > CARDS

    @property
    def is_cut(self) -> bool:
        """Whether older ones are left out."""
        return self.count > LINES


def listing(cards: tuple[Card, ...]) -> Listing:
    """Return how a page lists the statements of an entry."""
    return Listing(cards[-LINES:], len(cards))


def is_long(cards: Sized) -> bool:
    """Return whether a page with so many statements shows them as lines."""
    return len(cards) > CARDS


def has_history(matrix: tuple[Block, ...]) -> bool:
    """Return whether a matrix is small enough to be shown with everything that stood before."""
    return sum(block.stances for block in matrix) <= MATRIX
