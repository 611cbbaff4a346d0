"""Entries as files: plain values as the YAML that a person would have written."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from policy_timeline.authoring.skeletons import scalar
from policy_timeline.entries.records import fields_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from policy_timeline.entries.kinds import Entry

_BREAKS = {ord(sign): f"\\u{ord(sign):04x}" for sign in "\x85\u2028\u2029"}
"""What YAML takes for a line's end, also inside quotation marks."""


def entry_text(kind: type[Entry], values: Mapping[str, Any], schema: str) -> str:
    """Return the text of an entry with these values, texts in records and lists, in the order of the model.

    `schema` is the way from the entry's folder to its JSON Schema.
    """
    lines = [f"# yaml-language-server: $schema={schema}"]
    for key in fields_of(kind):
        if key in values:
            lines += _pair(key, values[key])
    return "\n".join(lines) + "\n"


def _pair(key: str, value: Any) -> Iterator[str]:  # noqa: ANN401 - a text, a list or a mapping
    if isinstance(value, dict):
        yield f"{_scalar(key)}:"
        yield from (f"  {line}" for line in _mapping(value))
    elif isinstance(value, list) and any(isinstance(item, dict) for item in value):
        yield f"{_scalar(key)}:"
        yield from (line for item in value for line in _item(item))
    elif isinstance(value, list):
        yield f"{_scalar(key)}: [{', '.join(map(_scalar, value))}]"
    else:
        yield f"{_scalar(key)}: {_scalar(value)}"


def _mapping(values: Mapping[str, Any]) -> Iterator[str]:
    return (line for key, value in values.items() for line in _pair(key, value))


def _item(values: Mapping[str, Any]) -> Iterator[str]:
    for number, line in enumerate(_mapping(values)):
        yield f"    {line}" if number else f"  - {line}"


def _scalar(text: str) -> str:
    return scalar(text).translate(_BREAKS)
