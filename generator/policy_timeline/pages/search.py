"""The search: its page, the index of statements by what they are, and what the index of words reads.

Two indexes share the work, so that a search stays small at any size. Ours, which the filters of the timeline use too,
says which actors, sources and stances each statement has: a script learns from it which statements match, with counts
and without a word typed, in one request. Pagefind's (https://pagefind.app) holds the words alone: its own filters would
weigh five times as much and come out differently with every run. What connects the two is their order: Pagefind sorts
by `order`, and its n-th statement is ours too. A statement is named by its day and its place among those of that day;
its card lies in a file with a few others.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Hashable, Iterable, Iterator, Mapping
from functools import cached_property, partial
from itertools import groupby

from policy_timeline import routes
from policy_timeline.entries.days import Day
from policy_timeline.outputs import Options, Output
from policy_timeline.pages.page import Crumb, Page
from policy_timeline.pages.rendering import Renderer
from policy_timeline.texts.spellings import folded, spellings, words_of
from policy_timeline.views import Views
from policy_timeline.views.cards import Card
from policy_timeline.views.names import NamedEntry

PART = 4
"""So many cards stand in one file of them: few enough that a page of results loads little that it does not show."""

EVERY = "ⵣⵣⵣ"
"""A word that every statement has, to ask Pagefind for all of them; in letters that no other word here begins with."""

WHOLE = 2
"""Words of so many letters are looked for whole, as numbers are: "UK" is not Ukraine, "2%" is not 2025."""


class StatementIndex:
    """The index of statements and the files of their cards, for one build."""

    def __init__(self, views: Views, renderer: Renderer) -> None:
        self._views = views
        self._renderer = renderer

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
        issues = {stance.position.id: stance.issue.id for card in cards for stance in card.stances}
        content = {
            "issues": [[number(position), number(issue)] for position, issue in issues.items()],
            "speakers": _column(number(card.speaker.id) for card in cards),
            "principals": _column(number(card.principal.id) for card in cards),
            "sources": _column(tuple([number(source) for source in card.sources]) for card in cards),
            "stances": _column(
                tuple([tuple([number(name) for name in stance]) for stance in _stances(card)]) for card in cards
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
        return _json([self._renderer.card(card, routes.SEARCH) for card in cards])


def _day(card: Card) -> Day:
    return card.date.effective


def _stances(card: Card) -> Iterable[tuple[str, str, str]]:
    return dict.fromkeys((stance.position.id, stance.stance.value, stance.mode.value) for stance in card.stances)


def _column(values: Iterable[Hashable]) -> dict[str, object]:
    distinct: dict[Hashable, int] = {}
    rows = [distinct.setdefault(value, len(distinct)) for value in values]
    return {"values": list(distinct), "rows": rows}


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def names_file(views: Views, renderer: Renderer) -> Output:
    """Return the names of actors, positions, issues, events and sources, as JSON for the search.

    A list of lists: the address from the site's root, the label, what else the entry is called, and each of these that
    is spelled in another way too once more, with the other spellings.
    """

    def line(name: NamedEntry) -> list[str]:
        called = [name.label, *name.others]
        forms = {text: _spellings([text], renderer.options.language) for text in called}
        spelled = [" ".join((text, *sorted(others))) for text, others in forms.items() if others]
        return [renderer.addresses.of(routes.entry(name.kind, name.id)), *called, *spelled]

    return Output(routes.NAMES, lambda: _json([line(name) for name in views.names]), "export")


def word_pages(views: Views, options: Options) -> Iterator[Output]:
    """Yield what the index of words reads of each statement: a small page of HTML that is not published.

    Its text is that of the evidence; `about` is what else a reader may look for: names with all that they are called,
    roles, the date, the event, the positions, and other spellings of all that. `order` sorts as the index of statements
    does, and changes with no other day's statements.
    """
    renderer = Renderer(options)
    others = {(name.kind, name.id): name.others for name in views.names}
    for card in views.cards.values():
        yield Output(routes.words(card.id), partial(_word_page, card, renderer, others), "export")


def _word_page(card: Card, renderer: Renderer, others: Mapping[tuple[str, str], tuple[str, ...]]) -> str:
    words = " […] ".join(fragment for excerpt in card.excerpts for fragment in excerpt.fragments)
    about = [*_about(card, renderer, others), card.summary]
    return renderer.render(
        "words.html.j2",
        routes.HOME,
        title=card.summary,
        words=words,
        every=EVERY,
        about=" ".join((*about, *_forms([words, *about], renderer.options.language))),
        order=f"d{card.date.effective.isoformat().replace('-', '')}n{card.place:05}",
    )


def _about(card: Card, renderer: Renderer, others: Mapping[tuple[str, str], tuple[str, ...]]) -> Iterator[str]:
    yield from (*card.roles, renderer.date(card.date))
    for ref in (card.speaker, card.principal, card.government, card.event):
        if ref:
            yield from (ref.label, *others[ref.kind, ref.id])
    for stance in card.stances:
        yield renderer.phrase(stance)
        for ref in (stance.position, stance.issue):
            yield from (ref.label, *others[ref.kind, ref.id])


def _forms(texts: Iterable[str], language: str) -> list[str]:
    """Return how else the words of texts are typed, and for short words and numbers what finds them whole."""
    texts = [*texts]
    words = {word for text in texts for word in words_of(text)}
    joined = {folded(word) for word in words if not any(word in text for text in texts)}
    short = {whole(word) for word in words if len(word) <= WHOLE or not word.isalpha()}
    return sorted(_spellings(texts, language) | joined | short)


def _spellings(texts: Iterable[str], language: str) -> set[str]:
    return {form for text in texts for word in words_of(text) for form in spellings(word, language)}


def whole(word: str) -> str:
    """Return the word that stands in the index for a short one, or a number, as a whole: of letters like EVERY's."""
    return f"{EVERY[0]}{folded(word)}{EVERY[0]}"


def search_page(views: Views, renderer: Renderer, version: str) -> Page:
    """Return the search page; `version` is that of the index of statements."""
    _ = renderer.translate
    title = _("Search")
    return Page(
        path=routes.SEARCH,
        template="search.md.j2",
        title=title,
        description=_("Find statements by words, actor, issue, stance, sense, year and source."),
        values={"facets": views.search_facets, "every": EVERY, "whole": WHOLE, "part": PART, "version": version},
        trail=(Crumb(title, routes.SEARCH),),
        hide=("navigation", "toc"),
    )
