"""The lines, columns and notes of printed pages, from where each sign stands."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

NOTE_MARKS = "footnote marks"

_WORD_GAP = 0.18  # of a sign's height: more white is a space
_SAME_LINE = 0.25  # of a sign's height, by which signs of one line stand higher or lower
_SMALL, _RAISED = 0.85, 0.12  # a note's mark is so much smaller, and stands so much higher, than the word before it
_MARK = re.compile(r"[\d*†‡§]")
_GUTTER = 1.0  # of a sign's height: what parts columns at least
_COLUMN_LINES = 3  # lines of a column at least
_COLUMN_SHARE = 0.2  # of the width of a page, which a column has at least
_PARAGRAPH_GAP = 1.35  # of the usual way from line to line: more is an empty line
_WIDEST_WAY = 2.6  # of a sign's height, from one line to the next: double spacing has less
_INDENT = 0.8  # of a sign's height
_NOTE_SIZE = 0.9  # of the usual size: notes are smaller
_NOTE = re.compile(r"(?:\d{1,3}|[*†‡§])[.)]?\s?\S")
_FEET = 2  # lines that may stand below the notes of a page


class Glyph(NamedTuple):
    """A sign on a page: where it stands on its line, and its box."""

    char: str
    x: float
    y: float
    left: float
    right: float
    bottom: float
    top: float

    @property
    def size(self) -> float:
        """Its height."""
        return self.top - self.bottom


class Word(NamedTuple):
    """Signs without white between them: their text, line, ends and height."""

    text: str
    y: float
    left: float
    right: float
    size: float


class PdfLine(NamedTuple):
    """The words of a line in one column, from left to right."""

    words: tuple[Word, ...]

    @property
    def left(self) -> float:
        """Where it begins."""
        return self.words[0].left

    @property
    def y(self) -> float:
        """Where it stands."""
        return self.words[0].y

    @property
    def size(self) -> float:
        """The height of its signs."""
        return max(word.size for word in self.words)

    @property
    def text(self) -> str:
        """Its words, with more space where the page has much more."""
        parts = [self.words[0].text]
        for before, word in pairwise(self.words):
            parts += ["   " if word.left - before.right > _GUTTER * word.size else " ", word.text]
        return "".join(parts)


def pages_of(pages: Sequence[Sequence[Glyph]], left_out: Counter[str]) -> list[str]:
    """Return the text of each page; the footnotes of all pages stand at the end of the last one."""
    columns = [_columns(list(_words(glyphs, left_out))) for glyphs in pages]
    sizes = Counter(
        round(word.size, 1) for page in columns for column in page for line in column for word in line.words
    )
    usual = sizes.most_common(1)[0][0] if sizes else 0.0
    notes: list[str] = []
    texts = []
    for page in columns:
        found = [_without_notes(column, usual, notes) for column in page]
        texts.append(_joined([_text(column) for column in found if column]))
    if notes:
        texts[-1] = "\n\n".join([texts[-1], *notes])
    return texts


def _words(glyphs: Sequence[Glyph], left_out: Counter[str]) -> Iterator[Word]:
    """Yield the words of a page in the order of its signs, without the marks of footnotes."""
    held: list[Glyph] = []
    last: Glyph | None = None
    for glyph in glyphs:
        if last and _is_note_mark(glyph, last):
            left_out[NOTE_MARKS] += 1
            continue
        if held and (glyph.char.isspace() or not _goes_on(held[-1], glyph)):
            yield _word(held)
            held = []
        if not glyph.char.isspace() and glyph.char.isprintable():
            held.append(glyph)
            last = glyph
    if held:
        yield _word(held)


def _is_note_mark(glyph: Glyph, before: Glyph) -> bool:
    is_small = glyph.size < _SMALL * before.size
    is_raised = before.size > glyph.y - before.y > _RAISED * before.size
    is_close = -before.size < glyph.left - before.right < before.size
    return bool(_MARK.fullmatch(glyph.char)) and is_small and is_raised and is_close


def _goes_on(before: Glyph, glyph: Glyph) -> bool:
    height = max(before.size, glyph.size)
    return abs(glyph.y - before.y) < _SAME_LINE * height and -height < glyph.left - before.right < _WORD_GAP * height


def _word(glyphs: Sequence[Glyph]) -> Word:
    size = max(glyph.size for glyph in glyphs)
    return Word("".join(glyph.char for glyph in glyphs), glyphs[0].y, glyphs[0].left, glyphs[-1].right, size)


def _rows(words: Sequence[Word]) -> list[list[Word]]:
    """Return the words by line, from the top, each line from the left."""
    rows: list[list[Word]] = []
    for word in sorted(words, key=lambda word: -word.y):
        if rows and abs(rows[-1][0].y - word.y) < _SAME_LINE * max(word.size, rows[-1][0].size):
            rows[-1].append(word)
        else:
            rows.append([word])
    return [sorted(row, key=lambda word: word.left) for row in rows]


def _columns(words: list[Word]) -> list[list[PdfLine]]:
    """Return the lines of a page, column by column; what runs over all columns parts those above from those below."""
    rows = _rows(words)
    if not rows:
        return []
    gutter = _gutter(rows)
    if gutter is None:
        return [[PdfLine(tuple(row)) for row in rows]]
    found: list[list[PdfLine]] = []
    sides: tuple[list[Word], list[Word]] = ([], [])
    for row in rows:
        if any(word.left < gutter < word.right for word in row) or _crosses(row, gutter):
            found += _parted(sides)
            found.append([PdfLine(tuple(row))])
            sides = ([], [])
        else:
            for word in row:
                sides[word.left > gutter].append(word)
    return _merged(found + _parted(sides))


def _parted(sides: tuple[list[Word], list[Word]]) -> list[list[PdfLine]]:
    return [column for side in sides if side for column in _columns(side)]


def _merged(columns: list[list[PdfLine]]) -> list[list[PdfLine]]:
    """Return columns, with lines that run over all of them one after the other made one again."""
    found: list[list[PdfLine]] = []
    for column in columns:
        if found and len(column) == 1 and abs(found[-1][-1].left - column[0].left) < column[0].size:
            found[-1].extend(column)
        else:
            found.append(column)
    return found


def _crosses(row: Sequence[Word], gutter: float) -> bool:
    """Return whether a line runs over the white between columns, without more white there than between its words."""
    beside = [(before, word) for before, word in pairwise(row) if before.right <= gutter <= word.left]
    return any(word.left - before.right < _GUTTER * word.size for before, word in beside)


def _gutter(rows: Sequence[Sequence[Word]]) -> float | None:
    """Return the middle of the white that parts two columns, None where the page has one.

    It is where most lines have more white than between words, and where both sides hold lines of words: a column of
    numbers is none.
    """
    left, right = min(row[0].left for row in rows), max(row[-1].right for row in rows)
    gaps = [(before.right, word.left) for row in rows for before, word in pairwise(row)
            if word.left - before.right > _GUTTER * word.size]  # fmt: skip
    best, most = None, 0
    for begin, end in gaps:
        middle = (begin + end) / 2
        through = sum(first < middle < last for first, last in gaps)
        if through > most:
            best, most = middle, through
    if best is None or most < _COLUMN_LINES or min(best - left, right - best) < _COLUMN_SHARE * (right - left):
        return None
    crossed = sum(any(word.left < best < word.right for word in row) or _crosses(row, best) for row in rows)
    sides = [[word for row in rows for word in row if (word.left > best) is side] for side in (False, True)]
    is_text = all(sum(word.text.isdigit() for word in side) < len(side) / 2 for side in sides)
    return best if is_text and crossed < most else None


def _without_notes(lines: list[PdfLine], usual: float, notes: list[str]) -> list[PdfLine]:
    """Return the lines of a column without the footnotes at its end, which are added to the notes."""
    for feet in range(_FEET + 1):
        end = len(lines) - feet
        start = end
        while start > 0 and lines[start - 1].size < _NOTE_SIZE * usual:
            start -= 1
        while start < end and not _NOTE.match(lines[start].text):
            start += 1
        if start < end and start > 0:
            notes.append("\n".join(line.text for line in lines[start:end]))
            return [*lines[:start], *lines[end:]]
    return lines


def _text(lines: Sequence[PdfLine]) -> str:
    """Return the text of a column: an empty line where the page has one, and white before a line that is indented."""
    ways = [before.y - line.y for before, line in pairwise(lines)]
    usual = sorted(ways)[len(ways) // 4] if ways else 0.0  # a page of short paragraphs has more gaps than lines
    edge = min(line.left for line in lines)
    begun = Counter(round(line.left) for line in lines)
    parts: list[str] = []
    for way, line in zip([None, *ways], lines, strict=True):
        if way is not None:
            parts.append("\n\n" if way > _PARAGRAPH_GAP * usual or way > _WIDEST_WAY * line.size else "\n")
        is_indented = line.left - edge > _INDENT * line.size and begun[round(line.left)] < begun[round(edge)]
        parts.append(("   " if is_indented else "") + line.text)
    return "".join(parts)


def _joined(columns: Sequence[str]) -> str:
    """Return columns as one text: a sentence goes on from one to the next."""
    text = ""
    for column in columns:
        goes_on = bool(text) and column.lstrip()[:1].islower() and text[-1] not in ".!?:"
        text += ("\n" if goes_on else "\n\n" if text else "") + column
    return text
