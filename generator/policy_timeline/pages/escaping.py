"""The escaping of all that pages print: nothing else makes a text of an entry, or of a source, part of a page."""

from __future__ import annotations

import json
import re
from functools import lru_cache

from markupsafe import Markup

_PLAIN = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_SPECIAL = re.compile(r"[^\w ]|_")
_IN_STRINGS = re.compile(r"[<>&'`~*_#%$^|!@]|--|\+\+|==|\{\{")
"""What HTML, Markdown or its extensions may act on and JSON has in strings alone, where a number may stand for it."""


def entities(value: object) -> Markup:
    """Return a value's text with every character that is no letter, digit or space as a numeric entity.

    Inside an HTML block of a Markdown page nothing is left for Markdown, its extensions or the browser to act on: not a
    fence, not a line break, not a tag. Text that is already markup stays as it is, and so does what has the form of an
    id: ids, terms and dates, which programs look for in attributes.
    """
    if isinstance(value, Markup):
        return value
    return _escaped(str(value))


@lru_cache(maxsize=1 << 16)  # names and labels come again and again
def _escaped(text: str) -> Markup:
    if _PLAIN.fullmatch(text):
        return Markup(text)  # noqa: S704 - lower-case letters, digits and single hyphens
    return Markup(_SPECIAL.sub(lambda found: f"&#{ord(found[0])};", text))  # noqa: S704 - this is the escaping


def front_matter(value: str) -> Markup:
    """Return a text for a page's front matter: a JSON string, which is YAML, of text that needs no escaping later.

    Material prints titles and descriptions as they are, so they hold entities already. Letters stay letters: JSON's way
    to escape one beyond the basic plane, as two surrogates, is none that YAML knows.
    """
    return Markup(json.dumps(str(entities(value)), ensure_ascii=False))  # noqa: S704 - a JSON string of entities


def script_data(value: object) -> Markup:
    """Return a JSON text on one line of ASCII in which nothing can end the script element or catch Markdown's eye."""
    text = json.dumps(value, sort_keys=True, separators=(",", ":"))
    return Markup(_IN_STRINGS.sub(_numbered, text))  # noqa: S704 - this is the escaping


def _numbered(found: re.Match[str]) -> str:
    return "".join(f"\\u{ord(char):04x}" for char in found[0])


def fill(message: str, **parts: object) -> Markup:
    """Return a message with its `%(name)s` places filled: the message and plain texts escaped, markup kept."""
    pieces = re.split(r"%\((\w+)\)s", message)
    return Markup("").join(entities(parts[piece]) if at % 2 else entities(piece) for at, piece in enumerate(pieces))
