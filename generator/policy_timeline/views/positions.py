"""A position's page: where each actor stands, since when, on what words, what changed, and who agrees."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import combinations
from typing import TYPE_CHECKING

from policy_timeline.entries.terms import StanceTerm

if TYPE_CHECKING:
    from collections.abc import Sequence

    from policy_timeline.entries.kinds import Position
    from policy_timeline.entries.terms import Mode
    from policy_timeline.views.cards import Card, Ref
    from policy_timeline.views.cells import Cell, Cells
    from policy_timeline.views.shifts import ShiftView
    from policy_timeline.views.shown import Shown

SIDES = {StanceTerm.SUPPORTS: True, StanceTerm.SUPPORTS_WITH_CONDITIONS: True, StanceTerm.OPPOSES: False}
"""The stances that take a side, and whether it is for the proposition."""


@dataclass(frozen=True, slots=True)
class Pair:
    """Two actors whose latest stances on a position, in the same sense (mode), can be compared."""

    left: Ref
    right: Ref
    agree: bool


@dataclass(frozen=True, slots=True)
class PositionView:
    """A position with everything that is known about it."""

    ref: Ref
    issue: Ref
    scope_note: str | None
    cells: tuple[Cell, ...]
    searched: tuple[Cell, ...]
    shifts: tuple[ShiftView, ...]
    pairs: tuple[Pair, ...]
    cards: tuple[Card, ...]
    entry: str


def position_view(shown: Shown, cells: Cells, shifts: tuple[ShiftView, ...], position: Position) -> PositionView:
    """Return the view of one position."""
    there = sorted(cells.by_position.get(position.id, ()), key=lambda cell: cell.principal.label.casefold())
    return PositionView(
        ref=shown.ref("positions", position.id),
        issue=shown.ref("issues", position.issue),
        scope_note=position.scope_note,
        cells=tuple(cell for cell in there if cell.days),
        searched=tuple(cell for cell in there if not cell.days),
        shifts=tuple(one for one in shifts if one.position.id == position.id),
        pairs=tuple(pairs_of(there)),
        cards=shown.cards_on.get(position.id, ()),
        entry=shown.catalog.origin(position).path,
    )


def pairs_of(cells: Sequence[Cell]) -> list[Pair]:
    """Return every two actors that can be compared, each pair once."""
    pairs = (compared(left, right) for left, right in combinations(cells, 2))
    return [pair for pair in pairs if pair]


def compared(left: Cell, right: Cell) -> Pair | None:
    """Return whether two actors that take a side in the same mode take the same one; None where they do not.

    Only plain sides are compared, never mixed or unclear ones: there is no score.
    """
    ours, theirs = _sides(left), _sides(right)
    modes = ours.keys() & theirs.keys()
    agree = all(ours[mode] == theirs[mode] for mode in modes)
    return Pair(left.principal, right.principal, agree=agree) if modes else None


def _sides(cell: Cell) -> dict[Mode, bool]:
    """Return, for each mode of the latest day, whether the actor is for the proposition.

    Modes in which it takes no side, or more than one, are left out.
    """
    found: dict[Mode, set[bool | None]] = {}
    for one in cell.latest.taken if cell.latest else ():
        found.setdefault(one.stance.mode, set()).add(SIDES.get(one.stance.stance))
    return {mode: side for mode, (side, *others) in found.items() if side is not None and not others}
