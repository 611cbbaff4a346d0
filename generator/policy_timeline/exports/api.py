"""The data files of each kind: complete entries, with what is derived about them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from policy_timeline.entries.catalog import evidence_of
from policy_timeline.entries.kinds import Event, Source, Statement
from policy_timeline.exports.published import VERSION

if TYPE_CHECKING:
    from collections.abc import Mapping

    from policy_timeline.entries.dates import DateSpan
    from policy_timeline.entries.kinds import Entry
    from policy_timeline.exports.published import Published


def listing(published: Published, path: str, title: str, media_type: str, count: int | None) -> dict[str, Any]:
    """Return a file's line in the index; `count` is there only for files that hold items."""
    line: dict[str, Any] = {
        "path": path,
        "url": published.addresses.absolute(path),
        "title": title,
        "media_type": media_type,
    }
    return line if count is None else line | {"count": count}


def kind_file(published: Published, kind: str) -> dict[str, Any]:
    """Return the content of a kind's file."""
    return {
        "version": VERSION,
        "updated": published.as_of.isoformat(),
        kind: [_object(published, entry) for entry in published.publication.entries(kind)],
    }


def bounds(span: DateSpan) -> dict[str, str | None]:
    """Return the first and the last possible day of a date as YYYY-MM-DD, None at an open end."""
    ends = {"date_earliest": span.earliest, "date_latest": span.latest}
    return {key: day.isoformat() if day else None for key, day in ends.items()}


def _object(published: Published, entry: Entry) -> dict[str, Any]:
    fields = entry.model_dump(mode="json", by_alias=True)
    if isinstance(entry, Source):
        fields["document_url"] = fields.pop("url")  # `url` is the page of an entry, in every file
    fields = {"id": entry.id, "url": published.url(entry.kind, entry.id), **fields}
    if isinstance(entry, Statement | Event):
        fields |= bounds(entry.date)
    if isinstance(entry, Statement):
        fields |= {"role": published.role(entry), "principal": entry.principal}
    _place_evidence(published, entry, fields)
    return fields


def _place_evidence(published: Published, entry: Entry, fields: Mapping[str, Any]) -> None:
    """Give each piece of evidence its place in the archived text, and only the key that holds its words."""
    for path, one in evidence_of(entry):
        holder: Any = fields
        for step in path[:-1]:
            holder = holder[step]
        proof = published.proofs[entry.kind, entry.id, path]
        holder[path[-1]] = {"source": one.source, one.key: one.words, "start": proof.start, "end": proof.end}
