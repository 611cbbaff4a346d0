"""What may be given away: the catalog without its drafts, with addresses."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from policy_timeline import routes
from policy_timeline.entries.catalog import is_shown
from policy_timeline.entries.terms import ShiftType

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from policy_timeline.entries.catalog import Catalog
    from policy_timeline.entries.kinds import Entry, Shift, Statement
    from policy_timeline.evidence.proof import Proofs

VERSION = "1.0"
"""The version of the data files' format; what has one major number only ever gains keys."""


@dataclass(frozen=True)
class Published:
    """The published record on the day `as_of`, and what is needed to name places in it."""

    catalog: Catalog
    proofs: Proofs
    addresses: routes.Addresses
    site_name: str
    as_of: date

    @cached_property
    def statements(self) -> tuple[Statement, ...]:
        """All statements but drafts, in order of date, then of id."""
        return tuple(one for one in self.catalog.statements_in_time if is_shown(one, drafts=False))

    @cached_property
    def shifts(self) -> tuple[Shift, ...]:
        """The confirmed shifts, in order of id; the checks refuse one that rests on a draft."""
        return tuple(one for one in self.catalog.shifts.values() if one.type is not ShiftType.DISMISSED)

    def entries(self, kind: str) -> Sequence[Entry]:
        """Return the published entries of a kind in the order in which files list them."""
        if kind == "statements":
            return self.statements
        return self.shifts if kind == "shifts" else tuple(self.catalog.of_kind(kind).values())

    def url(self, kind: str, id_: str) -> str:
        """Return the address of an entry's page: absolute when the site's is known, else from its root."""
        return self.addresses.absolute(routes.entry(kind, id_)) + routes.anchor(kind, id_)

    def role(self, statement: Statement) -> str | None:
        """Return the roles that the speaker held on the day, or None where no entry says of any."""
        return ", ".join(self.catalog.roles(statement)) or None
