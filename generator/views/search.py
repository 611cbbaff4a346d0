"""The search: what statements can be looked for by, and the rows that filters work on."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

from generator.terms import Mode, StanceTerm
from generator.views.facets import Choice, Facet, entry_facet, term_facet

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date

    from generator.views.parts import Card
    from generator.views.shown import Shown

PART = 4
"""So many cards stand in one file of them: few enough that a page of results loads little that it does not show."""


@dataclass(frozen=True, slots=True)
class SearchRow:
    """A statement as the search knows it.

    `day` is the day under which it is filed, and `place` counts the statements of that day from 0. `actors` are the
    speaker and the actor that the words count for; `stances` are triples of issue, stance and mode, so that what is
    looked for together must be said together.
    """

    card: Card
    day: date
    place: int
    actors: tuple[str, ...]
    sources: tuple[str, ...]
    stances: tuple[tuple[str, str, str], ...]

    @property
    def part(self) -> int:
        """Which of the day's files of cards holds it, from 0."""
        return self.place // PART


@dataclass(frozen=True, slots=True)
class SearchView:
    """The filters, and a row for every statement by its id, in order of time."""

    facets: tuple[Facet, ...]
    rows: Mapping[str, SearchRow]


def search_of(shown: Shown) -> SearchView:
    """Return what the search knows of all statements."""
    days = groupby(shown.cards.values(), key=lambda card: card.date.effective)
    rows = tuple(_row(card, day, place) for day, cards in days for place, card in enumerate(cards))
    return SearchView(
        facets=(
            entry_facet(shown, "actor", "actors", (row.actors for row in rows)),
            entry_facet(shown, "issue", "issues", (_each(row, 0) for row in rows)),
            term_facet("stance", list(StanceTerm), (_each(row, 1) for row in rows)),
            term_facet("mode", list(Mode), (_each(row, 2) for row in rows)),
            _years(rows),
            entry_facet(shown, "source", "sources", (row.sources for row in rows)),
        ),
        rows={row.card.id: row for row in rows},
    )


def _row(card: Card, day: date, place: int) -> SearchRow:
    return SearchRow(
        card=card,
        day=day,
        place=place,
        actors=tuple(dict.fromkeys((card.speaker.id, card.principal.id))),
        sources=card.sources,
        stances=tuple(dict.fromkeys((one.issue.id, one.stance.value, one.mode.value) for one in card.stances)),
    )


def _each(row: SearchRow, part: int) -> tuple[str, ...]:
    return tuple(dict.fromkeys(stance[part] for stance in row.stances))


def _years(rows: Iterable[SearchRow]) -> Facet:
    """Return the years with their statements, the newest first."""
    counted = [(f"{year}", len(list(group))) for year, group in groupby(rows, key=lambda row: row.day.year)]
    return Facet("year", tuple(Choice(year, year, count) for year, count in reversed(counted)))
