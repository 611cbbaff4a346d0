"""How a statement's date is known: the words that the source has for it, and the method."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from policy_timeline.checks.date_words import Reading, read_words
from policy_timeline.checks.drafts import severity_of_missing
from policy_timeline.entries.kinds import Statement
from policy_timeline.entries.terms import DatingMethod

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from policy_timeline.entries.catalog import Catalog
    from policy_timeline.entries.kinds import Entry, Source
    from policy_timeline.entries.records import Dating
    from policy_timeline.findings.diagnostics import Diagnostic

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
    if method is DatingMethod.RESOLVED and not any(one.published for one in _sources(catalog, statement)):
        yield origin.finding("wrong-dating-method.resolved", path=METHOD)


def _words(catalog: Catalog, statement: Statement, dating: Dating) -> Iterator[Diagnostic]:
    if not dating.as_written:
        return
    written = dating.as_written
    sources = [one for one in _sources(catalog, statement) if one.id in catalog.texts]
    wanted = _pattern(written)
    holders = [one for one in sources if wanted.search(catalog.texts[one.id].text)]
    if sources and not holders:
        yield catalog.origin(statement).finding("date-words-not-found", path=WRITTEN, written=written)
    readings = [read_words(written, _language(catalog, one), _day(one)) for one in holders or sources]
    yield from _agreement(catalog, statement, written, readings)
    if dating.method is DatingMethod.STATED and readings and all(one.is_relative for one in readings):
        yield catalog.origin(statement).finding("relative-date-stated", path=METHOD, written=written)


def _agreement(catalog: Catalog, statement: Statement, written: str, readings: list[Reading]) -> Iterator[Diagnostic]:
    """Yield an error where the words, read in any of the sources, do not agree; a rough date is not judged."""
    if not readings or statement.date.is_approximate or any(one.agrees(statement.date) for one in readings):
        return
    window = readings[0].window
    meant = f"there it means {_days(*window)}" if window else f"{_named(statement)} does not fit"
    yield catalog.origin(statement).finding("date-words-disagree", path=WRITTEN, written=written, meant=meant)


def _sources(catalog: Catalog, statement: Statement) -> list[Source]:
    ids = dict.fromkeys(one.source for one in statement.evidence)
    return [catalog.sources[one] for one in ids if one in catalog.sources]


def _language(catalog: Catalog, source: Source) -> str | None:
    language = catalog.texts[source.id].language_for(source.language)
    return language.code if language else None


def _day(source: Source) -> date | None:
    return source.published.earliest if source.published and source.published.is_exact else None


def _days(first: date, last: date) -> str:
    return str(first) if first == last else f"{first} to {last}"


def _named(statement: Statement) -> str:
    if not statement.date.is_exact:
        return str(statement.date)
    return f"{statement.date}, a {WEEKDAYS[statement.date.effective.weekday()]},"


def _pattern(written: str) -> re.Pattern[str]:
    """Return a pattern for words in any case, with any white space between them and any apostrophe in them."""
    words = (re.escape(word).replace("’", "'").replace("'", "['’]") for word in written.split())
    phrase = r"\s+".join(words)
    return re.compile(rf"(?<!\w){phrase}(?!\w)", re.IGNORECASE)
