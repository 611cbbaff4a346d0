"""What changed in the record, by day, the newest first, and what was renamed or taken away."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby

from policy_timeline.entries.days import Day
from policy_timeline.entries.kinds import Shift, Statement
from policy_timeline.facts.history import NO_DATE, Change, changes_of, last_changed
from policy_timeline.views.cards import Card, Ref
from policy_timeline.views.edition import Edition

MOST = 200
"""So many changes are listed; the data have them all."""


@dataclass(frozen=True, slots=True)
class RetiredView:
    """A retired entry: its kind and old id, and the entry that took its place, or the reason why none did."""

    kind: str
    id: str
    successor: Ref | None
    reason: str | None


@dataclass(frozen=True, slots=True)
class ChangeGroup:
    """What was done on a day, and to which statements: to several where the same is told of those that follow."""

    change: Change
    cards: tuple[Card, ...]


@dataclass(frozen=True, slots=True)
class ChangesView:
    """The newest changes by day, how many there are in all, and what was renamed or taken away, on whatever day."""

    days: tuple[tuple[Day | None, tuple[ChangeGroup, ...]], ...]
    count: int
    retired: tuple[RetiredView, ...]

    @property
    def is_cut(self) -> bool:
        """Whether older ones are left out."""
        return self.count > MOST


def changes_view(edition: Edition, retired: tuple[RetiredView, ...]) -> ChangesView:
    """Return what changed; of one day the last statement comes first, what has no day comes at the end."""
    lines = [
        (change, card)
        for card in reversed(tuple(edition.cards.values()))
        for change in changes_of(edition.catalog.statements[card.id])
    ]
    lines.sort(key=lambda line: line[0].day or NO_DATE, reverse=True)
    groups = [
        ChangeGroup(change, tuple(card for _, card in alike))
        for change, alike in groupby(lines[:MOST], key=lambda line: line[0])
    ]
    days = tuple((day, tuple(of_day)) for day, of_day in groupby(groups, key=lambda group: group.change.day))
    return ChangesView(days, len(lines), retired)


def last_change(edition: Edition, kind: str, id_: str) -> Day | None:
    """Return the day on which a statement that an entry's page shows was last added or revised; None where none says.

    An entry of another kind than a statement has no dates of its own.
    """
    statements = edition.catalog.statements
    known = (last_changed(statements[card.id]) for card in _cards(edition, kind, id_))
    return max(filter(None, known), default=None)


def _cards(edition: Edition, kind: str, id_: str) -> Iterable[Card]:
    if kind == Statement.kind:
        return (edition.cards[id_],)
    groups = {
        "actors": (edition.cards_by, edition.cards_for, edition.cards_under),
        "positions": (edition.cards_on,),
        "issues": (edition.cards_on_issue,),
        "events": (edition.cards_at,),
        "sources": (edition.cards_from,),
    }
    return (card for group in groups[kind] for card in group.get(id_, ()))


def retired_of(edition: Edition) -> Iterator[RetiredView]:
    """Yield every retired entry that had a page of its own."""
    for old, gone in edition.catalog.retired.items():
        kind, _, id_ = old.partition("/")
        if kind != Shift.kind:
            to_kind, _, to_id = (gone.target or "").partition("/")
            yield RetiredView(kind, id_, edition.ref(to_kind, to_id) if gone.target else None, gone.reason)
