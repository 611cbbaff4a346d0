"""The home page: what the timeline knows, the latest, where actors stand now, and what changed."""

from __future__ import annotations

from dataclasses import dataclass

from policy_timeline.entries.days import Day
from policy_timeline.facts.history import newest_change
from policy_timeline.texts.alphabet import alphabetical
from policy_timeline.views.actors import ActorLine
from policy_timeline.views.cards import Card, Ref
from policy_timeline.views.edition import Edition
from policy_timeline.views.matrix import Block, Cell, MatrixRow
from policy_timeline.views.positions import ShiftView

LATEST = 3
"""So many of the newest statements are shown."""

CHANGES = 5
"""So many of the newest shifts are named."""

GLANCE = 10
"""So many positions are shown at the most: those on which most actors stand, and of these the newest."""

ACROSS = 12
"""Up to so many actors have a column of their own; of more only the counts are shown."""


FACES = 12
"""So many actors are shown with their faces."""


@dataclass(frozen=True, slots=True)
class Glance:
    """Some positions: with a cell for each of `actors`, or where these are too many, none of them, to be counted.

    `is_whole` says whether these are all positions.
    """

    actors: tuple[Ref, ...]
    rows: tuple[MatrixRow, ...]
    is_whole: bool


@dataclass(frozen=True, slots=True)
class HomeView:
    """Counts, when the data last changed, the newest statements and shifts, and where actors stand.

    `actors` counts those who spoke; `faces` are those of whom most is recorded,
    `changes` counts what was ever added or corrected.
    """

    statements: int
    actors: int
    positions: int
    sources: int
    first: Day | None
    last: Day | None
    latest: tuple[Card, ...]
    shifts: tuple[ShiftView, ...]
    glance: Glance
    changed: Day | None
    faces: tuple[ActorLine, ...]
    changes: int


def home_of(
    edition: Edition, matrix: tuple[Block, ...], shifts: tuple[ShiftView, ...], lines: tuple[ActorLine, ...]
) -> HomeView:
    """Return the home page's view."""
    cards = tuple(edition.cards.values())
    return HomeView(
        statements=len(cards),
        actors=len({card.speaker for card in cards}),
        positions=len(edition.catalog.positions),
        sources=len(edition.catalog.sources),
        first=min((card.date.first for card in cards), default=None),
        last=max((card.date.effective for card in cards), default=None),
        latest=cards[: -LATEST - 1 : -1],
        shifts=shifts[:CHANGES],
        glance=_glance(matrix, len(edition.catalog.positions)),
        changed=newest_change(edition.catalog),
        changes=sum(1 + len(card.revisions) for card in cards),
        faces=tuple(sorted(filter(_count, lines), key=_count, reverse=True)[:FACES]),
    )


def _count(line: ActorLine) -> int:
    """Return how many statements an actor made, or had made for it."""
    return line.spoken + line.described + line.counted


def _glance(matrix: tuple[Block, ...], positions: int) -> Glance:
    """Return the liveliest positions; silence is left to the matrix."""
    rows = [row for block in matrix for row in block.rows if row.groups]
    chosen = sorted(rows, key=_liveliness, reverse=True)[:GLANCE]
    there = {cell.principal for row in chosen for cell in row.cells if cell.latest}
    actors = tuple(sorted(there, key=lambda ref: alphabetical(ref.label))) if len(there) <= ACROSS else ()
    lines = tuple(_among(row, actors) for row in chosen) if actors else tuple(chosen)
    return Glance(actors, lines, is_whole=len(chosen) == positions)


def _among(row: MatrixRow, actors: tuple[Ref, ...]) -> MatrixRow:
    """Return a row with a cell for each of the actors, who may be of other issues."""
    cells = {cell.principal: cell for cell in row.cells}
    return MatrixRow(row.position, tuple(cells.get(actor) or Cell(actor, row.position) for actor in actors))


def _liveliness(row: MatrixRow) -> tuple[int, int]:
    """Return how many stand on a position, and the day of the newest stance."""
    days = [cell.days[-1].day.toordinal() for cell in row.cells if cell.days]
    return len(days), max(days)
