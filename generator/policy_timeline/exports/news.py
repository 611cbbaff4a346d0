"""What feeds tell: one item for each statement, dated anew by every revision, the newest first."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple
from uuid import NAMESPACE_URL, uuid5

from policy_timeline import routes
from policy_timeline.entries.terms import Status
from policy_timeline.facts.history import first_published, last_changed

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from policy_timeline.entries.kinds import Statement
    from policy_timeline.entries.records import Evidence
    from policy_timeline.exports.published import Published

LATEST = 100
"""So many items stand in a feed; who missed more finds them on the site."""


class Item(NamedTuple):
    """A statement as news. `id` is an address that never changes, `tags` are its issues.

    It has no author: to name the speaker as such would turn what a source reports into the speaker's own words.
    """

    id: str
    url: str
    title: str
    text: str
    published: date
    updated: date
    tags: tuple[str, ...]


def news(published: Published) -> tuple[Item, ...]:
    """Return the items, the last changed first."""
    newest = sorted(
        published.publication.statements, key=lambda statement: (last_changed(statement), statement.id), reverse=True
    )
    return tuple(_item(published, one) for one in newest[:LATEST])


def moment(day: date) -> str:
    """Return a day as the time at which feeds have it begin (RFC 3339)."""
    return f"{day.isoformat()}T00:00:00Z"


def permanent_id(published: Published, path: str) -> str:
    """Return an id that stays: the absolute address, or a UUID of the site's name and the path where there is none."""
    if published.addresses.site_url:
        return published.addresses.absolute(path)
    return uuid5(NAMESPACE_URL, f"{published.site_name}/{path}").urn


def _item(published: Published, one: Statement) -> Item:
    catalog = published.catalog
    issues = dict.fromkeys(catalog.positions[each.position].issue for each in one.stances)
    return Item(
        id=permanent_id(published, routes.entry("statements", one.id)),
        url=published.url("statements", one.id),
        title=one.summary if one.status is Status.PUBLISHED else f"{one.summary} [{one.status}]",
        text="\n\n".join(_paragraphs(published, one)),
        published=first_published(one),
        updated=last_changed(one),
        tags=tuple(catalog.issues[issue].label for issue in issues),
    )


def _paragraphs(published: Published, one: Statement) -> Iterator[str]:
    role = published.role(one)
    speaker = published.catalog.actors[one.speaker].label
    yield f"{speaker}, {role}, {one.date}" if role else f"{speaker}, {one.date}"
    for evidence in one.evidence:
        yield _words(published, evidence)
    for revision in sorted(one.revisions, key=lambda each: each.date.effective, reverse=True):
        reason = f" ({revision.reason})" if revision.reason else ""
        yield f"{revision.date}: {revision.change}{reason}"


def _words(published: Published, evidence: Evidence) -> str:
    """Return words with their source: in quotation marks only where they are the speaker's own."""
    title = published.catalog.sources[evidence.source].label
    return f"“{evidence.words}” — {title}" if evidence.is_quote else f"{title}: {evidence.words}"
