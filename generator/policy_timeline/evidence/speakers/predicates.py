"""Which verb belongs to a phrase, and which phrase to a verb: beside it, or over a place, a bracket or a remark."""

from __future__ import annotations

from dataclasses import dataclass

from policy_timeline.evidence.speakers.phrases import Phrase, Phrases
from policy_timeline.evidence.speakers.sentences import DASHES
from policy_timeline.evidence.speakers.verbs import KINDS, Verb

_SCARE = 3  # words in quotation marks that are no statement
_SHORT_ASIDE = 14  # of whom is no person
_ASIDE = 34  # tokens that a remark between commas may have


@dataclass(frozen=True)
class Predicates(Phrases):
    """The verbs of a sentence by their subjects."""

    def verb_after(self, phrase: Phrase) -> Verb | None:
        """Return the verb of a subject: right after it, or after a place, a bracket or a remark between commas."""
        found = self._verb_beside(phrase)
        head = self.tokens[phrase.heads[-1]]
        before, comma = self.token(phrase.start - 1), self.token(phrase.end)
        if not found and before and comma and before.text == comma.text == "," and head.is_name and head.is_person:
            found = self._unsaid(self.verb_at(phrase.end + 1, head))  # `whose wife, Ada Holm, runs it, said`
        return found or self._verb_after_aside(self.past_places(phrase.end), is_named=head.is_name and head.is_person)

    @staticmethod
    def _unsaid(verb: Verb | None) -> Verb | None:
        """Return a finite verb that says nothing, else None."""
        return verb if verb and verb.form == "finite" and not verb.kind else None

    def _begins_clause(self, phrase: Phrase) -> bool:
        """Return whether a phrase is a subject: `before Kessler left`, not `before the vote, Kessler left`."""
        head = self.tokens[phrase.heads[-1]]
        known = head.is_person and bool(head.actors)
        return (self.verb_after(phrase) if known else self._verb_beside(phrase)) is not None

    def _verb_beside(self, phrase: Phrase) -> Verb | None:
        """Return the verb of a subject right after it, or after a place or a bracket."""
        found = self.verb_at(phrase.end, self.tokens[phrase.heads[-1]], is_plural=self._is_plural(phrase))
        if found:
            return found
        at = self.past_places(phrase.end)
        comma = self.token(at)
        closed = at > phrase.end and self.tokens[at - 1].text in ")]" and comma is not None and comma.text == ","
        return self.verb_at(at + closed) if at > phrase.end else None  # `Mira Vale (R-Port), said`

    def _verb_after_aside(self, at: int, *, is_named: bool) -> Verb | None:
        token = self.token(at)
        if token is None or token.text not in {",", *DASHES}:
            return None
        closes = {","} if token.text == "," else DASHES
        bare = self._single(at + 1) if is_named else None
        begins = bare is not None and (self.language.inverts or not self.tokens[bare.start].has("det"))
        if bare and begins and self.tokens[bare.heads[0]].has("person", "title"):
            unclosed = self.verb_at(self.past_places(bare.end))  # `Tom Reed, director of the port said`
            if unclosed and unclosed.form == "finite":
                return unclosed
        for number in range(at + 1, min(at + (_ASIDE if is_named else _SHORT_ASIDE), len(self.tokens))):
            closing = self.tokens[number]
            is_title = closing.is_quotation and self.tokens[number - 1].has("of")  # `Vale, author of “The Way,” said`
            if closing.text in closes or (is_title and closing.last in closes):
                found = None if self._is_held_in_remark(at + 1, number) else self.verb_at(number + 1)
                if found and (is_named or not self._is_inverted_at(found)):
                    joined = found.kind and self._joins_another(at + 1, number)
                    return None if found.form != "finite" else found._replace(mood="supposed") if joined else found
            elif self._breaks_off(number) and not is_title:
                return None
        return None

    def _is_held_in_remark(self, start: int, end: int) -> bool:
        """Return whether a comma ends a name inside a remark: `Tom Reed, whose wife, Ada Holm, runs it, said`."""
        name, opening = self.tokens[end - 1], self.tokens[end - 2]
        held = self.tokens[start].has("relative") and name.is_name and opening.text == "," and end - 2 > start
        return held and self._unsaid(self.verb_at(end + 1, name)) is not None

    def _is_plural(self, phrase: Phrase) -> bool:
        """Return whether a phrase means several, whose verb stands in its base form: `Vale and Reed say`."""
        return len(phrase.heads) > 1 or self.tokens[phrase.heads[-1]].has("others")

    def _breaks_off(self, at: int) -> bool:
        """Return whether no remark goes on over a token: what somebody says, a colon, the dash of `VELM, June 10 —`."""
        token = self.tokens[at]
        is_dash = token.text in DASHES and token.start > self.tokens[at - 1].end
        return is_dash or token.text == ":" or (token.is_quotation and token.text.count(" ") >= _SCARE)

    def _joins_another(self, start: int, end: int) -> bool:
        """Return whether somebody is joined to the subject over a remark: `Rutte, who came late, and Healey, said`."""
        return any(
            self.tokens[at].text == "," and self.tokens[at + 1].has("joining") and self.tokens[at + 2].is_name
            for at in range(start, min(end, len(self.tokens) - 2))
        )

    def _is_inverted_at(self, verb: Verb) -> bool:
        """Return whether somebody behind a verb is its subject: `…, said Alan Moore`, but not `…, told Alan Moore`."""
        token = self.token(verb.end)
        if not self.tokens[verb.at].has("plain") or token is None:
            return False
        other = self.phrase_at(verb.end)
        return not token.is_mark and other is not None and self._is_somebody(other) and not self.verb_after(other)

    def _agent(self, verb: Verb) -> Phrase | None:
        """Return who did what is told in the passive: `was described by Quist`, also behind a quotation."""
        for at in range(verb.end, len(self.tokens)):
            if self.tokens[at].has("agent"):
                return self.phrase_at(at + 1)
            if self.tokens[at].is_mark or self.tokens[at].has("finite"):
                return None
        return None

    def _denied_behind(self, verb: Verb, subject: Phrase) -> Verb:
        """Return a verb as denied or doubted where a language says so behind it: `sagte nicht`, `sagte beinahe`."""
        after = self.token(max(verb.end, subject.end))
        weighed = (
            self.language.inverts and after is not None and after.has("deny", "doubt") and not after.has("linking")
        )
        return verb._replace(mood="denied") if weighed else verb

    def _behind(self, phrase: Phrase, verb: Verb) -> Phrase:
        """Return the subject: where a language inverts and a thing stands before the verb, it is somebody behind it."""
        head = self.tokens[phrase.heads[-1]]
        told = bool(head.actors) or head.has("he", "she", "person", "title", "voice")
        if not self.language.inverts or told:
            return phrase
        other = self.phrase_at(self._past_objects(verb.end))
        known = other is not None and (not head.is_name or bool(self.tokens[other.heads[0]].actors))
        return other if other and known and self._is_somebody(other) else phrase

    def _past_objects(self, at: int) -> int:
        """Return where the subject may stand behind a verb: `äußerte sich Falk`, `sagte auch Falk`."""
        while self.language.inverts and (token := self.token(at)) is not None:
            if token.is_oblique or (token.is_word and token.has("object", "adverb", "date") and not token.has("det")):
                at += 1
            else:
                break
        return at

    def _completed(self, verb: Verb, subject: Phrase | None) -> Verb:
        """Return a helping verb with the participle or infinitive that ends its clause: `hat Falk gestern erklärt`."""
        if verb.kind or not self.language.inverts or not self.tokens[verb.at].has("auxiliary"):
            return verb
        passive = self.tokens[verb.at].has("passive") and not self.tokens[verb.at].has("sharing")
        denied = False
        for at in range(max(verb.end, subject.end if subject else 0), len(self.tokens)):
            token = self.tokens[at]
            denied = denied or token.has("deny")
            kind = next((kind for kind in KINDS if token.has(kind)), "")
            last = self.token(at + 1) is None or self.tokens[at + 1].is_mark or self.tokens[at + 1].is_quotation
            if kind and token.has("perfect", "base") and last:
                return verb._replace(at=at, kind=kind, mood="denied" if denied else verb.mood, is_passive=passive)
        return verb

    def _begins_verb(self, at: int) -> bool:
        token = self.tokens[at]
        return token.has("finite", "sharing") and any(token.has(kind) for kind in KINDS) and not self._is_noun_here(at)

    def _is_noun_here(self, at: int) -> bool:
        before, after = self.token(at - 1), self.token(at + 1)
        if after is not None and after.has("of") and self.tokens[at].has("speech_noun", "idea"):
            return True  # `reports of a war`
        if after is not None and after.has("auxiliary") and self.tokens[at].low.endswith("s"):
            return True  # `that states can`
        if before is None:
            return False
        told = before.has("prep") or (before.has("finite") and not before.has("auxiliary"))
        if told and self.tokens[at].has("speech_noun", "idea", "crying"):
            return True  # `pushed back against claims`, `rejected calls`
        return before.is_possessive or (before.has("det") and not before.has("that"))
