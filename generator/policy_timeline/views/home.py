"""The home page: what the timeline knows, the latest, where actors stand now, and what changed."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

from policy_timeline.views.shifts import ShiftView, shifts_of

if TYPE_CHECKING:
    from datetime import date

    from policy_timeline.views.cards import Card, Ref
    from policy_timeline.views.cells import TakenStance
    from policy_timeline.views.matrix import Block, Row
    from policy_timeline.views.shown import Shown

LATEST = 3
"""So many of the newest statements are shown."""

CHANGES = 5
"""So many of the newest shifts are named."""

GLANCE = 12
"""So many positions are shown at the most: those on which somebody took a stance last."""

ACROSS = 8
"""So many stances are shown on a position, the newest."""


@dataclass(frozen=True, slots=True)
class GlanceRow:
    """A position with the stances that stand, the newest first, and how many more there are."""

    position: Ref
    taken: tuple[TakenStance, ...]
    more: int


@dataclass(frozen=True, slots=True)
class GlanceBlock:
    """An issue with some of its positions."""

    issue: Ref
    rows: tuple[GlanceRow, ...]


@dataclass(frozen=True, slots=True)
class HomeView:
    """Counts, the newest statements, the newest shifts, and where actors stand; whether these are all positions."""

    statements: int
    actors: int
    positions: int
    sources: int
    first: date | None
    last: date | None
    latest: tuple[Card, ...]
    shifts: tuple[ShiftView, ...]
    glance: tuple[GlanceBlock, ...]
    glance_is_whole: bool


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
        shifts=shifts_of(shown)[:CHANGES],
        glance=glance,
        glance_is_whole=sum(len(block.rows) for block in glance) == len(shown.catalog.positions),
    )


def _glance(matrix: tuple[Block, ...]) -> tuple[GlanceBlock, ...]:
    """Return the positions with the newest stances, in the order of the matrix; silence is left to it."""
    all_rows = [(block.issue, row) for block in matrix for row in block.rows if _newest(row)]
    chosen = sorted(all_rows, key=lambda one: _newest(one[1]), reverse=True)[:GLANCE]
    rows = [one for one in all_rows if one in chosen]
    return tuple(
        GlanceBlock(issue, tuple(_row(row) for _, row in found)) for issue, found in groupby(rows, lambda one: one[0])
    )


def _row(row: Row) -> GlanceRow:
    taken = [one for cell in row.cells if cell.latest for one in cell.latest.taken]
    newest = sorted(taken, key=lambda one: one.card.date.effective, reverse=True)
    return GlanceRow(row.position, tuple(newest[:ACROSS]), max(len(newest) - ACROSS, 0))


def _newest(row: Row) -> int:
    """Return the day of the newest stance on a position as a number; 0 where there is none."""
    return max((cell.latest.day.toordinal() for cell in row.cells if cell.latest), default=0)
