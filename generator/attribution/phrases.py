"""The phrases of a sentence that name somebody: after a verb, before it, and the holders of offices."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.attribution.readings import NOBODY, Reading

if TYPE_CHECKING:
    from collections.abc import Sequence

    from generator.attribution.subjects import Grammar
    from generator.attribution.tokens import Token

DASHES = frozenset("–—-―")
REACH = 14  # words in which a clause must name its subject


@dataclass(frozen=True)
class Phrases:
    """Reads the noun phrases of one sentence."""

    grammar: Grammar

    @property
    def tokens(self) -> tuple[Token, ...]:
        """The sentence."""
        return self.grammar.tokens

    def phrase_after(self, start: int) -> Reading:
        """Return who the noun phrase that begins at a token means."""
        end = start
        while end < len(self.tokens) and self._goes_on(end, start):
            end += 1
        phrase = self.tokens[start:end]
        if not phrase:
            return NOBODY
        if self.grammar.is_pronoun(start):
            return self.grammar.reading_of(start)
        named = [start + number for number, one in enumerate(phrase) if one.is_name and not one.is_possessive]
        if named and not self._is_of(named[-1]):
            return self._joined(named[-1])
        after = self.tokens[end + 1 : end + 2] if self.tokens[end : end + 1] and self.tokens[end].text == "," else ()
        if after and after[0].is_name and not after[0].is_possessive:
            return self.grammar.reading_of(end + 1)
        return self.office(phrase)

    def _is_of(self, at: int) -> bool:
        """Return whether a name only says of what somebody is the head: `the president of Norland`."""
        return (
            at > 1
            and self.tokens[at - 1].low in self.grammar.language.of
            and self.tokens[at - 2].low in self.grammar.language.titles
        )

    def _goes_on(self, at: int, start: int) -> bool:
        token, language = self.tokens[at], self.grammar.language
        if at > start and (token.low in language.prepositions - language.of or token.low in language.linking):
            return False
        return (token.is_name or token.is_word) and not (at > start and self.grammar.is_verb(at))

    def _joined(self, at: int) -> Reading:
        reading = self.grammar.reading_of(at)
        before = at - 2
        if before >= 0 and self.tokens[at - 1].low in self.grammar.language.joining and self.tokens[before].is_name:
            other = self.grammar.reading_of(before)
            return Reading(reading.actors | other.actors, certain=reading.certain and other.certain)
        if (
            at + 2 < len(self.tokens)
            and self.tokens[at + 1].low in self.grammar.language.joining
            and self.tokens[at + 2].is_name
        ):
            other = self.grammar.reading_of(at + 2)
            return Reading(reading.actors | other.actors, certain=reading.certain and other.certain)
        return reading

    def office(self, phrase: Sequence[Token]) -> Reading:
        """Return who a phrase without a name means: the holder of an office, or who the text was just about."""
        language, names = self.grammar.language, self.grammar.names
        said = " ".join(one.text for one in phrase)
        words = [one.low for one in phrase if one.is_word and one.low not in language.determiners]
        homes = frozenset(actor for one in phrase if one.is_name for actor in one.actors)
        if not words or phrase[0].low in language.first_person:
            return NOBODY
        if phrase[0].low in language.indefinite or set(words) & language.voices:
            return Reading(name=said)
        holders = names.holders(words, homes)
        focus = self.grammar.before.about(person=True).only
        if focus in holders or (focus and not holders and not homes and names.has_office_word(focus, words[-1])):
            return Reading(frozenset({focus}), certain=True) if focus else NOBODY
        return Reading(holders, certain=len(holders) == 1 and bool(homes), name=said)

    def subject_before(self, verb: int, start: int) -> Reading | None:
        """Return the subject of the verb at a token, looked for to its left and not before `start`."""
        language = self.grammar.language
        at, denied, passive = verb - 1, False, False
        while at > start and (self.grammar.is_adverb(at) or self.tokens[at].low in language.auxiliaries | language.to):
            low = self.tokens[at].low
            denied = denied or low in language.denying or low.endswith("n't")
            passive = passive or low in language.passive
            at -= 1
        if passive:
            return self._agent(verb)
        found = self._subject_at(at, start)
        return found.doubtful() if found and denied else found

    def _agent(self, verb: int) -> Reading:
        """Return who `was described by Rutte` names."""
        for at in range(verb + 1, min(verb + REACH, len(self.tokens))):
            if self.tokens[at].low in self.grammar.language.agents:
                return self.phrase_after(at + 1)
        return NOBODY

    def _subject_at(self, at: int, start: int) -> Reading | None:
        if at <= start or self.tokens[at].quotation is not None:
            return None
        token, language = self.tokens[at], self.grammar.language
        if token.low in language.relative and at > start + 1:
            return self._antecedent(at, start)
        if token.text in {",", ")"} | DASHES:
            return self._before_aside(at, start)
        if token.low in language.linking | language.speech_bases | language.finite:
            earlier = [one for one in self.grammar.subjects_before(at) if one.at > start]
            return self.grammar.reading(earlier[-1]) if earlier else NOBODY
        return self.grammar.reading_of(at) if self.grammar.is_pronoun(at) else self._noun_phrase(at, start)

    def _antecedent(self, at: int, start: int) -> Reading:
        before = at - 2 if self.tokens[at - 1].text == "," else at - 1
        named = before > start and self.tokens[before].is_name and not self.tokens[before].is_possessive
        return self.grammar.reading_of(before) if named else NOBODY

    def _before_aside(self, at: int, start: int) -> Reading | None:
        """Return the subject before a remark between commas: `Rutte, who visited Brussels, said`."""
        opening = next((one for one in range(at - 1, start, -1) if self.tokens[one].text in {",", "("} | DASHES), None)
        if opening is None or opening - 1 <= start:
            return None if opening is None else NOBODY
        head = self.tokens[opening - 1]
        if head.is_name and not head.is_possessive and not self._is_governed(opening - 1):
            return self.grammar.reading_of(opening - 1)
        aside = [
            one for one in range(opening + 1, at) if self.tokens[one].is_name and not self.tokens[one].is_possessive
        ]
        return self.grammar.reading_of(aside[0]) if aside and aside[0] == opening + 1 else NOBODY

    def _noun_phrase(self, at: int, start: int) -> Reading:
        first = at
        while first - 1 > start and self._goes_on(first - 1, -1) and not self.grammar.is_verb(first - 1):
            first -= 1
            if self.tokens[first].low in self.grammar.language.determiners:
                break
        token = self.tokens[at]
        if token.is_name and not token.is_possessive and not self._is_of(at):
            return NOBODY if self._is_governed(at) else self._joined(at)
        return self.office(self.tokens[first : at + 1])

    def _is_governed(self, at: int) -> bool:
        """Return whether a person's name stands after a preposition: `a spokesman for Rutte`.

        The name of a body may: a body speaks through others.
        """
        start = self.grammar.phrase_start(at)
        before = self.tokens[start - 1].low if start else ""
        persons = any(self.grammar.names.is_person(one) for one in self.tokens[at].actors)
        return before in self.grammar.language.prepositions and (persons or not self.tokens[at].actors)
