"""What the model knows about its own fields: the record, the class and the kind of text at a path of an entry."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, get_args

from generator.fields import FreeText

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pydantic.fields import FieldInfo

    from generator.records import Record


def record_at(kind: type[Record], path: Sequence[str | int]) -> type[Record]:
    """Return the class of the mapping at a path of an entry; the path's keys must lead through mappings."""
    found: Any = kind
    for key in path:
        if isinstance(key, str):
            found = class_of(_field(found, key).annotation)
    return found  # type: ignore[no-any-return]  # the keys lead through records alone


def field_at(kind: type[Record], path: Sequence[str | int]) -> FieldInfo:
    """Return the field at a path that ends in a key (indexes behind it are passed over)."""
    keys = [step for step in path if isinstance(step, str)]
    return _field(record_at(kind, keys[:-1]), keys[-1])


def class_of(annotation: Any) -> Any:  # noqa: ANN401 - any annotation
    """Return the class inside an annotation such as `X | None` or `tuple[X, ...]`."""
    while not isinstance(annotation, type) or get_args(annotation):
        annotation = next(part for part in get_args(annotation) if part is not type(None))
    return annotation


def is_free_text(kind: type[Record], path: Sequence[str | int]) -> bool:
    """Return whether a path leads to prose, in which a `#` may be meant; an unknown path does not."""
    try:
        field = field_at(kind, path)
    except (StopIteration, AttributeError):
        return False
    return _is_marked(field.metadata, field.annotation)


def _is_marked(metadata: Sequence[Any], annotation: Any) -> bool:  # noqa: ANN401 - any annotation
    inside = ((getattr(part, "__metadata__", ()), part) for part in get_args(annotation))
    return any(isinstance(mark, FreeText) for mark in metadata) or any(_is_marked(*part) for part in inside)


def _field(record: type[Record], key: str) -> FieldInfo:
    return next(field for name, field in record.model_fields.items() if key in {name, field.alias})
