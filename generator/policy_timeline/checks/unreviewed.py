"""Pairs of differing stances that no shift entry has confirmed or dismissed yet."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from policy_timeline.facts.offices import likely_shift
from policy_timeline.facts.publication import Publication
from policy_timeline.facts.stances import stances_by_day, terms_on
from policy_timeline.findings.diagnostics import Related

if TYPE_CHECKING:
    from collections.abc import Iterator

    from policy_timeline.entries.catalog import Catalog
    from policy_timeline.entries.kinds import Statement
    from policy_timeline.facts.stances import StanceDay, Term
    from policy_timeline.findings.diagnostics import Diagnostic


def check_unreviewed_shifts(catalog: Catalog) -> Iterator[Diagnostic]:
    """Yield a warning for each statement that says something else than its principal's day before on a position.

    Only days that follow each other are compared: what stood on one day is what the next one changes. A day that
    repeats a part of the one before changes nothing, and stances of one day stand side by side.
    """
    reviewed = {(one.position, frozenset((one.from_, one.to))) for one in catalog.shifts.values()}
    for (_, position), days in stances_by_day(Publication(catalog).counting).items():
        for before, after in pairwise(days):
            new = after.terms - before.terms
            for statement in after.statements if new else ():
                known = any((position, frozenset((one.id, statement.id))) in reviewed for one in before.statements)
                if not known and terms_on(statement, position) & new:
                    yield _suggestion(catalog, before, statement, new)


def _suggestion(catalog: Catalog, day: StanceDay, after: Statement, new: frozenset[Term]) -> Diagnostic:
    index = next(
        index
        for index, one in enumerate(after.stances)
        if one.position == day.position and (one.stance, one.mode) in new
    )
    before = _counterpart(day, after.stances[index].mode)
    likely = likely_shift(catalog, before, after)
    return catalog.origin(after).finding(
        "unreviewed-shift",
        path=("stances", index),
        related=(Related(catalog.origin(before).location(("stances",)), "the stance before"),),
        day=day,
        before=before,
        after=after,
        likely=likely,
    )


def _counterpart(day: StanceDay, mode: str) -> Statement:
    """Return the day's statement in the same mode, else its last."""
    same = (one for one in day.statements if mode in {of for _, of in terms_on(one, day.position)})
    return next(same, day.statements[-1])
