"""Characters that no entry may hold: they cannot be seen, or they turn the direction of what stands around them."""

from __future__ import annotations

import re

_CONTROL = "\\x00-\\x08\\x0b\\x0c\\x0e-\\x1f\\x7f-\\x9f\\u2028\\u2029"
_BIDI = "\\u061c\\u200e\\u200f\\u202a-\\u202e\\u2066-\\u2069"
_NO_CHARACTER = "\\ud800-\\udfff\\ufdd0-\\ufdef" + "".join(
    f"{chr(plane + 0xFFFE)}{chr(plane + 0xFFFF)}" for plane in range(0, 0x110000, 0x10000)
)
FORBIDDEN = re.compile(f"[{_CONTROL}{_BIDI}{_NO_CHARACTER}]")
"""Control characters but for tab and line break, bidirectional controls, and code points that are no characters."""


def is_clean(text: str) -> bool:
    """Return whether a text holds no forbidden character.

    None of them can be printed, and most texts can but for their line ends: that is told sooner.
    """
    return text.replace("\n", "").replace("\r", "").replace("\t", "").isprintable() or not FORBIDDEN.search(text)


def visible(text: str) -> str:
    """Return a text in which a replacement character stands for each forbidden one, so that columns stay right."""
    return text if is_clean(text) else FORBIDDEN.sub("\ufffd", text)
