"""Whether a text calls somebody "he" or "she", by the titles before the name."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from policy_timeline.evidence.speakers.names import WORD

if TYPE_CHECKING:
    from collections.abc import Iterator

    from policy_timeline.evidence.speakers.names import Names
    from policy_timeline.texts.language import Language


def genders_of(text: str, names: Names, language: Language) -> dict[str, str]:
    """Return with which titles a text mostly calls actors: "he" or "she", for those of whom a title tells."""
    found: dict[str, Counter[str]] = {}
    for gender, titles in (("he", language.mr), ("she", language.ms)):
        shown = "|".join(sorted(title.capitalize() for title in titles))
        for match in re.finditer(rf"\b(?:{shown})\.? ((?:\w+ )?\w+)", text):
            for actor in _begun_by(match[1], names):
                found.setdefault(actor, Counter())[gender] += 1
    return {actor: counted.most_common(1)[0][0] for actor, counted in found.items()}


def _begun_by(words: str, names: Names) -> Iterator[str]:
    """Yield the actors with a name at the beginning of some words."""
    for word in WORD.findall(words):
        for name, actors in names.by_first_word.get(word, ()):
            if words.startswith(" ".join(name)):
                yield from actors
