"""What the model finds wrong with an entry, as diagnostics that a curator can act on."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from generator.diagnostics import Diagnostic, Severity, nearest
from generator.introspection import class_of, field_at, record_at
from generator.terms import Status

if TYPE_CHECKING:
    from collections.abc import Iterator
    from enum import StrEnum

    from pydantic import ValidationError
    from pydantic_core import ErrorDetails

    from generator.catalog import Origin
    from generator.locations import Path
    from generator.model import Entry

_CODES = {"bad_date": "bad-date", "bad_url": "bad-url", "bad_hash": "bad-hash", "bad_language": "bad-language"}
_NUMBERS = {"int_parsing", "int_type", "int_from_float", "greater_than_equal"}


def faults_of(error: ValidationError, kind: type[Entry], value: dict[str, Any], origin: Origin) -> Iterator[Diagnostic]:
    """Yield a diagnostic for everything that the model found wrong in `value`, the plain value of an entry's file."""
    draft = value.get("status") == Status.DRAFT.value
    for one in error.errors(include_url=False):
        yield _fault(one, kind, origin, draft=draft)


def _fault(one: ErrorDetails, kind: type[Entry], origin: Origin, *, draft: bool) -> Diagnostic:
    path, type_, reason = one["loc"], one["type"], one["msg"]
    match type_:
        case "missing":
            return _missing(kind, path, origin, draft=draft)
        case "extra_forbidden":
            return _unknown_key(kind, path, origin)
        case "enum":
            return _unknown_term(class_of(field_at(kind, path).annotation), str(one["input"]), path, origin)
        case "string_type" | "tuple_type" | "model_type" | "model_attributes_type" | "dict_type":
            return _wrong_type(type_, path, origin)
        case _ if type_ in _NUMBERS:
            message = f'"{path[-1]}" must be a whole number from 1; it is "{one["input"]}"'
            return origin.diagnostic(Severity.ERROR, "wrong-type", message, path=path)
        case _:
            return origin.diagnostic(Severity.ERROR, _CODES[type_], reason, path=path)


def _missing(kind: type[Entry], path: Path, origin: Origin, *, draft: bool) -> Diagnostic:
    key = str(path[-1])
    record = record_at(kind, path[:-1])
    description = next((f.description for name, f in record.model_fields.items() if key in {name, f.alias}), None)
    place = f'"{path[0]}"' if len(path) > 1 else f"the {kind.singular}"
    severity = Severity.INFO if draft else Severity.ERROR
    message = f'{place} must have the key "{key}", with a value'
    return origin.diagnostic(severity, "missing-key", message, path=path[:-1], hint=f"{key}: {description}")


def _unknown_key(kind: type[Entry], path: Path, origin: Origin) -> Diagnostic:
    key = str(path[-1])
    known = [field.alias or name for name, field in record_at(kind, path[:-1]).model_fields.items()]
    hint = nearest(key, known) or f"the keys are {', '.join(known)}"
    message = f'there is no key "{key}" here'
    return origin.diagnostic(Severity.ERROR, "unknown-key", message, path=path, key=True, hint=hint)


def _unknown_term(terms: type[StrEnum], term: str, path: Path, origin: Origin) -> Diagnostic:
    known = [one.value for one in terms]
    message = f'"{path[-1]}" must be one of {", ".join(known)}; it is "{term}"'
    return origin.diagnostic(Severity.ERROR, "unknown-term", message, path=path, hint=nearest(term, known))


def _wrong_type(type_: str, path: Path, origin: Origin) -> Diagnostic:
    wanted = {"string_type": "one text", "tuple_type": 'a list, each item after "- "'}.get(type_, "a mapping of keys")
    name = next((str(step) for step in reversed(path) if isinstance(step, str)), "the value")
    return origin.diagnostic(Severity.ERROR, "wrong-type", f'"{name}" must be {wanted}', path=path)
