"""The gates that evidence has to pass: nothing false, cut or misattributed gets published."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from policy_timeline.entries.catalog import evidence_of
from policy_timeline.entries.kinds import Source, Statement
from policy_timeline.entries.records import Evidence
from policy_timeline.evidence.failures import Fault, deceiving_in
from policy_timeline.evidence.gates import Gates
from policy_timeline.evidence.proof import Judged, Proof, Proofs
from policy_timeline.evidence.speakers import Attributions
from policy_timeline.facts.dependencies import dependency_keys
from policy_timeline.facts.publication import is_published
from policy_timeline.findings.diagnostics import Severity, has_errors
from policy_timeline.work.memo import Memo
from policy_timeline.work.progress import untracked

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from policy_timeline.entries.catalog import Catalog
    from policy_timeline.entries.kinds import Entry
    from policy_timeline.entries.origins import Origin
    from policy_timeline.evidence.standing import Standing
    from policy_timeline.facts.dependencies import EntryKey
    from policy_timeline.findings.diagnostics import Diagnostic
    from policy_timeline.findings.locations import Path
    from policy_timeline.work.progress import Track


class Proved(NamedTuple):
    """The proofs by entry and path, what is wrong with the evidence, and in words which gates were skipped.

    `keys` holds for each entry the key of all that a judgement on it follows from.
    """

    proofs: Proofs
    diagnostics: tuple[Diagnostic, ...]
    skipped: tuple[str, ...]
    keys: Mapping[EntryKey, str]


class _Finding(NamedTuple):
    """A fault of one value, and how bad it is."""

    path: Path
    severity: Severity
    fault: Fault

    def about(self, origin: Origin) -> Diagnostic:
        """Return the finding about the value in its file."""
        fault = self.fault
        return origin.diagnostic(self.severity, fault.code, fault.message, path=self.path, hint=fault.hint)


def prove(catalog: Catalog, memo: Memo | None = None, track: Track = untracked) -> Proved:
    """Prove all evidence of a catalog against its archived texts, entry by entry.

    What refers to a source whose text could not be read is left out: another finding says why it could not. What the
    memo knows of an entry is taken from there; `track` may show how far that is.
    """
    attributions = Attributions(catalog)
    keys = dependency_keys(catalog)
    entries = sorted(catalog.entries(), key=_first_source)  # so that each source is read once
    answers = (memo or Memo()).recall_all(
        partial(_prove_entry, attributions),
        entries,
        [f"proofs {keys[entry.kind, entry.id]}" for entry in entries],
        track,
        "Proving quotations",
        is_final,
    )
    proved = {(entry.kind, entry.id): answer.proofs for entry, answer in zip(entries, answers, strict=True)}
    in_order = [(entry.kind, entry.id) for entry in catalog.entries()]
    proofs = {(*key, path): proof for key in in_order for path, proof in proved[key]}
    found = tuple(diagnostic for answer in answers for diagnostic in answer.diagnostics)
    return Proved(proofs, found, _skipped(attributions, {proof.source for proof in proofs.values()}), keys)


def proofs_by_entry(proofs: Proofs) -> dict[EntryKey, dict[Path, Proof]]:
    """Return the proofs of each entry that has any, by the path of the evidence in it."""
    found: dict[EntryKey, dict[Path, Proof]] = {}
    for (kind, id_, path), proof in proofs.items():
        found.setdefault((kind, id_), {})[path] = proof
    return found


def _first_source(entry: Entry) -> str:
    """Return the first source that an entry has words of; empty where it has none."""
    if isinstance(entry, Source):
        return entry.id if entry.not_curated else ""
    return next((one.source for _, one in evidence_of(entry)), "")


def _prove_entry(attributions: Attributions, entry: Entry) -> Judged:
    """Return the proofs of an entry's evidence, and what is to be said about it."""
    proofs: list[tuple[Path, Proof]] = []
    found = list(_exclusions(attributions, entry)) if isinstance(entry, Source) else []
    for path, evidence in evidence_of(entry):
        for one in _examine(attributions, entry, path, evidence):
            if isinstance(one, Proof):
                proofs.append((path, one))
            else:
                found.append(one)
    about = [one.about(attributions.catalog.origin(entry)) for one in found]
    return Judged(tuple(proofs), tuple(about))


def is_final(judged: Judged) -> bool:
    """Return whether a judgement stays: words without a proof may turn up in any other source."""
    return not has_errors(judged.diagnostics)


def _examine(attributions: Attributions, entry: Entry, path: Path, evidence: Evidence) -> Iterator[Proof | _Finding]:
    """Yield the proof of a piece of evidence, if it has one, and what is to be said about it."""
    catalog = attributions.catalog
    if (evidence.quote is None) == (evidence.passage is None):
        yield _needs_words(entry, path, evidence)
        return
    if evidence.source not in catalog.texts or evidence.source not in catalog.sources:
        return
    at = (*path, evidence.key)
    answer = _answer(attributions, evidence, _claimed(catalog, entry, path))
    if isinstance(answer, tuple):
        yield from (_Finding(at, Severity.ERROR, one) for one in answer)
        return
    noted = isinstance(entry, Statement) and entry.attribution is not None
    yield from (_Finding(at, severity, fault) for severity, fault in _remarks(answer, noted=noted))
    yield answer.proof()


def _claimed(catalog: Catalog, entry: Entry, path: Path) -> str | None:
    """Return whose mouth a piece of evidence puts words into: not for events, nor for the other view of a dispute."""
    if isinstance(entry, Statement) and path[0] == "evidence" and entry.speaker in catalog.actors:
        return entry.speaker
    return None


def _answer(attributions: Attributions, evidence: Evidence, speaker: str | None) -> tuple[Fault, ...] | Standing:
    odd = tuple(deceiving_in(evidence.words))
    if odd:
        return odd
    answer = Gates(attributions.catalog, attributions.of(evidence.source), evidence, speaker).answer()
    return (answer,) if isinstance(answer, Fault) else answer


def _remarks(standing: Standing, *, noted: bool) -> Iterator[tuple[Severity, Fault]]:
    """Yield what a curator should know about words that stand; `noted` says that a person vouches for the speaker."""
    for rest in standing.rests:
        words = " ".join(rest.stretch.of(standing.voices.text.text).split())
        message = f"what stands beside these words in the source holds “{rest.word}”; the page shows it: “{words}”"
        yield Severity.INFO, Fault("meaning-may-turn", message, "quote it too where it belongs to the claim")
    for joined, hyphened in standing.two_readings:
        message = f"a line ends within a word here, which may be “{joined}” or “{hyphened}”; they are different words"
        yield (
            Severity.INFO,
            Fault("joined-hyphen", message, "look at the document; what stands around the words shows which is meant"),
        )
    if not standing.is_confirmed and not noted:
        hint = "where the document shows who speaks, say how: attribution: {note: …}"
        yield Severity.WARNING, Fault("unconfirmed-speaker", standing.doubt, hint)


def _needs_words(entry: Entry, path: Path, evidence: Evidence) -> _Finding:
    hint = "quote: holds the speaker's own words, passage: those of the source"
    if evidence.quote is not None:
        message = "a piece of evidence must have either a quote or a passage, not both"
        return _Finding((*path, "passage"), Severity.ERROR, Fault("evidence-needs-words", message, hint))
    is_draft = isinstance(entry, Statement) and not is_published(entry)
    severity = Severity.INFO if is_draft else Severity.ERROR
    return _Finding(
        path, severity, Fault("evidence-needs-words", "a piece of evidence must have a quote or a passage", hint)
    )


def _exclusions(attributions: Attributions, source: Source) -> Iterator[_Finding]:
    """Yield what is wrong with the quotations that a source entry leaves out: they too must stand in its text."""
    if source.id not in attributions.catalog.texts:
        return
    for index, one in enumerate(source.not_curated):
        answer = _answer(attributions, Evidence(source=source.id, quote=one.quote), None)
        if isinstance(answer, tuple):
            yield from (_Finding(("not_curated", index, "quote"), Severity.ERROR, fault) for fault in answer)


def _skipped(attributions: Attributions, sources: set[str]) -> tuple[str, ...]:
    """Say of which proved sources no more than the exact words were checked."""
    without = [attributions.of(one).source for one in sources if attributions.of(one).language is None]
    if not without:
        return ()
    tags = ", ".join(sorted({one.language or "language not given" for one in without}))
    where = f"{len(without)} {'source' if len(without) == 1 else 'sources'} without word lists ({tags})"
    return (f"speakers, quotation marks and cuts not checked in {where}",)
