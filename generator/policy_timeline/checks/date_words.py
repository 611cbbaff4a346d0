"""What a source's words for a date say about the day: names, numbers, and words relative to the document's own date.

Words that are not known are not judged: a reading holds only what is certain. The names of days and months are those of
CLDR (by Babel), the other words of each language stand in date_words.toml.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from pathlib import Path
from typing import Literal

from babel.dates import get_day_names, get_month_names
from dateutil.relativedelta import MO, relativedelta, weekday

from policy_timeline.entries.dates import DateSpan
from policy_timeline.entries.days import FIRST_DAY, LAST_DAY, Day

Unit = Literal["days", "weeks", "months", "years"]


@dataclass(frozen=True, slots=True)
class Words:
    """The words of one language; the patterns are for a whole text, which is in lower case.

    In a date in figures alone the month may stand first where `month_may_lead`. `limits` are words that make a date a
    limit or a guess ("before", "about"): with one of them nothing is judged. `days` count back from the day of the
    document. `ago` has groups n and unit; `calendar` has the groups last or this, and unit; `last_weekday` and
    `weekday` stand around a weekday's name, written as {weekday}. `numbers` count units of time; `further_numbers` and
    `scales`, which multiply a number before them, stand in prose.
    """

    locales: list[str]
    month_may_lead: bool
    more_names: Mapping[str, int]
    weekday_endings: str
    limits: str
    days: Mapping[str, int]
    numbers: Mapping[str, int]
    further_numbers: Mapping[str, float]
    scales: Mapping[str, int]
    units: Mapping[str, Unit]
    ago: str
    calendar: str
    last_weekday: str
    weekday: str


LANGUAGES: Mapping[str, Words] = {
    code: Words(**words)
    for code, words in tomllib.loads(Path(__file__).with_suffix(".toml").read_text("utf-8")).items()
}
"""The languages whose dates can be read, by the first part of their tag."""


@lru_cache(maxsize=8)
def month_names(language: str) -> Mapping[str, int]:
    """Return the names of the months, full and short, without a full stop, each with its number from 1."""
    return {
        name.rstrip("."): number
        for locale in LANGUAGES[language].locales
        for width in ("wide", "abbreviated")
        for context in ("format", "stand-alone")
        for number, name in get_month_names(width, context, locale).items()
    }


@lru_cache(maxsize=8)
def weekday_names(language: str) -> Mapping[str, int]:
    """Return the names of the weekdays, each with its number from Monday, 0."""
    words = LANGUAGES[language]
    full = {
        name: number for locale in words.locales for number, name in get_day_names("wide", "format", locale).items()
    }
    return {**full, **words.more_names}


def pattern(names: Mapping[str, int]) -> str:
    """Return a pattern for any of these names, as they are or in capitals, the longest first."""
    both = {form for name in names for form in (name, name.upper())}
    return "|".join(re.escape(name) for name in sorted(both, key=lambda name: (-len(name), name)))


Window = tuple[date, date]
"""A first and a last day."""

_CYCLE = 28 * 366
"""In so many days every date falls on every weekday: enough days to look at where a date is open."""
_ANY_DAY = date(2000, 1, 1)
_LAST_MONTH = 12
_OLDEST = 1000
"""Documents from before this year are not reckoned back from: the calendar of the library begins with the year 1."""
_SLACK = {
    "days": relativedelta(),
    "weeks": relativedelta(days=6),
    "months": relativedelta(months=1),
    "years": relativedelta(years=1),
}


@dataclass(frozen=True, slots=True)
class WrittenDate:
    """What words say about a day; an empty set says nothing.

    `is_relative` says that the words mean nothing without the document's own date; `window` is the time that they mean
    then, None where that date is not known.
    """

    years: frozenset[int] = frozenset()
    months: frozenset[int] = frozenset()
    days: frozenset[int] = frozenset()
    weekdays: frozenset[int] = frozenset()
    window: Window | None = None
    is_relative: bool = False

    def agrees(self, span: DateSpan) -> bool:
        """Return whether any day of a date is one that the words can mean."""
        first, last = self._bounds(span)
        return any(self._allows(Day.fromordinal(day)) for day in range(first, last + 1))

    def _bounds(self, span: DateSpan) -> tuple[int, int]:
        """Return the first and the last day to look at, as ordinals."""
        starts = [span.earliest, self.window and self.window[0], self.years and Day(min(self.years), 1, 1)]
        ends = [span.latest, self.window and self.window[1], self.years and Day(max(self.years), 12, 31)]
        known_starts = [day.toordinal() for day in starts if day]
        known_ends = [day.toordinal() for day in ends if day]
        first = max(known_starts, default=max(FIRST_DAY.toordinal(), min(known_ends, default=1) - _CYCLE))
        return first, min(known_ends, default=min(LAST_DAY.toordinal(), first + _CYCLE))

    def _allows(self, day: Day) -> bool:
        parts = ((self.years, day.year), (self.months, day.month), (self.days, day.day), (self.weekdays, day.weekday()))
        return all(not allowed or part in allowed for allowed, part in parts)


@lru_cache(maxsize=4096)
def read_words(text: str, language: str | None, published: Day | None) -> WrittenDate:
    """Return what a source's words for a date say, in the source's language, when it was published on a certain day.

    A reading that says nothing comes back where no word is known, where the language has no list, and where a word such
    as "before" or "about" makes the date a limit or a guess.
    """
    words = LANGUAGES.get((language or "").split("-")[0])
    text = " ".join(text.split())
    reckoned_from = published.of_library() if published and published.year >= _OLDEST else None
    if words is None or re.search(rf"\b(?:{words.limits})\b", text.lower()):
        return WrittenDate()
    absolute = _numeric(text, words) or _named(text, words)
    if absolute.years or absolute.months or absolute.days:
        return absolute
    window = _relative(text.lower(), words, reckoned_from or _ANY_DAY)
    return WrittenDate(
        weekdays=absolute.weekdays,
        window=window if reckoned_from else None,
        is_relative=bool(window or absolute.weekdays),
    )


def _numeric(text: str, words: Words) -> WrittenDate | None:
    """Return a date in figures: 2025-02-12; 12.2.2025 or 12/2/2025, whose month may stand first in some languages."""
    if found := re.search(r"\b([1-9]\d{3})-(\d{2})-(\d{2})\b", text):
        return _on(*map(int, found.groups()))
    if found := re.search(r"\b(\d{1,2})[./] ?(\d{1,2})[./] ?([1-9]\d{3})\b", text):
        first, second, year = map(int, found.groups())
        if first > _LAST_MONTH or not words.month_may_lead:
            return _on(year, second, first)
        either = frozenset({first, second})
        return _on(year, first, second) if second > _LAST_MONTH else WrittenDate(frozenset({year}), either, either)
    return None


def _on(year: int, month: int, day: int) -> WrittenDate:
    return WrittenDate(frozenset({year}), frozenset({month}), frozenset({day}))


def _named(text: str, words: Words) -> WrittenDate:
    """Return what the names of months and weekdays and the years and days beside them say."""
    months, weekdays = month_names(words.locales[0]), weekday_names(words.locales[0])
    name = rf"(?:{pattern(months)})\b"
    day = r"(\d{1,2})(?:st|nd|rd|th|\.)?(?: ?(?:-|–|/|and|und) ?(\d{1,2})(?:st|nd|rd|th|\.)?)?"
    beside = re.findall(rf"\b{day} (?:of )?{name}|\b{name}\.? (?:the )?{day}(?!\d)", text)
    return WrittenDate(
        years=frozenset(int(year) for year in re.findall(r"\b(?:1[5-9]|20)\d\d\b", text)),
        months=frozenset(_number(month, months) for month in re.findall(rf"\b{name}", text)),
        days=frozenset(number for groups in beside for number in _days(groups)),
        weekdays=frozenset(
            _number(weekday_name, weekdays)
            for weekday_name in re.findall(rf"\b({pattern(weekdays)}){words.weekday_endings}\b", text)
        ),
    )


def _number(name: str, names: Mapping[str, int]) -> int:
    return next(number for known, number in names.items() if name in {known, known.upper()})


def _days(groups: tuple[str, ...]) -> range:
    """Return the days from the first number beside a month to the second, which may be missing."""
    numbers = [int(group) for group in groups if group]
    return range(numbers[0], numbers[-1] + 1)


def _relative(text: str, words: Words, published: date) -> Window | None:
    """Return the time that words in lower case mean in a document of a day, if the whole of them is known."""
    for known, back in words.days.items():
        if re.fullmatch(known, text):
            day = published - timedelta(days=back)
            return day, day
    if found := re.fullmatch(words.ago, text):
        count = int(found["n"]) if found["n"].isdecimal() else words.numbers.get(found["n"])
        return _ago(words.units[found["unit"]], count, published)
    if found := re.fullmatch(words.calendar, text):
        return _calendar(words.units[found["unit"]], published, back=1 if found["last"] else 0)
    return _weekday(text, words, published)


def _ago(unit: Unit, count: int | None, published: date) -> Window | None:
    """Return the time so many units before a day, loosely as people count weeks, months and years."""
    if count is None:
        return None
    day = published - relativedelta(**{unit: count})  # type: ignore[arg-type]  # the units are its arguments
    return day - _SLACK[unit], day + _SLACK[unit]


def _calendar(unit: Unit, published: date, *, back: int) -> Window:
    """Return the week (from the Sunday before it), the month or the year of a day, or the one before."""
    day = published - relativedelta(**{unit: back})  # type: ignore[arg-type]  # the units are its arguments
    if unit == "weeks":
        monday = day + relativedelta(weekday=MO(-1))
        return monday - timedelta(days=1), monday + timedelta(days=6)
    if unit == "months":
        return day + relativedelta(day=1), day + relativedelta(day=31)
    return day + relativedelta(month=1, day=1), day + relativedelta(month=12, day=31)


def _weekday(text: str, words: Words, published: date) -> Window | None:
    """Return the latest such weekday; "last Wednesday" may be the one before it."""
    for name, number in weekday_names(words.locales[0]).items():
        if re.fullmatch(words.last_weekday.format(weekday=name.lower()), text):
            return published - timedelta(days=13), published - timedelta(days=1)
        if re.fullmatch(words.weekday.format(weekday=name.lower()), text):
            day = published + relativedelta(weekday=weekday(number)(-1))
            return day, day
    return None
