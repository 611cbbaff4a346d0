"""Confirmed changes of stance, before and after side by side."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from policy_timeline.entries.terms import ShiftType

if TYPE_CHECKING:
    from policy_timeline.views.parts import Card, Ref, StanceView
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
    """Return the confirmed shifts, newest first; dismissed ones and those of retracted statements are left out."""
    found = []
    standing = {card.id: card for card in shown.standing_cards}
    for one in shown.catalog.shifts.values():
        before, after = standing.get(one.from_), standing.get(one.to)
        if one.type is ShiftType.DISMISSED or before is None or after is None:
            continue
        view = ShiftView(
            id=one.id,
            type=one.type,
            summary=one.summary,
            principal=after.principal,
            position=shown.ref("positions", one.position),
            before=before,
            after=after,
            before_stances=_on(before, one.position),
            after_stances=_on(after, one.position),
            entry=shown.catalog.origin(one).path,
        )
        found.append(view)
    return tuple(sorted(found, key=lambda view: (view.after.date.effective, view.id), reverse=True))


def _on(card: Card, position: str) -> tuple[StanceView, ...]:
    return tuple(one for one in card.stances if one.position.id == position)
