"""The parts that views are made of: plain values, without Markdown and without addresses."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from policy_timeline.entries.dates import DateSpan
    from policy_timeline.entries.records import Dating, Link
    from policy_timeline.entries.terms import Basis, Mode, Publish, SourceType, StanceTerm, Status
    from policy_timeline.views.each import Each


@dataclass(frozen=True, slots=True)
class Ref:
    """An entry to be named and linked: its kind, id and label."""

    kind: str
    id: str
    label: str


@dataclass(frozen=True, slots=True)
class SourceRef:
    """A source to be named under a quotation, with what is not known about it."""

    ref: Ref
    type: SourceType
    publisher: str | None
    published: DateSpan | None
    url: str | None
    sha256: str
    language: str | None
    publish: Publish


@dataclass(frozen=True, slots=True)
class Words:
    """Proved words in their context.

    `fragments` are the words between cuts as the source has them and `gaps` what was left out between them, one fewer.
    `before` and `after` are the rest of the sentence around them, `lead` and `rest` what the source says before and
    after that may change the meaning; all but the fragments are empty where the source is not to be shown. `start` and
    `end` count code points of the source. `confirmed` is False where a note of the curator, not the source, says who
    is speaking.
    `in_sentence` says that a fragment is so short that it must be shown in its sentence.
    """

    source: SourceRef
    is_quote: bool
    fragments: tuple[str, ...]
    gaps: tuple[str, ...]
    before: str
    after: str
    lead: tuple[str, ...]
    rest: tuple[str, ...]
    start: int
    end: int
    confirmed: bool
    in_sentence: bool
    number: int


@dataclass(frozen=True, slots=True)
class ConditionView:
    """A condition, and which evidence (from 1) says so."""

    text: str
    evidence: int


@dataclass(frozen=True, slots=True)
class StanceView:
    """One stance of a principal, ready to be shown beside the statement that shows it."""

    statement: str
    principal: Ref
    position: Ref
    issue: Ref
    stance: StanceTerm
    mode: Mode
    basis: Basis
    rationale: str | None
    conditions: tuple[ConditionView, ...]


@dataclass(frozen=True, slots=True)
class RevisionView:
    """A dated change of an entry."""

    date: DateSpan
    change: str
    reason: str | None


@dataclass(frozen=True, slots=True)
class Card:
    """A statement as it is shown anywhere: who said what, when, for whom, in which words, with which stances.

    Its words are looked up in their context when they are first asked for. `sources` are the ids of those that they are
    from. `place` counts the statements of its day from 0: day and place name it in the index that filters work on.
    """

    id: str
    summary: str
    speaker: Ref
    roles: tuple[str, ...]
    principal: Ref
    government: Ref | None
    date: DateSpan
    place: int
    dating: Dating | None
    event: Ref | None
    words: Each[int, Words]
    sources: tuple[str, ...]
    stances: tuple[StanceView, ...]
    status: Status
    reported: bool
    attribution: str | None
    dispute: str | None
    dispute_words: Each[int, Words]
    added: DateSpan | None
    revisions: tuple[RevisionView, ...]
    entry: str

    @property
    def ref(self) -> Ref:
        """The statement to be linked."""
        return Ref("statements", self.id, self.summary)

    @property
    def speaks_for_another(self) -> bool:
        """Whether the words count for another actor than the speaker."""
        return self.principal.id != self.speaker.id

    def stances_on(self, position: str) -> tuple[StanceView, ...]:
        """Return its stances to a position."""
        return tuple(stance for stance in self.stances if stance.position.id == position)

    @property
    def lead(self) -> Words:
        """The first words in the speaker's mouth, else the first of the source's."""
        return next((one for one in self.words if one.is_quote), self.words[0])


@dataclass(frozen=True, slots=True)
class Fact:
    """Where a fact can be read that no archived source states: links, or a note."""

    links: tuple[Link, ...]
    note: str | None
