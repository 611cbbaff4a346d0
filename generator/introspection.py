"""What the model knows about its own fields: the record, the class and the kind of text at a path of an entry."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, get_args

from generator.fields import FreeText
from generator.records import fields_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pydantic.fields import FieldInfo

    from generator.records import Record


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


def class_of(annotation: Any) -> Any:  # noqa: ANN401 - any annotation
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
    return _is_marked(field.metadata, field.annotation)


def _is_marked(metadata: Sequence[Any], annotation: Any) -> bool:  # noqa: ANN401 - any annotation
    inside = ((getattr(part, "__metadata__", ()), part) for part in get_args(annotation))
    return any(isinstance(mark, FreeText) for mark in metadata) or any(_is_marked(*part) for part in inside)


def _keys(path: Sequence[str | int]) -> list[str]:
    return [step for step in path if isinstance(step, str)]
