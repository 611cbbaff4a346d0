"""The table of stances: one row for each stance of each published statement, for spreadsheets and statistics."""

from __future__ import annotations

from collections.abc import Iterator

from policy_timeline.entries.kinds import Statement
from policy_timeline.entries.records import Stance
from policy_timeline.entries.terms import Basis, Mode, StanceTerm, Status
from policy_timeline.exports.objects import bounds
from policy_timeline.exports.published import Published
from policy_timeline.exports.tables.columns import Column, Row, Table

_COLUMNS = (
    Column("statement", "Id of the statement.", refers="statements"),
    Column("url", "Address of the statement's page."),
    Column("date", "When it was said, in EDTF (ISO 8601-2)."),
    Column("date_earliest", "First possible day; empty at an open end.", "date"),
    Column("date_latest", "Last possible day; empty at an open end.", "date"),
    Column("speaker", "Id of the actor who spoke.", refers="actors"),
    Column("speaker_name", "Name of the speaker."),
    Column("role", "Role that the speaker held on that date."),
    Column("principal", "Id of the actor that the stance counts for.", refers="actors"),
    Column("principal_name", "Name of that actor."),
    Column("issue", "Id of the issue.", refers="issues"),
    Column("position", "Id of the position.", refers="positions"),
    Column("proposition", "The proposition that the stance is about."),
    Column("stance", "Attitude to the proposition.", terms=tuple(StanceTerm)),
    Column("mode", f"In what sense: {', '.join(f'{mode} ({mode.meaning})' for mode in Mode)}.", terms=tuple(Mode)),
    Column("basis", "Whether the words say so themselves, or were read so.", terms=tuple(Basis)),
    Column("rationale", "Why the words are read this way."),
    Column("conditions", "Conditions of the support, separated by semicolons."),
    Column("event", "Id of the event at which it was said.", refers="events"),
    Column("summary", "The statement in one sentence."),
    Column(
        "status",
        "The state of the statement, from draft to retracted.",
        terms=tuple(term for term in Status if term is not Status.DRAFT),
    ),
    Column("sources", "Ids of the sources of its evidence, separated by spaces."),
    Column("reported", "Whether no evidence holds the speaker's own words.", "boolean"),
    Column("quote", "The speaker's own words, one quotation in each line."),
    Column("passage", "The source's words about it, one passage in each line."),
)


def rows(published: Published) -> Iterator[Row]:
    """Yield every stance, in the order of its statement and in it."""
    for statement in published.publication.statements:
        said = _said(published, statement) if statement.stances else {}
        for stance in statement.stances:
            yield said | _taken(published, stance)


def _said(published: Published, statement: Statement) -> Row:
    """Return what a row says of the statement."""
    actors = published.catalog.actors
    return {
        "statement": statement.id,
        "url": published.url("statements", statement.id),
        "date": statement.date.text,
        **bounds(statement.date),
        "speaker": statement.speaker,
        "speaker_name": actors[statement.speaker].label,
        "role": published.role(statement),
        "principal": statement.principal,
        "principal_name": actors[statement.principal].label,
        "event": statement.event,
        "summary": statement.summary,
        "status": statement.status,
        "sources": " ".join(dict.fromkeys(evidence.source for evidence in statement.evidence)),
        "reported": statement.is_reported,
        "quote": "\n".join(evidence.words for evidence in statement.evidence if evidence.is_quote),
        "passage": "\n".join(evidence.words for evidence in statement.evidence if not evidence.is_quote),
    }


def _taken(published: Published, stance: Stance) -> Row:
    """Return what a row says of the stance."""
    position = published.catalog.positions[stance.position]
    return {
        "issue": position.issue,
        "position": stance.position,
        "proposition": position.label,
        "stance": stance.stance,
        "mode": stance.mode,
        "basis": stance.basis,
        "rationale": stance.rationale,
        "conditions": "; ".join(condition.text for condition in stance.conditions),
    }


STANCES = Table(
    "stances",
    "Stances, one in each row",
    "One row for each stance of each published statement, in order of date. A pair of actor and position without a row "
    "is not recorded; it is not neutral.",
    _COLUMNS,
    rows,
    count=lambda published: sum(len(statement.stances) for statement in published.publication.statements),
)
