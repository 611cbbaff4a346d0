"""What one run found out, for the next one: each thing under a key that names all that it follows from.

So nothing has to be told when it is out of date: what changes gets another key, and what no run asked for is forgotten.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from generator.processes import spread

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from generator.progress import Track

Item = TypeVar("Item")
Value = TypeVar("Value")


def digest(parts: Iterable[str]) -> str:
    """Return a short text that is another one when any of the parts is."""
    return hashlib.blake2b("\0".join(parts).encode(), digest_size=16).hexdigest()


def _always(_: object) -> bool:
    return True


class Shelf(Generic[Value]):
    """Values by key: those of the run before, and those that this run has used so far."""

    def __init__(self, known: Mapping[str, Value] | None = None) -> None:
        self.known: Mapping[str, Value] = known or {}
        self._used: dict[str, Value] = {}

    def answers(
        self,
        work: Callable[[Item], Value],
        items: Mapping[str, Item],
        track: Track,
        step: str,
        lasts: Callable[[Value], bool] = _always,
    ) -> list[Value]:
        """Return the value of each item, in order: by its key a known one, else what `work` makes of it.

        A value that does not last, as it follows from more than its key names, is not kept.
        """
        new = [key for key in items if key not in self.known]
        made = dict(zip(track(new, step), spread(work, [items[key] for key in new]), strict=True))
        values = {key: made[key] if key in made else self.known[key] for key in items}
        self._used.update((key, value) for key, value in values.items() if lasts(value))
        return list(values.values())

    def recall(self, key: str, make: Callable[[], Value], *, lasts: bool = True) -> Value:
        """Return the known value, or else the one that `make` returns; one that does not last is not kept."""
        value = self.known[key] if key in self.known else make()
        if lasts:
            self._used[key] = value
        return value

    def turn(self) -> None:
        """Forget what this run has not used."""
        self.known, self._used = self._used, {}


@dataclass
class Memory:
    """What is kept: the hashes of files, files as read, archived texts, and what was found about an entry in the texts.

    `values` are the plain values of files by the hash of their bytes, of an earlier process; they serve one run.
    """

    values: Mapping[str, dict[str, Any]] = field(default_factory=dict)
    hashes: Shelf[str] = field(default_factory=Shelf)
    reads: Shelf[Any] = field(default_factory=Shelf)
    texts: Shelf[Any] = field(default_factory=Shelf)
    judged: Shelf[Any] = field(default_factory=Shelf)

    def turn(self) -> None:
        """End a run."""
        self.values = {}
        for shelf in (self.hashes, self.reads, self.texts, self.judged):
            shelf.turn()
