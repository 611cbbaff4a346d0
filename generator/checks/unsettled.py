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
    known = {(one.kind, one.id) for one in catalog.entries()}
    directly = frozenset((one.kind, one.id) for one in catalog.entries() if not known.issuperset(one.referred))
    if not directly:
        return directly
    return directly | {(one.kind, one.id) for one in catalog.entries() if not directly.isdisjoint(one.referred)}
