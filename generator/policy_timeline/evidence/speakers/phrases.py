"""The noun phrases of a sentence: where each begins and ends, and which of its words says who or what it is."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import NamedTuple

from policy_timeline.evidence.speakers.sentences import Token
from policy_timeline.evidence.speakers.verbs import Verbs

_STOPS = (
    "prep", "to", "linking", "subordinate", "adverb", "auxiliary", "relative", "that", "finite", "sharing", "what",
    "he", "she", "it", "they", "first_person", "deny", "doubt", "as", "supposing", "object", "date",
)  # fmt: skip
_PRONOUNS = ("he", "she", "it", "they", "first_person")
_YEAR = 4  # digits
_BRACKETED = 34  # tokens that brackets may hold


class Phrase(NamedTuple):
    """A noun phrase from token `start` up to `end`; `heads` are the tokens that say who it is: several joined ones."""

    start: int
    end: int
    heads: tuple[int, ...]


@dataclass(frozen=True)
class Phrases(Verbs):
    """Reads the noun phrases of one sentence, each once."""

    _phrases: dict[int, Phrase | None] = field(default_factory=dict, compare=False, repr=False)

    def phrase_at(self, start: int) -> Phrase | None:
        """Return the noun phrase that begins at a token, with what is joined to it, or None."""
        if start not in self._phrases:
            first = self._single(start)
            self._phrases[start] = self._with_joined(self._named_behind(first)) if first else None
        return self._phrases[start]

    def placed_at(self, start: int) -> Phrase | None:
        """Return the noun phrase behind a preposition: a name behind its comma begins something else."""
        first = self._single(start)
        return self._with_joined(first) if first else None

    def _named_behind(self, phrase: Phrase) -> Phrase:
        """Return the phrase of `her adviser, Tom Reed, said` with the name behind the comma as its head."""
        head, comma = self.tokens[phrase.heads[-1]], self.token(phrase.end)
        first = self.tokens[phrase.start]
        told = head.has("person", "title", "voice")
        definite = first.has("det", "indefinite", "title") or first.is_possessive
        if head.is_name or head.has("body") or not definite or comma is None or comma.text != ",":
            return phrase
        other = self._single(phrase.end + 1)
        if other is None or not self.tokens[other.heads[0]].is_name:
            return phrase
        after = self.token(other.end)
        closed = after is not None and after.text == "," and self.verb_at(other.end + 1) is not None
        apposed = closed and self._is_person(self.tokens[other.heads[0]])  # `the assailant, Tom Reed, said`
        if told:
            apposed = after is None or after.is_mark or self.verb_at(other.end) is not None
        return Phrase(phrase.start, other.end + closed, other.heads) if apposed else phrase

    def _with_joined(self, first: Phrase) -> Phrase:
        """Return a phrase with those joined to it by "and", also over a row of commas."""
        heads, end, at = first.heads, first.end, first.end
        row: list[Phrase] = []
        while at < len(self.tokens):
            at = self._past_brackets(at) if self.tokens[at].text in "([" else at  # `Tom Reed (R-Ellery) and Ada Holm`
            if at == len(self.tokens):
                break
            comma = self.tokens[at].text == ","
            joined = self.tokens[at].has("joining") or (
                comma and at + 1 < len(self.tokens) and self.tokens[at + 1].has("joining")
            )
            begin = at + 1 + (comma and joined)
            if not comma and not joined:
                break
            other = self._single(begin)
            if other is None or not self._is_somebody(other):
                break
            row.append(other)
            at = other.end
            if joined:
                return first._replace(end=at, heads=(*heads, *(head for phrase in row for head in phrase.heads)))
        return first._replace(end=end)

    def _is_somebody(self, phrase: Phrase) -> bool:
        head = self.tokens[phrase.heads[-1]]
        return head.is_name or head.has("he", "she")

    def _single(self, start: int) -> Phrase | None:
        """Return the noun phrase that begins at a token, without what is joined to it."""
        if not self._may_open(start):
            return None
        token = self.tokens[start]
        if token.has(*_PRONOUNS) and not (token.has("det", "object") and self._is_nounlike(start + 1)):
            return Phrase(start, start + 1, (start,))
        end = self._phrase_end(start)
        head = end - 1
        if head > start and self.tokens[head].is_oblique and self.tokens[head - 1].has("person", "title", "voice"):
            head -= 1  # `речник Анни Мори`
        if end == start or self.tokens[head].is_possessive or self._is_no_noun(head, start):
            return None
        past = self._past_of(end)
        if self._named_at_end(head, end, past):
            return Phrase(start, past, (past - 1,))
        return Phrase(start, past, (head - 1 if self._is_body_of(head, start) else head,))

    def _is_body_of(self, head: int, start: int) -> bool:
        """Return whether a surname only says whose team it is: `Team Vale`, not `Spokesperson Vale`."""
        name = self.tokens[head]
        if head == start or not name.is_name or " " in name.text:
            return False
        before = self.tokens[head - 1]
        return before.is_word and before.is_capital and before.has("body") and not before.has("person", "title")

    def _is_no_noun(self, head: int, start: int) -> bool:
        """Return whether a phrase has no noun: an article alone, and in German what has no capital."""
        token = self.tokens[head]
        is_small = self.language.capital_nouns and not (token.tags or token.is_capital)
        return is_small or (head == start and token.has("det") and not token.has("others"))

    def _may_open(self, at: int) -> bool:
        """Return whether a noun phrase may begin at a token: not at `that` where it opens a clause."""
        token, after = self.token(at), self.token(at + 1)
        if token is None or token.is_mark or token.is_quotation:
            return False
        opens = after is not None and (after.is_name or after.is_capital or after.has(*_PRONOUNS, "det", "finite"))
        return not (token.has("that") and opens)

    def _named_at_end(self, head: int, end: int, past: int) -> bool:
        """Return whether what follows `of` ends with the name of whom the phrase is about.

        So in `Secretary of State John Kerry`, and in `der Chef des Rates Peter Lind`, not in `the head of Norland`.
        """
        if past <= end or not self.tokens[past - 1].is_name:
            return False
        if self.language.inverts:
            known = self.tokens[end].has("det") and bool(self.tokens[past - 1].actors)
            return known and self.tokens[head].has("person", "title")
        first = self.tokens[end + 1 + (self.tokens[end + 1].has("det") and past > end + 1 + 1)]
        if self.tokens[head].has("title") and self.tokens[end + 1].has("duty") and past == end + 1 + 2:
            return True  # `Vale chief of staff Tom Reed`
        official = self.tokens[head].has("title") and self.tokens[head].is_capital and past > end + 1 + 1
        return official and first.is_word and first.is_capital

    def _is_nounlike(self, at: int) -> bool:
        token = self.token(at)
        return token is not None and (token.is_name or (token.is_word and not token.has(*_STOPS)))

    def _phrase_end(self, start: int) -> int:
        at = start
        while at < len(self.tokens) and self._belongs(at, start):
            at += 1
        return at

    def _belongs(self, at: int, start: int) -> bool:
        token, before = self.tokens[at], self.tokens[at - 1] if at > start else None
        if token.is_name:
            return before is None or before.is_possessive or not (before.is_name and self._is_person(before))
        if not token.is_word or (before is not None and before.has("others") and token.has("base")):
            return False  # `Some say`
        if before is not None and before.is_name and not before.is_possessive:
            return self._modifies(at)
        if token.has("det", "indefinite"):
            return before is None or before.has("det", "indefinite", "adverb", "joining")
        if token.has(*_STOPS):
            return self._is_noun(at, start) or (before is None and self._is_adjective(at))
        return True

    def _is_adjective(self, at: int) -> bool:
        """Return whether a participle begins a phrase: `Famed doctor Tom Reed said`."""
        token, before = self.tokens[at], self.token(at - 1)
        opens = before is None or before.is_mark or before.has("det")
        return opens and token.tags == {"finite"} and self._is_nounlike(at + 1)

    @staticmethod
    def _is_person(token: Token) -> bool:
        return token.is_person and bool(token.actors)

    def _is_noun(self, at: int, start: int) -> bool:
        """Return whether a word that may be a verb is a noun here: behind an article, a possessive, an adjective."""
        token, before = self.tokens[at], self.tokens[at - 1] if at > start else None
        if before is None or token.has("auxiliary") or not token.has("finite", "sharing", "adverb"):
            return False
        if before.has("det", "indefinite") or before.is_possessive or before.text.isdigit():
            return True
        placed = self.token(start - 1)
        if (
            placed is not None
            and placed.has("prep", "of")
            and before.is_word
            and not before.tags
            and token.low.endswith("s")
        ):
            return True
        owned = any(other.has("det") or other.is_possessive for other in self.tokens[start:at])
        after = self.token(at + 1)
        goes_on = after is not None and after.has("finite", "auxiliary")
        return (
            owned
            and (goes_on or (token.has("speech_noun") and after is not None and after.has("prep", "of")))
            and before.is_word
            and not before.has("person", "title", "body", "voice")
        )

    def _modifies(self, at: int) -> bool:
        """Return whether the name before a word only says whose campaign or spokesman the phrase is about."""
        for number in range(at, min(at + 5, len(self.tokens))):
            token = self.tokens[number]
            if token.is_name:
                return number > at
            if token.has("adverb"):
                return False  # `Vale then called`
            if token.is_word and token.has("person", "body", "title", "voice"):
                return True
            if token.is_word and token.has("speech_noun"):  # `Vale calls it “a joke”`, but `the Vale calls were`
                after = self.token(number + 1)
                return not token.has("finite") or (after is not None and after.has("finite", "auxiliary"))
            if not token.is_word or token.has(*_STOPS):
                return False
        return False

    def _past_of(self, end: int) -> int:
        """Return where a phrase ends with what `of` adds to it."""
        token = self.token(end)
        if token is None or not token.has("of"):
            return end
        other = self._single(end + 1)
        return other.end if other else end

    def past_places(self, at: int) -> int:
        """Return where a clause goes on after phrases with prepositions, and brackets, behind a noun phrase."""
        while (token := self.token(at)) is not None:
            if token.text in "([":
                at = self._past_brackets(at)
            elif token.has("prep", "date") and not token.has("finite") and self._past_dates(at) > at:
                at = self._past_dates(at)
            elif token.has("prep") and not token.has("finite") and (other := self._single(at + 1)):
                if (token.has("subordinate") and self.verb_at(other.end)) or self._tells(other):
                    return at
                at = other.end
            else:
                return at
        return at

    def _tells(self, phrase: Phrase) -> bool:
        """Return whether a name at the end of a phrase says something right behind it."""
        if phrase.start == phrase.heads[0]:
            return False
        verb = self.verb_at(phrase.end)
        before = self.tokens[phrase.heads[0] - 1]
        return self.tokens[phrase.heads[0]].is_name and not before.tags and verb is not None and verb.kind == "say"

    def _past_dates(self, at: int) -> int:
        """Return where a clause goes on after `on Monday night` or `Monday`."""
        end = at + self.tokens[at].has("prep")
        begin = end
        while (token := self.token(end)) is not None and token.is_word and (token.has("date") or token.text.isdigit()):
            end += 1
        told = any(other.has("date") or len(other.text) == _YEAR for other in self.tokens[begin:end])
        return end if told else at

    def _past_brackets(self, at: int) -> int:
        for number in range(at + 1, min(at + _BRACKETED, len(self.tokens))):
            if self.tokens[number].text in ")]":
                return number + 1
        return len(self.tokens)
