"""A statement's own prose says nothing that its evidence does not, and reports without judging."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from functools import lru_cache, partial
from itertools import chain

from babel.dates import format_date

from policy_timeline.checks.date_words import LANGUAGES
from policy_timeline.checks.prose_words import held, unsupported
from policy_timeline.checks.reporting_verbs import holds, loaded_verbs, names_who_says
from policy_timeline.entries.catalog import Catalog, evidence_of
from policy_timeline.entries.dates import DateSpan
from policy_timeline.entries.kinds import Actor, Entry, Event, Statement
from policy_timeline.entries.terms import ActorType
from policy_timeline.evidence.proof import Proof
from policy_timeline.facts.offices import government_of
from policy_timeline.findings.diagnostics import Diagnostic
from policy_timeline.findings.locations import Path
from policy_timeline.texts import ArchivedText
from policy_timeline.texts.folding import fold
from policy_timeline.texts.language import Language
from policy_timeline.texts.languages import language_of
from policy_timeline.texts.stretches import Stretch

_QUOTED = re.compile(r"“([^“”]+)”|„([^„“”]+)[“”]|\"([^\"]+)\"")
_END_MARKS = " .,;:!?…"
SUMMARY: Path = ("summary",)
_SOFT_HYPHEN = "\u00ad"


def prose_check(catalog: Catalog) -> Callable[[Entry, Mapping[Path, Proof]], Iterator[Diagnostic]]:
    """Return what yields a warning for each word of a summary or rationale that has no support, or that judges.

    Looked at are numbers, dates and proper names, quotations that are in none of the statement's sources, and loaded
    reporting verbs. A text in a language without word lists is left out; `skipped_prose` says so.
    """
    # Both are worked out here, once for all processes that judge.
    return partial(_judge, catalog, catalog.unsettled, _known_names(catalog))


def _judge(
    catalog: Catalog,
    unsettled: frozenset[tuple[str, str]],
    names: frozenset[str],
    entry: Entry,
    proofs: Mapping[Path, Proof],
) -> Iterator[Diagnostic]:
    if not isinstance(entry, Statement) or (entry.kind, entry.id) in unsettled:
        return
    if _is_readable(catalog, entry):
        support = Support(support_of(catalog, proofs, entry))
        yield from _words_of_a_body(catalog, entry)
        for path, text in _texts(entry):
            yield from _unsupported(catalog, entry, (path, text), support, names)
            yield from _false_quotations(catalog, entry, path, text)
            yield from _loaded(catalog, entry, path, text)


def skipped_prose(catalog: Catalog) -> tuple[str, ...]:
    """Return in words how many statements have prose that was left out, since there are no word lists for it."""
    unread = {
        source.id
        for source in catalog.sources.values()
        if source.id in catalog.texts and not _language(catalog, source.id)
    }
    if not unread:
        return ()
    found = [
        statement
        for statement in catalog.statements.values()
        if any(evidence.source in unread for evidence in statement.evidence)
    ]
    skipped = sum(_is_readable(catalog, statement) for statement in found)
    what = "statement" if skipped == 1 else "statements"
    return (f"names and numbers not compared in the prose of {skipped} {what} without word lists",) if skipped else ()


def _is_readable(catalog: Catalog, statement: Statement) -> bool:
    """Return whether the archive has the text of every source of a statement."""
    return all(
        evidence.source in catalog.sources and evidence.source in catalog.texts
        for _, evidence in evidence_of(statement)
    )


def _texts(statement: Statement) -> Iterator[tuple[Path, str]]:
    """Yield what is prose, without the soft hyphens, which are told by another check."""
    yield SUMMARY, statement.summary.replace(_SOFT_HYPHEN, "")
    for index, stance in enumerate(statement.stances):
        if stance.rationale:
            yield ("stances", index, "rationale"), stance.rationale.replace(_SOFT_HYPHEN, "")


def _language(catalog: Catalog, source: str) -> Language | None:
    """Return the language of a source that can be read, or None where there are no word lists for it."""
    return catalog.texts[source].language_for(catalog.sources[source].language)


def _unsupported(
    catalog: Catalog, statement: Statement, place: tuple[Path, str], support: Support, names: frozenset[str]
) -> Iterator[Diagnostic]:
    path, text = place
    languages = [_language(catalog, evidence.source) for evidence in statement.evidence]
    language = language_of(None, text) or languages[0]
    if language is None or not all(languages):
        return
    quoted = [quotation for quotation in _quotations(text) if _stands_in_source(catalog, statement, quotation)]
    texts = Support(chain(support, quoted)) if quoted else support
    for word in dict.fromkeys(unsupported(text, texts, language, names, counts=path == SUMMARY)):
        yield catalog.origin(statement).finding("unsupported-word", path=path, field=path[-1], word=word)


def _false_quotations(catalog: Catalog, statement: Statement, path: Path, text: str) -> Iterator[Diagnostic]:
    for quotation in _quotations(text):
        if not _stands_in_source(catalog, statement, quotation):
            yield catalog.origin(statement).finding("unsupported-quotation", path=path, quotation=quotation)


def _loaded(catalog: Catalog, statement: Statement, path: Path, text: str) -> Iterator[Diagnostic]:
    for verb, neutral in loaded_verbs(_QUOTED.sub("", text)):
        yield catalog.origin(statement).finding("loaded-verb", path=path, field=path[-1], verb=verb, neutral=neutral)


def _words_of_a_body(catalog: Catalog, statement: Statement) -> Iterator[Diagnostic]:
    """Yield a warning where the summary gives the principal, a state or body, the words of the person who spoke for it.

    Found is the body's name as the subject of a verb of holding, in a summary that never says who speaks.
    """
    speaker, body = catalog.actors[statement.speaker], catalog.actors[statement.principal]
    if speaker.type is not ActorType.PERSON or body.type is ActorType.PERSON or names_who_says(statement.summary):
        return
    for words in holds(_QUOTED.sub("", statement.summary), body.names):
        yield catalog.origin(statement).finding(
            "body-for-person", path=SUMMARY, words=words, body=body, speaker=speaker
        )


def _quotations(text: str) -> tuple[str, ...]:
    return tuple("".join(groups) for groups in _QUOTED.findall(text))


def _stands_in_source(catalog: Catalog, statement: Statement, quotation: str) -> bool:
    """Return whether a source has these words, whichever way the first letter is written."""
    words = fold(quotation).text.strip(_END_MARKS)
    forms = (words, words[:1].swapcase() + words[1:])
    texts = (catalog.texts[evidence.source].folded.text for evidence in statement.evidence)
    return any(form in text for text in texts for form in forms)


def _known_names(catalog: Catalog) -> frozenset[str]:
    """Return the words of all names of actors that are written with a capital."""
    names = (name for actor in catalog.actors.values() for name in actor.names)
    return frozenset(word for name in names for word in held(name).words if word[0].isupper())


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
        for text in self._coming:
            self._read.append(text)
            yield text


def _evidence(catalog: Catalog, proofs: Mapping[Path, Proof], statement: Statement) -> Iterator[str]:
    """Yield the words of all evidence and the sentences around the place where they stand."""
    for path, evidence in evidence_of(statement):
        yield evidence.words
        proof = proofs.get(path)
        if proof:
            yield around(catalog.texts[evidence.source], *proof.span)


def around(archived: ArchivedText, start: int, end: int) -> str:
    """Return the sentences that hold a run of a text, with the one before and the one after."""
    first, last = archived.paragraph_at(start), archived.paragraph_at(end - 1)
    near = [paragraph.stretch for paragraph in archived.paragraphs[max(0, first - 1) : last + 2]]
    sentences = archived.sentences_in(Stretch(near[0].start, near[-1].end))
    held = [at for at, sentence in enumerate(sentences) if sentence.touches(Stretch(start, end))]
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
    form = {"month": "MMMM", "year": ""}.get(span.precision, "EEEE d MMMM")
    days = dict.fromkeys(filter(None, (span.earliest, span.latest)))
    names = [format_date(day.in_cycle(), form, locale=language) for day in days for language in LANGUAGES if form]
    return (*names, *(str(day.year if day.year > 0 else 1 - day.year) for day in days))


def _actor(catalog: Catalog, actor: Actor) -> Iterator[str]:
    """Yield an actor's names, its roles, and the names of where it holds them and for which country."""
    homes = [actor]
    for membership in actor.memberships:
        yield membership.role or ""
        homes.append(catalog.actors[membership.organization])
    for home in homes:
        country = catalog.actors.get(home.government_of or "")
        yield from (*home.names, *(country.names if country else ()))


def _governments(catalog: Catalog, statement: Statement) -> tuple[str, ...]:
    government = government_of(catalog, statement)
    return government.names if government else ()


def _event(catalog: Catalog, event: Event | None) -> Iterator[str]:
    if event:
        yield from (event.title, event.location or "", *_dates(event.date))
        for participant in event.participants:
            yield from catalog.actors[participant].names


def _positions(catalog: Catalog, statement: Statement) -> Iterator[str]:
    for stance in statement.stances:
        position = catalog.positions[stance.position]
        yield from (position.proposition, *filter(None, (position.short_title, position.scope_note)))
        yield catalog.issues[position.issue].title


def _sources(catalog: Catalog, statement: Statement) -> Iterator[str]:
    for _, evidence in evidence_of(statement):
        source = catalog.sources[evidence.source]
        yield from filter(None, (source.title, source.publisher, source.author))
