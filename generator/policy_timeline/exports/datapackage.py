"""The description of the table of stances as a Data Package (https://datapackage.org/standard/data-package/)."""

from __future__ import annotations

from posixpath import dirname, relpath
from typing import TYPE_CHECKING, Any

from policy_timeline import routes
from policy_timeline.entries.terms import Status
from policy_timeline.exports.json_text import json_text
from policy_timeline.exports.published import VERSION
from policy_timeline.exports.stances import COLUMNS, FORMULA_SIGNS

if TYPE_CHECKING:
    from policy_timeline.exports.published import Published
    from policy_timeline.exports.stances import Column

_PROFILES = "https://datapackage.org/profiles/2.0"


def datapackage(published: Published) -> str:
    """Return the package's description as JSON text."""
    package = {
        "$schema": f"{_PROFILES}/datapackage.json",
        "name": "policy-timeline-stances",
        "title": f"{published.site_name}: stances",
        "description": "Who took which stance on which position, when, in what sense, and in which statement.",
        "version": VERSION,
        "created": f"{published.as_of.isoformat()}T00:00:00Z",
        "homepage": published.addresses.absolute(routes.HOME),
        "resources": [_resource()],
    }
    if not published.addresses.site_url:
        del package["homepage"]  # the standard wants a full address or none
    return json_text(package)


def _resource() -> dict[str, Any]:
    signs = " ".join({"\t": "tab", "\r": "return"}.get(sign, sign) for sign in FORMULA_SIGNS)
    return {
        "name": "stances",
        "type": "table",
        "title": "Stances",
        "description": (
            "One row for each stance of each published statement, in order of date. A pair of actor and position "
            "without a row is not recorded; it is not neutral. A text that begins with one of the signs "
            f"{signs} has an apostrophe before it, so that no spreadsheet takes it for a formula; "
            "the JSON files have it as it is."
        ),
        "path": relpath(routes.CSV, dirname(routes.DATAPACKAGE)),
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "dialect": {"delimiter": ",", "lineTerminator": "\r\n", "quoteChar": '"', "doubleQuote": True, "header": True},
        "schema": {
            "$schema": f"{_PROFILES}/tableschema.json",
            "fields": [_field(column) for column in COLUMNS],
            "missingValues": [""],
        },
    }


def _field(column: Column) -> dict[str, Any]:
    field: dict[str, Any] = {"name": column.name, "type": column.data_type, "description": column.description}
    if column.terms:
        terms = [term.value for term in column.terms if term is not Status.DRAFT]
        field["constraints"] = {"enum": terms}
    return field
