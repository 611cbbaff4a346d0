"""Entries as objects of JSON: complete, with what is derived about them; `schemas` describes them."""

from __future__ import annotations

from typing import Any

from policy_timeline import routes
from policy_timeline.entries.catalog import evidence_of
from policy_timeline.entries.dates import DateSpan
from policy_timeline.entries.kinds import Entry, Event, Source, Statement
from policy_timeline.exports.published import Published

DAY = r"^-?\d{4}-\d{2}-\d{2}$"
"""What a day looks like: JSON Schema's own word for one (`date`) leaves out the years before 1."""

DOCUMENT_URL = "document_url"
"""Where a source was published: `url` is the page of an entry, in every file."""


def object_of(published: Published, entry: Entry) -> dict[str, Any]:
    """Return an entry with its addresses and all that follows from other entries."""
    fields = entry.model_dump(mode="json", by_alias=True)
    if isinstance(entry, Source):
        fields[DOCUMENT_URL] = fields.pop("url")
    found = {
        "id": entry.id,
        "url": published.url(entry.kind, entry.id),
        "api_url": published.addresses.absolute(routes.api_object(entry.kind, entry.id)),
        **fields,
    }
    if isinstance(entry, Statement | Event):
        found |= bounds(entry.date)
    if isinstance(entry, Statement):
        found |= {"role": published.role(entry), "principal": entry.principal, "reported": entry.is_reported}
    _place_evidence(published, entry, found)
    return found


def retired_object(published: Published, old: str) -> dict[str, Any]:
    """Return what stands at the address of a retired entry (`old` is its kind/id): where it went, or why it is gone."""
    kind, _, id_ = old.partition("/")
    gone = published.catalog.retired[old]
    target = published.successor(old)
    moved = None
    if target:
        to_kind, _, to_id = target.partition("/")
        moved = {
            "kind": to_kind,
            "id": to_id,
            "url": published.url(to_kind, to_id),
            "api_url": published.addresses.absolute(routes.api_object(to_kind, to_id)),
        }
    return {"id": id_, "kind": kind, "retired": True, "moved_to": moved, "reason": gone.reason}


def bounds(span: DateSpan) -> dict[str, str | None]:
    """Return the first and the last possible day of a date as YYYY-MM-DD, None at an open end."""
    ends = {"date_earliest": span.earliest, "date_latest": span.latest}
    return {key: day.isoformat() if day else None for key, day in ends.items()}


def _place_evidence(published: Published, entry: Entry, found: dict[str, Any]) -> None:
    """Give each piece of evidence its place in the archived text, and no key but those that say something."""
    for path, evidence in evidence_of(entry):
        holder: Any = found
        for step in path[:-1]:
            holder = holder[step]
        proof = published.proofs[entry.kind, entry.id, path]
        said = {key: value for key, value in holder[path[-1]].items() if value is not None}
        place = {"start": proof.start, "end": proof.end, "source_url": published.url(Source.kind, evidence.source)}
        holder[path[-1]] = said | place
