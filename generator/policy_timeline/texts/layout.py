"""The layout of a text: its paragraphs, headings and sentences."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from policy_timeline.texts.languages import ABBREVIATIONS, NUMBERED
from policy_timeline.texts.stretches import Stretch

_FINISHING, _CLOSING = ".!?:,;…", "\"'”’»“)]"
_HEADING_WORDS, _HEADING_LENGTH = 16, 200
_WRAPPED_SHARE = 0.3  # of the lines that follow another one, those that begin with a small letter
_FULL = 0.7  # of a long broken line: a shorter one ends its paragraph
_LONG_LINES = 0.95  # of the broken lines are no longer than what counts as a long one
_OPENING = "\"'“‘„«("

_SENTENCE_END = re.compile(  # it begins with the marks, so that whatever has none is passed over fast
    r"([.!?…。！？](?:(?<=[.!?…])(?<![.!?…].)[.!?…]*[\"'”’»“‘›)\]]*(?=\s)|(?<=[。！？])[」』”]*))\s*", re.DOTALL
)
_LAST_WORD = re.compile(r"[\w.-]*$")
_NEXT = re.compile(r"\s*[\"'“‘„«»‚›(\[¿¡–—-]*\s?(\w)")
_ORDINAL = re.compile(r"\d{1,2}")


class Paragraph(NamedTuple):
    """A paragraph without the white space around it; a heading is a short line without a full stop."""

    stretch: Stretch
    is_heading: bool


class _Line(NamedTuple):
    start: int
    end: int
    indent: int

    @property
    def length(self) -> int:
        return self.end - self.start + self.indent


def paragraphs_of(text: str) -> tuple[Paragraph, ...]:
    """Return the paragraphs of a text, in order.

    In most texts each line is a paragraph. Where many lines begin with a small letter they were wrapped, and a
    paragraph ends at an empty line, before an indented line, or after a line that is not full.
    """
    lines = list(_lines(text))
    width = _width(text, lines)
    blocks: list[list[_Line]] = []
    for before, line in pairwise([None, *lines]):
        if line and before and width and _goes_on(text, before, line, width, is_first=len(blocks[-1]) == 1):
            blocks[-1].append(line)
        elif line:
            blocks.append([line])
    return tuple(_paragraph(text, block) for block in blocks)


def _lines(text: str) -> Iterator[_Line | None]:
    """Yield the lines without the white space around them, None for an empty one."""
    start = 0
    for line in text.splitlines(keepends=True):
        words = line.strip()
        if words:
            indent = len(line) - len(line.lstrip())
            yield _Line(start + indent, start + indent + len(words), indent)
        else:
            yield None
        start += len(line)


def _width(text: str, lines: Sequence[_Line | None]) -> int:
    """Return how long the lines of a wrapped text are, 0 where it is not wrapped."""
    following = [(before, after) for before, after in pairwise(lines) if before and after]
    broken = sorted(before.length for before, after in following if _begins_small(text, after))
    return broken[int(_LONG_LINES * (len(broken) - 1))] if len(broken) > _WRAPPED_SHARE * len(following) else 0


def _begins_small(text: str, line: _Line) -> bool:
    """Return whether the first word of a line begins with a small letter, as after a line that was broken."""
    return text[line.start : line.start + 2].lstrip(_OPENING)[:1].islower()


def _goes_on(text: str, before: _Line, line: _Line, width: int, *, is_first: bool) -> bool:
    """Return whether a line of a wrapped text belongs to the paragraph of the one before, its first line or a later."""
    if _begins_small(text, line):
        return True
    if not is_first and text[before.end - 1].isalnum() and line.indent <= before.indent:
        return True
    return line.indent <= before.indent and _FULL * width <= before.length <= width / _FULL


def _paragraph(text: str, lines: Sequence[_Line]) -> Paragraph:
    stretch = Stretch(lines[0].start, lines[-1].end)
    return Paragraph(stretch, is_heading=len(lines) == 1 and _is_heading(text, stretch))


def _is_heading(text: str, line: Stretch) -> bool:
    if text[line.end - 1] in _FINISHING or line.end - line.start > _HEADING_LENGTH:
        return False
    words = line.of(text)
    return words.count(" ") < _HEADING_WORDS and words.rstrip(_CLOSING)[-1:] not in _FINISHING


def sentences_of(text: str, within: Stretch) -> Iterator[Stretch]:
    """Yield the sentences of a stretch of a text, in order, without the white space between them."""
    start = within.start
    for match in _SENTENCE_END.finditer(text, within.start, within.end):
        if match.end() < within.end and _is_end(text, match, start):
            yield Stretch(start, match.end(1))
            start = match.end()
    yield Stretch(start, within.end)


def _is_end(text: str, match: re.Match[str], start: int) -> bool:
    """Return whether a full stop ends its sentence: not after an abbreviation, an initial or an ordinal number."""
    after = _NEXT.match(text, match.end())
    if after and after[1].islower():
        return False
    if match[1] != ".":
        return True
    last = _LAST_WORD.search(text[max(start, match.start() - 20) : match.start()])
    word = last[0] if last else ""
    is_initial = len(word.split(".")[-1]) == 1 and word[-1:].isalpha() and word != "I"
    is_numbered = word.lower() in NUMBERED and after is not None and after[1].isdigit()
    return not (is_initial or is_numbered or word.lower() in ABBREVIATIONS or _ORDINAL.fullmatch(word))
