"""The grouping pages: issues and events."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from policy_timeline.views.matrix import Block, matrix_of
from policy_timeline.views.timeline import EventView, event_view

if TYPE_CHECKING:
    from policy_timeline.entries.kinds import Event, Issue
    from policy_timeline.views.cards import Card, Ref
    from policy_timeline.views.cells import Cells
    from policy_timeline.views.shown import Shown


@dataclass(frozen=True, slots=True)
class IssueLine:
    """An issue in the list of all, with its positions and how many statements speak to them; `depth` counts parents."""

    ref: Ref
    depth: int
    positions: tuple[Ref, ...]
    count: int


@dataclass(frozen=True, slots=True)
class IssueView:
    """An issue with its positions, and the statements that speak to them."""

    ref: Ref
    description: str | None
    parent: Ref | None
    children: tuple[Ref, ...]
    matrix: tuple[Block, ...]
    cards: tuple[Card, ...]
    entry: str


@dataclass(frozen=True, slots=True)
class EventLine:
    """An event in the list of all, and how many statements were made at it."""

    event: EventView
    count: int


@dataclass(frozen=True, slots=True)
class EventPage:
    """An event with the statements made at it."""

    event: EventView
    cards: tuple[Card, ...]


def issue_lines(shown: Shown) -> tuple[IssueLine, ...]:
    """Return the issues as a tree, written down in order: each followed by the issues inside it."""
    return tuple(_lines(shown, None, 0))


def _lines(shown: Shown, parent: str | None, depth: int) -> list[IssueLine]:
    found = []
    inside = [one for one in shown.catalog.issues.values() if one.parent == parent]
    for issue in sorted(inside, key=lambda one: one.title.casefold()):
        positions = tuple(shown.ref("positions", one) for one in _positions(shown, issue.id))
        count = len(_cards(shown, issue.id))
        found += [IssueLine(shown.ref("issues", issue.id), depth, positions, count)]
        found += _lines(shown, issue.id, depth + 1)
    return found


def issue_view(shown: Shown, cells: Cells, issue: Issue) -> IssueView:
    """Return the view of one issue."""
    children = sorted((one for one in shown.catalog.issues.values() if one.parent == issue.id), key=lambda one: one.id)
    return IssueView(
        ref=shown.ref("issues", issue.id),
        description=issue.description,
        parent=shown.ref("issues", issue.parent) if issue.parent else None,
        children=tuple(shown.ref("issues", one.id) for one in children),
        matrix=matrix_of(shown, cells, issue.id),
        cards=_cards(shown, issue.id),
        entry=shown.catalog.origin(issue).path,
    )


def _positions(shown: Shown, issue: str) -> list[str]:
    return [one.id for one in shown.catalog.positions.values() if one.issue == issue]


def _cards(shown: Shown, issue: str) -> tuple[Card, ...]:
    return shown.cards_on_issue.get(issue, ())


def event_lines(shown: Shown) -> tuple[EventLine, ...]:
    """Return every event, newest first."""
    events = sorted(shown.catalog.events.values(), key=lambda one: (one.date.effective, one.id), reverse=True)
    return tuple(EventLine(event_view(shown, one), len(_made_at(shown, one.id))) for one in events)


def event_page(shown: Shown, event: Event) -> EventPage:
    """Return the view of one event."""
    return EventPage(event_view(shown, event), _made_at(shown, event.id))


def _made_at(shown: Shown, event: str) -> tuple[Card, ...]:
    return shown.cards_at.get(event, ())
