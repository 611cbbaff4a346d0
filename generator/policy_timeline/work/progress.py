"""How a long run tells how far it is: it takes its items through a function that somebody may watch."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol, TypeVar

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

Item = TypeVar("Item")


class Track(Protocol):
    """Hands on the items of a step one by one, each when the one before is done."""

    def __call__(self, items: Sequence[Item], step: str, /) -> Iterable[Item]:
        """Return the items of the step, which goes by a name such as "Reading entries"."""
        ...


def untracked(items: Sequence[Item], _step: str, /) -> Iterable[Item]:
    """Hand on the items; nobody watches."""
    return items
