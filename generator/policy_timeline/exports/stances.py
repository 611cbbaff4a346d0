"""The table of stances: one row for each stance of each published statement, for spreadsheets and statistics.

The columns stand in one table, from which the rows and their description are made.
"""

from __future__ import annotations

import csv
from io import StringIO
from typing import TYPE_CHECKING, NamedTuple

from policy_timeline.entries.terms import Basis, Mode, StanceTerm, Status
from policy_timeline.exports.api import bounds

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from enum import StrEnum

    from policy_timeline.entries.kinds import Statement
    from policy_timeline.entries.records import Stance
    from policy_timeline.exports.published import Published

FORMULA_SIGNS = ("=", "+", "-", "@", "\t", "\r")
"""Spreadsheets take a cell that begins so for a formula (https://owasp.org/www-community/attacks/CSV_Injection)."""


class Row(NamedTuple):
    """A stance with the statement that it stands in and the record around it."""

    published: Published
    statement: Statement
    stance: Stance

    def label(self, kind: str, id_: str) -> str:
        """Return what people call an entry."""
        return self.published.catalog.of_kind(kind)[id_].label


class Column(NamedTuple):
    """A column: its name, what its cells hold and how they are found; `terms` are the only values it takes."""

    name: str
    description: str
    cell: Callable[[Row], str | None]
    data_type: str = "string"
    terms: type[StrEnum] | None = None


COLUMNS = (
    Column("statement", "Id of the statement.", lambda row: row.statement.id),
    Column("url", "Address of the statement's page.", lambda row: row.published.url("statements", row.statement.id)),
    Column("date", "When it was said, in EDTF (ISO 8601-2).", lambda row: row.statement.date.text),
    Column(
        "date_earliest",
        "First possible day; empty at an open end.",
        lambda row: bounds(row.statement.date)["date_earliest"],
        "date",
    ),
    Column(
        "date_latest",
        "Last possible day; empty at an open end.",
        lambda row: bounds(row.statement.date)["date_latest"],
        "date",
    ),
    Column("speaker", "Id of the actor who spoke.", lambda row: row.statement.speaker),
    Column("speaker_name", "Name of the speaker.", lambda row: row.label("actors", row.statement.speaker)),
    Column("role", "Role that the speaker held on that date.", lambda row: row.published.role(row.statement)),
    Column("principal", "Id of the actor that the stance counts for.", lambda row: row.statement.principal),
    Column("principal_name", "Name of that actor.", lambda row: row.label("actors", row.statement.principal)),
    Column("issue", "Id of the issue.", lambda row: row.published.catalog.positions[row.stance.position].issue),
    Column("position", "Id of the position.", lambda row: row.stance.position),
    Column(
        "proposition",
        "The proposition that the stance is about.",
        lambda row: row.label("positions", row.stance.position),
    ),
    Column("stance", "Attitude to the proposition.", lambda row: row.stance.stance, terms=StanceTerm),
    Column(
        "mode",
        "In what sense: preference (should it be), feasibility (can it be), commitment (will I), demand (must others), "
        "prediction (will it), vote (how it voted).",
        lambda row: row.stance.mode,
        terms=Mode,
    ),
    Column("basis", "Whether the words say so themselves, or were read so.", lambda row: row.stance.basis, terms=Basis),
    Column("rationale", "Why the words are read this way.", lambda row: row.stance.rationale),
    Column(
        "conditions",
        "Conditions of the support, separated by semicolons.",
        lambda row: "; ".join(one.text for one in row.stance.conditions),
    ),
    Column("event", "Id of the event at which it was said.", lambda row: row.statement.event),
    Column("summary", "The statement in one sentence.", lambda row: row.statement.summary),
    Column("status", "Where the statement is in its life.", lambda row: row.statement.status, terms=Status),
    Column(
        "sources",
        "Ids of the sources of its evidence, separated by spaces.",
        lambda row: " ".join(dict.fromkeys(one.source for one in row.statement.evidence)),
    ),
)


def rows(published: Published) -> Iterator[Row]:
    """Yield every stance, in the order of its statement and in it."""
    for statement in published.publication.statements:
        for stance in statement.stances:
            yield Row(published, statement, stance)


def stances(published: Published) -> str:
    """Return the table as CSV (RFC 4180) with a line of column names; empty cells are unknown or do not apply."""
    text = StringIO()
    writer = csv.writer(text)
    writer.writerow([column.name for column in COLUMNS])
    writer.writerows([harmless(column.cell(row) or "") for column in COLUMNS] for row in rows(published))
    return text.getvalue()


def harmless(cell: str) -> str:
    """Return a cell that no spreadsheet takes for a formula: an apostrophe goes before a sign that begins one."""
    return f"'{cell}" if cell.startswith(FORMULA_SIGNS) else cell
