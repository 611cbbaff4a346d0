"""Shift entries: two statements of one actor that differ, in order of time, under the right name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from policy_timeline.entries.terms import ShiftType
from policy_timeline.facts.offices import government_of, likely_shift
from policy_timeline.facts.publication import is_retracted
from policy_timeline.facts.stances import terms_on
from policy_timeline.findings.diagnostics import Related

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
            yield origin.finding(
                "shift-without-stance",
                path=(key,),
                related=(Related(catalog.origin(one).location(), "the statement"),),
                one=one,
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
    for key, one in (("from", before), ("to", after)):
        if is_retracted(one):
            yield origin.finding("shift-of-retracted", path=(key,), one=one)


def _type(catalog: Catalog, shift: Shift, before: Statement, after: Statement) -> Iterator[Diagnostic]:
    if shift.type is ShiftType.SUCCESSION and likely_shift(catalog, before, after) is ShiftType.CHANGE:
        yield catalog.origin(shift).finding("wrong-shift-type", path=("type",))
    one, two = government_of(catalog, before), government_of(catalog, after)
    if shift.type is ShiftType.CHANGE and one and two and one is not two:
        yield catalog.origin(shift).finding("wrong-shift-type.change", path=("type",), one=one, two=two)


def _repeated(catalog: Catalog, shift: Shift, first: Shift) -> Diagnostic:
    return catalog.origin(shift).finding(
        "repeated-shift",
        path=("to",),
        related=(Related(catalog.origin(first).location(), "the other shift"),),
        first=first,
    )
