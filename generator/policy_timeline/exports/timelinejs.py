"""Events and statements as TimelineJS draws them (https://timeline.knightlab.com/docs/json-format.html).

TimelineJS takes its texts for HTML, so they are escaped here; it knows no open end, so what has one stands at the end
that is known, and says in words what is.
"""

from __future__ import annotations

from collections.abc import Iterator
from html import escape
from typing import Any

from policy_timeline.entries.dates import DateSpan
from policy_timeline.entries.days import Day
from policy_timeline.entries.kinds import Event, Statement
from policy_timeline.exports.json_text import json_list
from policy_timeline.exports.published import Published


def timelinejs(published: Published) -> str:
    """Return the file as JSON text: a title, then a slide for each event and each statement, in order of date."""
    dated: list[Event | Statement] = [*published.catalog.events.values(), *published.publication.statements]
    dated.sort(key=lambda entry: (entry.date.order, entry.kind, entry.id))
    title = {"text": {"headline": escape(published.site_name)}}
    return json_list({"title": title}, "events", (_slide(published, entry) for entry in dated))


def _slide(published: Published, entry: Event | Statement) -> dict[str, Any]:
    paragraphs = "".join(f"<p>{escape(text)}</p>" for text in _paragraphs(published, entry))
    url = escape(published.url(entry.kind, entry.id))
    link = f'<p><a href="{url}">{url}</a></p>'
    return {
        "unique_id": f"{entry.singular}-{entry.id}",
        "group": _group(published, entry),
        **_dates(entry.date),
        "display_date": published.date_in_words(entry.date),
        "text": {"headline": escape(entry.label), "text": paragraphs + link},
        "autolink": False,
    }


def _group(published: Published, entry: Event | Statement) -> str:
    """Return the lane of a slide: the first issue of a statement, else what the section is called."""
    if isinstance(entry, Event):
        return published.translate("Events")
    issue = next(iter(published.issues_of(entry)), None)
    return published.catalog.issues[issue].label if issue else published.translate("Statements")


def _paragraphs(published: Published, entry: Event | Statement) -> Iterator[str]:
    if isinstance(entry, Event):
        yield from filter(None, (entry.location, entry.description))
        return
    speaker = published.catalog.actors[entry.speaker].label
    yield ", ".join(filter(None, (speaker, published.role(entry))))
    for evidence in entry.evidence:
        source = published.catalog.sources[evidence.source].label
        yield f"“{evidence.words}” ({source})" if evidence.is_quote else f"{source}: {evidence.words}"


def _dates(span: DateSpan) -> dict[str, Any]:
    """Return where a slide begins, and where it ends if that is another day; a month or year as such."""
    parts = {"day": 3, "month": 2, "year": 1}.get(span.precision)
    if parts:
        return {"start_date": _date(span.first, parts)}
    start = {"start_date": _date(span.first, 3)}
    is_closed = span.earliest and span.latest and span.latest > span.earliest
    return start | ({"end_date": _date(span.effective, 3)} if is_closed else {})


def _date(day: Day, parts: int) -> dict[str, int]:
    """Return a day, or its month or year; the format knows no year 0, and calls 44 BC -44."""
    year = day.year if day.year > 0 else day.year - 1
    return dict([("year", year), ("month", day.month), ("day", day.day)][:parts])
