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
from generator.checks.offices import check_office
from generator.checks.prose import prose_check, skipped_prose
from generator.checks.references import check_references
from generator.checks.shifts import check_shifts
from generator.checks.statements import check_statement
from generator.checks.terms_of_office import check_terms_of_office
from generator.checks.unreviewed import check_unreviewed_shifts
from generator.progress import untracked

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from generator.catalog import Catalog
    from generator.diagnostics import Diagnostic
    from generator.locations import Path
    from generator.memory import Shelf
    from generator.model import Entry
    from generator.progress import Track
    from generator.proofs import Judged, Proof, Proofs

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
    check_speakers,
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
        found = [one for check in track(CHECKS, "Comparing entries") for one in check(catalog)]
        proved = finish(track)
    return CheckResult(proved.proofs, (*found, *proved.diagnostics), (*proved.skipped, *skipped_prose(catalog)))
