"""What a statement's prose may speak of: what stands in and around its evidence, and what it refers to."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from babel.dates import format_date

from policy_timeline.checks.calendar_words import LANGUAGES
from policy_timeline.entries.catalog import evidence_of
from policy_timeline.facts.offices import government_of
from policy_timeline.texts.stretches import Stretch

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from policy_timeline.entries.catalog import Catalog
    from policy_timeline.entries.dates import DateSpan
    from policy_timeline.entries.kinds import Actor, Event, Statement
    from policy_timeline.evidence.proof import Proof
    from policy_timeline.findings.locations import Path
    from policy_timeline.texts import ArchivedText


def support_of(catalog: Catalog, proofs: Mapping[Path, Proof], statement: Statement) -> Iterator[str]:
    """Yield the texts that support the prose of a statement whose references all lead somewhere.

    `proofs` are its own, by the path of the evidence. Those texts that it shares with other statements come first, the
    sentences around its evidence last.
    """
    yield from _actor(catalog, catalog.actors[statement.speaker])
    yield from _actor(catalog, catalog.actors[statement.principal])
    yield from _governments(catalog, statement)
    yield from _event(catalog, catalog.events[statement.event] if statement.event else None)
    yield from _positions(catalog, statement)
    yield from _sources(catalog, statement)
    yield from _own(statement)
    yield from _evidence(catalog, proofs, statement)


class Support:
    """Texts in support of something, worked out only as far as anybody reads them, and once."""

    def __init__(self, texts: Iterator[str]) -> None:
        self._coming = texts
        self._read: list[str] = []

    def __iter__(self) -> Iterator[str]:
        """Yield the texts that were read before, then the others."""
        yield from self._read
        for one in self._coming:
            self._read.append(one)
            yield one


def _evidence(catalog: Catalog, proofs: Mapping[Path, Proof], statement: Statement) -> Iterator[str]:
    """Yield the words of all evidence and the sentences around the place where they stand."""
    for path, one in evidence_of(statement):
        yield one.words
        proof = proofs.get(path)
        if proof:
            yield around(catalog.texts[one.source], proof.start, proof.end)


def around(archived: ArchivedText, start: int, end: int) -> str:
    """Return the sentences that hold a run of a text, with the one before and the one after."""
    first, last = archived.paragraph_at(start), archived.paragraph_at(end - 1)
    near = [one.stretch for one in archived.paragraphs[max(0, first - 1) : last + 2]]
    sentences = archived.sentences_in(Stretch(near[0].start, near[-1].end))
    held = [at for at, one in enumerate(sentences) if one.touches(Stretch(start, end))]
    shown = sentences[max(0, held[0] - 1) : held[-1] + 2]
    return archived.text[shown[0].start : shown[-1].end]


def _own(statement: Statement) -> Iterator[str]:
    yield from _dates(statement.date)
    if statement.dating:
        yield from filter(None, (statement.dating.as_written, statement.dating.note))
    if statement.attribution:
        yield statement.attribution.note


@lru_cache(maxsize=4096)
def _dates(span: DateSpan) -> tuple[str, ...]:
    """Return both ends of a date in words, as exactly as it is known, in every language that has a list."""
    form = {"month": "MMMM y", "year": "y"}.get(span.precision, "full")
    days = dict.fromkeys(filter(None, (span.earliest, span.latest)))
    return tuple(format_date(day, form, locale=language) for day in days for language in LANGUAGES)


def _actor(catalog: Catalog, actor: Actor) -> Iterator[str]:
    """Yield an actor's names, its roles, and the names of where it holds them and for which country."""
    homes = [actor]
    for one in actor.memberships:
        yield one.role or ""
        homes.append(catalog.actors[one.organization])
    for home in homes:
        country = catalog.actors.get(home.government_of or "")
        yield from (*_names(home), *(_names(country) if country else ()))


def _names(actor: Actor) -> tuple[str, ...]:
    return (actor.name, *actor.aliases)


def _governments(catalog: Catalog, statement: Statement) -> tuple[str, ...]:
    government = government_of(catalog, statement)
    return _names(government) if government else ()


def _event(catalog: Catalog, event: Event | None) -> Iterator[str]:
    if event:
        yield from (event.title, event.location or "", *_dates(event.date))
        for one in event.participants:
            yield from _names(catalog.actors[one])


def _positions(catalog: Catalog, statement: Statement) -> Iterator[str]:
    for stance in statement.stances:
        position = catalog.positions[stance.position]
        yield from (position.proposition, position.scope_note or "", catalog.issues[position.issue].title)


def _sources(catalog: Catalog, statement: Statement) -> Iterator[str]:
    for _, one in evidence_of(statement):
        source = catalog.sources[one.source]
        yield from filter(None, (source.title, source.publisher, source.author))
