"""What may be given away: the catalog without its drafts, with addresses."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from policy_timeline import routes
from policy_timeline.facts.offices import roles

if TYPE_CHECKING:
    from datetime import date

    from policy_timeline.entries.catalog import Catalog
    from policy_timeline.entries.kinds import Statement
    from policy_timeline.evidence.proof import Proofs
    from policy_timeline.facts.publication import Publication

VERSION = "1.0"
"""The version of the data files' format; what has one major number only ever gains keys."""


@dataclass(frozen=True)
class Published:
    """The published record on the day `as_of`, and what is needed to name places in it."""

    publication: Publication
    proofs: Proofs
    addresses: routes.Addresses
    site_name: str
    as_of: date

    @property
    def catalog(self) -> Catalog:
        """All entries."""
        return self.publication.catalog

    def url(self, kind: str, id_: str) -> str:
        """Return the address of an entry's page: absolute when the site's is known, else from its root."""
        return self.addresses.absolute(routes.entry(kind, id_)) + routes.anchor(kind, id_)

    def role(self, statement: Statement) -> str | None:
        """Return the roles that the speaker held on the day, or None where no entry says of any."""
        return ", ".join(roles(self.catalog, statement)) or None
