"""What the fields of a statement must say together."""

from __future__ import annotations

from typing import TYPE_CHECKING

from policy_timeline.checks.drafts import severity_of_missing
from policy_timeline.entries.kinds import Statement
from policy_timeline.entries.terms import Basis, Mode, StanceTerm, Status
from policy_timeline.findings.diagnostics import Related, Severity

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
        yield origin.diagnostic(
            Severity.ERROR,
            "missing-dispute",
            "a disputed statement must say what is disputed",
            hint="add dispute: with a text that gives the other view in neutral words, and its evidence",
        )
    if statement.dispute and statement.status not in {Status.DISPUTED, Status.DRAFT}:
        yield origin.diagnostic(
            Severity.WARNING,
            "unexpected-dispute",
            f"a dispute is shown only where the status is disputed; it is {statement.status}",
            path=("dispute",),
            key=True,
            hint="write status: disputed, or take dispute: out and say in revisions: how it ended",
        )
    if statement.status in {Status.CORRECTED, Status.RETRACTED} and not statement.revisions:
        yield origin.diagnostic(
            Severity.WARNING,
            "missing-revision",
            f"a {statement.status} statement must say what was changed, when and why",
            path=("status",),
            hint="add revisions: with a date, a change and a reason",
        )


def _repeated_positions(statement: Statement, origin: Origin) -> Iterator[Diagnostic]:
    seen: dict[tuple[str, Mode], int] = {}
    for index, stance in enumerate(statement.stances):
        first = seen.setdefault((stance.position, stance.mode), index)
        if first != index:
            yield origin.diagnostic(
                Severity.ERROR,
                "repeated-position",
                f'a statement must take one stance to a position in each mode; "{stance.position}" stands twice with '
                f"mode {stance.mode}",
                path=("stances", index, "position"),
                hint="keep one of them; where both are said at once, its stance is mixed",
                related=(Related(origin.location(("stances", first, "position")), "the first one"),),
            )


def _rationale(statement: Statement, origin: Origin, index: int, stance: Stance) -> Iterator[Diagnostic]:
    if stance.basis is Basis.INTERPRETED and not stance.rationale:
        yield origin.diagnostic(
            severity_of_missing(statement),
            "missing-rationale",
            "an interpreted stance must say why the words are read this way",
            path=("stances", index),
            hint="add rationale:, or write basis: explicit where the words say the stance themselves",
        )


def _conditions(statement: Statement, origin: Origin, index: int, stance: Stance) -> Iterator[Diagnostic]:
    conditional = stance.stance is StanceTerm.SUPPORTS_WITH_CONDITIONS
    if conditional and not stance.conditions:
        yield origin.diagnostic(
            severity_of_missing(statement),
            "missing-condition",
            "a stance that supports with conditions must name at least one",
            path=("stances", index),
            hint="add conditions: [{text: the condition in plain words, evidence: 1}]",
        )
    if stance.conditions and not conditional:
        yield origin.diagnostic(
            Severity.ERROR,
            "unexpected-condition",
            f'only a stance that supports with conditions can have any; this one is "{stance.stance}"',
            path=("stances", index, "conditions"),
            key=True,
            hint="write stance: supports-with-conditions, or take conditions: out",
        )


def _abstention(origin: Origin, index: int, stance: Stance) -> Iterator[Diagnostic]:
    if stance.stance is StanceTerm.ABSTAINS and stance.mode is not Mode.VOTE:
        yield origin.diagnostic(
            Severity.ERROR,
            "abstains-without-vote",
            f'only in a vote can somebody abstain; the mode of this stance is "{stance.mode}"',
            path=("stances", index, "mode"),
            hint="write mode: vote, or stance: neutral where the words say that no side is taken",
        )


def _condition_evidence(statement: Statement, origin: Origin, index: int, stance: Stance) -> Iterator[Diagnostic]:
    count = len(statement.evidence)
    for number, condition in enumerate(stance.conditions):
        if condition.evidence > count:
            yield origin.diagnostic(
                Severity.ERROR,
                "unknown-evidence-number",
                f"a condition must name a piece of this statement's evidence; there is no number {condition.evidence}",
                path=("stances", index, "conditions", number, "evidence"),
                hint=f"count the pieces in evidence: from 1; the last one is number {count}",
            )
