"""The phrases of a sentence that name somebody: after a verb, before it, and the holders of offices."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from policy_timeline.evidence.speakers.readings import NOBODY, Reading

if TYPE_CHECKING:
    from policy_timeline.evidence.speakers.subjects import Grammar
    from policy_timeline.evidence.speakers.tokens import Token

DASHES = frozenset("–—-―")
_ASIDE_BEGINS, _ASIDE_ENDS = DASHES | {",", "("}, DASHES | {",", ")"}
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
        if named and not self._is_of(named[-1]) and self._is_head(named[-1], end):
            return self._joined(named[-1])
        after = self.tokens[end + 1 : end + 2] if self.tokens[end : end + 1] and self.tokens[end].text == "," else ()
        if after and after[0].is_name and not after[0].is_possessive:
            return self.grammar.reading_of(end + 1)
        return self.grammar.office(phrase)

    def _is_head(self, at: int, end: int) -> bool:
        """Return whether a name is what its phrase is about; in `the Norland leader` it is not."""
        after = self.tokens[at + 1 : end]
        return self.grammar.names_person(at) or not any(one.is_word and not one.is_capital for one in after)

    def _is_of(self, at: int) -> bool:
        """Return whether a name only says of what somebody is the head: `the president of Norland`."""
        return (
            at > 1
            and self.tokens[at - 1].low in self.grammar.language.of
            and self.tokens[at - 2].low in self.grammar.language.titles
        )

    def _goes_on(self, at: int, start: int) -> bool:
        token, language = self.tokens[at], self.grammar.language
        if at > start and token.low in language.after_phrases:
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
        return reading.doubtful() if self._is_joined_over_aside(at) else reading

    def _is_joined_over_aside(self, at: int) -> bool:
        """Return whether a name may be one of two: `Rutte, who came late, and Healey`."""
        start = self.grammar.phrase_start(at)
        if not start or self.tokens[start - 1].low not in self.grammar.language.joining:
            return False
        opening = next((one for one in range(start - 3, 0, -1) if self.tokens[one].text == ","), 0)
        return opening > 0 and self.tokens[start - 2].text == "," and self.tokens[opening - 1].is_name

    def subject_before(self, verb: int, start: int) -> Reading | None:
        """Return the subject of the verb at a token, looked for to its left and not before `start`."""
        language = self.grammar.language
        at, denied, passive, to = verb - 1, False, False, False
        while at > start and (self.grammar.is_adverb(at) or self.tokens[at].low in language.helping):
            low = self.tokens[at].low
            denied = denied or low in language.hedging or low.endswith("n't")
            passive = passive or low in language.passive
            to = to or low in language.to
            at -= 1
        if passive:
            return self._agent(verb)
        denied = denied or (to and at > 0 and self.tokens[at - 1].low in language.passive)  # `is said to have called`
        found = self._who_is_to(verb) if to else self._subject_at(at, start)
        return found.doubtful() if found and denied else found

    def _who_is_to(self, verb: int) -> Reading:
        """Return who `went on to say`, in doubt where another person is named in between: `wants her to say`."""
        subjects = [one for one in self.grammar.subjects_before(verb) if not one.is_inner]
        if not subjects:
            return NOBODY
        between = self.tokens[subjects[-1].at + 1 : verb]
        reading = self.grammar.reading(subjects[-1])
        return reading.doubtful() if any(one.is_name for one in between) else reading

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
        if (token.low in language.relative or token.low in language.that) and at > start + 1:
            return self._antecedent(at, start)
        if token.text in _ASIDE_ENDS:
            return self._before_aside(at, start)
        if token.low in language.linking or token.low in language.speech_bases or token.low in language.finite:
            earlier = [one for one in self.grammar.subjects_before(at) if one.at > start]
            return self.grammar.reading(earlier[-1]) if earlier else NOBODY
        return self.grammar.reading_of(at) if self.grammar.is_pronoun(at) else self._noun_phrase(at, start)

    def _antecedent(self, at: int, start: int) -> Reading:
        before = at - 2 if self.tokens[at - 1].text == "," else at - 1
        named = before > start and self.tokens[before].is_name and not self.tokens[before].is_possessive
        return self.grammar.reading_of(before) if named else NOBODY

    def _before_aside(self, at: int, start: int) -> Reading | None:
        """Return the subject before a remark between commas: `Rutte, who visited Brussels, said`."""
        language = self.grammar.language
        opening = next((one for one in range(at - 1, start, -1) if self.tokens[one].text in _ASIDE_BEGINS), None)
        if opening is None or opening - 1 <= start:
            return None if opening is None else NOBODY
        head = self.tokens[opening - 1]
        if head.is_name and not head.is_possessive and not self._is_of(opening - 1):
            found = self._governed(opening - 1, start) or self._joined(opening - 1)
            told = any(one.low in language.speech for one in self.tokens[opening + 1 : at])
            is_own = not told or self.tokens[opening + 1].low in language.relative
            return found if is_own else found.doubtful()  # `Trump, they said, had called it “…”`
        aside = [
            one for one in range(opening + 1, at) if self.tokens[one].is_name and not self.tokens[one].is_possessive
        ]
        is_name = aside and self.grammar.phrase_start(aside[0]) == opening + 1
        return self.grammar.reading_of(aside[0]) if is_name else NOBODY

    def _noun_phrase(self, at: int, start: int) -> Reading:
        first = at
        while first - 1 > start and self._goes_on(first - 1, -1) and not self.grammar.is_verb(first - 1):
            first -= 1
            if self.tokens[first].low in self.grammar.language.determiners:
                break
        token = self.tokens[at]
        if token.is_name and not token.is_possessive and not self._is_of(at):
            return self._governed(at, start) or self._joined(at)
        return self.grammar.office(self.tokens[first : at + 1])

    def _governed(self, at: int, start: int) -> Reading | None:
        """Return who is meant by a phrase that ends with a name after a preposition, None where there is none.

        That is the person before it in `Mark Rutte of NATO`, nobody known in `a spokesman for Rutte`; but a body speaks
        through others, as in `a spokesman for NATO`.
        """
        first = self.grammar.phrase_start(at)
        if not first or self.tokens[first - 1].low not in self.grammar.language.prepositions:
            return None
        head = self.tokens[first - 2] if first > 1 else None
        if head and head.is_name and not head.is_possessive:
            return self._noun_phrase(first - 2, start)
        body = self.tokens[at].actors and not self.grammar.names_person(at)
        return None if body and head and head.low in self.grammar.language.voices else NOBODY

    # whose account it is

    def perfect(self, at: int) -> Reading | None:
        """Read `Merkel hat vor „…“ gewarnt` and `wurde von Merkel als „…“ bezeichnet`, where the verb comes last."""
        language = self.grammar.language
        closing = self.tokens[at + 1 : at + 3]
        helping = next((one for one in range(at - 1, -1, -1) if self.tokens[one].low in language.auxiliaries), None)
        ends = closing and closing[0].low in language.perfects and all(one.is_mark for one in closing[1:])
        if helping is None or not ends or self.tokens[helping].low not in language.finite:
            return None
        if self.tokens[helping].low in language.passive:
            agent = next((one for one in range(helping, at) if self.tokens[one].low in language.agents), None)
            return self.phrase_after(agent + 1) if agent else None
        subjects = [one for one in self.grammar.subjects_before(at) if not one.is_inner]
        is_denied = any(one.low in language.denying for one in self.tokens[helping:at])
        return self.grammar.reading(subjects[-1]) if subjects and not is_denied else None

    def according(self, at: int) -> Reading | None:
        """Return whom `according to` names where it begins at a token, None where it does not."""
        for words in self.grammar.language.according_phrases.get(self.tokens[at].low, ()):
            if tuple(one.low for one in self.tokens[at : at + len(words)]) == words:
                found = self.phrase_after(at + len(words))
                return found if found.is_known else NOBODY
        return self._own_words(at)

    def _own_words(self, at: int) -> Reading | None:
        """Read `in Rutte's words`."""
        if at + 2 >= len(self.tokens) or self.tokens[at].low != "in":
            return None
        owner, words = self.tokens[at + 1 : at + 3]
        fits = owner.is_name and owner.is_possessive and words.low in self.grammar.language.own_words
        return self.grammar.reading_of(at + 1) if fits else None
