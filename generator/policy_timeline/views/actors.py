"""An actor's page: who, offices, where it stands, and what it said."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from policy_timeline.facts.offices import offices_on
from policy_timeline.views.cards import Card, Fact, Ref
from policy_timeline.views.offices import OfficeLines, office_lines
from policy_timeline.views.positions import compared

if TYPE_CHECKING:
    from policy_timeline.entries.dates import DateSpan
    from policy_timeline.entries.kinds import Actor
    from policy_timeline.entries.records import Membership
    from policy_timeline.entries.terms import ActorType
    from policy_timeline.views.cells import Cell, Cells
    from policy_timeline.views.shifts import ShiftView
    from policy_timeline.views.shown import Shown


@dataclass(frozen=True, slots=True)
class OfficeView:
    """An office or a belonging; `other` is the organization on the holder's page, the holder on the organization's."""

    role: str | None
    other: Ref
    start: DateSpan | None
    end: DateSpan | None
    fact: Fact


@dataclass(frozen=True, slots=True)
class Neighbour:
    """Another actor, and on how many shared positions the two agree and differ."""

    actor: Ref
    agree: int
    differ: int


@dataclass(frozen=True, slots=True)
class ActorLine:
    """An actor in the list of all: how often it spoke, and how often others' words count for it."""

    ref: Ref
    type: ActorType
    roles: tuple[str, ...]
    spoken: int
    counted: int


@dataclass(frozen=True, slots=True)
class ActorView:
    """An actor with everything that is known about it."""

    ref: Ref
    type: ActorType
    aliases: tuple[str, ...]
    description: str | None
    offices: tuple[OfficeView, ...]
    office_lines: OfficeLines | None
    members: tuple[OfficeView, ...]
    country: Ref | None
    start: DateSpan | None
    end: DateSpan | None
    succeeds: Ref | None
    succeeded_by: tuple[Ref, ...]
    governments: tuple[Ref, ...]
    fact: Fact
    cells: tuple[Cell, ...]
    spoken: tuple[Card, ...]
    spoke_for: tuple[tuple[Ref, int], ...]
    for_it: tuple[Card, ...]
    under_it: tuple[Card, ...]
    shifts: tuple[ShiftView, ...]
    neighbours: tuple[Neighbour, ...]
    events: tuple[Ref, ...]
    entry: str


def actor_lines(shown: Shown) -> tuple[ActorLine, ...]:
    """Return every actor by name, with the roles held on the day the site stands for."""
    lines = []
    for actor in sorted(shown.catalog.actors.values(), key=lambda one: one.name.casefold()):
        roles = tuple(one.role for one in offices_on(shown.catalog, actor.id, shown.as_of) if one.role)
        spoken = len(shown.cards_by.get(actor.id, ()))
        counted = len(shown.cards_for.get(actor.id, ()))
        lines.append(ActorLine(shown.ref("actors", actor.id), actor.type, roles, spoken, counted))
    return tuple(lines)


def actor_view(shown: Shown, cells: Cells, shifts: tuple[ShiftView, ...], actor: Actor) -> ActorView:
    """Return the view of one actor."""
    return ActorView(
        ref=shown.ref("actors", actor.id),
        type=actor.type,
        aliases=actor.aliases,
        description=actor.description,
        offices=tuple(_office(shown, one, one.organization) for one in actor.memberships),
        office_lines=office_lines(actor, {one.id: one.name for one in shown.catalog.actors.values()}, shown.as_of),
        members=tuple(_members(shown, actor.id)),
        country=shown.ref("actors", actor.government_of) if actor.government_of else None,
        start=actor.start_date,
        end=actor.end_date,
        succeeds=shown.ref("actors", actor.succeeds) if actor.succeeds else None,
        succeeded_by=tuple(_referring(shown, actor.id, "actors", "succeeds")),
        governments=tuple(shown.ref("actors", one.id) for one in shown.catalog.governments.get(actor.id, ())),
        fact=Fact(actor.links, actor.note),
        cells=tuple(cell for cell in cells.by_principal.get(actor.id, ()) if cell.days),
        spoken=shown.cards_by.get(actor.id, ()),
        spoke_for=_spoke_for(shown.cards_by.get(actor.id, ())),
        for_it=shown.cards_for.get(actor.id, ()),
        under_it=shown.cards_under.get(actor.id, ()),
        shifts=tuple(one for one in shifts if one.principal.id == actor.id),
        neighbours=tuple(_neighbours(cells, actor.id)),
        events=tuple(_referring(shown, actor.id, "events", "participants")),
        entry=shown.catalog.origin(actor).path,
    )


def _office(shown: Shown, one: Membership, other: str) -> OfficeView:
    return OfficeView(one.role, shown.ref("actors", other), one.start_date, one.end_date, Fact(one.links, one.note))


def _spoke_for(cards: tuple[Card, ...]) -> tuple[tuple[Ref, int], ...]:
    """Return for whom an actor spoke other than itself, and how often, the most frequent first."""
    return tuple(Counter(card.principal for card in cards if card.speaks_for_another).most_common())


def _members(shown: Shown, actor: str) -> list[OfficeView]:
    found = []
    for one in shown.catalog.referrers("actors", actor, "actors"):
        if one.path[0] == "memberships":
            membership = shown.catalog.actors[one.id].memberships[int(one.path[1])]
            found.append(_office(shown, membership, one.id))
    return found


def _referring(shown: Shown, actor: str, among: str, key: str) -> list[Ref]:
    """Return the entries of a kind that name an actor under a key."""
    return [
        shown.ref(one.kind, one.id) for one in shown.catalog.referrers("actors", actor, among) if one.path[0] == key
    ]


def _neighbours(cells: Cells, actor: str) -> list[Neighbour]:
    counts: dict[str, list[int]] = {}
    refs: dict[str, Ref] = {}
    for cell in cells.by_principal.get(actor, ()):
        for other in cells.by_position[cell.position.id]:
            pair = compared(cell, other) if other is not cell else None
            if pair:
                refs[other.principal.id] = other.principal
                counts.setdefault(other.principal.id, [0, 0])[not pair.agree] += 1
    found = [Neighbour(refs[id_], *both) for id_, both in counts.items()]
    return sorted(found, key=lambda one: (-one.agree - one.differ, one.actor.label.casefold()))
