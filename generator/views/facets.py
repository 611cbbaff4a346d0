"""What statements can be filtered by, and the compact index that filters work on."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.terms import Mode, StanceTerm

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from generator.views.parts import Card, StanceView
    from generator.views.shown import Shown


@dataclass(frozen=True, slots=True)
class Choice:
    """A value to filter by: an id or a term, its label (None for a term), and how many statements have it."""

    value: str
    label: str | None
    count: int


@dataclass(frozen=True, slots=True)
class Facet:
    """A filter with its choices, by label; terms in the order of their definition.

    `kind` is the kind of the entries that can be chosen, or None where terms or years can be.
    """

    name: str
    choices: tuple[Choice, ...]
    kind: str | None = None


@dataclass(frozen=True, slots=True)
class IndexLine:
    """A statement in the index: what filters compare, and what a list of results shows."""

    card: Card
    actors: tuple[str, ...]
    principals: tuple[str, ...]
    issues: tuple[str, ...]
    positions: tuple[str, ...]
    stances: tuple[str, ...]
    modes: tuple[str, ...]
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Facets:
    """The filters and the index, in order of time."""

    facets: tuple[Facet, ...]
    index: tuple[IndexLine, ...]


def facets_of(shown: Shown) -> Facets:
    """Return the filters over all statements."""
    index = tuple(_line(card) for card in shown.cards.values())
    return Facets(
        facets=(
            entry_facet(shown, "actor", "actors", (line.actors for line in index)),
            entry_facet(shown, "principal", "actors", (line.principals for line in index)),
            entry_facet(shown, "issue", "issues", (line.issues for line in index)),
            entry_facet(shown, "position", "positions", (line.positions for line in index)),
            term_facet("stance", list(StanceTerm), (line.stances for line in index)),
            term_facet("mode", list(Mode), (line.modes for line in index)),
            entry_facet(shown, "source", "sources", (line.sources for line in index)),
        ),
        index=index,
    )


def _line(card: Card) -> IndexLine:
    def each(pick: Callable[[StanceView], str]) -> tuple[str, ...]:
        return tuple(dict.fromkeys(pick(one) for one in card.stances))

    return IndexLine(
        card=card,
        actors=(card.speaker.id,),
        principals=(card.principal.id,),
        issues=each(lambda one: one.issue.id),
        positions=each(lambda one: one.position.id),
        stances=each(lambda one: one.stance.value),
        modes=each(lambda one: one.mode.value),
        sources=card.sources,
    )


def entry_facet(shown: Shown, name: str, kind: str, values: Iterable[tuple[str, ...]]) -> Facet:
    """Return a filter by entries of a kind, by label; `values` holds the ids that each statement has."""
    counts = Counter(value for several in values for value in several)
    labels = {value: shown.ref(kind, value).label for value in counts}
    order = sorted(counts, key=lambda value: (labels[value].casefold(), value))
    return Facet(name, tuple(Choice(value, labels[value], counts[value]) for value in order), kind)


def term_facet(name: str, order: list[StanceTerm] | list[Mode], values: Iterable[tuple[str, ...]]) -> Facet:
    """Return a filter by terms, in the order of their definition; `values` holds those that each statement has."""
    counts = Counter(value for several in values for value in several)
    return Facet(name, tuple(Choice(term.value, None, counts[term.value]) for term in order if counts[term.value]))
