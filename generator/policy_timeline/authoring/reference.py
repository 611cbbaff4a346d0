"""The field reference: every key of every kind of entry, from the model, as one Markdown page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from policy_timeline.authoring.schemas import schema_of
from policy_timeline.entries.kinds import KINDS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from policy_timeline.authoring.schemas import Node

_HEAD = """---
title: Fields of an entry
description: Every kind of entry and every key that it may hold, with the terms to choose from.
---

# Fields of an entry

One entry is one file: `data/<kind>/…/<id>.yml`. The file's name is its id and never changes. A **required** key must
have a value (in a draft it may wait); every other key may be left out. Dates are written as EDTF: `2025-02-12`,
`2025-02`, `2025-02~` for about then, `2014-03/2014-05` for a span, `../2025-02-12` where the beginning is not known.
"""


def field_reference() -> str:
    """Return the page: one table for each kind, in the order of the kinds, keys inside others written `outer.inner`."""
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
        parts.append(f"For instance: `{_shown(value['examples'][0])}`")
    text = " ".join(parts)
    terms = zip(inside.get("enum", ()), inside.get("enumDescriptions", ()), strict=True)
    return "<br>".join([text, *(f"`{term}`: {meaning}" for term, meaning in terms)]).replace("|", "\\|")


def _shown(example: str | list[str]) -> str:
    return example if isinstance(example, str) else f"[{', '.join(example)}]"
