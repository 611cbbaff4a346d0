"""Who a text may name: every actor by name, alias, surname and office."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from policy_timeline.entries.terms import ActorType
from policy_timeline.texts.language import words as words_in

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from policy_timeline.entries.catalog import Catalog
    from policy_timeline.entries.kinds import Actor

WORD = re.compile(r"(?:[^\W\d_]\.){2,}|[^\W_]+(?:[’'ʼ&-][^\W_]+)*")
_BRACKETS = re.compile(r"\([^()]*\)|\[[^\[\]]*\]")
_ADDED = re.compile(r",|\s[–—-]\s")  # what a label says more of somebody begins here
_LITTLE = words_in("of for the to and in at on a an von der die des für im")
_BETWEEN = words_in("to for with by from on behalf aide adviser advisor spokesman spokeswoman spokesperson")
_SPELLINGS = {"defence": "defense", "defence's": "defense", "labour": "labor"}
_SHORTEST_SURNAME = 3


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
    def by_first_word(self) -> Mapping[str, tuple[tuple[tuple[str, ...], frozenset[str]], ...]]:
        """Names by their first word, the longest first: the words of each, and whom it may mean."""
        found: dict[tuple[str, ...], set[str]] = {}
        for actor in self.catalog.actors.values():
            for name in names_of(actor):
                found.setdefault(tuple(WORD.findall(name)), set()).add(actor.id)
        grouped: dict[str, list[tuple[tuple[str, ...], frozenset[str]]]] = {}
        for words in sorted(found, key=lambda one: (-len(one), one)):
            if words:
                grouped.setdefault(words[0], []).append((words, frozenset(found[words])))
        return {first: tuple(names) for first, names in grouped.items()}

    @cached_property
    def folded(self) -> Mapping[tuple[str, ...], frozenset[str]]:
        """All names in small letters: labels may be in capitals."""
        found: dict[tuple[str, ...], set[str]] = {}
        for names in self.by_first_word.values():
            for words, actors in names:
                found.setdefault(tuple(word.casefold() for word in words), set()).update(actors)
        return {words: frozenset(actors) for words, actors in found.items()}

    @cached_property
    def surnames(self) -> Mapping[str, frozenset[str]]:
        """The last words of persons' names, and the other words of them: to tell one bearer from another."""
        found: dict[str, set[str]] = {}
        for actor in self.catalog.actors.values():
            if actor.type is ActorType.PERSON:
                for name in (actor.name, *actor.aliases):
                    *others, last = WORD.findall(name) or [""]
                    found.setdefault(last, set()).update(others)
        return {last: frozenset(others) for last, others in found.items()}

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
        known = [self.catalog.actors[one] for one in actors if one in self.catalog.actors]
        return frozenset(word.casefold() for one in known for name in names_of(one) for word in WORD.findall(name))

    def holders(self, words: Iterable[str], homes: frozenset[str]) -> frozenset[str]:
        """Return who holds or held an office of these words, in one of `homes` where any is given."""
        offices = self._offices_by_words.get(_plain(words), ())
        return frozenset(one.holder for one in offices if not homes or homes & one.homes)

    @cached_property
    def _offices_by_words(self) -> Mapping[frozenset[str], tuple[Office, ...]]:
        found: dict[frozenset[str], list[Office]] = {}
        for one in self.offices:
            found.setdefault(one.words, []).append(one)
        return {words: tuple(offices) for words, offices in found.items() if words}

    @cached_property
    def office_words(self) -> frozenset[str]:
        """Every word that stands in the name of an office, and the other spellings of them."""
        known = frozenset(word for one in self.offices for word in one.words)
        return known | {other for other, word in _SPELLINGS.items() if word in known}

    def only_holder(self, words: Iterable[str], beside: frozenset[str]) -> frozenset[str]:
        """Return who alone holds an office of these words; of several, who does in an actor named beside them."""
        holders = self.holders(words, frozenset())
        if len(holders) > 1:
            holders = self.holders(words, beside) if beside else frozenset()
        return holders if len(holders) == 1 else frozenset()

    def has_office_word(self, actor: str, word: str) -> bool:
        """Return whether an office of an actor has a word in its name."""
        return any(one.holder == actor and _SPELLINGS.get(word, word) in one.words for one in self.offices)

    def is_person(self, actor: str) -> bool:
        """Return whether an actor is a person."""
        return self.catalog.actors[actor].type is ActorType.PERSON

    @staticmethod
    def is_between(words: Iterable[str]) -> bool:
        """Return whether a word before a name makes it that of somebody else: `aide to Rutte`."""
        return not _BETWEEN.isdisjoint(words)

    def labelled(self, label: str) -> frozenset[str]:
        """Return whom a label before a colon means.

        That is a name or an alias in any case, with titles or offices before it or after a comma, or an office alone.
        """
        words = [word.casefold() for word in WORD.findall(_ADDED.split(_BRACKETS.sub(" ", label))[0])]
        for start in range(len(words)):
            found = self.folded.get(tuple(words[start:]))
            if found:
                return frozenset() if self.is_between(words[:start]) else found
        return self.holders(words, frozenset())


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
