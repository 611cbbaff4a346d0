"""Confirmed changes of stance, before and after side by side."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from policy_timeline.entries.kinds import Shift
    from policy_timeline.entries.terms import ShiftType
    from policy_timeline.views.cards import Card, Ref, StanceView
    from policy_timeline.views.shown import Shown


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


def shifts_of(shown: Shown) -> tuple[ShiftView, ...]:
    """Return the confirmed shifts, newest first."""
    found = (_shift(shown, shift) for shift in shown.publication.shifts)
    return tuple(sorted(found, key=lambda view: (view.after.date.effective, view.id), reverse=True))


def _shift(shown: Shown, shift: Shift) -> ShiftView:
    before, after = shown.cards[shift.from_], shown.cards[shift.to]
    return ShiftView(
        id=shift.id,
        type=shift.type,
        summary=shift.summary,
        principal=after.principal,
        position=shown.ref("positions", shift.position),
        before=before,
        after=after,
        before_stances=before.stances_on(shift.position),
        after_stances=after.stances_on(shift.position),
        entry=shown.catalog.origin(shift).path,
    )
