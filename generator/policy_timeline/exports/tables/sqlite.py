"""The record as one SQLite file, with foreign keys and a full-text index, and what Datasette is to say of it.

The same record gives the same bytes, with the same SQLite: https://www.sqlite.org/fileformat.html
"""

from __future__ import annotations

import sqlite3
from contextlib import closing

from policy_timeline.exports.json_text import json_text
from policy_timeline.exports.published import Published
from policy_timeline.exports.tables import TABLES
from policy_timeline.exports.tables.columns import Column, Row, Table, cell
from policy_timeline.exports.tables.parts import PARTS

_TYPES = {"boolean": "INTEGER", "integer": "INTEGER"}
_INDEX = (
    "CREATE VIRTUAL TABLE statements_fts USING fts5(summary, words, content='statements', tokenize='unicode61')",
    "INSERT INTO statements_fts(statements_fts) VALUES ('rebuild')",
)
ALL = (*TABLES, *PARTS)


def database(published: Published) -> bytes:
    """Return the bytes of the file: every table, and those of the parts of entries."""
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as connection:
        connection.execute("PRAGMA page_size = 4096")
        connection.execute("BEGIN")
        for table in ALL:
            _fill(connection, table, published)
        for statement in _INDEX:
            connection.execute(statement)
        connection.execute("COMMIT")
        connection.execute("VACUUM")
        return connection.serialize()


def _fill(connection: sqlite3.Connection, table: Table, published: Published) -> None:
    connection.execute(_definition(table))
    places = ", ".join("?" * len(table.columns))
    names = [column.name for column in table.columns]
    rows = (_values(row, names) for row in table.rows(published))
    connection.executemany(f'INSERT INTO "{table.name}" VALUES ({places})', rows)  # noqa: S608 - names of ours
    for column in table.columns:
        if column.key_of:
            name = f"{table.name}_{column.name}"
            connection.execute(f'CREATE INDEX "{name}" ON "{table.name}" ("{column.name}")')


def _values(row: Row, names: list[str]) -> list[str | int | None]:
    return [value if isinstance(value := row[name], int) else cell(value) or None for name in names]


def _definition(table: Table) -> str:
    lines = [_column(table, column) for column in table.columns]
    lines += [
        f'FOREIGN KEY ("{column.name}") REFERENCES "{column.key_of}" ("id")'
        for column in table.columns
        if column.key_of
    ]
    return f'CREATE TABLE "{table.name}" ({", ".join(lines)})'


def _column(table: Table, column: Column) -> str:
    key = " PRIMARY KEY NOT NULL" if column.name == table.key else ""
    return f'"{column.name}" {_TYPES.get(column.data_type, "TEXT")}{key}'


def metadata(published: Published) -> str:
    """Return what Datasette shows beside the file (https://docs.datasette.io/en/stable/metadata.html)."""
    described = {
        table.name: {
            "title": table.title,
            "description": table.description,
            "columns": {column.name: column.description for column in table.columns},
        }
        for table in ALL
    }
    return json_text({"title": published.site_name, "databases": {"timeline": {"tables": described}}})
