"""Where each principal stood on each position, day by day."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby, takewhile

from policy_timeline.entries.dates import DateSpan
from policy_timeline.entries.days import LAST_DAY, Day
from policy_timeline.entries.kinds import Statement
from policy_timeline.entries.terms import Mode, StanceTerm

Term = tuple[StanceTerm, Mode]
"""A stance and the sense in which it is taken."""


@dataclass(frozen=True, slots=True)
class StanceDay:
    """The statements of one principal on one position that take effect on one day."""

    day: Day
    statements: tuple[Statement, ...]
    position: str

    @property
    def terms(self) -> frozenset[Term]:
        """Every stance of the day: several, in different modes, can stand side by side."""
        return frozenset().union(*(terms_on(statement, self.position) for statement in self.statements))


def terms_on(statement: Statement, position: str) -> frozenset[Term]:
    """Return the stances, each with its mode, that a statement takes to a position."""
    return frozenset((stance.stance, stance.mode) for stance in statement.stances if stance.position == position)


def by_stance(statements: Iterable[Statement]) -> Mapping[tuple[str, str], Sequence[Statement]]:
    """Return the statements by principal and position, each in the order given."""
    found: dict[tuple[str, str], list[Statement]] = {}
    for statement in statements:
        for position in dict.fromkeys(stance.position for stance in statement.stances):
            found.setdefault((statement.principal, position), []).append(statement)
    return found


def stances_by_day(
    statements: Iterable[Statement], as_of: Day = LAST_DAY
) -> Mapping[tuple[str, str], tuple[StanceDay, ...]]:
    """Return the days of each principal on each position up to the day `as_of`, in order of time.

    `statements` are those that count, in order of time: `Publication.counting`. A statement counts from its latest day.
    """
    known = by_stance(statement for statement in statements if statement.date.effective <= as_of)
    return {
        (principal, position): tuple(
            StanceDay(day, tuple(group), position)
            for day, group in groupby(found, key=lambda statement: statement.date.effective)
        )
        for (principal, position), found in known.items()
    }


def possible_later(
    statements: Iterable[Statement], as_of: Day = LAST_DAY
) -> Mapping[tuple[str, str], Sequence[Statement]]:
    """Return the statements by principal and position whose date is a span of several days with both ends known.

    Inside its span a statement may or may not have been made already: on such a day it is shown as possible, and from
    the latest day on it counts. Spans that begin after `as_of` are left out.
    """
    return by_stance(statement for statement in statements if _begins_by(statement.date, as_of))


def _begins_by(span: DateSpan, day: Day) -> bool:
    first, last = span.earliest, span.latest
    return first is not None and last is not None and first < last and first <= day


def held_since(days: Sequence[StanceDay]) -> Day:
    """Return the first of the days since when the stances of the last one have been recorded without any other."""
    latest = days[-1].terms
    same = list(takewhile(lambda day: day.terms == latest, reversed(days)))
    return same[-1].day
