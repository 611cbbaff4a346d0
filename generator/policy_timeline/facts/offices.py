"""Who governed and who held which office on a day, for whom that lets them speak, and what changes hands with it."""

from __future__ import annotations

from policy_timeline.entries.catalog import Catalog
from policy_timeline.entries.days import Day
from policy_timeline.entries.kinds import Actor, Statement
from policy_timeline.entries.records import Membership
from policy_timeline.entries.terms import ActorType, ShiftType


def days_of(term: Actor | Membership) -> tuple[Day | None, Day | None]:
    """Return the first day of a government or an office, and the first on which it no longer held; None is open.

    A vague bound is read so that the term is as long as it can be.
    """
    first = term.start_date.first if term.start_date else None
    return first, term.end_date.effective if term.end_date else None


def surely_held(term: Actor | Membership) -> tuple[Day | None, Day | None]:
    """Return the day by which a government or an office had begun, and the first on which it may have been over.

    None is a day that no entry says; the term surely held from the one to the other, if they lie in that order.
    """
    begun = term.start_date.latest if term.start_date else None
    return begun, term.end_date.first if term.end_date else None


def holds_on(term: Actor | Membership, day: Day) -> bool:
    """Return whether a day lies in the term of a government or an office."""
    first, over = days_of(term)
    return (first is None or first <= day) and (over is None or day < over)


def government_on(catalog: Catalog, country: str, day: Day) -> Actor | None:
    """Return the government of a country on a day, or None where no entry says."""
    return next((government for government in catalog.governments.get(country, ()) if holds_on(government, day)), None)


def government_of(catalog: Catalog, statement: Statement) -> Actor | None:
    """Return the government of the principal under which a statement falls, or None where no entry says."""
    return government_on(catalog, statement.principal, statement.date.effective)


def offices_on(catalog: Catalog, actor: str, day: Day, principal: str | None = None) -> tuple[Membership, ...]:
    """Return the memberships with a role that an actor held on a day; with `principal`, those that speak for it."""
    held = [office for office in catalog.actors[actor].memberships if office.role and holds_on(office, day)]
    return tuple(office for office in held if principal is None or catalog.speaks_for(office, principal))


def may_speak(catalog: Catalog, speaker: str, principal: str, day: Day) -> bool:
    """Return whether an actor held an office on a day that let it speak for a principal.

    An office in an organization, in a country or in its government will do, the last only while that governed.
    """
    offices = offices_on(catalog, speaker, day, principal)
    return any(holds_on(catalog.actors[office.organization], day) for office in offices)


def roles(catalog: Catalog, statement: Statement) -> tuple[str, ...]:
    """Return the roles that the speaker held on the statement's day: those for its principal, else any."""
    if catalog.actors[statement.speaker].type is not ActorType.PERSON:
        return ()
    day = statement.date.effective
    offices = offices_on(catalog, statement.speaker, day, statement.principal)
    return tuple(office.role for office in offices or offices_on(catalog, statement.speaker, day) if office.role)


def likely_shift(catalog: Catalog, before: Statement, after: Statement) -> ShiftType:
    """Return what a pair of differing stances is: a change of mind, or a succession of governments.

    Where a government is not known, another holder of the same office is a succession too.
    """
    first, second = government_of(catalog, before), government_of(catalog, after)
    succeeded = first is not second if first and second else _another_holder(catalog, before, after)
    return ShiftType.SUCCESSION if succeeded else ShiftType.CHANGE


def _another_holder(catalog: Catalog, before: Statement, after: Statement) -> bool:
    shared = _offices_in_principal(catalog, before) & _offices_in_principal(catalog, after)
    return before.speaker != after.speaker and bool(shared)


def _offices_in_principal(catalog: Catalog, statement: Statement) -> set[tuple[str | None, str]]:
    """Return the role and the home of each office in the principal that the speaker held on the statement's day."""
    if statement.speaker not in catalog.actors:
        return set()
    held = offices_on(catalog, statement.speaker, statement.date.effective)
    return {(office.role, office.organization) for office in held if office.organization == statement.principal}
