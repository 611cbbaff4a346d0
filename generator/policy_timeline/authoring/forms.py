"""The forms in which entries are written: their fields, and from what was filled in to the text of a file."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

from pydantic.fields import FieldInfo

from policy_timeline.authoring.skeletons import scalar
from policy_timeline.authoring.writing import dated_folder, entry_text, schema_path
from policy_timeline.entries.introspection import class_of, reference_kind
from policy_timeline.entries.kinds import KINDS, Entry, Statement
from policy_timeline.entries.records import Attribution, Dating, Evidence, Record, Stance, fields_of
from policy_timeline.entries.terms import Term
from policy_timeline.reading.yaml.editing import edited

_DEPTH = 4
_SURROGATE = re.compile("[\ud800-\udfff]")  # no file can hold half a character
_LONG = frozenset({"quote", "passage", "summary", "rationale", "note", "description", "proposition", "scope_note"})
_SMALL = {
    "actors": ("name", "type", "description"),
    "issues": ("title", "description"),
    "positions": ("proposition", "short_title", "issue", "scope_note"),
    "events": ("title", "date", "location"),
}
"""The keys of entries that are begun beside a statement; what else they may hold, the file says."""


class Malformed(Exception):
    """What was sent is no form."""


class FormField(NamedTuple):
    """A field of a form: its key, what it holds, the kind of entry that it names, its terms, whether it must be filled.

    `terms` are pairs of a term and its meaning.
    """

    key: str
    hint: str
    names: str
    terms: tuple[tuple[str, str], ...]
    is_long: bool
    is_required: bool


class Form(NamedTuple):
    """The fields of a form by group, each group named as the key that holds it; empty for those of the entry itself."""

    entry: tuple[FormField, ...]
    evidence: tuple[FormField, ...] = ()
    dating: tuple[FormField, ...] = ()
    stances: tuple[FormField, ...] = ()
    attribution: tuple[FormField, ...] = ()


class Draft(NamedTuple):
    """An entry as it was filled in: its kind and id, texts in lists and mappings by key, and whether it is there."""

    kind: type[Entry]
    id: str
    values: dict[str, Any]
    is_new: bool


def statement_form() -> Form:
    """Return the form of a statement: what the curating page can change; all else stays as it is in the file."""
    keys = ("summary", "speaker", "on_behalf_of", "date", "event", "curators", "reviewers", "status")
    return Form(
        tuple(_fields(Statement, keys)),
        tuple(_fields(Evidence, ("quote", "passage", "note"))),
        tuple(_fields(Dating, ("as_written", "method", "note"))),
        tuple(_fields(Stance, ("position", "stance", "mode", "basis", "rationale"))),
        tuple(_fields(Attribution, ("note",))),
    )


def small_forms() -> dict[str, tuple[FormField, ...]]:
    """Return the forms of the kinds that a statement may need beside it."""
    return {kind: tuple(_fields(KINDS[kind], keys)) for kind, keys in _SMALL.items()}


def _fields(record: type[Record], keys: Iterable[str]) -> Iterator[FormField]:
    known = fields_of(record)
    return (_field(key, known[key]) for key in keys)


def _field(key: str, field: FieldInfo) -> FormField:
    inner = class_of(field.annotation)
    terms = tuple((term.value, term.meaning) for term in inner) if issubclass(inner, Term) else ()
    names = reference_kind(field) or ""
    return FormField(key, str(field.description), names, terms, key in _LONG, field.is_required())


def draft_of(sent: dict[str, Any]) -> Draft:
    """Return what was filled in; raises Malformed where somebody sends anything else."""
    kind, id_, values = sent.get("kind"), sent.get("id"), sent.get("values")
    if not (isinstance(kind, str) and isinstance(id_, str) and isinstance(values, dict)):
        raise Malformed
    if kind not in {*_SMALL, Statement.kind}:
        raise Malformed
    return Draft(KINDS[kind], _checked(id_, 0), _checked(values, _DEPTH), sent.get("is_new") is not False)


def _checked(value: object, depth: int) -> Any:  # noqa: ANN401 - whatever was sent
    """Return texts, lists and mappings of them as they are; raises Malformed for anything else."""
    if isinstance(value, str) and not _SURROGATE.search(value):
        return " ".join(value.split())
    if isinstance(value, list) and depth:
        return [None if item is None else _checked(item, depth - 1) for item in value]
    if isinstance(value, dict) and depth:
        return {key: _checked(item, depth - 1) for key, item in value.items()}
    raise Malformed


def file_name(draft: Draft) -> str:
    """Return the path below the data folder at which a new entry goes."""
    date = draft.values.get("date")
    try:
        folder = dated_folder(draft.kind, {"date": date if isinstance(date, str) else ""})
    except ValueError:  # no date yet, or none that can be read: a finding says so
        folder = ""
    return "/".join(filter(None, (draft.kind.kind, folder, f"{draft.id}.yml")))


def written(draft: Draft, path: Path, data_dir: Path) -> str:
    """Return the text of a new entry, as a person would have written it."""
    return entry_text(draft.kind, _filled(draft.values), schema_path(draft.kind, path, data_dir))


def rewritten(draft: Draft, text: str) -> str:
    """Return the text of an entry with what was changed in the form; comments, order and all else stay."""
    return edited(text, draft.values, tuple(fields_of(draft.kind)), lambda value: scalar(value) == value)


def _filled(value: object) -> Any:  # noqa: ANN401 - a text, a list or a mapping
    """Return the same without what is empty."""
    if isinstance(value, dict):
        filled = {key: _filled(item) for key, item in value.items()}
        return {key: item for key, item in filled.items() if item}
    if isinstance(value, list):
        return [item for item in map(_filled, value) if item]
    return value or ""
