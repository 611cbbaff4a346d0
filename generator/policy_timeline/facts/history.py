"""When the record changed: what is new, what was corrected, and the day up to which it reaches."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

from policy_timeline.entries.days import Day
from policy_timeline.entries.terms import Status
from policy_timeline.facts.publication import is_published

if TYPE_CHECKING:  # the day of a command is asked for before it is known whether entries must be read
    from policy_timeline.entries.catalog import Catalog
    from policy_timeline.entries.kinds import Statement

NO_DATE = Day(1970, 1, 1)
"""The day of a record without any date: the first day that SOURCE_DATE_EPOCH can name."""


def first_published(statement: Statement) -> Day:
    """Return the day by which a feed sorts a statement: that on which it was added, or if nobody says so, its own."""
    return (statement.added or statement.date).effective


class Deed(StrEnum):
    """What was done to an entry."""

    NEW = "new"
    CORRECTED = "corrected"
    DISPUTED = "disputed"
    RETRACTED = "retracted"
    RENAMED = "renamed"
    REMOVED = "removed"


class Change(NamedTuple):
    """What was done to a statement, on which day if somebody says so, and what the entry says of it."""

    day: Day | None
    deed: Deed
    note: str | None
    reason: str | None


_LAST = {Status.RETRACTED: Deed.RETRACTED, Status.DISPUTED: Deed.DISPUTED}
"""What the last revision of a statement was, where its status says so; every other one was a correction."""


def changes_of(statement: Statement) -> Iterator[Change]:
    """Yield what was done to a statement, in order of day."""
    yield Change(statement.added.effective if statement.added else None, Deed.NEW, None, None)
    revisions = sorted(statement.revisions, key=lambda revision: revision.date.effective)
    for number, revision in enumerate(revisions, start=1):
        deed = _LAST.get(statement.status, Deed.CORRECTED) if number == len(revisions) else Deed.CORRECTED
        yield Change(revision.date.effective, deed, revision.change, revision.reason)


def last_changed(statement: Statement) -> Day | None:
    """Return the day on which a statement was added or, if later, last revised; None where its entry says neither.

    Its own date says nothing of that: words of 1999 may have been entered this year.
    """
    dates = [*filter(None, (statement.added,)), *(revision.date for revision in statement.revisions)]
    return max((date.effective for date in dates), default=None)


def newest_change(catalog: Catalog) -> Day | None:
    """Return the day on which a statement was last added or revised, or None where no entry says such a day."""
    return max(filter(None, map(last_changed, _published(catalog))), default=None)


def as_of_day(catalog: Catalog, fixed: Day | None = None) -> Day:
    """Return the day whose state the site shows: `fixed` if given, else the newest date of the record, never today.

    The dates are those of the statements (but drafts), of their publication and revisions: an event may be to come.
    """
    if fixed:
        return fixed
    said = (statement.date.effective for statement in _published(catalog))
    return max([newest_change(catalog) or NO_DATE, *said])


def day_of_epoch(text: str) -> Day:
    """Return the day, in UTC, that a value of SOURCE_DATE_EPOCH names; raises ValueError where it names none.

    The format, seconds since 1970: https://reproducible-builds.org/specs/source-date-epoch/
    """
    try:
        return Day.of(datetime.fromtimestamp(int(text), UTC))
    except (ValueError, OverflowError, OSError) as error:
        raise ValueError(f"SOURCE_DATE_EPOCH must be a number of seconds since 1970; it is {text!r}") from error


def _published(catalog: Catalog) -> Iterator[Statement]:
    return filter(is_published, catalog.statements.values())
