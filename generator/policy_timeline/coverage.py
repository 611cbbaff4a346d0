"""What of a source is curated, quotation by quotation, who speaks in it, and what else is still to be done."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import NamedTuple

from policy_timeline.entries.catalog import Catalog, evidence_of
from policy_timeline.entries.kinds import Source, Statement
from policy_timeline.entries.origins import Origin
from policy_timeline.entries.terms import SourceType
from policy_timeline.evidence.proof import Proofs
from policy_timeline.evidence.speakers import Attributions, Region, Voices
from policy_timeline.facts.publication import is_published
from policy_timeline.findings.diagnostics import Diagnostic, Severity
from policy_timeline.texts.characters import FORBIDDEN
from policy_timeline.texts.deceiving import hidden_at
from policy_timeline.texts.folding import fold
from policy_timeline.texts.stretches import Stretch

_SEVERAL = 3  # turns: a line or two of any text may begin as with a label


@dataclass(frozen=True, slots=True)
class CoveredQuotation:
    """A quotation of a source, or a turn of a transcript, or a paragraph of a speech.

    `stretch` is its place and `words` its words as they stand there. `speaker` is the id of the actor to whom the
    source gives it for certain, or None; `likely` are those who else may speak, where that is open, and `name` is
    what the source calls somebody who is no actor. `statements` are the ids
    of those that rest on it and are published, `drafts` of those that are not yet. `reason` says why it is left
    out on purpose.
    """

    stretch: Stretch
    words: str
    speaker: str | None
    likely: tuple[str, ...]
    name: str
    statements: tuple[str, ...]
    drafts: tuple[str, ...]
    reason: str | None

    @property
    def is_settled(self) -> bool:
        """Whether it is curated, or left out for a reason."""
        return bool(self.statements) or self.reason is not None


@dataclass(frozen=True, slots=True)
class SourceCoverage:
    """The quotations of one source in order, and how many of them are curated or left out for a reason.

    `strangers` are the labels of a transcript that mean nobody in the record, each with the number of its turns, the
    most frequent first: what they say is no quotation yet.
    """

    source: str
    quotations: tuple[CoveredQuotation, ...]
    strangers: tuple[tuple[str, int], ...] = ()

    @property
    def total(self) -> int:
        """How many quotations there are."""
        return len(self.quotations)

    @property
    def curated(self) -> int:
        """How many have a published statement."""
        return sum(bool(quotation.statements) for quotation in self.quotations)

    @property
    def left_out(self) -> int:
        """How many have none, for a reason that the source entry gives."""
        return sum(quotation.reason is not None and not quotation.statements for quotation in self.quotations)

    @property
    def open(self) -> tuple[CoveredQuotation, ...]:
        """Those that nobody has settled."""
        return tuple(quotation for quotation in self.quotations if not quotation.is_settled)


def coverage(catalog: Catalog, proofs: Proofs, attributions: Attributions | None = None) -> Iterator[SourceCoverage]:
    """Yield the coverage of every source whose text could be read, in order of id; `attributions` may know them."""
    attributions = attributions or Attributions(catalog)
    covered = _covered(catalog, proofs)
    for source in catalog.sources:
        if source in catalog.texts:
            yield _of_source(catalog, attributions.of(source), covered)


def coverage_of(attributions: Attributions, proofs: Proofs, source: str) -> SourceCoverage:
    """Return the coverage of one source whose text could be read."""
    return _of_source(attributions.catalog, attributions.of(source), _covered(attributions.catalog, proofs))


def _of_source(catalog: Catalog, voices: Voices, covered: dict[str, list[_Rests]]) -> SourceCoverage:
    found = tuple(_quotations(catalog, voices, covered.get(voices.source.id, [])))
    return SourceCoverage(voices.source.id, found, strangers=tuple(_strangers(voices).most_common()))


def _strangers(voices: Voices) -> Counter[str]:
    """Return how many turns each label has that names somebody, and nobody in the record."""
    readings = (turn.reading for turn in voices.turns)
    return Counter(reading.name for reading in readings if reading.name and not reading.is_known)


def labels_if_transcript(voices: Voices) -> tuple[str, ...]:
    """Return the labels of a source of another type that can be read as a transcript; none where those are too few."""
    if voices.source.type is SourceType.TRANSCRIPT:
        return ()
    turns = replace(voices, source=voices.source.model_copy(update={"type": SourceType.TRANSCRIPT})).turns
    labels = tuple(dict.fromkeys(turn.label for turn in turns))
    return labels if len(labels) > 1 and len(turns) >= _SEVERAL else ()


@dataclass(frozen=True, slots=True)
class OpenWork:
    """What is still to be done in a timeline, for its curators.

    `drafts` are the files of statements that are not published yet, also of those that are no entries so far. `sources`
    are those with quotations that nobody has settled, `unreviewed` the published statements that nobody but who wrote
    them has read, `unadded` those whose entry does not say since when they are in the record, `undated` the sources
    without the day on which they were published.
    """

    drafts: tuple[Origin, ...]
    sources: tuple[SourceCoverage, ...]
    warnings: tuple[Diagnostic, ...]
    unreviewed: tuple[Statement, ...]
    unadded: tuple[Statement, ...]
    undated: tuple[Source, ...]

    @property
    def quotations(self) -> int:
        """How many quotations nobody has settled."""
        return sum(len(source.open) for source in self.sources)


def open_work(
    catalog: Catalog, proofs: Proofs, diagnostics: Iterable[Diagnostic], attributions: Attributions | None = None
) -> OpenWork:
    """Return what is still to be done: in the entries, in the sources, and about the findings of a check."""
    statements, sources = catalog.statements.values(), catalog.sources.values()
    begun = {(statement.kind, statement.id) for statement in statements if not is_published(statement)}
    return OpenWork(
        drafts=tuple(catalog.origins[key] for key in sorted(begun | catalog.unfinished)),
        sources=tuple(source for source in coverage(catalog, proofs, attributions) if source.open),
        warnings=tuple(finding for finding in diagnostics if finding.severity is Severity.WARNING),
        unreviewed=tuple(each for each in statements if is_published(each) and not each.reviewers),
        unadded=tuple(each for each in statements if is_published(each) and each.added is None),
        undated=tuple(source for source in sources if source.published is None),
    )


class _Rests(NamedTuple):
    """A proved stretch of a source, the statement that rests on it, and whether as a quote."""

    stretch: Stretch
    statement: Statement
    is_quote: bool

    def covers(self, region: Region) -> bool:
        """Return whether it curates a quotation: one that a passage holds is curated for its own speaker alone."""
        mine = self.is_quote or region.reading.only in {None, self.statement.speaker}
        return mine and any(part.touches(self.stretch) for part in region.parts)


def _covered(catalog: Catalog, proofs: Proofs) -> dict[str, list[_Rests]]:
    """Return what rests on each source."""
    found: dict[str, list[_Rests]] = {}
    for statement in catalog.statements.values():
        for path, evidence in evidence_of(statement):
            proof = proofs.get((statement.kind, statement.id, path))
            if proof:
                rests = (_Rests(fragment, statement, evidence.is_quote) for fragment in proof.fragments)
                found.setdefault(proof.source, []).extend(rests)
    return found


def _quotations(catalog: Catalog, voices: Voices, covered: list[_Rests]) -> Iterator[CoveredQuotation]:
    for region in _regions(voices):
        resting = sorted({rest.statement.id for rest in covered if rest.covers(region)})
        drafts = tuple(id_ for id_ in resting if not is_published(catalog.statements[id_]))
        words = " ".join(_seen(part.of(voices.text.text)) for part in region.parts)
        yield CoveredQuotation(
            stretch=region.stretch,
            words=words,
            speaker=region.reading.only,
            likely=() if region.reading.only else tuple(sorted(region.reading.actors)),
            name=region.reading.name,
            statements=tuple(id_ for id_ in resting if id_ not in drafts),
            drafts=drafts,
            reason=_reason(voices, region),
        )


def _seen(words: str) -> str:
    """Return some words in one line, without the characters in them that nobody sees and no entry may hold."""
    hidden = set(hidden_at(words))
    kept = "".join(char for at, char in enumerate(words) if at not in hidden)
    return " ".join(FORBIDDEN.sub(" ", kept).split())


def _regions(voices: Voices) -> Iterator[Region]:
    """Yield what there is to curate in a source: what is nobody's own words stays out."""
    spoken = voices.source.type is SourceType.TRANSCRIPT and voices.language is not None
    for region in voices.regions:
        if voices.source.type is SourceType.SPEECH:
            yield from () if region.is_quoted else _paragraphs(voices, region)
        elif spoken:
            yield from () if region.is_quoted or not region.reading.is_known else (region,)
        elif region.is_quoted and not region.is_nested:
            yield region


def _paragraphs(voices: Voices, whole: Region) -> Iterator[Region]:
    for paragraph in voices.text.paragraphs:
        if not paragraph.is_heading:
            yield Region((paragraph.stretch,), whole.reading, is_quoted=False)


def _reason(voices: Voices, region: Region) -> str | None:
    """Return why the source entry leaves a quotation out: its reason stands with exactly these words."""
    words = {_bare(part.of(voices.text.text)) for part in region.parts}
    return next((exclusion.reason for exclusion in voices.source.not_curated if _bare(exclusion.quote) in words), None)


def _bare(text: str) -> str:
    return fold(text).text.strip("'.,;:!?… ")
