"""The timeline's pages: one for all while it is short, then one a year, and one a month for a full year."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from policy_timeline import routes
from policy_timeline.interface.dates_text import month_text
from policy_timeline.outputs import Output
from policy_timeline.pages import listing
from policy_timeline.pages.drawing import drawn
from policy_timeline.pages.index import PART
from policy_timeline.pages.page import Crumb, Page, markdown

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from policy_timeline.pages.environment import Templates
    from policy_timeline.pages.index import StatementIndex
    from policy_timeline.views import Views
    from policy_timeline.views.timeline import YearView


@dataclass(frozen=True, slots=True)
class PartLink:
    """A link to a part of the timeline, with the number of its statements."""

    label: str
    path: str
    count: int


def timeline_pages(views: Views, templates: Templates, statements: StatementIndex) -> Iterator[Output]:
    """Yield the timeline's index with drawing and filters, every year, and every month of a split year.

    `statements` is the compact index that the filters work on.
    """
    view = views.timeline
    title = templates.translate("Timeline")
    index = Crumb(title, routes.section("timeline"))
    links = tuple(PartLink(str(one.first.year), routes.year(one.first), one.count) for one in view.years)
    yield Output(
        index.path,
        lambda: markdown(_index(views, templates, statements, index, links), templates),
        "section",
        title=title,
    )
    for year in view.years:
        crumb = Crumb(str(year.first.year), routes.year(year.first))
        text = f"{title} {year.first.year}"
        if year.is_split:
            months = _month_links(year, templates)
            yield _part(crumb.path, text, (), months, (index, crumb), templates)
            yield from _months(year, months, (index, crumb), templates)
        else:
            yield _part(crumb.path, text, (year,), links, (index, crumb), templates)


def _index(
    views: Views, templates: Templates, statements: StatementIndex, index: Crumb, links: tuple[PartLink, ...]
) -> Page:
    view = views.timeline
    intro = templates.translate("Every statement and event by date, newest first.")
    by_month = frozenset(one.first.year for one in view.years if one.is_split)
    top = {
        "intro": intro,
        "drawing": drawn(views.drawing, by_month, templates) if views.drawing else None,
        "facets": views.facets,
        "version": statements.version,
    }
    shown = view.years if view.is_whole else tuple(one for one in view.years[:1] if not one.is_split)
    return _page(index.path, index.label, intro, shown, links, (index,), top)


def _part(  # noqa: PLR0913, PLR0917 - the parts of a page
    path: str,
    title: str,
    years: tuple[YearView, ...],
    links: tuple[PartLink, ...],
    trail: tuple[Crumb, ...],
    templates: Templates,
) -> Output:
    """Return the page of a year or a month."""
    return Output(path, lambda: markdown(_page(path, title, title, years, links, trail), templates), "page")


def _month_links(year: YearView, templates: Templates) -> tuple[PartLink, ...]:
    language = templates.options.language
    return tuple(PartLink(month_text(one.first, language), routes.month(one.first), one.count) for one in year.months)


def _months(
    year: YearView, links: tuple[PartLink, ...], trail: tuple[Crumb, ...], templates: Templates
) -> Iterator[Output]:
    for month, link in zip(year.months, links, strict=True):
        alone = replace(year, months=(month,), count=month.count)
        yield _part(link.path, link.label, (alone,), links, (*trail, Crumb(link.label, link.path)), templates)


def _page(  # noqa: PLR0913, PLR0917 - the parts of a page
    path: str,
    title: str,
    intro: str,
    years: tuple[YearView, ...],
    links: tuple[PartLink, ...],
    trail: tuple[Crumb, ...],
    top: Mapping[str, object] | None = None,
) -> Page:
    return Page(
        path=path,
        template="timeline.md.j2",
        title=title,
        description=intro,
        values={
            "years": years,
            "as_lines": sum(year.count for year in years) > listing.CARDS,
            "links": links,
            "intro": None,
            "drawing": None,
            "facets": (),
            "part": PART,
            "version": "",
            **(top or {}),
        },
        trail=trail,
    )
