"""What is common to all pages: a title, a description, a trail of breadcrumbs, a template."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from policy_timeline import routes

if TYPE_CHECKING:
    from collections.abc import Mapping

    from policy_timeline.pages.environment import Templates

DESCRIPTION = 155
"""Search engines show about so many characters of a description."""


@dataclass(frozen=True, slots=True)
class Crumb:
    """A step of the way from the home page: a label and the path that it leads to."""

    label: str
    path: str


@dataclass(frozen=True, slots=True)
class Page:
    """One page before it is rendered: where it goes, its template and the values that the template sees."""

    path: str
    template: str
    title: str
    description: str
    values: Mapping[str, object]
    trail: tuple[Crumb, ...] = ()
    hide: tuple[str, ...] = field(default=("navigation",))


def markdown(page: Page, templates: Templates, *, searchable: bool = False) -> str:
    """Return the page's Markdown; `searchable` lets the host's search read it."""
    return templates.render(
        page.template,
        page.path,
        title=page.title,
        description=shorten(page.description),
        heading=page.title,
        trail=(Crumb(templates.translate("Home"), routes.HOME), *page.trail) if page.trail else (),
        hide=page.hide,
        searchable=searchable,
        **page.values,
    )


def shorten(text: str) -> str:
    """Return a text of at most DESCRIPTION characters, cut between words."""
    flat = " ".join(text.split())
    if len(flat) <= DESCRIPTION:
        return flat
    return flat[: DESCRIPTION - 1].rsplit(" ", 1)[0] + "…"
