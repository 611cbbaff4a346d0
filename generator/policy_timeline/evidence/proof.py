"""What a proved quotation is: the exact place of its words in an archived text."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from policy_timeline.findings.diagnostics import Diagnostic
from policy_timeline.findings.locations import Path
from policy_timeline.texts.stretches import Stretch


class Proof(NamedTuple):
    """Where the words of one piece of evidence stand in their source.

    `fragments` are the parts between cuts, in order; a quotation without a cut has one. `rest` is what the source
    goes on to say (or said just before) inside the same quotation marks and sentence, where that may change the
    meaning. `confirmed` says whether the source itself names the speaker: False where a person's note does, or
    nothing. `sentence` is where the whole sentences stand that hold a fragment of fewer than three words: such
    words are shown in them; None where every fragment is longer. All are stretches of the reading text; `archived`
    is where the words stand in the archived text, None where that is the same.
    """

    source: str
    fragments: tuple[Stretch, ...]
    rest: tuple[Stretch, ...] = ()
    confirmed: bool = True
    sentence: Stretch | None = None
    archived: Stretch | None = None

    @property
    def span(self) -> Stretch:
        """From the first word to the last, in the reading text."""
        return Stretch(self.fragments[0].start, self.fragments[-1].end)

    @property
    def start(self) -> int:
        """Where the first fragment begins in the archived text, as exports give it."""
        return (self.archived or self.span).start

    @property
    def end(self) -> int:
        """Where the last fragment ends in the archived text."""
        return (self.archived or self.span).end


ProofKey = tuple[str, str, Path]
"""The kind and id of an entry, and the path of the piece of evidence in it, such as ("evidence", 0)."""

Proofs = Mapping[ProofKey, Proof]


class Judged(NamedTuple):
    """What was found about one entry in the archived texts: proofs by the path of the evidence, and findings."""

    proofs: tuple[tuple[Path, Proof], ...]
    diagnostics: tuple[Diagnostic, ...]
