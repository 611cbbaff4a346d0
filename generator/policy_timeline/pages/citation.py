"""How to cite a statement, as plain text and as BibTeX (https://www.bibtex.org/Format/)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from policy_timeline import routes
from policy_timeline.interface.dates_text import date_text, machine_date

if TYPE_CHECKING:
    from policy_timeline.pages.environment import Templates
    from policy_timeline.views.parts import Card


@dataclass(frozen=True, slots=True)
class Citation:
    """A statement's citation in both forms."""

    plain: str
    bibtex: str


def citation(card: Card, templates: Templates) -> Citation:
    """Return how to cite a statement: who, when, what, in which timeline, at which address."""
    options = templates.options
    when = date_text(card.date, options.language, templates.translate)
    address = templates.addresses.absolute(routes.entry("statements", card.id))
    plain = f"{card.speaker.label} ({when}): {_ended(card.summary)} {_ended(options.site_name)} {address}"
    fields = {
        "author": f"{{{_tex(card.speaker.label)}}}",
        "title": _tex(card.summary),
        "year": str(card.date.effective.year),
        "date": machine_date(card.date),
        "howpublished": _tex(options.site_name),
        "url": address,
    }
    lines = [f"  {name} = {{{value}}}," for name, value in fields.items() if value]
    return Citation(plain, "\n".join([f"@misc{{{card.id},", *lines, "}"]))


def _ended(text: str) -> str:
    """Return a text with a full stop at its end, unless it has one."""
    return text if text.endswith((".", "!", "?", "…")) else f"{text}."


def _tex(text: str) -> str:
    """Return a text in which TeX's special characters stand for themselves."""
    return re.sub(r"([#$%&_{}])", r"\\\1", text.replace("\\", "/"))
