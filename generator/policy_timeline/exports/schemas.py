"""JSON Schemas of the data files, from the model and what `objects` adds to it (https://json-schema.org).

They promise what version 1 promises: every key that they require stays, with its meaning; more may come.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Any

from policy_timeline import routes
from policy_timeline.entries.kinds import KINDS, Entry, Event, Source, Statement
from policy_timeline.exports.objects import DAY, DOCUMENT_URL
from policy_timeline.routes import Addresses

Node = dict[str, Any]

DIALECT = "https://json-schema.org/draft/2020-12/schema"
_ADDRESS: Node = {"type": "string", "format": "uri-reference"}
_DAY: Node = {"type": ["string", "null"], "pattern": DAY}
_HEAD: Node = {
    "id": {"type": "string", "description": "The permanent id, unique in its kind."},
    "url": _ADDRESS | {"description": "The address of its page."},
    "api_url": _ADDRESS | {"description": "The address of this object alone."},
}
_DATED: Node = {
    "date_earliest": _DAY | {"description": "First possible day; nothing at an open end."},
    "date_latest": _DAY | {"description": "Last possible day; nothing at an open end."},
}
_SAID: Node = {
    "role": {"type": ["string", "null"], "description": "The role that the speaker held on that date."},
    "principal": {"type": "string", "description": "The id of the actor that the words count for."},
    "reported": {"type": "boolean", "description": "Whether no evidence holds the speaker's own words."},
}
_PLACED: Node = {
    "start": {"type": "integer", "minimum": 0, "description": "Code point of the archived text at which it begins."},
    "end": {"type": "integer", "minimum": 1, "description": "Code point of the archived text before which it ends."},
    "source_url": _ADDRESS | {"description": "The address of the source's page."},
}
_RETIRED: Node = {
    "type": "object",
    "description": "What stands at the address of an entry that was renamed or taken away.",
    "required": ["id", "kind", "retired", "moved_to", "reason"],
    "properties": {
        "id": {"type": "string", "description": "The id that it had."},
        "kind": {"enum": list(KINDS), "description": "Its kind, as the file of the kind is called."},
        "retired": {"const": True},
        "moved_to": {
            "type": ["object", "null"],
            "description": "The entry that took its place: kind, id, url, api_url.",
        },
        "reason": {"type": ["string", "null"], "description": "Why nothing took its place."},
    },
}


def properties_of(kind: type[Entry]) -> Mapping[str, Node]:
    """Return the schema of each key of a kind's objects, in the order in which they have them."""
    fields = dict(_raw(kind)["properties"])
    if kind is Source:
        fields[DOCUMENT_URL] = fields.pop("url")
    derived = (_DATED if kind in {Statement, Event} else {}) | (_SAID if kind is Statement else {})
    return {**_HEAD, **fields, **derived}


def object_schema(kind: type[Entry], addresses: Addresses) -> Node:
    """Return the schema of one object of a kind, or of what is left of a retired one."""
    told = {"description": " ".join((kind.__doc__ or "").split()), "anyOf": [_object(kind), _RETIRED]}
    return _schema(kind.singular, told, kind, addresses)


def file_schema(kind: type[Entry], addresses: Addresses) -> Node:
    """Return the schema of the file that holds all objects of a kind."""
    told = {
        "type": "object",
        "required": ["version", "updated", kind.kind],
        "properties": {
            "version": {"type": "string", "pattern": r"^1\.", "description": "The version of the format."},
            "updated": {"type": "string", "format": "date", "description": "The day up to which the record reaches."},
            kind.kind: {"type": "array", "items": _object(kind)},
        },
    }
    return _schema(kind.kind, told, kind, addresses)


def _schema(name: str, told: Node, kind: type[Entry], addresses: Addresses) -> Node:
    head = {"$schema": DIALECT, "$id": addresses.absolute(routes.api_schema(name)), "title": name.capitalize()}
    return {**head, **told, "$defs": definitions_of(kind)}


def _object(kind: type[Entry]) -> Node:
    properties = properties_of(kind)
    return {"type": "object", "properties": dict(properties), "required": list(properties)}


def definitions_of(kind: type[Entry]) -> Mapping[str, Node]:
    """Return the records inside a kind's objects: evidence has its place besides, and no key that says nothing."""
    definitions = {name: _open(node) for name, node in _raw(kind).get("$defs", {}).items()}
    if "Evidence" in definitions:
        evidence = definitions["Evidence"]
        evidence["properties"] = {**evidence["properties"], **_PLACED}
        evidence["required"] = ["source", *_PLACED]
    return definitions


@cache
def _raw(kind: type[Entry]) -> Node:
    return kind.model_json_schema(by_alias=True, mode="serialization")


def _open(node: Node) -> Node:
    """Return a record's schema without the rule that other keys are mistakes: more may come."""
    return {key: value for key, value in node.items() if key != "additionalProperties"}
