"""Where every principal stands on every position, as matrix and pages show it."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from policy_timeline.facts.stances import held_since, stances_by_day

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from datetime import date

    from policy_timeline.entries.dates import DateSpan
    from policy_timeline.facts.stances import StanceDay
    from policy_timeline.views.cards import Card, Ref, StanceView
    from policy_timeline.views.shown import Shown


@dataclass(frozen=True, slots=True)
class TakenStance:
    """A stance together with the statement that shows it."""

    stance: StanceView
    card: Card


@dataclass(frozen=True, slots=True)
class CellDay:
    """Every stance of one principal on one position on one day."""

    day: date
    taken: tuple[TakenStance, ...]


@dataclass(frozen=True, slots=True)
class Search:
    """A search that found no stance: when, and in which sources."""

    date: DateSpan
    sources: tuple[Ref, ...]


@dataclass(frozen=True, slots=True)
class Cell:
    """A principal on a position: its days in order of time, and the searches that found nothing.

    The last day is where it stands, `since` the first of the days since when the same stances have been recorded; a
    cell without days and searches is silence.
    """

    principal: Ref
    position: Ref
    days: tuple[CellDay, ...] = ()
    since: date | None = None
    searches: tuple[Search, ...] = ()

    @property
    def current(self) -> tuple[CellDay, ...]:
        """The last day alone; empty where there is none."""
        return self.days[-1:]

    @property
    def latest(self) -> CellDay | None:
        """The last day, or None."""
        return self.days[-1] if self.days else None


@dataclass(frozen=True)
class Cells:
    """Cells by (principal, position), in order of these; only those that have days or searches."""

    cells: Mapping[tuple[str, str], Cell]

    @cached_property
    def by_principal(self) -> Mapping[str, tuple[Cell, ...]]:
        """The cells of each principal, in order of position."""
        return self._grouped(lambda cell: cell.principal.id)

    @cached_property
    def by_position(self) -> Mapping[str, tuple[Cell, ...]]:
        """The cells of each position, in order of principal."""
        return self._grouped(lambda cell: cell.position.id)

    def _grouped(self, key: Callable[[Cell], str]) -> Mapping[str, tuple[Cell, ...]]:
        groups: defaultdict[str, list[Cell]] = defaultdict(list)
        for cell in self.cells.values():
            groups[key(cell)].append(cell)
        return {name: tuple(cells) for name, cells in groups.items()}


def cells_of(shown: Shown) -> Cells:
    """Return where everyone stands on the day `shown.as_of`."""
    stances = stances_by_day(shown.publication.counting, shown.as_of)
    searches = _searches(shown)
    cells = {}
    for actor, position in sorted(stances.keys() | searches.keys()):
        days = stances.get((actor, position), ())
        cells[actor, position] = Cell(
            principal=shown.ref("actors", actor),
            position=shown.ref("positions", position),
            days=tuple(_cell_day(shown, day) for day in days),
            since=held_since(days) if days else None,
            searches=searches.get((actor, position), ()),
        )
    return Cells(cells)


def _cell_day(shown: Shown, day: StanceDay) -> CellDay:
    cards = [shown.cards[statement.id] for statement in day.statements]
    return CellDay(
        day.day, tuple(TakenStance(stance, card) for card in cards for stance in card.stances_on(day.position))
    )


def _searches(shown: Shown) -> Mapping[tuple[str, str], tuple[Search, ...]]:
    found: dict[tuple[str, str], list[Search]] = {}
    for position in shown.catalog.positions.values():
        for search in position.searched:
            sources = tuple(shown.ref("sources", source) for source in search.sources)
            found.setdefault((search.actor, position.id), []).append(Search(search.date, sources))
    return {key: tuple(searches) for key, searches in found.items()}
