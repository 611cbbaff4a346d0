"""How else a word may be typed in a search: without its marks, and as on the other side of the Atlantic."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import cache

from policy_timeline.texts.languages import languages

_WORD = re.compile(r"[^\W_]+")
_PARTED = re.compile(r"\b(?:[^\W\d_]\.){2,}|\b\d{1,3}(?:[,.\u00a0\u202f’]\d{3})+\b")
"""What marks part into pieces that are one word: U.K., and a number of groups of three digits."""
_WRITTEN_OUT = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss", "ø": "oe", "å": "aa"})
"""Letters with marks as people write them on a keyboard that lacks them."""


def folded(text: str) -> str:
    """Return a text as it is compared in a search: lower case, without marks, ligatures taken apart."""
    apart = unicodedata.normalize("NFKD", text)
    return "".join(char for char in apart if unicodedata.category(char)[0] != "M").lower()


def words_of(text: str) -> list[str]:
    """Return the words of a text in their order: runs of letters and digits, "U.K." and "1,000" being one word each."""
    return _WORD.findall(_PARTED.sub(lambda parted: "".join(_WORD.findall(parted[0])) + " ", text))


def spellings(word: str, language: str) -> Iterator[str]:
    """Yield the other spellings of a word in lower case, those of the language (such as `en`) among them.

    A word that has another spelling by rule alone, such as "actour", stands in no query and does no harm.
    """
    lower = word.lower()
    yield from {folded(word), lower.translate(_WRITTEN_OUT)} - {lower}
    yield from (swap.sub(other, lower) for swap, other in _swaps(language.partition("-")[0]) if swap.fullmatch(lower))


@cache
def _swaps(language: str) -> tuple[tuple[re.Pattern[str], str], ...]:
    """Return what finds each ending that a language spells in two ways, and what the other way makes of the word."""
    rows = languages()[language].spellings if language in languages() else ()
    both = ((*pair, ends) for first, second, ends in rows for pair in ((first, second), (second, first)))
    return tuple((re.compile(f"(..+){one}{ends}"), rf"\1{other}\2") for one, other, ends in both)
