"""Words that the end of a line broke: joined again, with or without the hyphen.

Nobody can see whether a hyphen at a line's end belongs to the word. The document's own words decide, then a dictionary;
a proof takes the word either way.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cached_property, lru_cache
from typing import NamedTuple

from policy_timeline.texts.edits import Edit, edited
from policy_timeline.texts.language import words
from policy_timeline.texts.languages import language_of
from policy_timeline.texts.stretches import Stretch

JOINED, KEPT, DASHED = "hyphens at a line's end", "hyphens of a word at a line's end", "line ends after a dash"

# these begin with the sign, so that a text without one is passed over fast
_HYPHEN = re.compile(r"[-‐](?:(?<=\w.)|(?<=\w[^\S\n].))[^\S\n]*\n[^\S\n]*(?=\w)")
_BEFORE, _AFTER = re.compile(r"\w{1,60}$"), re.compile(r"\w{1,60}")
_LABEL = re.compile(r"[^\W\d_a-z][^\n:]{0,60}:\s")
_DASH = re.compile(r"(?P<dash>[–—―])(?<=[\w,;].)[^\S\n]*\n[^\S\n]*(?=[^\W_A-Z])")
_OWN = re.compile(r"\w+(?:[-‐]\w+)*")
_HANGING = words("and or und oder bis to y o et ou та і або")
_KEEPS = words("""
    self well non ex half long short high low full part cross all so vice mid anti pro pan co
    one two three four five six seven eight nine ten twenty thirty forty fifty sixty seventy eighty ninety
""")
"""What often stands before a hyphen that stays."""
_TURNED = words("re un co pre de multi")
"""What makes another word with a hyphen than without: re-sign and resign."""
_LEAST = 3  # letters of a word that can stand on each side of a hyphen
_DICTIONARIES = ("en", "de", "fr", "es", "uk")


class _Broken(NamedTuple):
    """A word that a line's end breaks: its parts, the hyphen between, and where that begins and the rest goes on."""

    before: str
    hyphen: str
    after: str
    start: int
    end: int


def joined_lines(text: str) -> Iterator[Edit]:
    """Yield the line ends within words and after dashes, each with what stands there once they are joined."""
    broken = [_broken(text, found) for found in _HYPHEN.finditer(text) if not _LABEL.match(text, found.end())]
    known = _WordForms(text, broken)
    for word in broken:
        hyphen = known.hyphen(word)
        if hyphen is not None:
            yield Edit(word.start, word.end, hyphen, KEPT if hyphen else JOINED)
    for dash in _DASH.finditer(text):
        yield Edit(dash.end("dash"), dash.end(), "", DASHED)


def _broken(text: str, found: re.Match[str]) -> _Broken:
    start = found.start() - text[found.start() - 1].isspace()
    before = _BEFORE.search(text[max(0, start - 60) : start])
    after = _AFTER.match(text, found.end())
    words = (before[0] if before else "", after[0] if after else "")
    return _Broken(words[0], text[start : found.end()].rstrip(), words[1], start, found.end())


def readings_of(text: str, joint: Stretch) -> tuple[str, str] | None:
    """Return how else a joined word can be read: without the hyphen and with it; None where only one way makes sense.

    A joint holds the hyphen that was kept, else the letter after it.
    """
    kept = joint.of(text) in "-‐"
    before = _BEFORE.search(text[max(0, joint.start - 60) : joint.start])
    after = _AFTER.match(text, joint.end if kept else joint.start)
    if not before or not after or before[0].lower() not in _TURNED or len(after[0]) < _LEAST:
        return None
    language = language_of(None, text)
    code = language.code if language else ""
    joined = before[0] + after[0]
    return (joined, f"{before[0]}-{after[0]}") if _is_known(after[0], code) and _is_known(joined, code) else None


class _WordForms:
    """The words of a text but for its broken ones, and the words of its language."""

    def __init__(self, text: str, broken: Iterable[_Broken]) -> None:
        self._text, self._broken = text, list(broken)

    @cached_property
    def _language(self) -> str:
        language = language_of(None, self._text)
        return language.code if language else ""

    @cached_property
    def _own(self) -> frozenset[str]:
        apart = edited(
            self._text, (Edit(word.start - len(word.before), word.end + len(word.after), " ") for word in self._broken)
        )
        return frozenset(word.casefold() for word in _OWN.findall(apart.text))

    def hyphen(self, word: _Broken) -> str | None:
        """Return what stands between the parts of a broken word: nothing, or the hyphen; None where it is no word."""
        before, after = word.before, word.after
        if after in _HANGING:
            return None
        if len(word.hyphen) > 1:  # with a space before it, which a dash has too
            is_broken = not self._is_word(before) and after[0].islower() and self._is_word(before + after)
            return "" if is_broken else None
        if not (before.isalpha() and after[0].islower()) or before.isupper():
            return word.hyphen
        return "" if self._is_joined(before, after) else word.hyphen

    def _is_joined(self, before: str, after: str) -> bool:
        joined, hyphened = (before + after).casefold(), f"{before}-{after}".casefold()
        if joined in self._own or hyphened in self._own:
            return joined in self._own
        if before.casefold() in _KEEPS and len(after) > _LEAST and self._is_word(after):
            return False
        if _is_known(before + after, self._language):
            return True
        both = min(len(before), len(after)) >= _LEAST and self._is_word(before) and self._is_word(after)
        return not both

    def _is_word(self, word: str) -> bool:
        return word.casefold() in self._own or _is_known(word, self._language)


@lru_cache(maxsize=8192)
def _is_known(word: str, language: str) -> bool:
    if language not in _DICTIONARIES:
        return False
    import simplemma  # noqa: PLC0415 - a document that breaks no word need not load it

    return any(
        simplemma.is_known(form, lang=language) for form in dict.fromkeys((word, word.lower(), word.capitalize()))
    )
