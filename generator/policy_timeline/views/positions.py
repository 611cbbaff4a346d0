"""A position's page: where each actor stands, since when, on what words, what changed, and who agrees."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from policy_timeline.entries.kinds import Position, Shift
from policy_timeline.entries.terms import Mode, Relation, ShiftType, StanceTerm
from policy_timeline.facts.sides import Side
from policy_timeline.texts.alphabet import alphabetical
from policy_timeline.views.cards import Card, Ref, StanceView, grouped
from policy_timeline.views.edition import Edition
from policy_timeline.views.matrix import Cell, Cells, EmptySearch, SideGroup, by_side

SIDES = {StanceTerm.SUPPORTS: True, StanceTerm.SUPPORTS_WITH_CONDITIONS: True, StanceTerm.OPPOSES: False}
"""The stances that take a side, and whether it is for the proposition."""


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
class NotFound:
    """Actors whose stance was looked for in the same sources, at the same time, and not found."""

    actors: tuple[Ref, ...]
    search: EmptySearch


@dataclass(frozen=True, slots=True)
class RelatedView:
    """Another position, and how it relates to this one."""

    position: Ref
    relation: Relation


@dataclass(frozen=True, slots=True)
class PositionView:
    """A position with everything that is known about it.

    `groups` has a side on which nobody stands any more too, empty; `not_found` counts the actors whose stance was
    looked for in vain.
    """

    ref: Ref
    issue: Ref
    scope_note: str | None
    groups: tuple[SideGroup, ...]
    searched: tuple[NotFound, ...]
    not_found: int
    shifts: tuple[ShiftView, ...]
    possible: tuple[Cell, ...]
    related: tuple[RelatedView, ...]
    statements: int
    entry: str

    @property
    def taken(self) -> int:
        """How many stances on it were ever taken."""
        return sum(len(day.taken) for group in self.groups for cell in group.cells for day in cell.days)

    @property
    def principals(self) -> int:
        """How many actors are on record."""
        return sum(len(group.cells) for group in self.groups)


def position_view(edition: Edition, cells: Cells, shifts: tuple[ShiftView, ...], position: Position) -> PositionView:
    """Return the view of one position."""
    there = sorted(cells.by_position.get(position.id, ()), key=lambda cell: alphabetical(cell.principal.label))
    searched = [cell for cell in there if cell.searches and not cell.days]
    return PositionView(
        ref=edition.ref("positions", position.id),
        issue=edition.ref("issues", position.issue),
        scope_note=position.scope_note,
        groups=tuple(_groups(there)),
        searched=tuple(_not_found(searched)),
        not_found=len(searched),
        shifts=tuple(shift for shift in shifts if shift.position.id == position.id),
        possible=tuple(cell for cell in there if cell.possible),
        related=tuple(
            RelatedView(edition.ref("positions", other.position), other.relation) for other in position.related
        ),
        statements=len(edition.cards_on.get(position.id, ())),
        entry=edition.catalog.origin(position).path,
    )


def _groups(cells: Sequence[Cell]) -> Iterator[SideGroup]:
    """Yield those who stand on each side, and an empty group for a side on which somebody only stood before."""
    now = {group.side: group for group in by_side(cells)}
    ever = {day.side for cell in cells for day in cell.days}
    return (now.get(side, SideGroup(side, ())) for side in Side if side in ever)


def _not_found(cells: Sequence[Cell]) -> Iterator[NotFound]:
    """Yield the searches that found nothing, each with all actors whose stance was looked for in it."""
    groups = grouped((search, cell.principal) for cell in cells for search in cell.searches)
    return (NotFound(actors, search) for search, actors in groups.items())


def agreement(left: Cell, right: Cell) -> bool | None:
    """Return whether two actors that take a side in the same mode take the same one; None where they do not.

    Only plain sides are compared, never mixed or unclear ones: there is no score.
    """
    ours, theirs = sides_of(left), sides_of(right)
    modes = ours.keys() & theirs.keys()
    return all(ours[mode] == theirs[mode] for mode in modes) if modes else None


def sides_of(cell: Cell) -> dict[Mode, bool]:
    """Return, for each mode of an actor's latest day, whether the actor is for the proposition.

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
