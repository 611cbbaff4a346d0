"""What is published, and what of that counts: decided here for checks, views, exports and the comparison of states.

A draft is published nowhere; a preview alone shows it. A retracted statement keeps its page, and its stances no longer
count. A shift is shown where it is confirmed and both its statements count.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from policy_timeline.entries.terms import ShiftType, Status

if TYPE_CHECKING:  # with these comes the program, which whoever only shows findings does without
    from policy_timeline.entries.catalog import Catalog
    from policy_timeline.entries.kinds import Entry, Shift, Statement


def is_published(statement: Statement) -> bool:
    """Return whether a statement is part of the record, with a page of its own: all but drafts."""
    return statement.status is not Status.DRAFT


def is_retracted(statement: Statement) -> bool:
    """Return whether a statement no longer counts for where anybody stands."""
    return statement.status is Status.RETRACTED


@dataclass(frozen=True)
class Publication:
    """What of a catalog its readers get; with `drafts`, what a curator sees in a preview."""

    catalog: Catalog
    drafts: bool = False

    @cached_property
    def statements(self) -> tuple[Statement, ...]:
        """The statements that have a page, in order of time."""
        all_of = self.catalog.statements_in_time
        return all_of if self.drafts else tuple(filter(is_published, all_of))

    @cached_property
    def counting(self) -> tuple[Statement, ...]:
        """The statements whose stances count, in the same order."""
        return tuple(statement for statement in self.statements if not is_retracted(statement))

    @cached_property
    def shifts(self) -> tuple[Shift, ...]:
        """The confirmed shifts between statements that count, in order of id."""
        counting = {statement.id for statement in self.counting}
        return tuple(
            shift
            for shift in self.catalog.shifts.values()
            if shift.type is not ShiftType.DISMISSED and counting.issuperset((shift.from_, shift.to))
        )

    def entries(self, kind: str) -> Sequence[Entry]:
        """Return the entries of a kind: statements in order of time, all others in order of id."""
        if kind == "statements":
            return self.statements
        return self.shifts if kind == "shifts" else tuple(self.catalog.of_kind(kind).values())
