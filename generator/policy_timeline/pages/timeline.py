"""The timeline's drawing and pages: one for all while it is short, then one a year, and one a month for a full year."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from policy_timeline import routes
from policy_timeline.entries.days import Day
from policy_timeline.interface import labels
from policy_timeline.interface.localization import counted, day_text, month_text, number_text
from policy_timeline.outputs import Output
from policy_timeline.pages import page
from policy_timeline.pages.page import Crumb, Page
from policy_timeline.pages.rendering import Renderer
from policy_timeline.pages.search import PART, StatementIndex
from policy_timeline.views import Views
from policy_timeline.views.cards import Card
from policy_timeline.views.drawing import Lane, Mark
from policy_timeline.views.timeline import WHOLE, HeadingView, YearView, newest_of


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
    links = tuple(PartLink(renderer.year(year.first), routes.year(year.first), year.count) for year in years)
    crumb = Crumb(title, path)
    yield Output(path, lambda: renderer.page(_first(views, renderer, index, crumb, links)), "section", title=title)
    for year in years:
        yield from _year(year, links, crumb, renderer)


def _first(views: Views, renderer: Renderer, index: StatementIndex, crumb: Crumb, links: tuple[PartLink, ...]) -> Page:
    timeline = views.timeline
    intro = renderer.translate("Every statement and event by date, newest first.")
    top = {
        "intro": intro,
        "drawing": views.drawing,
        "lanes": drawn_lanes(views, renderer),
        "facets": views.facets,
        "version": index.version,
    }
    shown, most = timeline.years, WHOLE
    if not timeline.is_whole:
        newest = timeline.years[0]
        shown = (newest,)
        if newest.is_split:
            shown, most = (_of_year(newest, newest.months[:1] or newest.vague),), page.LINES
    made = _page((crumb,), intro, shown, links, top, most=most)
    return replace(made, embedded=renderer.options.site_name)


def _year(year: YearView, links: tuple[PartLink, ...], timeline: Crumb, renderer: Renderer) -> Iterator[Output]:
    """Yield a year's page; where it is split it links to its months, and holds what no month does."""
    trail = (timeline, Crumb(renderer.year(year.first), routes.year(year.first)))
    title = f"{timeline.label} {renderer.year(year.first)}"
    if not year.is_split:
        yield _output(trail, title, (year,), links, renderer)
        return
    months = tuple(
        PartLink(month_text(month.first, renderer.options.language), routes.month(month.first), month.count)
        for month in year.months
    )
    vague = _of_year(year, year.vague)
    yield _output(trail, title, (vague,) if vague.headings else (), months, renderer)
    for month, link in zip(year.months, months, strict=True):
        alone = _of_year(year, (month,))
        yield _output((*trail, Crumb(link.label, link.path)), link.label, (alone,), months, renderer)


def _of_year(year: YearView, headings: tuple[HeadingView, ...]) -> YearView:
    return replace(year, headings=headings, count=sum(view.count for view in headings))


def _output(
    trail: tuple[Crumb, ...], title: str, years: tuple[YearView, ...], links: tuple[PartLink, ...], renderer: Renderer
) -> Output:
    """Return the page of a year or a month, which is the last of the trail."""
    return Output(
        trail[-1].path, lambda: renderer.page(_page(trail, title, years, links, {}, title, page.DATED)), "page"
    )


def _page(  # noqa: PLR0913, PLR0917 - the parts of a page
    trail: tuple[Crumb, ...],
    description: str,
    years: tuple[YearView, ...],
    links: tuple[PartLink, ...],
    top: Mapping[str, object],
    title: str = "",
    most: int = WHOLE,
) -> Page:
    count = sum(year.count for year in years)
    values = {
        "years": tuple(newest_of(year, most) for year in years),
        "whole": years[0] if count > most else None,
        "count": count,
        "most": most,
        "form": "told" if count <= page.CARDS else "line" if count <= page.DATED_LINES else "brief",
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
    """A mark with its title and its link: to `target`, filtered to `period` where it is several.

    `rows` are the numbers of its statements in the index, by which filters know them.
    """

    mark: Mark
    title: str
    target: str
    period: tuple[tuple[str, Day], ...]
    rows: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class DrawnLane:
    """A principal's lane with its marks as they are drawn."""

    lane: Lane
    marks: tuple[DrawnMark, ...]


def drawn_lanes(views: Views, renderer: Renderer) -> tuple[DrawnLane, ...]:
    """Return the lanes of the drawing with titles and links; none where there is no drawing."""
    lanes = views.drawing.lanes if views.drawing else ()
    rows = {id_: row for row, id_ in enumerate(views.cards)}
    return tuple(DrawnLane(lane, tuple(_drawn(mark, rows, renderer) for mark in lane.marks)) for lane in lanes)


def _drawn(mark: Mark, rows: Mapping[str, int], renderer: Renderer) -> DrawnMark:
    """Return a mark that leads to its statement or, where it is several, to the timeline filtered to them."""
    numbers = tuple(rows[card.id] for card in mark.cards)
    if mark.card:
        return DrawnMark(mark, _title(mark.card, renderer), routes.entry("statements", mark.card.id), (), numbers)
    ends = (("from", mark.day), ("to", mark.cards[-1].date.effective))
    known = tuple((name, day) for name, day in ends if day.year > 0)  # as fields for dates take them
    return DrawnMark(mark, _several(mark, renderer), routes.section("timeline"), known, numbers)


def _title(card: Card, renderer: Renderer) -> str:
    phrases = ", ".join(dict.fromkeys(renderer.phrase(stance) for stance in card.stances))
    head = f"{renderer.date(card.date)}, {card.speaker.label}: {card.summary}"
    return f"{head} ({phrases})" if phrases else head


def _several(mark: Mark, renderer: Renderer) -> str:
    language, count = renderer.options.language, len(mark.cards)
    days = dict.fromkeys(day_text(card.date.effective, language) for card in (mark.cards[0], mark.cards[-1]))
    message = counted(language)("%(when)s: %(count)s statement", "%(when)s: %(count)s statements", count)
    return message % {"when": " – ".join(days), "count": number_text(count, language)}
