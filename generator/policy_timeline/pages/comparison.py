"""The page on which a reader puts two actors side by side, and what its script reads: where everybody stands."""

from __future__ import annotations

import json

from policy_timeline import routes
from policy_timeline.facts.sides import side_of
from policy_timeline.pages.page import Crumb, Page
from policy_timeline.pages.rendering import Renderer
from policy_timeline.views import Views
from policy_timeline.views.cards import StanceView


def comparison_page(views: Views, renderer: Renderer, part: int) -> Page:
    """Return the page; `part` says how many cards a file of them holds."""
    title = renderer.translate("Compare two actors")
    return Page(
        path=routes.COMPARE,
        template="compare.md.j2",
        title=title,
        description=renderer.translate(
            "Where two people, states or organizations agree and differ, position by position."
        ),
        values={"view": views.comparison, "part": part},
        trail=(Crumb(title, routes.COMPARE),),
        hide=("navigation", "toc"),
    )


def comparison_data(views: Views, renderer: Renderer) -> str:
    """Return as JSON where everybody stands.

    `phrases` are what stances mean, each with its mark; `actors` has for each actor, by the id of a position, the sides
    that it takes by mode, and its stances as [phrase, statement, day, place of the statement among those of the day].
    """
    phrases: dict[tuple[str, str], int] = {}

    def number(stance: StanceView) -> int:
        mark = side_of([(stance.stance, stance.mode)]).value
        return phrases.setdefault((renderer.phrase(stance), mark), len(phrases))

    actors = {
        actor: {
            stand.position: {
                "sides": {mode.value: side for mode, side in stand.sides.items()},
                "taken": [
                    [number(taken.stance), taken.card.id, str(taken.card.date.effective), taken.card.place]
                    for taken in stand.taken
                ],
            }
            for stand in stands
        }
        for actor, stands in views.comparison.stands.items()
    }
    return json.dumps({"phrases": list(phrases), "actors": actors}, ensure_ascii=False, separators=(",", ":")) + "\n"
