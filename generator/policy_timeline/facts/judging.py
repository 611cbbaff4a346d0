"""Judges entries by the archived texts, each once, as long as all that the judgement follows from is the same.

It follows from the entry itself, from everything that the entry refers to, itself or through others, with the texts of
the sources among that, and from all actors: any text may name any of them.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from policy_timeline.entries.kinds import Actor
from policy_timeline.work.memory import Shelf, digest

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from contextlib import AbstractContextManager

    from policy_timeline.entries.catalog import Catalog
    from policy_timeline.entries.kinds import Entry
    from policy_timeline.evidence.proof import Judged
    from policy_timeline.work.workers import Finish

_Key = tuple[str, str]


class Judging:
    """Judges the entries of one catalog; `shelf` holds the judgements of earlier runs, and takes those of this one."""

    def __init__(self, catalog: Catalog, shelf: Shelf[Judged] | None = None) -> None:
        self.catalog = catalog
        self._shelf: Shelf[Judged] = shelf or Shelf()
        self._reached: dict[_Key, str] = {}

    def begun(
        self, entries: Sequence[Entry], judge: Callable[[Entry], Judged], lasts: Callable[[Judged], bool]
    ) -> AbstractContextManager[Finish[Judged]]:
        """Begin to judge entries; give what returns the judgement on each, in order. `lasts` says what can be kept.

        Entries that stand beside each other are judged in the same process.
        """
        return self._shelf.begun(judge, entries, lambda one: self._ties[one.kind, one.id], lasts)

    @cached_property
    def _ties(self) -> dict[_Key, str]:
        """For each entry a text that is another one when anything has changed that a judgement follows from."""
        states = {(one.kind, one.id): self.catalog.state(one.kind, one.id) for one in self.catalog.entries()}
        actors = digest(states[Actor.kind, id_] for id_ in self.catalog.actors)
        return {
            key: digest((actors, states[key], *map(self._reach, _referred(one))))
            for key, one in zip(states, self.catalog.entries(), strict=True)
        }

    def _reach(self, key: _Key) -> str:
        """Return the state of an entry and of all that can be reached from it."""
        known = self._reached.get(key)
        if known is None:
            known = self._reached[key] = digest(sorted(self.catalog.state(*one) for one in self._reachable(key)))
        return known

    def _reachable(self, key: _Key) -> set[_Key]:
        found, waiting = {key}, [key]
        while waiting:
            kind, id_ = waiting.pop()
            entry = self.catalog.of_kind(kind).get(id_)
            new = set(_referred(entry)) - found if entry else set()
            found |= new
            waiting += new
        return found


def _referred(entry: Entry) -> Iterator[_Key]:
    return (key for key in entry.referred if key[0] != Actor.kind)
