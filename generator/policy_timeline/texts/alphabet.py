"""The order of names: as a reader of an alphabetical list looks for them, whatever marks their letters bear."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_LETTERS = str.maketrans({"ø": "o", "đ": "d", "ð": "d", "ł": "l", "æ": "ae", "œ": "oe", "þ": "th", "ı": "i"})
"""Letters that Unicode does not take apart, with those under which lists in German and English have them."""


_NUMBER = re.compile(r"[0-9]+")


@lru_cache(maxsize=1 << 14)
def alphabetical(name: str) -> tuple[str, str]:
    """Return the key by which a name is sorted: Ä as A (DIN 5007-1), numbers by size, equal names by their marks."""
    return _NUMBER.sub(lambda number: number[0].zfill(12), plain_letters(name)), name


def plain_letters(text: str) -> str:
    """Return a text in lower case, its Latin letters without marks."""
    apart = unicodedata.normalize("NFKD", text.casefold())
    return "".join(char for char in apart if not unicodedata.combining(char)).translate(_LETTERS)
