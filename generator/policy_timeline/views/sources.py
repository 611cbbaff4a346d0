"""A source's page: the document's data, its quotations in context, and what of it is curated."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from policy_timeline.entries.catalog import evidence_of
from policy_timeline.entries.dates import DateSpan
from policy_timeline.entries.kinds import Event, Source
from policy_timeline.entries.terms import Publish
from policy_timeline.texts.alphabet import alphabetical
from policy_timeline.texts.deceiving import named
from policy_timeline.texts.stretches import Stretch, overlaid
from policy_timeline.views.cards import Card, Excerpt, Ref, SourceRef, grouped
from policy_timeline.views.edition import Edition

_LINE = re.compile(r"[^\n]+")


@dataclass(frozen=True, slots=True)
class ExcerptUse:
    """An excerpt of a source, the statements and events that it is evidence for, and those that it disputes."""

    excerpt: Excerpt
    cards: tuple[Card, ...]
    events: tuple[Ref, ...]
    disputes: tuple[Ref, ...]


@dataclass(frozen=True, slots=True)
class TextPart:
    """A run of the whole text of a source, and the statement that rests on it, if any.

    Where several rest on the same words, `others` are the further ones, at the end of the words.
    """

    text: str
    statement: Ref | None
    others: tuple[Ref, ...]


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
    accessed: DateSpan | None
    replaces: Ref | None
    replaced_by: tuple[Ref, ...]
    archive_url: str | None
    rights: str | None
    note: str | None
    file: str
    language: str | None
    speaker: Ref | None
    excerpts: tuple[ExcerptUse, ...]
    not_curated: tuple[tuple[str, str], ...]
    paragraphs: tuple[tuple[TextPart, ...], ...]
    entry: str


def source_lines(edition: Edition) -> tuple[SourceLine, ...]:
    """Return every source, by title."""
    sources = sorted(edition.catalog.sources.values(), key=lambda source: alphabetical(source.title))
    return tuple(SourceLine(edition.source(source.id), len(_statements(edition, source.id))) for source in sources)


def source_view(edition: Edition, source: Source) -> SourceView:
    """Return the view of one source."""
    return SourceView(
        source=edition.source(source.id),
        author=source.author,
        accessed=source.accessed,
        replaces=edition.ref("sources", source.replaces) if source.replaces else None,
        replaced_by=tuple(
            edition.ref("sources", other.id) for other in edition.catalog.referrers("sources", source.id, "sources")
        ),
        archive_url=source.archive_url,
        rights=source.rights,
        note=source.note,
        file=source.file,
        language=source.language,
        speaker=edition.ref("actors", source.speaker) if source.speaker else None,
        excerpts=tuple(sorted(_excerpts(edition, source.id), key=lambda use: (use.excerpt.start, use.excerpt.end))),
        not_curated=tuple((left_out.quote, left_out.reason) for left_out in source.not_curated),
        paragraphs=tuple(_paragraphs(edition, source.id)) if source.publish is Publish.FULL else (),
        entry=edition.catalog.origin(source).path,
    )


def _paragraphs(edition: Edition, source: str) -> Iterator[tuple[TextPart, ...]]:
    """Yield the lines of a source's reading text in parts, each with what rests on it."""
    text, resting = edition.catalog.texts[source].text, list(_resting(edition, source))
    edges = (edge for line in _LINE.finditer(text) for edge in line.span())
    runs = list(overlaid([stretch for stretch, _ in resting], edges))
    linked = {over[0] for _, over in runs if over}
    for is_line, within in groupby(runs, key=lambda run: _LINE.match(text, run[0].start) is not None):
        if is_line:
            yield tuple(_text_part(text, run, over, resting, linked) for run, over in within)


def _text_part(
    text: str, run: Stretch, over: tuple[int, ...], resting: Sequence[tuple[Stretch, Ref]], linked: Collection[int]
) -> TextPart:
    """Return a part of a text; of what rests on it, the first is its link, and others that have no link end here."""
    others = [resting[at][1] for at in over[1:] if at not in linked and resting[at][0].end == run.end]
    return TextPart(named(run.of(text)), resting[over[0]][1] if over else None, tuple(others))


def _resting(edition: Edition, source: str) -> Iterator[tuple[Stretch, Ref]]:
    """Yield each stretch of a source's reading text that a published statement rests on."""
    for id_ in sorted(_statements(edition, source)):
        statement = edition.catalog.statements[id_]
        for path, evidence in evidence_of(statement):
            if evidence.source == source and path[0] == "evidence":
                proof = edition.proofs[statement.kind, id_, path]
                yield from ((stretch, edition.cards[id_].ref) for stretch in proof.fragments)


def _statements(edition: Edition, source: str) -> set[str]:
    return {
        reference.id
        for reference in edition.catalog.referrers("sources", source, "statements")
        if reference.id in edition.cards
    }


def _events(edition: Edition, source: str) -> Iterator[Event]:
    for id_ in dict.fromkeys(reference.id for reference in edition.catalog.referrers("sources", source, "events")):
        yield edition.catalog.events[id_]


def _excerpts(edition: Edition, source: str) -> Iterator[ExcerptUse]:
    """Yield every stretch that is used as evidence once, with all that it is used for."""
    cards = [edition.cards[id_] for id_ in sorted(_statements(edition, source))]
    stated = [(excerpt, card) for card in cards for excerpt in _of(source, card.excerpts)]
    disputed = [(excerpt, card.ref) for card in cards for excerpt in _of(source, card.dispute_excerpts)]
    told = [
        (edition.excerpt(event, path, evidence)(), edition.ref("events", event.id))
        for event in _events(edition, source)
        for path, evidence in evidence_of(event)
        if evidence.source == source
    ]
    excerpts = {_place(excerpt): excerpt for excerpt, _ in (*stated, *disputed, *told)}
    by_card = grouped((_place(excerpt), card) for excerpt, card in stated)
    by_event = grouped((_place(excerpt), event) for excerpt, event in told)
    by_dispute = grouped((_place(excerpt), statement) for excerpt, statement in disputed)
    for place, excerpt in excerpts.items():
        yield ExcerptUse(excerpt, by_card.get(place, ()), by_event.get(place, ()), by_dispute.get(place, ()))


def _of(source: str, excerpts: tuple[Excerpt, ...]) -> Iterator[Excerpt]:
    return (excerpt for excerpt in excerpts if excerpt.source.ref.id == source)


def _place(excerpt: Excerpt) -> tuple[int, int, bool]:
    return excerpt.start, excerpt.end, excerpt.is_quote
