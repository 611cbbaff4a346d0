"""Pages: the views as Markdown, each at its place, with title, description and breadcrumbs.

A page is written when its content is asked for, and only then is the view made that it shows.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, TypeVar

from policy_timeline import routes
from policy_timeline.outputs import Output
from policy_timeline.pages import entries, sections
from policy_timeline.pages.assets import assets
from policy_timeline.pages.environment import Templates
from policy_timeline.pages.index import StatementIndex
from policy_timeline.pages.page import Page, markdown
from policy_timeline.pages.search import search_page
from policy_timeline.pages.timeline import timeline_pages

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from policy_timeline.outputs import Options
    from policy_timeline.views import Views
    from policy_timeline.views.each import Each

    View = TypeVar("View")

HOST_SEARCH = 500
"""Up to so many statements the host's own search reads every entry's page; past it a reader would load megabytes."""

HOME_PARTS = ("counts", "search", "latest", "glance", "changes", "reading")
"""The parts of the home page that a hand-written one can place by a marker."""


def render(views: Views, options: Options) -> Iterator[Output]:
    """Yield every page of the site and the styles and scripts that they need."""
    site = _Site(views, Templates(options))
    index = StatementIndex(views, site.templates)
    _ = site.templates.translate
    if options.home:
        yield site.section(routes.HOME, options.site_name, sections.home)
    yield from timeline_pages(views, site.templates, index)
    yield site.section(routes.section("positions"), _("Positions"), sections.positions)
    yield from site.entries("positions", views.positions, entries.position)
    yield site.section(routes.section("actors"), _("Actors"), sections.actors)
    yield from site.entries("actors", views.actors, entries.actor)
    yield site.section(routes.section("issues"), _("Issues"), sections.issues)
    yield from site.entries("issues", views.issues, entries.issue)
    yield site.section(routes.section("events"), _("Events"), sections.events)
    yield from site.entries("events", views.events, entries.event)
    yield site.section(routes.section("statements"), _("Statements"), sections.statements)
    yield from site.entries("statements", views.statements, entries.statement)
    yield site.section(routes.section("sources"), _("Sources"), sections.sources)
    yield from site.entries("sources", views.sources, entries.source)
    yield site.section(routes.section("shifts"), _("Shifts"), sections.shifts)
    yield from index.files()
    if options.search:
        yield site.page(routes.SEARCH, lambda: search_page(views, site.templates, index.version))
    yield from assets()


def home_parts(views: Views, options: Options) -> Mapping[str, Callable[[], str]]:
    """Return what makes the parts of the home page, by name: each is one HTML block of Markdown."""
    templates = Templates(options)
    return {name: partial(_home_part, name, views, templates) for name in HOME_PARTS}


def _home_part(name: str, views: Views, templates: Templates) -> str:
    return templates.render("home_part.j2", routes.HOME, part=name, view=views.home, trail=()).strip("\n")


@dataclass(frozen=True, slots=True)
class _Site:
    """What every page is made of."""

    views: Views
    templates: Templates

    def page(self, path: str, make: Callable[[], Page]) -> Output:
        """Return a page that stands in no navigation and shows no entry."""
        return Output(path, lambda: markdown(make(), self.templates), "page")

    def section(self, path: str, title: str, make: Callable[[str, Views, Templates], Page]) -> Output:
        """Return a page of the navigation."""
        return Output(
            path, lambda: markdown(make(title, self.views, self.templates), self.templates), "section", title=title
        )

    def entries(self, kind: str, each: Each[str, View], make: Callable[[View, Templates], Page]) -> Iterator[Output]:
        """Yield the page of each entry of a kind."""
        for id_ in each.ids:
            content = partial(self._entry, each, make, id_)
            entry = self.views.entry(kind, id_)
            yield Output(routes.entry(kind, id_), content, "page", entry, searchable=self._is_searchable)

    def _entry(self, each: Each[str, View], make: Callable[[View, Templates], Page], id_: str) -> str:
        page = make(each.of(id_), self.templates)
        return markdown(page, self.templates, searchable=self._is_searchable)

    @property
    def _is_searchable(self) -> bool:
        return self.templates.options.search and len(self.views.statements) <= HOST_SEARCH
