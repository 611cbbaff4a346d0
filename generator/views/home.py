"""The home page: what the timeline knows, the latest, and what changed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from generator.views.shifts import ShiftView, shifts_of

if TYPE_CHECKING:
    from generator.views.matrix import Block
    from generator.views.parts import Card
    from generator.views.shown import Shown

LATEST = 5
GLANCE = 30
"""A home page shows so many positions at the most, issue by issue, those with the newest stances first."""


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
    matrix_is_whole: bool


def home_of(shown: Shown, matrix: tuple[Block, ...]) -> HomeView:
    """Return the home page's view."""
    cards = tuple(shown.cards.values())
    glance = _glance(matrix)
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
        matrix=glance,
        matrix_is_whole=len(glance) == len(matrix),
    )


def _glance(matrix: tuple[Block, ...]) -> tuple[Block, ...]:
    """Return as many blocks as GLANCE allows, in their order: those in which somebody took a stance last."""
    chosen: list[Block] = []
    rows = 0
    for block in sorted(matrix, key=_newest, reverse=True):
        rows += len(block.rows)
        if rows > GLANCE and chosen:
            break
        chosen.append(block)
    return tuple(block for block in matrix if block in chosen)


def _newest(block: Block) -> date:
    days = [cell.latest.day for row in block.rows for cell in row.cells if cell.latest]
    return max(days, default=date.min)
