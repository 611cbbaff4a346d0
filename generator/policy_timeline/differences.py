"""What two states of the data differ in, as far as the published record is concerned."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from itertools import zip_longest
from typing import TYPE_CHECKING, Any, NamedTuple

from policy_timeline.entries.kinds import KINDS, Source, Statement
from policy_timeline.facts.publication import Publication

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from policy_timeline.entries.catalog import Catalog
    from policy_timeline.entries.kinds import Entry
    from policy_timeline.entries.records import Evidence, Stance

_TOLD_APART = {"evidence", "stances"}
"""Keys of a statement that are compared as what they mean, not as text."""


class ChangeType(StrEnum):
    """What became of an entry."""

    NEW = "new"
    CHANGED = "changed"
    WITHDRAWN = "withdrawn"


class Part(StrEnum):
    """What a part of an entry is to a reader."""

    FIELD = "field"
    STATUS = "status"
    STANCE = "stance"
    QUOTATION = "quotation"
    ARCHIVE = "archive"


class Edit(NamedTuple):
    """One part of an entry before and after, None where there was or is none.

    `name` is the key of a field (with dots inside records), the position and mode of a stance, the source of words.
    """

    part: Part
    name: str
    before: str | None
    after: str | None


@dataclass(frozen=True, slots=True)
class Difference:
    """An entry that came, changed or went: `kind` as its folder is called, `label` what people call it."""

    change: ChangeType
    kind: str
    id: str
    label: str
    edits: tuple[Edit, ...] = ()


def differences(before: Catalog, after: Catalog) -> tuple[Difference, ...]:
    """Return what the change from `before` to `after` does to the published record: statements first, then by kind.

    A statement counts as withdrawn when its entry is gone, became a draft or was retracted.
    """
    kinds = sorted(KINDS, key=lambda kind: kind != Statement.kind)
    old, new = _record(before), _record(after)
    return tuple(found for kind in kinds for found in _of_kind(old[kind], new[kind], after))


def _record(catalog: Catalog) -> Mapping[str, Mapping[str, Entry]]:
    """Return by kind and id what a catalog publishes: statements that count, shifts between them, and all else."""
    published = Publication(catalog)
    statements = {statement.id: statement for statement in published.counting}
    shifts = {shift.id: shift for shift in published.shifts}
    return {kind: catalog.of_kind(kind) for kind in KINDS} | {"statements": statements, "shifts": shifts}


def _of_kind(before: Mapping[str, Entry], after: Mapping[str, Entry], catalog: Catalog) -> Iterator[Difference]:
    for id_ in sorted({*before, *after}):
        old, new = before.get(id_), after.get(id_)
        edits = tuple(_edits(old, new))
        entry = new or old
        if entry and edits:
            change = ChangeType.NEW if old is None else ChangeType.WITHDRAWN if new is None else ChangeType.CHANGED
            left = catalog.of_kind(entry.kind).get(id_) if change is ChangeType.WITHDRAWN else None
            yield Difference(change, entry.kind, id_, entry.label, (*_state(left), *edits))


def _state(left: Entry | None) -> Iterator[Edit]:
    """Yield what a withdrawn statement became, where its entry is still there."""
    if isinstance(left, Statement):
        yield Edit(Part.STATUS, "status", None, left.status.value)


def _edits(old: Entry | None, new: Entry | None) -> Iterator[Edit]:
    yield from _paired(_fields(old), _fields(new))
    if isinstance(old or new, Statement):
        yield from _stance_edits(_stances(old), _stances(new))
        yield from _quotations(old, new)


def _paired(old: Mapping[tuple[Part, str], str], new: Mapping[tuple[Part, str], str]) -> Iterator[Edit]:
    """Yield every part that is not the same on both sides."""
    for key in dict.fromkeys((*old, *new)):
        if old.get(key) != new.get(key):
            yield Edit(*key, old.get(key), new.get(key))


def _fields(entry: Entry | None) -> dict[tuple[Part, str], str]:
    if entry is None:
        return {}
    left_out = _TOLD_APART if isinstance(entry, Statement) else set()
    plain = entry.model_dump(mode="json", by_alias=True, exclude=left_out, exclude_none=True)
    archive = {"file", "sha256"} if isinstance(entry, Source) else set()
    return {(Part.ARCHIVE if key in archive else Part.FIELD, key): value for key, value in _flat("", plain)}


def _flat(name: str, value: Any) -> Iterator[tuple[str, str]]:  # noqa: ANN401 - what JSON has
    """Yield every text inside a value with the keys and numbers that lead to it."""
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from _flat(f"{name}.{key}" if name else key, inner)
    elif isinstance(value, list):
        for number, inner in enumerate(value, 1):
            yield from _flat(f"{name}.{number}", inner)
    else:
        yield name, str(value)


def _stances(statement: Entry | None) -> dict[str, dict[str, str]]:
    """Return the stances by position and mode, each as its parts in words: itself, and what its reading rests on."""
    if not isinstance(statement, Statement):
        return {}
    return {f"{stance.position} ({stance.mode})": _parts(stance) for stance in statement.stances}


def _parts(stance: Stance) -> dict[str, str]:
    conditions = "; ".join(f"if: {condition.text}" for condition in stance.conditions)
    rationale = f"because: {stance.rationale}" if stance.rationale else ""
    return {"stance": stance.stance.value, "basis": stance.basis.value, "conditions": conditions, "reason": rationale}


def _stance_edits(old: Mapping[str, dict[str, str]], new: Mapping[str, dict[str, str]]) -> Iterator[Edit]:
    """Yield the stances that differ: of one that came or went all parts, of another those that are not the same."""
    for name in dict.fromkeys((*old, *new)):
        before, after = old.get(name, {}), new.get(name, {})
        told = {part for part in (*before, *after) if before.get(part) != after.get(part)}
        if told:
            yield Edit(Part.STANCE, name, _in_words(before, told), _in_words(after, told))


def _in_words(parts: Mapping[str, str], told: set[str]) -> str | None:
    """Return the stance and those of its parts that are to be told; None where there is no stance."""
    return "; ".join(text for part, text in parts.items() if text and (part == "stance" or part in told)) or None


def _quotations(old: Entry | None, new: Entry | None) -> Iterator[Edit]:
    """Yield the words that differ, paired in their order source by source."""
    before, after = _words(old), _words(new)
    for source in dict.fromkeys((*before, *after)):
        gone = [words for words in before.get(source, ()) if words not in after.get(source, ())]
        come = [words for words in after.get(source, ()) if words not in before.get(source, ())]
        yield from (Edit(Part.QUOTATION, source, *pair) for pair in zip_longest(gone, come))


def _words(statement: Entry | None) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    evidence: tuple[Evidence, ...] = statement.evidence if isinstance(statement, Statement) else ()
    for piece in evidence:
        found.setdefault(piece.source, []).append(piece.words)
    return found
