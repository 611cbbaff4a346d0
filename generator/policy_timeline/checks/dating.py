"""Dates: how a statement's is known, and what is dated after its source or outside its event."""

from __future__ import annotations

import re
from collections.abc import Iterator

from policy_timeline.checks.date_words import WrittenDate, read_words
from policy_timeline.checks.statements import severity_of_missing
from policy_timeline.entries.catalog import Catalog
from policy_timeline.entries.dates import DateSpan, overlap, surely_before
from policy_timeline.entries.days import Day
from policy_timeline.entries.kinds import Entry, Event, Source, Statement
from policy_timeline.entries.records import Dating
from policy_timeline.entries.terms import DatingMethod
from policy_timeline.findings.diagnostics import Diagnostic
from policy_timeline.findings.locations import Path

WRITTEN = ("dating", "as_written")
METHOD = ("dating", "method")
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def check_dating(catalog: Catalog, entry: Entry) -> Iterator[Diagnostic]:
    """Yield what is wrong between the date of a statement, the source's words for it and the way it is known."""
    if isinstance(entry, Statement) and entry.dating:
        yield from _method(catalog, entry, entry.dating)
        yield from _words(catalog, entry, entry.dating)


def _method(catalog: Catalog, statement: Statement, dating: Dating) -> Iterator[Diagnostic]:
    origin, method = catalog.origin(statement), dating.method
    if method is DatingMethod.INFERRED and not dating.note:
        yield origin.finding("missing-dating-note", path=("dating",), severity=severity_of_missing(statement))
    if method is DatingMethod.BOUNDED and statement.date.is_exact:
        yield origin.finding("wrong-dating-method", path=METHOD, statement=statement)
    if method is DatingMethod.RESOLVED and not any(source.published for source in _sources(catalog, statement)):
        yield origin.finding("wrong-dating-method.resolved", path=METHOD)


def _words(catalog: Catalog, statement: Statement, dating: Dating) -> Iterator[Diagnostic]:
    if not dating.as_written:
        return
    written = dating.as_written
    sources = [source for source in _sources(catalog, statement) if source.id in catalog.texts]
    wanted = _pattern(written)
    holders = [source for source in sources if wanted.search(catalog.texts[source.id].text)]
    if sources and not holders:
        yield catalog.origin(statement).finding("date-words-not-found", path=WRITTEN, written=written)
    readings = [read_words(written, _language(catalog, source), _day(source)) for source in holders or sources]
    yield from _agreement(catalog, statement, written, readings)
    if dating.method is DatingMethod.STATED and readings and all(reading.is_relative for reading in readings):
        yield catalog.origin(statement).finding("relative-date-stated", path=METHOD, written=written)


def _agreement(
    catalog: Catalog, statement: Statement, written: str, readings: list[WrittenDate]
) -> Iterator[Diagnostic]:
    """Yield an error where the words, read in any of the sources, do not agree; a rough date is not judged."""
    if not readings or statement.date.is_approximate or any(reading.agrees(statement.date) for reading in readings):
        return
    window = " to ".join(dict.fromkeys(map(str, readings[0].window or ())))
    meant = f"there it means {window}" if window else f"{_named(statement)} does not fit"
    yield catalog.origin(statement).finding("date-words-disagree", path=WRITTEN, written=written, meant=meant)


def _sources(catalog: Catalog, statement: Statement) -> list[Source]:
    ids = dict.fromkeys(evidence.source for evidence in statement.evidence)
    return [catalog.sources[id_] for id_ in ids if id_ in catalog.sources]


def _language(catalog: Catalog, source: Source) -> str | None:
    language = catalog.texts[source.id].language_for(source.language)
    return language.code if language else None


def _day(source: Source) -> Day | None:
    return source.published.earliest if source.published and source.published.is_exact else None


def _named(statement: Statement) -> str:
    if not statement.date.is_exact:
        return str(statement.date)
    return f"{statement.date}, a {WEEKDAYS[statement.date.effective.weekday()]},"


def _pattern(written: str) -> re.Pattern[str]:
    """Return a pattern for words in any case, with any white space between them and any apostrophe in them."""
    words = (re.escape(word).replace("’", "'").replace("'", "['’]") for word in written.split())
    phrase = r"\s+".join(words)
    return re.compile(rf"(?<!\w){phrase}(?!\w)", re.IGNORECASE)


def check_chronology(catalog: Catalog, entry: Entry) -> Iterator[Diagnostic]:
    """Yield what is dated after its source, outside its event or after it was published."""
    if isinstance(entry, Statement | Event):
        for id_ in dict.fromkeys([evidence.source for evidence in entry.evidence]):
            last = _last_day(catalog.sources[id_]) if id_ in catalog.sources else None
            if last and entry.date.effective > last[0]:
                yield _after_source(catalog, entry, catalog.sources[id_], *last)
    if isinstance(entry, Statement):
        yield from _recorded_before(catalog, entry)
    if isinstance(entry, Statement) and (event := catalog.events.get(entry.event or "")):
        yield from _outside_event(catalog, entry, event)


def _recorded_before(catalog: Catalog, statement: Statement) -> Iterator[Diagnostic]:
    """Yield the days on which a statement was published or revised though it had not been made yet."""
    recorded: list[tuple[Path, DateSpan | None]] = [(("added",), statement.added)]
    recorded += [(("revisions", index, "date"), revision.date) for index, revision in enumerate(statement.revisions)]
    for path, day in recorded:
        if surely_before(day, statement.date):
            yield catalog.origin(statement).finding(
                "added-before-date", path=path, statement=statement, day=day, field=path[-1]
            )


def _last_day(source: Source) -> tuple[Day, str] | None:
    """Return the last day that a source can be of, and the key that says so."""
    dates = ((source.published, "published"), (source.accessed, "accessed"))
    return min(((span.latest, key) for span, key in dates if span and span.latest), default=None)


def _after_source(catalog: Catalog, entry: Statement | Event, source: Source, last: Day, key: str) -> Diagnostic:
    origin = catalog.origin(entry)
    related = catalog.origin(source).related(f'{key}: of "{source.id}"', (key,))
    if entry.date.is_after(last):
        return origin.finding("dated-after-source", path=("date",), related=related, entry=entry, last=last, field=key)
    first = entry.date.earliest or ".."
    return origin.finding("date-reaches-past-source", path=("date",), related=related, last=last, first=first)


def _outside_event(catalog: Catalog, statement: Statement, event: Event) -> Iterator[Diagnostic]:
    rough = statement.date.is_approximate or event.date.is_approximate
    if not rough and not overlap(statement.date, event.date):
        yield catalog.origin(statement).finding(
            "outside-event",
            path=("date",),
            related=catalog.origin(event).related("the date of the event", ("date",)),
            statement=statement,
            event=event,
        )
