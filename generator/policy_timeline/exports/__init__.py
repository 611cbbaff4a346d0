"""Exports: the record as data files. Each is a line in one table: path, title, media type, and how it is written.

Drafts are in none of them. Statements are in order of date (then of id), all other entries in order of id.

Not here: the pages (pages), and what is published (facts).
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from policy_timeline import routes
from policy_timeline.entries.kinds import KINDS
from policy_timeline.exports.api import kind_file, listing
from policy_timeline.exports.atom import atom
from policy_timeline.exports.datapackage import datapackage
from policy_timeline.exports.json_feed import json_feed
from policy_timeline.exports.json_text import json_text
from policy_timeline.exports.published import VERSION, Published
from policy_timeline.exports.stances import rows, stances
from policy_timeline.facts.publication import Publication
from policy_timeline.outputs import Output

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from datetime import date

    from policy_timeline.entries.catalog import Catalog
    from policy_timeline.evidence.proof import Proofs
    from policy_timeline.outputs import Options


@dataclass(frozen=True, slots=True)
class Export:
    """One file: where it goes, what it is, and how it is written; `count` says how many items it holds."""

    path: str
    title: str
    media_type: str
    write: Callable[[Published], str]
    count: Callable[[Published], int] | None = None


def _kind(kind: str) -> Export:
    return Export(
        path=routes.api(kind),
        title=kind.capitalize(),
        media_type="application/json",
        write=lambda published: json_text(kind_file(published, kind)),
        count=lambda published: len(published.publication.entries(kind)),
    )


EXPORTS = (
    *map(_kind, KINDS),
    Export(routes.CSV, "Stances, one in each row", "text/csv", stances, lambda published: len(list(rows(published)))),
    Export(routes.DATAPACKAGE, "Description of the table of stances", "application/json", datapackage),
    Export(routes.ATOM, "New and corrected statements", "application/atom+xml", atom),
    Export(routes.JSON_FEED, "New and corrected statements", "application/feed+json", json_feed),
)


def render(catalog: Catalog, proofs: Proofs, options: Options, as_of: date) -> Iterator[Output]:
    """Yield every data file of a catalog without errors, as it stands on the day `as_of`."""
    addresses = routes.Addresses(options.site_url, options.directory_urls)
    published = Published(Publication(catalog), proofs, addresses, options.site_name, as_of)
    for one in EXPORTS:
        yield Output(one.path, partial(one.write, published), "export")
    yield Output(routes.api("index"), lambda: json_text(_index(published)), "export")


def _index(published: Published) -> dict[str, object]:
    """Return the list of all files."""
    files = [
        listing(published, one.path, one.title, one.media_type, one.count(published) if one.count else None)
        for one in EXPORTS
    ]
    return {"version": VERSION, "updated": published.as_of.isoformat(), "files": files}
