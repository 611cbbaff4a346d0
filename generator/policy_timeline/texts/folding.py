"""Folding: two texts are the same words when their folds are equal.

Folded are the Unicode normal form (NFC: the same characters, differently composed), the kinds of quotation mark (also
doubled and back-quoted ones), apostrophe, dash and ellipsis, the Latin ligatures U+FB00 to U+FB06, runs of white space
and line breaks, soft hyphens and a hyphen at a line's end. Nothing else is: not case, digits, letters or other signs,
nor characters that only look alike, which is why the form is not NFKC.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator

from policy_timeline.texts.deceiving import hidden_at
from policy_timeline.texts.edits import Edit, Edited, edited
from policy_timeline.texts.stretches import Stretch

QUOTATION_MARKS = "\"'“”„‟‘’‚‛«»‹›ʼ`´「」『』〝〞＂＇"
DASHES = "-‐‑‒–—―−﹘﹣－"
LIGATURES = {chr(code): unicodedata.normalize("NFKD", chr(code)) for code in range(0xFB00, 0xFB07)}
"""The letters that print joins into one sign, such as ﬁ, and the letters that they are."""
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
_BLANKS_BEFORE = re.compile(r"[\s\u00ad]+$")
_BROKEN = tuple(re.compile(rf"{hyphen}[^\S\n]*\n[^\S\n]*(?=\w)") for hyphen in "-‐")
_SPACE = re.compile("  +")
_DOUBLED = re.compile(r"''|’’|‘‘|``|´´|,,(?=\w)")
_FOUR_DOTS = r"(?<=\.)\s?\.\s?\.\s?\.|(?<=\.)\s?…|(?<=…)\s?\."
_ELLIPSIS = re.compile(rf"[.…](?:(?P<four>{_FOUR_DOTS})|(?<=…)|(?<=\.)\s?\.\s?\.)")  # begins with what most texts lack
_WIDEST = 8  # characters of white space before dots
_LIGATURE = re.compile(f"[{''.join(LIGATURES)}]")


class Folded(Edited):
    """A folded text, with the way back to where its characters came from."""

    def find(self, needle: str) -> Iterator[Stretch]:
        """Yield every place in the original at which a folded text stands, in order."""
        if _OPTIONAL_HYPHEN in needle or _OPTIONAL_HYPHEN in self.text:
            pattern = re.compile(_pattern(needle))
            match = pattern.search(self.text)
            while match:
                yield from self._place(*match.span())
                match = pattern.search(self.text, match.start() + 1)
            return
        start = self.text.find(needle)
        while start >= 0:
            yield from self._place(start, start + len(needle))
            start = self.text.find(needle, start + 1)

    def _place(self, start: int, end: int) -> Iterator[Stretch]:
        """Yield where a run of the fold stands, but for one that begins or ends within a ligature."""
        if not self._parts_letters(start) and not self._parts_letters(end):
            yield self.original(start, end)

    def _parts_letters(self, offset: int) -> bool:
        beside = self.text[max(0, offset - 1) : offset + 1]
        return len(beside) > 1 and beside.isalpha() and self.splits(offset)


def fold(text: str, further: Iterable[Edit] = ()) -> Folded:
    """Return the fold of some words; white space at its ends is one space each, for the caller to strip.

    `further` are runs that are folded in a way that only the caller knows.
    """
    even = _evenly(text)
    found = edited(even, [*further, *_uneven(text, even)])
    return Folded(found.text, found.starts, found.origins, found.widths)


def fold_source(text: str, joints: Iterable[Stretch]) -> Folded:
    """Return the fold of a source's text, in which characters that nobody can see are passed over.

    At each of the joints a line ended with a hyphen, of which nobody can see whether it is the word's: a joint holds
    the hyphen where the text has kept it, else the letter after it.
    """
    hidden = [Edit(at, at + 1, "") for at in hidden_at(text)]
    return fold(text, [*(_joint(text, joint) for joint in joints), *hidden])


def _joint(text: str, joint: Stretch) -> Edit:
    held = joint.of(text)
    return Edit(*joint, _OPTIONAL_HYPHEN + ("" if held in DASHES else _evenly(held)))


def _evenly(text: str) -> str:
    """Return a text with every kind of mark, dash and space as one, character for character."""
    for char in set(_ODD.findall(text)):
        text = text.replace(char, _KINDS[char])
    return text


def _uneven(text: str, even: str) -> Iterator[Edit]:
    """Yield every run whose fold may have another length."""
    for pattern in _BROKEN:
        for broken in pattern.finditer(text):
            yield Edit(*broken.span(), _joined_at(text, broken))
    if "\u00ad" in text:
        softs = (found for found in _BLANKS.finditer(text) if "\u00ad" in found[0])
        yield from (Edit(*soft.span(), _soft(text, soft)) for soft in softs)
    if not unicodedata.is_normalized("NFC", text):
        yield from (Edit(start, end, _evenly(char)) for start, end, char in _decomposed(text))
    for mark in _DOUBLED.finditer(text):
        yield Edit(*mark.span(), "'")
    yield from _ellipses(text)
    for ligature in _LIGATURE.finditer(text):
        yield Edit(*ligature.span(), LIGATURES[ligature[0]])
    for blanks in _SPACE.finditer(even):
        yield Edit(*blanks.span(), " ")


def _ellipses(text: str) -> Iterator[Edit]:
    """Yield the dots that stand for words left unsaid, with the space before them; a fourth one ends the sentence."""
    for found in _ELLIPSIS.finditer(text):
        blanks = _BLANKS_BEFORE.search(text[max(0, found.start() - _WIDEST) : found.start()])
        width = len(blanks[0]) if blanks else 0
        yield Edit(found.start() - width, found.end(), "…." if found["four"] else "…")


def _joined_at(text: str, match: re.Match[str]) -> str:
    """Return the fold of a hyphen at a line's end; between letters it may be the word's or the line's."""
    before, after = text[match.start() - 1 : match.start()], text[match.end()]
    if before.isalpha() and after.isalpha():
        return _OPTIONAL_HYPHEN
    return "-" if before.isalnum() else "- "


def _soft(text: str, run: re.Match[str]) -> str:
    """Return the fold of soft hyphens and the white space around them: one at a line's end joins the word."""
    if _is_mark_at(text, run.end()):
        return " "
    return " " if any(char.isspace() for char in run[0]) and not re.match("\u00ad+\\s*\n", run[0]) else ""


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
