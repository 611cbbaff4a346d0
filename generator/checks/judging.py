"""Judges entries by the archived texts, each once, as long as all that the judgement follows from is the same.

It follows from the entry itself, from everything that the entry refers to, itself or through others, with the texts of
the sources among that, and from all actors: any text may name any of them.
"""

from __future__ import annotations

import hashlib
from functools import cached_property
from typing import TYPE_CHECKING

from generator.memory import Shelf
from generator.model import Actor, Source
from generator.progress import untracked

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from generator.catalog import Catalog
    from generator.model import Entry
    from generator.progress import Track
    from generator.proofs import Judged

_Key = tuple[str, str]


class Judging:
    """Judges the entries of one catalog; `shelf` holds the judgements of earlier runs, and takes those of this one."""

    def __init__(self, catalog: Catalog, shelf: Shelf[Judged] | None = None, track: Track = untracked) -> None:
        self.catalog = catalog
        self._shelf: Shelf[Judged] = shelf or Shelf()
        self._track = track
        self._reached: dict[_Key, str] = {}

    def of(
        self, entries: Iterable[Entry], judge: Callable[[Entry], Judged], step: str, lasts: Callable[[Judged], bool]
    ) -> list[Judged]:
        """Return the judgement on each entry, in order; `step` names what is judged, and `lasts` says what can be kept.

        Entries that stand beside each other are judged in the same process.
        """
        keyed = {f"{step} {self._ties[one.kind, one.id]}": one for one in entries}
        return self._shelf.answers(judge, keyed, self._track, step, lasts)

    @cached_property
    def _ties(self) -> dict[_Key, str]:
        """For each entry a text that is another one when anything has changed that a judgement follows from."""
        actors = _digest(self._state((Actor.kind, id_)) for id_ in self.catalog.actors)
        return {
            (one.kind, one.id): _digest((actors, self._state((one.kind, one.id)), *map(self._reach, _referred(one))))
            for one in self.catalog.entries()
        }

    def _reach(self, key: _Key) -> str:
        """Return the state of an entry and of all that can be reached from it."""
        if key not in self._reached:
            self._reached[key] = _digest(sorted(map(self._state, self._reachable(key))))
        return self._reached[key]

    def _reachable(self, key: _Key) -> set[_Key]:
        found, waiting = {key}, [key]
        while waiting:
            kind, id_ = waiting.pop()
            entry = self.catalog.of_kind(kind).get(id_)
            new = set(_referred(entry)) - found if entry else set()
            found |= new
            waiting += new
        return found

    def _state(self, key: _Key) -> str:
        """Return the file of an entry with the hash of its bytes, and the hash of its text; or that there is none."""
        kind, id_ = key
        if id_ not in self.catalog.of_kind(kind):
            return f"{kind}/{id_}: none"
        origin = self.catalog.origins[key]
        text = self.catalog.texts.get(id_) if kind == Source.kind else None
        return f"{kind}/{id_}: {origin.file} {origin.digest} {text.file if text else ''} {text.sha256 if text else ''}"


def _referred(entry: Entry) -> Iterator[_Key]:
    return ((kind, id_) for _, kind, id_ in entry.references if kind != Actor.kind)


def _digest(parts: Iterable[str]) -> str:
    return hashlib.blake2b("\0".join(parts).encode(), digest_size=16).hexdigest()
