"""Where every principal stands on every position, day by day: the one derivation that matrix and pages share."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from datetime import date

    from policy_timeline.entries.dates import DateSpan
    from policy_timeline.views.parts import Card, Ref, StanceView
    from policy_timeline.views.shown import Shown


@dataclass(frozen=True, slots=True)
class Taken:
    """A stance together with the statement that shows it."""

    stance: StanceView
    card: Card


@dataclass(frozen=True, slots=True)
class Day:
    """Every stance of one principal on one position on one day."""

    day: date
    taken: tuple[Taken, ...]

    @property
    def terms(self) -> frozenset[tuple[str, str]]:
        """The stances and modes of the day, for telling whether two days differ."""
        return frozenset((one.stance.stance.value, one.stance.mode.value) for one in self.taken)


@dataclass(frozen=True, slots=True)
class Search:
    """A search that found no stance: when, and in which sources."""

    date: DateSpan
    sources: tuple[Ref, ...]


@dataclass(frozen=True, slots=True)
class Cell:
    """A principal on a position: its days in order of time, and the searches that found nothing.

    The last day is where it stands; a cell without days and searches is silence.
    """

    principal: Ref
    position: Ref
    days: tuple[Day, ...] = ()
    searches: tuple[Search, ...] = ()

    @property
    def standing(self) -> tuple[Day, ...]:
        """The last day alone; empty where there is none."""
        return self.days[-1:]

    @property
    def latest(self) -> Day | None:
        """The day whose stances stand, or None."""
        return self.days[-1] if self.days else None

    @property
    def since(self) -> date | None:
        """The first of the days since when the same stances have stood."""
        if not self.days:
            return None
        same = self.days[-1].day
        for day in reversed(self.days):
            if day.terms != self.days[-1].terms:
                break
            same = day.day
        return same


@dataclass(frozen=True)
class Standings:
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


def standings_of(shown: Shown) -> Standings:
    """Return where everyone stands on the day `shown.as_of`."""
    days = _days(shown)
    searches = _searches(shown)
    cells = {
        (actor, position): Cell(
            principal=shown.ref("actors", actor),
            position=shown.ref("positions", position),
            days=days.get((actor, position), ()),
            searches=searches.get((actor, position), ()),
        )
        for actor, position in sorted(days.keys() | searches.keys())
    }
    return Standings(cells)


def _days(shown: Shown) -> Mapping[tuple[str, str], tuple[Day, ...]]:
    found: dict[tuple[str, str], dict[date, list[Taken]]] = {}
    for taken in _all_taken(shown):
        key = (taken.stance.principal.id, taken.stance.position.id)
        found.setdefault(key, {}).setdefault(taken.card.date.effective, []).append(taken)
    return {key: tuple(Day(day, tuple(taken)) for day, taken in days.items()) for key, days in found.items()}


def _all_taken(shown: Shown) -> Iterator[Taken]:
    for card in shown.standing_cards:
        if card.date.effective <= shown.as_of:
            yield from (Taken(stance, card) for stance in card.stances)


def _searches(shown: Shown) -> Mapping[tuple[str, str], tuple[Search, ...]]:
    found: dict[tuple[str, str], list[Search]] = {}
    for position in shown.catalog.positions.values():
        for one in position.searched:
            search = Search(one.date, tuple(shown.ref("sources", source) for source in one.sources))
            found.setdefault((one.actor, position.id), []).append(search)
    return {key: tuple(value) for key, value in found.items()}
