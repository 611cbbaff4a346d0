"""Checks: what must be true of a catalog before it is published. Each is a function from it to its findings."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from generator.checks.actors import check_actors
from generator.checks.chronology import check_chronology
from generator.checks.claims import check_claims, check_searches
from generator.checks.dating import check_dating
from generator.checks.deceiving import check_deceiving
from generator.checks.evidence import proving
from generator.checks.facts import check_facts, check_speakers
from generator.checks.judging import Judging
from generator.checks.names import check_names
from generator.checks.offices import check_offices
from generator.checks.prose import prose_check, skipped_prose
from generator.checks.references import check_references
from generator.checks.shifts import check_shifts
from generator.checks.statements import check_statements
from generator.checks.terms_of_office import check_terms_of_office
from generator.checks.unreviewed import check_unreviewed_shifts
from generator.progress import untracked

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from generator.catalog import Catalog
    from generator.diagnostics import Diagnostic
    from generator.memory import Shelf
    from generator.progress import Track
    from generator.proofs import Judged, Proofs

CHECKS: tuple[Callable[[Catalog], Iterator[Diagnostic]], ...] = (
    check_references,
    check_statements,
    check_claims,
    check_searches,
    check_actors,
    check_facts,
    check_speakers,
    check_dating,
    check_chronology,
    check_offices,
    check_terms_of_office,
    check_shifts,
    check_unreviewed_shifts,
    check_names,
    check_deceiving,
)
"""Every check that needs the entries alone; those that read the archived texts stand in `run_checks`."""


class CheckResult(NamedTuple):
    """The proofs of all evidence, the findings, and in words which checks were left out, and why."""

    proofs: Proofs
    diagnostics: tuple[Diagnostic, ...]
    skipped: tuple[str, ...]


def run_checks(catalog: Catalog, track: Track = untracked, shelf: Shelf[Judged] | None = None) -> CheckResult:
    """Run every check; none judges what follows from a reference that leads nowhere.

    The shelf holds the judgements on entries by the archived texts.
    """
    with proving(catalog, Judging(catalog, shelf), prose_check(catalog)) as finish:
        found = [one for check in track(CHECKS, "Checking entries") for one in check(catalog)]
        proved = finish(track)
    return CheckResult(proved.proofs, (*found, *proved.diagnostics), (*proved.skipped, *skipped_prose(catalog)))
