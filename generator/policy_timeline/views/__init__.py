"""What pages show, as plain values derived from the catalog and its facts.

Not here: Markdown, words of the interface and addresses (pages, routes), and what is published (facts).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cached_property

from policy_timeline.entries.catalog import Catalog
from policy_timeline.entries.days import Day
from policy_timeline.evidence.proof import Proofs
from policy_timeline.facts.history import newest_change
from policy_timeline.views.actors import ActorLine, ActorView, actor_lines, actor_view
from policy_timeline.views.cards import Card, grouped
from policy_timeline.views.changes import ChangesView, RetiredView, changes_view, last_change, retired_of
from policy_timeline.views.comparison import ComparisonView, comparison_of
from policy_timeline.views.drawing import Drawing, drawing_of
from policy_timeline.views.edition import Edition
from policy_timeline.views.example import Example, example_of
from policy_timeline.views.facets import Facet, search_facets, timeline_facets
from policy_timeline.views.home import HomeView, home_of
from policy_timeline.views.matrix import (
    Block,
    Cells,
    IssueLine,
    IssueView,
    cells_of,
    issue_lines,
    issue_view,
    matrix_of,
)
from policy_timeline.views.names import NamedEntry, names_of
from policy_timeline.views.positions import PositionView, ShiftView, position_view, shifts_of
from policy_timeline.views.sources import SourceLine, SourceView, source_lines, source_view
from policy_timeline.views.statements import StatementPage, StatementSeries, statement_page
from policy_timeline.views.timeline import EventLine, EventPage, TimelineView, event_lines, event_page, timeline_of
from policy_timeline.work.memo import Memo


class Views:
    """Everything a site shows.

    What several pages show is derived when it is first asked for and kept; the view of an entry's own page is derived
    whenever its page is written, so that a preview derives those alone that somebody looks at.
    """

    def __init__(self, edition: Edition) -> None:
        self._edition = edition

    def ids(self, kind: str) -> Iterable[str]:
        """Return the ids of the entries of a kind that have a page; statements in order of time."""
        return self._edition.cards if kind == "statements" else self._edition.catalog.of_kind(kind)

    def entry(self, kind: str, id_: str) -> str:
        """Return the path, below the data folder, of the file that an entry was read from."""
        return self._edition.catalog.origins[kind, id_].path

    @cached_property
    def changed(self) -> Day | None:
        """The day on which a statement was last added or revised, or None where no entry says such a day."""
        return newest_change(self._edition.catalog)

    @cached_property
    def home(self) -> HomeView:
        """The home page."""
        return home_of(self._edition, self.matrix, self.shifts, self.actor_lines)

    @cached_property
    def timeline(self) -> TimelineView:
        """The dated timeline."""
        return timeline_of(self._edition)

    @cached_property
    def drawing(self) -> Drawing | None:
        """The drawn timeline; None where there is nothing to draw."""
        return drawing_of(self._edition)

    @cached_property
    def facets(self) -> tuple[Facet, ...]:
        """What the timeline can be filtered by."""
        return timeline_facets(self._edition)

    @cached_property
    def search_facets(self) -> tuple[Facet, ...]:
        """What the search can be filtered by."""
        return search_facets(self._edition)

    @cached_property
    def names(self) -> tuple[NamedEntry, ...]:
        """Every entry that is found by name, with all that it is called."""
        return tuple(names_of(self._edition))

    @cached_property
    def cards(self) -> Mapping[str, Card]:
        """Every statement as a card, by id, in order of time."""
        return self._edition.cards

    @cached_property
    def matrix(self) -> tuple[Block, ...]:
        """The matrix of all actors by all positions."""
        return matrix_of(self._edition, self._cells)

    @cached_property
    def comparison(self) -> ComparisonView:
        """Where everybody stands, for a comparison of any two."""
        return comparison_of(self._edition, self._cells)

    @cached_property
    def actor_lines(self) -> tuple[ActorLine, ...]:
        """Every actor in a line."""
        return actor_lines(self._edition)

    @cached_property
    def issue_lines(self) -> tuple[IssueLine, ...]:
        """Every issue in a line."""
        return tuple(issue_lines(self._edition))

    @cached_property
    def event_lines(self) -> tuple[EventLine, ...]:
        """Every event in a line."""
        return event_lines(self._edition)

    @cached_property
    def source_lines(self) -> tuple[SourceLine, ...]:
        """Every source in a line."""
        return source_lines(self._edition)

    @cached_property
    def shifts(self) -> tuple[ShiftView, ...]:
        """The confirmed shifts, newest first."""
        return shifts_of(self._edition)

    @cached_property
    def retired(self) -> tuple[RetiredView, ...]:
        """What is left of entries that were renamed or taken away."""
        return tuple(retired_of(self._edition))

    @cached_property
    def example(self) -> Example | None:
        """A statement that shows how each comes into the record; None where nobody is quoted with a stance."""
        return example_of(self._edition, self.matrix)

    @cached_property
    def changes(self) -> ChangesView:
        """What changed in the record."""
        return changes_view(self._edition, self.retired)

    def last_change(self, kind: str, id_: str) -> Day | None:
        """Return the day on which what an entry's page shows last changed; None where no statement is on it."""
        return last_change(self._edition, kind, id_)

    def position(self, id_: str) -> PositionView:
        """Return what a position's page shows."""
        return position_view(self._edition, self._cells, self.shifts, self._edition.catalog.positions[id_])

    def actor(self, id_: str) -> ActorView:
        """Return what an actor's page shows."""
        return actor_view(self._edition, self._cells, self.shifts, self._edition.catalog.actors[id_])

    def issue(self, id_: str) -> IssueView:
        """Return what an issue's page shows."""
        return issue_view(self._edition, self._cells, self._edition.catalog.issues[id_])

    def event(self, id_: str) -> EventPage:
        """Return what an event's page shows."""
        return event_page(self._edition, self._edition.catalog.events[id_])

    def statement(self, id_: str) -> StatementPage:
        """Return what a statement's page shows."""
        return statement_page(self._edition, self._series, self._shifts_of.get(id_, ()), id_)

    def source(self, id_: str) -> SourceView:
        """Return what a source's page shows."""
        return source_view(self._edition, self._edition.catalog.sources[id_])

    @cached_property
    def _series(self) -> StatementSeries:
        return StatementSeries(self._edition)

    @cached_property
    def _cells(self) -> Cells:
        return cells_of(self._edition)

    @cached_property
    def _shifts_of(self) -> Mapping[str, tuple[ShiftView, ...]]:
        """The shifts that each statement is part of."""
        return grouped((card.id, shift) for shift in self.shifts for card in (shift.before, shift.after))


def views_of(catalog: Catalog, proofs: Proofs, as_of: Day, *, drafts: bool = False, memo: Memo | None = None) -> Views:
    """Return the views of a catalog without errors, as it stands on the day `as_of`; `memo` knows cards made before."""
    return Views(Edition(catalog, proofs, as_of, drafts, memo or Memo()))
