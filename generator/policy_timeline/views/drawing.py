"""The drawn timeline: a lane for each principal, a mark for each statement, spans for what is not exact.

Places are fractions from 0 to 1 between the first and the last day drawn. Marks that would cover each other are stacked
in levels; past BINNED statements a mark stands for all of a lane's statements of one month or year.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from itertools import groupby
from typing import TYPE_CHECKING

from policy_timeline.facts.offices import days_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from policy_timeline.entries.dates import DateSpan
    from policy_timeline.views.cards import Card, Ref
    from policy_timeline.views.edition import Edition

BINNED = 1500
"""Past so many statements marks are binned: a page with more takes a browser too long to draw."""

SLOT = 0.012
"""Two marks closer than this share of the drawing's width are stacked."""

STACK = 4
"""So many marks stand above each other before a stack grows sideways."""

EVENTS = 60
"""Past so many events none is drawn: their lines would leave no room to see anything else."""

SEVERAL = "several"
"""The sort of a mark whose statement, or bin, shows more than one stance; without any it is NONE."""

NONE = "none"


@dataclass(frozen=True, slots=True)
class Mark:
    """One mark: where it stands, what sort of stance it shows, and how many statements it is.

    `card` is None for a bin, which leads to the timeline of its `day`. `start` is where the span of an uncertain date
    begins; None for an exact one.
    """

    at: float
    level: int
    sort: str
    day: date
    card: Card | None
    count: int
    start: float | None


@dataclass(frozen=True, slots=True)
class GovernmentTerm:
    """A stretch of a lane that a government governed."""

    ref: Ref
    start: float
    end: float

    @property
    def width(self) -> float:
        """How much of the drawing's width it takes."""
        return self.end - self.start


@dataclass(frozen=True, slots=True)
class Lane:
    """A principal's lane, with the number of levels that its stacks need."""

    actor: Ref
    marks: tuple[Mark, ...]
    terms: tuple[GovernmentTerm, ...]
    levels: int


@dataclass(frozen=True, slots=True)
class Line:
    """An event, drawn through all lanes; `start` where the span of an uncertain date begins."""

    ref: Ref
    date: DateSpan
    at: float
    start: float | None

    @property
    def width(self) -> float | None:
        """How much of the drawing's width its span takes; None where it has none."""
        return None if self.start is None else self.at - self.start


@dataclass(frozen=True, slots=True)
class Tick:
    """A place of the axis with the year that begins there."""

    year: int
    at: float


@dataclass(frozen=True, slots=True)
class Drawing:
    """The whole drawing; `unit` says what a mark stands for: a statement, or all of a month or a year.

    `undrawn` counts the events that are left out because there are too many.
    """

    lanes: tuple[Lane, ...]
    events: tuple[Line, ...]
    ticks: tuple[Tick, ...]
    first: date
    last: date
    unit: str
    undrawn: int


@dataclass(frozen=True, slots=True)
class _Scale:
    """Days to fractions."""

    first: date
    last: date

    def at(self, day: date) -> float:
        days = (self.last - self.first).days
        return round(min(max((day - self.first).days / days, 0.0), 1.0), 4)


def drawing_of(edition: Edition) -> Drawing | None:
    """Return the drawing of all statements, or None where there is none."""
    cards = list(edition.cards.values())
    if not cards:
        return None
    scale = _scale(cards)
    unit = _unit(cards, scale)
    lanes = [
        _lane(edition, scale, tuple(found), unit) for _, found in groupby(sorted(cards, key=_lane_key), key=_lane_key)
    ]
    events = tuple(
        _line(edition, scale, event) for event in edition.catalog.events if _is_inside(edition, scale, event)
    )
    drawn, undrawn = (events, 0) if len(events) <= EVENTS else ((), len(events))
    return Drawing(tuple(lanes), drawn, tuple(_ticks(scale)), scale.first, scale.last, unit, undrawn)


def _lane_key(card: Card) -> tuple[str, str]:
    return card.principal.label.casefold(), card.principal.id


def _scale(cards: list[Card]) -> _Scale:
    first = min(card.date.first for card in cards)
    last = max(card.date.effective for card in cards)
    margin = max((last - first).days // 25, 7)
    return _Scale(
        date.fromordinal(max(first.toordinal() - margin, date.min.toordinal())),
        date.fromordinal(min(last.toordinal() + margin, date.max.toordinal())),
    )


def _unit(cards: list[Card], scale: _Scale) -> str:
    if len(cards) <= BINNED:
        return "statement"
    return "month" if (scale.last - scale.first).days < 12 * 366 else "year"


def _lane(edition: Edition, scale: _Scale, cards: tuple[Card, ...], unit: str) -> Lane:
    in_time = sorted(cards, key=lambda card: (card.date.effective, card.id))
    bare = [_mark(scale, card) for card in in_time] if unit == "statement" else list(_bins(scale, in_time, unit))
    marks = _stacked(bare)
    actor = cards[0].principal
    levels = max(mark.level for mark in marks) + 1
    return Lane(actor, marks, tuple(_terms(edition, scale, actor.id)), levels)


def _mark(scale: _Scale, card: Card) -> Mark:
    day = card.date.effective
    return Mark(scale.at(day), 0, _sort([card]), day, card, 1, _start(scale, card.date))


def _start(scale: _Scale, span: DateSpan) -> float | None:
    """Return where the span of an uncertain date begins; None for an exact one and for one without a beginning."""
    return None if span.is_exact or span.earliest is None else scale.at(span.earliest)


def _bins(scale: _Scale, cards: list[Card], unit: str) -> Iterable[Mark]:
    for day, found in groupby(cards, key=lambda card: _bin(card.date.effective, unit)):
        several = list(found)
        yield Mark(scale.at(day), 0, _sort(several), day, None, len(several), None)


def _bin(day: date, unit: str) -> date:
    return day.replace(day=15) if unit == "month" else day.replace(month=7, day=1)


def _sort(cards: list[Card]) -> str:
    terms = {stance.stance.value for card in cards for stance in card.stances}
    return terms.pop() if len(terms) == 1 else SEVERAL if terms else NONE


def _stacked(marks: list[Mark]) -> tuple[Mark, ...]:
    """Return the marks moved so that none covers another: up to STACK high, then one slot to the left."""
    found: list[Mark] = []
    for _, group in groupby(marks, key=lambda mark: int(mark.at / SLOT)):
        row = list(group)
        for index, mark in enumerate(row):
            at = round(max(mark.at - (len(row) - 1 - index) // STACK * SLOT, 0.0), 4)
            found.append(replace(mark, at=at, level=index % STACK))
    return tuple(found)


def _terms(edition: Edition, scale: _Scale, actor: str) -> Iterable[GovernmentTerm]:
    for government in edition.catalog.governments.get(actor, ()):
        begun, over = days_of(government)
        start, end = begun or scale.first, over or scale.last
        if start < scale.last and end > scale.first:
            yield GovernmentTerm(edition.ref("actors", government.id), scale.at(start), scale.at(end))


def _is_inside(edition: Edition, scale: _Scale, event: str) -> bool:
    return scale.first <= edition.catalog.events[event].date.effective <= scale.last


def _line(edition: Edition, scale: _Scale, event: str) -> Line:
    when = edition.catalog.events[event].date
    return Line(edition.ref("events", event), when, scale.at(when.effective), _start(scale, when))


def _ticks(scale: _Scale) -> Iterable[Tick]:
    years = range(scale.first.year + 1, scale.last.year + 1)
    step = max(len(years) // 10, 1)
    for year in years[::step]:
        yield Tick(year, scale.at(scale.first.replace(year=year, month=1, day=1)))
