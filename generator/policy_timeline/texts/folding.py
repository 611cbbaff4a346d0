"""Folding: two texts are the same words when their folds are equal.

Folded are the Unicode normal form (NFC: the same characters, differently composed), the kinds of quotation mark,
apostrophe and dash, runs of white space and line breaks, soft hyphens and a hyphen at a line's end. Nothing else
is: not case, digits, letters or other signs, nor characters that only look alike, which is why the form is not
NFKC.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from dataclasses import dataclass
from typing import TYPE_CHECKING

from policy_timeline.texts.stretches import Stretch

if TYPE_CHECKING:
    from collections.abc import Iterator

QUOTATION_MARKS = "\"'“”„‟‘’‚‛«»‹›ʼ`´「」『』〝〞＂＇"
DASHES = "-‐‑‒–—―−﹘﹣－"
_SPACES = "".join(chr(code) for code in range(0x3001) if chr(code).isspace())
_KINDS = {
    char: kind
    for kind, chars in (("'", QUOTATION_MARKS), ("-", DASHES), (" ", _SPACES))
    for char in chars
    if char != kind
}
_ODD = re.compile(f"[{re.escape(''.join(_KINDS))}]")
_OPTIONAL_HYPHEN = "\u00ad"  # no fold holds a soft hyphen, so it can stand for a hyphen at a line's end
_BLANKS = re.compile(r"[\s\u00ad]+")
_BROKEN = tuple(re.compile(rf"{hyphen}[^\S\n]*\n[^\S\n]*(?=\w)") for hyphen in "-‐")
_SPACE = re.compile("  +")


@dataclass(frozen=True, slots=True)
class Folded:
    """A folded text, and where its characters came from.

    The text is a row of pieces: `starts` holds where each begins in the fold, `origins` where it begins in the
    original, and `widths` how many characters of the original became the piece, or 0 where each became one.
    """

    text: str
    starts: tuple[int, ...]
    origins: tuple[int, ...]
    widths: tuple[int, ...]

    def original(self, start: int, end: int) -> Stretch:
        """Return where the characters from `start` up to `end` of the fold stand in the original; at least one."""
        first, last = self._piece(start), self._piece(end - 1)
        begin = self.origins[first] + (0 if self.widths[first] else start - self.starts[first])
        stop = self.origins[last] + (self.widths[last] or end - self.starts[last])
        return Stretch(begin, stop)

    def _piece(self, offset: int) -> int:
        return bisect_right(self.starts, offset) - 1

    def find(self, needle: str) -> Iterator[Stretch]:
        """Yield every place in the original at which a folded text stands, in order."""
        if _OPTIONAL_HYPHEN in needle or _OPTIONAL_HYPHEN in self.text:
            for match in re.finditer(f"(?=({_pattern(needle)}))", self.text):
                yield self.original(*match.span(1))
            return
        start = self.text.find(needle)
        while start >= 0:
            yield self.original(start, start + len(needle))
            start = self.text.find(needle, start + 1)


def fold(text: str) -> Folded:
    """Return the fold of a text; white space at its ends is one space each, for the caller to strip."""
    even = _evenly(text)
    uneven = list(_uneven(text, even))
    if not uneven and text:
        return Folded(even, (0,), (0,), (0,))
    parts: list[str] = []
    pieces: list[tuple[int, int, int]] = []
    done = length = 0
    for start, end, folded in [*uneven, (len(text), len(text), "")]:
        for part, origin, width in ((even[done:start], done, 0), (folded, start, end - start)):
            if part:
                pieces.append((length, origin, width))
                parts.append(part)
                length += len(part)
        done = end
    starts, origins, widths = zip(*pieces, strict=True) if pieces else ((), (), ())
    return Folded("".join(parts), starts, origins, widths)


def _evenly(text: str) -> str:
    """Return a text with every kind of mark, dash and space as one, character for character."""
    for char in set(_ODD.findall(text)):
        text = text.replace(char, _KINDS[char])
    return text


def _uneven(text: str, even: str) -> Iterator[tuple[int, int, str]]:
    """Yield (start, end, fold) of every run whose fold may have another length, in order and apart."""
    found = [(*one.span(), _joined_at(text, one)) for pattern in _BROKEN for one in pattern.finditer(text)]
    if "\u00ad" in text:
        softs = (one for one in _BLANKS.finditer(text) if "\u00ad" in one[0])
        found += [(*one.span(), " " if _is_mark_at(text, one.end()) else _without_soft(one[0])) for one in softs]
    if not unicodedata.is_normalized("NFC", text):
        found += [(start, end, _evenly(char)) for start, end, char in _decomposed(text)]
    found += [(*one.span(), " ") for one in _SPACE.finditer(even)]
    done = 0
    for one in sorted(found, key=lambda one: (one[0], -one[1])):
        if one[0] >= done:
            yield one
            done = one[1]


def _joined_at(text: str, match: re.Match[str]) -> str:
    """Return the fold of a hyphen at a line's end; between letters it may be the word's or the line's."""
    before, after = text[match.start() - 1 : match.start()], text[match.end()]
    if before.isalpha() and after.isalpha():
        return _OPTIONAL_HYPHEN
    return "-" if before.isalnum() else "- "


def _without_soft(run: str) -> str:
    """Return the fold of soft hyphens and the white space around them: one at a line's end joins the word."""
    return " " if any(char.isspace() for char in run) and not re.match("\u00ad+\\s*\n", run) else ""


def _is_mark_at(text: str, offset: int) -> bool:
    """Return whether an accent stands at an offset, which must not fall on the letter before a soft hyphen."""
    return bool(unicodedata.combining(text[offset : offset + 1] or " "))


def _decomposed(text: str) -> Iterator[tuple[int, int, str]]:
    """Yield the characters that the normal form writes otherwise, with what belongs to them."""
    start = 0
    for end in range(1, len(text) + 1):
        if end < len(text) and not _begins(text[start:end], text[end]):
            continue
        composed = unicodedata.normalize("NFC", text[start:end])
        if composed != text[start:end]:
            yield start, end, composed
        start = end


def _begins(before: str, char: str) -> bool:
    """Return whether a character stands for itself after `before`; those below U+0300 never combine."""
    if char < "\u0300":
        return True
    apart = unicodedata.normalize("NFC", before) + unicodedata.normalize("NFC", char)
    return not unicodedata.combining(char) and unicodedata.normalize("NFC", before + char) == apart


def _pattern(needle: str) -> str:
    """Return a pattern that finds a fold where either side may be broken at a line's end.

    A hyphen there belongs to the word or to the line, which nobody can see: `secu-⏎rity` is found as `security`,
    `well-⏎known` as `well-known`, and `pre-⏎ and` as `pre- and`.
    """
    parts = []
    for before, char in zip(" " + needle, needle, strict=False):
        if char == _OPTIONAL_HYPHEN:
            parts.append(f"(?:{_OPTIONAL_HYPHEN}|- ?)?")
        elif char == "-":
            parts.append(f"[-{_OPTIONAL_HYPHEN}]")
        elif char == " " and before == "-":
            parts.append(f"(?: |(?<={_OPTIONAL_HYPHEN}))")
        else:
            loose = before.isalpha() and char.isalpha()
            parts.append((f"{_OPTIONAL_HYPHEN}?" if loose else "") + re.escape(char))
    return "".join(parts)
