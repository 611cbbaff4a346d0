"""What a source says for certain about words that somebody has marked in it: a first draft of a statement."""

from __future__ import annotations

import re
from collections import Counter
from datetime import date
from itertools import product
from typing import NamedTuple

from policy_timeline.authoring.writing import statement_id
from policy_timeline.checks.date_words import LANGUAGES, month_names, pattern, read_words, weekday_names
from policy_timeline.entries.catalog import Catalog
from policy_timeline.entries.kinds import Statement
from policy_timeline.entries.terms import DatingMethod, SourceType
from policy_timeline.evidence.speakers import Attributions, Voices
from policy_timeline.texts.folding import QUOTATION_MARKS
from policy_timeline.texts.stretches import Stretch
from policy_timeline.texts.word_edges import is_word_edge

_AT_ONCE = frozenset({SourceType.TRANSCRIPT, SourceType.SPEECH, SourceType.OFFICIAL})
"""Documents that are themselves what is said on their day; others report what was said before."""
_AROUND = f"{QUOTATION_MARKS} \t\r\n\xa0"


class Proposal(NamedTuple):
    """Words of a source as a draft: all values are texts by the keys of the model, empty where the source is silent.

    `likely` are the ids of those who else may speak, and `name` is what the source calls somebody who is no actor.
    """

    values: dict[str, str]
    likely: tuple[str, ...] = ()
    name: str = ""


def proposal(attributions: Attributions, source: str, marked: Stretch) -> Proposal:
    """Return what a source says about words that are marked in it; nothing where no word is."""
    catalog, voices = attributions.catalog, attributions.of(source)
    stretch = whole_words(voices.text.text, marked)
    if stretch.start >= stretch.end:
        return Proposal({})
    words = " ".join(stretch.of(voices.text.text).split()).rstrip(" ,;")
    region = voices.around(stretch)
    reading = region.reading if region else None
    speaker = (reading.only if reading else None) or ""
    values = {
        "quote" if region else "passage": words,
        "speaker": speaker,
        "id": statement_id(speaker or source, words, catalog.ids(Statement.kind)),
        **_as_elsewhere(catalog, source, speaker),
        **_dated(voices, stretch),
    }
    likely = tuple(sorted(reading.actors)) if reading and not speaker else ()
    return Proposal(values, likely, reading.name if reading else "")


def whole_words(text: str, marked: Stretch) -> Stretch:
    """Return the words that a stretch has a part in, without the quotation marks and blanks around them."""
    start, end = max(0, marked.start), min(len(text), marked.end)
    while start < end and text[start] in _AROUND:
        start += 1
    while start < end and text[end - 1] in _AROUND:
        end -= 1
    while start < end and not is_word_edge(text, start):
        start -= 1
    while start < end and not is_word_edge(text, end):
        end += 1
    return Stretch(start, end)


def _as_elsewhere(catalog: Catalog, source: str, speaker: str) -> dict[str, str]:
    """Return for whom, and at which event, this speaker speaks in all else that is curated of this source."""
    said = [
        statement
        for statement in catalog.statements.values()
        if statement.speaker == speaker and any(evidence.source == source for evidence in statement.evidence)
    ]
    principals = Counter(statement.on_behalf_of or "" for statement in said)
    events = Counter(statement.event or "" for statement in said)
    return {
        key: next(iter(found)) for key, found in (("on_behalf_of", principals), ("event", events)) if len(found) == 1
    }


def _dated(voices: Voices, stretch: Stretch) -> dict[str, str]:
    """Return the date that the source allows: the one beside the words, its own, or a time up to that."""
    source = voices.source
    if source.type in _AT_ONCE and source.published:
        return {"date": str(source.published)}
    if written := _written(voices, stretch):
        return written
    span = source.published or source.accessed
    last = span.latest if span else None
    return {"date": f"../{last}", "method": DatingMethod.BOUNDED.value} if last else {}


def _written(voices: Voices, stretch: Stretch) -> dict[str, str]:
    """Return the only date beside the words in their paragraph, how it is written and known; else nothing.

    A day that the words themselves name is what they are about, not when they were said.
    """
    code = voices.language.code if voices.language else ""
    paragraph = voices.text.paragraph_around(stretch)
    beside = (Stretch(paragraph.start, stretch.start), Stretch(stretch.end, paragraph.end))
    texts = [part.of(voices.text.text) for part in beside] if code in LANGUAGES else []
    found = [written for text in texts for written in _dates_in(text, code)]
    if len(found) != 1:
        return {}
    published = voices.source.published
    said = read_words(found[0], code, published.earliest if published and published.is_exact else None)
    if said.window and said.window[0] == said.window[1]:
        return {"date": str(said.window[0]), "as_written": found[0], "method": DatingMethod.RESOLVED.value}
    days = [day for parts in product(said.years, said.months, said.days) if (day := _day(*parts))]
    return {"date": str(days[0]), "as_written": found[0], "method": DatingMethod.STATED.value} if days else {}


def _day(year: int, month: int, day: int) -> date | None:
    """Return a day; None for one that no calendar has."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _dates_in(text: str, code: str) -> list[str]:
    """Return what is written in a text of days with month and year, or of weekdays."""
    months, weekdays = pattern(month_names(code)), pattern(weekday_names(code))
    day = rf"\b\d{{1,2}}\.? (?:{months}) \d{{4}}\b|\b(?:{months})\.? \d{{1,2}}, \d{{4}}\b|\b(?:{weekdays})\b"
    return [match[0] for match in re.finditer(day, text)]
