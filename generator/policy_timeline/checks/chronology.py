"""Order in time: nothing is dated after its source or outside its event, and no source after its archiving."""

from __future__ import annotations

from typing import TYPE_CHECKING

from policy_timeline.entries.kinds import Event, Source, Statement
from policy_timeline.entries.spans import overlap, surely_before
from policy_timeline.findings.diagnostics import Related

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from policy_timeline.entries.catalog import Catalog
    from policy_timeline.entries.kinds import Entry
    from policy_timeline.findings.diagnostics import Diagnostic


def check_chronology(catalog: Catalog, entry: Entry) -> Iterator[Diagnostic]:
    """Yield what is dated after its source or outside its event, and of a source that it was archived too early."""
    if isinstance(entry, Source):
        yield from _after_archiving(catalog, entry)
    if isinstance(entry, Statement | Event):
        for id_ in dict.fromkeys([one.source for one in entry.evidence]):
            last = _last_day(catalog.sources[id_]) if id_ in catalog.sources else None
            if last and entry.date.effective > last[0]:
                yield _after_source(catalog, entry, catalog.sources[id_], *last)
    if isinstance(entry, Statement) and (event := catalog.events.get(entry.event or "")):
        yield from _outside_event(catalog, entry, event)


def _last_day(source: Source) -> tuple[date, str] | None:
    """Return the last day that a source can be of, and the key that says so."""
    dates = ((source.published, "published"), (source.accessed, "accessed"))
    return min(((span.latest, key) for span, key in dates if span and span.latest), default=None)


def _after_source(catalog: Catalog, entry: Statement | Event, source: Source, last: date, key: str) -> Diagnostic:
    origin = catalog.origin(entry)
    related = (Related(catalog.origin(source).location((key,)), f'{key}: of "{source.id}"'),)
    if entry.date.is_after(last):
        return origin.finding("dated-after-source", path=("date",), related=related, entry=entry, last=last, field=key)
    first = entry.date.earliest or ".."
    return origin.finding("date-reaches-past-source", path=("date",), related=related, last=last, first=first)


def _after_archiving(catalog: Catalog, source: Source) -> Iterator[Diagnostic]:
    if surely_before(source.accessed, source.published):
        yield catalog.origin(source).finding("published-after-archived", path=("published",), source=source)


def _outside_event(catalog: Catalog, statement: Statement, event: Event) -> Iterator[Diagnostic]:
    rough = statement.date.is_approximate or event.date.is_approximate
    if not rough and not overlap(statement.date, event.date):
        yield catalog.origin(statement).finding(
            "outside-event",
            path=("date",),
            related=(Related(catalog.origin(event).location(("date",)), "the date of the event"),),
            statement=statement,
            event=event,
        )
