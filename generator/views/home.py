"""The home page: what the timeline knows, the latest, and what changed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.views.shifts import ShiftView, shifts_of

if TYPE_CHECKING:
    from datetime import date

    from generator.views.matrix import Block
    from generator.views.parts import Card
    from generator.views.shown import Shown

LATEST = 5


@dataclass(frozen=True, slots=True)
class HomeView:
    """Counts, the newest statements, the newest shifts, and the matrix."""

    statements: int
    actors: int
    positions: int
    sources: int
    first: date | None
    last: date | None
    latest: tuple[Card, ...]
    shifts: tuple[ShiftView, ...]
    matrix: tuple[Block, ...]


def home_of(shown: Shown, matrix: tuple[Block, ...]) -> HomeView:
    """Return the home page's view."""
    cards = tuple(shown.cards.values())
    days = [card.date.effective for card in cards]
    return HomeView(
        statements=len(cards),
        actors=len(shown.catalog.actors),
        positions=len(shown.catalog.positions),
        sources=len(shown.catalog.sources),
        first=min((card.date.first for card in cards), default=None),
        last=max(days, default=None),
        latest=cards[: -LATEST - 1 : -1],
        shifts=shifts_of(shown)[:LATEST],
        matrix=matrix,
    )
