"""Changes values in the text of an entry as a person would: comments, order and layout of all else stay."""

from __future__ import annotations

import io
import re
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.comments import CommentedMap, CommentedSeq
from ruamel.yaml.error import CommentMark
from ruamel.yaml.resolver import VersionedResolver
from ruamel.yaml.scalarstring import DoubleQuotedScalarString
from ruamel.yaml.tokens import CommentToken

_ITEM = re.compile(r"^( *)-(?= )", re.MULTILINE)
_WIDTH = 1 << 20  # no line is broken anew


class _TextResolver(VersionedResolver):
    """Takes every scalar for text, as the reading of entries does: `NO` and 2025-02-12 are what they look like."""

    @property
    def versioned_resolver(self) -> object:
        """No pattern makes anything else of a scalar."""
        return {}


def edited(text: str, values: Mapping[str, Any], keys: Sequence[str], is_plain: Callable[[str], bool]) -> str:
    """Return the text of an entry, one that `read_yaml` takes, with other values.

    A value is a text, or a list or mapping of values; an empty one takes its key away. A mapping changes the keys that
    it holds alone, and so does one in a list, item by item; `None` in a list takes the item away. New keys go where
    `keys`, the order of the model, has them; `is_plain` says whether a text needs no quotation marks.
    """
    library = YAML(typ="rt", pure=True)
    library.Resolver = _TextResolver
    library.preserve_quotes = True
    library.width = _WIDTH
    indent = _ITEM.search(text)
    offset = len(indent[1]) if indent else 2
    library.indent(mapping=2, sequence=offset + 2, offset=offset)
    entry = library.load(text)
    _merge(entry, values, keys, is_plain)
    written = io.StringIO()
    library.dump(entry, written)
    return written.getvalue()


def _merge(node: CommentedMap, values: Mapping[str, Any], keys: Sequence[str], is_plain: Callable[[str], bool]) -> None:
    for key, value in values.items():
        old = node.get(key)
        if not value or (isinstance(value, list) and not any(value)):
            _remove(node, key)
        elif isinstance(value, dict) and isinstance(old, CommentedMap):
            _merge(old, value, tuple(value), is_plain)
        elif isinstance(value, list) and isinstance(old, CommentedSeq):
            _merge_items(old, value, is_plain)
        elif key in node:
            node[key] = old if _is_same(old, value) else _styled(value, is_plain)
        else:
            node.insert(_place(node, key, keys), key, _styled(value, is_plain))


def _is_same(old: object, new: object) -> bool:
    """Return whether two values say the same; how a text is broken into lines says nothing."""
    return " ".join(old.split()) == new if isinstance(old, str) else bool(old == new)


def _merge_items(items: CommentedSeq, values: list[Any], is_plain: Callable[[str], bool]) -> None:
    for index, value in enumerate(values):
        if index >= len(items):
            items.append(_styled(value, is_plain))
        elif isinstance(value, dict) and isinstance(items[index], CommentedMap):
            _merge(items[index], value, tuple(value), is_plain)
        elif value and not _is_same(items[index], value):
            items[index] = _styled(value, is_plain)
    for index in reversed(range(len(items))):
        if index >= len(values) or values[index] is None:
            del items[index]


def _remove(node: CommentedMap, key: str) -> None:
    """Take a key away; the lines of comment above the next one, which the library keeps with this one, stay there."""
    if key not in node:
        return
    before = list(node)[: list(node).index(key)]
    comment = node.ca.items.pop(key, None)
    del node[key]
    kept = comment[2].value.partition("\n")[2] if comment else ""
    if not kept:
        return
    if before and before[-1] in node.ca.items:
        node.ca.items[before[-1]][2].value += kept
    elif before:
        comment[2].value = f"\n{kept}"
        node.ca.items[before[-1]] = comment
    else:
        token = CommentToken(kept, CommentMark(0), None)
        node.ca.comment = [None, [*(node.ca.comment or (None, []))[1], token]]


def _place(node: CommentedMap, key: str, keys: Sequence[str]) -> int:
    """Return the number that a new key gets: behind the nearest of those that the model has before it."""
    earlier = reversed(keys[: keys.index(key)] if key in keys else ())
    there = list(node)
    return next((there.index(each) + 1 for each in earlier if each in node), len(there))


def _styled(value: str | list[Any] | dict[str, Any], is_plain: Callable[[str], bool]) -> object:
    if isinstance(value, dict):
        return CommentedMap((key, _styled(each, is_plain)) for key, each in value.items() if each)
    if isinstance(value, list):
        made = CommentedSeq(_styled(each, is_plain) for each in value if each)
        if not any(isinstance(each, dict) for each in value):
            made.fa.set_flow_style()
        return made
    return value if is_plain(value) else DoubleQuotedScalarString(value)
