"""What statements can be filtered by, on the timeline and on the search page."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby

from policy_timeline.entries.terms import Mode, StanceTerm
from policy_timeline.texts.alphabet import alphabetical
from policy_timeline.views.cards import Card
from policy_timeline.views.edition import Edition


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


def timeline_facets(edition: Edition) -> tuple[Facet, ...]:
    """Return the filters of the timeline."""
    cards = edition.cards.values()
    return (
        _entries(edition, "actor", "actors", ((card.speaker.id,) for card in cards)),
        _entries(edition, "principal", "actors", ((card.principal.id,) for card in cards)),
        _entries(edition, "issue", "issues", ((stance.issue.id for stance in card.stances) for card in cards)),
        _entries(edition, "position", "positions", ((stance.position.id for stance in card.stances) for card in cards)),
        *_terms(cards),
        _entries(edition, "source", "sources", (card.sources for card in cards)),
    )


def search_facets(edition: Edition) -> tuple[Facet, ...]:
    """Return the filters of the search: an actor is who speaks or whom the words count for."""
    cards = edition.cards.values()
    return (
        _entries(edition, "actor", "actors", ((card.speaker.id, card.principal.id) for card in cards)),
        _entries(edition, "issue", "issues", ((stance.issue.id for stance in card.stances) for card in cards)),
        *_terms(cards),
        _years(cards),
        _entries(edition, "source", "sources", (card.sources for card in cards)),
    )


def _entries(edition: Edition, name: str, kind: str, values: Iterable[Iterable[str]]) -> Facet:
    """Return a filter by entries of a kind, by label; `values` holds the ids that each statement has."""
    counts = _counts(values)
    labels = {value: edition.ref(kind, value).label for value in counts}
    order = sorted(counts, key=lambda value: (alphabetical(labels[value]), value))
    return Facet(name, tuple(Choice(value, labels[value], counts[value]) for value in order), kind)


def _terms(cards: Iterable[Card]) -> tuple[Facet, Facet]:
    """Return the filters by stance and by mode, each in the order of its terms' definition."""
    stances = _counts((stance.stance for stance in card.stances) for card in cards)
    modes = _counts((stance.mode for stance in card.stances) for card in cards)
    return (
        Facet("stance", tuple(Choice(term.value, None, stances[term]) for term in StanceTerm if stances[term])),
        Facet("mode", tuple(Choice(term.value, None, modes[term]) for term in Mode if modes[term])),
    )


def _counts(values: Iterable[Iterable[str]]) -> Counter[str]:
    """Return how many statements have each value; one that has it twice counts once."""
    return Counter(value for several in values for value in dict.fromkeys(several))


def _years(cards: Iterable[Card]) -> Facet:
    """Return the years with their statements, the newest first."""
    counted = [
        (year, len(list(group))) for year, group in groupby(cards, key=lambda card: card.date.effective.year_text)
    ]
    return Facet("year", tuple(Choice(year, year, count) for year, count in reversed(counted)))
