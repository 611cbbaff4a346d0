"""The drawn timeline in numbers that SVG takes: places in per cent of the width, heights in pixels."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from policy_timeline import routes
from policy_timeline.interface.dates_text import date_text, month_text, number_text
from policy_timeline.interface.translations import counted
from policy_timeline.pages import words

if TYPE_CHECKING:
    from policy_timeline.pages.environment import Templates
    from policy_timeline.views.drawing import Drawing, Lane, Line, Mark
    from policy_timeline.views.offices import OfficeLines
    from policy_timeline.views.parts import Ref

STEP = 15
MARGIN = 11


@dataclass(frozen=True, slots=True)
class DrawnMark:
    """A mark: its symbol, place, span and target. `key` is what filters know its statement by; None for a bin."""

    symbol: str
    x: str
    y: int
    span: str | None
    title: str
    target: str
    key: str | None
    count: int


@dataclass(frozen=True, slots=True)
class DrawnTerm:
    """A government's time: its place and width."""

    ref: Ref
    x: str
    width: str


@dataclass(frozen=True, slots=True)
class DrawnLane:
    """A lane with its height."""

    actor: Ref
    height: int
    marks: tuple[DrawnMark, ...]
    terms: tuple[DrawnTerm, ...]


@dataclass(frozen=True, slots=True)
class DrawnLine:
    """An event's line, with the title of the mark that leads to it."""

    ref: Ref
    title: str
    x: str
    span: str | None
    width: str | None


@dataclass(frozen=True, slots=True)
class DrawnTimeline:
    """The drawing, ready for its template."""

    lanes: tuple[DrawnLane, ...]
    events: tuple[DrawnLine, ...]
    ticks: tuple[tuple[str, str], ...]
    binned: bool
    undrawn: int


@dataclass(frozen=True, slots=True)
class DrawnOffice:
    """An office's line: its label, place and width."""

    label: str
    x: str
    width: str


def drawn(drawing: Drawing, by_month: frozenset[int], templates: Templates) -> DrawnTimeline:
    """Return the drawing in per cent and pixels, with every mark's title in words.

    `by_month` are the years whose months have timeline pages of their own, for marks that stand for a month.
    """
    return DrawnTimeline(
        lanes=tuple(_lane(lane, drawing.unit, by_month, templates) for lane in drawing.lanes),
        events=tuple(_line(one, templates) for one in drawing.events),
        ticks=tuple((str(tick.year), _percent(tick.at)) for tick in drawing.ticks),
        binned=drawing.unit != "statement",
        undrawn=drawing.undrawn,
    )


def drawn_offices(lines: OfficeLines | None) -> tuple[DrawnOffice, ...]:
    """Return an actor's offices in per cent."""
    if lines is None:
        return ()
    return tuple(DrawnOffice(one.label, _percent(one.start), _percent(one.end - one.start)) for one in lines.lines)


def _percent(share: float) -> str:
    return f"{share * 100:.2f}%"


def _line(one: Line, templates: Templates) -> DrawnLine:
    title = f"{templates.date(one.date)}: {one.ref.label}"
    if one.start is None:
        return DrawnLine(one.ref, title, _percent(one.at), None, None)
    return DrawnLine(one.ref, title, _percent(one.at), _percent(one.start), _percent(one.at - one.start))


def _lane(lane: Lane, unit: str, by_month: frozenset[int], templates: Templates) -> DrawnLane:
    height = 2 * MARGIN + (lane.levels - 1) * STEP
    marks = tuple(
        _mark(mark, height, _target(mark, unit, by_month), _title(mark, unit, templates)) for mark in lane.marks
    )
    terms = tuple(DrawnTerm(term.ref, _percent(term.start), _percent(term.end - term.start)) for term in lane.terms)
    return DrawnLane(lane.actor, height, marks, terms)


def _mark(mark: Mark, height: int, target: str, title: str) -> DrawnMark:
    return DrawnMark(
        symbol=mark.sort,
        x=_percent(mark.at),
        y=height - MARGIN - mark.level * STEP,
        span=None if mark.start is None else _percent(mark.start),
        title=title,
        target=target,
        key=f"{mark.day}/{mark.card.place}" if mark.card else None,
        count=mark.count,
    )


def _title(mark: Mark, unit: str, templates: Templates) -> str:
    _, language = templates.translate, templates.options.language
    if mark.card is None:
        when = month_text(mark.day, language) if unit == "month" else str(mark.day.year)
        message = counted(language)("%(when)s: %(count)s statement", "%(when)s: %(count)s statements", mark.count)
        return message % {"when": when, "count": number_text(mark.count, language)}
    phrases = ", ".join(dict.fromkeys(words.phrase(one.stance, one.mode, _) for one in mark.card.stances))
    head = f"{date_text(mark.card.date, language, _)}, {mark.card.speaker.label}: {mark.card.summary}"
    return f"{head} ({phrases})" if phrases else head


def _target(mark: Mark, unit: str, by_month: frozenset[int]) -> str:
    if mark.card:
        return routes.entry("statements", mark.card.id)
    return routes.month(mark.day) if unit == "month" and mark.day.year in by_month else routes.year(mark.day)
