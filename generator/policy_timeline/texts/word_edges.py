"""Where words begin and end in an archived text: a quotation must hold whole ones."""

from __future__ import annotations

import re
import unicodedata

_LEFT, _RIGHT = 5, 8
_INSIDE = re.compile(
    r"""
      \w\0\w
    | \w\0['’ʼ&/‐‑-]\w | \w['’ʼ&/‐‑-]\0\w              # can't, non-military, R&D, and/or
    | \w\0[-‐]\s*\n\s*\w | \w[-‐]\s*\0\s*\n\s*\w | \w[-‐]\s*\n\s*\0\w
    | \d\0[.,:]\d | \d[.,:]\0\d                        # 2.5, 10,000, 12:30
    | [^\W\d_a-z]\0\.[^\W\d_a-z] | [^\W\d_a-z]\.\0[^\W\d_a-z]   # U.S.
    | \d\0\s?[%‰°] | [$€£¥]\s?\0\d                     # 2%, $5
    | (?:^|[^\w)%])[-+−±]\0\d                          # a number's sign
    """,
    re.VERBOSE,
)  # fmt: skip
_SCALE = re.compile(
    r"""\s+(?:per\s?cent|hundred|thousand|million|billion|trillion|dozen|bn|mn
      |prozent|hundert|tausend|millionen|milliarden?|billionen|mio|mrd)\b""",
    re.VERBOSE | re.IGNORECASE,
)  # fmt: skip
_COUNT = re.compile(
    r"""\d$|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\w+teen|twenty|thirty|forty|fifty|sixty
      |seventy|eighty|ninety|hundred|eine?|zwei|drei|vier|fünf|sechs|sieben|acht|neun|zehn|elf|zwölf|\w+zehn|\w+zig)$""",
    re.VERBOSE | re.IGNORECASE,
)  # fmt: skip
_LONGEST_COUNT = 12
_QUOTING = frozenset('“”„"')  # no word has these inside
_UNSPACED = ("CJK", "HIRAGANA", "KATAKANA", "THAI", "LAO", "KHMER", "MYANMAR")


def is_word_edge(text: str, offset: int) -> bool:
    """Return whether a word can begin or end at an offset of a text.

    What stands together is one word: `can` is no word of `can't`, `military` none of `non-military`, `2` none of `2.5`
    or `2%`, `5` none of `5 million`. Scripts that put no space between words have an edge everywhere.
    """
    if not 0 < offset < len(text):
        return True
    if (text[offset].isspace() or text[offset - 1].isspace()) and _is_in_number(text, offset):
        return False
    before, after = text[offset - 1], text[offset]
    if after in _QUOTING or (after.isalpha() and before in _QUOTING) or (before.isalpha() and after == " "):
        return True  # as at most places
    left = text[max(0, offset - _LEFT) : offset].replace("\u00ad", "")
    right = text[offset : offset + _RIGHT].replace("\u00ad", "")
    if not left or not right:
        return True
    if unicodedata.category(right[0]).startswith("M"):
        return False
    return not _INSIDE.search(f"{left}\0{right}") or (_is_unspaced(left[-1]) and _is_unspaced(right[0]))


def _is_in_number(text: str, offset: int) -> bool:
    """Return whether an offset lies between a number and the word for its scale, as in `5 million`, `ten per cent`."""
    start = offset
    while start > 0 and text[start - 1].isspace():
        start -= 1
    return bool(_SCALE.match(text, start) and _COUNT.search(text[max(0, start - _LONGEST_COUNT) : start]))


def _is_unspaced(char: str) -> bool:
    return unicodedata.name(char, "").startswith(_UNSPACED)
