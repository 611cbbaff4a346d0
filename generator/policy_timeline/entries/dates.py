"""Dates that are honest about what is known: EDTF (ISO 8601-2), read into a span of days.

`2025-02-12` is a day, `2025-02` a month, `2025-02~` an approximate one, `2014-03/2014-05` an interval and
`../2025-02-12` an interval without a known beginning; `-0043-03-15` is a day of the year 44 BC. The format: https://www.loc.gov/standards/datetime/
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import datetime
from functools import lru_cache
from time import struct_time
from typing import Literal
from unicodedata import normalize

from dateutil import parser

from policy_timeline.entries.days import FIRST_DAY, LAST_DAY, Day

Precision = Literal["day", "month", "year", "span"]

_DIGITS = r"(?:\d{4}|-(?!0000)\d{4})"
_DAY = re.compile(rf"{_DIGITS}-\d{{2}}-\d{{2}}", re.ASCII)
_MONTH = re.compile(rf"{_DIGITS}-(?:0\d|1[012])[~?%]?", re.ASCII)
_YEAR = re.compile(rf"{_DIGITS}[~?%]?", re.ASCII)
# The library takes more than levels 0 and 1, but is slow over long texts and stumbles over some short ones.
_ONE = rf"{_DIGITS}(-\d\d(-\d\d)?)?[~?%]?"
_ROUND = r"\d\d(\dX|XX)|\d{4}-(XX(-XX)?|\d\d-XX)"
_INTERVAL = re.compile(rf"{_ONE}/({_ONE}|\.\.)?|(\.\.)?/{_ONE}", re.ASCII)
_EDTF = re.compile(rf"{_ONE}|{_ROUND}|{_INTERVAL.pattern}", re.ASCII)
_TIME = re.compile(r"\d{4}-\d{2}-\d{2}[T ]\d", re.ASCII)
_YEAR_FIRST = re.compile(r"\s*(\d{4})(?:[-/. ](\d{1,2})[-/. ](\d{1,2})|(\d\d)(\d\d))(?=\s*$|[T ]\d)", re.ASCII)
_WHOLE_YEAR = re.compile(r"(?<!\d)\d{4}(\d{4})?(?!\d)", re.ASCII)
_BEFORE_CHRIST = re.compile(r"^\s*-|\b(?:b\.?\s?c\b|b\.?\s?c\.|bce|v\. ?chr)", re.ASCII | re.IGNORECASE)
_QUOTES = " \"'\u201c\u201d\u201e\u2018\u2019\u00ab\u00bb"
_SHORT_YEAR = re.compile(r"\s*\d{1,2}([-/. ])\s?\d{1,2}\1\s?\d{1,2}\s*", re.ASCII)
_DASH = re.compile("[\u2010-\u2014\u2212]")
_SPAN = re.compile(r"(\d{4}.*?|.*?\d{4})\s*(?:\s(?:to|until|bis)\s|\.\.|[–—]|\s-\s)\s*(\d{4}.*|.*\d{4})", re.IGNORECASE)
_BOTH_MARKS = re.compile(r"(?:\?~|~\?)$")
_WINTER = re.compile(rf"{_DIGITS}-24", re.ASCII)
_STARTS = (datetime(1904, 1, 2), datetime(1908, 3, 4))  # noqa: DTZ001 - no part in common, and both leap years
_SHOWN = 40
_OPEN = ("", "..")
_OUTSIDE = "a date must lie in the years -9999 to 9999"


class DateError(ValueError):
    """A text that is not a date; its message says what a date must be."""


@dataclass(frozen=True, slots=True)
class DateSpan:
    """A date as written, with its first and last possible day; None is an open end.

    `effective` is the day on which it sorts, is filed and takes effect: its latest, else its earliest. `order` is what
    it sorts by: that day, then its first possible day; an open beginning comes first.
    """

    text: str
    earliest: Day | None
    latest: Day | None
    effective: Day = field(init=False, repr=False, compare=False)  # both are asked for again and again
    order: tuple[Day, Day] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        """Work out what follows from the two ends."""
        day = self.latest or self.earliest
        assert day is not None  # noqa: S101 - parse_date refuses spans that are open at both ends
        object.__setattr__(self, "effective", day)
        object.__setattr__(self, "order", (day, self.earliest or FIRST_DAY))

    @property
    def first(self) -> Day:
        """Its earliest day, else its latest."""
        return self.earliest or self.effective

    @property
    def is_exact(self) -> bool:
        """Whether it is one certain day."""
        return self.precision == "day" and not self.is_approximate

    @property
    def is_approximate(self) -> bool:
        """Whether the text marks it as approximate or uncertain (`~`, `?`, `%`)."""
        return any(mark in self.text for mark in "~?%")

    @property
    def precision(self) -> Precision:
        """How exact the text is: a day, a month, a year, or a span of another length."""
        if _DAY.fullmatch(self.text.rstrip("~?%")):
            return "day"
        if _MONTH.fullmatch(self.text):
            return "month"
        return "year" if _YEAR.fullmatch(self.text) else "span"

    def is_after(self, day: Day) -> bool:
        """Return whether no day of the span is on or before `day`."""
        return self.earliest is not None and self.earliest > day

    def __str__(self) -> str:
        """Return the text as written."""
        return self.text


@lru_cache(maxsize=65536)
def parse_date(text: str) -> DateSpan:
    """Read an EDTF text of level 0 or 1.

    Raises DateError where the text is no EDTF, names a day that no calendar has, carries a time of day, lies
    outside the years -9999 to 9999, runs backwards or is open at both ends.
    """
    if _DAY.fullmatch(text):
        day = _calendar_day(text)
        return DateSpan(text, day, day)
    earliest, latest = _bounds(text)
    if earliest and latest and latest < earliest:
        raise DateError(f"the interval runs backwards: {latest} is before {earliest}")
    return DateSpan(text, earliest, latest)


def meant_dates(text: str) -> tuple[str, ...]:
    """Return the days or months that a text can name in another form, such as `3 March 2025` or `2025/3/3`.

    `3/4/2025` names two: it is in March or in April. None is returned of what leaves the century or the era open.
    """
    bare = _DASH.sub("-", normalize("NFKC", text.strip(_QUOTES)))
    if bare != text and _is_date(bare):
        return (bare,)
    if len(text) <= _SHOWN and (span := _SPAN.fullmatch(text)):
        ends = [(end,) if _is_date(end) else meant_dates(end) for end in span.groups()]
        joined = "/".join(end for meant in ends for end in meant)
        return (joined,) if all(map(_is_one, ends)) and _is_date(joined) else ()
    is_odd = len(text) > _SHOWN or not _WHOLE_YEAR.search(text) or _BEFORE_CHRIST.search(text)
    if is_odd or _is_date(text) or _INTERVAL.fullmatch(text):
        return ()
    if year_first := _YEAR_FIRST.match(text):
        year, *rest = (part.zfill(2) for part in year_first.groups() if part)
        written = ["-".join((year, *order)) for order in (rest, rest[::-1])]
        return tuple(filter(_is_date, written))[:1]
    if (both_marks := _BOTH_MARKS.sub("%", text)) != text:
        return (both_marks,) if _is_date(both_marks) else ()
    found = {reading for day_first in (True, False) if (reading := _reading(text, day_first=day_first))}
    return tuple(sorted(reading for reading in found if reading[:4] in text and _is_date(reading)))


def _is_one(meant: tuple[str, ...]) -> bool:
    return len(meant) == 1


def is_short_year(text: str) -> bool:
    """Return whether a text is a date in figures with two digits for the year, such as `25-03-03` or `3/4/25`."""
    return _SHORT_YEAR.fullmatch(text) is not None


def _reading(text: str, *, day_first: bool) -> str | None:
    """Return the day or month that a text names, or None where it names neither: what it leaves out is filled in."""
    both = {_read(text, start, day_first=day_first) for start in _STARTS}
    days, months = ({reading and reading[:length] for reading in both} for length in (10, 7))
    return next((found.pop() for found in (days, months) if len(found) == 1), None)


def _read(text: str, start: datetime, *, day_first: bool) -> str | None:
    """Return how a text reads as YYYY-MM-DD when `start` fills in what it leaves out."""
    try:
        return str(parser.parse(text, default=start, dayfirst=day_first, ignoretz=True).date())
    except (ValueError, OverflowError):
        return None


def _is_date(text: str) -> bool:
    try:
        parse_date(text)
    except DateError:
        return False
    return True


def _calendar_day(text: str) -> Day:
    try:
        return Day.fromisoformat(text)
    except ValueError as error:
        raise DateError(f"no calendar has the day {text}") from error


def _bounds(text: str) -> tuple[Day | None, Day | None]:
    if _TIME.match(text):
        raise DateError("a date has no time of day")
    if not _EDTF.fullmatch(text):
        raise _no_date(text)
    first, last = (text.split("/")[at] for at in (0, -1))
    return (None if first in _OPEN else _ends(first, text)[0]), (None if last in _OPEN else _ends(last, text)[1])


def _ends(side: str, text: str) -> tuple[Day, Day]:
    """Return the first and the last day of one side of an interval, or of a text that is none."""
    from edtf import EDTFParseException, parse_edtf  # noqa: PLC0415 - slow to load, and most dates are single days

    bare = side.rstrip("~?%")
    try:
        parsed = parse_edtf(bare)
    except EDTFParseException as error:
        raise _no_date(text) from error
    first, last = _day(parsed.lower_strict()), _day(parsed.upper_strict())
    if _WINTER.fullmatch(bare):  # the library ends a winter with its year
        last = _last_of_winter(first)
    return first, last


def _last_of_winter(first: Day) -> Day:
    if first.year == LAST_DAY.year:
        raise DateError(_OUTSIDE)
    return Day(first.year + 1, 3, 1).plus(-1)


def _no_date(text: str) -> DateError:
    shown = text if len(text) <= _SHOWN else f"{text[:_SHOWN]}…"
    message = f'"{shown}" is not a date: write YYYY-MM-DD, YYYY-MM, YYYY, or an interval such as 2014-03/2014-05'
    return DateError(message)


def _day(moment: struct_time) -> Day:
    return Day(moment.tm_year, moment.tm_mon, moment.tm_mday)


def overlap(first: DateSpan, second: DateSpan) -> bool:
    """Return whether two dates can be the same day."""
    return _earliest(first) <= _latest(second) and _earliest(second) <= _latest(first)


def surely_before(first: DateSpan | None, second: DateSpan | None) -> bool:
    """Return whether one date is surely before another; None is a date that is not given."""
    return first is not None and second is not None and _latest(first) < _earliest(second)


def surely_over(end: DateSpan | None, start: DateSpan | None) -> bool:
    """Return whether a time that no longer holds on `end` is surely over when another begins on `start`."""
    return end is not None and start is not None and _latest(end) <= _earliest(start)


def may_be_over(end: DateSpan | None, start: DateSpan | None) -> bool:
    """Return whether a time that no longer holds on `end` can be over when another begins on `start`."""
    return end is not None and start is not None and _earliest(end) <= _latest(start)


def _earliest(span: DateSpan) -> Day:
    return span.earliest or FIRST_DAY


def _latest(span: DateSpan) -> Day:
    return span.latest or LAST_DAY
