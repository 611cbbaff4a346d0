"""The furniture of printed pages: heads, feet, page and line numbers, and the empty lines of double spacing.

A form feed parts pages, where a text has any; else a page's number between empty lines shows where one ended. Nothing
is left out that could be words: a line is a head or foot because it stands at the same place of other pages too.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from policy_timeline.texts.edits import Edit

HEADS, FEET, PAGE_NUMBERS, LINE_NUMBERS = "page heads", "page feet", "page numbers", "line numbers"
SPACING = "empty lines of double spacing"

_NUMBER = re.compile(
    r"\W{0,8}(?:(?:page|seite|p\.|с\.|стр?\.|página|pág\.)\s*)?(?P<number>\d{1,4}|[ivxlc]{1,7})"
    r"(?:\s*(?:/|of|von|de|sur|из|з)\s*\d{1,4})?\W{0,8}",
    re.IGNORECASE,
)
_DIGITS = re.compile(r"\d+|\b[ivxlc]+\b", re.IGNORECASE)
_LABEL = re.compile(r"[^\W\d_][^:\n]{0,60}:(?:\s|$)")
_QUOTED = re.compile(r"[\"“”„«»]")
_ZONE = 3  # lines at either end of a page, among which its head and foot stand
_LEAST_SHARE = 0.3  # of the pages, on which a head stands; even and odd pages may have different ones
_LABEL_SHARE = 0.6  # the same for what may be a speaker's label
_LINE = re.compile(r"[^\n\f]*[\n\f]|[^\n\f]+")
_LONGEST_HEAD = 120  # characters
_FINISHES = re.compile(r"[.!?:;…][\"'”’»“)\]]*$")
_FULL_LINE = 40  # characters: a shorter line without a full stop may be a heading

_LINE_NUMBER = re.compile(r"[ \t]*(\d{1,4})(?:[ \t]{1,12}(?=\S)|[ \t]*$)")
_LEAST_RUN = 3  # lines with numbers one after the other
_NUMBERED_SHARE = 0.5  # of the lines
_EVERY = 5  # lines, where not each has its number
_DOUBLE_SHARE, _WRAPPED_SHARE = 0.9, 0.3


class PageLine(NamedTuple):
    """A line that is not empty: where its words begin and end, and how many empty lines and pages end before it."""

    start: int
    end: int
    empty_before: int
    page: int

    def of(self, text: str) -> str:
        """Return its words."""
        return text[self.start : self.end]


@lru_cache(maxsize=1)  # several steps in a row look at the lines of one text
def lines_of(text: str) -> Sequence[PageLine]:
    """Return the lines of a text that are not empty."""
    found: list[PageLine] = []
    at = empty = page = 0
    for line in _LINE.findall(text):
        words = line.strip()
        if words:
            start = at + line.index(words[0])
            found.append(PageLine(start, start + len(words), empty, page))
            empty = 0
        else:
            empty += 1
        page += line.endswith("\f")
        at += len(line)
    return found


def without_furniture(text: str) -> Iterator[Edit]:
    """Yield the heads, feet and numbers of pages; what stood before and after them goes on as it is written."""
    lines = lines_of(text)
    kinds = _on_pages(text, lines) if "\f" in text.strip("\f\n ") else _between_pages(text, lines)
    before: PageLine | None = None
    pending: list[tuple[PageLine, str]] = []
    for number, line in enumerate(lines):
        if number in kinds:
            pending.append((line, kinds[number]))
            continue
        if pending or (before and before.page != line.page):
            yield from _left_out(text, before, pending, line)
        before, pending = line, []
    yield from _left_out(text, before, pending, None)


def _left_out(
    text: str, before: PageLine | None, pending: Sequence[tuple[PageLine, str]], after: PageLine | None
) -> Iterator[Edit]:
    """Yield what is left out between two lines: the first edit holds what parts them now."""
    if not pending and (before is None or after is None):
        return
    start, end = before.end if before else 0, after.start if after else len(text)
    between = _between(text, before, after) if before and after else ""
    stops = [line.start for line, _ in pending[1:]] + [end]
    begins = [start] + [line.start for line, _ in pending[1:]]
    for number, (begin, stop) in enumerate(zip(begins, stops, strict=True)):
        yield Edit(begin, stop, between if not number else "", pending[number][1] if pending else "")


def _between(text: str, before: PageLine, after: PageLine) -> str:
    """Return what parts two lines with nothing between them but furniture: the line's end that a sentence crosses."""
    last, first = before.of(text), after.of(text)
    if re.search(r"\w[-‐\u00ad–—]$", last) and first[0].islower():
        return "\n"
    if first.lstrip("\"'“‘„«(")[:1].islower():
        return " "
    goes_on = len(last) >= _FULL_LINE and not _FINISHES.search(last) and not _LABEL.match(first) and not last.isupper()
    return " " if goes_on and after.page != before.page else "\n\n"


def _on_pages(text: str, lines: Sequence[PageLine]) -> dict[int, str]:
    """Return which lines are furniture where form feeds part the pages."""
    pages: dict[int, list[int]] = {}
    for number, line in enumerate(lines):
        pages.setdefault(line.page, []).append(number)
    tops = [page[:_ZONE] for page in pages.values()]
    feet = [page[: -_ZONE - 1 : -1] for page in pages.values()]
    found = _at_ends(text, lines, tops, HEADS) | _at_ends(text, lines, feet, FEET)
    for page in pages.values():  # one on which nothing would be left says the same as another one
        if all(number in found for number in page):
            found = {number: kind for number, kind in found.items() if number not in page or kind == PAGE_NUMBERS}
    return found


def _at_ends(text: str, lines: Sequence[PageLine], zones: Sequence[Sequence[int]], kind: str) -> dict[int, str]:
    """Return which lines are furniture, from the outermost of each page inwards."""
    known = Counter(key for zone in zones for key in {_key(lines[number].of(text)) for number in zone})
    numbers = _numbered(text, lines, zones)
    found: dict[int, str] = {}
    for page, zone in enumerate(zones):
        for number in zone:
            words = lines[number].of(text)
            if number in numbers:
                found[number] = PAGE_NUMBERS
            elif _is_head(words, known[_key(words)], len(zones)):
                if page or number:  # the first line of all may be the title
                    found[number] = kind
            else:
                break
    return found


def _key(words: str) -> str:
    return " ".join(_DIGITS.sub("#", words).casefold().split())


def _is_head(words: str, count: int, pages: int) -> bool:
    if len(words) > _LONGEST_HEAD or count <= 1 or not re.search(r"[^\W\d_]{2}", words):
        return False
    if _QUOTED.search(words) or words[0].islower():
        return False
    return count >= (_LABEL_SHARE if _LABEL.match(words) else _LEAST_SHARE) * pages


def _numbered(text: str, lines: Sequence[PageLine], zones: Sequence[Sequence[int]]) -> set[int]:
    """Return the lines at the ends of pages that hold nothing but the page's number, one more than the page before."""
    found: list[tuple[int, int, int]] = []
    for page, zone in enumerate(zones):
        for number in zone:
            match = _NUMBER.fullmatch(lines[number].of(text))
            if match:
                value = _value(match["number"])
                found.append((number, page, value - page))
    offsets = Counter(offset for _, _, offset in found)
    return {number for number, page, offset in found if offsets[offset] > 1 or offset in {0, 1} or len(zones) == 1}


def _value(number: str) -> int:
    if number.isdigit():
        return int(number)
    values = [{"i": 1, "v": 5, "x": 10, "l": 50, "c": 100}[letter] for letter in number.casefold()]
    return sum(-value if value < max(values[at:]) else value for at, value in enumerate(values))


def _between_pages(text: str, lines: Sequence[PageLine]) -> dict[int, str]:
    """Return which lines are furniture where nothing but furniture parts the pages."""
    alone = {
        number
        for number, line in enumerate(lines)
        if line.end - line.start <= _LONGEST_HEAD
        and line.empty_before
        and (number + 1 == len(lines) or lines[number + 1].empty_before)
    } | ({0} if lines else set())
    keys = Counter(_key(lines[number].of(text)) for number in alone)
    repeated = {
        number
        for number in alone
        if keys[_key(lines[number].of(text))] > 1 and _is_head(lines[number].of(text), 2, 1)
        and not _LABEL.match(lines[number].of(text)) and not _FINISHES.search(lines[number].of(text))
    }  # fmt: skip
    found: dict[int, str] = {}
    values = {number: _value(match["number"]) for number in alone - {0}
              if (match := _NUMBER.fullmatch(lines[number].of(text)))}  # fmt: skip
    numbers = set(values.values())
    for number, value in values.items():
        beside = {number - 1, number + 1} & repeated
        in_order = value + 1 in numbers or value - 1 in numbers
        if beside or (_interrupts(text, lines, number) and (in_order or len(values) == 1)):
            found[number] = PAGE_NUMBERS
            found.update((line, HEADS) for line in beside if line)
    for number in repeated - found.keys() - {0}:
        if _interrupts(text, lines, number):
            found[number] = HEADS
    keyed = {_key(lines[number].of(text)) for number, kind in found.items() if kind == HEADS}
    found.update((number, HEADS) for number in repeated - {0} if _key(lines[number].of(text)) in keyed)
    return found


def _interrupts(text: str, lines: Sequence[PageLine], number: int) -> bool:
    """Return whether a line stands in the middle of a sentence."""
    if number + 1 == len(lines):
        return False
    before, after = lines[number - 1].of(text), lines[number + 1].of(text)
    return not _FINISHES.search(before) and after.lstrip("\"'“‘„«(")[:1].islower()


def without_line_numbers(text: str) -> Iterator[Edit]:
    """Yield the numbers before the lines of hearings and bills: of each line, or of every fifth."""
    lines = lines_of(text)
    marked = [(at, int(found[1]), found.end()) for at, line in enumerate(lines)
              if (found := _LINE_NUMBER.match(line.of(text)))]  # fmt: skip
    runs = [run for step in (1, _EVERY) for run in _runs(marked, step)]
    if not any(len(run) >= _LEAST_RUN and _is_wrapped(text, lines, run) for run in runs):
        return
    sure = [run for run in runs if len(run) >= _LEAST_RUN or (len(run) > 1 and run[0][1] == 1)]
    if sum(map(len, sure)) > _NUMBERED_SHARE * len(lines):  # a page may end after its first line
        sure += [run for run in runs if len(run) == 1 and run[0][1] == 1]
    for run in sure:
        yield from (_number(text, lines[at], end) for at, _, end in run)


def _runs(marked: Sequence[tuple[int, int, int]], step: int) -> Iterator[list[tuple[int, int, int]]]:
    """Yield the runs of lines whose numbers grow as the lines do."""
    run: list[tuple[int, int, int]] = []
    for mark in marked:
        if step != 1 and mark[1] % step:
            continue
        if run and (mark[0] - run[-1][0], mark[1] - run[-1][1]) != (step, step):
            yield run
            run = []
        run.append(mark)
    yield run


def _is_wrapped(text: str, lines: Sequence[PageLine], run: Sequence[tuple[int, int, int]]) -> bool:
    """Return whether sentences go on from one numbered line to the next, as they do in no list."""
    starts = [lines[at].of(text)[end:].lstrip() for at, _, end in run]
    if run[1][0] - run[0][0] > 1:
        return sum(lines[at + 1].of(text)[:1].islower() for at, _, _ in run if at + 1 < len(lines)) > 0
    return sum(start[:1].islower() for start in starts) >= max(1, _WRAPPED_SHARE * (len(run) - 1) / 2)


def _number(text: str, line: PageLine, end: int) -> Edit:
    begin = text.rfind("\n", 0, line.start) + 1
    begin = max(begin, text.rfind("\f", 0, line.start) + 1)
    return Edit(begin, line.start + end, "", LINE_NUMBERS)


def without_double_spacing(text: str) -> Iterator[Edit]:
    """Yield the empty lines of a text that has one between any two lines, which part no paragraphs."""
    lines = lines_of(text)
    pairs = list(pairwise(lines))
    single = [(before, after) for before, after in pairs if after.empty_before == 1]
    broken = sum(after.of(text).lstrip("\"'“‘„«(")[:1].islower() for _, after in single)
    if not single or len(single) < _DOUBLE_SHARE * len(pairs) or broken < _WRAPPED_SHARE * len(single):
        return
    for before, after in single:
        yield Edit(before.end, text.rfind("\n", 0, after.start), "", SPACING)
