"""Offices over time, to be drawn as lines: places as fractions between the first and the last day that matters."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from policy_timeline.facts.offices import days_of

if TYPE_CHECKING:
    from datetime import date

    from policy_timeline.entries.kinds import Actor


@dataclass(frozen=True, slots=True)
class OfficeLine:
    """An office as a line: what it is called, and where it begins and ends."""

    label: str
    start: float
    end: float

    @property
    def width(self) -> float:
        """How much of the drawing's width it takes."""
        return self.end - self.start


@dataclass(frozen=True, slots=True)
class OfficeLines:
    """All offices of an actor, and the years between which they are drawn."""

    first: int
    last: int
    lines: tuple[OfficeLine, ...]


def office_lines(actor: Actor, names: dict[str, str], as_of: date) -> OfficeLines | None:
    """Return the offices known to have begun before the day `as_of`, up to it, or None; `names` are organizations'."""
    held = [(office, *days_of(office)) for office in actor.memberships if office.role]
    begun = [(office, start, min(end or as_of, as_of)) for office, start, end in held if start and start < as_of]
    if not begun:
        return None
    first, last = min(start for _, start, _ in begun).year, as_of.year + 1
    lines = [
        OfficeLine(f"{office.role}, {names[office.organization]}", _at(start, first, last), _at(end, first, last))
        for office, start, end in begun
    ]
    return OfficeLines(first, last, tuple(lines))


def _at(day: date, first: int, last: int) -> float:
    years = day.year + (day.timetuple().tm_yday - 1) / 366 - first
    return round(years / (last - first), 4)
