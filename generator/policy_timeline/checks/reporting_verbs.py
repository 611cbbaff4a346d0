"""Loaded reporting verbs: words that report and judge at once, each with a neutral one. And verbs of holding a view.

The choice follows style guides for news: "said" is neutral; "admitted" presumes guilt, "claimed" doubt, "revealed"
truth. Forms that also mean something else are left out or told apart by what stands beside them: a country is admitted
to an alliance, and territory is conceded. The words of each language stand in reporting_verbs.toml.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Iterator
from pathlib import Path

_LANGUAGES = tomllib.loads(Path(__file__).with_suffix(".toml").read_text("utf-8")).values()
_LOADED = [(verb, verb["words"].split()) for language in _LANGUAGES for verb in language["loaded"]]
_PATTERNS = tuple(
    (
        re.compile(rf"\b{verb.get('before', '')}(?:{'|'.join(words)}){verb.get('after', '')}(?![^\W\d_])"),
        verb["neutral"],
    )
    for verb, words in _LOADED
)
"""What finds loaded words, with those after them that belong to the verb, and the neutral word for each."""
_WORDS = frozenset(word for _, words in _LOADED for word in words)
_WORD = re.compile(r"[^\W\d_]+")
_HOLDING = "|".join(word for language in _LANGUAGES for word in language["holding"].split())
_SAYING = re.compile(
    rf"\b(?:{'|'.join(phrase for language in _LANGUAGES for phrase in language['saying'])})\b", re.IGNORECASE
)


def loaded_verbs(text: str) -> Iterator[tuple[str, str]]:
    """Yield each loaded reporting verb of a text, in small letters, with the neutral word for it.

    All lists are tried, whatever the language: no word of one means anything in another.
    """
    lowered = text.lower()
    if not _WORDS.isdisjoint(_WORD.findall(lowered)):  # few texts have one, which is soon seen
        for pattern, neutral in _PATTERNS:
            yield from ((found[0], neutral) for found in pattern.finditer(lowered))


def holds(text: str, names: Iterable[str]) -> Iterator[str]:
    """Yield each place where one of the names is the subject of a verb of holding, such as "NATO holds"."""
    either = "|".join(re.escape(name) for name in sorted(names, key=len, reverse=True))
    yield from (found[0] for found in re.finditer(rf"(?<!\w)(?:{either}) (?:{_HOLDING})\b", text))


def names_who_says(text: str) -> bool:
    """Return whether a text says of its words that somebody says them, or that a source reports them."""
    return bool(_SAYING.search(text))
