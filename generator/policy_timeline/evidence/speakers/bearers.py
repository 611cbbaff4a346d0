"""Whom a document introduces: names belong to the document first, and only then to the catalog.

A surname means the one person whom the document names in full; where it names two of them, the one whom it is about.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from policy_timeline.evidence.speakers.names import NONE, WORD, Names, Words
from policy_timeline.texts.language import Language

_CAPITAL = r"[^\W\d_a-zß-öø-ÿа-яіїєґ]"
_REST = r"[\w.’'&-]*"
_PARTICLES = "(?:(?:de|von|van|der|al|bin|du|la|le|da|di) ){0,2}"
_CAPITALS = re.compile(rf"{_CAPITAL}(?<![\w’'].){_REST}(?:[ \n]{_PARTICLES}{_CAPITAL}{_REST})*")
_OWNING = re.compile(r"[’']s?$")
_JUNIORS = (("Jr",), ("Sr",), ("II",), ("III",))
_NEAR = 400  # characters behind a full name in which its surname may mean the same


@dataclass(frozen=True)
class Bearers:
    """Who bears a name in one document."""

    text: str
    names: Names
    language: Language

    @cached_property
    def introduced(self) -> Mapping[str, int]:
        """How often the document names each actor in full."""
        return Counter(actor for _, actor in self.places)

    @cached_property
    def places(self) -> tuple[tuple[int, str], ...]:
        """Where the document names actors in full, in order."""
        return tuple(
            (offsets[start], actor)
            for offsets, words in self._placed
            for start, end in self._full(words)
            for actors in [self.names.named(words[start:end])]
            if len(actors) == 1
            for actor in actors
        )

    @cached_property
    def strangers(self) -> frozenset[str]:
        """The surnames of people whom the document names in full and who are no actors."""
        return frozenset(
            words[-1] for words in self._runs
            if words[-1] in self.names.surnames and self.language.gender(words[0]) and not self._may_be_actor(words)
        )  # fmt: skip

    def _may_be_actor(self, words: Words) -> bool:
        tagged = any(self.language.tags(word.lower()) for word in words[:-1]) or words[0] in self.names.surnames
        return tagged or bool(self.names.named(words) or any(self._full(words)))

    @cached_property
    def _runs(self) -> tuple[Words, ...]:
        """Runs of capitalized words."""
        return tuple(words for _, words in self._placed)

    @cached_property
    def _placed(self) -> tuple[tuple[tuple[int, ...], Words], ...]:
        """The same, with where each word begins."""
        found = []
        for run in _CAPITALS.finditer(self.text):
            words = [] if run[0].isalpha() else list(WORD.finditer(_owned(run[0])))
            if len(words) > 1:
                found.append((tuple(run.start() + word.start() for word in words), tuple(word[0] for word in words)))
        return tuple(found)

    def _full(self, words: Words) -> Iterator[tuple[int, int]]:
        """Yield where full names of actors stand in a run of words."""
        for start in range(len(words) - 1):
            for end in range(min(len(words), start + 4), start + 1, -1):
                if self.names.named(words[start:end]) and words[end : end + 1] not in _JUNIORS:
                    yield start, end
                    break

    @cached_property
    def genders(self) -> Mapping[str, str]:
        """Whom the document calls "he" or "she" by the title before the name: actor ids, and surnames of others."""
        found: dict[str, Counter[str]] = {}
        for gender, tag in (("he", "mr"), ("she", "ms")):
            titles = "|".join(sorted(title.capitalize() for title in self.language.words(tag)))
            if not titles:
                continue
            for match in re.finditer(rf"\b(?:{titles})\.? ((?:[\w.’'-]+ )?[\w’'-]+)", self.text):
                begun = self._begun_by(match[1])
                for actor in begun if len(begun) == 1 else ():
                    found.setdefault(actor, Counter())[gender] += 1
        return {actor: counted.most_common(1)[0][0] for actor, counted in found.items()}

    def gender(self, actor: str) -> str | None:
        """Return "he" or "she" where the document's titles or an actor's first name tell, else None."""
        return self.genders.get(actor) or self.language.gender(self.names.catalog.actors[actor].name.split()[0])

    def is_shared(self, name: str) -> bool:
        """Return whether a surname is that of several people whom the document names in full."""
        actors = self.names.by_words.get((name,), NONE)
        return name in self.strangers or sum(actor in self.introduced for actor in actors) > 1

    def _begun_by(self, text: str) -> frozenset[str]:
        words = WORD.findall(_owned(text))
        full = self.names.named(words) if len(words) > 1 else NONE
        return full or (self.meant((words[0],)) if words else NONE)

    def meant(self, words: Words, at: int = 0) -> frozenset[str]:
        """Return whom a whole name at an offset means: one actor, the several that it may mean, or none."""
        candidates = self.names.named(words)
        if len(words) > 1 and len(candidates) <= 1:
            return candidates
        return self._of_surname(words, candidates, at)

    def _of_surname(self, words: Words, candidates: frozenset[str], at: int) -> frozenset[str]:
        known = {actor: self.introduced[actor] for actor in candidates if actor in self.introduced}
        if words[-1] in self.strangers:
            return frozenset(known) | candidates if known else NONE
        if known:
            return self._main(known, at)
        told = self.names.aliased.get(words, NONE)
        return told if len(told) == 1 else candidates

    def _main(self, known: Mapping[str, int], at: int) -> frozenset[str]:
        """Return whom of several bearers the document is about: it names them in full first, and as often as the other.

        Not right behind the full name of another bearer, who may be meant there.
        """
        first_names = {self.names.catalog.actors[actor].name.split()[0] for actor in known}
        if len(known) == 1 or len(first_names) < len(known):  # nothing tells `Mira Vale` from `Mira T. Vale`
            return frozenset(known)
        places = [(offset, actor) for offset, actor in self.places if actor in known]
        first = places[0][1]
        others = {actor: count for actor, count in known.items() if actor != first}
        near = next((actor for offset, actor in reversed(places) if at - _NEAR < offset < at), first)
        if known[first] < max(others.values()) or near != first:
            return frozenset(known)
        return frozenset({first})


def _owned(text: str) -> str:
    return _OWNING.sub("", text)
