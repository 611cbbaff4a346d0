"""The home page: what the timeline knows, the latest, where actors stand now, and what changed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date

    from policy_timeline.views.cards import Card, Ref
    from policy_timeline.views.edition import Edition
    from policy_timeline.views.matrix import Block, MatrixRow, TakenStance
    from policy_timeline.views.positions import ShiftView

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


def home_of(edition: Edition, matrix: tuple[Block, ...], shifts: tuple[ShiftView, ...]) -> HomeView:
    """Return the home page's view."""
    cards = tuple(edition.cards.values())
    glance = _glance(matrix)
    return HomeView(
        statements=len(cards),
        actors=len(edition.catalog.actors),
        positions=len(edition.catalog.positions),
        sources=len(edition.catalog.sources),
        first=min((card.date.first for card in cards), default=None),
        last=max((card.date.effective for card in cards), default=None),
        latest=cards[: -LATEST - 1 : -1],
        shifts=shifts[:CHANGES],
        glance=glance,
        glance_is_whole=sum(len(block.rows) for block in glance) == len(edition.catalog.positions),
    )


def _glance(matrix: tuple[Block, ...]) -> tuple[GlanceBlock, ...]:
    """Return the positions with the newest stances, in the order of the matrix; silence is left to it."""
    rows = [row for block in matrix for row in block.rows if _newest(row)]
    chosen = {row.position for row in sorted(rows, key=_newest, reverse=True)[:GLANCE]}
    blocks = ((block.issue, [row for row in block.rows if row.position in chosen]) for block in matrix)
    return tuple(GlanceBlock(issue, tuple(map(_row, rows))) for issue, rows in blocks if rows)


def _row(row: MatrixRow) -> GlanceRow:
    stances = [taken for cell in row.cells if cell.latest for taken in cell.latest.taken]
    newest = sorted(stances, key=lambda taken: taken.card.date.effective, reverse=True)
    return GlanceRow(row.position, tuple(newest[:ACROSS]), max(len(newest) - ACROSS, 0))


def _newest(row: MatrixRow) -> int:
    """Return the day of the newest stance on a position as a number; 0 where there is none."""
    return max((cell.latest.day.toordinal() for cell in row.cells if cell.latest), default=0)
