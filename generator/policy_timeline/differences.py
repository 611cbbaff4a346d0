"""What two states of the data differ in, as far as the published record is concerned."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum
from itertools import zip_longest
from pathlib import Path
from typing import NamedTuple

from policy_timeline.entries.catalog import Catalog
from policy_timeline.entries.kinds import KINDS, Entry, Source, Statement
from policy_timeline.entries.origins import Origin
from policy_timeline.entries.records import Evidence, Stance
from policy_timeline.facts.publication import Publication, is_published
from policy_timeline.findings.diagnostics import Diagnostic
from policy_timeline.findings.locations import lines_of

_TOLD_APART = {"evidence", "stances"}
"""Keys of a statement that are compared as what they mean, not as text."""


class ChangeType(StrEnum):
    """What became of an entry."""

    NEW = "new"
    CHANGED = "changed"
    RENAMED = "renamed"
    WITHDRAWN = "withdrawn"


class RecordPart(StrEnum):
    """What a part of an entry is to a reader."""

    FIELD = "field"
    STATUS = "status"
    STANCE = "stance"
    QUOTATION = "quotation"
    ARCHIVE = "archive"


class EntryEdit(NamedTuple):
    """One part of an entry before and after, None where there was or is none.

    `name` is the key of a field (with dots inside records), the position and mode of a stance, the source of words.
    """

    part: RecordPart
    name: str
    before: str | None
    after: str | None


@dataclass(frozen=True, slots=True)
class Difference:
    """An entry that came, changed or went: `kind` as its folder is called, `label` what people call it.

    `was` is the id that a renamed entry had before.
    """

    change: ChangeType
    kind: str
    id: str
    label: str
    edits: tuple[EntryEdit, ...] = ()
    was: str | None = None


class LostAddress(NamedTuple):
    """A published entry that is gone without a line in retired.yml; `new` is the id of one that is the same else."""

    kind: str
    id: str
    path: str
    new: str | None

    @property
    def remedy(self) -> str:
        """What to do about it."""
        if self.new:
            return f'add the line "{self.kind}/{self.id}: {self.kind}/{self.new}" to retired.yml'
        named = f"{KINDS[self.kind].singular} {self.id}"
        return f"put it back, then: policy-timeline rename {named} NEW, or: policy-timeline retire {named} --reason …"


def differences(before: Catalog, after: Catalog) -> tuple[Difference, ...]:
    """Return what the change from `before` to `after` does to the published record: statements first, then by kind.

    A statement counts as withdrawn when its entry is gone, became a draft or was retracted.
    """
    kinds = sorted(KINDS, key=lambda kind: kind != Statement.kind)
    old, new = _record(before), _record(after)
    return tuple(found for kind in kinds for found in _of_kind(kind, old[kind], new[kind], after))


def _record(catalog: Catalog) -> Mapping[str, Mapping[str, Entry]]:
    """Return by kind and id what a catalog publishes: statements that count, shifts between them, and all else."""
    published = Publication(catalog)
    statements = {statement.id: statement for statement in published.counting}
    shifts = {shift.id: shift for shift in published.shifts}
    return {kind: catalog.of_kind(kind) for kind in KINDS} | {"statements": statements, "shifts": shifts}


def lost_addresses(before: Catalog, after: Catalog) -> tuple[LostAddress, ...]:
    """Return the addresses that `before` publishes, or has retired, and that lead nowhere in `after`: not one may."""
    published = Publication(before)
    found = []
    for kind in KINDS:
        old = {entry.id: entry for entry in published.entries(kind)}
        names = {was: id_ for id_, was in _renamed(kind, old, after.of_kind(kind), after).items()}
        retired = [address.partition("/")[2] for address in before.retired if address.startswith(f"{kind}/")]
        for id_ in sorted({*old, *retired}):
            if not _leads_somewhere(after, kind, id_):
                path = before.origin(old[id_]).path if id_ in old else f"{kind}/{id_}.yml"
                found.append(LostAddress(kind, id_, path, names.get(id_)))
    return tuple(found)


def _leads_somewhere(catalog: Catalog, kind: str, id_: str) -> bool:
    statement = catalog.statements.get(id_) if kind == Statement.kind else None
    is_draft = (kind, id_) in catalog.unfinished or (statement is not None and not is_published(statement))
    return f"{kind}/{id_}" in catalog.retired or (catalog.knows(kind, id_) and not is_draft)


def check_permanence(before: Catalog, after: Catalog, data_dir: Path) -> Iterator[Diagnostic]:
    """Yield an error for each address that leads nowhere any more, at the file that it had below the data folder."""
    for lost in lost_addresses(before, after):
        origin = Origin(f"{data_dir.as_posix()}/{lost.path}", lost.path)
        yield origin.finding("vanished-id", address=f"{lost.kind}/{lost.id}", hint=lost.remedy)


def touched(before: Catalog, after: Catalog, findings: Iterable[Diagnostic]) -> Iterator[Diagnostic]:
    """Yield the findings about lines of entries that are new, or were others, in `before`."""
    keys = {origin.file: key for key, origin in after.origins.items()}
    new_lines: dict[str, set[int]] = {}
    for finding in findings:
        file = finding.location.file
        if file in keys and file not in new_lines:
            old = before.origins.get(keys[file])
            new_lines[file] = _new_lines(old.text if old else "", after.origins[keys[file]].text)
        if finding.location.line in new_lines.get(file, ()):
            yield finding


def _new_lines(old: str, new: str) -> set[int]:
    """Return the numbers of the lines of a text that are not in its older form."""
    steps = SequenceMatcher(None, lines_of(old), lines_of(new)).get_opcodes()
    return {line + 1 for kind, _, _, start, end in steps if kind != "equal" for line in range(start, end)}


def _of_kind(
    kind: str, before: Mapping[str, Entry], after: Mapping[str, Entry], catalog: Catalog
) -> Iterator[Difference]:
    renamed = _renamed(kind, before, after, catalog)
    for id_ in sorted({*before, *after}.difference(renamed.values())):
        was = renamed.get(id_)
        old, new = before.get(was or id_), after.get(id_)
        if catalog.knows(kind, id_) and id_ not in catalog.of_kind(kind):
            continue  # what has become of it cannot be read: a check says why
        edits = tuple(_edits(old, new))
        entry = new or old
        if entry and (edits or was):
            change = _change(old, new, was)
            left = catalog.of_kind(kind).get(id_) if change is ChangeType.WITHDRAWN else None
            yield Difference(change, kind, id_, entry.label, (*_state(left), *edits), was)


def _renamed(kind: str, before: Mapping[str, Entry], after: Mapping[str, Entry], catalog: Catalog) -> Mapping[str, str]:
    """Return the earlier id of each entry that is new under its id: as retired.yml says, or as all else is the same."""
    gone = {id_: entry for id_, entry in before.items() if not catalog.knows(kind, id_)}
    come = {id_: entry for id_, entry in after.items() if id_ not in before}
    found: dict[str, str] = {}
    for id_, entry in gone.items():
        retired = catalog.retired.get(f"{kind}/{id_}")
        target = retired.target if retired else None
        values = entry.model_dump()
        same = (new for new, other in come.items() if new not in found and other.model_dump() == values)
        new = target.partition("/")[2] if target else None if retired else next(same, None)
        if new in come and new not in found:
            found[new] = id_
    return found


def _change(old: Entry | None, new: Entry | None, was: str | None) -> ChangeType:
    if old is None:
        return ChangeType.NEW
    if new is None:
        return ChangeType.WITHDRAWN
    return ChangeType.RENAMED if was else ChangeType.CHANGED


def _state(left: Entry | None) -> Iterator[EntryEdit]:
    """Yield what a withdrawn statement became, where its entry is still there."""
    if isinstance(left, Statement):
        yield EntryEdit(RecordPart.STATUS, "status", None, left.status.value)


def _edits(old: Entry | None, new: Entry | None) -> Iterator[EntryEdit]:
    yield from _paired(_fields(old), _fields(new))
    if isinstance(old or new, Statement):
        yield from _stance_edits(_stances(old), _stances(new))
        yield from _quotations(old, new)


def _paired(
    old: Mapping[tuple[RecordPart, str], str], new: Mapping[tuple[RecordPart, str], str]
) -> Iterator[EntryEdit]:
    """Yield every part that is not the same on both sides."""
    for key in dict.fromkeys((*old, *new)):
        if old.get(key) != new.get(key):
            yield EntryEdit(*key, old.get(key), new.get(key))


def _fields(entry: Entry | None) -> dict[tuple[RecordPart, str], str]:
    if entry is None:
        return {}
    left_out = _TOLD_APART if isinstance(entry, Statement) else set()
    plain = entry.model_dump(mode="json", by_alias=True, exclude=left_out, exclude_none=True)
    archive = {"file", "sha256"} if isinstance(entry, Source) else set()
    return {(RecordPart.ARCHIVE if key in archive else RecordPart.FIELD, key): value for key, value in _flat("", plain)}


def _flat(name: str, value: object) -> Iterator[tuple[str, str]]:
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


def _stance_edits(old: Mapping[str, dict[str, str]], new: Mapping[str, dict[str, str]]) -> Iterator[EntryEdit]:
    """Yield the stances that differ: of one that came or went all parts, of another those that are not the same."""
    for name in dict.fromkeys((*old, *new)):
        before, after = old.get(name, {}), new.get(name, {})
        told = {part for part in (*before, *after) if before.get(part) != after.get(part)}
        if told:
            yield EntryEdit(RecordPart.STANCE, name, _in_words(before, told), _in_words(after, told))


def _in_words(parts: Mapping[str, str], told: set[str]) -> str | None:
    """Return the stance and those of its parts that are to be told; None where there is no stance."""
    return "; ".join(text for part, text in parts.items() if text and (part == "stance" or part in told)) or None


def _quotations(old: Entry | None, new: Entry | None) -> Iterator[EntryEdit]:
    """Yield the words that differ, paired in their order source by source."""
    before, after = _words(old), _words(new)
    for source in dict.fromkeys((*before, *after)):
        gone = [words for words in before.get(source, ()) if words not in after.get(source, ())]
        come = [words for words in after.get(source, ()) if words not in before.get(source, ())]
        yield from (EntryEdit(RecordPart.QUOTATION, source, *pair) for pair in zip_longest(gone, come))


def _words(statement: Entry | None) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    evidence: tuple[Evidence, ...] = statement.evidence if isinstance(statement, Statement) else ()
    for piece in evidence:
        found.setdefault(piece.source, []).append(piece.words)
    return found
