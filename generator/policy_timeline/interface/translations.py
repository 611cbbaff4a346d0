"""The interface's words in another language, read from gettext catalogues (locales/<language>.po)."""

from __future__ import annotations

from functools import lru_cache
from gettext import GNUTranslations, NullTranslations
from importlib.resources import files
from io import BytesIO
from typing import TYPE_CHECKING

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

if TYPE_CHECKING:
    from collections.abc import Callable


def translator(language: str) -> Callable[[str], str]:
    """Return a function from English messages to a language's; what has no translation stays English."""
    return _catalogue(language.partition("-")[0]).gettext


def counted(language: str) -> Callable[[str, str, int], str]:
    """Return a function that picks, from a message for one and one for several, the translated form for a number."""
    return _catalogue(language.partition("-")[0]).ngettext


@lru_cache
def _catalogue(language: str) -> NullTranslations:
    path = files("policy_timeline.interface") / "locales" / f"{language}.po"
    if not path.is_file():
        return NullTranslations()
    compiled = BytesIO()
    with path.open("rb") as file:
        write_mo(compiled, read_po(file, locale=language))
    compiled.seek(0)
    return GNUTranslations(compiled)
