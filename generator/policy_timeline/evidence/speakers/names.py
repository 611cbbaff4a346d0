"""Who a text may name: every actor by name, alias, surname and office, and whom a document introduces."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import product

from policy_timeline.entries.catalog import Catalog
from policy_timeline.entries.kinds import Actor
from policy_timeline.entries.terms import ActorType
from policy_timeline.texts.language import Language
from policy_timeline.texts.language import words as words_in

WORD = re.compile(r"(?:[^\W\d_]\.){2,}|[^\W_]+(?:[’'ʼ&-][^\W_]+)*")
_LITTLE = words_in("of for the to and in at on a an von der die des für im")
_SPELLINGS = {"defence": "defense", "defence's": "defense", "labour": "labor"}
_SHORTEST_SURNAME = 3

Words = tuple[str, ...]
NONE: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Office:
    """An office by the words of its name alone, who holds or held it, and the actors it is held in."""

    words: frozenset[str]
    holder: str
    homes: frozenset[str]


@dataclass(frozen=True)
class Names:
    """Every name by which a text may mean an actor. A name that several actors share means none of them for sure."""

    catalog: Catalog

    @cached_property
    def by_words(self) -> Mapping[Words, frozenset[str]]:
        """Whom each name may mean, by its words."""
        found: dict[Words, set[str]] = {}
        for actor in self.catalog.actors.values():
            for name in names_of(actor):
                words = tuple(WORD.findall(name))
                if words:
                    found.setdefault(words, set()).add(actor.id)
        return {words: frozenset(actors) for words, actors in found.items()}

    @cached_property
    def lengths(self) -> Mapping[str, tuple[int, ...]]:
        """How many words the names have that begin with a word, the longest first."""
        found: dict[str, set[int]] = {}
        for words in self.by_words:
            found.setdefault(words[0], set()).add(len(words))
        return {first: tuple(sorted(counts, reverse=True)) for first, counts in found.items()}

    @cached_property
    def by_ends(self) -> Mapping[tuple[str, str], frozenset[str]]:
        """Persons by the first and the last word of their full names: `Mira Vale` is `Mira T. Vale` too."""
        found: dict[tuple[str, str], set[str]] = {}
        for words, actors in self.by_words.items():
            if len(words) > 1:
                found.setdefault((words[0], words[-1]), set()).update(filter(self.is_person, actors))
        return {ends: frozenset(actors) for ends, actors in found.items() if actors}

    @cached_property
    def surnames(self) -> frozenset[str]:
        """The last words of the full names of persons."""
        return frozenset(last for _, last in self.by_ends)

    @cached_property
    def aliased(self) -> Mapping[Words, frozenset[str]]:
        """Whom names mean that an entry gives in so many words, not as a part of a longer one."""
        found: dict[Words, set[str]] = {}
        for actor in self.catalog.actors.values():
            for name in (actor.name, *actor.aliases):
                found.setdefault(tuple(WORD.findall(name)), set()).add(actor.id)
        return {words: frozenset(actors) for words, actors in found.items()}

    @cached_property
    def folded(self) -> Mapping[Words, frozenset[str]]:
        """All names in small letters: labels may be in capitals."""
        found: dict[Words, set[str]] = {}
        for words, actors in self.by_words.items():
            found.setdefault(tuple(word.casefold() for word in words), set()).update(actors)
        return {words: frozenset(actors) for words, actors in found.items()}

    def inflected(self, language: Language | None) -> Names:
        """Return the same names in every case of a language that inflects them; these where it does not."""
        if language is None or not language.cases:
            return self
        return self._inflected.setdefault(language.code, Inflected(self.catalog, language.cases))

    @cached_property
    def _inflected(self) -> dict[str, Inflected]:
        return {}

    @cached_property
    def offices(self) -> tuple[Office, ...]:
        """Every office that an actor holds or held."""
        return tuple(
            Office(_core(membership.role, self._words_of(homes)), actor.id, homes)
            for actor in self.catalog.actors.values()
            for membership in actor.memberships
            if membership.role
            for homes in [self._homes(membership.organization)]
        )

    def _homes(self, organization: str) -> frozenset[str]:
        home = self.catalog.actors.get(organization)
        country = home.government_of if home else None
        return frozenset({organization, country} - {None})  # type: ignore[arg-type]  # None is taken out

    def _words_of(self, actors: Iterable[str]) -> frozenset[str]:
        known = [self.catalog.actors[actor] for actor in actors if actor in self.catalog.actors]
        return frozenset(word.casefold() for actor in known for name in names_of(actor) for word in WORD.findall(name))

    def holders(self, words: Iterable[str], homes: frozenset[str]) -> frozenset[str]:
        """Return who holds or held an office of these words, in one of `homes` where any is given."""
        offices = self._offices_by_words.get(_plain(words), ())
        return frozenset(office.holder for office in offices if not homes or homes & office.homes)

    @cached_property
    def _offices_by_words(self) -> Mapping[frozenset[str], tuple[Office, ...]]:
        found: dict[frozenset[str], list[Office]] = {}
        for office in self.offices:
            found.setdefault(office.words, []).append(office)
        return {words: tuple(offices) for words, offices in found.items() if words}

    def has_office_word(self, actor: str, word: str) -> bool:
        """Return whether an office of an actor has a word in its name."""
        return _SPELLINGS.get(word, word) in self._office_words.get(actor, NONE)

    @cached_property
    def _office_words(self) -> Mapping[str, frozenset[str]]:
        found: dict[str, frozenset[str]] = {}
        for office in self.offices:
            found[office.holder] = found.get(office.holder, NONE) | office.words
        return found

    def is_person(self, actor: str) -> bool:
        """Return whether an actor is a person."""
        return self.catalog.actors[actor].type is ActorType.PERSON

    def is_oblique(self, words: Sequence[str]) -> bool:  # noqa: ARG002 - a language with cases asks for them
        """Return whether a name stands in another case than that of a subject."""
        return False

    def named(self, words: Sequence[str]) -> frozenset[str]:
        """Return whom the words of a whole name may mean: it, also in capitals, or without what is between its ends."""
        found = self.by_words.get(tuple(words))
        if not found and _is_full(words) and any(len(word) > 1 and word.isupper() for word in words):
            found = self.folded.get(tuple(word.casefold() for word in words))
        return found or (self.by_ends.get((words[0], words[-1]), NONE) if _is_full(words) else NONE)


@dataclass(frozen=True)
class Inflected(Names):
    """The names in every case of a language that inflects them; a row of `cases` has the endings of one pattern."""

    cases: tuple[Words, ...] = ()

    @cached_property
    def by_words(self) -> Mapping[Words, frozenset[str]]:
        """Whom each name may mean in any of its cases, by its words."""
        found: dict[Words, set[str]] = {}
        for words, actors in self._given.by_words.items():
            for forms in self._forms_of(words):
                found.setdefault(forms, set()).update(actors)
        return {words: frozenset(actors) for words, actors in found.items()}

    @cached_property
    def _given(self) -> Names:
        """The names as the entries give them, in the case of a subject."""
        return Names(self.catalog)

    def is_oblique(self, words: Sequence[str]) -> bool:
        """Return whether a name stands in another case than that of a subject."""
        return not self._given.named(words)

    def _forms_of(self, words: Words) -> Iterator[Words]:
        """Yield a name in each case: the n-th ending of every word that has one there, or the word as it is."""
        patterns = [self._pattern_of(word) for word in words]
        yield words
        for number in range(max(map(len, patterns))):
            forms = [(word, *pattern[number : number + 1]) for word, pattern in zip(words, patterns, strict=True)]
            yield from product(*forms)

    def _pattern_of(self, word: str) -> Words:
        row = next((row for row in self.cases if word.endswith(row[0])), ())
        return tuple(word.removesuffix(row[0]) + ending for ending in row) if row else ()


def _is_full(words: Sequence[str]) -> bool:
    return len(words) > 1


def names_of(actor: Actor) -> Sequence[str]:
    """Return the names of an actor: its name, its aliases and, for a person, the surname."""
    names = [actor.name, *actor.aliases]
    if actor.type is ActorType.PERSON and " " in actor.name:
        surname = actor.name.split()[-1]
        names += [surname] if len(surname) >= _SHORTEST_SURNAME else []
    return list(dict.fromkeys(names))


def _plain(words: Iterable[str]) -> frozenset[str]:
    lowered = (word.casefold() for word in words)
    return frozenset(_SPELLINGS.get(word, word) for word in lowered) - _LITTLE


def _core(role: str, home: frozenset[str]) -> frozenset[str]:
    """Return the words of an office without those that name where it is held, unless nothing else is left."""
    words = _plain(WORD.findall(role))
    return words - home or words
