"""Where a principal stood on a position, day by day, and what a difference between two days is."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

from policy_timeline.entries.terms import ShiftType, Status

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from datetime import date

    from policy_timeline.entries.catalog import Catalog
    from policy_timeline.entries.kinds import Actor, Statement
    from policy_timeline.entries.terms import Mode, StanceTerm

Term = tuple["StanceTerm", "Mode"]
"""A stance and the sense in which it is taken."""


@dataclass(frozen=True, slots=True)
class StanceDay:
    """The statements of one principal on one position that take effect on one day."""

    day: date
    statements: tuple[Statement, ...]
    position: str

    @property
    def terms(self) -> frozenset[Term]:
        """Every stance of the day: several, in different modes, can stand side by side."""
        return _terms(self.statements, self.position)


def terms_on(statement: Statement, position: str) -> frozenset[Term]:
    """Return the stances, each with its mode, that a statement takes to a position."""
    return _terms((statement,), position)


def _terms(statements: Iterable[Statement], position: str) -> frozenset[Term]:
    return frozenset(
        [(one.stance, one.mode) for statement in statements for one in statement.stances if one.position == position]
    )


def stance_days(catalog: Catalog) -> Mapping[tuple[str, str], tuple[StanceDay, ...]]:
    """Return the days of each principal on each position, in order of time; drafts and retracted statements are out."""
    taken = by_stance(catalog.statements_in_time)
    return {key: tuple(_by_day(statements, key[1])) for key, statements in taken.items()}


def by_stance(statements: Iterable[Statement]) -> Mapping[tuple[str, str], list[Statement]]:
    """Return the statements by principal and position, each in the order given; drafts and retracted ones are out."""
    found: dict[tuple[str, str], list[Statement]] = {}
    for statement in statements:
        if statement.status not in {Status.DRAFT, Status.RETRACTED}:
            for position in dict.fromkeys(one.position for one in statement.stances):
                found.setdefault((statement.principal, position), []).append(statement)
    return found


def _by_day(statements: list[Statement], position: str) -> Iterator[StanceDay]:
    for day, group in groupby(statements, key=lambda one: one.date.effective):
        yield StanceDay(day, tuple(group), position)


def governments_of(catalog: Catalog, before: Statement, after: Statement) -> tuple[Actor | None, Actor | None]:
    """Return the governments of the principal under which two statements fall; None where no entry says."""
    first = catalog.government_on(before.principal, before.date.effective)
    return first, catalog.government_on(after.principal, after.date.effective)


def likely_type(catalog: Catalog, before: Statement, after: Statement) -> ShiftType:
    """Return what a pair of differing stances is: a change of mind, or a succession of governments.

    Where a government is not known, another holder of the same office is a succession too.
    """
    one, two = governments_of(catalog, before, after)
    changed = one is not two if one and two else _other_holder(catalog, before, after)
    return ShiftType.SUCCESSION if changed else ShiftType.CHANGE


def _other_holder(catalog: Catalog, before: Statement, after: Statement) -> bool:
    shared = _offices(catalog, before) & _offices(catalog, after)
    return before.speaker != after.speaker and bool(shared)


def _offices(catalog: Catalog, statement: Statement) -> set[tuple[str | None, str]]:
    """Return the role and the home of each office in the principal that the speaker held on the statement's day."""
    if statement.speaker not in catalog.actors:
        return set()
    held = catalog.offices_on(statement.speaker, statement.date.effective)
    return {(one.role, one.organization) for one in held if one.organization == statement.principal}
