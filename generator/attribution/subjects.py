"""The subjects of a sentence's clauses: who does something, and whom a pronoun means.

There is no parser here: word lists and the order of words decide, and what they leave open stays open. A possessive
("Rutte's plan"), an object ("met Rutte") and a name after a preposition ("for Rutte") are no subjects.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple, Protocol

from generator.attribution.readings import NOBODY, Reading

if TYPE_CHECKING:
    from generator.attribution.names import Names
    from generator.attribution.tokens import Sentence, Token
    from generator.texts.language import Language

_ASIDE = 14  # words that a remark between commas may have
_CLOSING = frozenset({",", ")", "–", "—"})
_OPENING = frozenset({",", "(", "–", "—"})


class Before(Protocol):
    """What the sentences before one say."""

    def about(self, *, person: bool) -> Reading:
        """Return whom they were last about: the subject of the nearest clause, a person or a body."""
        ...

    def gender(self, actor: str) -> str | None:
        """Return "he" or "she" where the text calls an actor by a title that tells, else None."""
        ...


class Subject(NamedTuple):
    """A subject: where it stands, with the names joined to it, and whether its clause is inside another one."""

    at: int
    joined: tuple[int, ...]
    is_person: bool
    is_inner: bool


@dataclass(frozen=True)
class Grammar:
    """Reads the clauses of one sentence."""

    tokens: Sentence
    names: Names
    language: Language
    before: Before

    @cached_property
    def subjects(self) -> tuple[Subject, ...]:
        """The subjects of the sentence, in order; names joined by "and" are one."""
        found: list[Subject] = []
        for at in range(len(self.tokens)):
            if not self._is_subject(at):
                continue
            joined = (*found.pop().joined, at) if found and self._joins(found[-1].at, at) else (at,)
            person = len(joined) == 1 and (self.is_pronoun(at) or self.names_person(at))
            body = self.tokens[at].low in self.language.it
            found.append(Subject(at, joined, person and not body, self._is_inner(at)))
        return tuple(found)

    def subjects_before(self, end: int) -> tuple[Subject, ...]:
        """Return the subjects among the first `end` tokens."""
        return tuple(one for one in self.subjects if one.at < end)

    def reading(self, subject: Subject) -> Reading:
        """Return who a subject is: all of those joined."""
        readings = [self.reading_of(at) for at in subject.joined]
        if len(readings) == 1:
            return readings[0]
        actors = frozenset(actor for one in readings for actor in one.actors)
        return Reading(actors, certain=all(one.certain for one in readings))

    def reading_of(self, at: int) -> Reading:
        """Return whom a name or pronoun means."""
        token = self.tokens[at]
        if token.is_name:
            return Reading(token.actors, certain=len(token.actors) == 1, name=token.text)
        if token.low in self.language.it:
            return self._antecedent(at, person=False)
        return self._gendered(self._antecedent(at, person=True), "he" if token.low in self.language.he else "she")

    def _antecedent(self, at: int, *, person: bool) -> Reading:
        near = [one for one in self.subjects_before(at) if one.is_person == person]
        return self.last_of(near) if near else self.before.about(person=person)

    def last_of(self, subjects: list[Subject]) -> Reading:
        """Return who the last of some subjects is, in doubt where its clause is inside that of another one."""
        reading = self.reading(subjects[-1])
        if subjects[-1].is_inner:
            for other in reversed(subjects[:-1]):
                outer = self.reading(other)
                if outer.actors != reading.actors:
                    return reading.or_else(outer)
        return reading

    def _gendered(self, reading: Reading, gender: str) -> Reading:
        actor = reading.only
        return NOBODY if actor and self.before.gender(actor) not in {None, gender} else reading

    def is_pronoun(self, at: int) -> bool:
        """Return whether a token is a pronoun that is a subject."""
        return self.tokens[at].is_word and self.tokens[at].low in self.language.pronouns

    def names_person(self, at: int) -> bool:
        """Return whether a name is a person's; a stranger may be one."""
        return all(self.names.is_person(one) for one in self.tokens[at].actors)

    def _is_subject(self, at: int) -> bool:
        """Return whether a token is a subject: a pronoun, or a name before a verb where a clause can begin."""
        token = self.tokens[at]
        if not token.is_name:
            return token.is_word and token.low in self.language.pronouns
        if token.is_possessive or self._describes_next(at):
            return False
        start = self.phrase_start(at)
        if self._is_inverted(start):
            return True
        if start and not self._can_precede(self.tokens[start - 1]):
            return self._is_postposed(start)
        return self._has_verb_after(at) or self._is_postposed(start)

    def _is_postposed(self, start: int) -> bool:
        """Return whether a phrase follows its verb in a language that inverts, and nobody stands before the verb."""
        if not self.language.inverts or not start or not self.is_verb(start - 1):
            return False
        clause = start - 1
        while clause and not self.tokens[clause - 1].is_mark and self.tokens[clause - 1].quotation is None:
            clause -= 1
        return not any(one.is_name or one.low in self.language.pronouns for one in self.tokens[clause:start])

    def _describes_next(self, at: int) -> bool:
        """Return whether a name only describes the one after it: `NATO` in `NATO Secretary General Mark Rutte`."""
        if self.tokens[at].actors and self.names_person(at):
            return False
        for one in self.tokens[at + 1 :]:
            if one.is_name or not (one.is_word and (one.is_capital or one.low in self.language.titles)):
                return one.is_name
        return False

    def phrase_start(self, at: int) -> int:
        """Return where the phrase of a name begins: with the titles, offices and articles before it."""
        while at and self._belongs(at - 1):
            at -= 1
        return at

    def _belongs(self, at: int) -> bool:
        token, language = self.tokens[at], self.language
        if token.is_name:
            return True
        if not token.is_word:
            return False
        if token.low in language.of:
            return at > 0 and self.tokens[at - 1].low in language.titles
        plain = token.is_capital or token.is_possessive
        return token.low in language.before_names or (plain and token.low not in language.before_subjects)

    def _can_precede(self, token: Token) -> bool:
        if not token.is_word:
            return not token.is_name
        return token.low in self.language.before_subjects or token.low.endswith(self.language.adverb_ends)

    def _is_inner(self, at: int) -> bool:
        """Return whether a subject's clause is part of another: after "that", "while" or a verb of speech."""
        start = self.phrase_start(at)
        return bool(start) and self.tokens[start - 1].low in self.language.enclosing and not self._is_inverted(start)

    def _is_inverted(self, start: int) -> bool:
        """Return whether a phrase follows its verb, as in `“…,” said Rutte`."""
        if not start or self.tokens[start - 1].low not in self.language.speech:
            return False
        before = self.tokens[max(0, start - 3) : start - 1]
        return any(one.quotation is not None for one in before) and not any(
            one.is_word or one.is_name for one in before
        )

    def _has_verb_after(self, at: int) -> bool:
        after = at + 1
        while after + 1 < len(self.tokens) and self._joined_name(after):
            after += 2
        if after < len(self.tokens) and self.tokens[after].text in _OPENING:
            after = self._after_aside(after)
        while after < len(self.tokens) and self.is_adverb(after):
            after += 1
        return after < len(self.tokens) and (
            self.is_verb(after) or (self.names_person(at) and self._may_be_verb(self.tokens[after]))
        )

    def _may_be_verb(self, token: Token) -> bool:
        """Return whether a token can be a verb at all: a small word that is nothing else by its list."""
        return token.is_word and not token.is_capital and token.low not in self.language.no_verbs

    def _joined_name(self, at: int) -> bool:
        joins = self.tokens[at].low in self.language.joining or self.tokens[at].text == ","
        return joins and self.tokens[at + 1].is_name

    def _after_aside(self, at: int) -> int:
        for number in range(at + 1, min(at + _ASIDE, len(self.tokens))):
            if self.tokens[number].text in _CLOSING:
                return number + 1
        return len(self.tokens)

    def is_adverb(self, at: int) -> bool:
        """Return whether a token may stand between a subject and its verb."""
        low = self.tokens[at].low
        return low in self.language.adverbs or low.endswith(self.language.adverb_ends)

    def is_verb(self, at: int) -> bool:
        """Return whether a token looks like a finite verb."""
        token = self.tokens[at]
        if not token.is_word or token.is_capital:
            return False
        return token.low in self.language.verbs or token.low.endswith(self.language.finite_ends)

    def _joins(self, first: int, second: int) -> bool:
        between = self.tokens[first + 1 : self.phrase_start(second)]
        return bool(between) and all(one.low in self.language.joining or one.text == "," for one in between)
