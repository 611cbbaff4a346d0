"""What all pages share: a title, a description, breadcrumbs, a template, and limits on how much one page lists."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sized

    from policy_timeline.views.cards import Card
    from policy_timeline.views.matrix import Block

DESCRIPTION = 155
"""Search engines show about so many characters of a description."""

SHORT_TITLE = 40
"""A card names its source in at most so many characters."""

CARDS = 100
"""Past so many statements a page shows lines: a card weighs three times as much, and nobody reads hundreds of them."""

LINES = 500
"""Past so many an entry's page shows the newest alone; the search and the timeline have them all."""

MATRIX = 1000
"""Past so many stances, those of the past included, a page does not hold them all."""


@dataclass(frozen=True, slots=True)
class Crumb:
    """A step of the way from the home page: a label and the path that it leads to."""

    label: str
    path: str


@dataclass(frozen=True, slots=True)
class Page:
    """One page before it is rendered: where it goes, its template and the values that the template sees."""

    path: str
    template: str
    title: str
    description: str
    values: Mapping[str, object]
    trail: tuple[Crumb, ...] = ()
    hide: tuple[str, ...] = field(default=("navigation",))


def shorten(text: str) -> str:
    """Return a text of at most DESCRIPTION characters, cut between words."""
    return cut(text, DESCRIPTION)


def cut(text: str, length: int) -> str:
    """Return a text on one line of at most so many characters, cut between words."""
    flat = " ".join(text.split())
    return flat if len(flat) <= length else flat[: length - 1].rsplit(" ", 1)[0] + "…"


@dataclass(frozen=True, slots=True)
class Listing:
    """The statements that an entry's page lists, in order of time, and how many there are in all."""

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
    """Return whether a matrix is small enough for its page to hold past stances too."""
    return sum(block.stances for block in matrix) <= MATRIX
