"""The shape of a sentence: what its words can be, by the lists and by the order in which they stand.

There is no parser here, and what lists and order leave open stays open. A possessive ("Rutte's plan"), an object ("met
Rutte") and a name after a preposition ("for Rutte") are no subjects.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from policy_timeline.evidence.speakers.names import Names
    from policy_timeline.evidence.speakers.tokens import Sentence, Token
    from policy_timeline.texts.language import Language

_ASIDE = 14  # words that a remark between commas may have
_CLOSING = frozenset({",", ")", "–", "—"})
_OPENING = frozenset({",", "(", "–", "—"})


@dataclass(frozen=True)
class Shape:
    """One sentence, and what is known of its words."""

    tokens: Sentence
    names: Names
    language: Language

    def is_pronoun(self, at: int) -> bool:
        """Return whether a token is a pronoun that is a subject."""
        return self.tokens[at].is_word and self.tokens[at].low in self.language.pronouns

    def names_person(self, at: int) -> bool:
        """Return whether a name is a person's; a stranger may be one."""
        return all(self.names.is_person(one) for one in self.tokens[at].actors)

    def is_subject(self, at: int) -> bool:
        """Return whether a token is a subject: a pronoun, or somebody before a verb where a clause can begin."""
        token = self.tokens[at]
        if self.is_pronoun(at):
            return True
        if not (token.is_name or self._is_somebody(at)) or token.is_possessive or self._describes_next(at):
            return False
        start = self.phrase_start(at)
        if self._is_inverted(start):
            return True
        if start and not self._can_precede(self.tokens[start - 1]):
            return self._is_postposed(start)
        return self._has_verb_after(at) or self._is_postposed(start)

    def _is_somebody(self, at: int) -> bool:
        """Return whether a word says what somebody is, and stands for a name: `the minister`, not `minister Mora`."""
        if not self.tokens[at].is_word or self.tokens[at].low not in self.language.people:
            return False
        start = self.phrase_start(at)
        after_name = start > 1 and self.tokens[start - 1].text == "," and self.tokens[start - 2].is_name
        is_aside = after_name and (at + 1 == len(self.tokens) or self.tokens[at + 1].is_mark)
        return start < at and not is_aside

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
        if token.is_capital or token.is_possessive:
            return token.low not in language.before_subjects
        return token.low in language.before_names or (self._is_noun_before_name(at))

    def _is_noun_before_name(self, at: int) -> bool:
        """Return whether a small word says what somebody is: `lawmaker` in `lawmaker Jana Holt`."""
        low = self.tokens[at].low
        return self.tokens[at + 1].is_name and low not in self.language.no_nouns and not low.endswith(self._verb_ends)

    @property
    def _verb_ends(self) -> tuple[str, ...]:
        return self.language.finite_ends + self.language.adverb_ends

    def _can_precede(self, token: Token) -> bool:
        if not token.is_word:
            return not token.is_name
        return token.low in self.language.before_subjects or token.low.endswith(self.language.adverb_ends)

    def is_inner(self, at: int) -> bool:
        """Return whether a subject's clause is part of another: after "that", "while" or a verb of speech."""
        start = self.phrase_start(at)
        return bool(start) and self.tokens[start - 1].low in self.language.enclosing and not self._is_inverted(start)

    def _is_inverted(self, start: int) -> bool:
        """Return whether a phrase follows its verb, as in `“…,” said Rutte`."""
        if not start or self.tokens[start - 1].low not in self.language.speech:
            return False
        at = start - 2
        while at > 0 and self.tokens[at].is_mark:
            at -= 1
        return at >= 0 and self.tokens[at].quotation is not None

    def _has_verb_after(self, at: int) -> bool:
        after = at + 1
        while after + 1 < len(self.tokens) and self._joined_name(after):
            after += 2
        after = self._past_origin(after)
        if self._is_verb_at(after + 1, at) and self._closes_aside(at, after):
            return True
        while after < len(self.tokens) and self._opens_aside(after):
            after = self._after_aside(after)
        return self._is_verb_at(after, at)

    def _past_origin(self, at: int) -> int:
        """Return where a clause goes on after `of Sudland` behind a name."""
        if at + 1 < len(self.tokens) and self.tokens[at].low in self.language.of and self.tokens[at + 1].is_capital:
            at += 1
            while at < len(self.tokens) and (self.tokens[at].is_name or self.tokens[at].is_capital):
                at += 1
        return at

    def _is_verb_at(self, at: int, name: int) -> bool:
        while at < len(self.tokens) and self.is_adverb(at):
            at += 1
        if at >= len(self.tokens):
            return False
        return self.is_verb(at) or (self.names_person(name) and self._may_be_verb(self.tokens[at]))

    def _closes_aside(self, name: int, after: int) -> bool:
        """Return whether a name stands between commas itself: `the minister, Ann Mora, left`."""
        start = self.phrase_start(name)
        return bool(start) and self.tokens[start - 1].text == "," and self.tokens[after].text == ","

    def _opens_aside(self, at: int) -> bool:
        return self.tokens[at].text in _OPENING or self.tokens[at].low in self.language.relative

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

    def is_apposed(self, at: int) -> bool:
        """Return whether a name stands between commas for what was said before: `the minister, Ann Mora, left`."""
        start, after = self.phrase_start(at), [one.low for one in self.tokens[at + 1 : at + 3]]
        return self.tokens[start - 1].text == "," and after[:1] == [","] and after[-1] not in self.language.joining

    def joins(self, first: int, second: int) -> bool:
        """Return whether nothing but "and" stands between two names."""
        between = self.tokens[first + 1 : self.phrase_start(second)]
        return bool(between) and all(one.low in self.language.joining or one.text == "," for one in between)
