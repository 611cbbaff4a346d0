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
from policy_timeline.evidence.proof import Proof
from policy_timeline.findings.diagnostics import Diagnostic
from policy_timeline.findings.locations import Path
from policy_timeline.work.progress import Track, untracked

ENTRY_CHECKS: tuple[Callable[[Catalog, Entry], Iterator[Diagnostic]], ...] = (
    check_statement,
    check_dating,
    check_chronology,
    check_office,
    check_deceiving,
)
"""Every check of one entry that looks at no more than a judgment on it may: what it leads to, and the actors."""

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


def run_checks(catalog: Catalog, track: Track = untracked) -> tuple[Diagnostic, ...]:
    """Return what is wrong between entries; none judges what follows from a reference that leads nowhere.

    `track` may show how far the checks are. Those of each entry by itself are made while it is proved: `entry_check`.
    """
    return tuple(finding for check in track(CHECKS, "Comparing entries") for finding in check(catalog))


def entry_check(catalog: Catalog) -> Callable[[Entry, Mapping[Path, Proof]], tuple[Diagnostic, ...]]:
    """Return what tells all that is wrong with an entry by itself, given the proofs of its evidence by path."""
    return partial(_check_entry, catalog, prose_check(catalog))


def _check_entry(
    catalog: Catalog,
    prose: Callable[[Entry, Mapping[Path, Proof]], Iterator[Diagnostic]],
    entry: Entry,
    proofs: Mapping[Path, Proof],
) -> tuple[Diagnostic, ...]:
    found = [finding for check in ENTRY_CHECKS for finding in check(catalog, entry)]
    return (*found, *prose(entry, proofs))
