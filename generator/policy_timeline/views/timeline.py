"""The dated timeline: years, headings and days, with statements grouped under their event; and the pages of events."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cached_property
from itertools import groupby

from policy_timeline.entries.dates import DateSpan
from policy_timeline.entries.days import Day
from policy_timeline.entries.kinds import Event
from policy_timeline.views.cards import Card, Excerpt, Fact, Ref, grouped
from policy_timeline.views.edition import Edition

WHOLE = 500
"""Up to so many statements stand on one page; past it the timeline is split by year, and such a year by month."""


@dataclass(frozen=True)
class EventView:
    """An event as it is shown anywhere."""

    ref: Ref
    date: DateSpan
    location: str | None
    participants: tuple[Ref, ...]
    issues: tuple[Ref, ...]
    description: str | None
    find_excerpts: Callable[[], tuple[Excerpt, ...]]
    fact: Fact
    entry: str

    @cached_property
    def excerpts(self) -> tuple[Excerpt, ...]:
        """The words of sources that tell of it."""
        return self.find_excerpts()


@dataclass(frozen=True, slots=True)
class EventLine:
    """An event in the list of all, and how many statements were made at it."""

    event: EventView
    count: int


@dataclass(frozen=True, slots=True)
class EventPage:
    """An event with the statements made at it."""

    event: EventView
    cards: tuple[Card, ...]


@dataclass(frozen=True, slots=True)
class Group:
    """Statements of one day that belong together: made at one event, or (None) at none that is known."""

    event: EventView | None
    cards: tuple[Card, ...]


@dataclass(frozen=True, slots=True)
class DayView:
    """A day of the timeline; `written` is the date as its entries write it, with its precision."""

    written: DateSpan
    groups: tuple[Group, ...]

    @property
    def day(self) -> Day:
        """The day under which it is filed."""
        return self.written.effective


class Heading(StrEnum):
    """What the dates below a heading have in common: one month, one year but no one month, or not even one year."""

    MONTH = "month"
    YEAR = "year"
    YEARS = "years"


@dataclass(frozen=True, slots=True)
class HeadingView:
    """A heading of a year with its days, newest first, and how many statements it has.

    `first` is the first day of its month, else of its year.
    """

    heading: Heading
    first: Day
    days: tuple[DayView, ...]

    @property
    def count(self) -> int:
        """How many statements stand below it."""
        return sum(len(group.cards) for day in self.days for group in day.groups)


@dataclass(frozen=True, slots=True)
class YearView:
    """A year with its headings, that of the newest date first, and how many statements it has."""

    first: Day
    headings: tuple[HeadingView, ...]
    count: int

    @property
    def months(self) -> tuple[HeadingView, ...]:
        """The months among its headings."""
        return tuple(view for view in self.headings if view.heading is Heading.MONTH)

    @property
    def vague(self) -> tuple[HeadingView, ...]:
        """The headings of dates that no month holds."""
        return tuple(view for view in self.headings if view.heading is not Heading.MONTH)

    @property
    def newest(self) -> Day:
        """The newest day that has anything."""
        return self.headings[0].days[0].day

    @property
    def oldest(self) -> Day:
        """The oldest day that has anything."""
        return self.headings[-1].days[-1].day

    @property
    def is_split(self) -> bool:
        """Whether it is so full that each month has a page of its own."""
        return self.count > WHOLE


def newest_of(year: YearView, most: int) -> YearView:
    """Return a year with its newest statements alone, at most so many, and with the events up to the last of them."""
    if year.count <= most:
        return year
    left, headings = most, []
    for view in year.headings:
        days = []
        for day in view.days:
            groups = tuple(_within(day.groups, left))
            left -= sum(len(group.cards) for group in groups)
            days += [replace(day, groups=groups)] if groups else []
        headings += [replace(view, days=tuple(days))] if days else []
    return replace(year, headings=tuple(headings))


def _within(groups: Iterable[Group], most: int) -> Iterator[Group]:
    """Yield groups while there is room for statements, the last of them cut."""
    for group in groups:
        if most <= 0:
            return
        yield replace(group, cards=group.cards[:most])
        most -= len(group.cards)


@dataclass(frozen=True, slots=True)
class TimelineView:
    """All years in order of time, newest first, and how many statements there are."""

    years: tuple[YearView, ...]
    count: int

    @property
    def is_whole(self) -> bool:
        """Whether everything stands on one page."""
        return self.count <= WHOLE


def event_view(edition: Edition, event: Event) -> EventView:
    """Return an event as it is shown."""
    return EventView(
        ref=edition.ref("events", event.id),
        date=event.date,
        location=event.location,
        participants=tuple(edition.ref("actors", participant) for participant in event.participants),
        issues=tuple(edition.ref("issues", issue) for issue in event.issues),
        description=event.description,
        find_excerpts=edition.excerpts(event, ("evidence",), event.evidence),
        fact=Fact(event.links, event.note),
        entry=edition.catalog.origin(event).path,
    )


def event_lines(edition: Edition) -> tuple[EventLine, ...]:
    """Return every event, newest first."""
    events = sorted(edition.catalog.events.values(), key=lambda event: (event.date.effective, event.id), reverse=True)
    return tuple(EventLine(event_view(edition, event), len(edition.cards_at.get(event.id, ()))) for event in events)


def event_page(edition: Edition, event: Event) -> EventPage:
    """Return the view of one event."""
    return EventPage(event_view(edition, event), edition.cards_at.get(event.id, ()))


def timeline_of(edition: Edition) -> TimelineView:
    """Return the timeline of all statements and events, newest first."""
    days = sorted(_days(edition), key=lambda day: day.written.order, reverse=True)
    years = tuple(_year(tuple(group)) for _, group in groupby(days, key=lambda day: day.day.year))
    return TimelineView(years, len(edition.cards))


def _year(days: tuple[DayView, ...]) -> YearView:
    below = grouped((_heading(day.written), day) for day in days)
    headings = tuple(HeadingView(heading, first, found) for (heading, first), found in below.items())
    return YearView(days[0].day.first_of_year(), headings, sum(view.count for view in headings))


def _heading(written: DateSpan) -> tuple[Heading, Day]:
    """Return the smallest heading that holds all of a date, in the year of its latest day: never one it does not name.

    A date with an open end is held by no year.
    """
    first, last, year = written.earliest, written.latest, written.effective.first_of_year()
    if first is None or last is None or first.year != last.year:
        return Heading.YEARS, year
    return (Heading.MONTH, first.first_of_month()) if first.month == last.month else (Heading.YEAR, year)


def _days(edition: Edition) -> Iterable[DayView]:
    """Yield one view for every date as written: an exact day and an approximate one stay apart."""
    cards = grouped((card.date, card) for card in edition.cards.values())
    events = grouped((event.date, event_view(edition, event)) for event in edition.catalog.events.values())
    by_id = {event.ref.id: event for group in events.values() for event in group}
    for when in sorted(cards.keys() | events.keys(), key=lambda span: (span.order, span.text)):
        yield DayView(when, tuple(_groups(cards.get(when, ()), events.get(when, ()), by_id)))


def _groups(cards: Sequence[Card], events: Sequence[EventView], by_id: Mapping[str, EventView]) -> Iterable[Group]:
    own = [event.ref.id for event in events]
    others = sorted({card.event.id for card in cards if card.event} - set(own))
    for event in (*own, *others):
        yield Group(by_id[event], tuple(card for card in cards if card.event and card.event.id == event))
    alone = tuple(card for card in cards if not card.event)
    if alone:
        yield Group(None, alone)
