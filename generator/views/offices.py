"""Offices over time, to be drawn as lines: places as fractions between the first and the last day that matters."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date

    from generator.model import Actor
    from generator.records import Membership


@dataclass(frozen=True, slots=True)
class OfficeLine:
    """An office as a line: what it is called, and where it begins and ends; `open` when it has not ended."""

    label: str
    start: float
    end: float
    open: bool


@dataclass(frozen=True, slots=True)
class OfficeLines:
    """All offices of an actor, and the years between which they are drawn."""

    first: int
    last: int
    lines: tuple[OfficeLine, ...]


def office_lines(actor: Actor, names: dict[str, str], as_of: date) -> OfficeLines | None:
    """Return the offices whose first day is known, up to the day `as_of`, or None; `names` are organizations' names."""
    held = [one for one in actor.memberships if one.role and one.start_date]
    starts = [one.start_date.first for one in held if one.start_date]
    if not starts or min(starts) >= as_of:
        return None
    first, last = min(starts).year, as_of.year + 1
    lines = tuple(_line(one, names, first, last, as_of) for one in held)
    return OfficeLines(first, last, lines)


def _line(one: Membership, names: dict[str, str], first: int, last: int, as_of: date) -> OfficeLine:
    start = one.start_date.first if one.start_date else as_of
    end = one.end_date.effective if one.end_date else as_of
    label = f"{one.role}, {names[one.organization]}"
    return OfficeLine(label, _at(start, first, last), _at(min(end, as_of), first, last), one.end_date is None)


def _at(day: date, first: int, last: int) -> float:
    years = day.year + (day.timetuple().tm_yday - 1) / 366 - first
    return round(min(max(years / (last - first), 0.0), 1.0), 4)
