"""What the model says of every field: as JSON Schemas, by which editors complete, explain and check, and as a page.

Editors read YAML by its own rules (`2025` is a number to them), where this project reads every scalar as text: so a
text may be any scalar here. The format: https://json-schema.org/draft-07
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from policy_timeline.authoring.examples import examples
from policy_timeline.entries.introspection import resolved
from policy_timeline.entries.kinds import KINDS, Entry

_DRAFT = "http://json-schema.org/draft-07/schema#"
_KEPT = (
    "description",
    "enum",
    "enumDescriptions",
    "pattern",
    "minLength",
    "minimum",
    "minItems",
    "required",
    "additionalProperties",
)
_SCALARS = {"string": ["string", "number", "boolean"], "integer": ["integer", "string"]}

Node = dict[str, Any]


_HEAD = """---
title: Fields of an entry
description: Every kind of entry and every key that it may hold, with the terms to choose from.
---

# Fields of an entry

One entry is one file: `data/<kind>/…/<id>.yml`. The file's name is its id and never changes. A **required** key must
have a value (in a draft it may wait); every other key may be left out. Dates are written as EDTF: `2025-02-12`,
`2025-02`, `2025-02~` for about then, `2014-03/2014-05` for a span, `../2025-02-12` where the beginning is not known.
"""


def file_name(kind: type[Entry]) -> str:
    """Return the name of the file that holds the schema of a kind."""
    return f"{kind.singular}.schema.json"


def schema_of(kind: type[Entry]) -> Node:
    """Return the JSON Schema of a kind of entry, without references, so that every editor follows it."""
    raw = kind.model_json_schema(by_alias=True)
    node = _plain(raw, raw.get("$defs", {}))
    return {"$schema": _DRAFT, "title": kind.singular.capitalize(), **node}


def _plain(raw: Node, definitions: Mapping[str, Node]) -> Node:
    """Return a node with its references filled in and the model's types as an editor sees them."""
    full = resolved(raw, definitions)
    node = {key: full[key] for key in _KEPT if key in full}
    if full.get("default"):
        node["default"] = full["default"]
    types = ["string"] if "enum" in full else _SCALARS.get(full["type"], [full["type"]])
    may_be_empty = "default" in full and not full["default"]
    node["type"] = [*types, "null"] if may_be_empty else types if len(types) > 1 else types[0]
    if "items" in full:
        node["items"] = _plain(full["items"], definitions)
    if "properties" in full:
        node["properties"] = {
            key: _with_example(_plain(value, definitions), full["title"], key)
            for key, value in full["properties"].items()
        }
    return node


def _with_example(node: Node, record: str, key: str) -> Node:
    example = examples()[record].get(key)
    return node if example is None else node | {"examples": [example]}


def field_reference() -> str:
    """Return the page of all fields: a table for each kind; keys inside others are written `outer.inner`."""
    return "\n".join([_HEAD, *(line for kind in KINDS for line in _kind(kind))])


def _kind(kind: str) -> Iterator[str]:
    model = KINDS[kind]
    yield f"\n## {model.singular.capitalize()}\n"
    yield f"{' '.join((model.__doc__ or '').split())} In `data/{kind}/`.\n"
    yield "| Key | What it holds |\n|---|---|"
    yield from _rows(schema_of(model), "")


def _rows(node: Node, prefix: str) -> Iterator[str]:
    required = node.get("required", [])
    for key, value in node["properties"].items():
        inside = value.get("items", value)
        needed = "**Required.** " if key in required else ""
        yield f"| `{prefix}{key}` | {needed}{_text(value, inside)} |"
        if "properties" in inside:
            yield from _rows(inside, f"{prefix}{key}.")


def _text(value: Node, inside: Node) -> str:
    """Return what a field holds, that it is a list where it is one, an example, and its terms."""
    parts = [value["description"]]
    if "items" in value:
        parts.append("A list.")
    if "examples" in value and "enum" not in inside:
        example = value["examples"][0]
        shown = example if isinstance(example, str) else f"[{', '.join(example)}]"
        parts.append(f"For instance: `{shown}`")
    text = " ".join(parts)
    terms = zip(inside.get("enum", ()), inside.get("enumDescriptions", ()), strict=True)
    return "<br>".join([text, *(f"`{term}`: {meaning}" for term, meaning in terms)]).replace("|", "\\|")
