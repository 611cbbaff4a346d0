"""What the model finds wrong with an entry, as diagnostics that a curator can act on."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from policy_timeline.entries.dates import is_short_year, meant_dates
from policy_timeline.entries.fields import SHORT_TITLE_LENGTH
from policy_timeline.entries.introspection import class_of, field_at, record_at
from policy_timeline.entries.kinds import KINDS
from policy_timeline.entries.records import fields_of
from policy_timeline.entries.terms import Status, Term
from policy_timeline.findings.diagnostics import Diagnostic, Severity, nearest, quoted

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from pydantic import ValidationError
    from pydantic_core import ErrorDetails

    from policy_timeline.entries.kinds import Entry
    from policy_timeline.entries.origins import Origin
    from policy_timeline.findings.locations import Path

_TEXT = ("one text", "put it in quotation marks if a text that begins with [ or { is meant")
_TERM = ("one term", "write it without brackets, or choose one")
_DATE = ("one date", "write it without brackets, as in 2025-02-12")
_LIST = ("a list", 'write each item on a line of its own after "- "')
_MAPPING = ("a mapping", 'write it as lines of "key: value", indented below')
_NUMBER = ("a whole number from 1", "count the pieces of evidence in this entry from the top, the first is 1")
_SHORT = (f"at most {SHORT_TITLE_LENGTH} characters long", "shorten it; the title holds the whole")
_WANTED: Mapping[str, tuple[str, str]] = MappingProxyType(
    {
        "string_type": _TEXT,
        "enum": _TERM,
        "is_instance_of": _DATE,
        "tuple_type": _LIST,
        "model_type": _MAPPING,
        "int_type": _NUMBER,
        "int_parsing": _NUMBER,
        "int_parsing_size": _NUMBER,
        "greater_than_equal": _NUMBER,
        "string_too_long": _SHORT,
    }
)
_NO_GOOD_ITEM = "too_short"  # an empty list is a missing value: each item has a fault, told already


def faults_of(error: ValidationError, kind: type[Entry], value: dict[str, Any], origin: Origin) -> Iterator[Diagnostic]:
    """Yield a diagnostic for everything that the model found wrong in `value`, the plain value of an entry's file."""
    draft = "status" in kind.model_fields and value.get("status") == Status.DRAFT.value
    for details in error.errors(include_url=False):
        if details["type"] != _NO_GOOD_ITEM:
            yield _fault(details, kind, origin, value, draft=draft)


def _fault(error: ErrorDetails, kind: type[Entry], origin: Origin, value: dict[str, Any], *, draft: bool) -> Diagnostic:
    path, type_ = error["loc"], error["type"]
    if type_ == "missing":
        return _missing(kind, path, origin, draft=draft)
    if type_ == "extra_forbidden":
        return _unknown_key(kind, path, origin, value)
    if type_ == "enum" and isinstance(error["input"], str):
        return _unknown_term(kind, error["input"], path, origin)
    if type_ in _WANTED:
        return _wrong_type(type_, error["input"], path, origin)
    hint = _meant_dates(error["input"]) if type_ == "bad_date" else None
    if type_ == "bad_url" and "://" not in error["input"]:
        hint = f'did you mean "https://{error["input"]}"?'
    return origin.finding(type_.replace("_", "-"), path=path, hint=hint, reason=error["msg"])


def _meant_dates(text: str) -> str | None:
    """Return a hint with the dates that a text can mean, or None where it leaves too much open."""
    meant = meant_dates(text)
    if not meant:
        return "write all four digits of the year, and the year first: 2025-02-12" if is_short_year(text) else None
    named = " or ".join(f'"{day}"' for day in meant)
    return f"did you mean {named}?"


def _missing(kind: type[Entry], path: Path, origin: Origin, *, draft: bool) -> Diagnostic:
    key, place = str(path[-1]), path[:-1]
    severity = Severity.INFO if draft else None
    mapping = _mapping_at(place, kind.singular)
    return origin.finding(
        "missing-key", path=place, severity=severity, hint=_describe(kind, path), mapping=mapping, field=key
    )


def _mapping_at(path: Path, singular: str) -> str:
    """Return what a curator calls the mapping at a path."""
    if not path:
        return f"{'an' if singular[0] in 'aei' else 'a'} {singular}"
    return f'each item of "{path[-2]}"' if isinstance(path[-1], int) else f'"{path[-1]}"'


def _unknown_key(kind: type[Entry], path: Path, origin: Origin, value: dict[str, Any]) -> Diagnostic:
    key, place = str(path[-1]), path[:-1]
    known = list(fields_of(record_at(kind, place)))
    hint = nearest(key, known) or _other_kind(value) or f"the keys are {', '.join(known)}"
    mapping = _mapping_at(place, kind.singular)
    return origin.finding("unknown-key", path=path, key=True, hint=hint, mapping=mapping, given=quoted(key))


def _other_kind(value: dict[str, Any]) -> str | None:
    """Return a hint where an entry has the keys of another kind, all that are needed and no other."""
    for kind in KINDS.values():
        fields = fields_of(kind)
        if value.keys() <= fields.keys() and all(key in value for key in fields if fields[key].is_required()):
            return f"these are the keys of {_mapping_at((), kind.singular)}: move the file to the folder {kind.kind}"
    return None


def _unknown_term(kind: type[Entry], term: str, path: Path, origin: Origin) -> Diagnostic:
    terms: type[Term] = class_of(field_at(kind, path).annotation)
    hint = nearest(term, terms) or "; ".join(f"{known}: {known.meaning}" for known in terms)
    named = ", ".join(terms)
    return origin.finding("unknown-term", path=path, hint=hint, field=_key_at(path), terms=named, given=quoted(term))


def _wrong_type(type_: str, value: Any, path: Path, origin: Origin) -> Diagnostic:  # noqa: ANN401 - any value
    wanted, hint = _WANTED[type_]
    name = f'"{_key_at(path)}"' if isinstance(path[-1], str) else f'each item of "{_key_at(path)}"'
    return origin.finding("wrong-type", path=path, hint=hint, what=name, wanted=wanted, given=_what_it_is(value))


def _describe(kind: type[Entry], path: Path) -> str:
    field = field_at(kind, path)
    inner = class_of(field.annotation)
    terms = f" One of {', '.join(inner)}." if issubclass(inner, Term) else ""
    return f"{_key_at(path)}: {field.description}{terms}"


def _key_at(path: Path) -> str:
    return next(step for step in reversed(path) if isinstance(step, str))


def _what_it_is(value: Any) -> str:  # noqa: ANN401 - any value
    if isinstance(value, str):
        return quoted(value)
    return "a list" if isinstance(value, list) else "a mapping"
