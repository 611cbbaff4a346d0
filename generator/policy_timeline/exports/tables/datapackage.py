"""The description of the tables as a Data Package (https://datapackage.org/standard/data-package/)."""

from __future__ import annotations

from posixpath import dirname, relpath
from typing import Any

from policy_timeline import routes
from policy_timeline.entries.kinds import Event, Statement
from policy_timeline.exports.json_text import json_text
from policy_timeline.exports.published import VERSION, Published
from policy_timeline.exports.tables import TABLES
from policy_timeline.exports.tables.columns import FORMULA_SIGNS, Column, Table

_PROFILES = "https://datapackage.org/profiles/2.0"
_SIGNS = " ".join({"\t": "tab", "\r": "return"}.get(sign, sign) for sign in FORMULA_SIGNS)
_FORMULAS = (
    f"A text that begins with one of the signs {_SIGNS} has an apostrophe before it, so that no spreadsheet takes it "
    "for a formula; the JSON files and the SQLite file have it as it is."
)


def datapackage(published: Published) -> str:
    """Return the package's description as JSON text.

    Its standard has no word for days before the year 1: in a record that has any, days are texts.
    """
    dated: list[Event | Statement] = [*published.catalog.events.values(), *published.publication.statements]
    day = "string" if any(entry.date.first.year < 1 for entry in dated) else "date"
    package = {
        "$schema": f"{_PROFILES}/datapackage.json",
        "name": "policy-timeline",
        "title": published.site_name,
        "description": "Who took which stance on which position, when, in what sense, in which words of which source.",
        "version": VERSION,
        "created": f"{published.as_of.isoformat()}T00:00:00Z",
        "homepage": published.addresses.absolute(routes.HOME),
        "resources": [_resource(table, day) for table in TABLES],
    }
    if not published.addresses.site_url:
        del package["homepage"]  # the standard wants a full address or none
    return json_text(package)


def _resource(table: Table, day: str) -> dict[str, Any]:
    return {
        "name": table.name,
        "type": "table",
        "title": table.title,
        "description": f"{table.description} {_FORMULAS}",
        "path": relpath(routes.table(table.name), dirname(routes.DATAPACKAGE)),
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "dialect": {"delimiter": ",", "lineTerminator": "\r\n", "quoteChar": '"', "doubleQuote": True, "header": True},
        "schema": _schema(table, day),
    }


def _schema(table: Table, day: str) -> dict[str, Any]:
    schema: dict[str, Any] = {
        "$schema": f"{_PROFILES}/tableschema.json",
        "fields": [_field(column, day) for column in table.columns],
        "missingValues": [""],
        "foreignKeys": [_foreign_key(table, column) for column in table.columns if column.key_of],
    }
    return schema | ({"primaryKey": [table.key]} if table.key else {})


def _foreign_key(table: Table, column: Column) -> dict[str, Any]:
    resource = "" if column.key_of == table.name else column.key_of  # the standard's way to name the table itself
    return {"fields": [column.name], "reference": {"resource": resource, "fields": ["id"]}}


def _field(column: Column, day: str) -> dict[str, Any]:
    type_ = day if column.data_type == "date" else column.data_type
    field: dict[str, Any] = {"name": column.name, "type": type_, "description": column.description}
    return field | ({"constraints": {"enum": list(column.terms)}} if column.terms else {})
