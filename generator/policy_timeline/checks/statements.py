"""What the fields of a statement must say together."""

from __future__ import annotations

from typing import TYPE_CHECKING

from policy_timeline.checks.drafts import severity_of_missing
from policy_timeline.entries.kinds import Statement
from policy_timeline.entries.terms import Basis, Mode, StanceTerm, Status
from policy_timeline.findings.diagnostics import Related

if TYPE_CHECKING:
    from collections.abc import Iterator

    from policy_timeline.entries.catalog import Catalog
    from policy_timeline.entries.kinds import Entry
    from policy_timeline.entries.origins import Origin
    from policy_timeline.entries.records import Stance
    from policy_timeline.findings.diagnostics import Diagnostic


def check_statement(catalog: Catalog, entry: Entry) -> Iterator[Diagnostic]:
    """Yield what is wrong between the fields of a statement: its stances, its status and what they need."""
    if not isinstance(entry, Statement):
        return
    origin = catalog.origin(entry)
    yield from _status(entry, origin)
    yield from _repeated_positions(entry, origin)
    for index, stance in enumerate(entry.stances):
        yield from _rationale(entry, origin, index, stance)
        yield from _conditions(entry, origin, index, stance)
        yield from _abstention(origin, index, stance)
        yield from _condition_evidence(entry, origin, index, stance)


def _status(statement: Statement, origin: Origin) -> Iterator[Diagnostic]:
    if statement.status is Status.DISPUTED and not statement.dispute:
        yield origin.finding("missing-dispute")
    if statement.dispute and statement.status not in {Status.DISPUTED, Status.DRAFT}:
        yield origin.finding("unexpected-dispute", path=("dispute",), key=True, statement=statement)
    if statement.status in {Status.CORRECTED, Status.RETRACTED} and not statement.revisions:
        yield origin.finding("missing-revision", path=("status",), statement=statement)


def _repeated_positions(statement: Statement, origin: Origin) -> Iterator[Diagnostic]:
    seen: dict[tuple[str, Mode], int] = {}
    for index, stance in enumerate(statement.stances):
        first = seen.setdefault((stance.position, stance.mode), index)
        if first != index:
            yield origin.finding(
                "repeated-position",
                path=("stances", index, "position"),
                related=(Related(origin.location(("stances", first, "position")), "the first one"),),
                stance=stance,
            )


def _rationale(statement: Statement, origin: Origin, index: int, stance: Stance) -> Iterator[Diagnostic]:
    if stance.basis is Basis.INTERPRETED and not stance.rationale:
        yield origin.finding("missing-rationale", path=("stances", index), severity=severity_of_missing(statement))


def _conditions(statement: Statement, origin: Origin, index: int, stance: Stance) -> Iterator[Diagnostic]:
    conditional = stance.stance is StanceTerm.SUPPORTS_WITH_CONDITIONS
    if conditional and not stance.conditions:
        yield origin.finding("missing-condition", path=("stances", index), severity=severity_of_missing(statement))
    if stance.conditions and not conditional:
        yield origin.finding("unexpected-condition", path=("stances", index, "conditions"), key=True, stance=stance)


def _abstention(origin: Origin, index: int, stance: Stance) -> Iterator[Diagnostic]:
    if stance.stance is StanceTerm.ABSTAINS and stance.mode is not Mode.VOTE:
        yield origin.finding("abstains-without-vote", path=("stances", index, "mode"), stance=stance)


def _condition_evidence(statement: Statement, origin: Origin, index: int, stance: Stance) -> Iterator[Diagnostic]:
    count = len(statement.evidence)
    for number, condition in enumerate(stance.conditions):
        if condition.evidence > count:
            yield origin.finding(
                "unknown-evidence-number",
                path=("stances", index, "conditions", number, "evidence"),
                condition=condition,
                count=count,
            )
