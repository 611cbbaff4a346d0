"""A position's page: where each actor stands, since when, on what words, what changed, and who agrees."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import combinations
from typing import TYPE_CHECKING

from policy_timeline.entries.terms import StanceTerm

if TYPE_CHECKING:
    from collections.abc import Sequence

    from policy_timeline.entries.kinds import Position, Shift
    from policy_timeline.entries.terms import Mode, ShiftType
    from policy_timeline.views.cards import Card, Ref, StanceView
    from policy_timeline.views.edition import Edition
    from policy_timeline.views.matrix import Cell, Cells

SIDES = {StanceTerm.SUPPORTS: True, StanceTerm.SUPPORTS_WITH_CONDITIONS: True, StanceTerm.OPPOSES: False}
"""The stances that take a side, and whether it is for the proposition."""


@dataclass(frozen=True, slots=True)
class Pair:
    """Two actors whose latest stances on a position, in the same sense (mode), can be compared."""

    left: Ref
    right: Ref
    agree: bool


@dataclass(frozen=True, slots=True)
class ShiftView:
    """One shift: the statements before and after with the stances that they take to the position."""

    id: str
    type: ShiftType
    summary: str
    principal: Ref
    position: Ref
    before: Card
    after: Card
    before_stances: tuple[StanceView, ...]
    after_stances: tuple[StanceView, ...]
    entry: str


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


def position_view(edition: Edition, cells: Cells, shifts: tuple[ShiftView, ...], position: Position) -> PositionView:
    """Return the view of one position."""
    there = sorted(cells.by_position.get(position.id, ()), key=lambda cell: cell.principal.label.casefold())
    return PositionView(
        ref=edition.ref("positions", position.id),
        issue=edition.ref("issues", position.issue),
        scope_note=position.scope_note,
        cells=tuple(cell for cell in there if cell.days),
        searched=tuple(cell for cell in there if not cell.days),
        shifts=tuple(shift for shift in shifts if shift.position.id == position.id),
        pairs=tuple(pairs_of(there)),
        cards=edition.cards_on.get(position.id, ()),
        entry=edition.catalog.origin(position).path,
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
    for taken in cell.latest.taken if cell.latest else ():
        found.setdefault(taken.stance.mode, set()).add(SIDES.get(taken.stance.stance))
    return {mode: side for mode, (side, *others) in found.items() if side is not None and not others}


def shifts_of(edition: Edition) -> tuple[ShiftView, ...]:
    """Return the confirmed shifts, newest first."""
    found = (_shift(edition, shift) for shift in edition.publication.shifts)
    return tuple(sorted(found, key=lambda view: (view.after.date.effective, view.id), reverse=True))


def _shift(edition: Edition, shift: Shift) -> ShiftView:
    before, after = edition.cards[shift.from_], edition.cards[shift.to]
    return ShiftView(
        id=shift.id,
        type=shift.type,
        summary=shift.summary,
        principal=after.principal,
        position=edition.ref("positions", shift.position),
        before=before,
        after=after,
        before_stances=before.stances_on(shift.position),
        after_stances=after.stances_on(shift.position),
        entry=edition.catalog.origin(shift).path,
    )
