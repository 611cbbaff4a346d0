"""Finds what merging and copying leave in a file: the marks of a conflict, and those of code in a page."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from policy_timeline.findings.locations import Spot, lines_of
from policy_timeline.reading.yaml.refusal import Refused

_MARKS = ("<<<<<<<", ">>>>>>>", "```", "~~~")
_CONFLICT = re.compile(r"(<{7}|\|{7}|={7}|>{7})(?:\s.*)?")
_MEANINGS = {
    "<": "one version begins here",
    "|": "what both were made of begins here",
    "=": "the other version begins here",
    ">": "the other version ends here",
}
_FENCE = re.compile(r"(`{3,}|~{3,})\s*[\w+-]*\s*")
_MOST = 20  # more of them a person will not read


def remnants(text: str) -> list[Refused]:
    """Return a fault for each merge conflict of a text, or else one for the marks of a code block around it."""
    if not any(mark in text for mark in _MARKS):
        return []
    lines = lines_of(text)
    return list(_conflicts(lines))[:_MOST] or list(_fence(lines))


def _conflicts(lines: Sequence[str]) -> Iterator[Refused]:
    """Yield a fault for each conflict: where it begins, with the places of its other marks, of which some may be gone.

    What Git writes: https://git-scm.com/docs/git-merge#_how_conflicts_are_presented
    """
    conflicts: list[list[tuple[Spot, str]]] = []
    for number, line in enumerate(lines, 1):
        if found := _CONFLICT.fullmatch(line):
            mark = found[1][0]
            if mark == "<" or not conflicts or conflicts[-1][-1][1] == ">":
                conflicts.append([])
            conflicts[-1].append((Spot(number, 1), mark))
    for marks in conflicts:
        if any(mark in "<>" for _, mark in marks):  # a line of = alone may be a person's
            yield _conflict(marks)


def _conflict(marks: Sequence[tuple[Spot, str]]) -> Refused:
    related = tuple((spot, _MEANINGS[mark]) for spot, mark in marks[1:])
    return Refused(marks[0][0], "merge-conflict", related)


def _fence(lines: Sequence[str]) -> Iterator[Refused]:
    fences = [(Spot(number, 1), found[1]) for number, line in enumerate(lines, 1) if (found := _FENCE.fullmatch(line))]
    if fences:
        (spot, mark), others = fences[0], fences[1:]
        related = tuple((other, "here is another") for other, _ in others[:_MOST])
        yield Refused(spot, "code-fence", related, mark=mark)
