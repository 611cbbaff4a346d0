"""A quotation in its sentence, with the clauses before and behind it, and who they are."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from policy_timeline.evidence.speakers.clauses import CLOSED, Clause, Grammar
from policy_timeline.evidence.speakers.focus import Who
from policy_timeline.evidence.speakers.readings import NOBODY, Reading
from policy_timeline.evidence.speakers.sentences import DASHES, Token


@dataclass(frozen=True)
class Scene:
    """A quotation at token `at` of a sentence, with its clauses and who they are."""

    who: Who
    at: int

    @property
    def grammar(self) -> Grammar:
        """The sentence."""
        return self.who.grammar

    def token(self, at: int) -> Token | None:
        """Return a token of the sentence, or None."""
        return self.grammar.token(at)

    @property
    def quotation(self) -> Token:
        """The quotation."""
        return self.grammar.tokens[self.at]

    @property
    def next_quotation(self) -> Scene | None:
        """The next quotation of the sentence, if there is one."""
        places = (at for at, token in enumerate(self.grammar.tokens) if at > self.at and token.is_quotation)
        return next((Scene(self.who, at) for at in places), None)

    @cached_property
    def before(self) -> tuple[Clause, ...]:
        """The clauses that begin before the quotation."""
        found = (clause for clause in self.grammar.clauses if clause.verb.start < self.at)
        return tuple(sorted(found, key=lambda clause: clause.verb.start))

    @cached_property
    def after(self) -> tuple[Clause, ...]:
        """The clauses behind the quotation."""
        return tuple(clause for clause in self.grammar.clauses if clause.start > self.at)

    @cached_property
    def tail(self) -> Clause | None:
        """The clause that begins right behind the quotation, if one does."""
        at = self.past_marks(self.at + 1)
        first = self.grammar.phrase_at(at)
        told = first.end if first else -1  # `“…,” Tarr was told by Mora`
        found = (
            clause
            for clause in self.after
            if at <= clause.start <= self._past_adverbs(at) or clause.start == clause.verb.start == told
        )
        return next(found, None)

    def past_marks(self, at: int) -> int:
        """Return where the words go on behind a comma or a dash at a token."""
        while (token := self.token(at)) is not None and token.text in (",", *DASHES):
            at += 1
        return at

    def _past_adverbs(self, at: int) -> int:
        while (token := self.token(at)) is not None and token.has("adverb", "as"):
            at += 1
        return at

    @property
    def begin(self) -> int:
        """Where what may speak of the quotation begins: behind the quotation before it, or at the sentence's start."""
        return max((at + 1 for at in range(self.at) if self.grammar.tokens[at].is_quotation), default=0)

    def is_marked(self) -> bool:
        """Whether the quotation ends as one does that a clause of speaking follows, or a mark behind it says so."""
        token = self.token(self.at + 1)
        return self.quotation.last in CLOSED or (token is not None and token.text in (",", *DASHES))

    def is_ours(self, clause: Clause) -> bool:
        """Return whether "I" or "we" is the subject of a clause."""
        return clause.subject is not None and self.grammar.tokens[clause.subject.heads[0]].has("first_person")

    def subject_of(self, clause: Clause) -> Reading:
        """Return who the subject of a clause is: of one that has none of its own, of the outer one before it."""
        if clause.subject is not None:
            return self.who.phrase(clause.subject)
        earlier = [
            other for other in self.grammar.clauses if other.subject and other.start < clause.start and other.is_outer
        ]
        if earlier:
            reading = self.who.phrase(earlier[-1].subject)
            quoted = (at for at in range(earlier[-1].end, clause.start) if self.grammar.tokens[at].is_quotation)
            between = self.grammar.tokens[max(quoted, default=earlier[-1].end) : clause.start]
            is_anothers = clause.link != "sharing" and _has_relative(between)
            is_anothers = is_anothers or (bool(between) and between[-1].has("that"))  # `a report that called it`
            return reading.doubtful() if is_anothers else reading
        first = self.grammar.phrase_at(0)
        if clause.start and first and self.who.is_person(first):
            return self.who.phrase(first)
        later = [
            other for other in self.grammar.clauses if other.subject and other.start > clause.start and other.is_outer
        ]
        if clause.start or clause.link != "sharing":
            return NOBODY
        focus = self.who.focus.speaker if self.who.focus.is_open else NOBODY
        return self.who.phrase(later[0].subject) if later else focus.inferred()


def _has_relative(between: Sequence[Token]) -> bool:
    """Return whether "who" stands among some tokens: a word that may be an article only behind a comma."""
    pairs = zip((None, *between), between, strict=False)
    return any(
        token.has("relative") and (not token.has("det") or (before is not None and before.text == ","))
        for before, token in pairs
    )
