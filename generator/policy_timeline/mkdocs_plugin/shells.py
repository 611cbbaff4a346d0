"""The theme around a page, made once for all pages that differ in nothing but their texts.

A shell is what the theme's own template makes of a page whose title, description, content and address are marks. Where
the marks come out, the texts of each page go in: as they are, or as Jinja's filters would have changed them there.
Which it was, the mark tells, since it holds a character that the filters treat differently.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from markupsafe import Markup

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

ADDRESS = "ptmark-address"
"""The mark of that part of a page's address that tells it from its neighbors."""

ENTRY = "ptmark-entry"
"""The mark of the path of its entry."""

CONTENT = "<h1>ptmark-content</h1>"
"""The mark of a content with a heading of its own; themes give one to a content that has none."""

BARE_CONTENT = "ptmark-content"
"""The mark of a content without one."""

TITLE, DESCRIPTION = "title", "description"
"""The names of the texts that themes put through filters."""

_FORMS: Mapping[str, Callable[[str], str]] = {
    "&#8288;": str,
    "\u2060": lambda text: str(Markup.escape(Markup(text).striptags())),  # noqa: S704 - tags and entities go
    "&amp;#8288;": lambda text: str(Markup.escape(text)),
}
"""What becomes of a mark's last character, and what has then become of its text: nothing; `striptags | e`; `e`."""

_FILTERED = rf"ptmark-({TITLE}|{DESCRIPTION})({'|'.join(map(re.escape, _FORMS))})"
_PLAIN = f"({'|'.join(map(re.escape, (CONTENT, BARE_CONTENT, ADDRESS, ENTRY)))})"
_MARKS = re.compile(f"{_FILTERED}|{_PLAIN}")


def mark(name: str) -> str:
    """Return the mark in whose place the text of that name goes."""
    return f"ptmark-{name}&#8288;"


class Shell:
    """A page of the theme with marks in it, ready to be filled."""

    def __init__(self, html: str) -> None:
        parts = _MARKS.split(html)
        self._first, self._texts = parts[0], parts[4::4]
        self._marks = list(zip(parts[1::4], parts[2::4], parts[3::4], strict=True))

    def fill(self, texts: Mapping[str, str]) -> str:
        """Return the page of these texts, each by its mark, or by its name where filters may have changed it."""
        out = [self._first]
        for (name, form, plain), text in zip(self._marks, self._texts, strict=True):
            out += [texts[plain] if plain else _FORMS[form](texts[name]), text]
        return "".join(out)
