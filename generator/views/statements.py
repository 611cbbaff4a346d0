"""A statement's page: the card, and its neighbours in time, by the same actor and on the same positions."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.views.shifts import ShiftView, shifts_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from generator.views.parts import Card, Ref
    from generator.views.shown import Shown


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


def statement_pages(shown: Shown) -> Iterator[StatementPage]:
    """Yield every statement's page, in order of time."""
    cards = tuple(shown.cards.values())
    in_time = _row(cards, lambda _: [None])
    by_actor = _row(cards, lambda card: [card.speaker])
    by_position = _row(cards, lambda card: [one.position for one in card.stances])
    shifts = shifts_of(shown)
    for card in cards:
        rows = tuple(row[card.id][at] for row in (in_time, by_actor, by_position) for at in range(len(row[card.id])))
        found = tuple(one for one in shifts if card.id in {one.before.id, one.after.id})
        yield StatementPage(card, tuple(one for one in rows if one.before or one.after), found)


def _row(cards: tuple[Card, ...], keys: Callable[[Card], list[Ref | None]]) -> dict[str, list[Neighbours]]:
    """Return the neighbours of each card in every row that `keys` puts it in."""
    rows: dict[Ref | None, list[Card]] = {}
    for card in cards:
        for key in dict.fromkeys(keys(card)):
            rows.setdefault(key, []).append(card)
    found: dict[str, list[Neighbours]] = {card.id: [] for card in cards}
    for key, row in rows.items():
        for before, card, after in zip([None, *row[:-1]], row, [*row[1:], None], strict=True):
            found[card.id].append(Neighbours(key, before.ref if before else None, after.ref if after else None))
    return found
