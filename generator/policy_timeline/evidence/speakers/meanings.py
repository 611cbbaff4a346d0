"""Whom the labels of a transcript mean: a name, with titles and offices before it, or what the source entry says."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache, cached_property

from policy_timeline.evidence.speakers.bearers import Bearers
from policy_timeline.evidence.speakers.names import NONE, WORD
from policy_timeline.evidence.speakers.readings import Reading
from policy_timeline.texts.language import Language, words
from policy_timeline.texts.languages import ABBREVIATIONS, languages

BRACKETS = re.compile(r"\([^()]*\)|\[[^\[\]]*\]|[\[\]*_]")
_ADDED = re.compile(r",|\s[–—-]\s")  # what a label says more of somebody begins here
LITTLE = words("of the to for and de von van der la pro tempore in at on behalf a an aus für du le")
_BETWEEN = words("to for with by from on behalf aide adviser advisor spokesman spokeswoman spokesperson")
_AFTER_NAMES = words("mp msp mep mla td mdb qc kc phd md jr sr ii iii esq obe cbe mbe dbe")
ASKING = words("""
    q a question answer moderator reporter journalist interviewer host speaker chair audience interpreter
    announcer operator narrator translator frage antwort stimme moderation
""")
EDITING = words("note notes editor's correction anmerkung hinweis korrektur")
_JOINED = re.compile(r"\s(?:and|und|&)\s|/", re.IGNORECASE)


@dataclass(frozen=True)
class Meanings:
    """Whom labels mean in one document; `labels` are those that its source entry explains."""

    bearers: Bearers
    language: Language
    labels: Mapping[str, str]
    _preceding: dict[str, frozenset[str]] = field(default_factory=dict)

    @cached_property
    def _explained(self) -> Mapping[str, str]:
        return {_key(label): actor for label, actor in self.labels.items()}

    def explained(self, label: str) -> str | None:
        """Return who stands behind a label by the source entry, or None."""
        return self._explained.get(_key(label))

    def labeled(self, label: str) -> frozenset[str]:
        """Return whom a label means.

        That is a name or an alias in any case, with titles or offices before it or after a comma, or an office alone.
        """
        words = _words_of(label)
        return self._of_words(words, label) or (
            self._of_words(words[: words.index("of")], label) if "of" in words else NONE
        )

    def _of_words(self, words: list[str], label: str) -> frozenset[str]:
        start = self._name_in(words)
        if start < len(words):
            return (
                NONE if not _BETWEEN.isdisjoint(words[:start]) else self._of_document(self._bearers_of(words[start:]))
            )
        inner = re.search(r"\(([^()]+)\)", label)  # `The Minister (Mira Vale)`
        named = tuple(word.casefold() for word in WORD.findall(inner[1])) if inner else ()
        found = self.bearers.names.folded.get(named, NONE)
        return found or self.bearers.names.holders(words, NONE)

    def is_named(self, label: str) -> bool:
        """Return whether a label is somebody's name, or a surname with nothing but titles before it."""
        words = _words_of(label)
        start = self._name_in(words)
        return bool(self.explained(label)) or (start < len(words) and _titles().issuperset(words[:start]))

    def _has_another_forename(self, label: str) -> bool:
        """Return whether a surname follows a word that is neither a title nor of an office: it may be a forename."""
        words = _words_of(label)
        start = self._name_in(words)
        if start != len(words) - 1 or not start or not LITTLE.isdisjoint(words[1:start]):
            return False
        is_short = re.search(rf"\b{re.escape(words[start - 1])}\.", label, re.IGNORECASE)  # `Sec. Vale`
        return not is_short and not self._may_precede(words[start - 1], words[start])

    def _may_precede(self, word: str, surname: str) -> bool:
        """Return whether a word is a title or an initial, or the document has it as a plain word or before the name."""
        names = self.bearers.names
        actors = [names.catalog.actors[actor] for actor in names.folded[(surname,)]]
        return (
            word in _titles()
            or any(word == actor.name[0].casefold() or names.has_office_word(actor.id, word) for actor in actors)
            or word in self._small_words
            or any(word in self._before(actor.name) for actor in actors)
        )

    @cached_property
    def _small_words(self) -> frozenset[str]:
        """What the document writes in small letters somewhere."""
        return frozenset(word for word in WORD.findall(self.bearers.text) if word.islower())

    def _before(self, name: str) -> frozenset[str]:
        """Return the words that stand before a name somewhere in the document."""
        if name not in self._preceding:
            found = re.findall(rf"(\w[\w’'-]*) {re.escape(name.casefold())}\b", self._text)
            self._preceding[name] = frozenset(found)
        return self._preceding[name]

    def _name_in(self, words: list[str]) -> int:
        """Return where the longest name begins that ends a label; its end where there is none."""
        return next((at for at in range(len(words)) if self._bearers_of(words[at:])), len(words))

    def _bearers_of(self, words: list[str]) -> frozenset[str]:
        """Return whom the words of a whole name in small letters mean, or the words at its ends."""
        found = self.bearers.names.folded.get(tuple(words))
        return found or (self._ends.get((words[0], words[-1]), NONE) if len(words) > 1 else NONE)

    @cached_property
    def _ends(self) -> Mapping[tuple[str, str], frozenset[str]]:
        return {
            (first.casefold(), last.casefold()): actors for (first, last), actors in self.bearers.names.by_ends.items()
        }

    def _of_document(self, found: frozenset[str]) -> frozenset[str]:
        """Return of several bearers of a name the one whom the document names in full, or `labels` does."""
        if len(found) == 1:
            return found
        told = frozenset(self._explained.values())
        return next((some for some in (found & self._named, found & told) if len(some) == 1), found)

    @cached_property
    def _named(self) -> frozenset[str]:
        """The actors whom the document names in full, in capitals too."""
        actors = self.bearers.names.catalog.actors.values()
        named = {actor.id for actor in actors if " " in actor.name and actor.name.casefold() in self._text}
        return frozenset(named | self.bearers.introduced.keys())

    @cached_property
    def _text(self) -> str:
        """The document in small letters."""
        return self.bearers.text.casefold()

    def reading(self, label: str) -> Reading:
        """Return whom a label means; one that names nobody known means somebody else, unless it is a bare title."""
        actor = self.explained(label)
        if actor:
            return Reading(frozenset({actor} - {"nobody"}), certain=True, name=label)
        several = [self.labeled(part) for part in _JOINED.split(label)]
        if len(several) > 1 and all(several):
            return Reading(frozenset().union(*several), certain=all(len(some) == 1 for some in several), name=label)
        actors = self.labeled(label)
        if actors:
            return Reading(actors, certain=len(actors) == 1 and not self._has_another_forename(label), name=label)
        return Reading(certain=not self._is_bare(label), name=label)

    def _is_bare(self, label: str) -> bool:
        """Return whether a label is no more than a title, or an editor's note: it may mean anybody."""
        found = {word.lower() for word in WORD.findall(BRACKETS.sub(" ", label))}
        titles = self.language.words("title", "person")
        held = bool(found & titles - self.language.words("voice")) and not _BETWEEN.isdisjoint(found)
        is_title = bool(found) and found <= titles | self.language.words("det") and not found & ASKING
        return is_title or held or bool(found & EDITING)


@cache
def _titles() -> frozenset[str]:
    """Return what may stand before a surname, in any language: a document may have labels of several."""
    tags = ("title", "person", "voice", "det")
    return ABBREVIATIONS.union(*(language.words(*tags) for language in languages().values()))


def plain_words(label: str) -> list[str]:
    """Return the words of a label, without what stands in brackets or after a comma."""
    return WORD.findall(_ADDED.split(BRACKETS.sub(" ", label))[0])


def _words_of(label: str) -> list[str]:
    """Return the words of a label in small letters, without what may follow a name."""
    words = [word.casefold() for word in plain_words(label)]
    while len(words) > 1 and words[-1] in _AFTER_NAMES:
        words.pop()
    return words


def _key(label: str) -> str:
    return " ".join(label.split()).casefold().rstrip(".: ")
