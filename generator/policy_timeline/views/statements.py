"""A statement's page: the card, and its neighbours in time, by the same actor and on the same positions."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from policy_timeline.views.cards import Card, Ref
    from policy_timeline.views.shifts import ShiftView
    from policy_timeline.views.shown import Shown


@dataclass(frozen=True, slots=True)
class Neighbours:
    """The statements before and after in one row: all in time, those of an actor, or those on a position."""

    row: Ref | None
    before: Ref | None
    after: Ref | None


@dataclass(frozen=True, slots=True)
class StatementPage:
    """A statement with its neighbours and the shifts that it is part of."""

    card: Card
    rows: tuple[Neighbours, ...]
    shifts: tuple[ShiftView, ...]


@dataclass(frozen=True)
class Rows:
    """Every row of neighbouring statements: all in time, those of each actor, those on each position."""

    shown: Shown

    def around(self, card: Card) -> Iterator[Neighbours]:
        """Yield the neighbours of a statement in every row in which it has one."""
        for row in (None, card.speaker, *dict.fromkeys(one.position for one in card.stances)):
            ids, places = self._row(row)
            at = places[card.id]
            before, after = (self._ref(ids, at - 1), self._ref(ids, at + 1))
            if before or after:
                yield Neighbours(row, before, after)

    def _ref(self, ids: tuple[str, ...], at: int) -> Ref | None:
        return self.shown.ref("statements", ids[at]) if 0 <= at < len(ids) else None

    def _row(self, row: Ref | None) -> tuple[tuple[str, ...], Mapping[str, int]]:
        """Return the ids of a row in order of time, and the place of each."""
        if row not in self._rows:
            ids = tuple(card.id for card in self._cards(row))
            self._rows[row] = ids, {id_: at for at, id_ in enumerate(ids)}
        return self._rows[row]

    def _cards(self, row: Ref | None) -> Iterable[Card]:
        if row is None:
            return self.shown.cards.values()
        return self.shown.cards_by[row.id] if row.kind == "actors" else self.shown.cards_on[row.id]

    @cached_property
    def _rows(self) -> dict[Ref | None, tuple[tuple[str, ...], Mapping[str, int]]]:
        return {}


def statement_page(shown: Shown, rows: Rows, shifts: tuple[ShiftView, ...], id_: str) -> StatementPage:
    """Return a statement's page; `shifts` are those that it is part of."""
    card = shown.cards[id_]
    return StatementPage(card, tuple(rows.around(card)), shifts)
