"""What is certain about two uncertain dates; None stands for a date that is not given."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from policy_timeline.entries.dates import DateSpan


def overlap(one: DateSpan, two: DateSpan) -> bool:
    """Return whether two dates can be the same day."""
    return _earliest(one) <= _latest(two) and _earliest(two) <= _latest(one)


def surely_before(one: DateSpan | None, two: DateSpan | None) -> bool:
    """Return whether one date is surely before another."""
    return one is not None and two is not None and _latest(one) < _earliest(two)


def surely_over(end: DateSpan | None, start: DateSpan | None) -> bool:
    """Return whether a time that no longer holds on `end` is surely over when another begins on `start`."""
    return end is not None and start is not None and _latest(end) <= _earliest(start)


def may_be_over(end: DateSpan | None, start: DateSpan | None) -> bool:
    """Return whether a time that no longer holds on `end` can be over when another begins on `start`."""
    return end is not None and start is not None and _earliest(end) <= _latest(start)


def _earliest(span: DateSpan) -> date:
    return span.earliest or date.min


def _latest(span: DateSpan) -> date:
    return span.latest or date.max
