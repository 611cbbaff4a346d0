"""The interface's words in another language, read from gettext catalogues (locales/<language>.po)."""

from __future__ import annotations

from functools import lru_cache
from importlib.resources import files
from typing import TYPE_CHECKING

from babel.messages.pofile import read_po

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping


def translator(language: str) -> Callable[[str], str]:
    """Return a function from English messages to a language's; what has no translation stays English."""
    messages = _messages(language.partition("-")[0])
    return lambda message: messages.get(message, message)


@lru_cache
def _messages(language: str) -> Mapping[str, str]:
    path = files("generator") / "locales" / f"{language}.po"
    if not path.is_file():
        return {}
    with path.open("rb") as file:
        return {str(one.id): str(one.string) for one in read_po(file, locale=language) if one.id and one.string}
