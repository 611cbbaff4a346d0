"""A sequence in which each value is made when it is first asked for: a preview shows one page of thousands."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from typing import Generic, TypeVar, overload

Id = TypeVar("Id", bound=Hashable)
Value = TypeVar("Value")


class Each(Sequence[Value], Generic[Id, Value]):
    """The values that `make` gives for each of `ids`, in that order, each made once and not before it is needed."""

    __slots__ = ("_made", "_make", "ids")

    def __init__(self, ids: Iterable[Id], make: Callable[[Id], Value]) -> None:
        self.ids = tuple(ids)
        self._make = make
        self._made: dict[Id, Value] = {}

    def of(self, id_: Id) -> Value:
        """Return the value of an id."""
        if id_ not in self._made:
            self._made[id_] = self._make(id_)
        return self._made[id_]

    @overload
    def __getitem__(self, index: int) -> Value: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[Value]: ...
    def __getitem__(self, index: int | slice) -> Value | Sequence[Value]:
        """Return the value at a place, or those of a slice."""
        if isinstance(index, slice):
            return tuple(map(self.of, self.ids[index]))
        return self.of(self.ids[index])

    def __len__(self) -> int:
        return len(self.ids)

    def __iter__(self) -> Iterator[Value]:
        return map(self.of, self.ids)
