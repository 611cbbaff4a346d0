"""The subjects of a narration's clauses: who does something, and whom a pronoun means.

There is no parser here: words lists and the order of words decide, and what they leave open stays open. A possessive
("Rutte's plan"), an object ("met Rutte") and a name after a preposition ("for Rutte") are no subjects.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from generator.attribution.readings import NOBODY, Reading

if TYPE_CHECKING:
    from generator.attribution.names import Names
    from generator.attribution.tokens import Sentence, Token
    from generator.texts.language import Language

_REACH = 2  # paragraphs back to which a pronoun points for certain
_ASIDE = 14  # words that a remark between commas may have


@dataclass
class Focus:
    """Whom the narration was last about: the subject of the nearest earlier clause, and in which paragraph it stood.

    `genders` remembers with which pronoun or title an actor was called, for one that was called "she" is no "he".
    """

    person: Reading = NOBODY
    body: Reading = NOBODY
    paragraph: int = 0
    genders: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Subject:
    """A subject in a sentence: its place, who it is, and whether its clause stands inside another one."""

    at: int
    reading: Reading
    is_person: bool
    is_inner: bool


@dataclass(frozen=True)
class Grammar:
    """Reads the clauses of one sentence; `focus` is what the sentences before were about."""

    tokens: Sentence
    names: Names
    language: Language
    focus: Focus
    paragraph: int

    def subjects(self, end: int | None = None) -> list[Subject]:
        """Return the subjects of the sentence, or of its first `end` tokens, in order; joined names are one."""
        found: list[Subject] = []
        for at in range(len(self.tokens) if end is None else end):
            if not self.is_subject(at):
                continue
            one = self._subject(at, found)
            if found and self._joins(found[-1].at, at):
                both = found[-1].reading.actors | one.reading.actors
                one = Subject(at, Reading(both, certain=one.reading.certain), is_person=False, is_inner=one.is_inner)
                found.pop()
            found.append(one)
        return found

    def _subject(self, at: int, earlier: list[Subject]) -> Subject:
        token = self.tokens[at]
        reading = self.reading_of(at, earlier)
        person = self.is_pronoun(at) or self._names_person(at)
        return Subject(at, reading, person and token.low not in self.language.it, self._is_inner(at))

    def reading_of(self, at: int, earlier: list[Subject] | None = None) -> Reading:
        """Return whom a name or pronoun means."""
        token = self.tokens[at]
        if token.is_name:
            return Reading(token.actors, certain=len(token.actors) == 1, name=token.text)
        return self._pronoun(at, self.subjects(at) if earlier is None else earlier)

    def _pronoun(self, at: int, earlier: list[Subject]) -> Reading:
        low = self.tokens[at].low
        body = low in self.language.it
        near = [one for one in earlier if one.is_person != body]
        if near:
            reading = near[-1].reading
            others = [one.reading for one in near[:-1] if one.reading.actors != reading.actors]
            if near[-1].is_inner and others:
                reading = reading.or_else(others[-1])
        else:
            reading = self.focus.body if body else self.focus.person
            if self.paragraph - self.focus.paragraph > _REACH:
                reading = reading.doubtful()
        return reading if body else self._gendered(reading, "he" if low in self.language.he else "she")

    def _gendered(self, reading: Reading, gender: str) -> Reading:
        actor = reading.only
        if actor and self.focus.genders.setdefault(actor, gender) != gender:
            return NOBODY
        return reading

    def is_pronoun(self, at: int) -> bool:
        """Return whether a token is a pronoun that is a subject."""
        low = self.tokens[at].low
        return self.tokens[at].is_word and low in self.language.he | self.language.she | self.language.it

    def is_subject(self, at: int) -> bool:
        """Return whether a token is a subject: a pronoun, or a name before a verb where a clause can begin."""
        token = self.tokens[at]
        if self.is_pronoun(at):
            return True
        if not token.is_name or token.is_possessive or self._describes_next(at):
            return False
        start = self.phrase_start(at)
        before = self.tokens[start - 1] if start else None
        if self._is_inverted(start):
            return True
        if before and not self._can_precede(before):
            return self._is_postposed(start)
        return self._has_verb_after(at) or self._is_postposed(start)

    def _is_postposed(self, start: int) -> bool:
        """Return whether a phrase follows its verb in a language that inverts, and nobody stands before the verb."""
        if not self.language.inverts or not start or not self.is_verb(start - 1):
            return False
        clause = start - 1
        while clause and not self.tokens[clause - 1].is_mark and self.tokens[clause - 1].quotation is None:
            clause -= 1
        return not any(one.is_name or self.is_pronoun(clause + at) for at, one in enumerate(self.tokens[clause:start]))

    def _describes_next(self, at: int) -> bool:
        """Return whether a name only describes the one after it: `NATO` in `NATO Secretary General Mark Rutte`."""
        if self.tokens[at].actors and self._names_person(at):
            return False
        for one in self.tokens[at + 1 :]:
            if one.is_name or not (one.is_word and (one.is_capital or one.low in self.language.titles)):
                return one.is_name
        return False

    def phrase_start(self, at: int) -> int:
        """Return where the phrase of a name begins: with the titles, offices and articles before it."""
        while at > 0:
            before = self.tokens[at - 1]
            of_office = before.low in self.language.of and at > 1 and self.tokens[at - 2].low in self.language.titles
            belongs = before.is_word and (
                before.is_capital
                or before.is_possessive
                or before.low in self.language.titles | self.language.determiners
            )
            if (
                not (belongs or before.is_name or of_office)
                or before.low in self.language.linking | self.language.adverbs
            ):
                break
            at -= 1
        return at

    def _can_precede(self, token: Token) -> bool:
        low = token.low
        return (
            token.is_mark
            or token.quotation is not None
            or low in self.language.linking | self.language.adverbs | self.language.speech
            or low in self.language.speech_participles
            or low.endswith(self.language.adverb_ends or ("\0",))
        )

    def _is_inner(self, at: int) -> bool:
        """Return whether a subject's clause is part of another: after "that", "while" or a verb of speech."""
        start = self.phrase_start(at)
        before = self.tokens[start - 1].low if start and not self._is_inverted(start) else ""
        return before in self.language.subordinate | self.language.speech | self.language.speech_participles

    def _has_verb_after(self, at: int) -> bool:
        after = at + 1
        while after < len(self.tokens) and self._joined_name(after):
            after += 2
        if after < len(self.tokens) and self.tokens[after].text in {",", "(", "–", "—"}:
            after = self._after_aside(after)
        while after < len(self.tokens) and self.is_adverb(after):
            after += 1
        return after < len(self.tokens) and (
            self.is_verb(after) or (self._names_person(at) and self._may_be_verb(after))
        )

    def _is_inverted(self, start: int) -> bool:
        """Return whether a phrase follows its verb, as in `“…,” said Rutte`."""
        before = self.tokens[max(0, start - 3) : start]
        if not before or before[-1].low not in self.language.speech:
            return False
        return any(one.quotation is not None for one in before[:-1]) and all(
            not one.is_word and not one.is_name for one in before[:-1]
        )

    def _names_person(self, at: int) -> bool:
        actors = self.tokens[at].actors
        return not actors or all(self.names.is_person(one) for one in actors)

    def _may_be_verb(self, at: int) -> bool:
        """Return whether a token can be a verb at all: a small word that is nothing else by its list."""
        language, token = self.language, self.tokens[at]
        other = language.prepositions | language.linking | language.determiners | language.titles | language.voices
        return token.is_word and not token.is_capital and token.low not in other | language.relative

    def _joined_name(self, at: int) -> bool:
        return (
            self.tokens[at].low in self.language.joining | {","}
            and at + 1 < len(self.tokens)
            and self.tokens[at + 1].is_name
        )

    def _after_aside(self, at: int) -> int:
        for number in range(at + 1, min(at + _ASIDE, len(self.tokens))):
            if self.tokens[number].text in {",", ")", "–", "—"}:
                return number + 1
        return len(self.tokens)

    def is_adverb(self, at: int) -> bool:
        """Return whether a token may stand between a subject and its verb."""
        low = self.tokens[at].low
        return low in self.language.adverbs or low.endswith(self.language.adverb_ends or ("\0",))

    def is_verb(self, at: int) -> bool:
        """Return whether a token looks like a finite verb."""
        token = self.tokens[at]
        if not token.is_word or token.is_capital:
            return False
        low = token.low
        known = self.language.finite | self.language.auxiliaries | self.language.speech
        return low in known or low.endswith(self.language.finite_ends)

    def _joins(self, first: int, second: int) -> bool:
        between = self.tokens[first + 1 : self.phrase_start(second)]
        return bool(between) and all(one.low in self.language.joining | {","} for one in between)
