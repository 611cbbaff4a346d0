"""Checks: what must be true of a catalog before it is published. Each is a function from it to its findings.

Not here: faults that show when a file is read (reading), and the proof of quotations (facts, evidence).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import partial

from policy_timeline.checks.actors import check_actors, check_terms_of_office
from policy_timeline.checks.dating import check_chronology, check_dating
from policy_timeline.checks.names import check_deceiving, check_names
from policy_timeline.checks.prose import prose_check
from policy_timeline.checks.references import check_references
from policy_timeline.checks.shifts import check_shifts, check_unreviewed_shifts
from policy_timeline.checks.sources import check_facts, check_sources
from policy_timeline.checks.statements import (
    check_claims,
    check_office,
    check_searches,
    check_statement,
    check_thin_searches,
)
from policy_timeline.entries.catalog import Catalog
from policy_timeline.entries.kinds import Entry
from policy_timeline.evidence.proof import Judged, Proof
from policy_timeline.facts.dependencies import EntryKey
from policy_timeline.facts.proving import Proved, is_final, proofs_by_entry
from policy_timeline.findings.diagnostics import Diagnostic
from policy_timeline.findings.locations import Path
from policy_timeline.work.memo import Memo
from policy_timeline.work.progress import Track, untracked

ENTRY_CHECKS: tuple[Callable[[Catalog, Entry], Iterator[Diagnostic]], ...] = (
    check_statement,
    check_dating,
    check_chronology,
    check_office,
    check_deceiving,
)
"""Every check of one entry that looks at no more than its key names: what the entry leads to, and the actors."""

CHECKS: tuple[Callable[[Catalog], Iterator[Diagnostic]], ...] = (
    check_references,
    check_claims,
    check_searches,
    check_thin_searches,
    check_actors,
    check_facts,
    check_sources,
    check_terms_of_office,
    check_shifts,
    check_unreviewed_shifts,
    check_names,
)
"""Every check that compares entries with one another."""


def run_checks(
    catalog: Catalog, proved: Proved, memo: Memo | None = None, track: Track = untracked
) -> tuple[Diagnostic, ...]:
    """Return what every check finds; none judges what follows from a reference that leads nowhere.

    What the memo knows of the checks of an entry is taken from there; `track` may show how far they are.
    """
    found = [finding for check in track(CHECKS, "Comparing entries") for finding in check(catalog)]
    entries = list(catalog.entries())
    answers = (memo or Memo()).recall_all(
        partial(_check_entry, catalog, proofs_by_entry(proved.proofs), prose_check(catalog)),
        entries,
        [f"checks {proved.keys[entry.kind, entry.id]}" for entry in entries],
        track,
        "Checking entries",
        is_final,
    )
    return (*found, *(finding for answer in answers for finding in answer.diagnostics))


def _check_entry(
    catalog: Catalog,
    proofs: Mapping[EntryKey, Mapping[Path, Proof]],
    prose: Callable[[Entry, Mapping[Path, Proof]], Iterator[Diagnostic]],
    entry: Entry,
) -> Judged:
    found = [finding for check in ENTRY_CHECKS for finding in check(catalog, entry)]
    return Judged((), (*found, *prose(entry, proofs.get((entry.kind, entry.id), {}))))
