"""What a table is: named and described columns over rows, for CSV, Data Packages and SQLite alike."""

from __future__ import annotations

import csv
import json
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from io import StringIO
from typing import Any, NamedTuple

from policy_timeline.exports.objects import DAY
from policy_timeline.exports.published import Published

FORMULA_SIGNS = ("=", "+", "-", "@", "\t", "\r")
"""Spreadsheets take a cell that begins so for a formula (https://owasp.org/www-community/attacks/CSV_Injection)."""

_TO_BE_MARKED = re.compile(r"'*[=+\-@\t\r]")
"""Such a text, with or without apostrophes before it: each gets one more, so that taking one away gives the text."""


class Column(NamedTuple):
    """A column: its name, what its cells hold, and of which type that is (as Table Schema names types).

    `terms` are the only values it takes, where there are such; `refers` is the table whose ids it holds, `several` of
    them separated by spaces or one.
    """

    name: str
    description: str
    data_type: str = "string"
    terms: tuple[str, ...] = ()
    refers: str | None = None
    several: bool = False

    @property
    def key_of(self) -> str | None:
        """The table to a row of which each cell leads, or None."""
        return None if self.several else self.refers


Row = dict[str, Any]
"""A row by the names of its columns: None, a text, a truth, a number, or a list or mapping (JSON in a cell)."""


@dataclass(frozen=True, slots=True)
class Table:
    """A table: its name, title, what one row is, its columns, and its rows in order.

    `key` is its primary key, and `count` tells how many rows there are without making them.
    """

    name: str
    title: str
    description: str
    columns: tuple[Column, ...]
    rows: Callable[[Published], Iterator[Row]]
    key: str | None = None
    count: Callable[[Published], int] | None = None


def csv_text(table: Table, published: Published) -> str:
    """Return a table as CSV (RFC 4180) with a line of column names; empty cells are unknown or do not apply."""
    text = StringIO()
    writer = csv.writer(text)
    names = [column.name for column in table.columns]
    writer.writerow(names)
    writer.writerows([harmless(cell(row[name])) for name in names] for row in table.rows(published))
    return text.getvalue()


def cell(value: object) -> str:
    """Return a value as the text of a cell: ids separated by spaces are texts already, other lists are JSON."""
    if value in (None, [], {}):
        return ""
    if isinstance(value, bool):
        return str(value).lower()
    return value if isinstance(value, str) else json_cell(value)


def json_cell(value: object) -> str:
    """Return a value as JSON in one line, without the keys that say nothing."""
    return json.dumps(_said(value), ensure_ascii=False, separators=(", ", ": "))


def _said(value: object) -> object:
    if isinstance(value, list):
        return [_said(item) for item in value]
    if isinstance(value, dict):
        return {key: _said(item) for key, item in value.items() if item not in (None, [], {})}
    return value


def harmless(text: str) -> str:
    """Return a text that no spreadsheet takes for a formula: an apostrophe goes before a sign that begins one."""
    return f"'{text}" if _TO_BE_MARKED.match(text) else text


def column_of(name: str, schema: Mapping[str, Any], refers: str | None) -> Column:
    """Return the column for a key of an object, from its JSON Schema without references."""
    several = refers is not None and "items" in schema
    terms = tuple(schema.get("enum", ()))
    return Column(name, schema.get("description", ""), _type(schema, refers), terms, refers, several)


def _type(schema: Mapping[str, Any], refers: str | None) -> str:
    types = schema.get("type", "string")
    named = [name for name in ([types] if isinstance(types, str) else types) if name != "null"]
    if named[0] == "array":
        return "string" if refers else "array"
    if named[0] == "string" and schema.get("pattern") == DAY:
        return "date"
    return str(named[0])
