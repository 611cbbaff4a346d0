"""The verbs of a sentence: what each says of somebody's words, and whether it affirms that."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from policy_timeline.evidence.speakers.sentences import Sentence, Token
from policy_timeline.texts.language import Language

KINDS = ("say", "name", "refuse", "relay", "hear")
_AGENT = 8  # tokens of `by the Oslo Post` between `was quoted` and `as saying`
_HELPS = ("auxiliary", "adverb", "deny", "doubt", "supposing", "date")


class Verb(NamedTuple):
    """A verb with what helps it, from token `start` up to `end`; `at` is the verb itself.

    `kind` is what it says of somebody's words (`say`, `name`, `refuse`, `relay`, `hear`), empty for any other verb, and
    `form` which form it is. `mood` is `denied` or `supposed` where somebody may not have done it, else empty.
    """

    start: int
    at: int
    end: int
    kind: str
    form: str
    mood: str = ""
    is_passive: bool = False

    @property
    def affirms(self) -> bool:
        """Whether it says that its subject did it."""
        return not self.mood and not self.is_passive


def _mood(seen: set[str] | frozenset[str]) -> str:
    return "denied" if "deny" in seen else "supposed" if seen & {"doubt", "supposing"} else ""


@dataclass(frozen=True)
class Verbs:
    """Reads the verbs in the tokens of one sentence."""

    tokens: Sentence
    language: Language

    def token(self, at: int) -> Token | None:
        """Return a token, or None beyond the ends."""
        return self.tokens[at] if 0 <= at < len(self.tokens) else None

    def verb_at(self, start: int, head: Token | None = None, *, is_plural: bool = False) -> Verb | None:
        """Return the verb that begins at a token, with the words that help or deny it, or None.

        `head` is who or what may be its subject; `is_plural` says that it is several.
        """
        at, seen = start, set[str]()
        while (
            (token := self.token(at)) is not None and token.is_word and token.has(*_HELPS) and not token.has("refuse")
        ):
            seen |= token.tags
            if token.has("relaying") and not (head and head.has("first_person")):
                seen.add("supposing")  # `Falk habe erklärt`, as somebody tells
            at += 1
            if token.has("deny") and (other := self.token(at)) is not None and other.has("to"):
                at += 1
        if token is None or not token.is_word:
            return self._bare_auxiliary(start, at, seen)
        mood = _mood(seen | (token.tags & {"deny"})) or self._hedge(start)
        found = self._verb_of(start, at, seen, mood, head)
        if is_plural and token.has("base") and token.has(*KINDS) and (found is None or not found.kind):
            return Verb(start, at, at + 1, self._kind(at), "finite", mood)
        return found

    def _bare_auxiliary(self, start: int, at: int, seen: set[str]) -> Verb | None:
        if "auxiliary" not in seen:
            return None
        return Verb(start, at - 1, at, "", "finite", _mood(seen))

    def _verb_of(self, start: int, at: int, seen: set[str], mood: str, head: Token | None) -> Verb | None:
        token, helped = self.tokens[at], "auxiliary" in seen
        if helped and "passive" in seen and token.has("perfect", "perceived") and not token.has("sharing"):
            return self._passive(start, at, mood)
        said = self._phrase_of_saying(at)
        if said and (token.has("finite") or (helped and token.has("base", "perfect"))):
            return Verb(start, at, at + said, "say", "finite", mood)
        kind, form = self._kind(at), self._form(token, helped=helped)
        if token.has("leading") and not kind and form == "finite":
            return self._led(start, at, mood)
        if form == "finite" or (kind and form):
            return Verb(start, at, at + 1, kind, form, mood)
        if helped or not (head and self._may_be_verb(self.tokens[at], head)):
            return self._bare_auxiliary(start, at, seen)
        return Verb(start, at, at + 1, "", "finite", mood)

    def _hedge(self, start: int) -> str:
        """Return the mood of a verb behind words that say it was only nearly so: `all but said`."""
        hedges = self.language.hedges.get(self.tokens[start - 1].low, ()) if start else ()
        told = any(
            tuple(token.low for token in self.tokens[max(0, start - len(words)) : start]) == words for words in hedges
        )
        return "supposed" if told else ""

    def _kind(self, at: int) -> str:
        """Return what a verb says of words; `continued to` says nothing."""
        token, after = self.tokens[at], self.token(at + 1)
        leads = token.has("leading") and after is not None and after.has("to")
        return "" if leads else next((kind for kind in KINDS if token.has(kind)), "")

    def _phrase_of_saying(self, at: int) -> int:
        """Return how many words from a token on say something together, as in `made it clear`."""
        for phrase in self.language.sayings.get(self.tokens[at].low, ()):
            if tuple(token.low for token in self.tokens[at : at + len(phrase)]) == phrase:
                return len(phrase)
        return 0

    @staticmethod
    def _form(token: Token, *, helped: bool) -> str:
        if token.has("finite") or (helped and token.has("base", "perfect", "sharing")):
            return "finite"
        return "sharing" if token.has("sharing") else ""

    def _passive(self, start: int, at: int, mood: str) -> Verb:
        """Read `was quoted as saying` and `was heard saying`: no other passive says that its subject speaks."""
        kind, after = self._kind(at), self.token(at + 1)
        if self.tokens[at].has("perceived") and after is not None and after.has("say") and after.has("sharing"):
            return Verb(start, at + 1, at + 2, "say", "finite", mood)
        for says in range(at + 1, min(at + _AGENT, len(self.tokens) - 1)):
            verb = self.tokens[says + 1]
            if kind == "relay" and self.tokens[says].has("as") and verb.has("say") and verb.has("sharing"):
                return Verb(start, says + 1, says + 2, "say", "finite", mood)
            if self.tokens[says].is_mark or self.tokens[says].is_quotation:
                break
        return Verb(start, at, at + 1, kind, "finite", mood, is_passive=True)

    def _led(self, start: int, at: int, mood: str) -> Verb:
        """Read `went on to say`."""
        for number in range(at + 1, min(at + 4, len(self.tokens) - 1)):
            verb = self.tokens[number + 1]
            if self.tokens[number].has("to") and verb.has("say") and verb.has("base"):
                return Verb(start, number + 1, number + 2, "say", "finite", mood)
            if not self.tokens[number].has("adverb", "prep"):
                break
        return Verb(start, at, at + 1, "", "finite", mood)

    def _may_be_verb(self, token: Token, head: Token) -> bool:
        """Return whether an unknown small word after somebody's name is most likely a verb."""
        is_somebody = head.has("he", "she") or (head.is_name and head.is_person and bool(head.actors))
        return is_somebody and not token.is_capital and not token.tags and self.language.guesses
