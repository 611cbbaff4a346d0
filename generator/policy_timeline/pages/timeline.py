"""The timeline's drawing and pages: one for all while it is short, then one a year, and one a month for a full year."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from policy_timeline import routes
from policy_timeline.interface import labels
from policy_timeline.interface.localization import counted, date_text, month_text, number_text
from policy_timeline.outputs import Output
from policy_timeline.pages import page
from policy_timeline.pages.page import Crumb, Page
from policy_timeline.pages.search import PART

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from policy_timeline.pages.rendering import Renderer
    from policy_timeline.pages.search import StatementIndex
    from policy_timeline.views import Views
    from policy_timeline.views.cards import Ref
    from policy_timeline.views.drawing import Drawing, GovernmentTerm, Lane, Mark
    from policy_timeline.views.timeline import YearView

LEVEL_HEIGHT = 15
LANE_MARGIN = 11
"""In pixels: the height of each level of marks, and the space above and below them."""


@dataclass(frozen=True, slots=True)
class PartLink:
    """A link to a year or a month of the timeline, with the number of its statements."""

    label: str
    path: str
    count: int


def timeline_pages(views: Views, renderer: Renderer, index: StatementIndex) -> Iterator[Output]:
    """Yield the timeline's first page, every year, and every month of a split year.

    The first page has the drawing and the filters, which work on `index`.
    """
    title, path = renderer.translate(labels.SECTIONS["timeline"]), routes.section("timeline")
    years = views.timeline.years
    links = tuple(PartLink(str(year.first.year), routes.year(year.first), year.count) for year in years)
    crumb = Crumb(title, path)
    yield Output(path, lambda: renderer.page(_first(views, renderer, index, crumb, links)), "section", title=title)
    for year in years:
        yield from _year(year, links, crumb, renderer)


def _first(views: Views, renderer: Renderer, index: StatementIndex, crumb: Crumb, links: tuple[PartLink, ...]) -> Page:
    timeline = views.timeline
    intro = renderer.translate("Every statement and event by date, newest first.")
    by_month = frozenset(year.first.year for year in timeline.years if year.is_split)
    top = {
        "intro": intro,
        "drawing": views.drawing,
        "lanes": drawn_lanes(views.drawing, by_month, renderer) if views.drawing else (),
        "facets": views.facets,
        "version": index.version,
    }
    newest = tuple(year for year in timeline.years[:1] if not year.is_split)
    return _page((crumb,), intro, timeline.years if timeline.is_whole else newest, links, top)


def _year(year: YearView, links: tuple[PartLink, ...], timeline: Crumb, renderer: Renderer) -> Iterator[Output]:
    """Yield a year's page; where it is split that only links to its months, which have pages of their own."""
    trail = (timeline, Crumb(str(year.first.year), routes.year(year.first)))
    title = f"{timeline.label} {year.first.year}"
    if not year.is_split:
        yield _output(trail, title, (year,), links, renderer)
        return
    months = tuple(
        PartLink(month_text(month.first, renderer.options.language), routes.month(month.first), month.count)
        for month in year.months
    )
    yield _output(trail, title, (), months, renderer)
    for month, link in zip(year.months, months, strict=True):
        alone = replace(year, months=(month,), count=month.count)
        yield _output((*trail, Crumb(link.label, link.path)), link.label, (alone,), months, renderer)


def _output(
    trail: tuple[Crumb, ...], title: str, years: tuple[YearView, ...], links: tuple[PartLink, ...], renderer: Renderer
) -> Output:
    """Return the page of a year or a month, which is the last of the trail."""
    return Output(trail[-1].path, lambda: renderer.page(_page(trail, title, years, links, {}, title)), "page")


def _page(  # noqa: PLR0913, PLR0917 - the parts of a page
    trail: tuple[Crumb, ...],
    description: str,
    years: tuple[YearView, ...],
    links: tuple[PartLink, ...],
    top: Mapping[str, object],
    title: str = "",
) -> Page:
    values = {
        "years": years,
        "as_lines": sum(year.count for year in years) > page.CARDS,
        "links": links,
        "intro": None,
        "drawing": None,
        "lanes": (),
        "facets": (),
        "part": PART,
        "version": "",
        **top,
    }
    return Page(trail[-1].path, "timeline.md.j2", title or trail[-1].label, description, values, trail)


@dataclass(frozen=True, slots=True)
class DrawnMark:
    """A mark with its height and its link; `key` is what filters know its statement by, None for a bin."""

    mark: Mark
    y: int
    title: str
    target: str
    key: str | None


@dataclass(frozen=True, slots=True)
class DrawnLane:
    """A principal's lane in pixels of height."""

    actor: Ref
    height: int
    marks: tuple[DrawnMark, ...]
    terms: tuple[GovernmentTerm, ...]


def drawn_lanes(drawing: Drawing, by_month: frozenset[int], renderer: Renderer) -> tuple[DrawnLane, ...]:
    """Return the lanes of the drawing with heights, titles and links.

    `by_month` are the years whose months have timeline pages of their own, for marks that stand for a month.
    """
    return tuple(_lane(lane, drawing.unit, by_month, renderer) for lane in drawing.lanes)


def _lane(lane: Lane, unit: str, by_month: frozenset[int], renderer: Renderer) -> DrawnLane:
    height = 2 * LANE_MARGIN + (lane.levels - 1) * LEVEL_HEIGHT
    marks = tuple(
        DrawnMark(
            mark,
            y=height - LANE_MARGIN - mark.level * LEVEL_HEIGHT,
            title=_title(mark, unit, renderer),
            target=_target(mark, unit, by_month),
            key=f"{mark.day}/{mark.card.place}" if mark.card else None,
        )
        for mark in lane.marks
    )
    return DrawnLane(lane.actor, height, marks, lane.terms)


def _title(mark: Mark, unit: str, renderer: Renderer) -> str:
    language = renderer.options.language
    if mark.card is None:
        when = month_text(mark.day, language) if unit == "month" else str(mark.day.year)
        message = counted(language)("%(when)s: %(count)s statement", "%(when)s: %(count)s statements", mark.count)
        return message % {"when": when, "count": number_text(mark.count, language)}
    phrases = ", ".join(dict.fromkeys(renderer.phrase(stance) for stance in mark.card.stances))
    head = f"{date_text(mark.card.date, language, renderer.translate)}, {mark.card.speaker.label}: {mark.card.summary}"
    return f"{head} ({phrases})" if phrases else head


def _target(mark: Mark, unit: str, by_month: frozenset[int]) -> str:
    if mark.card:
        return routes.entry("statements", mark.card.id)
    return routes.month(mark.day) if unit == "month" and mark.day.year in by_month else routes.year(mark.day)
