"""The second half of a build: view and render what was checked."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from policy_timeline import exports
from policy_timeline.pages import home_parts, render
from policy_timeline.pages.search import word_pages
from policy_timeline.views import views_of
from policy_timeline.work.garbage import without_collecting
from policy_timeline.work.memory import Shelf

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from datetime import date

    from policy_timeline.checked import Checked
    from policy_timeline.outputs import Options, Output
    from policy_timeline.views.cards import Card


@dataclass(frozen=True, slots=True)
class Built:
    """Every file of the site, and what goes with them.

    `home_parts` makes the parts of the home page, by name, that a hand-written one may place. `words` are pages that
    are not published: what the index of words reads, one for each statement.
    """

    outputs: tuple[Output, ...]
    home_parts: Mapping[str, Callable[[], str]]
    words: tuple[Output, ...] = ()


def build(checked: Checked, options: Options, as_of: date, known: Shelf[Card] | None = None) -> Built:
    """Return the site as it stands on the day `as_of`; `checked` must be without errors.

    With cards that are known, those of statements about which nothing has changed are not made again.
    """
    known = known or Shelf()
    views = views_of(checked.catalog, checked.proofs, as_of, drafts=options.drafts, known=known)
    files = exports.render(checked.catalog, checked.proofs, options, as_of)
    with without_collecting():
        words = tuple(word_pages(views, options)) if options.search else ()
        built = Built(_each_once((*render(views, options), *files)), home_parts(views, options), words)
    known.turn()
    return built


def _each_once(outputs: tuple[Output, ...]) -> tuple[Output, ...]:
    """Return the files; raise ValueError where two have one path, of which a host would silently keep one."""
    twice = [path for path, count in Counter(one.path for one in outputs).items() if count > 1]
    if twice:
        message = f"two generated files must not have the same path: {', '.join(twice)}"
        raise ValueError(message)
    return outputs
