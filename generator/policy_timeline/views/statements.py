"""A statement's page: the card, and its neighbors in time, by the same actor and on the same positions."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from policy_timeline.views.cards import Card, Ref
from policy_timeline.views.edition import Edition
from policy_timeline.views.positions import ShiftView


@dataclass(frozen=True, slots=True)
class Neighbors:
    """The statements before and after in one series: all in time (None), those of an actor, or those on a position."""

    series: Ref | None
    before: Ref | None
    after: Ref | None


@dataclass(frozen=True, slots=True)
class StatementPage:
    """A statement with its neighbors and the shifts that it is part of."""

    card: Card
    neighbors: tuple[Neighbors, ...]
    shifts: tuple[ShiftView, ...]


@dataclass(frozen=True)
class StatementSeries:
    """Statements in order of time: all, those of each actor, those on each position."""

    edition: Edition
    _counted: dict[Ref | None, Mapping[str, int]] = field(default_factory=dict, init=False, compare=False)

    def neighbors(self, card: Card) -> Iterator[Neighbors]:
        """Yield the neighbors of a statement in every series in which it has one."""
        for series in (None, card.speaker, *dict.fromkeys(stance.position for stance in card.stances)):
            cards, places = self._cards(series), self._places(series)
            at = places[card.id]
            before = cards[at - 1].ref if at else None
            after = cards[at + 1].ref if at + 1 < len(cards) else None
            if before or after:
                yield Neighbors(series, before, after)

    def _cards(self, series: Ref | None) -> Sequence[Card]:
        if series is None:
            return self._all
        return self.edition.cards_by[series.id] if series.kind == "actors" else self.edition.cards_on[series.id]

    @cached_property
    def _all(self) -> Sequence[Card]:
        return tuple(self.edition.cards.values())

    def _places(self, series: Ref | None) -> Mapping[str, int]:
        """Return the place of each statement in a series, which is counted once."""
        if series not in self._counted:
            self._counted[series] = {card.id: at for at, card in enumerate(self._cards(series))}
        return self._counted[series]


def statement_page(edition: Edition, series: StatementSeries, shifts: tuple[ShiftView, ...], id_: str) -> StatementPage:
    """Return a statement's page; `shifts` are those that it is part of."""
    card = edition.cards[id_]
    return StatementPage(card, tuple(series.neighbors(card)), shifts)
