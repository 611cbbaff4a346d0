"""The gates that evidence has to pass: nothing false, cut or misattributed gets published."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import partial
from itertools import islice
from typing import NamedTuple

from policy_timeline.entries.catalog import Catalog, evidence_of
from policy_timeline.entries.kinds import Entry, Source, Statement
from policy_timeline.entries.origins import Origin
from policy_timeline.entries.records import Evidence
from policy_timeline.entries.terms import SourceType
from policy_timeline.evidence import gates
from policy_timeline.evidence.failures import deceiving_in
from policy_timeline.evidence.proof import Judged, Proof, Proofs
from policy_timeline.evidence.speakers import Attributions
from policy_timeline.evidence.standing import Standing
from policy_timeline.facts.dependencies import dependency_keys
from policy_timeline.facts.publication import is_published
from policy_timeline.findings.codes import Fault
from policy_timeline.findings.diagnostics import Diagnostic, Severity, has_errors
from policy_timeline.findings.locations import Path
from policy_timeline.work.memo import Memo
from policy_timeline.work.progress import Track, untracked

_FIRST_LINES = 3  # of a transcript without labels that are shown
_SHOWN = 160  # characters of them


class Proved(NamedTuple):
    """The proofs by entry and path, what is wrong with the evidence, and in words which gates were skipped."""

    proofs: Proofs
    diagnostics: tuple[Diagnostic, ...]
    skipped: tuple[str, ...]


Check = Callable[[Entry, Mapping[Path, Proof]], Iterable[Diagnostic]]
"""Tells what is wrong with an entry, given the proofs of its evidence by path; it looks at what its key names alone."""


def prove(
    catalog: Catalog, memo: Memo | None = None, track: Track = untracked, check: Check = lambda _entry, _proofs: ()
) -> Proved:
    """Prove all evidence of a catalog against its archived texts, entry by entry.

    What refers to a source whose text could not be read is left out: another finding says why it could not. What the
    `check` tells of an entry stands beside what is wrong with its evidence, in one judgment. What the memo knows of an
    entry is taken from there; `track` may show how far that is.
    """
    attributions = Attributions(catalog)
    keys = dependency_keys(catalog)
    entries = sorted(catalog.entries(), key=_first_source)  # so that each source is read once
    answers = (memo or Memo()).recall_all(
        partial(_judge_entry, attributions, check),
        entries,
        [f"judgment {keys[entry.kind, entry.id]}" for entry in entries],
        _is_final,
        track,
        "Checking entries",
    )
    proved = {(entry.kind, entry.id): answer.proofs for entry, answer in zip(entries, answers, strict=True)}
    in_order = [(entry.kind, entry.id) for entry in catalog.entries()]
    proofs = {(*key, path): proof for key in in_order for path, proof in proved[key]}
    found = tuple(diagnostic for answer in answers for diagnostic in answer.diagnostics)
    return Proved(proofs, found, _skipped(attributions, {proof.source for proof in proofs.values()}))


def _first_source(entry: Entry) -> str:
    """Return the first source that an entry has words of; empty where it has none."""
    if isinstance(entry, Source):
        return entry.id if entry.not_curated or entry.type is SourceType.TRANSCRIPT else ""
    return next((evidence.source for _, evidence in evidence_of(entry)), "")


def _judge_entry(attributions: Attributions, check: Check, entry: Entry) -> Judged:
    """Return the proofs of an entry's evidence, and what is to be said about that and the entry."""
    proofs: list[tuple[Path, Proof]] = []
    catalog = attributions.catalog
    for source in dict.fromkeys(evidence.source for _, evidence in evidence_of(entry)):
        narration = attributions.of(source).narration if source in catalog.texts and source in catalog.sources else None
        if narration:  # who speaks in a document is read before what rests on it is judged
            narration.read()
    found = [*_unlabeled(attributions, entry), *_exclusions(attributions, entry)] if isinstance(entry, Source) else []
    for path, evidence in evidence_of(entry):
        for result in _examine(attributions, entry, path, evidence):
            if isinstance(result, Proof):
                proofs.append((path, result))
            else:
                found.append(result)
    found += check(entry, dict(proofs))
    return Judged(tuple(proofs), tuple(found))


def _is_final(judged: Judged) -> bool:
    """Return whether a judgment stays: words without a proof may turn up in any other source."""
    return not has_errors(judged.diagnostics)


def _examine(attributions: Attributions, entry: Entry, path: Path, evidence: Evidence) -> Iterator[Proof | Diagnostic]:
    """Yield the proof of a piece of evidence, if it has one, and what is to be said about it."""
    catalog, origin = attributions.catalog, attributions.catalog.origin(entry)
    if (evidence.quote is None) == (evidence.passage is None):
        yield _needs_words(origin, entry, path, evidence)
        return
    if evidence.source not in catalog.texts or evidence.source not in catalog.sources:
        return
    at = (*path, evidence.key)
    answer = _answer(attributions, evidence, _claimed(catalog, entry, path))
    if isinstance(answer, tuple):
        yield from _told(origin, at, answer)
        return
    noted = isinstance(entry, Statement) and entry.attribution is not None
    yield from _remarks(origin, at, answer, answered=evidence.note is not None, noted=noted)
    yield answer.proof()


def _told(origin: Origin, path: Path, faults: Iterable[Fault]) -> Iterator[Diagnostic]:
    return (origin.tell(fault, origin.location(path)) for fault in faults)


def _claimed(catalog: Catalog, entry: Entry, path: Path) -> str | None:
    """Return whose mouth a piece of evidence puts words into: not for events, nor for the other view of a dispute."""
    if isinstance(entry, Statement) and path[0] == "evidence" and entry.speaker in catalog.actors:
        return entry.speaker
    return None


def _answer(attributions: Attributions, evidence: Evidence, speaker: str | None) -> tuple[Fault, ...] | Standing:
    odd = tuple(deceiving_in(evidence.words))
    if odd:
        return odd
    answer = gates.answer(attributions.catalog, attributions.of(evidence.source), evidence, speaker)
    return (answer,) if isinstance(answer, Fault) else answer


def _remarks(origin: Origin, path: Path, standing: Standing, *, answered: bool, noted: bool) -> Iterator[Diagnostic]:
    """Yield what a curator should know about words that stand.

    `answered` says that a person gives a reason for the cut, `noted` that one vouches for the speaker.
    """
    for rest in () if answered else standing.rests:
        words = " ".join(rest.stretch.of(standing.voices.text.text).split())
        yield origin.finding("meaning-may-turn", path=path, word=rest.word, words=words)
    for joined, hyphened in standing.two_readings:
        yield origin.finding("joined-hyphen", path=path, joined=joined, hyphened=hyphened)
    if not standing.is_confirmed and not noted:
        yield origin.finding("unconfirmed-speaker", path=path, hint=standing.remedy, doubt=standing.doubt)


def _needs_words(origin: Origin, entry: Entry, path: Path, evidence: Evidence) -> Diagnostic:
    if evidence.quote is not None:
        return origin.finding("evidence-needs-words.both", path=(*path, "passage"))
    is_draft = isinstance(entry, Statement) and not is_published(entry)
    return origin.finding("evidence-needs-words", path=path, severity=Severity.INFO if is_draft else None)


def _unlabeled(attributions: Attributions, source: Source) -> Iterator[Diagnostic]:
    """Yield that nothing in a transcript says who speaks: no turn can be told from another."""
    if source.type is SourceType.TRANSCRIPT and source.id in attributions.catalog.texts:
        voices = attributions.of(source.id)
        if voices.language is not None and not voices.turns:
            lines = filter(str.strip, voices.text.text.split("\n"))
            begins = " / ".join(" ".join(line.split()) for line in islice(lines, _FIRST_LINES))[:_SHOWN]
            yield attributions.catalog.origin(source).finding("no-labels", path=("type",), begins=begins)


def _exclusions(attributions: Attributions, source: Source) -> Iterator[Diagnostic]:
    """Yield what is wrong with the quotations that a source entry leaves out: they too must stand in its text."""
    if source.id not in attributions.catalog.texts:
        return
    for index, exclusion in enumerate(source.not_curated):
        answer = _answer(attributions, Evidence(source=source.id, quote=exclusion.quote), None)
        if isinstance(answer, tuple):
            yield from _told(attributions.catalog.origin(source), ("not_curated", index, "quote"), answer)


def _skipped(attributions: Attributions, sources: set[str]) -> tuple[str, ...]:
    """Say of which proved sources no more than the exact words were checked."""
    without = [attributions.of(id_).source for id_ in sources if attributions.of(id_).language is None]
    if not without:
        return ()
    tags = ", ".join(sorted({source.language or "language not given" for source in without}))
    where = f"{len(without)} {'source' if len(without) == 1 else 'sources'} without word lists ({tags})"
    return (f"speakers, quotation marks and cuts not checked in {where}",)
