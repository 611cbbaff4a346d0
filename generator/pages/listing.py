"""How a page lists statements: a few as cards, many as lines, and of very many the newest alone."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sized

    from generator.views.parts import Card

CARDS = 100
"""Past so many statements a page shows lines: a card weighs three times as much, and nobody reads hundreds of them."""

LINES = 500
"""Past so many an entry's page shows the newest alone; the search and the timeline have them all."""


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
