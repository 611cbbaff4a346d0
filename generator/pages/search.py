"""The search page, the compact index that its filters work on, and what the index of words takes from a statement.

Two indexes share the work, so that a search stays small at any size. Ours says which actors, sources and stances each
statement has; it answers filters without a word typed, with counts, in one request. Pagefind's holds the words alone:
its own filters would weigh five times as much and come out differently with every run. What connects the two is their
order: Pagefind sorts by `order`, and its n-th statement is the n-th row of ours.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from functools import partial
from itertools import groupby
from typing import TYPE_CHECKING

from generator import routes
from generator.outputs import Output
from generator.pages.page import Crumb, Page
from generator.views.search import PART

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from generator.pages.environment import Templates
    from generator.views.search import SearchRow, SearchView

EVERY = "ⵣⵣⵣ"
"""A word that every statement has, to ask Pagefind for all of them; in letters that no other word here begins with."""


@dataclass(frozen=True, slots=True)
class Indexed:
    """What Pagefind takes from a statement's page.

    `words` are those of the evidence; `about` is what else a reader may look for: names, roles, the date, the event,
    the positions. `order` sorts as the rows of the compact index do, and changes with no other day's statements.
    """

    words: str
    about: str
    order: str


def indexed(row: SearchRow, templates: Templates) -> Indexed:
    """Return what the index of words takes from a statement's page."""
    return Indexed(
        words=" […] ".join(fragment for words in row.card.words for fragment in words.fragments),
        about=" ".join((*_about(row, templates), EVERY)),
        order=f"d{row.day.isoformat().replace('-', '')}n{row.place:05}",
    )


def _about(row: SearchRow, templates: Templates) -> Iterator[str]:
    card = row.card
    yield from (card.speaker.label, *card.roles, card.principal.label, templates.date(card.date))
    yield from (one.label for one in (card.government, card.event) if one)
    for one in card.stances:
        yield from (one.position.label, one.issue.label, templates.phrase(one))


def search_page(view: SearchView, templates: Templates) -> Page:
    """Return the search page."""
    _ = templates.translate
    title = _("Search")
    return Page(
        path=routes.SEARCH,
        template="search.md.j2",
        title=title,
        description=_("Find statements by words, actor, issue, stance, sense, year and source."),
        values={"view": view, "every": EVERY, "part": PART, "version": _version(view)},
        trail=(Crumb(title, routes.SEARCH),),
        hide=("navigation", "toc"),
    )


def _version(view: SearchView) -> str:
    """Return what the addresses of the data end in, so that a page never works on data of another build."""
    return hashlib.sha256(_index(view).encode()).hexdigest()[:8]


def search_files(view: SearchView, templates: Templates) -> Iterator[Output]:
    """Yield the compact index, and the cards of all statements, a few in each file."""
    yield Output(routes.SEARCH_INDEX, lambda: _index(view), "export")
    for (day, part), rows in groupby(view.rows.values(), key=lambda row: (row.day, row.part)):
        path = routes.search_cards(str(day), str(part))
        yield Output(path, partial(_cards, tuple(rows), templates), "export")


def _cards(rows: tuple[SearchRow, ...], templates: Templates) -> str:
    return _json([templates.card(row.card, routes.SEARCH) for row in rows])


def _index(view: SearchView) -> str:
    """Return the compact index.

    `names` lists ids and terms; all else counts into it. `days` are pairs of a day and how many statements it has, in
    order of time. Each column lists its distinct values, and for every statement which of them it has.
    """
    names: dict[str, int] = {}

    def number(name: str) -> int:
        return names.setdefault(name, len(names))

    rows = view.rows.values()
    columns = {
        "actors": _column([number(one) for one in row.actors] for row in rows),
        "sources": _column([number(one) for one in row.sources] for row in rows),
        "stances": _column([[number(one) for one in stance] for stance in row.stances] for row in rows),
    }
    days = [[str(day), len(list(group))] for day, group in groupby(rows, key=lambda row: row.day)]
    return _json({"names": list(names), "days": days, **columns})


def _column(values: Iterable[list[object]]) -> dict[str, object]:
    distinct: dict[str, int] = {}
    rows = [distinct.setdefault(_json(value), len(distinct)) for value in values]
    return {"values": [json.loads(value) for value in distinct], "rows": rows}


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
