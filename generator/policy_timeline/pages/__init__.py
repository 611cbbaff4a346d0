"""The pages of the site: views as Markdown, with templates, styles and scripts.

A page is written when its content is asked for, and only then is the view made that it shows.

Not here: the catalog, which pages never see, and whatever turns Markdown into a website (mkdocs_plugin).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from importlib.resources import files
from posixpath import basename

from policy_timeline import routes
from policy_timeline.interface import labels
from policy_timeline.outputs import Options, Output
from policy_timeline.pages import entries
from policy_timeline.pages.comparison import comparison_data, comparison_page
from policy_timeline.pages.embeds import embedded_pages
from policy_timeline.pages.page import Page
from policy_timeline.pages.rendering import Renderer
from policy_timeline.pages.search import PART, StatementIndex, names_file, search_page
from policy_timeline.pages.timeline import timeline_pages
from policy_timeline.views import Views

HOST_SEARCH = 500
"""Up to so many statements the host's own search reads every entry's page; past it a reader would load megabytes."""

HOME_PARTS = ("counts", "search", "latest", "glance", "faces", "changes", "reading")
"""The parts of the home page that a hand-written one can place by a marker."""

_KINDS = (
    ("positions", entries.positions, entries.position),
    ("actors", entries.actors, entries.actor),
    ("issues", entries.issues, entries.issue),
    ("events", entries.events, entries.event),
    ("statements", entries.statements, entries.statement),
    ("sources", entries.sources, entries.source),
    ("shifts", entries.shifts, None),
)
"""Each kind with what makes its section's page and what makes an entry's; a shift has no page of its own."""


def render(views: Views, options: Options) -> Iterator[Output]:
    """Yield every page of the site and the styles and scripts that they need."""
    site = _Site(views, Renderer(options))
    index = StatementIndex(views, site.renderer)
    if options.home:
        yield site.section(routes.HOME, options.site_name, entries.home)
    yield from timeline_pages(views, site.renderer, index)
    for kind, section_page, entry_page in _KINDS:
        yield site.section(routes.section(kind), site.renderer.translate(labels.SECTIONS[kind]), section_page)
        if entry_page:
            yield from site.entries(kind, entry_page)
    for view in views.retired:
        yield site.page(routes.entry(view.kind, view.id), partial(entries.retired, view, site.renderer))
    yield from index.files()
    if options.search:
        yield site.page(routes.SEARCH, lambda: search_page(views, site.renderer, index.version))
        yield names_file(views, site.renderer)
    yield site.page(routes.EXAMPLE, lambda: entries.example(views, site.renderer))
    yield site.page(routes.CHANGES_PAGE, lambda: entries.changes(views, site.renderer))
    yield from embedded_pages(views, site.renderer)
    yield site.page(routes.COMPARE, lambda: comparison_page(views, site.renderer, PART))
    yield Output(routes.COMPARISON, lambda: comparison_data(views, site.renderer), "asset")
    if options.share_images:
        from policy_timeline.pages.share import pictures  # noqa: PLC0415 - a site without pictures need not load it

        yield from pictures(views, site.renderer)
    yield from assets()


def home_parts(views: Views, options: Options) -> Mapping[str, Callable[[], str]]:
    """Return what makes the parts of the home page, by name: each is one HTML block of Markdown."""
    renderer = Renderer(options)

    def made(part: str) -> str:
        return renderer.render("home_part.j2", routes.HOME, part=part, view=views.home, trail=()).strip("\n")

    return {part: partial(made, part) for part in HOME_PARTS}


def assets() -> Iterator[Output]:
    """Yield every style sheet, script and picture of the package at its place in the site."""
    folder = files("policy_timeline.pages") / "static"
    scripts = (*routes.SCRIPTS, routes.SEARCH_SCRIPT, routes.FINDING_SCRIPT, routes.COMPARE_SCRIPT)
    for path in (*routes.STYLES, routes.EMBED_STYLE, *scripts, routes.FAVICON):
        yield Output(path, partial((folder / basename(path)).read_text, encoding="utf-8"), "asset")


@dataclass(frozen=True, slots=True)
class _Site:
    """What every page is made from."""

    views: Views
    renderer: Renderer

    def page(self, path: str, make: Callable[[], Page]) -> Output:
        """Return a page that stands in no navigation and shows no entry."""
        return Output(path, lambda: self.renderer.page(make()), "page")

    def section(self, path: str, title: str, make: Callable[[Views, Renderer], Page]) -> Output:
        """Return a page of the navigation."""
        return Output(path, lambda: self.renderer.page(make(self.views, self.renderer)), "section", title=title)

    def entries(self, kind: str, make: Callable[[Views, Renderer, str], Page]) -> Iterator[Output]:
        """Yield the page of each entry of a kind."""
        searchable = self.renderer.options.search and len(self.views.cards) <= HOST_SEARCH
        for id_ in self.views.ids(kind):
            content = partial(self._entry, make, id_, searchable=searchable)
            entry = self.views.entry(kind, id_)
            yield Output(routes.entry(kind, id_), content, "page", entry, searchable=searchable)

    def _entry(self, make: Callable[[Views, Renderer, str], Page], id_: str, *, searchable: bool) -> str:
        return self.renderer.page(make(self.views, self.renderer, id_), searchable=searchable)
