"""What feeds tell: one item for each statement, dated anew by every revision, the newest first."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple
from uuid import NAMESPACE_URL, uuid5

from policy_timeline import routes
from policy_timeline.entries.days import Day
from policy_timeline.entries.kinds import Statement
from policy_timeline.entries.records import Evidence
from policy_timeline.entries.terms import Status
from policy_timeline.exports.published import Published
from policy_timeline.facts.history import first_published, last_changed
from policy_timeline.interface.labels import STATUSES

LATEST = 100
"""So many items stand in the feed of all; who missed more finds them on the site."""
LATEST_OF_ENTRY = 30
"""So many stand in that of an entry."""


@dataclass(frozen=True, slots=True)
class Channel:
    """What one feed is about: all statements, or those that concern an entry of a kind.

    Channels may share the items that are `made`, by the id of the statement: most stand in several feeds.
    """

    published: Published
    title: str
    statements: Sequence[Statement]
    kind: str = ""
    id: str = ""
    made: dict[str, Item] = field(default_factory=dict)

    @property
    def page(self) -> str:
        """The path of the page beside which the feed stands."""
        return routes.entry(self.kind, self.id) if self.kind else routes.HOME

    @property
    def permanent_id(self) -> str:
        """The id of the feed, which stays when its entry is renamed."""
        first = self.published.first_address(self.kind, self.id) if self.kind else ()
        return permanent_id(self.published, routes.feed("atom", *first))

    def address(self, suffix: str) -> str:
        """Return the address of the feed in one of its forms."""
        return self.published.addresses.absolute(routes.feed(suffix, self.kind, self.id))

    @property
    def items(self) -> tuple[Item, ...]:
        """The items, the last changed first."""
        newest = sorted(self.statements, key=lambda statement: (_updated(statement), statement.id), reverse=True)
        return tuple(map(self._item, newest[: LATEST_OF_ENTRY if self.kind else LATEST]))

    def _item(self, statement: Statement) -> Item:
        if statement.id not in self.made:
            self.made[statement.id] = _item(self.published, statement)
        return self.made[statement.id]


_FIRST = Day(1, 1, 1)


class Item(NamedTuple):
    """A statement as news. `id` is an address that never changes, `tags` are its issues.

    It has no author: to name the speaker as such would turn what a source reports into the speaker's own words.
    """

    id: str
    url: str
    title: str
    text: str
    published: Day
    updated: Day
    tags: tuple[str, ...]


def moment(day: Day) -> str:
    """Return a day as the time at which feeds have it begin (RFC 3339, which programs read from the year 1 on)."""
    return f"{max(day, _FIRST).isoformat()}T00:00:00Z"


def permanent_id(published: Published, path: str) -> str:
    """Return an id that stays: the absolute address, or a UUID of the site's name and the path where there is none."""
    if published.addresses.site_url:
        return published.addresses.absolute(path)
    return uuid5(NAMESPACE_URL, f"{published.site_name}/{path}").urn


def _item(published: Published, statement: Statement) -> Item:
    state = published.translate(STATUSES[statement.status]).lower()
    is_plain = statement.status is Status.PUBLISHED
    return Item(
        id=permanent_id(published, routes.entry(*published.first_address("statements", statement.id))),
        url=published.url("statements", statement.id),
        title=statement.summary if is_plain else f"{statement.summary} [{state}]",
        text="\n\n".join(_paragraphs(published, statement)),
        published=first_published(statement),
        updated=_updated(statement),
        tags=tuple(published.catalog.issues[issue].label for issue in published.issues_of(statement)),
    )


def _updated(statement: Statement) -> Day:
    return last_changed(statement) or first_published(statement)


def _paragraphs(published: Published, statement: Statement) -> Iterator[str]:
    speaker, role = published.catalog.actors[statement.speaker].label, published.role(statement)
    yield ", ".join(filter(None, (speaker, role, published.date_in_words(statement.date))))
    for evidence in statement.evidence:
        yield _words(published, evidence)
    for revision in sorted(statement.revisions, key=lambda revision: revision.date.effective, reverse=True):
        reason = f" ({revision.reason})" if revision.reason else ""
        yield f"{published.date_in_words(revision.date)}: {revision.change}{reason}"


def _words(published: Published, evidence: Evidence) -> str:
    """Return words with their source: in quotation marks only where they are the speaker's own."""
    title = published.catalog.sources[evidence.source].label
    said = published.translate("“%(words)s”") % {"words": evidence.words}
    return f"{said} — {title}" if evidence.is_quote else f"{title}: {evidence.words}"
