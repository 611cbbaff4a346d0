"""Which entries cannot be judged yet, because something that they refer to is missing or could not be read."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from generator.catalog import Catalog

EntryKey = tuple[str, str]
"""The kind and the id of an entry."""


def unsettled(catalog: Catalog) -> frozenset[EntryKey]:
    """Return the entries that refer, themselves or through one other entry, to one that is not in the catalog.

    What is wrong there is reported where it stands; a finding that follows from it would only hide it.
    """
    missing = [key for key in catalog.referrers if key[1] not in catalog.of_kind(key[0])]
    directly = _referrers(catalog, missing)
    return directly | _referrers(catalog, directly)


def _referrers(catalog: Catalog, keys: list[EntryKey] | frozenset[EntryKey]) -> frozenset[EntryKey]:
    return frozenset((one.kind, one.id) for key in keys for one in catalog.referrers.get(key, ()))
