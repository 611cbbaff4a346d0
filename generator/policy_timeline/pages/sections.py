"""The pages of the navigation: the home page and an index for each kind."""

from __future__ import annotations

from datetime import date
from itertools import groupby
from typing import TYPE_CHECKING

from policy_timeline import routes
from policy_timeline.entries.terms import ActorType
from policy_timeline.pages.listing import has_history
from policy_timeline.pages.page import Crumb, Page

if TYPE_CHECKING:
    from policy_timeline.pages.environment import Templates
    from policy_timeline.views import Views

LATEST = 50
"""So many statements stand on the page of the latest."""


def home(title: str, views: Views, templates: Templates) -> Page:
    """Return the home page."""
    return Page(
        path=routes.HOME,
        template="home.md.j2",
        title=title,
        description=templates.translate("Who said what on which policy question, when, and in which source."),
        values={"view": views.home},
        hide=("navigation", "toc"),
    )


def positions(title: str, views: Views, templates: Templates) -> Page:
    """Return the matrix of all positions."""
    description = templates.translate("Where each actor stands, by issue.")
    steps = sorted(frozenset[date]().union(*(block.days for block in views.matrix)))
    return _section(
        "positions",
        title,
        description,
        views.matrix,
        hide=("navigation", "toc"),
        is_whole=has_history(views.matrix),
        steps=steps,
    )


def actors(title: str, views: Views, templates: Templates) -> Page:
    """Return the list of actors, by what they are."""
    order = list(ActorType)
    lines = sorted(views.actor_lines, key=lambda line: order.index(line.type))
    grouped = tuple((type_, tuple(found)) for type_, found in groupby(lines, key=lambda line: line.type))
    return _section("actors", title, templates.translate("Who takes positions, and in which offices."), grouped)


def issues(title: str, views: Views, templates: Templates) -> Page:
    """Return the tree of issues."""
    return _section("issues", title, templates.translate("The matters under debate."), views.issue_lines)


def events(title: str, views: Views, templates: Templates) -> Page:
    """Return the list of events."""
    description = templates.translate("Meetings, decisions and other occurrences.")
    return _section("events", title, description, views.event_lines)


def statements(title: str, views: Views, templates: Templates) -> Page:
    """Return the latest statements."""
    latest = tuple(page.card for page in views.statements[: -LATEST - 1 : -1])
    return _section("statements", title, templates.translate("The latest statements, newest first."), latest)


def sources(title: str, views: Views, templates: Templates) -> Page:
    """Return the list of sources."""
    return _section("sources", title, templates.translate("The archived documents."), views.source_lines)


def shifts(title: str, views: Views, templates: Templates) -> Page:
    """Return the confirmed shifts."""
    return _section("shifts", title, templates.translate("Confirmed changes of stance."), views.shifts)


def _section(
    kind: str,
    title: str,
    description: str,
    view: object,
    *,
    hide: tuple[str, ...] = ("navigation",),
    **values: object,
) -> Page:
    path = routes.section(kind)
    return Page(
        path=path,
        template=f"{kind}.md.j2",
        title=title,
        description=description,
        values={"view": view, **values},
        trail=(Crumb(title, path),),
        hide=hide,
    )
