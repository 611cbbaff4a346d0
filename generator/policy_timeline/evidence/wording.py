"""The words of a piece of evidence as the curator wrote them: their fragments, and what looks like an insertion."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property

from policy_timeline.texts.folding import fold

_CUT = re.compile(r"\[(?:…|\.\.\.)\]")
_INSERTION = re.compile(r"\[[^\[\]]*\]")


@dataclass(frozen=True)
class Wording:
    """The words of one piece of evidence; `may_cut` is False where […] is the source's own."""

    text: str
    may_cut: bool = True

    @cached_property
    def whole(self) -> str:
        """The words as they would stand in the source if what looks like a cut were the source's own."""
        return fold(self.text).text.strip()

    @cached_property
    def fragments(self) -> tuple[str, ...]:
        """The folded words between the cuts."""
        if not self.may_cut:
            return (self.whole,)
        return tuple(fold(part).text.strip() for part in _CUT.split(self.text))

    @property
    def has_cuts(self) -> bool:
        """Whether it is marked as cut."""
        return len(self.fragments) > 1

    def uncut(self) -> Wording:
        """Return the same words without cuts."""
        return Wording(self.text, may_cut=False)

    @property
    def insertion(self) -> str | None:
        """The first text in square brackets that is no cut, or None."""
        return next((found for found in _INSERTION.findall(self.text) if not _CUT.fullmatch(found)), None)
