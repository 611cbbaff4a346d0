"""What a judgment on an entry follows from: so long as that is the same, so is the judgment.

It follows from the entry itself, from everything that the entry refers to, itself or through others, with the texts of
the sources among that, and from all actors: any text may name any of them.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache

from policy_timeline.entries.catalog import Catalog
from policy_timeline.entries.kinds import Actor, Entry
from policy_timeline.work.memo import digest

EntryKey = tuple[str, str]
"""The kind and the id of an entry."""


def dependency_keys(catalog: Catalog) -> Mapping[EntryKey, str]:
    """Return for each entry a text that is another one when anything has changed that a judgment follows from."""
    states = {(entry.kind, entry.id): catalog.state(entry.kind, entry.id) for entry in catalog.entries()}
    actors = digest(states[Actor.kind, id_] for id_ in catalog.actors)

    @cache
    def reached(key: EntryKey) -> str:
        return digest(sorted(catalog.state(*each) for each in _reachable(catalog, key)))

    return {
        (entry.kind, entry.id): digest((actors, states[entry.kind, entry.id], *map(reached, _referred(entry))))
        for entry in catalog.entries()
    }


def _reachable(catalog: Catalog, key: EntryKey) -> set[EntryKey]:
    found, waiting = {key}, [key]
    while waiting:
        kind, id_ = waiting.pop()
        entry = catalog.of_kind(kind).get(id_)
        new = set(_referred(entry)) - found if entry else set()
        found |= new
        waiting += new
    return found


def _referred(entry: Entry) -> Iterator[EntryKey]:
    return (key for key in entry.referred if key[0] != Actor.kind)
