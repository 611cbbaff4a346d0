"""Exports: the record as data files. Each is a line in one table: path, title, media type, and how it is written.

Drafts are in none of them. Statements are in order of date (then of id), all other entries in order of id. Beside the
files of the table each entry has one of its own, each actor, position and issue its feeds, and each source that may be
shown whole its archived file.

Not here: the pages (pages), and what is published (facts).
"""

from __future__ import annotations

import hashlib
from codecs import BOM_UTF8
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from itertools import starmap

from policy_timeline import routes
from policy_timeline.entries.catalog import Catalog
from policy_timeline.entries.days import Day
from policy_timeline.entries.kinds import KINDS, Entry, Source
from policy_timeline.entries.terms import Publish
from policy_timeline.evidence.proof import Proofs
from policy_timeline.exports.annotations import annotation_page
from policy_timeline.exports.changes import changes
from policy_timeline.exports.feeds import entry_feeds, everything
from policy_timeline.exports.feeds.calendar import calendar, dated_events
from policy_timeline.exports.feeds.forms import FORMS, FeedForm
from policy_timeline.exports.json_text import json_line, json_list, json_text
from policy_timeline.exports.objects import object_of, retired_object
from policy_timeline.exports.popolo import popolo
from policy_timeline.exports.published import VERSION, Published, published_of
from policy_timeline.exports.schemas import file_schema, object_schema
from policy_timeline.exports.tables import TABLES
from policy_timeline.exports.tables.columns import Table, csv_text
from policy_timeline.exports.tables.datapackage import datapackage
from policy_timeline.exports.tables.sqlite import database, metadata
from policy_timeline.exports.timelinejs import timelinejs
from policy_timeline.outputs import Options, Output

_JSON = "application/json"
_SCHEMA = "application/schema+json"


@dataclass(frozen=True, slots=True)
class Export:
    """One file: where it goes, what it is, and how it is written; `count` says how many items it holds."""

    path: str
    title: str
    media_type: str
    write: Callable[[Published], str | bytes]
    count: Callable[[Published], int] | None = None


def _kind(kind: str) -> Export:
    def write(published: Published) -> str:
        objects = (object_of(published, entry) for entry in published.publication.entries(kind))
        return json_list(_head(published), kind, objects)

    return Export(
        routes.api(kind), kind.capitalize(), _JSON, write, lambda published: len(published.publication.entries(kind))
    )


def _table(table: Table) -> Export:
    return Export(routes.table(table.name), table.title, "text/csv", partial(csv_text, table), table.count)


def _schemas(kind: type[Entry]) -> Iterator[Export]:
    for name, schema in ((kind.singular, object_schema), (kind.kind, file_schema)):
        path = routes.api_schema(name)
        yield Export(path, f"Schema: {name}", _SCHEMA, partial(_schema_text, schema, kind))


def _schema_text(schema: Callable[..., object], kind: type[Entry], published: Published) -> str:
    return json_text(schema(kind, published.addresses))


def _feed(suffix: str, form: FeedForm) -> Export:
    title = "New, corrected and retracted statements"
    return Export(routes.feed(suffix), title, form.media_type, lambda published: form.write(everything(published)))


EXPORTS = (
    *map(_kind, KINDS),
    *(schema for kind in KINDS.values() for schema in _schemas(kind)),
    Export(routes.CHANGES, "What changed, by day", _JSON, changes),
    Export(routes.ANNOTATIONS, "Evidence as Web Annotations", "application/ld+json", annotation_page),
    *map(_table, TABLES),
    Export(routes.DATAPACKAGE, "Description of the tables", _JSON, datapackage),
    Export(routes.SQLITE, "Everything as a database", "application/vnd.sqlite3", database),
    Export(routes.DATASETTE, "Description of the database for Datasette", _JSON, metadata),
    Export(routes.POPOLO, "Actors as Popolo", _JSON, popolo),
    Export(routes.TIMELINEJS, "Events and statements for TimelineJS", _JSON, timelinejs),
    *starmap(_feed, FORMS.items()),
    Export(routes.CALENDAR, "Dated events as a calendar", "text/calendar", calendar, lambda of: len(dated_events(of))),
)


def render(catalog: Catalog, proofs: Proofs, options: Options, as_of: Day) -> Iterator[Output]:
    """Yield every data file of a catalog without errors, as it stands on the day `as_of`."""
    published = published_of(catalog, proofs, options, as_of)
    for export in EXPORTS:
        yield Output(export.path, partial(export.write, published), "export")
    yield Output(routes.api("index"), partial(_index, published), "export")
    yield from entry_feeds(published)
    yield from _objects(published)
    yield from _archived(catalog)


def _objects(published: Published) -> Iterator[Output]:
    """Yield the file of each entry, and of each that was renamed or taken away."""
    for kind in KINDS:
        for entry in published.publication.entries(kind):
            yield Output(routes.api_object(kind, entry.id), partial(_line, object_of, published, entry), "export")
    for old in published.retired:
        kind, _, id_ = old.partition("/")
        yield Output(routes.api_object(kind, id_), partial(_line, retired_object, published, old), "export")


def _line(make: Callable[..., object], *of: object) -> str:
    return json_line(make(*of))


def _archived(catalog: Catalog) -> Iterator[Output]:
    """Yield the archived file of each source of which readers may have all."""
    for source in catalog.sources.values():
        if source.publish is Publish.FULL:
            path = routes.archived(source.id)
            yield Output(path, partial(_archived_bytes, source, catalog.texts[source.id].text), "export")


def _archived_bytes(source: Source, text: str) -> bytes:
    """Return the bytes that have the hash of the source: its text, behind the mark of UTF-8 where the file has one."""
    raw = text.encode()
    return raw if hashlib.sha256(raw).hexdigest() == source.sha256 else BOM_UTF8 + raw


def _head(published: Published) -> dict[str, object]:
    return {"version": VERSION, "updated": published.as_of.isoformat()}


def _index(published: Published) -> str:
    """Return the list of all files but those of single entries."""
    return json_text(_head(published) | {"files": [_listing(published, export) for export in EXPORTS]})


def _listing(published: Published, export: Export) -> dict[str, object]:
    """Return a file's line in the index; `count` is there only for files that hold items."""
    line: dict[str, object] = {
        "path": export.path,
        "url": published.addresses.absolute(export.path),
        "title": export.title,
        "media_type": export.media_type,
    }
    return line | ({"count": export.count(published)} if export.count else {})
