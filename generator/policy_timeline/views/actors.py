"""An actor's page: who, offices (also as lines over time), where it stands, and what it said."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from itertools import starmap

from policy_timeline.entries.dates import DateSpan
from policy_timeline.entries.days import Day
from policy_timeline.entries.kinds import Actor
from policy_timeline.entries.records import Membership
from policy_timeline.entries.terms import ActorType
from policy_timeline.facts.offices import days_of, offices_on, surely_held
from policy_timeline.texts.alphabet import alphabetical
from policy_timeline.views.cards import Card, Fact, Ref, grouped
from policy_timeline.views.edition import Edition
from policy_timeline.views.matrix import Cell, Cells
from policy_timeline.views.positions import ShiftView, agreement

STANDS = 80
"""So many stances an actor's page shows, the newest; the pages of positions have those of all."""


@dataclass(frozen=True, slots=True)
class OfficeView:
    """An office or a belonging; `other` is the organization on the holder's page, the holder on the organization's."""

    role: str | None
    other: Ref
    start: DateSpan | None
    end: DateSpan | None
    fact: Fact


@dataclass(frozen=True, slots=True)
class OfficeTime:
    """A stretch of the drawing of offices: where it begins and ends, as fractions of the drawing's width."""

    start: float
    end: float

    @property
    def width(self) -> float:
        """How much of the drawing's width it takes."""
        return self.end - self.start


@dataclass(frozen=True, slots=True)
class OfficeLine:
    """An office as a line: what it is called, and when it may have been held and when it surely was, if ever.

    `lacks_start` says that it is only on record by when it had begun, `lacks_end` that no end is on record: the line
    begins on that day, and ends with the record.
    """

    label: str
    possible: OfficeTime
    sure: OfficeTime | None
    lacks_start: bool
    lacks_end: bool

    @property
    def is_vague(self) -> bool:
        """Whether it may have begun later, or ended earlier, than its line does."""
        return self.sure != self.possible


@dataclass(frozen=True, slots=True)
class OfficeLines:
    """The offices of an actor, the years between which they are drawn, and the day of the record.

    `undrawn` counts those that are not: nothing says when they began.
    """

    first: int
    last: int
    lines: tuple[OfficeLine, ...]
    edge: Day
    undrawn: int

    @property
    def lacks(self) -> frozenset[str]:
        """What is not known of them: a `start`, an `end`, or exactly how long one was held (`length`)."""
        parts = (
            ("start", any(line.lacks_start for line in self.lines)),
            ("end", any(line.lacks_end for line in self.lines)),
            ("length", any(line.is_vague for line in self.lines)),
        )
        return frozenset(name for name, is_lacking in parts if is_lacking)


@dataclass(frozen=True, slots=True)
class Agreement:
    """Another actor, and on how many shared positions the two agree and differ."""

    actor: Ref
    agree: int
    differ: int


@dataclass(frozen=True, slots=True)
class IssueStands:
    """Where an actor stands on an issue: its cells, the newest first."""

    issue: Ref
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class ActorLine:
    """An actor in the list of all.

    `spoken` counts the statements in its own words, `described` those that others write about it, `counted` those that
    others make for it.
    """

    ref: Ref
    type: ActorType
    roles: tuple[str, ...]
    spoken: int
    described: int
    counted: int


@dataclass(frozen=True, slots=True)
class ActorView:
    """An actor with everything that is known about it; `stands` has the newest of so many as `stood` counts."""

    ref: Ref
    type: ActorType
    aliases: tuple[str, ...]
    description: str | None
    offices: tuple[OfficeView, ...]
    belongs: tuple[OfficeView, ...]
    office_lines: OfficeLines | None
    members: tuple[OfficeView, ...]
    country: Ref | None
    start: DateSpan | None
    end: DateSpan | None
    succeeds: Ref | None
    succeeded_by: tuple[Ref, ...]
    governments: tuple[Ref, ...]
    fact: Fact
    stands: tuple[IssueStands, ...]
    stood: int
    spoken: tuple[Card, ...]
    spoke_for: tuple[tuple[Ref, int], ...]
    for_it: tuple[Card, ...]
    under_it: tuple[Card, ...]
    shifts: tuple[ShiftView, ...]
    agreements: tuple[Agreement, ...]
    events: tuple[Ref, ...]
    entry: str

    @property
    def shown(self) -> int:
        """On how many positions it is shown where it stands."""
        return sum(len(issue.cells) for issue in self.stands)


def actor_lines(edition: Edition) -> tuple[ActorLine, ...]:
    """Return every actor by name, with the roles held on the day the site stands for."""
    lines = []
    for actor in sorted(edition.catalog.actors.values(), key=lambda actor: alphabetical(actor.name)):
        roles = tuple(office.role for office in offices_on(edition.catalog, actor.id, edition.as_of) if office.role)
        cards = edition.cards_by.get(actor.id, ())
        described = sum(card.reported for card in cards)
        counted = len(edition.cards_for.get(actor.id, ()))
        ref = edition.ref("actors", actor.id)
        lines.append(ActorLine(ref, actor.type, roles, len(cards) - described, described, counted))
    return tuple(lines)


def actor_view(edition: Edition, cells: Cells, shifts: tuple[ShiftView, ...], actor: Actor) -> ActorView:
    """Return the view of one actor."""
    memberships = [_office(edition, membership, membership.organization) for membership in actor.memberships]
    stood = [cell for cell in cells.by_principal.get(actor.id, ()) if cell.days]
    return ActorView(
        ref=edition.ref("actors", actor.id),
        type=actor.type,
        aliases=actor.aliases,
        description=actor.description,
        offices=tuple(office for office in memberships if office.role),
        belongs=tuple(membership for membership in memberships if not membership.role),
        office_lines=_office_lines(edition, actor),
        members=tuple(_members(edition, actor.id)),
        country=edition.ref("actors", actor.government_of) if actor.government_of else None,
        start=actor.start_date,
        end=actor.end_date,
        succeeds=edition.ref("actors", actor.succeeds) if actor.succeeds else None,
        succeeded_by=tuple(_referring(edition, actor.id, "actors", "succeeds")),
        governments=tuple(
            edition.ref("actors", government.id) for government in edition.catalog.governments.get(actor.id, ())
        ),
        fact=Fact(actor.links, actor.note),
        stands=tuple(_stands(stood)),
        stood=len(stood),
        spoken=edition.cards_by.get(actor.id, ()),
        spoke_for=_spoke_for(edition.cards_by.get(actor.id, ())),
        for_it=edition.cards_for.get(actor.id, ()),
        under_it=edition.cards_under.get(actor.id, ()),
        shifts=tuple(shift for shift in shifts if shift.principal.id == actor.id),
        agreements=tuple(_agreements(cells, actor.id)),
        events=tuple(_referring(edition, actor.id, "events", "participants")),
        entry=edition.catalog.origin(actor).path,
    )


def _stands(stood: list[Cell]) -> Iterator[IssueStands]:
    """Yield where an actor stands issue by issue, the newest first, and within an issue likewise."""
    newest = sorted(stood, key=lambda cell: cell.days[-1].day, reverse=True)
    issues = grouped((cell.days[-1].taken[0].stance.issue, cell) for cell in newest[:STANDS])
    return starmap(IssueStands, issues.items())


def _office(edition: Edition, membership: Membership, other: str) -> OfficeView:
    fact = Fact(membership.links, membership.note)
    return OfficeView(membership.role, edition.ref("actors", other), membership.start_date, membership.end_date, fact)


def _office_lines(edition: Edition, actor: Actor) -> OfficeLines | None:
    """Return the offices known to have begun before the site's day, up to it; None where there is none."""
    held = [office for office in actor.memberships if office.role]
    terms = [(office, office.start_date) for office in held if office.start_date]
    begun = [(office, start) for office, start in terms if start.first < edition.as_of]
    if not begun:
        return None
    first, last = min(start.first for _, start in begun).year, edition.as_of.year + 1
    lines = tuple(_office_line(edition, office, start, first, last) for office, start in begun)
    return OfficeLines(first, last, lines, edition.as_of, undrawn=len(held) - len(terms))


def _office_line(edition: Edition, office: Membership, start: DateSpan, first: int, last: int) -> OfficeLine:
    """Return an office that has begun as a line between two years."""
    as_of, over, (begun, ending) = edition.as_of, days_of(office)[1], surely_held(office)
    at = partial(_fraction, first=first, last=last)
    end, sure_end = min(over or as_of, as_of), min(ending or as_of, as_of)
    return OfficeLine(
        f"{office.role}, {edition.catalog.actors[office.organization].name}",
        possible=OfficeTime(at(start.first), at(end)),
        sure=OfficeTime(at(begun), at(sure_end)) if begun and begun < sure_end else None,
        lacks_start=start.earliest is None,
        lacks_end=over is None,
    )


def _fraction(day: Day, first: int, last: int) -> float:
    """Return where a day lies between the years `first` and `last`."""
    years = day.year + day.since(day.first_of_year()) / 366 - first
    return round(years / (last - first), 4)


def _spoke_for(cards: tuple[Card, ...]) -> tuple[tuple[Ref, int], ...]:
    """Return for whom an actor spoke other than itself, and how often, the most frequent first."""
    return tuple(Counter(card.principal for card in cards if card.speaks_for_another).most_common())


def _members(edition: Edition, actor: str) -> list[OfficeView]:
    found = []
    for reference in edition.catalog.referrers("actors", actor, "actors"):
        if reference.path[0] == "memberships":
            membership = edition.catalog.actors[reference.id].memberships[int(reference.path[1])]
            found.append(_office(edition, membership, reference.id))
    return found


def _referring(edition: Edition, actor: str, among: str, key: str) -> list[Ref]:
    """Return the entries of a kind that name an actor under a key."""
    references = edition.catalog.referrers("actors", actor, among)
    return [edition.ref(reference.kind, reference.id) for reference in references if reference.path[0] == key]


def _agreements(cells: Cells, actor: str) -> list[Agreement]:
    counts: dict[str, list[int]] = {}
    refs: dict[str, Ref] = {}
    for cell in cells.by_principal.get(actor, ()):
        for other in cells.by_position[cell.position.id]:
            agree = agreement(cell, other) if other is not cell else None
            if agree is not None:
                refs[other.principal.id] = other.principal
                counts.setdefault(other.principal.id, [0, 0])[not agree] += 1
    found = [Agreement(refs[id_], *both) for id_, both in counts.items()]
    return sorted(found, key=lambda other: (-other.agree - other.differ, alphabetical(other.actor.label)))
