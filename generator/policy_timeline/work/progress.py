"""How a long run tells how far it is: it takes its items through a function that somebody may watch."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Protocol, TypeVar

Item = TypeVar("Item")


class Track(Protocol):
    """Hands on the items of a step one by one, each when the one before is done."""

    def __call__(self, items: Sequence[Item], step: str, /) -> Iterable[Item]:
        """Return the items of the step, which goes by a name such as "Reading entries"."""
        ...


def untracked(items: Sequence[Item], _step: str, /) -> Iterable[Item]:
    """Hand on the items; nobody watches."""
    return items
