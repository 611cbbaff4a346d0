"""The first half of a build, and all of a check: read everything, judge it, prove what it says."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from policy_timeline.checks import run_checks
from policy_timeline.entries.catalog import evidence_of
from policy_timeline.findings.diagnostics import Diagnostic, Severity, Summary, count, in_order, not_too_many
from policy_timeline.reading.loader import load_catalog
from policy_timeline.work.garbage import without_collecting
from policy_timeline.work.memory import Memory
from policy_timeline.work.progress import untracked

if TYPE_CHECKING:
    from pathlib import Path

    from policy_timeline.entries.catalog import Catalog
    from policy_timeline.evidence.proof import Proofs
    from policy_timeline.work.progress import Track


@dataclass(frozen=True, slots=True)
class Checked:
    """A timeline that was read and checked: nothing of it may be published while there are errors."""

    catalog: Catalog
    proofs: Proofs
    diagnostics: tuple[Diagnostic, ...]
    summary: Summary


def check(data_dir: Path, sources_dir: Path, track: Track = untracked, memory: Memory | None = None) -> Checked:
    """Read the entries below `data_dir` and the archive below `sources_dir`, and prove what they say.

    `track` may show how far that is. With a memory, what has not changed since its last use is not worked out again;
    the result is the same.
    """
    memory = memory or Memory()
    with without_collecting():
        loaded = load_catalog(data_dir, sources_dir, track, memory)
        result = run_checks(loaded.catalog, track, memory.judged)
    memory.turn()
    diagnostics = in_order((*loaded.diagnostics, *result.diagnostics))
    summary = Summary(
        entries=loaded.files,
        proved=len(result.proofs),
        evidence=sum(1 for entry in loaded.catalog.entries() for _ in evidence_of(entry)),
        errors=count(diagnostics, Severity.ERROR),
        warnings=count(diagnostics, Severity.WARNING),
        skipped=result.skipped,
    )
    return Checked(loaded.catalog, result.proofs, not_too_many(diagnostics), summary)
