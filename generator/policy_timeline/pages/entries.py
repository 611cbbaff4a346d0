"""The pages of single entries."""

from __future__ import annotations

from typing import TYPE_CHECKING

from policy_timeline import routes
from policy_timeline.pages import json_ld
from policy_timeline.pages.citation import citation
from policy_timeline.pages.drawing import drawn_offices
from policy_timeline.pages.listing import has_history
from policy_timeline.pages.page import Crumb, Page

if TYPE_CHECKING:
    from policy_timeline.pages.environment import Templates
    from policy_timeline.views.actors import ActorView
    from policy_timeline.views.groups import EventPage, IssueView
    from policy_timeline.views.parts import Ref
    from policy_timeline.views.positions import PositionView
    from policy_timeline.views.sources import SourceView
    from policy_timeline.views.statements import StatementPage


def position(view: PositionView, templates: Templates) -> Page:
    """Return a position's page."""
    title = templates.translate("Positions")
    return _entry("position", title, view.ref, view.scope_note or view.ref.label, view)


def actor(view: ActorView, templates: Templates) -> Page:
    """Return an actor's page."""
    extra = {"offices": drawn_offices(view.office_lines), "json_ld": json_ld.actor(view, templates.addresses)}
    description = view.description or view.ref.label
    return _entry("actor", templates.translate("Actors"), view.ref, description, view, **extra)


def issue(view: IssueView, templates: Templates) -> Page:
    """Return an issue's page."""
    title, description = templates.translate("Issues"), view.description or view.ref.label
    return _entry("issue", title, view.ref, description, view, history=has_history(view.matrix))


def event(view: EventPage, templates: Templates) -> Page:
    """Return an event's page."""
    shown = view.event
    description = shown.description or shown.ref.label
    data = json_ld.event(shown, templates.addresses)
    return _entry("event", templates.translate("Events"), shown.ref, description, view, json_ld=data)


def statement(view: StatementPage, templates: Templates) -> Page:
    """Return a statement's page."""
    card = view.card
    extra = {
        "json_ld": json_ld.quotation(card, templates.addresses),
        "citation": citation(card, templates),
    }
    description = f"{card.speaker.label}: {card.summary}"
    return _entry("statement", templates.translate("Statements"), card.ref, description, view, **extra)


def source(view: SourceView, templates: Templates) -> Page:
    """Return a source's page."""
    ref = view.source.ref
    return _entry("source", templates.translate("Sources"), ref, view.note or ref.label, view)


def _entry(name: str, section: str, ref: Ref, description: str, view: object, **values: object) -> Page:
    path = routes.entry(ref.kind, ref.id)
    return Page(
        path=path,
        template=f"{name}.md.j2",
        title=ref.label,
        description=description,
        values={"view": view, **values},
        trail=(Crumb(section, routes.section(ref.kind)), Crumb(ref.label, path)),
    )
