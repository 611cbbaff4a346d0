"""What a text says about who speaks."""

from __future__ import annotations

from typing import NamedTuple


class Reading(NamedTuple):
    """To whom a text gives some words.

    `actors` are who it may be; where it is `certain`, the text gives the words to all of them. `name` is what the text
    calls somebody who is no actor; empty where it names nobody. `is_stated` says that the clause beside the words names
    them: a pronoun, or the sentence before, is enough to confirm a speaker, but not to refuse another.
    """

    actors: frozenset[str] = frozenset()
    certain: bool = False
    name: str = ""
    is_stated: bool = True

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
        return self._replace(certain=False)

    def inferred(self) -> Reading:
        """Return the same reading where no clause beside the words states it."""
        return self._replace(is_stated=False)

    def or_else(self, other: Reading) -> Reading:
        """Return the doubt between two readings; of two that agree, the one."""
        if self.actors and self.actors == other.actors and self.certain and other.certain:
            return self
        return Reading(self.actors | other.actors, certain=False, name=self.name or other.name)


NOBODY = Reading(is_stated=False)
"""The text does not say who speaks: no clause, not even one of somebody unknown."""
