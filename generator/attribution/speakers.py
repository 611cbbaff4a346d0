"""Who says what stands in quotation marks: the clauses that come with a quotation, and what they say."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from typing import TYPE_CHECKING

from generator.attribution.phrases import DASHES, REACH, Phrases
from generator.attribution.readings import NOBODY, Reading

if TYPE_CHECKING:
    from generator.attribution.subjects import Grammar
    from generator.attribution.tokens import Token

_CLOSED = frozenset(",.?!…—–-")


@dataclass(frozen=True)
class Clauses:
    """Reads the clauses around the quotations of one sentence."""

    grammar: Grammar

    @cached_property
    def phrases(self) -> Phrases:
        """Its noun phrases."""
        return Phrases(self.grammar)

    @property
    def tokens(self) -> tuple[Token, ...]:
        """The sentence."""
        return self.grammar.tokens

    def speaker_of(self, at: int) -> Reading | None:
        """Return who says the quotation at a token, or None where the sentence has no clause for it."""
        tail = self._tail(at)
        return tail if tail is not None else self._head(at)

    # after the quotation

    def _tail(self, at: int) -> Reading | None:
        """Read the clause after a quotation: `he said`, `said Rutte`, `according to Rutte`, `— Rutte`."""
        start = at + 1
        marked = start < len(self.tokens) and self.tokens[start].text in DASHES | {","}
        start += marked
        after = self.tokens[start : start + REACH]
        if not after or not (marked or at == 0 or _words(self.tokens[at])[-1:] in _CLOSED):
            return None
        if marked and self.tokens[start - 1].text in DASHES and self._is_signature(start):
            return self.grammar.reading_of(self._last_name(start))
        return self._according(start) or self._inverted(start) or self._plain_tail(start, at)

    def _is_signature(self, start: int) -> bool:
        rest = [one for one in self.tokens[start:] if not one.is_mark]
        return any(one.is_name for one in rest) and all(
            one.is_name or one.is_capital or one.low in self.grammar.language.of for one in rest
        )

    def _last_name(self, start: int) -> int:
        return max(number for number in range(start, len(self.tokens)) if self.tokens[number].is_name)

    def _inverted(self, start: int) -> Reading | None:
        """Read `said Rutte`: the subject follows."""
        at = self._past_adverbs(start)
        if at >= len(self.tokens) or self.tokens[at].low not in self.grammar.language.speech:
            return None
        return self.phrases.phrase_after(at + 1)

    def _past_adverbs(self, at: int) -> int:
        while at < len(self.tokens) and (
            self.grammar.is_adverb(at) or self.tokens[at].low in self.grammar.language.as_
        ):
            at += 1
        return at

    def _plain_tail(self, start: int, quotation: int) -> Reading | None:
        """Read `he said`: the first verb after the quotation must be one of speech, and its subject stand between."""
        start = self._past_adverbs(start)
        if start >= len(self.tokens) or self.tokens[start].low in self.grammar.language.linking:
            return None
        for at in range(start + 1, min(start + REACH, len(self.tokens))):
            token = self.tokens[at]
            if token.quotation is not None:
                return None
            if self._is_speech(at):
                return self.phrases.subject_before(at, quotation)
            if self.grammar.is_verb(at) and token.low not in self.grammar.language.auxiliaries:
                break
        closed = _words(self.tokens[quotation])[-1:] == ","
        subject = next((one for one in self.grammar.subjects if one.at >= start), None)
        return (
            self.grammar.reading(subject)
            if closed and subject and self.grammar.phrase_start(subject.at) == start
            else None
        )

    # before the quotation

    def _head(self, at: int) -> Reading | None:
        """Read the clause before a quotation: the nearest verb of speech or `according to`, else a colon."""
        language = self.grammar.language
        for verb in range(at - 1, -1, -1):
            according = self._according(verb)
            if according is not None:
                outer = [one for one in self.grammar.subjects_before(verb) if one.is_person]
                return according.or_else(self.grammar.reading(outer[-1])) if outer else according
            if self._is_speech(verb):
                return self._checked(verb, at, self._subject_of(verb) or NOBODY)
            if self.tokens[verb].low in language.speech_participles and self.tokens[verb].is_word:
                return self._of_participle(verb, at)
        return self._without_verb(at)

    def _is_speech(self, at: int) -> bool:
        token, language = self.tokens[at], self.grammar.language
        if not token.is_word or self._is_noun(at):
            return False
        if token.low in language.speech or (token.low in language.makes and self._is_clear(at + 1)):
            return True
        return token.low in language.speech_bases and at > 0 and self._makes_verb(at - 1)

    def _is_clear(self, at: int) -> bool:
        """Return whether `made` is followed by `clear`, or by `it clear`."""
        return any(one.low in self.grammar.language.clear for one in self.tokens[at : at + 3])

    def _makes_verb(self, at: int) -> bool:
        while at >= 0 and self.grammar.is_adverb(at) and self.tokens[at].low not in self.grammar.language.auxiliaries:
            at -= 1
        language = self.grammar.language
        return at >= 0 and self.tokens[at].low in (language.auxiliaries - language.passive) | language.to

    def _is_noun(self, at: int) -> bool:
        """Return whether a word of speech is a noun or an adjective here: after an article or a possessive."""
        before = self.tokens[at - 1] if at else None
        return before is not None and (before.is_possessive or before.low in self.grammar.language.determiners)

    def _subject_of(self, verb: int) -> Reading | None:
        """Return the subject of a finite verb, None where nothing like one is there."""
        found = self.phrases.subject_before(verb, -1)
        language = self.grammar.language
        inverts = language.inverts
        if inverts and any(one.low in language.denying for one in self.tokens[verb + 1 : verb + 4]):
            return NOBODY
        if (found is None and (inverts or self._opens(verb))) or (found and inverts and not found.is_known):
            after = self.phrases.phrase_after(verb + 1)
            return after if after.is_known or found is None else found
        return found

    def _opens(self, verb: int) -> bool:
        """Return whether a verb opens its clause: at the start, or after a quotation and a comma."""
        return verb == 0 or self.tokens[verb - 1].quotation is not None or self.tokens[verb - 1].text == ","

    def _of_participle(self, verb: int, end: int) -> Reading:
        """Return the subject that a participle shares: of the clause before it, else of the one that follows."""
        earlier = [one for one in self.grammar.subjects_before(verb) if not one.is_inner]
        if earlier:
            return self._unless_denied(verb, self.grammar.reading(earlier[-1]))
        later = [one for one in self.grammar.subjects if one.at > end]
        return self.grammar.reading(later[0]) if verb == 0 and later else NOBODY

    def _checked(self, verb: int, quotation: int, reading: Reading) -> Reading:
        """Return the reading, in doubt where another one's clause holds this one or stands between."""
        if self._repeats(verb, quotation):
            return reading.doubtful()
        for one in self.grammar.subjects_before(quotation):
            holds = one.at < verb and reading.is_known and self._holds_inner(verb, one.at)
            between = one.at > verb and not one.is_inner
            if one.is_person and (holds or between):
                other = self.grammar.reading(one)
                if other.actors and not other.actors & reading.actors:
                    return reading.or_else(other)
        return reading

    def _repeats(self, verb: int, quotation: int) -> bool:
        """Return whether the words may be another's that are repeated: `repeated Trump's claim that “…”`."""
        said = pairwise(self.tokens[verb:quotation])
        nouns = self.grammar.language.speech_nouns | self.grammar.language.own_words
        return any(owner.is_name and owner.is_possessive and noun.low in nouns for owner, noun in said)

    def _holds_inner(self, verb: int, outer: int) -> bool:
        """Return whether a verb's clause is the complement of an earlier one: `Rutte said Trump demanded`."""
        last = self.grammar.subjects_before(verb)[-1]
        if last.at <= outer or not last.is_inner:
            return False
        start = self.grammar.phrase_start(last.at)
        introduced = self.tokens[start - 1].low not in self.grammar.language.contrasting
        return introduced or not any(one.text in {",", ";"} for one in self.tokens[outer:verb])

    def _without_verb(self, at: int) -> Reading | None:
        language = self.grammar.language
        if all(one.is_mark or one.low in language.linking for one in self.tokens[:at]):
            return None
        before = self.tokens[at - 1]
        subjects = [one for one in self.grammar.subjects_before(at) if one.is_person]
        if before.text == ":":
            start = max((number + 1 for number in range(at) if self.tokens[number].quotation is not None), default=0)
            label = self.tokens[start : at - 1]
            if all(
                one.is_name or not one.low[0].isalpha() or one.is_capital or one.low in language.of for one in label
            ):
                while not self.tokens[start].text[0].isalpha():
                    start += 1
                return self.phrases.phrase_after(start)
            return self.grammar.reading(subjects[-1]) if subjects else NOBODY
        return self.grammar.reading(subjects[-1]).doubtful() if subjects else NOBODY

    def _according(self, at: int) -> Reading | None:
        for phrase in self.grammar.language.according:
            words = phrase.split()
            if [one.low for one in self.tokens[at : at + len(words)]] == words:
                found = self.phrases.phrase_after(at + len(words))
                return found if found.is_known else NOBODY
        return self._own_words(at)

    def _own_words(self, at: int) -> Reading | None:
        """Read `in Rutte's words`."""
        if at + 2 >= len(self.tokens) or self.tokens[at].low != "in":
            return None
        owner, words = self.tokens[at + 1 : at + 3]
        fits = owner.is_name and owner.is_possessive and words.low in self.grammar.language.own_words
        return self.grammar.reading_of(at + 1) if fits else None

    def _unless_denied(self, at: int, reading: Reading) -> Reading:
        low = self.tokens[at - 1].low if at else ""
        return reading.doubtful() if low in self.grammar.language.denying or low.endswith("n't") else reading


def _words(token: Token) -> str:
    """Return the words of a quotation's token without the marks around them."""
    return token.text[1:].rstrip("\"'”’“‘»«› \u00a0")
