"""Nothing is dated after the source that speaks of it, nor outside the event at which it was said."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.checks.spans import overlap
from generator.diagnostics import Related, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.catalog import Catalog
    from generator.diagnostics import Diagnostic
    from generator.model import Event, Source, Statement


def check_chronology(catalog: Catalog) -> Iterator[Diagnostic]:
    """Yield each statement and event that is dated after one of its sources, and each statement outside its event."""
    entries: tuple[Statement | Event, ...] = (*catalog.statements.values(), *catalog.events.values())
    for entry in entries:
        for source in dict.fromkeys(one.source for one in entry.evidence):
            if source in catalog.sources:
                yield from _after_source(catalog, entry, catalog.sources[source])
    for statement in catalog.statements.values():
        event = catalog.events.get(statement.event or "")
        if event:
            yield from _outside_event(catalog, statement, event)


def _after_source(catalog: Catalog, entry: Statement | Event, source: Source) -> Iterator[Diagnostic]:
    last = source.published.latest if source.published else None
    if last is None or entry.date.effective <= last:
        return
    origin = catalog.origin(entry)
    related = (Related(catalog.origin(source).location(("published",)), f'when "{source.id}" was published'),)
    if entry.date.is_after(last):
        yield origin.diagnostic(
            Severity.ERROR,
            "dated-after-source",
            f"the date must not be after its source; {entry.date} is after {source.published}",
            path=("date",),
            hint="mend date:, or published: of the source",
            related=related,
        )
    else:
        first = entry.date.earliest or ".."
        yield origin.diagnostic(
            Severity.INFO,
            "date-reaches-past-source",
            f"the date takes effect at its latest day, which is after its source was published on {source.published}",
            path=("date",),
            hint=f"write date: {first}/{last}, since it cannot be later than its source",
            related=related,
        )


def _outside_event(catalog: Catalog, statement: Statement, event: Event) -> Iterator[Diagnostic]:
    rough = statement.date.is_approximate or event.date.is_approximate
    if not rough and not overlap(statement.date, event.date):
        yield catalog.origin(statement).diagnostic(
            Severity.WARNING,
            "outside-event",
            f'a statement must be dated within its event; {statement.date} is outside {event.date} ("{event.id}")',
            path=("date",),
            hint="mend date: or event:, or the date of the event",
            related=(Related(catalog.origin(event).location(("date",)), "the date of the event"),),
        )
