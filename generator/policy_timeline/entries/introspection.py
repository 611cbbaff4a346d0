"""What the model knows about its own fields: what stands at a path of an entry, and what refers to other entries."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from typing import Any, get_args

from pydantic.fields import FieldInfo

from policy_timeline.entries.fields import FreeText, Reference
from policy_timeline.entries.records import Record, fields_of
from policy_timeline.findings.locations import Path


def record_at(kind: type[Record], path: Sequence[str | int]) -> type[Record]:
    """Return the class of the mapping at a path of an entry (indexes are passed over); raise KeyError for no field."""
    found: Any = kind
    for key in _keys(path):
        found = class_of(fields_of(found)[key].annotation)
    return found  # type: ignore[no-any-return]  # the keys lead through records


def field_at(kind: type[Record], path: Sequence[str | int]) -> FieldInfo:
    """Return the field at a path with a key in it (indexes are passed over); raise KeyError for no field."""
    *above, key = _keys(path)
    return fields_of(record_at(kind, above))[key]


def class_of(annotation: object) -> Any:  # noqa: ANN401 - any annotation
    """Return the class inside an annotation such as `X | None` or `tuple[X, ...]`."""
    while not isinstance(annotation, type) or get_args(annotation):
        annotation = next(part for part in get_args(annotation) if part is not type(None))
    return annotation


def is_free_text(kind: type[Record], path: Sequence[str | int]) -> bool:
    """Return whether a path leads to prose, in which a `#` may be meant; an unknown path does not."""
    try:
        field = field_at(kind, path)
    except KeyError:
        return False
    return any(isinstance(mark, FreeText) for mark in _marks(field.metadata, field.annotation))


def is_list(field: FieldInfo) -> bool:
    """Return whether a field holds a list."""
    return str(field.annotation).startswith("tuple[")


def _keys(path: Sequence[str | int]) -> list[str]:
    return [step for step in path if isinstance(step, str)]


def references(record: Record) -> list[tuple[Path, str, str]]:
    """Return (path, kind, id) for every reference to another entry in a record, in the order of its fields."""
    found: list[tuple[Path, str, str]] = []
    _collect(record, (), found)
    return found


def _collect(record: Record, at: Path, found: list[tuple[Path, str, str]]) -> None:
    """Add the references of a record that stands at a path; generators inside each other would take thrice the time."""
    for name, key, kind in _referring(type(record)):
        value = getattr(record, name)
        if isinstance(value, tuple):
            for index, item in enumerate(value):
                _add(item, kind, (*at, key, index), found)
        elif value is not None:
            _add(value, kind, (*at, key), found)


def _add(item: Any, kind: str | None, at: Path, found: list[tuple[Path, str, str]]) -> None:  # noqa: ANN401 - a value
    if kind:
        found.append((at, kind, item))
    else:
        _collect(item, at, found)


@cache
def _referring(record: type[Record]) -> tuple[tuple[str, str, str | None], ...]:
    """Return name, key and kind of each field that is a reference, or (kind None) may hold records with references."""
    fields = [
        (name, field.alias or name, reference_kind(field), class_of(field.annotation))
        for name, field in record.model_fields.items()
    ]
    return tuple((name, key, kind) for name, key, kind, inside in fields if kind or issubclass(inside, Record))


def reference_kind(field: FieldInfo) -> str | None:
    """Return the kind of the entries whose ids a field holds, or None."""
    marks = _marks(field.metadata, field.annotation)
    return next((mark.kind for mark in marks if isinstance(mark, Reference)), None)


def _marks(metadata: Iterable[Any], annotation: object) -> Iterator[Any]:
    """Yield the marks of a field: they may stand on it or inside its type."""
    yield from metadata
    for part in get_args(annotation):
        yield from _marks(getattr(part, "__metadata__", ()), part)


def resolved(schema: Mapping[str, Any], definitions: Mapping[str, Any]) -> Mapping[str, Any]:
    """Return a JSON Schema without references, and without the choice of leaving the value out.

    What a field says itself goes before what its class says.
    """
    if "$ref" in schema:
        return {**definitions[schema["$ref"].rpartition("/")[2]], **schema}
    if "anyOf" in schema:
        value = next(choice for choice in schema["anyOf"] if choice.get("type") != "null")
        return {**resolved(value, definitions), **schema}
    return schema
