"""The dated events as a calendar (iCalendar, RFC 5545, https://www.rfc-editor.org/rfc/rfc5545)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from policy_timeline import routes
from policy_timeline.entries.kinds import Event
from policy_timeline.exports.feeds.news import permanent_id
from policy_timeline.exports.published import Published

_LINE = 75
"""So many bytes a line of a calendar may have."""
_DAY = "%Y%m%d"


def calendar(published: Published) -> str:
    """Return the calendar; it has no words for an event with an open date, or before the year 1: none is in it."""
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//Policy Timeline//EN",
        f"NAME:{_text(published.site_name)}",
        f"X-WR-CALNAME:{_text(published.site_name)}",
        *(line for event in dated_events(published) for line in _event(published, event)),
        "END:VCALENDAR",
    ]
    return "".join(f"{_folded(line)}\r\n" for line in lines)


def dated_events(published: Published) -> list[Event]:
    """Return the events that have a first and a last day, and that in the years which calendars know, by date."""
    closed = [event for event in published.catalog.events.values() if event.date.earliest and event.date.latest]
    events = [event for event in closed if event.date.first.year > 0]
    return sorted(events, key=lambda event: (event.date.order, event.id))


def _event(published: Published, event: Event) -> Iterator[str]:
    path = routes.entry(*published.first_address(event.kind, event.id))
    yield "BEGIN:VEVENT"
    yield f"UID:{_text(permanent_id(published, path))}"
    yield f"DTSTAMP:{published.as_of.of_library():{_DAY}}T000000Z"
    yield f"DTSTART;VALUE=DATE:{event.date.first.of_library():{_DAY}}"
    yield f"DTEND;VALUE=DATE:{event.date.effective.plus(1).of_library():{_DAY}}"
    yield f"SUMMARY:{_text(event.title)}"
    about = [event.description] if event.description else []
    about += [] if event.date.is_exact else [published.date_in_words(event.date)]
    if about:
        described = _text("\n".join(about))
        yield f"DESCRIPTION:{described}"
    if event.location:
        yield f"LOCATION:{_text(event.location)}"
    if published.addresses.site_url:
        yield f"URL:{published.url(event.kind, event.id)}"
    yield "TRANSP:TRANSPARENT"
    yield "END:VEVENT"


def _text(value: str) -> str:
    """Return a text as the format escapes it."""
    return re.sub(r"([\\;,])", r"\\\1", value).replace("\r\n", "\n").replace("\n", "\\n")


def _folded(line: str) -> str:
    """Return a line in parts of at most 75 bytes, none of which ends inside a letter."""
    parts: list[str] = []
    part = ""
    for letter in line:
        if len(f"{part}{letter}".encode()) > _LINE:
            parts, part = [*parts, part], " "
        part += letter
    return "\r\n".join([*parts, part])
