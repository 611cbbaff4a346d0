"""Characters that deceive the eye: those that nobody can see, and letters that look like those of another alphabet."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator

from policy_timeline.texts.characters import FORBIDDEN, is_clean

_WORD = re.compile(r"[^\W\d_]+")
_HIDDEN = re.compile(
    r"[\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\u061c\u034f\ufeff\U000e0000-\U000e007f\ufff9-\ufffb]"
)
_MASKED = re.compile(rf"{_HIDDEN.pattern[:-1]}\u00a0\u00ad\u1680\u2000-\u200a\u202f\u205f\u3000]")
_BEYOND_ASCII = re.compile(r"[^\x00-\x7f\u2000-\u206f]")  # and beyond general punctuation
_JOINERS = "\u200c\u200d"
_ALPHABETS = frozenset(
    {"LATIN", "CYRILLIC", "GREEK", "ARMENIAN", "CHEROKEE", "COPTIC", "GEORGIAN", "MATHEMATICAL", "FULLWIDTH", "LISU"}
)
_SYMBOLS = frozenset("μΩΔ")  # units and quantities: they stand beside Latin letters rightly


def code_point(char: str) -> str:
    """Return how Unicode names a character: `U+200B ZERO WIDTH SPACE`."""
    return f"U+{ord(char):04X} {unicodedata.name(char, 'without a name')}"


def hidden_in(text: str) -> Iterator[str]:
    """Yield the zero-width and bidirectional characters of a text that nobody can see.

    Joiners are letters' business in the scripts that need them, and in emoji: there they are no fault.
    """
    return (text[at] for at in hidden_at(text))


def hidden_at(text: str) -> Iterator[int]:
    """Yield where the characters that `hidden_in` tells of stand."""
    for match in _HIDDEN.finditer(text):
        before = text[match.start() - 1 : match.start()]
        if match[0] not in _JOINERS or not before or before.isspace() or alphabet_of(before) in _ALPHABETS:
            yield match.start()


def named(text: str) -> str:
    """Return a text of a stranger's as pages show it: with the name of each character that is none to be seen."""
    if is_clean(text) and not _HIDDEN.search(text):
        return text
    hidden = set(hidden_at(text))
    return "".join(unseen(char) if at in hidden or FORBIDDEN.match(char) else char for at, char in enumerate(text))


def unseen(char: str) -> str:
    """Return what pages show in place of a character that is none to be seen."""
    return f"‹{code_point(char)}›"


def mixed_in(text: str) -> Iterator[tuple[str, str]]:
    """Yield (word, letter) for each word that mixes alphabets, with a letter that is not of the text's main one.

    The rule is that of Unicode Technical Standard 39, restriction level "highly restrictive", for the alphabets whose
    letters look alike.
    """
    if not _BEYOND_ASCII.search(text):
        return
    words = [
        (word, {char: alphabet_of(char) for char in word if char not in _SYMBOLS})
        for word in _WORD.findall(unicodedata.normalize("NFC", text))
    ]
    counted = Counter(each for _, letters in words for each in letters.values() if each in _ALPHABETS)
    for word, letters in words:
        found = sorted(set(letters.values()) & _ALPHABETS, key=lambda each: -counted[each])
        if len(found) > 1:
            yield word, next(char for char, each in letters.items() if each in found[1:])


def unmasked(text: str) -> str:
    """Return a text in which each character that cannot be seen, or only looks like a space, is named: ‹U+200B›."""
    return text if text.isascii() else _MASKED.sub(lambda found: f"‹U+{ord(found[0]):04X}›", text)


def alphabet_of(char: str) -> str:
    """Return the alphabet that a letter belongs to, by its Unicode name: `LATIN`; empty for no letter."""
    return unicodedata.name(char, "").split(" ")[0] if char.isalpha() else ""
