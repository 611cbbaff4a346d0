"""Offices over time, to be drawn as lines: places as fractions between the first and the last day that matters."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date

    from policy_timeline.entries.kinds import Actor
    from policy_timeline.entries.records import Membership


@dataclass(frozen=True, slots=True)
class OfficeLine:
    """An office as a line: what it is called, and where it begins and ends."""

    label: str
    start: float
    end: float


@dataclass(frozen=True, slots=True)
class OfficeLines:
    """All offices of an actor, and the years between which they are drawn."""

    first: int
    last: int
    lines: tuple[OfficeLine, ...]


def office_lines(actor: Actor, names: dict[str, str], as_of: date) -> OfficeLines | None:
    """Return the offices known to have begun before the day `as_of`, up to it, or None; `names` are organizations'."""
    held = [(one.start_date.first, one) for one in actor.memberships if one.role and one.start_date]
    begun = [(start, one) for start, one in held if start < as_of]
    if not begun:
        return None
    first, last = min(start for start, _ in begun).year, as_of.year + 1
    lines = []
    for start, one in begun:
        end = min(one.end_date.effective, as_of) if one.end_date else as_of
        lines.append(OfficeLine(_label(one, names), _at(start, first, last), _at(end, first, last)))
    return OfficeLines(first, last, tuple(lines))


def _label(one: Membership, names: dict[str, str]) -> str:
    return f"{one.role}, {names[one.organization]}"


def _at(day: date, first: int, last: int) -> float:
    years = day.year + (day.timetuple().tm_yday - 1) / 366 - first
    return round(years / (last - first), 4)
