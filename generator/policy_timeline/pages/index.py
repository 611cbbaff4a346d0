"""The compact index of all statements that filters and the search work on, and the cards that they show.

A script learns from the index which statements match, with counts and without a word typed, in one request. A statement
is named there by its day and its place among those of that day; its card lies in a file with a few others.
"""

from __future__ import annotations

import hashlib
import json
from functools import cached_property, partial
from itertools import groupby
from typing import TYPE_CHECKING

from policy_timeline import routes
from policy_timeline.outputs import Output

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterable, Iterator
    from datetime import date

    from policy_timeline.pages.environment import Templates
    from policy_timeline.views import Views
    from policy_timeline.views.parts import Card

PART = 4
"""So many cards stand in one file of them: few enough that a page of results loads little that it does not show."""


class StatementIndex:
    """The index and the files of cards of one build."""

    def __init__(self, views: Views, templates: Templates) -> None:
        self._views = views
        self._templates = templates

    @cached_property
    def text(self) -> str:
        """The index, as JSON.

        `names` lists ids and terms; all else counts into it. `days` are pairs of a day and how many statements it has,
        in order of time; `issues` gives each position its issue. Each column lists its distinct values, and for every
        statement which of them it has; a stance is a position, a stance and a mode, said together.
        """
        names: dict[str, int] = {}

        def number(name: str) -> int:
            return names.setdefault(name, len(names))

        cards = self._views.cards.values()
        issues = {one.position.id: one.issue.id for card in cards for one in card.stances}
        content = {
            "issues": [[number(position), number(issue)] for position, issue in issues.items()],
            "speakers": _column(number(card.speaker.id) for card in cards),
            "principals": _column(number(card.principal.id) for card in cards),
            "sources": _column(tuple([number(one) for one in card.sources]) for card in cards),
            "stances": _column(
                tuple([tuple([number(name) for name in one]) for one in _stances(card)]) for card in cards
            ),
            "days": [[str(day), len(list(group))] for day, group in groupby(cards, key=_day)],
        }
        return _json({"names": list(names), **content})

    @cached_property
    def version(self) -> str:
        """What the addresses of the data end in, so that a page never works on data of another build."""
        return hashlib.sha256(self.text.encode()).hexdigest()[:8]

    def files(self) -> Iterator[Output]:
        """Yield the index, and the cards of all statements, a few in each file."""
        yield Output(routes.INDEX, lambda: self.text, "export")
        parts = groupby(self._views.cards.values(), key=lambda card: (_day(card), card.place // PART))
        for (day, part), cards in parts:
            yield Output(routes.index_cards(str(day), str(part)), partial(self._part, tuple(cards)), "export")

    def _part(self, cards: tuple[Card, ...]) -> str:
        return _json([self._templates.card(card, routes.SEARCH) for card in cards])


def _day(card: Card) -> date:
    return card.date.effective


def _stances(card: Card) -> Iterable[tuple[str, str, str]]:
    return dict.fromkeys((one.position.id, one.stance.value, one.mode.value) for one in card.stances)


def _column(values: Iterable[Hashable]) -> dict[str, object]:
    distinct: dict[Hashable, int] = {}
    rows = [distinct.setdefault(value, len(distinct)) for value in values]
    return {"values": list(distinct), "rows": rows}


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
