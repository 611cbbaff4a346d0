"""Two actors side by side: where everybody stands now on every position, for a page that lets readers choose two."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from policy_timeline.entries.terms import Mode
from policy_timeline.texts.alphabet import alphabetical
from policy_timeline.views.cards import Ref
from policy_timeline.views.edition import Edition
from policy_timeline.views.matrix import Cells, TakenStance
from policy_timeline.views.positions import sides_of


@dataclass(frozen=True, slots=True)
class Stand:
    """Where an actor stands on a position: its latest stances, and the side it takes in each sense."""

    position: str
    taken: tuple[TakenStance, ...]
    sides: Mapping[Mode, bool]


@dataclass(frozen=True, slots=True)
class ComparisonView:
    """The actors that took a stance and the positions on which somebody did, by name; and where each actor stands."""

    actors: tuple[Ref, ...]
    positions: tuple[Ref, ...]
    stands: Mapping[str, tuple[Stand, ...]]


def comparison_of(edition: Edition, cells: Cells) -> ComparisonView:
    """Return where everybody stands."""
    stands = {
        actor: found
        for actor, its in cells.by_principal.items()
        if (found := tuple(Stand(cell.position.id, cell.days[-1].taken, sides_of(cell)) for cell in its if cell.days))
    }
    positions = {stand.position for its in stands.values() for stand in its}
    return ComparisonView(_by_name(edition, "actors", stands), _by_name(edition, "positions", positions), stands)


def _by_name(edition: Edition, kind: str, ids: Iterable[str]) -> tuple[Ref, ...]:
    return tuple(sorted((edition.ref(kind, id_) for id_ in ids), key=lambda ref: alphabetical(ref.label)))
