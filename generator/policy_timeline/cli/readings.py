"""What a curator is told of a document's reading text: the text, and what was left out of it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping

from policy_timeline.findings.locations import Location
from policy_timeline.texts import ArchivedText
from policy_timeline.texts.deceiving import named
from policy_timeline.texts.line_ends import JOINED, KEPT
from policy_timeline.texts.signs import DOUBLED

_VERBS = {JOINED: "joined", KEPT: "kept", DOUBLED: "read as one"}
_MOST_PLACES = 5


def marked(text: ArchivedText) -> str:
    """Return the reading text with a mark ⟨…⟩ at each place where something was left out."""
    parts, done = [], 0
    for left_out in sorted(text.reading.left_out, key=lambda stretch: stretch.at):
        parts += [named(text.text[done : left_out.at]), f"⟨{singular(left_out.kind)}⟩"]
        done = left_out.at
    return "".join([*parts, named(text.text[done:])])


def summary(text: ArchivedText, before: Mapping[str, int] | None = None) -> Iterator[str]:
    """Yield in lines what was left out or joined, and which quotation marks have no partner.

    `before` counts what the document's own text was taken out without.
    """
    counts = Counter(before or {})
    counts.update(left_out.kind for left_out in text.reading.left_out)
    left_out = [_counted(count, kind) for kind, count in counts.items() if kind not in _VERBS]
    clauses = [f"left out {', '.join(left_out)}"] if left_out else []
    clauses += [f"{verb} {_counted(counts[kind], kind)}" for kind, verb in _VERBS.items() if counts[kind]]
    if clauses:
        yield "; ".join(clauses)
    yield from unpaired(text)


def unpaired(text: ArchivedText) -> Iterator[str]:
    """Yield a line on the quotation marks that have no partner: what they hold cannot be told."""
    places = [str(Location(text.file, *text.line_of(at))) for at in text.reading.unpaired]
    if places:
        more = f" and {len(places) - _MOST_PLACES} more" if len(places) > _MOST_PLACES else ""
        verb = "have" if len(places) > 1 else "has"
        shown = ", ".join(places[:_MOST_PLACES])
        yield (
            f"{_counted(len(places), 'quotation marks')} {verb} no partner, opened and never closed or the other way "
            f"round, at {shown}{more}: what they hold is in no count"
        )


def singular(kind: str) -> str:
    """Return the singular of a kind: `page heads` becomes `page head`."""
    return kind.replace("feet", "foot") if "feet" in kind else re.sub(r"s\b(?!')", "", kind, count=1)


def _counted(count: int, kind: str) -> str:
    return f"{count:,} {kind if count != 1 else singular(kind)}"
