"""Pages: the views as Markdown, each at its place, with title, description and breadcrumbs."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from generator import routes
from generator.pages import json_ld
from generator.pages.assets import assets
from generator.pages.citation import citation
from generator.pages.drawing import drawn_offices
from generator.pages.environment import Templates
from generator.pages.page import Crumb, Page, output
from generator.pages.search import indexed, search_files, search_page
from generator.pages.timeline import timeline_index, timeline_pages
from generator.terms import ActorType

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from generator.outputs import Options, Output
    from generator.views import Views
    from generator.views.parts import Ref

LATEST = 50
"""So many statements stand on the page of the latest."""

HOME_PARTS = ("counts", "search", "latest", "glance", "changes", "reading")
"""The parts of the home page that a hand-written one can place by a marker."""


def render(views: Views, options: Options) -> Iterator[Output]:
    """Yield every page of the site and the styles and scripts that they need."""
    templates = Templates(options)
    for page in _pages(views, templates):
        yield output(page, templates)
    yield timeline_index(views, templates)
    if options.search:
        yield output(search_page(views.search, templates), templates)
        yield from search_files(views.search, templates)
    yield from assets()


def home_parts(views: Views, options: Options) -> Mapping[str, str]:
    """Return the parts of the home page by name, each as one HTML block of Markdown."""
    templates = Templates(options)
    return {
        name: templates.render("home_part.j2", routes.HOME, part=name, view=views.home, trail=()).strip("\n")
        for name in HOME_PARTS
    }


def _pages(views: Views, templates: Templates) -> Iterator[Page]:
    if templates.options.home:
        yield _home(views, templates)
    yield from timeline_pages(views, templates)
    yield from _positions(views, templates)
    yield from _actors(views, templates)
    yield from _issues(views, templates)
    yield from _events(views, templates)
    yield from _statements(views, templates)
    yield from _sources(views, templates)
    title = templates.translate("Shifts")
    yield _section("shifts", title, templates.translate("Confirmed changes of stance."), views.shifts)


def _home(views: Views, templates: Templates) -> Page:
    return Page(
        path=routes.HOME,
        template="home.md.j2",
        title=templates.options.site_name,
        description=templates.translate("Who said what on which policy question, when, and in which source."),
        values={"view": views.home},
        role="section",
        searchable=False,
        hide=("navigation", "toc"),
    )


def _positions(views: Views, templates: Templates) -> Iterator[Page]:
    title = templates.translate("Positions")
    yield _section("positions", title, templates.translate("Where each actor stands, by issue."), views.matrix)
    for view in views.positions:
        yield _entry("position", title, view.ref, view.scope_note or view.ref.label, view, view.entry)


def _actors(views: Views, templates: Templates) -> Iterator[Page]:
    title = templates.translate("Actors")
    order = list(ActorType)
    lines = sorted(views.actor_lines, key=lambda line: order.index(line.type))
    grouped = tuple((type_, tuple(found)) for type_, found in groupby(lines, key=lambda line: line.type))
    yield _section("actors", title, templates.translate("Who takes positions, and in which offices."), grouped)
    for view in views.actors:
        description = view.description or view.ref.label
        offices = drawn_offices(view.office_lines)
        yield _entry(
            "actor",
            title,
            view.ref,
            description,
            view,
            view.entry,
            offices=offices,
            json_ld=json_ld.actor(view, templates.addresses),
        )


def _issues(views: Views, templates: Templates) -> Iterator[Page]:
    title = templates.translate("Issues")
    yield _section("issues", title, templates.translate("The matters under debate."), views.issue_lines)
    for view in views.issues:
        yield _entry("issue", title, view.ref, view.description or view.ref.label, view, view.entry)


def _events(views: Views, templates: Templates) -> Iterator[Page]:
    title = templates.translate("Events")
    yield _section(
        "events", title, templates.translate("Meetings, decisions and other occurrences."), views.event_lines
    )
    for view in views.events:
        event = view.event
        yield _entry(
            "event",
            title,
            event.ref,
            event.description or event.ref.label,
            view,
            event.entry,
            json_ld=json_ld.event(event, templates.addresses),
        )


def _statements(views: Views, templates: Templates) -> Iterator[Page]:
    title = templates.translate("Statements")
    latest = tuple(page.card for page in views.statements[: -LATEST - 1 : -1])
    yield _section("statements", title, templates.translate("The latest statements, newest first."), latest)
    for view in views.statements:
        extra = {
            "json_ld": json_ld.quotation(view.card, templates.addresses),
            "citation": citation(view.card, templates),
            "indexed": indexed(views.search.rows[view.card.id], templates) if templates.options.search else None,
        }
        description = f"{view.card.speaker.label}: {view.card.summary}"
        yield _entry("statement", title, view.card.ref, description, view, view.card.entry, **extra)


def _sources(views: Views, templates: Templates) -> Iterator[Page]:
    title = templates.translate("Sources")
    yield _section("sources", title, templates.translate("The archived documents."), views.source_lines)
    for view in views.sources:
        ref = view.source.ref
        yield _entry("source", title, ref, view.note or ref.label, view, view.entry)


def _section(kind: str, title: str, description: str, view: object) -> Page:
    path = routes.section(kind)
    return Page(
        path=path,
        template=f"{kind}.md.j2",
        title=title,
        description=description,
        values={"view": view},
        trail=(Crumb(title, path),),
        role="section",
        searchable=False,
        hide=("navigation", "toc") if kind == "positions" else ("navigation",),
    )


def _entry(  # noqa: PLR0913, PLR0917 - the parts of a page
    name: str, section: str, ref: Ref, description: str, view: object, entry: str, **values: object
) -> Page:
    path = routes.entry(ref.kind, ref.id)
    return Page(
        path=path,
        template=f"{name}.md.j2",
        title=ref.label,
        description=description,
        values={"view": view, **values},
        trail=(Crumb(section, routes.section(ref.kind)), Crumb(ref.label, path)),
        entry=entry,
    )
