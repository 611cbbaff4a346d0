"""What a text has in quotation marks.

Marks are paired paragraph by paragraph, innermost first; a mark without a partner is dropped, so that a slip of the pen
swallows nothing. A quotation that goes on over paragraphs has an opening mark at the start of each and a closing one at
the end of the last (The Chicago Manual of Style, 13.32).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from policy_timeline.texts.stretches import Stretch

_DOUBLE, _SINGLE, _GUILLEMET, _ANGLE, _CORNER, _WHITE = range(6)
_FAMILY = {
    **dict.fromkeys('"“”„‟＂', _DOUBLE),
    **dict.fromkeys("'‘’‚‛", _SINGLE),
    **dict.fromkeys("«»", _GUILLEMET),
    **dict.fromkeys("‹›", _ANGLE),
    **dict.fromkeys("「」", _CORNER),
    **dict.fromkeys("『』", _WHITE),
}
_APOSTROPHES = frozenset("'’")
_MARK = re.compile(f"[{''.join(_FAMILY)}]")
_GERMAN = {"“": "„‟", "‘": "‚‛"}
_OPENS = frozenset("“„‟‘‚‛「『")
_POINTED = {"«": "»", "‹": "›"}
_BEFORE_OPENING = re.compile(r"[\s(\[{/–—:-]")
_PLURAL = re.compile(r"[sxzSXZ]['’] (?=[a-z])")
_CLOSES_SURELY = re.compile(r"[.,!?;:…][’'](?!\w)")
_LOOK_AHEAD = 2_000  # characters in which a surer end of single marks is looked for
_SURE = frozenset({_DOUBLE, _GUILLEMET, _CORNER, _WHITE})  # no apostrophe looks like these
_BEFORE_GOING_ON = re.compile(r"[.,:;!?…][\"”’»)]*\s+$")


class Quotation(NamedTuple):
    """Words in quotation marks, without the marks: one part for each paragraph that they go on through.

    `outer` runs from the first mark to the last. `is_nested` says that other quotation marks hold these.
    """

    parts: tuple[Stretch, ...]
    outer: Stretch
    is_nested: bool = False


class _Open(NamedTuple):
    family: int
    at: int
    char: str
    parts: tuple[Stretch, ...] = ()

    @property
    def begin(self) -> int:
        return self.parts[0].start - 1 if self.parts else self.at


class Marked(NamedTuple):
    """The quotations of a text, by where they begin, a nested one after the one that holds it; and what has no partner.

    `repeated` are the opening marks that a quotation has at the start of each further paragraph, and `unpaired` those
    marks of which no partner is found.
    """

    quotations: tuple[Quotation, ...]
    repeated: tuple[int, ...]
    unpaired: tuple[int, ...]


def marks_of(text: str, paragraphs: Sequence[Stretch]) -> Marked:
    """Return what the quotation marks of a text hold."""
    pairing = _Pairing(text, points_outward=_points_outward(text))
    going_on: _Open | None = None
    for paragraph in paragraphs:
        going_on = pairing.read(paragraph, going_on)
    if going_on:
        pairing.lose(going_on)
    found = sorted(pairing.found, key=lambda quotation: (quotation.outer.start, -quotation.outer.end))
    return Marked(tuple(_nested(found)), tuple(pairing.repeated), tuple(sorted(pairing.unpaired)))


def _points_outward(text: str) -> bool:
    """Return whether « opens, as in French; in German and Danish » does."""
    first = re.search("[«»‹›]", text)
    return first is None or first[0] in _POINTED


def _nested(found: Sequence[Quotation]) -> Iterable[Quotation]:
    reached = -1
    for quotation in found:
        yield (
            quotation
            if quotation.outer.start >= reached
            else Quotation(quotation.parts, quotation.outer, is_nested=True)
        )
        reached = max(reached, quotation.outer.end)


class _Pairing:
    """Pairs the marks of one paragraph after the other."""

    def __init__(self, text: str, *, points_outward: bool) -> None:
        self.text = text
        self.found: list[Quotation] = []
        self.repeated: list[int] = []
        self.unpaired: list[int] = []
        self._points_outward = points_outward
        self._open: list[_Open] = []
        self._by_family: dict[int, list[_Open]] = {}
        self._end = 0

    def read(self, paragraph: Stretch, going_on: _Open | None) -> _Open | None:
        """Pair the marks of a paragraph; return the opening mark, if any, that a next paragraph may go on from."""
        self._end = paragraph.end
        start = paragraph.start
        if not going_on and not _MARK.search(self.text, start, paragraph.end):
            return None
        self._open, self._by_family = [], {family: [] for family in _FAMILY.values()}
        if going_on and self.text[start] == going_on.char:
            self._push(going_on._replace(at=start))
            self.repeated.append(start)
            start += 1
        elif going_on and self._is_closed_in(paragraph, going_on):
            self._push(going_on._replace(at=start - 1))
        elif going_on:
            self.lose(going_on)
        for match in _MARK.finditer(self.text, start, paragraph.end):
            self._take(match.start())
        return self._going_on(paragraph.end)

    def lose(self, one: _Open) -> None:
        """Take note of a mark that nothing closes."""
        if one.family in _SURE:
            self.unpaired.append(one.begin)

    def _is_closed_in(self, paragraph: Stretch, one: _Open) -> bool:
        """Return whether the first mark of a paragraph closes a quotation that the one before it left open.

        Some repeat no opening mark. A mark that looks the same at both ends must be the only one of the paragraph.
        """
        marks = [mark for mark in _MARK.finditer(self.text, *paragraph) if _FAMILY[mark[0]] == one.family]
        if one.family not in _SURE or not marks:
            return False
        first, char = marks[0].start(), marks[0][0]
        if char == '"':
            return len(marks) == 1 and not self._stands_before_words(first)
        return char != one.char and not self._is_opening(first, char, one.family)

    def _take(self, at: int) -> None:
        char = self.text[at]
        if char in _APOSTROPHES and self._is_in_word(at):
            return
        family = _FAMILY[char]
        if self._closes(at, char, family):
            self._close(at, family)
        elif self._is_opening(at, char, family):
            self._push(_Open(family, at, char))
        elif family in _SURE and not self.text[at - 1 : at].isdigit():
            self.unpaired.append(at)

    def _push(self, one: _Open) -> None:
        self._open.append(one)
        self._by_family[one.family].append(one)

    def _pop(self) -> _Open:
        self._by_family[self._open[-1].family].pop()
        return self._open.pop()

    def _closes(self, at: int, char: str, family: int) -> bool:
        if not self._by_family[family]:
            return False
        if char in _GERMAN:
            return self._by_family[family][-1].char in _GERMAN[char]
        if char in _OPENS:
            return False
        if family in (_GUILLEMET, _ANGLE):
            return (char not in _POINTED) == self._points_outward
        if family == _SINGLE and self._is_apostrophe(at):
            return False
        return char not in "\"'" or not self._stands_before_words(at)

    def _is_opening(self, at: int, char: str, family: int) -> bool:
        if family in (_GUILLEMET, _ANGLE):
            return (char in _POINTED) == self._points_outward
        if family in (_CORNER, _WHITE) or char in "“„‟‚‛":
            return char in _OPENS
        if family == _SINGLE and (char == "’" or self._by_family[_SINGLE] or self.text[at + 1 : at + 2].isdigit()):
            return False
        return self._stands_before_words(at)

    def _stands_before_words(self, at: int) -> bool:
        before, after = self.text[at - 1 : at], self.text[at + 1 : min(at + 2, self._end)]
        begins = not before or bool(_BEFORE_OPENING.match(before)) or (before in _FAMILY and self._opened_at(at - 1))
        return begins and bool(after.strip())

    def _opened_at(self, at: int) -> bool:
        return bool(self._open) and self._open[-1].at == at

    def _is_in_word(self, at: int) -> bool:
        return at > 0 and self.text[at - 1].isalnum() and self.text[at + 1 : at + 2].isalnum()

    def _is_apostrophe(self, at: int) -> bool:
        """Return whether a single mark belongs to a plural: after its s, with a surer end to come."""
        plural = _PLURAL.match(self.text, at - 1)
        return bool(plural and _CLOSES_SURELY.search(self.text, at + 1, min(self._end, at + _LOOK_AHEAD)))

    def _close(self, at: int, family: int) -> None:
        while self._open[-1].family != family:
            self.lose(self._pop())
        top = self._pop()
        last = self._words(top.at + 1, at)
        if last.start < last.end:
            self.found.append(Quotation((*top.parts, last), Stretch(top.begin, at + 1)))

    def _words(self, start: int, end: int) -> Stretch:
        """Return a stretch without the white space at its ends: French marks stand apart from the words."""
        words = self.text[start:end]
        return (
            Stretch(start + len(words) - len(words.lstrip()), start + len(words.rstrip()))
            if words.strip()
            else Stretch(start, start)
        )

    def _going_on(self, end: int) -> _Open | None:
        found: _Open | None = None
        for opened in self._open:
            before = self.text[max(0, opened.at - 4) : opened.at]
            starts = opened.parts or not before.strip() or "\n" in before or _BEFORE_GOING_ON.search(before)
            words = self._words(opened.at + 1, end) if starts and not found else None
            if words and words.start < words.end:
                found = opened._replace(parts=(*opened.parts, words))
            else:
                self.lose(opened)
        return found
