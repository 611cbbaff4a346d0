"""How else a word may be typed in a search: without its marks, and as on the other side of the Atlantic."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

_WORD = re.compile(r"[^\W_]+")
_PARTED = re.compile(r"\b(?:[^\W\d_]\.){2,}|\b\d{1,3}(?:[,.\u00a0\u202f’]\d{3})+\b")
"""What marks part into pieces that are one word: U.K., and a number of groups of three digits."""
_WRITTEN_OUT = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss", "ø": "oe", "å": "aa"})
"""Letters with marks as people write them on a keyboard that lacks them."""
_ENDS = r"(s|ed|ing|er|ers|ful|able|ation|ations|less|hood)?"
_SPELLINGS = tuple(
    (re.compile(rf"(..+){british}{end}"), rf"\1{american}\2")
    for one, other, end in (
        ("our", "or", _ENDS),
        ("is", "iz", r"(e|es|ed|ing|er|ers|ation|ations)"),
        ("ys", "yz", r"(e|es|ed|ing|er|ers)"),
        ("ence", "ense", r"(s|less)?"),
        ("tre", "ter", r"(s|d)?"),
        ("ll", "l", r"(ed|ing|er|ers|ation)"),
        ("ogue", "og", r"(s|ed)?"),
        ("mme", "m", r"(s)?"),
    )
    for british, american in ((one, other), (other, one))
)
"""The endings that British and American English spell in two ways, both ways round.

A word that has another spelling by rule alone, such as "actour", stands in no query and does no harm.
"""


def folded(text: str) -> str:
    """Return a text as it is compared in a search: lower case, without marks, ligatures taken apart."""
    apart = unicodedata.normalize("NFKD", text)
    return "".join(char for char in apart if unicodedata.category(char)[0] != "M").lower()


def words_of(text: str) -> list[str]:
    """Return the words of a text in their order: runs of letters and digits, "U.K." and "1,000" being one word each."""
    return _WORD.findall(_PARTED.sub(lambda parted: "".join(_WORD.findall(parted[0])) + " ", text))


def spellings(word: str, language: str) -> Iterator[str]:
    """Yield the other spellings of a word in lower case; English ones where the language (such as `en`) is English."""
    lower = word.lower()
    yield from {folded(word), lower.translate(_WRITTEN_OUT)} - {lower}
    if language.split("-", maxsplit=1)[0] == "en":
        yield from (swap.sub(other, lower) for swap, other in _SPELLINGS if swap.fullmatch(lower))
