"""A source's page: the document's data, its quotations in context, and what of it is curated."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from policy_timeline.entries.catalog import evidence_of
from policy_timeline.entries.terms import Publish

if TYPE_CHECKING:
    from collections.abc import Iterator

    from policy_timeline.entries.kinds import Event, Source
    from policy_timeline.views.each import Each
    from policy_timeline.views.parts import Card, Ref, SourceRef, Words
    from policy_timeline.views.shown import Shown


@dataclass(frozen=True, slots=True)
class Excerpt:
    """A proved stretch of a source, the statements and events that it is evidence for, and those that it disputes."""

    words: Words
    cards: tuple[Card, ...]
    events: tuple[Ref, ...]
    disputes: tuple[Ref, ...]


@dataclass(frozen=True, slots=True)
class SourceLine:
    """A source in the list of all, and how many statements rest on it."""

    source: SourceRef
    count: int


@dataclass(frozen=True, slots=True)
class SourceView:
    """A source with everything that is known about it."""

    source: SourceRef
    author: str | None
    accessed: str | None
    archive_url: str | None
    rights: str | None
    note: str | None
    file: str
    language: str | None
    speaker: Ref | None
    excerpts: tuple[Excerpt, ...]
    not_curated: tuple[tuple[str, str], ...]
    paragraphs: tuple[str, ...]
    entry: str


def source_lines(shown: Shown) -> tuple[SourceLine, ...]:
    """Return every source, by title."""
    sources = sorted(shown.catalog.sources.values(), key=lambda one: one.title.casefold())
    return tuple(SourceLine(shown.source(one.id), len(_statements(shown, one.id))) for one in sources)


def source_view(shown: Shown, source: Source) -> SourceView:
    """Return the view of one source."""
    full = source.publish is Publish.FULL
    return SourceView(
        source=shown.source(source.id),
        author=source.author,
        accessed=str(source.accessed) if source.accessed else None,
        archive_url=source.archive_url,
        rights=source.rights,
        note=source.note,
        file=source.file,
        language=source.language,
        speaker=shown.ref("actors", source.speaker) if source.speaker else None,
        excerpts=tuple(sorted(_excerpts(shown, source.id), key=lambda one: (one.words.start, one.words.end))),
        not_curated=tuple((one.quote, one.reason) for one in source.not_curated),
        paragraphs=tuple(shown.catalog.texts[source.id].text.splitlines()) if full else (),
        entry=shown.catalog.origin(source).path,
    )


def _statements(shown: Shown, source: str) -> set[str]:
    return {one.id for one in shown.catalog.referrers("sources", source, "statements") if one.id in shown.cards}


def _events(shown: Shown, source: str) -> Iterator[Event]:
    for id_ in dict.fromkeys(one.id for one in shown.catalog.referrers("sources", source, "events")):
        yield shown.catalog.events[id_]


class _Uses(NamedTuple):
    """What one stretch is used for, collected."""

    words: Words
    cards: list[Card]
    events: list[Ref]
    disputes: list[Ref]


def _excerpts(shown: Shown, source: str) -> list[Excerpt]:
    """Return every stretch that is used as evidence once, with all that it is used for."""
    places: dict[tuple[int, int, bool], _Uses] = {}

    def uses(words: Words) -> _Uses:
        return places.setdefault((words.start, words.end, words.is_quote), _Uses(words, [], [], []))

    for id_ in sorted(_statements(shown, source)):
        card = shown.cards[id_]
        for words in _of(source, card.words):
            uses(words).cards.append(card)
        for words in _of(source, card.dispute_words):
            uses(words).disputes.append(card.ref)
    for event in _events(shown, source):
        for path, evidence in evidence_of(event):
            if evidence.source == source:
                words = shown.words(event, path, evidence)()
                uses(words).events.append(shown.ref("events", event.id))
    return [Excerpt(one.words, tuple(one.cards), tuple(one.events), tuple(one.disputes)) for one in places.values()]


def _of(source: str, words: Each[int, Words]) -> Iterator[Words]:
    return (one for one in words if one.source.ref.id == source)
