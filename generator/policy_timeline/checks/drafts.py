"""How much a missing value matters: a draft may still lack what a published statement needs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from policy_timeline.facts.publication import is_published
from policy_timeline.findings.diagnostics import Severity

if TYPE_CHECKING:
    from policy_timeline.entries.kinds import Statement


def severity_of_missing(statement: Statement) -> Severity:
    """Return the severity of a missing value: info in a draft, else an error."""
    return Severity.ERROR if is_published(statement) else Severity.INFO
