"""Skeletons: entries to be filled in, whose comments say what each key holds, from the model.

What is required stands ready, what is optional is commented out with an example. No comment stands behind a value: YAML
would cut off a text there that holds a `#`.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from pydantic.fields import FieldInfo

from policy_timeline.authoring.examples import Example, examples
from policy_timeline.entries.introspection import class_of, is_list
from policy_timeline.entries.kinds import Entry, Event, Statement
from policy_timeline.entries.records import Evidence, Record
from policy_timeline.entries.terms import Term

_PLAIN = re.compile(r"[A-Za-z0-9]([A-Za-z0-9 _./()-]*[A-Za-z0-9.)])?")

_BREAKS = {ord(sign): f"\\u{ord(sign):04x}" for sign in "\x85\u2028\u2029"}
"""What YAML takes for a line's end, also inside quotation marks."""


def skeleton(kind: type[Entry], values: Mapping[str, Any], schema: str) -> str:
    """Return the text of a new entry; `schema` is the way from its folder to its JSON Schema.

    `values` are what is known already: texts, and for records inside mappings of the same kind or lists of them, by
    key. A statement begins as a draft: what is still missing in it is no error.
    """
    known = {"status": "draft", **values} if kind is Statement else dict(values)
    what = (kind.__doc__ or "").strip().partition("\n")[0]
    head = [
        f"# yaml-language-server: $schema={schema}",
        f"# {what}",
        "# What is commented out is optional: take the number sign away to use it.",
    ]
    body = [line for name, field in kind.model_fields.items() for line in ("", *_field(kind, name, field, known))]
    return "\n".join([*head, *body]) + "\n"


def scalar(text: str) -> str:
    """Return a text as a YAML scalar that is read back as it is, in quotation marks only where it needs them."""
    return text if _PLAIN.fullmatch(text) else json.dumps(text, ensure_ascii=False).translate(_BREAKS)


def explained(field: FieldInfo) -> list[str]:
    """Return in lines what a field holds, and its terms with their meanings."""
    inner = class_of(field.annotation)
    terms = inner if issubclass(inner, Term) else ()
    return [str(field.description), *(f"* {term}: {term.meaning}" for term in terms)]


def _field(record: type[Record], name: str, field: FieldInfo, values: Mapping[str, Any]) -> Iterator[str]:
    """Yield the lines of one key: as it is known, ready to be filled in, or as an example in comments."""
    key = field.alias or name
    comment = _comment(field)
    if key in values:
        yield from (*comment, *_written(key, values[key], field))
    elif field.is_required():
        yield from (f"{comment[0]}{_for_instance(record, key, comment[0])}", *comment[1:], *_empty(key, field))
    else:
        yield from (*comment, *(f"# {line}" for line in _example(record, key, field)))


def _comment(field: FieldInfo) -> list[str]:
    return [f"# {line}" for line in explained(field)]


def _for_instance(record: type[Record], key: str, description: str) -> str:
    example = examples()[record.__name__].get(key)
    return f" For instance: {_flow(example)}" if example and "such as" not in description else ""


def _written(key: str, value: str | list[Any], field: FieldInfo) -> Iterator[str]:
    if isinstance(value, str):
        yield f"{key}: {scalar(value)}"
        return
    yield f"{key}:"
    for item in value:
        yield from _item(_fields(class_of(field.annotation), item))


def _empty(key: str, field: FieldInfo) -> Iterator[str]:
    yield f"{key}:"
    inner = class_of(field.annotation)
    if issubclass(inner, Record):
        yield from _item(_fields(inner, {}))


def _example(record: type[Record], key: str, field: FieldInfo) -> Iterator[str]:
    inner = class_of(field.annotation)
    if not issubclass(inner, Record):
        yield f"{key}: {_flow(examples()[record.__name__][key])}"
        return
    yield f"{key}:"
    lines = _fields(inner, _examples_in(record, inner))
    yield from _item(lines) if is_list(field) else (f"  {line}" for line in lines)


def _examples_in(record: type[Record], inner: type[Record]) -> Mapping[str, Any]:
    """Return the examples for a record inside another: an event rests on passages, a statement on quotations."""
    values = dict(examples()[inner.__name__])
    if inner is Evidence:
        del values["quote" if record is Event else "passage"]
    return values


def _fields(record: type[Record], values: Mapping[str, Any]) -> Sequence[str]:
    """Return the lines of a record inside an entry: what is known and what is needed, each after its comment."""
    lines: list[str] = []
    for name, field in record.model_fields.items():
        key = field.alias or name
        if key in values or field.is_required() or (key == "quote" and "passage" not in values):
            lines += [*_comment(field), f"{key}: {_flow(values.get(key, ''))}".rstrip()]
        elif issubclass(class_of(field.annotation), Record):
            lines += [*_comment(field), *(f"# {line}" for line in _example(record, key, field))]
    return lines


def _item(lines: Sequence[str]) -> Iterator[str]:
    """Yield the lines of a record as the item of a list, its first comments above the dash."""
    first = next(number for number, line in enumerate(lines) if not line.startswith("#"))
    yield from (f"  {line}" for line in lines[:first])
    yield f"  - {lines[first]}"
    yield from (f"    {line}" for line in lines[first + 1 :])


def _flow(value: Example) -> str:
    if isinstance(value, dict):
        return f"{{{', '.join(f'{scalar(key)}: {scalar(text)}' for key, text in value.items())}}}"
    if isinstance(value, list):
        return f"[{', '.join(map(scalar, value))}]"
    return scalar(value) if value else ""
