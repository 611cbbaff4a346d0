"""The drawn timeline: a lane for each principal, marks for its statements, spans for dates that are not exact.

Places are fractions from 0 to 1 between the first and the last day drawn. A mark stands at the date of its statement.
Statements between which there is no room share one mark with their number, which stands at the date of the first;
no mark holds statements of two governments.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby

from policy_timeline.entries.dates import DateSpan
from policy_timeline.entries.days import Day
from policy_timeline.entries.kinds import Event
from policy_timeline.facts.offices import days_of
from policy_timeline.facts.sides import side_of
from policy_timeline.texts.alphabet import alphabetical
from policy_timeline.views.cards import Card, Ref
from policy_timeline.views.edition import Edition

SLOT = 0.04
"""The share of the drawing's width that a mark and its number need: 24 of 600 pixels, so that a finger hits one."""

EVENTS = 60
"""Past so many events none is drawn: their lines would leave no room to see anything else."""

SEVERAL = "several"
"""The sort of a mark whose statements stand on more than one side; without any it is NONE."""

NONE = "none"


@dataclass(frozen=True, slots=True)
class Mark:
    """One mark: where it stands, which side it shows, and its statements, in order of time.

    `start` is where the earliest span of an uncertain date among them begins; None where all are exact.
    """

    at: float
    sort: str
    cards: tuple[Card, ...]
    start: float | None

    @property
    def day(self) -> Day:
        """The day that it stands at."""
        return self.cards[0].date.effective

    @property
    def card(self) -> Card | None:
        """Its statement; None where it is several."""
        return self.cards[0] if len(self.cards) == 1 else None


@dataclass(frozen=True, slots=True)
class GovernmentTerm:
    """A stretch of a lane that a government governed; `is_open` where no end is on record."""

    ref: Ref
    start: float
    end: float
    is_open: bool

    @property
    def width(self) -> float:
        """How much of the drawing's width it takes."""
        return self.end - self.start


@dataclass(frozen=True, slots=True)
class Lane:
    """A principal's lane."""

    actor: Ref
    marks: tuple[Mark, ...]
    terms: tuple[GovernmentTerm, ...]

    @property
    def count(self) -> int:
        """How many statements it has."""
        return sum(len(mark.cards) for mark in self.marks)


@dataclass(frozen=True, slots=True)
class DrawnLine:
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
    """A place of the axis: the first day of a year or, in a drawing of less than two years, of a month."""

    day: Day
    at: float
    is_year: bool


@dataclass(frozen=True, slots=True)
class Drawing:
    """The whole drawing: the lane with the most statements first.

    `undrawn` counts the events that are left out because there are too many. `edge` is the day to which anything
    without an end on record is drawn.
    """

    lanes: tuple[Lane, ...]
    events: tuple[DrawnLine, ...]
    ticks: tuple[Tick, ...]
    first: Day
    last: Day
    edge: Day
    undrawn: int


@dataclass(frozen=True, slots=True)
class _Scale:
    """Days to fractions."""

    first: Day
    last: Day

    def at(self, day: Day) -> float:
        return round(min(max(day.since(self.first) / self.last.since(self.first), 0.0), 1.0), 4)


def drawing_of(edition: Edition) -> Drawing | None:
    """Return the drawing of all statements, or None where there is none."""
    cards = list(edition.cards.values())
    if not cards:
        return None
    scale = _scale(cards)
    lanes = [_lane(edition, scale, tuple(found)) for _, found in groupby(sorted(cards, key=_lane_key), key=_lane_key)]
    lanes.sort(key=lambda lane: -lane.count)
    inside = [event for event in edition.catalog.events.values() if scale.first <= event.date.effective <= scale.last]
    events = tuple(_line(edition, scale, event) for event in inside)
    drawn, undrawn = (events, 0) if len(events) <= EVENTS else ((), len(events))
    edge = min(edition.as_of, scale.last)
    return Drawing(tuple(lanes), drawn, tuple(_ticks(scale)), scale.first, scale.last, edge, undrawn)


def _lane_key(card: Card) -> tuple[tuple[str, str], str]:
    return alphabetical(card.principal.label), card.principal.id


def _scale(cards: list[Card]) -> _Scale:
    first = min(card.date.first for card in cards)
    last = max(card.date.effective for card in cards)
    margin = max(last.since(first) // 25, 7)
    return _Scale(first.plus(-margin), last.plus(margin))


def _lane(edition: Edition, scale: _Scale, cards: tuple[Card, ...]) -> Lane:
    marks = tuple(_mark(scale, several) for several in _sharing(scale, cards))
    actor = cards[0].principal
    return Lane(actor, marks, tuple(_terms(edition, scale, actor.id)))


def _sharing(scale: _Scale, cards: tuple[Card, ...]) -> Iterator[tuple[Card, ...]]:
    """Yield the statements of each mark: those too near to its first one for a mark of their own."""
    several: list[Card] = []
    for card in sorted(cards, key=lambda card: (card.date.effective, card.id)):
        if several and not _share(scale, several[0], card):
            yield tuple(several)
            several = []
        several.append(card)
    yield tuple(several)


def _share(scale: _Scale, first: Card, card: Card) -> bool:
    is_near = scale.at(card.date.effective) - scale.at(first.date.effective) < SLOT
    return is_near and card.government == first.government


def _mark(scale: _Scale, cards: tuple[Card, ...]) -> Mark:
    starts = [start for card in cards if (start := _start(scale, card.date)) is not None]
    return Mark(scale.at(cards[0].date.effective), _sort(cards), cards, min(starts, default=None))


def _start(scale: _Scale, span: DateSpan) -> float | None:
    """Return where the span of an uncertain date begins; None for an exact one and for one without a beginning."""
    return None if span.is_exact or span.earliest is None else scale.at(span.earliest)


def _sort(cards: tuple[Card, ...]) -> str:
    sides = {side_of([(stance.stance, stance.mode)]).value for card in cards for stance in card.stances}
    return sides.pop() if len(sides) == 1 else SEVERAL if sides else NONE


def _terms(edition: Edition, scale: _Scale, actor: str) -> Iterable[GovernmentTerm]:
    for government in edition.catalog.governments.get(actor, ()):
        begun, over = days_of(government)
        start, end = begun or scale.first, over or edition.as_of
        if start < min(scale.last, end) and end > scale.first:
            ref = edition.ref("actors", government.id)
            yield GovernmentTerm(ref, scale.at(start), scale.at(end), is_open=over is None)


def _line(edition: Edition, scale: _Scale, event: Event) -> DrawnLine:
    when = event.date
    return DrawnLine(edition.ref("events", event.id), when, scale.at(when.effective), _start(scale, when))


def _ticks(scale: _Scale) -> Iterator[Tick]:
    years = [Day(year, 1, 1) for year in range(scale.first.year + 1, scale.last.year + 1)]
    days = years if len(years) > 1 else list(_months(scale))
    for day in days[:: max(len(days) // 10, 1)]:
        yield Tick(day, scale.at(day), is_year=len(years) > 1)


def _months(scale: _Scale) -> Iterator[Day]:
    """Yield the first day of each month that begins inside the drawing."""
    month = scale.first.first_of_month()
    while (month := month.plus(32).first_of_month()) <= scale.last:
        yield month
