"""What changed in the record, the newest first, so that who keeps a copy knows what to fetch anew."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Any, NamedTuple

from policy_timeline.entries.terms import Status
from policy_timeline.exports.json_text import json_list
from policy_timeline.exports.published import VERSION
from policy_timeline.facts.history import first_published

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from policy_timeline.entries.kinds import Statement
    from policy_timeline.exports.published import Published


class Deed(StrEnum):
    """What was done to an entry."""

    NEW = "new"
    CORRECTED = "corrected"
    DISPUTED = "disputed"
    RETRACTED = "retracted"
    RENAMED = "renamed"
    REMOVED = "removed"


class Change(NamedTuple):
    """What was done to a statement on a day, and what the entry says of it."""

    day: date
    deed: Deed
    note: str | None
    reason: str | None


_LAST = {Status.RETRACTED: Deed.RETRACTED, Status.DISPUTED: Deed.DISPUTED}
"""What the last revision of a statement was, where its status says so; every other one was a correction."""


def changes_of(statement: Statement) -> Iterator[Change]:
    """Yield what was done to a statement, in order of day."""
    yield Change(first_published(statement), Deed.NEW, None, None)
    revisions = sorted(statement.revisions, key=lambda revision: revision.date.effective)
    for number, revision in enumerate(revisions, start=1):
        deed = _LAST.get(statement.status, Deed.CORRECTED) if number == len(revisions) else Deed.CORRECTED
        yield Change(revision.date.effective, deed, revision.change, revision.reason)


def changes(published: Published) -> str:
    """Return the file: what was done to statements by day, then what was renamed or taken away, on whatever day."""
    dated = [
        _line(published, statement, change)
        for statement in published.publication.statements
        for change in changes_of(statement)
    ]
    dated.sort(key=lambda line: (line["date"], line["id"]), reverse=True)
    moved = [_retired(published, old) for old in published.retired]
    return json_list({"version": VERSION, "updated": published.as_of.isoformat()}, "changes", [*dated, *moved])


def _line(published: Published, statement: Statement, change: Change) -> dict[str, Any]:
    return {
        "date": change.day.isoformat(),
        "change": change.deed,
        "kind": statement.kind,
        "id": statement.id,
        "url": published.url(statement.kind, statement.id),
        "moved_to": None,
        "note": change.note,
        "reason": change.reason,
    }


def _retired(published: Published, old: str) -> dict[str, Any]:
    kind, _, id_ = old.partition("/")
    target = published.successor(old)
    return {
        "date": None,
        "change": Deed.RENAMED if target else Deed.REMOVED,
        "kind": kind,
        "id": id_,
        "url": published.url(kind, id_),
        "moved_to": target,
        "note": None,
        "reason": published.catalog.retired[old].reason,
    }
