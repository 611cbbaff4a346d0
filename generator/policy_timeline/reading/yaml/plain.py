"""Reads a text that has nothing to be told about, which is nearly every text, in one go.

What this takes it reads as `building` does, without the places, and in a tenth of the time. It leaves to that module
whatever it cannot be sure of: every fault, and all that an entry must not have.
"""

from __future__ import annotations

import re
from typing import Any

from yaml import CBaseLoader, MappingNode, Node, ScalarNode, YAMLError

from policy_timeline.reading.yaml.building import BOM
from policy_timeline.reading.yaml.syntax import DEPTH, ODD_BEGINNING

_DOUBTFUL = (
    ("&*!", re.compile(r"(?:^|[\s\[{,:?-])(?:[&*]\S|!)", re.MULTILINE)),  # may be an anchor, an alias or a tag
    ("%", re.compile(r"^%", re.MULTILINE)),  # an order to YAML
    ("<", re.compile(r"<<")),  # may be a merge key
    ("#", re.compile(r"[^ \t\r\n][ \t]+#")),  # may be a comment behind a value
    ("\\", re.compile(r"\\[^\s\"'\\/nt]")),  # may be a character that must not be there
    (BOM, re.compile(BOM)),
)
"""Signs, and what is in doubt where a text has one of them; few texts have any."""
_OPENING = "[{-?:"
_MOST = 500  # levels that the parser surely bears: it calls itself for each, and each takes one of these characters


class _Parser(CBaseLoader):
    """The fast parser, to whose questions after types there is one answer: every value is text."""

    def resolve(self, *_: object) -> str:
        return ""

    def descend_resolver(self, *_: object) -> None:
        """Take no note of where the parser is."""

    ascend_resolver = descend_resolver


class _Doubt(Exception):
    """Something that may be a fault."""


def plain(text: str) -> dict[str, Any] | None:
    """Return the mapping that a text holds, or None where its faults and places must be looked at."""
    if _is_doubtful(text):
        return None
    try:
        node = _Parser(BOM + text).get_single_node()
        return _mapping(node, 0) if isinstance(node, MappingNode) else None
    except (YAMLError, _Doubt):
        return None


def _is_doubtful(text: str) -> bool:
    if sum(map(text.count, _OPENING)) > _MOST:
        return True
    if not text.isascii() and ODD_BEGINNING.search(text):
        return True
    return any(any(sign in text for sign in signs) and bool(pattern.search(text)) for signs, pattern in _DOUBTFUL)


def _mapping(node: MappingNode, depth: int) -> dict[str, Any]:
    if not all(isinstance(key, ScalarNode) for key, _ in node.value):
        raise _Doubt
    found = {key.value: _value(value, depth + 1) for key, value in node.value}
    if len(found) < len(node.value):  # a key stands twice
        raise _Doubt
    return found


def _value(node: Node, depth: int) -> object:
    """Return a value as `building` does: empty ones are the empty text, and left out of lists."""
    if isinstance(node, ScalarNode):
        return node.value if node.value.strip() else ""
    if depth >= DEPTH:
        raise _Doubt
    if isinstance(node, MappingNode):
        return _mapping(node, depth) or ""
    return [item for child in node.value if (item := _value(child, depth + 1)) != ""] or ""
