"""Checks: what must be true of a catalog before it is published. Each is a function from it to its findings.

Not here: faults that show when a file is read (reading), and the proof of quotations (facts, evidence).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from policy_timeline.checks.actors import check_actors, check_terms_of_office
from policy_timeline.checks.dating import check_chronology, check_dating
from policy_timeline.checks.names import check_deceiving, check_names
from policy_timeline.checks.prose import prose_check, skipped_prose
from policy_timeline.checks.references import check_references
from policy_timeline.checks.shifts import check_shifts, check_unreviewed_shifts
from policy_timeline.checks.sources import check_facts, check_sources
from policy_timeline.checks.statements import check_claims, check_office, check_searches, check_statement
from policy_timeline.facts.judging import Judging
from policy_timeline.facts.proving import proving
from policy_timeline.work.progress import untracked

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from policy_timeline.entries.catalog import Catalog
    from policy_timeline.entries.kinds import Entry
    from policy_timeline.evidence.proof import Judged, Proof, Proofs
    from policy_timeline.findings.diagnostics import Diagnostic
    from policy_timeline.findings.locations import Path
    from policy_timeline.work.memory import Shelf
    from policy_timeline.work.progress import Track

ENTRY_CHECKS: tuple[Callable[[Catalog, Entry], Iterator[Diagnostic]], ...] = (
    check_statement,
    check_dating,
    check_chronology,
    check_office,
    check_deceiving,
)
"""Every check of one entry that looks at no more than `judging` knows of: what the entry leads to, and the actors."""

CHECKS: tuple[Callable[[Catalog], Iterator[Diagnostic]], ...] = (
    check_references,
    check_claims,
    check_searches,
    check_actors,
    check_facts,
    check_sources,
    check_terms_of_office,
    check_shifts,
    check_unreviewed_shifts,
    check_names,
)
"""Every check that compares entries with one another."""


class CheckResult(NamedTuple):
    """The proofs of all evidence, the findings, and in words which checks were left out, and why."""

    proofs: Proofs
    diagnostics: tuple[Diagnostic, ...]
    skipped: tuple[str, ...]


def run_checks(catalog: Catalog, track: Track = untracked, shelf: Shelf[Judged] | None = None) -> CheckResult:
    """Run every check; none judges what follows from a reference that leads nowhere.

    The shelf holds the judgements on entries by the archived texts.
    """
    prose = prose_check(catalog)

    def further(entry: Entry, proofs: Mapping[Path, Proof]) -> Iterator[Diagnostic]:
        for check in ENTRY_CHECKS:
            yield from check(catalog, entry)
        yield from prose(entry, proofs)

    with proving(catalog, Judging(catalog, shelf), further) as finish:
        found = [finding for check in track(CHECKS, "Comparing entries") for finding in check(catalog)]
        proved = finish(track)
    return CheckResult(proved.proofs, (*found, *proved.diagnostics), (*proved.skipped, *skipped_prose(catalog)))
