"""Who says what stands in quotation marks: the clauses that come with a quotation, and what they say."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from policy_timeline.evidence.speakers.doubts import Doubts
from policy_timeline.evidence.speakers.phrases import DASHES, REACH, Phrases
from policy_timeline.evidence.speakers.readings import NOBODY, Reading

if TYPE_CHECKING:
    from policy_timeline.evidence.speakers.subjects import Grammar
    from policy_timeline.evidence.speakers.tokens import Token

_CLOSED = frozenset(",.?!…—–-")
_BEFORE_TAILS = DASHES | {","}


@dataclass(frozen=True)
class Clauses:
    """Reads the clauses around the quotations of one sentence."""

    grammar: Grammar

    @cached_property
    def phrases(self) -> Phrases:
        """Its noun phrases."""
        return Phrases(self.grammar)

    @cached_property
    def doubts(self) -> Doubts:
        """What keeps its clauses from being certain."""
        return Doubts(self.phrases)

    @property
    def tokens(self) -> tuple[Token, ...]:
        """The sentence."""
        return self.grammar.tokens

    def speaker_of(self, at: int) -> Reading | None:
        """Return who says the quotation at a token, or None where the sentence has no clause for it."""
        tail = self._agent_after(at) or self._tail(at)
        if tail is None:
            return self._head(at)
        return self._unless_said_before(at, tail)

    def _unless_said_before(self, at: int, tail: Reading) -> Reading:
        """Return who says a quotation by the clause after it, in doubt where the one before it gives it to another.

        In `When Rutte called it “bad”, Healey said nothing` the clause after it is the next one.
        """
        clause = [one for one in range(at) if self.tokens[one].quotation is None]
        if not tail.is_known or len(clause) < at or not any(map(self._is_speech, clause)):
            return tail
        head = self._head(at)
        return tail.or_else(head) if head and head.certain and not head.actors & tail.actors else tail

    # after the quotation

    def _agent_after(self, at: int) -> Reading | None:
        """Read `was called “…” by Rutte`, which may stand more than once after one verb."""
        language = self.grammar.language
        if at + 1 == len(self.tokens) or self.tokens[at + 1].low not in language.agents:
            return None
        verb = next((one for one in range(at - 1, 0, -1) if self._is_speech(one)), None)
        is_passive = verb and any(one.low in language.passive for one in self.tokens[max(0, verb - 2) : verb])
        return self.phrases.phrase_after(at + 2) if is_passive else None

    def _tail(self, at: int) -> Reading | None:
        """Read the clause after a quotation: `he said`, `said Rutte`, `according to Rutte`, `— Rutte`."""
        start = at + 1
        marked = start < len(self.tokens) and self.tokens[start].text in _BEFORE_TAILS
        start += marked
        after = self.tokens[start : start + REACH]
        if not after or not (marked or at == 0 or _words(self.tokens[at])[-1:] in _CLOSED):
            return None
        if marked and self.tokens[start - 1].text in DASHES and self._is_signature(start):
            return self.grammar.reading_of(self._last_name(start))
        return self.phrases.according(start) or self._inverted(start) or self._plain_tail(start, at)

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
        return self.doubts.of_tail(at, self.phrases.phrase_after(at + 1))

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
        for at in range(start, min(start + REACH, len(self.tokens))):
            if self.tokens[at].quotation is not None:
                return None
            if self._is_speech(at):
                found = self.phrases.subject_before(at, quotation)
                return found and self.doubts.of_tail(at, found)
            if self.grammar.is_verb(at) and not self._helps_speech(at, start):
                break
        closed = _words(self.tokens[quotation])[-1:] == ","
        subject = next((one for one in self.grammar.subjects if one.at >= start), None)
        return (
            self.grammar.reading(subject)
            if closed and subject and self.grammar.phrase_start(subject.at) == start
            else None
        )

    def _helps_speech(self, at: int, start: int) -> bool:
        """Return whether an auxiliary may belong to a verb of speech: not in `“…” was there when Rutte said`."""
        language = self.grammar.language
        if self.tokens[at].low not in language.auxiliaries:
            return False
        verb = at + 1
        while verb < len(self.tokens) and (
            self.grammar.is_adverb(verb)
            or self.tokens[verb].low in language.helping
            or self.tokens[verb].low in language.what
        ):
            verb += 1
        in_aside = any(one.is_mark for one in self.tokens[start:at])
        is_what = self.tokens[verb - 1].low in language.what
        return in_aside or is_what or (verb < len(self.tokens) and self._is_speech(verb))

    # before the quotation

    def _head(self, at: int) -> Reading | None:
        """Read the clause before a quotation: the nearest verb of speech or `according to`, else a colon."""
        for verb in range(at - 1, -1, -1):
            according = self.phrases.according(verb)
            if according is not None:
                outer = [one for one in self.grammar.subjects_before(verb) if one.is_person]
                return according.or_else(self.grammar.reading(outer[-1])) if outer else according
            if self._is_speech(verb):
                return self.doubts.of_verb(verb, at, self._subject_of(verb) or NOBODY)
            if self._is_participle(verb):
                return self._of_participle(verb, at)
        return self.phrases.perfect(at) or self._without_verb(at)

    def _is_speech(self, at: int) -> bool:
        token, language = self.tokens[at], self.grammar.language
        if not token.is_word or self._is_noun(at):
            return False
        if token.low in language.speech or (token.low in language.makes and self._is_clear(at + 1)):
            return True
        return token.low in language.speech_bases and at > 0 and self._makes_verb(at - 1)

    def _is_participle(self, at: int) -> bool:
        token = self.tokens[at]
        return token.is_word and token.low in self.grammar.language.speech_participles and not self._is_noun(at)

    def _is_clear(self, at: int) -> bool:
        """Return whether `made` is followed by `clear`, or by `it clear`."""
        return any(one.low in self.grammar.language.clear for one in self.tokens[at : at + 3])

    def _makes_verb(self, at: int) -> bool:
        while at >= 0 and self.grammar.is_adverb(at) and self.tokens[at].low not in self.grammar.language.auxiliaries:
            at -= 1
        language = self.grammar.language
        return at >= 0 and self.tokens[at].low in language.helping and self.tokens[at].low not in language.passive

    def _is_noun(self, at: int) -> bool:
        """Return whether a word of speech is a noun or an adjective here: after an article or a possessive."""
        before = self.tokens[at - 1] if at else None
        language = self.grammar.language
        if before is None or before.low in language.that:  # `a banner that read`, but `that warning`
            return before is not None and self.tokens[at].low in language.speech_nouns
        return before.is_possessive or before.low in language.determiners

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
            return self.doubts.of_participle(verb, end, earlier[-1])
        later = [one for one in self.grammar.subjects if one.at > end]
        return self.grammar.reading(later[0]) if verb == 0 and later else NOBODY

    def _without_verb(self, at: int) -> Reading | None:
        language = self.grammar.language
        if all(one.is_mark or one.low in language.linking for one in self.tokens[:at]):
            return None
        before = self.tokens[at - 1]
        subjects = [one for one in self.grammar.subjects_before(at) if one.is_person]
        if before.text == ":":
            start = max((number + 1 for number in range(at) if self.tokens[number].quotation is not None), default=0)
            if self._is_label(start, at - 1):
                while not self.tokens[start].text[0].isalpha():
                    start += 1
                return self.phrases.phrase_after(start)
            reading = self.grammar.reading(subjects[-1]) if subjects else self._owned(start)
            is_relayed = any(one.low in language.relaying for one in self.tokens[start:at])
            return reading.doubtful() if is_relayed else reading
        return self.grammar.reading(subjects[-1]).doubtful() if subjects else NOBODY

    def _is_label(self, start: int, end: int) -> bool:
        """Return whether a text before a colon is no more than who speaks: `Mark Rutte, secretary general`."""
        label, of = self.tokens[start:end], self.grammar.language.of
        if all(one.is_name or not one.low[0].isalpha() or one.is_capital or one.low in of for one in label):
            return True
        is_aside = label[0].is_name and label[1].text in {",", "("}
        return is_aside and not any(map(self.grammar.is_verb, range(start, end)))

    def _owned(self, start: int) -> Reading:
        """Read `Rutte's answer: “…”`."""
        owner, noun = self.tokens[start : start + 2]
        is_said = owner.is_name and owner.is_possessive and noun.low in self.grammar.language.speech_nouns
        return self.grammar.reading_of(start) if is_said else NOBODY


def _words(token: Token) -> str:
    """Return the words of a quotation's token without the marks around them."""
    return token.text[1:].rstrip("\"'”’“‘»«› \u00a0")
