"""Map files: which columns of somebody's table hold what, as YAML of ours: theirs.

    title: Headline                                     # a column by its name
    type: {value: party}                                # the same for every row
    date: {column: Datum, format: "%d.%m.%Y"}           # a date written in another way
    aliases: {column: Names, separator: ";"}            # a list in one cell
    stance: {column: answer, terms: {"0": supports}}    # what their terms are called here

Where several files are imported at once, such a mapping stands under the name of each, with its `kind`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from policy_timeline.imports.candidates import UnreadableError
from policy_timeline.reading.yaml import read_yaml

KIND = "kind"
KEY = "key"
_PARTS = {"column", "value", "format", "separator", "terms"}


@dataclass(frozen=True, slots=True)
class Field:
    """Where the values of a key come from: a column, or one `value` for all; and how they are written there."""

    column: str | None = None
    value: str | None = None
    format: str | None = None
    separator: str | None = None
    terms: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Mapped:
    """How one table is read: the kind of its rows, the columns that tell them apart, and a field for each key."""

    kind: str | None = None
    key: tuple[str, ...] = ()
    fields: Mapping[str, Field] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class MapFile:
    """A map file: for one table, or for each by its file's name."""

    of_all: Mapped
    of_files: Mapping[str, Mapped]

    def of(self, name: str) -> Mapped:
        """Return how the table of a file is read."""
        return self.of_files.get(name, self.of_all)


NO_MAP = MapFile(Mapped(), {})


def map_file(raw: bytes, name: str) -> MapFile:
    """Read a map file; raise UnreadableError where it is none."""
    read = read_yaml(raw, name)
    if read.diagnostics:
        fault = read.diagnostics[0]
        raise UnreadableError(f"{name}:{fault.location.line}: {fault.message}")
    values = read.value or {}
    tables = {key: value for key, value in values.items() if isinstance(value, dict) and not _PARTS & value.keys()}
    own = {key: value for key, value in values.items() if key not in tables}
    return MapFile(_mapped(own, name), {key: _mapped(value, f"{name}: {key}") for key, value in tables.items()})


def _mapped(values: Mapping[str, Any], name: str) -> Mapped:
    kind, key = values.get(KIND), values.get(KEY, [])
    if not isinstance(kind, str | None):
        raise UnreadableError(f"{name}: {KIND} must be one kind")
    if not isinstance(key, str | list):
        raise UnreadableError(f"{name}: {KEY} must be the name of a column, or a list of them")
    fields = {ours: _field(theirs, f"{name}: {ours}") for ours, theirs in values.items() if ours not in {KIND, KEY}}
    return Mapped(kind, tuple([key] if isinstance(key, str) else key), fields)


def _field(theirs: object, name: str) -> Field:
    if isinstance(theirs, str):
        return Field(column=theirs)
    if isinstance(theirs, dict) and _is_field(theirs):
        return Field(**theirs)
    raise UnreadableError(
        f"{name}: write the name of a column, or a mapping with one of column and value, and format, separator, terms"
    )


def _is_field(parts: Mapping[str, Any]) -> bool:
    is_one = ("column" in parts) != ("value" in parts)
    return is_one and all(isinstance(value, dict if part == "terms" else str) for part, value in parts.items())
