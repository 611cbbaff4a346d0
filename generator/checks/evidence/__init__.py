"""The gates that evidence has to pass: nothing false, cut or misattributed gets published."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from generator.catalog import evidence_of
from generator.checks.evidence.failures import fault_of
from generator.checks.evidence.wording import Wording
from generator.diagnostics import Diagnostic, Severity
from generator.proofs import Proof, Proofs
from generator.texts.folding import is_word_edge

if TYPE_CHECKING:
    from generator.catalog import Catalog
    from generator.locations import Path
    from generator.model import Entry
    from generator.records import Evidence
    from generator.texts.stretches import Stretch


class Proved(NamedTuple):
    """The proofs by entry and path, what is wrong with the evidence, and in words which gates were skipped."""

    proofs: Proofs
    diagnostics: tuple[Diagnostic, ...]
    skipped: tuple[str, ...]


def prove(catalog: Catalog) -> Proved:
    """Prove all evidence of a catalog against its archived texts."""
    proofs, found = {}, []
    for entry in catalog.entries():
        for path, evidence in evidence_of(entry):
            if evidence.source not in catalog.texts:
                continue
            result = _prove(catalog, entry, path, evidence)
            if isinstance(result, Proof):
                proofs[entry.kind, entry.id, path] = result
            else:
                found.append(result)
    return Proved(proofs, tuple(found), ())


def _prove(catalog: Catalog, entry: Entry, path: Path, evidence: Evidence) -> Proof | Diagnostic:
    text = catalog.texts[evidence.source]
    stretches: list[Stretch] = []
    for fragment in Wording(evidence.words).fragments:
        start = stretches[-1].end if stretches else 0
        found = next(
            (
                one
                for one in text.folded.find(fragment)
                if one.start >= start and is_word_edge(text.text, one.start) and is_word_edge(text.text, one.end)
            ),
            None,
        )
        if found is None:
            fault = fault_of(catalog, evidence.source, fragment)
            return catalog.origin(entry).diagnostic(
                Severity.ERROR, fault.code, fault.message, path=(*path, evidence.key), hint=fault.hint
            )
        stretches.append(found)
    return Proof(evidence.source, tuple(stretches))
