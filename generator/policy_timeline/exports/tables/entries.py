"""The tables of entries: one row for each object of a kind, one column for each of its keys."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from policy_timeline.entries.introspection import reference_kind, resolved
from policy_timeline.entries.kinds import KINDS, Entry, Statement
from policy_timeline.entries.records import fields_of
from policy_timeline.entries.terms import Status
from policy_timeline.exports.objects import object_of
from policy_timeline.exports.published import Published
from policy_timeline.exports.schemas import definitions_of, properties_of
from policy_timeline.exports.tables.columns import Column, Row, Table, column_of

WORDS = Column("words", "The words of its evidence, one piece in each line.")
_ROLE_OF_IDS = {"principal": "actors"}
"""Keys that hold ids without being fields of the model."""


def entry_table(kind: type[Entry]) -> Table:
    """Return the table of a kind."""
    columns = tuple(_columns(kind))
    title = kind.kind.capitalize()
    about = f"One row for each {kind.singular}. Ids in one cell are separated by spaces; other lists are JSON."
    return Table(kind.kind, title, about, columns, partial(_rows, kind, columns), "id", partial(_count, kind.kind))


def _count(kind: str, published: Published) -> int:
    return len(published.publication.entries(kind))


def _columns(kind: type[Entry]) -> Iterator[Column]:
    definitions = definitions_of(kind)
    fields = fields_of(kind)
    for key, schema in properties_of(kind).items():
        refers = reference_kind(fields[key]) if key in fields else _ROLE_OF_IDS.get(key)
        column = column_of(key, resolved(schema, definitions), refers)
        yield column._replace(terms=tuple(term for term in column.terms if term != Status.DRAFT))
    if kind is Statement:
        yield WORDS


def _rows(kind: type[Entry], columns: tuple[Column, ...], published: Published) -> Iterator[Row]:
    several = [column.name for column in columns if column.several]
    for entry in published.publication.entries(kind.kind):
        row = object_of(published, entry)
        row |= {name: " ".join(row[name]) for name in several}
        if isinstance(entry, Statement):
            row[WORDS.name] = "\n".join(evidence.words for evidence in entry.evidence)
        yield row


ENTRY_TABLES = tuple(map(entry_table, KINDS.values()))
