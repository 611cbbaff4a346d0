"""The search page, and what the index of words takes from a statement.

Two indexes share the work, so that a search stays small at any size. Ours says which actors, sources and stances each
statement has; Pagefind's holds the words alone: its own filters would weigh five times as much and come out differently
with every run. What connects the two is their order: Pagefind sorts by `order`, and its n-th statement is ours too.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from policy_timeline import routes
from policy_timeline.outputs import Output
from policy_timeline.pages.environment import Templates
from policy_timeline.pages.index import PART
from policy_timeline.pages.page import Crumb, Page

if TYPE_CHECKING:
    from collections.abc import Iterator

    from policy_timeline.outputs import Options
    from policy_timeline.views import Views
    from policy_timeline.views.parts import Card

EVERY = "ⵣⵣⵣ"
"""A word that every statement has, to ask Pagefind for all of them; in letters that no other word here begins with."""


def word_pages(views: Views, options: Options) -> Iterator[Output]:
    """Yield what the index of words reads of each statement: a small page of HTML that nobody else sees.

    Its text is that of the evidence; `about` is what else a reader may look for: names, roles, the date, the event, the
    positions. `order` sorts as the compact index does, and changes with no other day's statements.
    """
    templates = Templates(options)
    for card in views.cards.values():
        yield Output(routes.words(card.id), partial(_word_page, card, templates), "export")


def _word_page(card: Card, templates: Templates) -> str:
    return templates.render(
        "words.html.j2",
        routes.HOME,
        title=card.summary,
        words=" […] ".join(fragment for words in card.words for fragment in words.fragments),
        about=" ".join((*_about(card, templates), EVERY)),
        order=f"d{card.date.effective.isoformat().replace('-', '')}n{card.place:05}",
    )


def _about(card: Card, templates: Templates) -> Iterator[str]:
    yield from (card.speaker.label, *card.roles, card.principal.label, templates.date(card.date))
    yield from (one.label for one in (card.government, card.event) if one)
    for one in card.stances:
        yield from (one.position.label, one.issue.label, templates.phrase(one))


def search_page(views: Views, templates: Templates, version: str) -> Page:
    """Return the search page; `version` is that of the compact index."""
    _ = templates.translate
    title = _("Search")
    return Page(
        path=routes.SEARCH,
        template="search.md.j2",
        title=title,
        description=_("Find statements by words, actor, issue, stance, sense, year and source."),
        values={"facets": views.search_facets, "every": EVERY, "part": PART, "version": version},
        trail=(Crumb(title, routes.SEARCH),),
        hide=("navigation", "toc"),
    )
