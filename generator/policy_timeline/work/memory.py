"""What one run found out, for the next one: each thing under a key that names all that it follows from.

So nothing has to be told when it is out of date: what changes gets another key, and what no run asked for is forgotten.
"""

from __future__ import annotations

import hashlib
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from policy_timeline.work.workers import begun

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from policy_timeline.work.progress import Track
    from policy_timeline.work.workers import Finish

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

    @contextmanager
    def begun(
        self,
        work: Callable[[Item], Value],
        items: Sequence[Item],
        key: Callable[[Item], str],
        lasts: Callable[[Value], bool] = _always,
    ) -> Iterator[Finish[Value]]:
        """Begin to work on the items whose key is not known; give what returns the value of each item, in order.

        A value that does not last, as it follows from more than its key names, is not kept. Where nothing is known, the
        work begins before any key is worked out.
        """
        keys = list(map(key, items)) if self.known else []
        new = [one for one, name in zip(items, keys, strict=True) if name not in self.known] if keys else items
        with begun(work, new) as rest:

            def finish(track: Track, step: str) -> list[Value]:
                names = keys or list(map(key, items))
                made = dict(zip((one for one in names if one not in self.known), rest(track, step), strict=True))
                values = {one: made[one] if one in made else self.known[one] for one in names}
                self._used.update((one, value) for one, value in values.items() if lasts(value))
                return [values[one] for one in names]

            yield finish

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

    `values` are the plain values of files by the hash of their bytes, of an earlier process, and `contents` the bytes
    of files that were just read, by their stamps; both serve one run.
    """

    values: Mapping[str, dict[str, Any]] = field(default_factory=dict)
    contents: Mapping[str, bytes] = field(default_factory=dict)
    hashes: Shelf[str] = field(default_factory=Shelf)
    reads: Shelf[Any] = field(default_factory=Shelf)
    texts: Shelf[Any] = field(default_factory=Shelf)
    judged: Shelf[Any] = field(default_factory=Shelf)

    def turn(self) -> None:
        """End a run."""
        self.values, self.contents = {}, {}
        for shelf in (self.hashes, self.reads, self.texts, self.judged):
            shelf.turn()
