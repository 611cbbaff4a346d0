"""What keeps a clause from giving the words after it to its subject for certain.

The words may be denied, supposed or asked about, taken from somebody else, or reported by a third one.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from policy_timeline.evidence.speakers.readings import NOBODY

if TYPE_CHECKING:
    from policy_timeline.evidence.speakers.phrases import Phrases
    from policy_timeline.evidence.speakers.readings import Reading
    from policy_timeline.evidence.speakers.subjects import Grammar, Subject
    from policy_timeline.evidence.speakers.tokens import Token

_ASIDE = 14  # words that a remark between commas may have


@dataclass(frozen=True)
class Doubts:
    """Weighs the clauses of one sentence."""

    phrases: Phrases

    @property
    def grammar(self) -> Grammar:
        """The sentence with its subjects."""
        return self.phrases.grammar

    @property
    def tokens(self) -> tuple[Token, ...]:
        """The sentence."""
        return self.grammar.tokens

    def of_verb(self, verb: int, quotation: int, reading: Reading) -> Reading:
        """Return who says a quotation after a finite verb of speech whose subject has a reading."""
        if self._is_supposed(verb) or self._is_anothers(verb, quotation) or self._is_beside(verb, quotation):
            return reading.doubtful()
        for one in self.grammar.subjects_before(quotation):
            holds = one.at < verb and reading.is_known and self._holds_inner(verb, one.at)
            between = one.at > verb and (not one.is_inner or self.tokens[quotation - 1].text == ":")
            if one.is_person and (holds or between):
                other = self.grammar.reading(one)
                if other.actors and not other.actors & reading.actors:
                    return reading.or_else(other)
        if self._is_told_by_another(verb, reading):
            return reading.doubtful()
        weighed = self._unless_gap(verb, quotation, self._unless_relative(verb, quotation, reading))
        return self._in_hearsay(verb, weighed)

    def of_participle(self, verb: int, quotation: int, subject: Subject) -> Reading:
        """Return who says a quotation after a participle that shares a subject before it."""
        reading, language = self.grammar.reading(subject), self.grammar.language
        low = self.tokens[verb].low
        if self._is_supposed(verb) or low in language.relaying or self._is_repeated(verb, quotation):
            return reading.doubtful()
        named = [at for at in range(subject.at + 1, verb) if self._is_somebody(at) and not self._is_agent(at)]
        before = self.tokens[verb - 1]
        if named and before.low in language.as_:  # `quoted Dorn as saying`
            return reading.or_else(self.grammar.reading_of(named[-1]))
        is_loose = before.is_word and not before.low.endswith(language.adverb_ends) and before.low in language.no_nouns
        is_own = before.is_mark or is_loose or verb - 1 == subject.at
        return reading if is_own and self.grammar.unclear <= subject.at else reading.doubtful()

    def of_tail(self, verb: int, reading: Reading) -> Reading:
        """Return who says a quotation before a verb, in doubt where its subject is a pronoun that may be another.

        Who answers a quotation is seldom whoever said it; and in `She was “relieved”, he said` somebody else may speak
        of the subject, who was named before.
        """
        beside = range(max(0, verb - 1), min(verb + 2, len(self.tokens)))
        pronoun = next(filter(self.grammar.is_pronoun, beside), None)
        if pronoun is None:
            return reading
        if self.tokens[verb].low in self.grammar.language.answering and self.grammar.before.is_quoted:
            return reading.doubtful()
        other = self.grammar.before.about(person=True)
        is_open = self.grammar.subjects_before(pronoun) and other != NOBODY and other.actors != reading.actors
        return reading.or_else(other) if is_open else reading

    def _is_somebody(self, at: int) -> bool:
        return self.tokens[at].is_name and not self.tokens[at].is_possessive and self.grammar.names_person(at)

    def _is_agent(self, at: int) -> bool:
        """Return whether a name stands after `by`: in `was quoted by Reuters as saying`."""
        start = self.grammar.phrase_start(at)
        return start > 0 and self.tokens[start - 1].low in self.grammar.language.agents

    # denied, supposed, asked

    def _is_supposed(self, verb: int) -> bool:
        """Return whether nobody says that the words were said: `denied that he said`, `if he says`."""
        language = self.grammar.language
        wanted = language.denying | language.conditional
        if self._is_inverted() or self.tokens[-1].text == "?":
            return True
        clause = self._clause(verb)
        return any(self.tokens[at].low in wanted or self.tokens[at].low.endswith("n't") for at in clause) or any(
            self.tokens[at].low in language.speech_nouns and self.tokens[at + 1].low in language.complements
            for at in clause  # `the claim that he said`
        )

    def _is_inverted(self) -> bool:
        """Return whether a sentence asks or supposes by its order: `Did he say`, `Had the minister called it`."""
        first, second = self.tokens[0], self.tokens[1] if len(self.tokens) > 1 else self.tokens[0]
        language = self.grammar.language
        begins = second.is_name or second.low in language.pronouns | language.determiners
        return begins and first.low in language.auxiliaries & language.finite

    def _clause(self, verb: int) -> list[int]:
        """Return the tokens before a verb that belong to its clause, or to one whose complement that is."""
        found, at = [], verb - 1
        while at >= 0 and not self._is_border(at):
            if self.tokens[at].text == ",":
                opening = next((one for one in range(at - 1, max(-1, at - _ASIDE), -1) if self._is_comma(one)), None)
                if opening is None:
                    break
                at = opening
            else:
                found.append(at)
            at -= 1
        return found

    def _is_comma(self, at: int) -> bool:
        return self.tokens[at].text == ","

    def _is_border(self, at: int) -> bool:
        token, language = self.tokens[at], self.grammar.language
        borders = language.joining | language.contrasting | (language.subordinate - language.complements)
        return token.quotation is not None or token.text in {";", ":"} or token.low in borders

    # somebody else's words

    def _is_anothers(self, verb: int, quotation: int) -> bool:
        """Return whether the words may be another's, which the subject only repeats, relays or refuses."""
        language, low = self.grammar.language, self.tokens[verb].low
        subjects = self.grammar.subjects_before(verb)
        aside = self.tokens[subjects[-1].at + 1 : verb] if subjects else ()
        if low in language.relaying or any(one.low in language.relaying for one in aside):
            return True
        between = self.tokens[verb + 1 : quotation]
        marks = language.as_ | language.linking | language.complements
        crowd = [one.low for one in self.tokens[max(0, quotation - 2) : quotation]]
        if crowd[:1] and crowd[0] in language.crying and crowd[-1] in language.of:  # `to cheers of “…”`
            return True
        refused = low in language.refusing and not any(one.low in marks or one.text == ":" for one in between)
        return refused or self._is_repeated(verb, quotation)

    def _is_repeated(self, verb: int, quotation: int) -> bool:
        """Return whether a saying of another stands before the words: `repeated Trump's claim that “…”`."""
        if self.tokens[quotation - 1].low in self.grammar.language.as_:  # `praised her speech as “…”`
            return False
        language, said = self.grammar.language, self.tokens[verb:quotation]
        nouns = language.speech_nouns | language.own_words
        if any(owner.is_name and owner.is_possessive and noun.low in nouns for owner, noun in pairwise(said)):
            return True
        noun = next((at for at in range(verb + 1, quotation) if self.tokens[at].low in nouns), quotation)
        sources = language.agents | language.of  # `the accusation made by Trump that “…”`
        return any(
            self.tokens[at].low in sources and self.phrases.phrase_after(at + 1).is_known
            for at in range(noun, quotation - 1)
        )

    def _is_beside(self, verb: int, quotation: int) -> bool:
        """Return whether the verb's clause is only a part of another one: `What he calls “…” is a “…”`."""
        if not any(one.quotation is not None for one in self.tokens[verb:quotation]):
            return False
        what = self.grammar.language.what
        return any(one.low in what for one in self.tokens[:verb])

    def _unless_gap(self, verb: int, quotation: int, reading: Reading) -> Reading:
        """Return the reading, in doubt where the verb may be left out: `Dorn called it “bad”, Lind “good”`."""
        at, language = quotation - 1, self.grammar.language
        while at > verb and self.tokens[at].low in language.determiners | language.prepositions | language.as_:
            at -= 1
        repeated = any(one.quotation is not None for one in self.tokens[verb:at])
        start = self.grammar.phrase_start(at)
        if self.tokens[start - 1].low in language.complements:  # `and that Lind “will …”` is still said
            return reading
        return reading.or_else(self.grammar.reading_of(at)) if repeated and self._is_somebody(at) else reading

    def _unless_relative(self, verb: int, quotation: int, reading: Reading) -> Reading:
        """Return the reading, in doubt where somebody else's clause holds the words: `Dorn, who wanted “…”`."""
        relative = self.grammar.language.relative - self.grammar.language.determiners
        for at in range(quotation - 1, verb + 1, -1):
            if self._is_comma(at):
                break
            if self.tokens[at].low in relative:
                before = at - 2 if self._is_comma(at - 1) else at - 1
                return reading.or_else(self.grammar.reading_of(before)) if self._is_somebody(before) else reading
        return reading

    # reported by others

    def _holds_inner(self, verb: int, outer: int) -> bool:
        """Return whether a verb's clause is the complement of an earlier one: `Rutte said Trump demanded`."""
        last = self.grammar.subjects_before(verb)[-1]
        if last.at <= outer or not last.is_inner:
            return False
        start, language = self.grammar.phrase_start(last.at), self.grammar.language
        introduced = self.tokens[start - 1].low not in language.contrasting
        beginning = language.subordinate - language.complements - language.contrasting
        if self.tokens[start - 1].low in beginning:  # `nodded when Dorn said`
            told = language.speech | language.speech_participles
            return any(one.low in told for one in self.tokens[outer : start - 1])
        return introduced or not any(one.text in {",", ";"} for one in self.tokens[outer:verb])

    def _is_told_by_another(self, verb: int, reading: Reading) -> bool:
        """Return whether a verb's clause is what somebody else says: `officials said that Trump called it “…”`."""
        language, subjects = self.grammar.language, self.grammar.subjects_before(verb)
        start = self.grammar.phrase_start(subjects[-1].at) if subjects and subjects[-1].is_inner else 0
        outer = start - 2 if start and self.tokens[start - 1].low in language.complements else start - 1
        if outer < 0 or self.tokens[outer].low not in language.speech:
            return False
        told = self.phrases.subject_before(outer, -1)
        return told is None or not told.actors & reading.actors

    def _in_hearsay(self, verb: int, reading: Reading) -> Reading:
        """Return the reading, in doubt after `according to` somebody else."""
        start = max((at + 1 for at in range(verb) if self.tokens[at].quotation is not None), default=0)
        for at in range(start, verb):
            told = self.phrases.according(at)
            is_other = told is not None and told.actors != reading.actors
            if told and is_other and (told.is_known or self.tokens[at].low not in self.grammar.language.according):
                return reading.or_else(told)
        return reading
