"""The timeline's pages: one for all while it is short, then one a year, and one a month for a full year."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator import routes
from generator.pages.dates_text import month_text
from generator.pages.page import Crumb, Page

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.pages.environment import Templates
    from generator.views.timeline import TimelineView, YearView


@dataclass(frozen=True, slots=True)
class PartLink:
    """A link to a part of the timeline, with the number of its statements."""

    label: str
    path: str
    count: int


def timeline_pages(view: TimelineView, templates: Templates) -> Iterator[Page]:
    """Yield the timeline's index, every year, and every month of a split year."""
    _ = templates.translate
    title = _("Timeline")
    index = Crumb(title, routes.section("timeline"))
    links = tuple(PartLink(str(one.first.year), routes.year(one.first), one.count) for one in view.years)
    intro = _("Every statement and event by date, newest first.")
    shown = view.years if view.is_whole else tuple(one for one in view.years[:1] if not one.is_split)
    yield _page(index.path, title, intro, shown, links, (index,), section=True)
    for year in view.years:
        crumb = Crumb(str(year.first.year), routes.year(year.first))
        text = f"{title} {year.first.year}"
        months = _month_links(year, templates)
        yield _page(crumb.path, text, text, () if year.is_split else (year,), months or links, (index, crumb))
        yield from _months(year, months, (index, crumb))


def _month_links(year: YearView, templates: Templates) -> tuple[PartLink, ...]:
    if not year.is_split:
        return ()
    language = templates.options.language
    return tuple(PartLink(month_text(one.first, language), routes.month(one.first), one.count) for one in year.months)


def _months(year: YearView, links: tuple[PartLink, ...], trail: tuple[Crumb, ...]) -> Iterator[Page]:
    for month, link in zip(year.months, links, strict=bool(links)) if links else ():
        alone = type(year)(year.first, (month,), month.count)
        yield _page(link.path, link.label, link.label, (alone,), links, (*trail, Crumb(link.label, link.path)))


def _page(  # noqa: PLR0913, PLR0917 - the parts of a page
    path: str,
    title: str,
    intro: str,
    years: tuple[YearView, ...],
    links: tuple[PartLink, ...],
    trail: tuple[Crumb, ...],
    *,
    section: bool = False,
) -> Page:
    return Page(
        path=path,
        template="timeline.md.j2",
        title=title,
        description=intro,
        values={"years": years, "links": links, "intro": intro if section else ""},
        trail=trail,
        role="section" if section else "page",
        searchable=False,
    )
