"""What is wrong with words that do not stand in their source: near it, in another one, or nowhere.

A near passage is shown so that the curator can correct the words; it is never taken for a proof.
"""

from __future__ import annotations

from collections.abc import Iterator
from difflib import SequenceMatcher
from typing import NamedTuple

from rapidfuzz import fuzz

from policy_timeline.entries.catalog import Catalog
from policy_timeline.findings.codes import Fault, worded
from policy_timeline.texts import ArchivedText
from policy_timeline.texts.deceiving import alphabet_of, code_point, hidden_in, mixed_in
from policy_timeline.texts.stretches import Stretch
from policy_timeline.texts.word_edges import is_word_edge

_NEAR = 70  # of 100: below, a passage has little to do with the words
_EDGES = "'(),.;:!?…-"  # what stands around words and is no difference
_LOOKED_FOR = 1_000  # characters of the words: enough to find the place
_BESIDE = 4  # words, by which the nearest place may reach further than the search tells
_FEW = 4  # words: as many stand in any other document by chance
_SHOWN = 4  # words on either side of a difference


class _Step(NamedTuple):
    """A step from one row of words to another: what is done, and with which words of each."""

    kind: str
    start: int
    end: int
    begin: int
    stop: int


def deceiving_in(words: str) -> Iterator[Fault]:
    """Yield a fault for each character of some words that nobody can see, and each word that mixes alphabets."""
    for char in dict.fromkeys(hidden_in(words)):
        yield worded("hidden-character", char=code_point(char))
    for word, char in mixed_in(words):
        yield worded("look-alike", word=word, char=code_point(char))


def fault_of(catalog: Catalog, source: str, fragment: str) -> Fault:
    """Return why a folded fragment has no proof in a source."""
    text = catalog.texts[source]
    inside = next(text.folded.find(fragment), None)
    if inside:
        around = _whole_words(text.text, inside.start, inside.end)
        return worded("not-whole-words", source=source, around=around)
    if fragment[0] == fragment[-1] == "'" and stands_in(text, fragment.strip("' ,.")):
        return worded("not-in-source.marks", source=source)
    elsewhere = None
    if fragment.count(" ") >= _FEW:
        elsewhere = next((source_id for source_id, other in catalog.texts.items() if stands_in(other, fragment)), None)
    if elsewhere:
        return worded("in-other-source", source=source, elsewhere=elsewhere)
    difference = nearest_difference(text, fragment)
    if difference is None:
        return worded("not-in-source.nothing-near", source=source)
    return worded("not-in-source", source=source, difference=difference)


def stands_in(text: ArchivedText, fragment: str) -> bool:
    """Return whether a folded fragment stands in a text as whole words."""
    return any(
        is_word_edge(text.text, place.start) and is_word_edge(text.text, place.end)
        for place in text.folded.find(fragment)
    )


def _whole_words(text: str, start: int, end: int) -> str:
    while start > 0 and not is_word_edge(text, start):
        start -= 1
    while end < len(text) and not is_word_edge(text, end):
        end += 1
    return text[start:end]


def _nearest(folded: str, fragment: str) -> Stretch | None:
    """Return where the words stand that are most like a fragment."""
    found = fuzz.partial_ratio_alignment(fragment[:_LOOKED_FOR], folded, score_cutoff=_NEAR)
    if found is None or found.dest_start == found.dest_end:
        return None
    start = folded.rfind(" ", 0, found.dest_start + 1) + 1
    end = folded.find(" ", max(found.dest_end - 1, start))
    return Stretch(start, end if end >= 0 else len(folded))


def nearest_difference(text: ArchivedText, fragment: str) -> str | None:
    """Return how a fragment differs from the words that are most like it, in one line; None where nothing is."""
    folded, fragment = text.folded.text, fragment[:_LOOKED_FOR]
    found = _nearest(folded, fragment)
    if found is None:
        return None
    before = folded[: found.start].split()[-_BESIDE:] if found.start < _LOOKED_FOR else folded[
        found.start - _LOOKED_FOR : found.start].split()[-_BESIDE:]  # fmt: skip
    after = folded[found.end : found.end + _LOOKED_FOR].split()[:_BESIDE]
    return word_diff(fragment, " ".join([*before, found.of(folded), *after]))


def word_diff(ours: str, theirs: str) -> str:
    """Return two texts as one line: `ours` alone as -word-, `theirs` alone as +word+, what is the same shortened.

    What the source has before or after is no difference. Characters that cannot be told apart by eye are named.
    """
    mine, other = ours.split(), _same_words(ours.split(), theirs.split())
    steps = _steps(mine, other)
    if all(step.kind == "equal" for step in steps):  # nothing but quotation marks tells the two apart
        other = theirs.split()
        steps = _steps(mine, other)
    parts: list[str] = []
    for number, (kind, start, end, begin, stop) in enumerate(steps):
        if kind == "equal":
            parts += _shortened(mine[start:end], at_start=number == 0, at_end=number == len(steps) - 1)
        else:
            parts += [f"-{word}-" for word in mine[start:end]]
            parts += [f"+{word}+" for word in other[begin:stop]]
    return " ".join([*parts, *_look_alikes(mine, other)])


def _steps(mine: list[str], other: list[str]) -> list[_Step]:
    """Return how one row of words becomes the other, which may reach further at both ends."""
    steps = [_Step(*step) for step in SequenceMatcher(None, mine, other, autojunk=False).get_opcodes()]
    while len(steps) > 1 and steps[0].kind == "insert":
        steps = steps[1:]
    while len(steps) > 1 and steps[-1].kind == "insert":
        steps = steps[:-1]
    first, last = steps[0], steps[-1]
    if first.kind == "replace":
        steps[0] = first._replace(begin=max(first.begin, first.stop - (first.end - first.start)))
    if last.kind == "replace" and last is not first:
        steps[-1] = last._replace(stop=min(last.stop, last.begin + (last.end - last.start)))
    return steps


def _same_words(mine: list[str], other: list[str]) -> list[str]:
    """Return the other words without quotation marks that touch them, each as ours has it where that is all."""
    ours = {word.strip("'"): word for word in mine if word.strip("'")}
    ends = {word.rstrip(_EDGES): word for word in mine[-1:] if word.rstrip(_EDGES)}
    bare = [word.strip("'") or word for word in other]
    return [ours.get(word) or ends.get(word.rstrip(_EDGES)) or word for word in bare]


def _shortened(words: list[str], *, at_start: bool, at_end: bool) -> list[str]:
    first = 0 if at_start else _SHOWN
    last = 0 if at_end else _SHOWN
    if len(words) <= first + last + 1:
        return words
    return [*words[:first], "…", *words[len(words) - last :]]


def _look_alikes(mine: list[str], other: list[str]) -> Iterator[str]:
    """Yield a note for each word of ours that differs from the source's only in letters of another alphabet."""
    for kind, start, end, begin, stop in _steps(mine, other):
        if kind != "replace":
            continue
        for ours, theirs in zip(mine[start:end], other[begin:stop], strict=False):
            if len(ours) != len(theirs):
                continue
            for mine_here, there in zip(ours, theirs, strict=True):
                alphabets = alphabet_of(mine_here), alphabet_of(there)
                if mine_here != there and all(alphabets) and alphabets[0] != alphabets[1]:
                    yield f"({ours}: {code_point(mine_here)}; the source has {code_point(there)})"
                    break
