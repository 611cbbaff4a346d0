"""Links to an original document that lead to the quoted words in it.

The form is that of text fragments (https://wicg.github.io/scroll-to-text-fragment/), which browsers mark and scroll to;
one that does not know them, or does not find the words, shows the document from its beginning.
"""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import quote

if TYPE_CHECKING:
    from policy_timeline.views.parts import Words

_WHOLE = 10  # words: more are named by the first and the last of them
_NAMED = 5
_BESIDE = 3  # words before and after that tell one place of so short a fragment from others


def at_original(words: Words) -> str | None:
    """Return the address of proved words in the original document, None where its source has no address."""
    if not words.source.url:
        return None
    found = "&".join(f"text={_directive(words, fragment)}" for fragment in words.fragments)
    return f"{words.source.url}{'' if '#' in words.source.url else '#'}:~:{found}"


def _directive(words: Words, fragment: str) -> str:
    own = fragment.split()
    if len(own) > _WHOLE:
        return f"{_encoded(own[:_NAMED])},{_encoded(own[-_NAMED:])}"
    if not words.in_sentence or len(words.fragments) > 1:
        return _encoded(own)
    before, after = words.before.split()[-_BESIDE:], words.after.split()[:_BESIDE]
    return f"{_encoded(before) + '-,' if before else ''}{_encoded(own)}{',-' + _encoded(after) if after else ''}"


def _encoded(words: list[str]) -> str:
    """Return words as a directive holds them: its own signs, among them the hyphen, are written as codes."""
    return quote(" ".join(words), safe="").replace("-", "%2D")
