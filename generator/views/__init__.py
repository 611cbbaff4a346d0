"""Views: everything that pages show, derived from the catalog as plain values."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.views.actors import ActorLine, ActorView, actor_lines, actor_view
from generator.views.drawing import Drawing, drawing_of
from generator.views.facets import Facets, facets_of
from generator.views.groups import (
    EventLine,
    EventPage,
    IssueLine,
    IssueView,
    event_lines,
    event_page,
    issue_lines,
    issue_view,
)
from generator.views.home import HomeView, home_of
from generator.views.matrix import Block, matrix_of
from generator.views.positions import PositionView, position_view
from generator.views.search import SearchView, search_of
from generator.views.shifts import ShiftView, shifts_of
from generator.views.shown import Shown
from generator.views.sources import SourceLine, SourceView, source_lines, source_view
from generator.views.standings import standings_of
from generator.views.statements import StatementPage, statement_pages
from generator.views.timeline import TimelineView, timeline_of

if TYPE_CHECKING:
    from datetime import date

    from generator.catalog import Catalog
    from generator.proofs import Proofs


@dataclass(frozen=True, slots=True)
class Views:
    """One field for everything a site shows."""

    home: HomeView
    timeline: TimelineView
    drawing: Drawing | None
    facets: Facets
    search: SearchView
    matrix: tuple[Block, ...]
    positions: tuple[PositionView, ...]
    actor_lines: tuple[ActorLine, ...]
    actors: tuple[ActorView, ...]
    issue_lines: tuple[IssueLine, ...]
    issues: tuple[IssueView, ...]
    event_lines: tuple[EventLine, ...]
    events: tuple[EventPage, ...]
    statements: tuple[StatementPage, ...]
    source_lines: tuple[SourceLine, ...]
    sources: tuple[SourceView, ...]
    shifts: tuple[ShiftView, ...]


def views_of(catalog: Catalog, proofs: Proofs, as_of: date, *, drafts: bool = False) -> Views:
    """Return the views of a catalog without errors, as it stands on the day `as_of`."""
    shown = Shown(catalog, proofs, as_of, drafts)
    standings = standings_of(shown)
    shifts = shifts_of(shown)
    matrix = matrix_of(shown, standings)
    return Views(
        home=home_of(shown, matrix),
        timeline=timeline_of(shown),
        drawing=drawing_of(shown),
        facets=facets_of(shown),
        search=search_of(shown),
        matrix=matrix,
        positions=tuple(position_view(shown, standings, shifts, one) for one in catalog.positions.values()),
        actor_lines=actor_lines(shown),
        actors=tuple(actor_view(shown, standings, shifts, one) for one in catalog.actors.values()),
        issue_lines=issue_lines(shown),
        issues=tuple(issue_view(shown, standings, one) for one in catalog.issues.values()),
        event_lines=event_lines(shown),
        events=tuple(event_page(shown, one) for one in catalog.events.values()),
        statements=tuple(statement_pages(shown)),
        source_lines=source_lines(shown),
        sources=tuple(source_view(shown, one) for one in catalog.sources.values()),
        shifts=shifts,
    )
