"""The names by which actors, positions, issues, events and sources are looked for."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from policy_timeline.entries.kinds import Entry
from policy_timeline.views.edition import Edition

NAMED = ("actors", "positions", "issues", "events", "sources")
"""The kinds whose entries are found by name; a statement is found by its words."""


@dataclass(frozen=True, slots=True)
class NamedEntry:
    """An entry with a page: its kind, id and label, and what else it is called: shorter, by sources, by registers."""

    kind: str
    id: str
    label: str
    others: tuple[str, ...]


def names_of(edition: Edition) -> Iterator[NamedEntry]:
    """Yield every entry that is found by name, in the order of `NAMED` and of the files."""
    for kind in NAMED:
        for id_, entry in edition.catalog.of_kind(kind).items():
            yield NamedEntry(kind, id_, entry.label, tuple(dict.fromkeys(_others(entry))))


def _others(entry: Entry) -> Iterator[str]:
    if entry.short_label:
        yield entry.short_label
    yield from getattr(entry, "aliases", ())
    yield from (known.identifier for known in getattr(entry, "identifiers", ()))
