"""Who is in focus: what the sentences before one say of whom "he", "she" or "the minister" may be, as a value.

A document is read from left to right; each sentence takes the focus in and gives the next one out.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple, TypeGuard

from policy_timeline.evidence.speakers.bearers import Bearers
from policy_timeline.evidence.speakers.clauses import Clause, Grammar
from policy_timeline.evidence.speakers.names import NONE
from policy_timeline.evidence.speakers.phrases import Phrase
from policy_timeline.evidence.speakers.readings import NOBODY, Reading
from policy_timeline.evidence.speakers.sentences import Token

_REACH = 3  # paragraphs that a pronoun points back at most


class Focus(NamedTuple):
    """Whom the text was last about, a person and a body, whose words it gave last, and whom it was about before.

    `age` counts the paragraphs since the person was named. `is_open` says that the sentence before had words of the
    speaker's, which what is quoted next may go on from, and `is_asking` that they were a question. `is_sole` says that
    the sentence which named the person named no other, `has_told` that the sentence before tells what the person said,
    `is_alone` that the paragraph is nothing but quotations, and `is_dialogue` that two stand side by side in it.
    """

    person: Reading = NOBODY
    body: Reading = NOBODY
    speaker: Reading = NOBODY
    earlier: Reading = NOBODY
    mentioned: frozenset[str] = NONE
    age: int = 0
    is_open: bool = False
    is_asking: bool = False
    has_spoken: bool = False
    is_sole: bool = False
    has_told: bool = False
    is_alone: bool = False
    is_dialogue: bool = False

    def next_paragraph(self) -> Focus:
        """Return the focus at the beginning of the next paragraph: nobody is in it for long."""
        aged = self._replace(age=self.age + 1)
        return aged if aged.age <= _REACH else Focus()


@dataclass(frozen=True)
class Who:
    """Says whom the phrases of one sentence mean, from the sentence itself and the focus before it.

    Most sentences name who speaks in them: `before` reads the focus from those before this one when it is asked for.
    """

    grammar: Grammar
    bearers: Bearers
    before: Callable[[], Focus]

    @cached_property
    def focus(self) -> Focus:
        """The focus before the sentence."""
        return self.before()

    def phrase(self, phrase: Phrase | None) -> Reading:
        """Return whom a noun phrase means: all of those joined."""
        if phrase is None:
            return NOBODY
        found = [self._head(head, phrase) for head in phrase.heads]
        if len(found) == 1:
            return found[0]
        names = " and ".join(filter(None, (reading.name for reading in found)))
        actors = frozenset(actor for reading in found for actor in reading.actors)
        return Reading(actors, certain=all(reading.certain for reading in found), name=names)

    def _head(self, at: int, phrase: Phrase) -> Reading:
        token = self.grammar.tokens[at]
        if token.is_name:
            return self._name(at, token)
        if token.has("first_person") and at == phrase.start:
            return Reading()
        if token.has("he", "she") and phrase.end == phrase.start + 1:
            return self._pronoun(at, "he" if token.has("he") else "she")
        if token.has("it", "they"):
            return self.focus.body.inferred() if token.has("it") else NOBODY
        return self._described(phrase, at)

    def _name(self, at: int, token: Token) -> Reading:
        before = self.grammar.token(at - 1)
        gender = "he" if before and before.has("mr") else "she" if before and before.has("ms") else ""
        actors = frozenset(
            actor for actor in token.actors if not gender or (self.bearers.gender(actor) or gender) == gender
        )
        return Reading(
            actors, certain=len(actors) == 1, name=token.text, is_stated=not self.bearers.is_shared(token.text)
        )

    def owner(self, at: int) -> Reading | None:
        """Return whom a possessive at a token means, as in `Vale's words` and `her words`; None where there is none."""
        token = self.grammar.tokens[at]
        if token.is_name and token.is_possessive:
            return Reading(token.actors, certain=len(token.actors) == 1, name=token.text)
        gender = "he" if token.has("his") else "she" if token.has("hers") else ""
        return self._pronoun(at, gender).inferred() if gender else None

    def _pronoun(self, at: int, gender: str) -> Reading:
        near = [
            clause
            for clause in self.grammar.clauses
            if clause.is_outer
            and clause.subject
            and clause.subject.end <= at
            and (clause.verb.start <= at or self.grammar.tokens[at].has("owning"))
        ]  # not `Brandt, he added, is “a clown”`, but `Brandt, in his words, is “no poet”`
        persons = [clause for clause in near if self.is_person(clause.subject)]
        found = self.phrase(persons[-1].subject) if persons else self.focus.person
        if persons and persons[-1].subject and len(persons[-1].subject.heads) > 1:
            found = found.doubtful()
        elif persons and self._speaks_of(persons[-1], at):
            found = found if found.actors == self.focus.person.actors else found.or_else(self.focus.person)
        if len(found.actors) != 1:
            return found.doubtful()._replace(is_stated=False)
        known = self.bearers.gender(next(iter(found.actors)))
        if known not in {None, gender}:
            other = self.focus.earlier
            fits = (
                not persons
                and self.focus.is_sole
                and other.only is not None
                and self.bearers.gender(other.only) == gender
            )
            return other.inferred() if fits else Reading()
        is_said = found.actors == self.focus.speaker.actors and self.focus.is_open
        is_plain = not persons and self.focus.age <= 1 and (is_said or self.focus.is_sole)
        return found if is_plain else found.inferred()

    def _speaks_of(self, clause: Clause, at: int) -> bool:
        """Return whether a clause before a pronoun is part of what that says: `The minister had “slept”, he said`."""
        between = self.grammar.tokens[clause.end : at]
        return (
            clause.verb.kind == ""
            and not any(token.text in ";:" for token in between)
            and (any(token.is_quotation for token in between) or (bool(between) and between[-1].text == ","))
        )

    def is_person(self, phrase: Phrase | None) -> TypeGuard[Phrase]:
        """Return whether a phrase means a person."""
        if phrase is None:
            return False
        head = self.grammar.tokens[phrase.heads[-1]]
        if head.is_name:
            is_thing = self.grammar.language.capital_nouns and self.grammar.tokens[phrase.start].has("det")
            return head.is_person and (bool(head.actors) or " " in head.text or not is_thing)  # not `die Fähre`
        return head.has("he", "she", "person", "title", "voice") and not head.has("body")

    def _described(self, phrase: Phrase, head: int) -> Reading:
        """Return whom a phrase without a name means: the holder of an office, or whom the text was just about."""
        tokens = self.grammar.tokens[phrase.start : phrase.end]
        said = " ".join(token.text for token in tokens)
        described = self.grammar.tokens[phrase.start : head + 1]
        homes = frozenset(actor for token in tokens if token.is_name for actor in token.actors)
        told = self.is_person(phrase) or any(token.has("voice", "body") for token in described)
        said = said if told else ""
        words = [token.low for token in tokens if token.is_word and not token.has("det", "indefinite", "of")]
        indefinite = tokens[0].has("indefinite") or any(
            token.has("voice", "body") for token in described if token.is_word
        )
        if not words or indefinite:
            return Reading(name=said)
        names = self.bearers.names
        holders = names.holders(words, homes)
        focus = self.focus.person.only
        if focus and (focus in holders or (not holders and not homes and names.has_office_word(focus, words[-1]))):
            return Reading(frozenset({focus}), certain=True)
        told = bool(homes) or all(actor in self.focus.mentioned for actor in holders)
        return Reading(holders, certain=len(holders) == 1 and told, name=said)

    @property
    def named(self) -> frozenset[str]:
        """Everybody whom the sentence names: by a name, an office or a pronoun."""
        tokens = self.grammar.tokens
        names = {actor for token in tokens if token.is_name for actor in token.actors}
        phrases = filter(None, map(self.grammar.phrase_at, range(len(tokens))))
        meant = (self.phrase(phrase).actors for phrase in phrases)
        return frozenset(names).union(*(actors for actors in meant if len(actors) == 1))

    def after(self, spoken: list[Reading]) -> Focus:
        """Return the focus after the sentence; `spoken` are the readings of its quotations, in order."""
        person, body = self._about()
        mentioned = self.focus.mentioned | {
            actor for token in self.grammar.tokens if token.is_name and len(token.actors) == 1 for actor in token.actors
        }
        others = self._mentioned()
        last = spoken[-1] if spoken else NOBODY
        told = last if last.actors or last.name else NOBODY
        if spoken and told.only and person in (None, told):
            person = told
        asked = any(
            token.is_quotation and token.last in "?'’" and "?" in token.text[-4:] for token in self.grammar.tokens
        )
        asks = any(self._asks_somebody(clause) for clause in self.grammar.clauses)
        quotations = sum(token.is_quotation for token in self.grammar.tokens)
        alone = bool(spoken) and quotations == len([token for token in self.grammar.tokens if not token.is_mark])
        return Focus(
            person=self.focus.person if person is None else person,
            body=self.focus.body if body is None else body,
            speaker=told if spoken else self.focus.speaker,
            earlier=self.focus.earlier
            if person is None or person.actors == self.focus.person.actors
            else self.focus.person,
            mentioned=frozenset(mentioned),
            age=self.focus.age if person is None and not spoken else 0,
            is_open=bool(spoken) and not (alone and self.focus.age) and not (asked and asks),
            has_spoken=bool(spoken),
            is_sole=self._is_sole(person, others),
            is_asking=asked,
            has_told=not spoken and self._tells(person),
        )

    def _is_sole(self, person: Reading | None, others: frozenset[str]) -> bool:
        """Return whether no other person is named since the one in focus was: whom a pronoun may mean instead."""
        if person is None or not any(token.is_name for token in self.grammar.tokens):
            return self.focus.is_sole and not others
        return not others - person.actors

    def _tells(self, person: Reading | None) -> bool:
        """Return whether the sentence tells what the person whom it is about says: `Vale said that it was over`."""
        clauses = self.grammar.clauses if person else ()
        told = [clause for clause in clauses if clause.verb.kind == "say" and clause.is_outer and clause.verb.affirms]
        if person is None or not told:
            return False
        what = any(clause.link in {"that", "object", "inner"} for clause in clauses if clause.start > told[-1].start)
        return what and self.phrase(told[-1].subject).actors == person.actors

    def _asks_somebody(self, clause: Clause) -> bool:
        after = self.grammar.token(clause.verb.end)
        return (
            clause.subject is not None
            and not clause.is_inverted
            and self.grammar.tokens[clause.verb.at].has("ask")
            and bool(after and after.is_name)
        )

    def _about(self) -> tuple[Reading | None, Reading | None]:
        """Return whom the outer clauses of the sentence are about: the last person and the last body, or None."""
        person: Reading | None = None
        body: Reading | None = None
        for clause in self.grammar.clauses:
            if not clause.is_outer:
                continue
            reading = self.phrase(clause.subject)
            if self.is_person(clause.subject):
                same = person is None or person.actors == reading.actors or clause.verb.kind == "say"
                several = len(clause.subject.heads) > 1
                person = (reading if same else reading.or_else(person or NOBODY)) if not several else reading.doubtful()
            elif reading.actors:
                body = reading
        if person is None and (named := self._mentioned()):
            person = (
                self.focus.person if named == self.focus.person.actors else self.focus.person.or_else(Reading(named))
            )
        if person is None and any(map(self._is_stranger, self.grammar.tokens)):
            person = self.focus.person.doubtful()  # `Then came Anna Kern.`
        last = self.grammar.clauses[-1] if self.grammar.clauses else None
        if last and last.subject and last.verb.kind == "say" and last.verb.affirms and self._ends(last.end):
            person = self.phrase(last.subject) if self.is_person(last.subject) else person
        return person, body

    def _is_stranger(self, token: Token) -> bool:
        """Return whether a token names a person who is no actor, by a first name that is known."""
        is_full = token.is_name and " " in token.text and not token.actors and not token.is_possessive
        return is_full and self.bearers.language.gender(token.text.split()[0]) is not None

    def _mentioned(self) -> frozenset[str]:
        """Return the persons whom a sentence names that is about none of them."""
        return frozenset(
            actor
            for token in self.grammar.tokens
            if token.is_name and token.is_person and not token.is_possessive
            for actor in token.actors
        )

    def _ends(self, at: int) -> bool:
        return at > 0 and all(token.is_mark for token in self.grammar.tokens[at:])
