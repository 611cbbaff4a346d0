"""The home page, and for each kind of entry its section's page, which lists them, and the page of each entry."""

from __future__ import annotations

from dataclasses import replace
from itertools import groupby

from policy_timeline import routes
from policy_timeline.entries.days import Day
from policy_timeline.entries.terms import ActorType
from policy_timeline.interface import labels
from policy_timeline.pages.citations import actor_json_ld, citation, event_json_ld, statement_json_ld
from policy_timeline.pages.page import (
    DESCRIPTION,
    FOLDED_WORDS,
    ISSUE_MARKS,
    ISSUE_ROWS,
    MATRIX_MARKS,
    Crumb,
    Page,
    matrix_form,
    standings,
)
from policy_timeline.pages.rendering import Renderer
from policy_timeline.views import Views
from policy_timeline.views.cards import Card, Ref
from policy_timeline.views.changes import MOST, RetiredView

AGREEMENTS = 12
"""With so many others an actor's page compares at once; the page that compares has them all."""

LATEST = 50
"""So many statements stand on the page of the latest."""


def home(views: Views, renderer: Renderer) -> Page:
    """Return the home page."""
    return Page(
        path=routes.HOME,
        template="home.md.j2",
        title=renderer.options.site_name,
        description=renderer.translate("Who said what on which policy question, when, and in which source."),
        values={"view": views.home},
        hide=("navigation", "toc"),
    )


def positions(views: Views, renderer: Renderer) -> Page:
    """Return the matrix of all positions, or where it is too large a list of them."""
    description = renderer.translate("Where each actor stands, by issue.")
    steps = sorted(frozenset[Day]().union(*(block.days for block in views.matrix)))
    form = matrix_form(views.matrix, MATRIX_MARKS)
    has_searches = any(cell.searches for block in views.matrix for row in block.rows for cell in row.cells)
    extra = {"form": form, "steps": steps, "has_searches": has_searches}
    return _section("positions", description, views.matrix, renderer, hide=("navigation", "toc"), **extra)


def actors(views: Views, renderer: Renderer) -> Page:
    """Return the list of actors, by what they are."""
    order = list(ActorType)
    lines = sorted(views.actor_lines, key=lambda line: order.index(line.type))
    grouped = tuple((type_, tuple(group)) for type_, group in groupby(lines, key=lambda line: line.type))
    return _section("actors", renderer.translate("Who takes positions, and in which offices."), grouped, renderer)


def issues(views: Views, renderer: Renderer) -> Page:
    """Return the tree of issues."""
    return _section("issues", renderer.translate("The matters under debate."), views.issue_lines, renderer)


def events(views: Views, renderer: Renderer) -> Page:
    """Return the list of events."""
    description = renderer.translate("Meetings, decisions and other events.")
    return _section("events", description, views.event_lines, renderer)


def statements(views: Views, renderer: Renderer) -> Page:
    """Return the latest statements."""
    latest = tuple(views.cards.values())[: -LATEST - 1 : -1]
    return _section("statements", renderer.translate("The latest statements, newest first."), latest, renderer)


def sources(views: Views, renderer: Renderer) -> Page:
    """Return the list of sources."""
    return _section("sources", renderer.translate("The archived documents."), views.source_lines, renderer)


def shifts(views: Views, renderer: Renderer) -> Page:
    """Return the confirmed shifts."""
    return _section(
        "shifts", renderer.translate("Who took another stance than before, and when."), views.shifts, renderer
    )


def _section(
    kind: str,
    description: str,
    view: object,
    renderer: Renderer,
    *,
    hide: tuple[str, ...] = ("navigation",),
    **values: object,
) -> Page:
    title, path = renderer.translate(labels.SECTIONS[kind]), routes.section(kind)
    trail = (Crumb(title, path),)
    return Page(path, f"{kind}.md.j2", title, description, {"view": view, **values}, trail, hide)


def position(views: Views, renderer: Renderer, id_: str) -> Page:
    """Return a position's page."""
    view = views.position(id_)
    claim = view.ref.label.rstrip(".")
    title = renderer.translate("Where they stand: “%(position)s”") % {"position": claim}
    issue = renderer.translate("A position on %(issue)s.") % {"issue": view.issue.label}
    description = f"{issue} {renderer.counts_text(view.groups, view.not_found)}"
    page = _entry(views, "position", view.ref, description, renderer, view=view, claim=claim, standings=standings(view))
    return replace(page, title=title, embedded=title, hide=("navigation", "toc"))


def actor(views: Views, renderer: Renderer, id_: str) -> Page:
    """Return an actor's page."""
    view = views.actor(id_)
    json_ld = actor_json_ld(view, renderer.addresses)
    taken = sum(len(cell.days[-1].taken) for issue in view.stands for cell in issue.cells)
    extra = {"with_words": taken <= FOLDED_WORDS, "most_agreements": AGREEMENTS, "json_ld": json_ld}
    return _entry(views, "actor", view.ref, view.description, renderer, view=view, **extra)


def issue(views: Views, renderer: Renderer, id_: str) -> Page:
    """Return an issue's page."""
    view = views.issue(id_)
    form = matrix_form(view.matrix, ISSUE_MARKS, ISSUE_ROWS)
    page = _entry(views, "issue", view.ref, view.description, renderer, view=view, form=form)
    return replace(page, hide=("navigation", "toc"))  # a matrix needs the width


def event(views: Views, renderer: Renderer, id_: str) -> Page:
    """Return an event's page."""
    view = views.event(id_)
    json_ld = event_json_ld(view.event, renderer.addresses)
    return _entry(views, "event", view.event.ref, view.event.description, renderer, view=view, json_ld=json_ld)


def statement(views: Views, renderer: Renderer, id_: str) -> Page:
    """Return a statement's page."""
    view = views.statement(id_)
    card, addresses = view.card, renderer.addresses
    cited = citation(card, renderer.options, addresses, views.changed)
    extra = {"json_ld": statement_json_ld(card, addresses), "citation": cited, "quoted": renderer.quoted(card)}
    name = renderer.name(card)
    page = _entry(views, "statement", card.ref, _described(card, renderer), renderer, view=view, **extra)
    trail = (*page.trail[:-1], Crumb(name, page.path))
    return replace(page, trail=trail, embedded=name, hide=("navigation", "toc"))


def _described(card: Card, renderer: Renderer) -> str:
    """Return a statement's words whole, with whose they are and when; without the words where they are too long."""
    whole = f"{renderer.name(card)}: {renderer.words(card)}"
    source = renderer.translate("Source: %(source)s") % {"source": renderer.short(card.lead.source)}
    return whole if len(whole) <= DESCRIPTION else f"{renderer.name(card)}. {source}"


def source(views: Views, renderer: Renderer, id_: str) -> Page:
    """Return a source's page."""
    view = views.source(id_)
    return _entry(views, "source", view.source.ref, view.note, renderer, view=view)


def example(views: Views, renderer: Renderer) -> Page:
    """Return the page that follows one statement from its document to the matrix."""
    _ = renderer.translate
    title = _("One quotation, from the document to the matrix")
    return Page(
        path=routes.EXAMPLE,
        template="example.md.j2",
        title=title,
        description=_("How a statement enters the record, step by step, with one of its own."),
        values={"example": views.example},
        trail=(Crumb(title, routes.EXAMPLE),),
        hide=("navigation", "toc"),
    )


def changes(views: Views, renderer: Renderer) -> Page:
    """Return what changed in the record, by day."""
    _ = renderer.translate
    title = _("New and corrected")
    return Page(
        path=routes.CHANGES_PAGE,
        template="changes.md.j2",
        title=title,
        description=_("What is new in the record, and what was corrected, disputed, retracted or renamed, by day."),
        values={"view": views.changes, "most": MOST},
        trail=(Crumb(title, routes.CHANGES_PAGE),),
        changed=views.changed,
    )


def retired(view: RetiredView, renderer: Renderer) -> Page:
    """Return what stands at the address of an entry that was renamed or taken away: the way on, which browsers take."""
    _ = renderer.translate
    return Page(
        path=routes.entry(view.kind, view.id),
        template="retired.md.j2",
        title=_("This entry has moved") if view.successor else _("This entry was removed"),
        description=view.successor.label if view.successor else view.reason or "",
        values={"view": view, "moved_to": view.successor},
        trail=(Crumb(_(labels.SECTIONS[view.kind]), routes.section(view.kind)),),
    )


def _entry(
    views: Views, template: str, ref: Ref, description: str | None, renderer: Renderer, **values: object
) -> Page:
    path = routes.entry(ref.kind, ref.id)
    section = Crumb(renderer.translate(labels.SECTIONS[ref.kind]), routes.section(ref.kind))
    trail = (section, Crumb(ref.narrow, path))
    followed = {"feed": routes.feed("atom", ref.kind, ref.id)} if ref.kind in routes.FEED_KINDS else {}
    return Page(
        path,
        f"{template}.md.j2",
        ref.label,
        description or ref.label,
        values | followed,
        trail,
        changed=views.last_change(ref.kind, ref.id),
    )
