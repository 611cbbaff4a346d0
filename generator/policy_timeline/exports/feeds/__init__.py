"""Feeds: what is new, corrected and retracted, for the whole record and for each actor, position and issue."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cache, partial

from policy_timeline import routes
from policy_timeline.entries.kinds import Entry, Statement
from policy_timeline.exports.feeds.forms import FORMS, FeedForm
from policy_timeline.exports.feeds.news import Channel, Item
from policy_timeline.exports.published import Published
from policy_timeline.outputs import Output


def everything(published: Published) -> Channel:
    """Return what the feed of the whole record is about."""
    return Channel(published, published.site_name, published.publication.statements)


def entry_feeds(published: Published) -> Iterator[Output]:
    """Yield the feeds beside the page of each actor, position and issue."""
    made: dict[str, Item] = {}
    concerned = cache(partial(concerning, published))  # a preview that nobody asks for a feed need not know

    def write(form: FeedForm, entry: Entry) -> str:
        title, statements = f"{published.site_name}: {entry.label}", concerned()[entry.kind].get(entry.id, ())
        return form.write(Channel(published, title, statements, entry.kind, entry.id, made))

    for kind in routes.FEED_KINDS:
        for entry in published.catalog.of_kind(kind).values():
            for suffix, form in FORMS.items():
                yield Output(routes.feed(suffix, kind, entry.id), partial(write, form, entry), "export")


def concerning(published: Published) -> Mapping[str, Mapping[str, Sequence[Statement]]]:
    """Return, by kind and id, the statements that concern an actor, a position or an issue with those below it."""
    found: dict[str, dict[str, list[Statement]]] = {kind: {} for kind in routes.FEED_KINDS}
    for statement in published.publication.statements:
        positions = dict.fromkeys(stance.position for stance in statement.stances)
        issues = {above for issue in published.issues_of(statement) for above in _and_above(published, issue)}
        concerned = {"actors": {statement.speaker, statement.principal}, "positions": positions, "issues": issues}
        for kind, ids in concerned.items():
            for id_ in ids:
                found[kind].setdefault(id_, []).append(statement)
    return found


def _and_above(published: Published, issue: str) -> Iterator[str]:
    """Yield an issue and those that it belongs to; the checks refuse circles."""
    at: str | None = issue
    while at:
        yield at
        at = published.catalog.issues[at].parent
