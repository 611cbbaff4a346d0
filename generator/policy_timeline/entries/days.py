"""Days, those before the year 1 as well, which the calendar of Python's library does not have.

The years are those of ISO 8601 and EDTF: the year 0 is 1 BC, and -43 is 44 BC. The calendar is the Gregorian one,
reckoned backward.
"""

from __future__ import annotations

import re
from datetime import date
from typing import NamedTuple

_TEXT = re.compile(r"(-?)(\d{4})-(\d\d)-(\d\d)", re.ASCII)
_CYCLE = 400
"""After so many years the calendar repeats itself, weekdays included."""
_CYCLE_DAYS = 146_097


class Day(NamedTuple):
    """A day of the calendar, with the methods of `datetime.date` under their names."""

    year: int
    month: int
    day: int

    @classmethod
    def fromisoformat(cls, text: str) -> Day:
        """Return the day that a text such as 2025-02-12 or -0043-03-15 names; raises ValueError where it names none."""
        found = _TEXT.fullmatch(text)
        if not found or text.startswith("-0000"):
            raise ValueError(f"{text} is no day")
        sign, *parts = found.groups()
        year, month, day = map(int, parts)
        made = cls(-year if sign else year, month, day)
        made.in_cycle()
        return made

    @classmethod
    def fromordinal(cls, ordinal: int) -> Day:
        """Return the day so many days after the last of the year 0; those before have numbers below 1."""
        cycles, rest = divmod(ordinal - 1, _CYCLE_DAYS)
        return cls.of(date.fromordinal(rest + 1), cycles * _CYCLE)

    @classmethod
    def of(cls, day: date, years: int = 0) -> Day:
        """Return a day of Python's library, so many years later."""
        return cls(day.year + years, day.month, day.day)

    def in_cycle(self) -> date:
        """Return the day of the years 1 to 400 that stands at its place in the calendar, weekday included.

        Raises ValueError where there is none: no calendar has the day.
        """
        return date((self.year - 1) % _CYCLE + 1, self.month, self.day)

    def of_library(self) -> date:
        """Return the same day as Python's library has it; raises ValueError before the year 1."""
        return date(self.year, self.month, self.day)

    def toordinal(self) -> int:
        """Return its number: the first day of the year 1 has the number 1."""
        return self.in_cycle().toordinal() + (self.year - 1) // _CYCLE * _CYCLE_DAYS

    def weekday(self) -> int:
        """Return its day of the week, from Monday, which is 0."""
        return self.in_cycle().weekday()

    def plus(self, days: int) -> Day:
        """Return the day so many days later, or earlier where the number is negative; never one that has no name."""
        return min(max(Day.fromordinal(self.toordinal() + days), FIRST_DAY), LAST_DAY)

    def since(self, other: Day) -> int:
        """Return how many days lie between an earlier day and this one."""
        return self.toordinal() - other.toordinal()

    def first_of_month(self) -> Day:
        """Return the first day of its month."""
        return Day(self.year, self.month, 1)

    def first_of_year(self) -> Day:
        """Return the first day of its year."""
        return Day(self.year, 1, 1)

    @property
    def year_text(self) -> str:
        """The year as EDTF writes it, with four digits."""
        return f"{'-' if self.year < 0 else ''}{abs(self.year):04}"

    def isoformat(self) -> str:
        """Return it as EDTF writes it: 2025-02-12 or -0043-03-15."""
        return f"{self.year_text}-{self.month:02}-{self.day:02}"

    def __str__(self) -> str:
        """Return it as EDTF writes it."""
        return self.isoformat()


FIRST_DAY = Day(-9999, 1, 1)
LAST_DAY = Day(9999, 12, 31)
"""The days between which a date of an entry lies: those that EDTF writes with four digits for the year."""
