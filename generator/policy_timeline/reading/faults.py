"""What the model finds wrong with an entry, as diagnostics that a curator can act on."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from policy_timeline.entries.dates import is_short_year, meant_dates
from policy_timeline.entries.fields import SHORT_TITLE_LENGTH
from policy_timeline.entries.introspection import class_of, field_at, record_at
from policy_timeline.entries.kinds import KINDS, Entry
from policy_timeline.entries.origins import Origin
from policy_timeline.entries.records import fields_of
from policy_timeline.entries.terms import Status, Term
from policy_timeline.findings.diagnostics import Diagnostic, closest, nearest, quoted
from policy_timeline.findings.locations import START, Path
from policy_timeline.texts.deceiving import code_point

_TEXT = ("one text", "put it in quotation marks if a text that begins with [ or { is meant")
_TERM = ("one term", "write it without brackets, or choose one")
_DATE = ("one date", "write it without brackets, as in 2025-02-12")
_LIST = ("a list", 'write each item on a line of its own after "- "')
_MAPPING = ("a mapping", 'write it as lines of "key: value", indented below')
_NUMBER = ("a whole number from 1", "count the pieces of evidence in this entry from the top, the first is 1")
_SHORT = (f"at most {SHORT_TITLE_LENGTH} characters long", "shorten it; the title holds the whole")
_WANTED: Mapping[str, tuple[str, str]] = {
    "string_type": _TEXT,
    "enum": _TERM,
    "is_instance_of": _DATE,
    "tuple_type": _LIST,
    "model_type": _MAPPING,
    "dict_type": _MAPPING,
    "int_type": _NUMBER,
    "int_parsing": _NUMBER,
    "int_parsing_size": _NUMBER,
    "greater_than_equal": _NUMBER,
    "string_too_long": _SHORT,
}
_SURELY_ODD = 3
"""With so many keys fewer that are missing or too many, an entry is rather one of another kind."""
_NO_GOOD_ITEM = "too_short"  # an empty list is a missing value: each item has a fault, told already


def faults_of(error: ValidationError, kind: type[Entry], value: dict[str, Any], origin: Origin) -> Iterator[Diagnostic]:
    """Yield a diagnostic for everything that the model found wrong in `value`, the plain value of an entry's file.

    One cause is one finding: of an entry of another kind only that is told, and a key that is only mistyped is not
    missing as well.
    """
    if other := _other_kind(kind, value):
        keys_of = _mapping_at((), other.singular)
        yield origin.finding("wrong-folder", folder=kind.kind, kind=keys_of, right=other.kind)
        return
    draft = "status" in kind.model_fields and value.get("status") == Status.DRAFT.value
    errors = [details for details in error.errors(include_url=False) if details["type"] != _NO_GOOD_ITEM]
    unknown = [details["loc"] for details in errors if details["type"] == "extra_forbidden"]
    mistyped = {(*path[:-1], _meant_key(kind, path)) for path in unknown}
    errors = [details for details in errors if details["type"] != "missing" or details["loc"] not in mistyped]
    missing = [details["loc"] for details in errors if details["type"] == "missing"]
    if draft and missing:
        yield _unfinished(missing, origin)
    for details in errors:
        if not (draft and details["type"] == "missing"):
            yield _fault(details, kind, origin)


def _unfinished(missing: list[Path], origin: Origin) -> Diagnostic:
    """Return the one finding about all that a draft lacks; items of lists are counted from 1."""
    keys = (".".join(str(step + 1) if isinstance(step, int) else step for step in path) for path in missing)
    found = origin.finding("missing-key.draft", keys=", ".join(keys))
    return replace(found, location=origin.at(START), excerpt=None)


def _fault(error: ErrorDetails, kind: type[Entry], origin: Origin) -> Diagnostic:
    path, type_ = error["loc"], error["type"]
    if type_ == "missing":
        return _missing(kind, path, origin)
    if type_ == "extra_forbidden":
        return _unknown_key(kind, path, origin)
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
    if is_short_year(text):
        return "write all four digits of the year, and the year first: 2025-02-12"
    if text.startswith("-"):
        return "what was before the year 1 can be told in words, in a description"
    if not meant:
        return None
    named = " or ".join(f'"{day}"' for day in meant)
    return f"did you mean {named}?"


def _missing(kind: type[Entry], path: Path, origin: Origin) -> Diagnostic:
    key, place = str(path[-1]), path[:-1]
    mapping = _mapping_at(place, kind.singular)
    return origin.finding("missing-key", path=place, hint=_describe(kind, path), mapping=mapping, field=key)


def _mapping_at(path: Path, singular: str) -> str:
    """Return what a curator calls the mapping at a path."""
    if not path:
        return f"{'an' if singular[0] in 'aei' else 'a'} {singular}"
    return f'each item of "{path[-2]}"' if isinstance(path[-1], int) else f'"{path[-1]}"'


def _unknown_key(kind: type[Entry], path: Path, origin: Origin) -> Diagnostic:
    key, place = str(path[-1]), path[:-1]
    meant = _meant_key(kind, path)
    hint = f'did you mean "{meant}"?' if meant else f"the keys are {', '.join(_keys_at(kind, place))}"
    if meant and not key.isascii():
        odd = ", ".join(code_point(char) for char in dict.fromkeys(key) if not char.isascii())
        hint = f'type "{meant}" anew: this holds {odd}'
    mapping = _mapping_at(place, kind.singular)
    return origin.finding("unknown-key", path=path, key=True, hint=hint, mapping=mapping, given=quoted(key))


def _meant_key(kind: type[Entry], path: Path) -> str | None:
    """Return the key that one at a path, which is none, is nearest to; None where it is near to none."""
    return closest(str(path[-1]), _keys_at(kind, path[:-1]))


def _keys_at(kind: type[Entry], path: Path) -> list[str]:
    return list(fields_of(record_at(kind, path)))


def _other_kind(kind: type[Entry], value: dict[str, Any]) -> type[Entry] | None:
    """Return the kind whose keys an entry has, where they are not those of its own; None where it is not certain."""
    own = _odds(kind, value)
    others = sorted((_odds(other, value), other.kind) for other in KINDS.values() if other is not kind)
    odds, name = others[0]
    known = len(value.keys() & fields_of(KINDS[name]).keys())
    is_alone = own - odds >= _SURELY_ODD and odds < others[1][0] and known > len(value) - known
    is_other = (own > 0 == odds or is_alone) and not value.keys() <= fields_of(kind).keys()
    return KINDS[name] if is_other else None


def _odds(kind: type[Entry], value: dict[str, Any]) -> int:
    """Return how many keys an entry has that a kind has not, and lacks that the kind needs."""
    fields = fields_of(kind)
    return len(value.keys() - fields.keys()) + sum(
        field.is_required() and key not in value for key, field in fields.items()
    )


def _unknown_term(kind: type[Entry], term: str, path: Path, origin: Origin) -> Diagnostic:
    terms: type[Term] = class_of(field_at(kind, path).annotation)
    hint = nearest(term, terms) or "; ".join(f"{known}: {known.meaning}" for known in terms)
    named = ", ".join(terms)
    return origin.finding("unknown-term", path=path, hint=hint, field=_key_at(path), terms=named, given=quoted(term))


def _wrong_type(type_: str, value: object, path: Path, origin: Origin) -> Diagnostic:
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


def _what_it_is(value: object) -> str:
    if isinstance(value, str):
        return quoted(value)
    return "a list" if isinstance(value, list) else "a mapping"
