"""What a text says about who speaks."""

from __future__ import annotations

from typing import NamedTuple


class Reading(NamedTuple):
    """To whom a text gives some words.

    `actors` are who it may be; where it is `certain`, the text gives the words to all of them. `name` is what the text
    calls somebody who is no actor; empty where it names nobody.
    """

    actors: frozenset[str] = frozenset()
    certain: bool = False
    name: str = ""

    @property
    def is_known(self) -> bool:
        """Whether the text names at least one actor."""
        return bool(self.actors)

    @property
    def only(self) -> str | None:
        """The one actor whom the text gives the words to for certain, or None."""
        return next(iter(self.actors)) if self.certain and len(self.actors) == 1 else None

    def doubtful(self) -> Reading:
        """Return the same reading, no longer certain."""
        return Reading(self.actors, certain=False, name=self.name)

    def or_else(self, other: Reading) -> Reading:
        """Return the doubt between two readings."""
        return Reading(self.actors | other.actors, certain=False, name=self.name or other.name)


NOBODY = Reading()
"""The text does not say who speaks."""
