"""The clauses of a sentence: who does what, and how a clause hangs on what stands before it.

There is no parser behind it, but what a reader sees first: where a phrase begins and ends, which of its words is the
head, which verb comes next, and what stands before it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from policy_timeline.evidence.speakers.phrases import Phrase
from policy_timeline.evidence.speakers.predicates import Predicates
from policy_timeline.evidence.speakers.sentences import Token
from policy_timeline.evidence.speakers.verbs import KINDS, Verb

_LINKS = {
    "doubt": "cond", "relative": "rel", "that": "that", "what": "what", "as": "as", "subordinate": "sub",
    "linking": "joined",
}  # fmt: skip
"""How a clause hangs on what stands before it, by the tag of the word between; the first that fits decides."""
_LEADING = frozenset({"sharing", "sub", "as"})
"""The links of a clause that ends at a comma before the main one: `Although Reed said he would leave, Vale said`."""
CLOSED = frozenset(",?!…—–-.;:")
"""What a quotation ends with before a clause of speaking."""


class Clause(NamedTuple):
    """A subject and its verb. `link` says how the clause hangs on what stands before it.

    `main`: on nothing; `joined`: by "and" or "but"; `that`, `object` (right after a verb of speech), `sub` (after
    "when"), `cond` (after "if"), `rel` (after "who"): inside another one; `sharing`: a participle.
    """

    subject: Phrase | None
    verb: Verb
    link: str
    is_inverted: bool = False

    @property
    def start(self) -> int:
        """Where it begins."""
        return min(self.subject.start, self.verb.start) if self.subject else self.verb.start

    @property
    def end(self) -> int:
        """Where its subject and verb end."""
        return max(self.subject.end, self.verb.end) if self.subject else self.verb.end

    @property
    def is_outer(self) -> bool:
        """Whether it is inside no other clause."""
        return self.link in {"main", "joined"}


@dataclass(frozen=True)
class Grammar(Predicates):
    """Reads the clauses of one sentence."""

    @cached_property
    def clauses(self) -> tuple[Clause, ...]:
        """The clauses of the sentence, by where they begin."""
        found: list[Clause] = []
        inside = False
        for clause in self._all:
            before = found[-1] if found else None
            if before and before.verb.kind == "say" and before.end <= clause.start:
                inside = inside or any(token.has("that") for token in self.tokens[before.end : clause.start])
            inside = self._stays_inside(clause, inside=inside, before=before)
            is_loose = clause.link in {"main", "joined"} and clause.subject is not None
            found.append(clause._replace(link="inner") if inside and is_loose else clause)
            inside = inside or clause.link in {"that", "object", "cond"}
        return tuple(found)

    def _stays_inside(self, clause: Clause, *, inside: bool, before: Clause | None) -> bool:
        """Return whether a clause still belongs to what the verb of speech before it says."""
        if not inside or before is None:
            return False
        between = self.tokens[before.end : clause.start]
        if any(token.is_quotation or token.text in ";:" for token in between):
            return False
        led = all(other.link in _LEADING or other.verb.start == 0 for other in self._told_before(clause))
        if led and clause.verb.kind and bool(between) and between[-1].text == ",":
            return False  # `Promising that he would stay, Vale said`
        return not self.is_aside(clause) and not any(token.has("contrast") for token in between)

    def _told_before(self, clause: Clause) -> Iterator[Clause]:
        return (other for other in self._all if other.verb.kind and other.verb.at < clause.verb.at)

    @cached_property
    def _all(self) -> tuple[Clause, ...]:
        return tuple(self._read())

    def is_aside(self, clause: Clause) -> bool:
        """Return whether a clause stands between commas, or after one at the end, as in `It is, he said, late`."""
        before, after = self.token(clause.start - 1), self.token(clause.end)
        opens = before is None or before.is_mark or before.is_quotation
        return (
            opens
            and clause.verb.kind == "say"
            and (after is None or after.is_mark or after.has("prep", "date", "adverb"))
        )

    def _read(self) -> Iterator[Clause]:
        """Yield the clauses from left to right; a verb behind a remark between commas belongs to what comes before."""
        at, taken = 0, dict[int, int]()
        while at < len(self.tokens):
            if at in taken:
                at = taken[at]
                continue
            token = self.tokens[at]
            placed = token.has("prep") and not token.has("finite", "sharing")
            if token.has("prep", "date") and self._past_dates(at) > at:
                at = self._past_dates(at)
                continue
            phrase = self.placed_at(at + 1) if placed else None if self._begins_verb(at) else self.phrase_at(at)
            if placed and phrase and token.has("subordinate") and self._begins_clause(phrase):
                at, placed = at + 1, False
            elif placed and phrase and self._tells(phrase):
                phrase, placed = self.phrase_at(phrase.heads[0]), False  # `the best hand on deck Reed argues`
            found = list(self._of_phrase(phrase, taken, placed=placed)) if phrase else list(self._of_verb(at))
            for clause in found:
                taken[clause.verb.start] = clause.verb.end
                taken.setdefault(clause.verb.at, clause.verb.at + 1)
                yield clause
            at = max(phrase.end, at + 1) if phrase else found[0].end if found else at + 1

    def _of_phrase(self, phrase: Phrase, taken: Mapping[int, int], *, placed: bool) -> Iterator[Clause]:
        """Yield the clause whose subject a phrase is, unless a preposition stands before it, and the one of `who`."""
        verb = None if placed or self.tokens[phrase.heads[0]].is_oblique else self.verb_after(phrase)
        if verb and verb.form == "finite" and verb.start not in taken:
            real, link = self._behind(phrase, verb), self._link(phrase.start)
            verb = self._completed(verb, real)
            if self._is_asked(phrase, verb):
                verb = verb._replace(mood="supposed")
            before = self.token(phrase.start - 1)
            nor = (
                before is not None
                and before.has("nor")
                and any(token.has("deny") for token in self.tokens[: phrase.start])
            )
            if nor or (before is not None and before.has("deny")):
                verb = verb._replace(mood="denied")
            elif (
                before is not None
                and before.has("alternative")
                and phrase.start > 1
                and self.tokens[phrase.start - 2].is_name
            ):
                verb = verb._replace(mood="supposed")  # `Either Vale or Reed said`
            agent = self._agent(verb) if verb.is_passive and verb.kind else None
            if agent:
                yield Clause(agent, verb._replace(is_passive=False), link)
            else:
                yield Clause(real, self._denied_behind(verb, real), link, is_inverted=real is not phrase)
        yield from self._relative(phrase)

    def _of_verb(self, at: int) -> Iterator[Clause]:
        verb = self.verb_at(at)
        noun = verb is not None and bool(verb.kind) and verb.at == at and self._is_noun_here(at)
        if verb and not noun:
            yield self._without_subject(verb)

    def _relative(self, phrase: Phrase) -> Iterator[Clause]:
        """Yield the clause of `who` right behind a phrase: `Tarr, who said`."""
        at = phrase.end
        if (comma := self.token(at)) is not None and comma.text == ",":
            at += 1
        token = self.token(at)
        if token is None or not token.has("relative") or token.has("det"):
            return
        if self.tokens[phrase.heads[-1]].is_word and self.language.inverts:
            return
        verb = self.verb_at(at + 1)
        if verb and verb.form == "finite":
            yield Clause(phrase, verb, "rel")

    def _is_asked(self, phrase: Phrase, verb: Verb) -> bool:
        """Return whether a helping verb stands before the subject: `Did Mora say`."""
        before, first = self.token(phrase.start - 1), self.token(phrase.start - 2)
        if before is None or not before.has("auxiliary") or self.language.inverts or verb.start != verb.at:
            return False
        return self.tokens[verb.at].has("base") or (
            self.tokens[verb.at].has("perfect") and (first is None or first.is_mark)
        )

    def _link(self, start: int) -> str:
        """Return how a clause that begins at a token hangs on what stands before it."""
        at = start - 1
        while (
            (token := self.token(at)) is not None and token.is_word and token.has("adverb") and not token.has(*_LINKS)
        ):
            at -= 1
        before = self.token(self._before_places(at))
        loose = "main" if self.language.inverts else "inner"
        if before is None:
            return "main"
        if before.is_quotation:
            return "main" if before.last in CLOSED else loose
        if before.is_mark:
            return "main"
        return next((link for tag, link in _LINKS.items() if before.has(tag)), self._held_by(before) or loose)

    @staticmethod
    def _held_by(before: Token) -> str:
        """Return that a clause is what a verb right before it says, or nothing."""
        told = any(before.has(kind) for kind in KINDS) and before.has("finite", "base", "sharing", "perfect")
        return "object" if told else ""

    def _before_places(self, at: int) -> int:
        """Return the token before the places and days that a clause begins with: `On Monday her deputy said`."""
        begin = at
        while begin >= 0 and not self._parts(begin):
            begin -= 1
        return begin if at > begin and self.past_places(begin + 1) == at + 1 else at

    def _parts(self, at: int) -> bool:
        token = self.tokens[at]
        return token.is_mark or token.is_quotation or token.has("linking")

    def _without_subject(self, verb: Verb) -> Clause:
        """Return the clause of a verb with no subject before it: one that follows it, or one that is shared."""
        before = self.token(verb.start - 1)
        if verb.form == "sharing":
            return Clause(self._had_by(verb), self._weighed(verb), "sharing")
        if before is not None and before.has("to", "deny"):
            verb = verb._replace(mood=verb.mood or "supposed")  # `is said to have called`
        by = self._agent(verb) if self.tokens[verb.at].has("perfect") and self._has_agent(verb.end) else None
        if by:
            return Clause(by, verb, "inner")  # `accused by Dorn of “treason”`
        subject = self._subject_behind(verb, before)
        if subject:
            told = self._denied_behind(self._completed(verb, subject), subject)
            return Clause(subject, told, self._link(verb.start), is_inverted=True)
        joined = before is not None and (before.has("linking") or before.text == ",")
        if before is not None and before.text == "," and self._is_said_of(verb):
            verb = verb._replace(mood="supposed")
        return Clause(None, verb, "joined" if joined else "bare")

    def _is_said_of(self, verb: Verb) -> bool:
        """Return whether a participle tells what others say of somebody: `Vale, called “…”, said to be “…”`."""
        after, then = self.token(verb.end), self.token(verb.end + 1)
        if after is None or not self.tokens[verb.at].has("perfect"):
            return False
        is_named = after.is_quotation and verb.kind == "name"
        return is_named or (after.has("to") and then is not None and then.has("passive", "auxiliary"))

    def _has_agent(self, at: int) -> bool:
        token = self.token(at)
        return token is not None and token.has("agent")

    def _subject_behind(self, verb: Verb, before: Token | None) -> Phrase | None:
        """Return the subject behind a verb: `“…,” said Rutte`, and in some languages wherever something else begins."""
        if not self.language.inverts:
            opens = before is None or before.is_mark or before.has("as", "adverb", "date")
            closed = before is not None and before.is_quotation and before.last in CLOSED
            if (
                not (opens or closed)
                or verb.mood
                or verb.is_passive
                or not verb.kind
                or self.tokens[verb.at].has("taking")
            ):
                return None
        subject = self.phrase_at(self._past_objects(verb.end))
        head = self.tokens[subject.heads[0]] if subject else None
        is_object = head is not None and head.has("object") and not head.has("he", "she", "it")
        return None if is_object else subject

    def _weighed(self, verb: Verb) -> Verb:
        """Return a participle as denied where a denial stands before it: `stopped short of saying`."""
        for at in range(verb.start - 1, -1, -1):
            token = self.tokens[at]
            if token.is_mark or token.is_quotation:
                break
            if token.has("deny", "doubt"):
                return verb._replace(mood="denied")
        return verb

    def _had_by(self, verb: Verb) -> Phrase | None:
        """Return who speaks in `The memo has Vale saying`, and in `a clip of Vale saying`."""
        for start in range(verb.start - 1, max(verb.start - 6, 0), -1):
            phrase, before, noun = self.phrase_at(start), self.tokens[start - 1], self.token(start - 2)
            recorded = before.has("of") and noun is not None and noun.has("recording")
            if phrase and phrase.end == verb.start and (before.has("having") or recorded):
                return phrase
        return None
