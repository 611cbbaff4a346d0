"""Shift entries: two statements of one actor that differ, in order of time, under the right name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from policy_timeline.entries.terms import ShiftType
from policy_timeline.facts.offices import government_of, likely_shift
from policy_timeline.facts.publication import is_retracted
from policy_timeline.facts.stances import terms_on
from policy_timeline.findings.diagnostics import Related, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from policy_timeline.entries.catalog import Catalog
    from policy_timeline.entries.kinds import Shift, Statement
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
    for key, one in (("from", before), ("to", after)):
        if not terms_on(one, shift.position):
            yield origin.diagnostic(
                Severity.ERROR,
                "shift-without-stance",
                f'both statements of a shift must take a stance to its position; "{one.id}" takes none',
                path=(key,),
                hint=f'name another statement, or add a stance to "{shift.position}" to that one',
                related=(Related(catalog.origin(one).location(), "the statement"),),
            )
    if before.principal != after.principal:
        yield origin.diagnostic(
            Severity.ERROR,
            "shift-between-principals",
            f'both statements of a shift must count for one actor; these count for "{before.principal}" and '
            f'"{after.principal}"',
            path=("to",),
            hint="name two statements of the same actor, or mend on_behalf_of: in one of them",
        )


def _confirmed(catalog: Catalog, shift: Shift, before: Statement, after: Statement) -> Iterator[Diagnostic]:
    """Yield what keeps a pair from being a shift of its type; a dismissed pair is none."""
    if shift.type is ShiftType.DISMISSED:
        return
    origin = catalog.origin(shift)
    if terms_on(before, shift.position) == terms_on(after, shift.position):
        yield origin.diagnostic(
            Severity.ERROR,
            "shift-without-difference",
            "the two statements of a shift must differ in stance or mode; these take the same",
            path=("to",),
            hint="name two statements that differ, or write type: dismissed",
        )
    elif before.date.effective >= after.date.effective:
        yield origin.diagnostic(
            Severity.ERROR,
            "shift-against-time",
            f'from: must be before to:; "{before.id}" takes effect on {before.date.effective}, '
            f'"{after.id}" on {after.date.effective}',
            path=("from",),
            hint="exchange the two; stances of one day stand side by side and are no shift",
        )
    else:
        yield from _type(catalog, shift, before, after)
    for key, one in (("from", before), ("to", after)):
        if is_retracted(one):
            yield origin.diagnostic(
                Severity.WARNING,
                "shift-of-retracted",
                f'a shift must rest on statements that stand; "{one.id}" is retracted',
                path=(key,),
                hint="name another statement, or take the shift out",
            )


def _type(catalog: Catalog, shift: Shift, before: Statement, after: Statement) -> Iterator[Diagnostic]:
    if shift.type is ShiftType.SUCCESSION and likely_shift(catalog, before, after) is ShiftType.CHANGE:
        yield catalog.origin(shift).diagnostic(
            Severity.ERROR,
            "wrong-shift-type",
            "a succession must lie between two governments of the actor; none is known to have followed another here",
            path=("type",),
            hint="write type: change, or add the governments (type: government, government_of:) with their dates",
        )
    one, two = government_of(catalog, before), government_of(catalog, after)
    if shift.type is ShiftType.CHANGE and one and two and one is not two:
        yield catalog.origin(shift).diagnostic(
            Severity.ERROR,
            "wrong-shift-type",
            f"a change of mind must lie within one government; this is between {one.name} and {two.name}",
            path=("type",),
            hint="write type: succession",
        )


def _repeated(catalog: Catalog, shift: Shift, first: Shift) -> Diagnostic:
    return catalog.origin(shift).diagnostic(
        Severity.ERROR,
        "repeated-shift",
        f'a pair of statements must be looked at in one shift; "{first.id}" holds the same pair',
        path=("to",),
        hint="take one of the two out",
        related=(Related(catalog.origin(first).location(), "the other shift"),),
    )
