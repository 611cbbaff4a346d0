"""Checks: what must be true of a catalog before it is published. Each is a function from the catalog to its findings."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from generator.checks.evidence import prove
from generator.checks.references import check_references

if TYPE_CHECKING:
    from generator.catalog import Catalog
    from generator.diagnostics import Diagnostic
    from generator.proofs import Proofs


class CheckResult(NamedTuple):
    """The proofs of all evidence, the findings, and in words which checks were left out, and why."""

    proofs: Proofs
    diagnostics: tuple[Diagnostic, ...]
    skipped: tuple[str, ...]


def run_checks(catalog: Catalog) -> CheckResult:
    """Run every check; those that follow references run only where every reference leads somewhere."""
    broken = tuple(check_references(catalog))
    proved = prove(catalog)
    return CheckResult(proved.proofs, (*broken, *proved.diagnostics), proved.skipped)
