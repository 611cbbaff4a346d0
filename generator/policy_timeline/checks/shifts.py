"""Shifts: each is a pair of statements that differ, in order of time, and every such pair has been looked at."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from policy_timeline.entries.catalog import Catalog
from policy_timeline.entries.kinds import Shift, Statement
from policy_timeline.entries.terms import ShiftType
from policy_timeline.facts.offices import government_of, likely_shift
from policy_timeline.facts.publication import Publication, is_retracted
from policy_timeline.facts.stances import StanceDay, Term, stances_by_day, terms_on
from policy_timeline.findings.diagnostics import Diagnostic


def check_shifts(catalog: Catalog) -> Iterator[Diagnostic]:
    """Yield shift entries whose two statements are no such pair, and those of the wrong type."""
    seen: dict[tuple[str, str, str], Shift] = {}
    for shift in catalog.shifts.values():
        first = seen.setdefault((shift.position, shift.from_, shift.to), shift)
        if first is not shift:
            yield _repeated(catalog, shift, first)
        before, after = catalog.statements.get(shift.from_), catalog.statements.get(shift.to)
        if before and after:
            faults = list(_pair(catalog, shift, before, after))
            yield from faults or _confirmed(catalog, shift, before, after)


def _pair(catalog: Catalog, shift: Shift, before: Statement, after: Statement) -> Iterator[Diagnostic]:
    """Yield what keeps two statements from being a pair at all, whatever was made of it."""
    origin = catalog.origin(shift)
    for key, statement in (("from", before), ("to", after)):
        if not terms_on(statement, shift.position):
            yield origin.finding(
                "shift-without-stance",
                path=(key,),
                related=catalog.origin(statement).related("the statement"),
                statement=statement,
                shift=shift,
            )
    if before.principal != after.principal:
        yield origin.finding("shift-between-principals", path=("to",), before=before, after=after)


def _confirmed(catalog: Catalog, shift: Shift, before: Statement, after: Statement) -> Iterator[Diagnostic]:
    """Yield what keeps a pair from being a shift of its type; a dismissed pair is none."""
    if shift.type is ShiftType.DISMISSED:
        return
    origin = catalog.origin(shift)
    if terms_on(before, shift.position) == terms_on(after, shift.position):
        yield origin.finding("shift-without-difference", path=("to",))
    elif before.date.effective >= after.date.effective:
        yield origin.finding("shift-against-time", path=("from",), before=before, after=after)
    else:
        yield from _type(catalog, shift, before, after)
    for key, statement in (("from", before), ("to", after)):
        if is_retracted(statement):
            yield origin.finding("shift-of-retracted", path=(key,), statement=statement)


def _type(catalog: Catalog, shift: Shift, before: Statement, after: Statement) -> Iterator[Diagnostic]:
    if shift.type is ShiftType.SUCCESSION and likely_shift(catalog, before, after) is ShiftType.CHANGE:
        yield catalog.origin(shift).finding("wrong-shift-type", path=("type",))
    first, second = government_of(catalog, before), government_of(catalog, after)
    if shift.type is ShiftType.CHANGE and first and second and first is not second:
        yield catalog.origin(shift).finding("wrong-shift-type.change", path=("type",), first=first, second=second)


def _repeated(catalog: Catalog, shift: Shift, first: Shift) -> Diagnostic:
    return catalog.origin(shift).finding(
        "repeated-shift", path=("to",), related=catalog.origin(first).related("the other shift"), first=first
    )


def check_unreviewed_shifts(catalog: Catalog) -> Iterator[Diagnostic]:
    """Yield a warning for each statement that says something else than its principal's day before on a position.

    Only days that follow each other are compared: what stood on one day is what the next one changes. A day that
    repeats a part of the one before changes nothing, and stances of one day stand side by side.
    """
    reviewed = {(shift.position, frozenset((shift.from_, shift.to))) for shift in catalog.shifts.values()}
    for (_, position), days in stances_by_day(Publication(catalog).counting).items():
        for before, after in pairwise(days):
            new = after.terms - before.terms
            for statement in after.statements if new else ():
                known = any(
                    (position, frozenset((earlier.id, statement.id))) in reviewed for earlier in before.statements
                )
                if not known and terms_on(statement, position) & new:
                    yield _suggestion(catalog, before, statement, new)


def _suggestion(catalog: Catalog, day: StanceDay, after: Statement, new: frozenset[Term]) -> Diagnostic:
    index = next(
        index
        for index, stance in enumerate(after.stances)
        if stance.position == day.position and (stance.stance, stance.mode) in new
    )
    before = _counterpart(day, after.stances[index].mode)
    likely = likely_shift(catalog, before, after)
    return catalog.origin(after).finding(
        "unreviewed-shift",
        path=("stances", index),
        related=catalog.origin(before).related("the stance before", ("stances",)),
        day=day,
        before=before,
        after=after,
        likely=likely,
        now=_told(new & terms_on(after, day.position)),
        then=_told(terms_on(before, day.position)),
    )


def _told(terms: frozenset[Term]) -> str:
    return " and ".join(sorted(f"{stance} ({mode})" for stance, mode in terms))


def _counterpart(day: StanceDay, mode: str) -> Statement:
    """Return the day's statement in the same mode, else its last."""
    same = (statement for statement in day.statements if mode in {of for _, of in terms_on(statement, day.position)})
    return next(same, day.statements[-1])
