"""What may be given away: the catalog without its drafts, with addresses."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

from policy_timeline import routes
from policy_timeline.entries.catalog import Catalog
from policy_timeline.entries.dates import DateSpan
from policy_timeline.entries.days import Day
from policy_timeline.entries.kinds import KINDS, Statement
from policy_timeline.evidence.proof import Proofs
from policy_timeline.facts.offices import roles
from policy_timeline.facts.publication import Publication
from policy_timeline.interface.localization import date_text, translator
from policy_timeline.outputs import Options

VERSION = "1.0"
"""The version of the data files' format; what has one major number only ever gains keys."""


def published_of(catalog: Catalog, proofs: Proofs, options: Options, as_of: Day) -> Published:
    """Return what of a catalog without errors may be given away, as it stands on the day `as_of`."""
    addresses = routes.Addresses(options.site_url, options.directory_urls)
    return Published(Publication(catalog), proofs, addresses, options.site_name, as_of, options.language)


@dataclass(frozen=True)
class Published:
    """The published record on the day `as_of`, and what is needed to name places in it."""

    publication: Publication
    proofs: Proofs
    addresses: routes.Addresses
    site_name: str
    as_of: Day
    language: str = "en"

    @property
    def catalog(self) -> Catalog:
        """All entries."""
        return self.publication.catalog

    @cached_property
    def retired(self) -> tuple[str, ...]:
        """The kind/id of every retired entry, in order."""
        return tuple(sorted(self.catalog.retired))

    def successor(self, old: str) -> str | None:
        """Return the kind/id of the published entry that took a retired one's place, or None."""
        target = self.catalog.retired[old].target
        kind, _, id_ = (target or "").partition("/")
        return target if target and id_ in self._ids[kind] else None

    @cached_property
    def _ids(self) -> Mapping[str, frozenset[str]]:
        return {kind: frozenset(entry.id for entry in self.publication.entries(kind)) for kind in KINDS}

    def first_address(self, kind: str, id_: str) -> tuple[str, str]:
        """Return the kind and the id under which an entry was published first: retired.yml lists that before others."""
        first_kind, _, first_id = self._first_addresses.get(f"{kind}/{id_}", f"{kind}/{id_}").partition("/")
        return first_kind, first_id

    @cached_property
    def _first_addresses(self) -> Mapping[str, str]:
        return {gone.target: old for old, gone in reversed([*self.catalog.retired.items()]) if gone.target}

    def url(self, kind: str, id_: str) -> str:
        """Return the address of an entry's page: absolute when the site's is known, else from its root."""
        return self.addresses.absolute(routes.entry(kind, id_)) + routes.anchor(kind, id_)

    def role(self, statement: Statement) -> str | None:
        """Return the roles that the speaker held on the day, or None where no entry says of any."""
        return ", ".join(roles(self.catalog, statement)) or None

    def issues_of(self, statement: Statement) -> Iterable[str]:
        """Return the ids of the issues that a statement's stances are about, each once."""
        positions = self.catalog.positions
        return dict.fromkeys(positions[stance.position].issue for stance in statement.stances)

    @cached_property
    def translate(self) -> Callable[[str], str]:
        """What translates the interface's messages into its language."""
        return translator(self.language)

    def date_in_words(self, span: DateSpan) -> str:
        """Return a date as a reader writes it, such as 12 February 2025 or about March 2025."""
        return date_text(span, self.language, self.translate)
