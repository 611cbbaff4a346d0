"""The files of an import as plain values: CSV, Excel and JSON."""

from __future__ import annotations

import csv
import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime
from io import BytesIO, StringIO
from typing import Any, NamedTuple

from policy_timeline.imports.candidates import UnreadableError

_MARKED = re.compile(r"'+[=+\-@\t\r]")
"""A cell that was made harmless for spreadsheets: one apostrophe at its beginning is not part of the text."""


class Row(NamedTuple):
    """A row of a table by its columns' names, and where it stands."""

    place: str
    cells: Mapping[str, Any]


class Sheet(NamedTuple):
    """A table: its name, which may be that of a kind, and its rows."""

    name: str
    rows: Sequence[Row]


def sheets_of(name: str, raw: bytes) -> list[Sheet]:
    """Return the tables of a file by its name's ending: .csv, .tsv, .xlsx, or .json with a list of objects."""
    stem, _, ending = name.rpartition(".")
    if ending == "xlsx":
        return list(_excel(name, stem, raw))
    if ending == "json":
        return [Sheet(stem, _objects(name, json_of(name, raw)))]
    if ending in {"csv", "tsv"}:
        return [Sheet(stem, _separated(name, raw, "\t" if ending == "tsv" else None))]
    raise UnreadableError(f"{name}: a table must be a .csv, .tsv, .xlsx or .json file")


def json_of(name: str, raw: bytes) -> Any:  # noqa: ANN401 - whatever a file holds
    """Return the value of a JSON file."""
    try:
        return json.loads(raw.decode("utf-8-sig"))
    except (ValueError, RecursionError) as error:
        raise UnreadableError(f"{name}: this is no JSON: {error}") from error


def _objects(name: str, value: object) -> list[Row]:
    """Return a list of objects as rows; an object of such lists is one list after another."""
    items = [item for part in value.values() for item in _list(part)] if isinstance(value, dict) else _list(value)
    if not items or not all(isinstance(item, dict) for item in items):
        raise UnreadableError(f"{name}: a table in JSON must be a list of objects")
    return [Row(f"{name}: item {number}", item) for number, item in enumerate(items, start=1)]


def _list(value: object) -> list[Any]:
    return value if isinstance(value, list) else []


def _separated(name: str, raw: bytes, delimiter: str | None) -> list[Row]:
    try:
        text = raw.decode("utf-8-sig")
        lines = csv.reader(StringIO(text, newline=""), delimiter=delimiter or _delimiter(text), strict=True)
        return list(_rows(name, "line", ((lines.line_num, line) for line in lines)))
    except UnicodeDecodeError as error:
        raise UnreadableError(f"{name}: save it as CSV in UTF-8; byte {error.start} is none") from error
    except csv.Error as error:
        raise UnreadableError(f"{name}: this is no CSV: {error}") from error


def _delimiter(text: str) -> str:
    """Return what separates the names of the columns: a comma, or a semicolon where spreadsheets write that."""
    head = text.partition("\n")[0]
    return ";" if head.count(";") > head.count(",") else ","


def _rows(name: str, unit: str, lines: Iterable[tuple[int, Sequence[Any]]]) -> Iterator[Row]:
    """Yield the rows under a line of column names, but empty ones."""
    columns: list[str] | None = None
    for number, line in lines:
        cells = [_text(value) for value in line]
        if not any(cells):
            continue
        if columns is None:
            columns = _columns(name, cells)
            continue
        if any(cells[len(columns) :]):
            raise UnreadableError(f"{name}: {unit} {number} has more cells than there are columns")
        yield Row(f"{name}: {unit} {number}", dict(zip(columns, cells, strict=False)))


def _columns(name: str, cells: list[str]) -> list[str]:
    names = [cell.strip() for cell in cells]
    repeated = next((cell for cell in names if cell and names.count(cell) > 1), None)
    if repeated:
        raise UnreadableError(f'{name}: two columns are called "{repeated}"')
    return names


def _text(value: object) -> str:
    """Return what a cell shows: a day as YYYY-MM-DD, without a time of it."""
    if isinstance(value, datetime | date):
        return value.isoformat()[:10]
    text = "" if value is None else str(value)
    return text[1:] if _MARKED.match(text) else text


def _excel(name: str, stem: str, raw: bytes) -> Iterator[Sheet]:
    from openpyxl import load_workbook  # noqa: PLC0415 - slow to load, and few have such a file

    try:
        book = load_workbook(BytesIO(raw), read_only=True, data_only=True)
    except Exception as error:
        raise UnreadableError(f"{name}: this is no Excel file: {error}") from error
    sheets = book.worksheets
    for sheet in sheets:
        place = name if len(sheets) == 1 else f"{name}, {sheet.title}"
        lines = enumerate(sheet.iter_rows(values_only=True), start=1)
        yield Sheet(stem if len(sheets) == 1 else sheet.title, list(_rows(place, "row", lines)))
