"""A language as data: its lexicon says of each word what it does in a sentence, and what turns a meaning.

The lexicons stand in `lexicons/`, a file for each language. A word has tags: what it is (`det`, `prep`), what it does
beside a verb (`deny`, `supposing`), of a verb what it says of somebody's words (`say`, `refuse`) and which form it is.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from importlib.resources.abc import Traversable
from typing import Any

_BEGINNING = 80  # characters of a sentence that hold its first words
_WORD = re.compile(r"[^\W\d_]+(?:[’'][^\W\d_]+)*")
_RECOGNIZING = ("common", "auxiliary", "det", "prep", "turning", "he", "she", "it", "linking", "adverb")


def words_of(text: str) -> list[str]:
    """Return the words of a text in small letters, with straight apostrophes."""
    return [word.lower() for word in _WORD.findall(text.replace("’", "'"))]


def words(text: str) -> frozenset[str]:
    """Return the set of the words in a list separated by white space."""
    return frozenset(text.split())


@dataclass(frozen=True, eq=False)
class Language:
    """The lexicon of one language.

    `lists` are the words that bear a tag, by the tag; `phrases` are several words that do something together, and
    `endings` make a word that the lexicon does not have bear a tag. `cases` are the endings by which names are
    inflected, a row for each pattern with the ending of the dictionary first. `given_names` are those of men, by "he",
    and of women, by "she", in small letters. `inverts` says whether the subject often follows its verb, and `guesses`
    whether a word that the lexicon does not have is likely a verb right behind somebody's name; `capital_nouns` says
    that every noun has a capital. `dialogue` are the marks before a clause of speaking where speech stands after a
    dash; none where the language does not set it so. `spellings` are rows of two endings that are one, and what may
    follow them.
    """

    code: str
    name: str
    lists: Mapping[str, frozenset[str]]
    phrases: Mapping[str, tuple[str, ...]]
    endings: Mapping[str, tuple[str, ...]]
    cases: tuple[tuple[str, ...], ...] = ()
    inverts: bool = False
    guesses: bool = False
    capital_nouns: bool = False
    dialogue: tuple[str, ...] = ()
    given_names: Mapping[str, frozenset[str]] = field(default_factory=dict)
    spellings: tuple[tuple[str, ...], ...] = ()
    _guessed: dict[str, frozenset[str]] = field(default_factory=dict)

    @cached_property
    def _tags(self) -> dict[str, frozenset[str]]:
        found: dict[str, set[str]] = {}
        for tag, listed in self.lists.items():
            for word in listed:
                found.setdefault(word, set()).add(tag)
        return {word: frozenset(tags) for word, tags in found.items()}

    def tags(self, word: str) -> frozenset[str]:
        """Return the tags of a word in small letters: those of the lexicon, else those that its ending gives it."""
        known = self._tags.get(word) or self._guessed.get(word)
        if known is None:
            known = self._guessed[word] = frozenset(self._by_ending(word))
        return known

    def _by_ending(self, word: str) -> Iterable[str]:
        return (tag for tag, endings in self.endings.items() if word.endswith(endings))

    def gender(self, given_name: str) -> str | None:
        """Return whether somebody of a given name is "he" or "she"; None where it does not tell."""
        low = given_name.lower()
        return next((gender for gender, names in self.given_names.items() if low in names), None)

    def words(self, *tags: str) -> frozenset[str]:
        """Return every word of the lexicon that bears one of some tags."""
        return frozenset[str]().union(*(self.lists.get(tag, frozenset()) for tag in tags))

    @cached_property
    def speech(self) -> frozenset[str]:
        """The finite forms of verbs by which somebody says something."""
        told = self.words("say", "name", "relay", "refuse")
        return told & self.words("finite") - self.words("auxiliary")

    @cached_property
    def known(self) -> frozenset[str]:
        """Every word by which the language is recognized."""
        return self.words(*_RECOGNIZING) | self.speech

    @cached_property
    def according(self) -> Mapping[str, tuple[tuple[str, ...], ...]]:
        """The words of what names a source after it, by the first of them."""
        return self._by_word("according", 0)

    @cached_property
    def sayings(self) -> Mapping[str, tuple[tuple[str, ...], ...]]:
        """The words of what is a verb of speech together, by the first of them."""
        return self._by_word("saying", 0)

    @cached_property
    def hedges(self) -> Mapping[str, tuple[tuple[str, ...], ...]]:
        """The words before a verb that say it was only nearly so, by the last of them."""
        return self._by_word("hedging", -1)

    def _by_word(self, tag: str, at: int) -> Mapping[str, tuple[tuple[str, ...], ...]]:
        found: dict[str, list[tuple[str, ...]]] = {}
        for phrase in sorted(self.phrases.get(tag, ()), key=len, reverse=True):
            words = tuple(phrase.split())
            found.setdefault(words[at], []).append(words)
        return {word: tuple(phrases) for word, phrases in found.items()}

    def turning_word(self, text: str) -> str | None:
        """Return the first word or phrase of a text that may turn the meaning of what stands beside it, or None."""
        words = words_of(text)
        turning, endings = self.words("turning"), self.endings.get("turning", ())
        for word in words:
            if word in turning or word.endswith(endings):
                return word
        line = f" {' '.join(words)} "
        return next((phrase for phrase in self.phrases["turning"] if f" {phrase} " in line), None)

    def reversal(self, sentence: str) -> str | None:
        """Return the first word or phrase of a sentence that takes back what was said before it, or None."""
        words = words_of(sentence[:_BEGINNING])
        while len(words) > 1 and words[0] in self.lists["opening"]:
            words = words[1:]
        line = f"{' '.join(words)} "
        phrase = next((phrase for phrase in self.phrases["reversing"] if line.startswith(f"{phrase} ")), None)
        return phrase or (words[0] if words and words[0] in self.lists["reversing"] else None)

    def reported(self, text: str, before: str = "") -> str | None:
        """Return the first verb of a text by which somebody else than "I" or "we" says what follows, or None.

        `before` is what stands before the text: its last word may be who says it.
        """
        words = words_of(text)
        for by, word in zip([*(words_of(before)[-1:] or [""]), *words], words, strict=False):
            finite = word in self.speech and by not in self.lists["first_person"]
            if finite or ({"say", "base"} <= self.tags(word) and by in self.lists["others"]):
                return word
        return None


def language_from(file: Traversable) -> Language:
    """Return the language of a lexicon file."""
    read = tomllib.loads(file.read_text("utf-8"))
    return Language(
        code=read["code"],
        name=read["name"],
        lists=_lists(read),
        phrases={tag: tuple(phrases) for tag, phrases in read["phrases"].items()},
        endings={tag: tuple(endings) for tag, endings in read["endings"].items()},
        cases=tuple(tuple(row.split("|")) for row in read.get("cases", ())),
        inverts=read["inverts"],
        guesses=read["guesses"],
        capital_nouns=read["capital_nouns"],
        dialogue=tuple(read["dialogue"]),
        given_names={gender: words(text) for gender, text in read.get("given_names", {}).items()},
        spellings=tuple(tuple(row.split()) for row in read.get("spellings", ())),
    )


def _lists(read: Mapping[str, Any]) -> dict[str, frozenset[str]]:
    """Return the words of each tag: each form of a verb has the tag of the form and that of the verb."""
    found = {tag: set(text.split()) for tag, text in read["words"].items()}
    for verb, forms in read["verbs"].items():
        for form, text in forms.items():
            found.setdefault(verb, set()).update(text.split())
            found.setdefault(form, set()).update(text.split())
    return {tag: frozenset(listed) for tag, listed in found.items()}
