"""The tables of what stands inside entries in lists, for the SQLite file: one row for each item."""

from __future__ import annotations

from collections.abc import Iterator

from policy_timeline.entries.catalog import evidence_of
from policy_timeline.exports.published import Published
from policy_timeline.exports.tables.columns import Column, Row, Table


def _memberships(published: Published) -> Iterator[Row]:
    for actor in published.catalog.actors.values():
        for held in actor.memberships:
            yield {
                "actor": actor.id,
                "organization": held.organization,
                "role": held.role,
                "start_date": held.start_date and held.start_date.text,
                "end_date": held.end_date and held.end_date.text,
            }


def _participants(published: Published) -> Iterator[Row]:
    for event in published.catalog.events.values():
        yield from ({"event": event.id, "actor": actor} for actor in event.participants)


def _identifiers(published: Published) -> Iterator[Row]:
    for kind in ("actors", "issues", "positions", "events"):
        for entry in published.catalog.of_kind(kind).values():
            for known in entry.model_dump()["identifiers"]:
                yield {"kind": kind, "entry": entry.id, **known}


def _evidence(published: Published) -> Iterator[Row]:
    for statement in published.publication.statements:
        for path, evidence in evidence_of(statement):
            proof = published.proofs[statement.kind, statement.id, path]
            yield {
                "statement": statement.id,
                "dispute": path[0] == "dispute",
                "source": evidence.source,
                "quote": evidence.quote,
                "passage": evidence.passage,
                "start": proof.start,
                "end": proof.end,
            }


_ACTOR = Column("actor", "Id of the actor.", refers="actors")

PARTS = (
    Table(
        "memberships",
        "Memberships",
        "One row for each office or belonging of an actor.",
        (
            _ACTOR,
            Column("organization", "Id of the actor in which it is held.", refers="actors"),
            Column("role", "The office; empty for a plain belonging."),
            Column("start_date", "The first day, in EDTF."),
            Column("end_date", "The first day on which it no longer held, in EDTF."),
        ),
        _memberships,
    ),
    Table(
        "participants",
        "Participants",
        "One row for each actor that took part in an event.",
        (Column("event", "Id of the event.", refers="events"), _ACTOR),
        _participants,
    ),
    Table(
        "identifiers",
        "Identifiers",
        "One row for each name that another register has for an entry.",
        (
            Column("kind", "The table of the entry."),
            Column("entry", "Id of the entry."),
            Column("scheme", "The register."),
            Column("identifier", "What the register calls it."),
        ),
        _identifiers,
    ),
    Table(
        "evidence",
        "Evidence",
        "One row for each quotation or passage that a statement rests on.",
        (
            Column("statement", "Id of the statement.", refers="statements"),
            Column("dispute", "Whether it is evidence of the other view.", "boolean"),
            Column("source", "Id of the source.", refers="sources"),
            Column("quote", "The speaker's own words."),
            Column("passage", "The source's words."),
            Column("start", "Code point of the archived text at which the words begin.", "integer"),
            Column("end", "Code point of the archived text before which they end.", "integer"),
        ),
        _evidence,
    ),
)
