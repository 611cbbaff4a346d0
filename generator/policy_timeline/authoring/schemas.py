"""JSON Schemas for editors, from the model, so that they complete, explain and underline what a person writes.

Editors read YAML by its own rules (`2025` is a number to them), where this project reads every scalar as text: so a
text may be any scalar here. The format: https://json-schema.org/draft-07
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from policy_timeline.authoring.examples import EXAMPLES

if TYPE_CHECKING:
    from collections.abc import Mapping

    from policy_timeline.entries.kinds import Entry

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
    full = _resolved(raw, definitions)
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


def _resolved(raw: Node, definitions: Mapping[str, Node]) -> Node:
    """Return a node without references and choices; what the field says itself goes before what its class says."""
    if "$ref" in raw:
        return {**definitions[raw["$ref"].rpartition("/")[2]], **raw}
    if "anyOf" in raw:
        value = next(each for each in raw["anyOf"] if each.get("type") != "null")
        return {**_resolved(value, definitions), **raw}
    return raw


def _with_example(node: Node, record: str, key: str) -> Node:
    example = EXAMPLES[record].get(key)
    if example is None:
        return node
    return node | {"examples": [list(example) if isinstance(example, tuple) else example]}
