"""The matrix of actors by positions, grouped by issue."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from policy_timeline.views.cells import Cell, Cells

if TYPE_CHECKING:
    from datetime import date

    from policy_timeline.views.cards import Ref
    from policy_timeline.views.shown import Shown


@dataclass(frozen=True, slots=True)
class Row:
    """A position with one cell for each actor of its block, in the block's order; silence is a cell too."""

    position: Ref
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Block:
    """An issue, the actors that have a cell in it, and its positions."""

    issue: Ref
    actors: tuple[Ref, ...]
    rows: tuple[Row, ...]

    @property
    def stances(self) -> int:
        """How many stances were ever taken on its positions."""
        return sum(len(day.taken) for row in self.rows for cell in row.cells for day in cell.days)

    @property
    def days(self) -> frozenset[date]:
        """The days on which somebody took a stance."""
        return frozenset(day.day for row in self.rows for cell in row.cells for day in cell.days)


def matrix_of(shown: Shown, cells: Cells, issue: str | None = None) -> tuple[Block, ...]:
    """Return a block for every issue that has positions (or for `issue` alone), in order of title."""
    issues = sorted(shown.catalog.issues.values(), key=lambda one: one.title.casefold())
    blocks = (_block(shown, cells, one.id) for one in issues if issue in {None, one.id})
    return tuple(block for block in blocks if block.rows)


def _block(shown: Shown, cells: Cells, issue: str) -> Block:
    positions = [one.id for one in shown.catalog.positions.values() if one.issue == issue]
    there = {cell.principal.id for one in positions for cell in cells.by_position.get(one, ())}
    actors = sorted((shown.ref("actors", one) for one in there), key=lambda ref: ref.label.casefold())
    rows = [_row(shown, cells, position, tuple(actors)) for position in positions]
    return Block(shown.ref("issues", issue), tuple(actors), tuple(rows))


def _row(shown: Shown, cells: Cells, position: str, actors: tuple[Ref, ...]) -> Row:
    ref = shown.ref("positions", position)
    return Row(ref, tuple(cells.cells.get((one.id, position)) or Cell(one, ref) for one in actors))
