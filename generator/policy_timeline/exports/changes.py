"""What changed in the record, the newest first, so that who keeps a copy knows what to fetch anew."""

from __future__ import annotations

from typing import Any

from policy_timeline.entries.kinds import Statement
from policy_timeline.exports.json_text import json_list
from policy_timeline.exports.published import VERSION, Published
from policy_timeline.facts.history import Change, Deed, changes_of


def changes(published: Published) -> str:
    """Return the file: what was done to statements by day, then what was renamed or taken away, on whatever day."""
    dated = [
        _line(published, statement, change)
        for statement in published.publication.statements
        for change in changes_of(statement)
    ]
    dated.sort(key=lambda line: (line["date"] or "", line["id"]), reverse=True)
    moved = [_retired(published, old) for old in published.retired]
    return json_list({"version": VERSION, "updated": published.as_of.isoformat()}, "changes", [*dated, *moved])


def _line(published: Published, statement: Statement, change: Change) -> dict[str, Any]:
    return {
        "date": change.day.isoformat() if change.day else None,
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
