"""The subjects of a sentence's clauses: who does something, and whom a pronoun or an office means."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple, Protocol

from policy_timeline.evidence.speakers.readings import NOBODY, Reading
from policy_timeline.evidence.speakers.shapes import Shape

if TYPE_CHECKING:
    from collections.abc import Sequence

    from policy_timeline.evidence.speakers.tokens import Token


class Before(Protocol):
    """What the sentences before one say."""

    def about(self, *, person: bool, gender: str = "") -> Reading:
        """Return whom they were last about: the subject of the nearest clause, a person or a body.

        Where a `gender` is asked for, "he" or "she", a pronoun of the other one is nobody known.
        """
        ...

    def gender(self, actor: str) -> str | None:
        """Return "he" or "she" where the text calls an actor by a title that tells, else None."""
        ...

    def names(self, actor: str) -> bool:
        """Return whether they name an actor not far before."""
        ...

    @property
    def is_quoted(self) -> bool:
        """Whether the sentence right before ends with a quotation, or quotes at all."""
        ...


class Subject(NamedTuple):
    """A subject: where it stands, with the names joined to it, and whether its clause is inside another one."""

    at: int
    joined: tuple[int, ...]
    is_person: bool
    is_inner: bool


@dataclass(frozen=True)
class Grammar(Shape):
    """Reads the clauses of one sentence; `before` is what those before it say."""

    before: Before

    @cached_property
    def subjects(self) -> tuple[Subject, ...]:
        """The subjects of the sentence, in order; names joined by "and" are one."""
        found: list[Subject] = []
        for at in range(len(self.tokens)):
            if not self.is_subject(at):
                continue
            joined: tuple[int, ...] = (at,)
            if found and self.joins(found[-1].at, at):
                before = found.pop()
                joined = (at,) if self.is_apposed(at) else (*before.joined, at)
            person = len(joined) == 1 and (self.is_pronoun(at) or self.names_person(at))
            body = self.tokens[at].low in self.language.it
            found.append(Subject(at, joined, person and not body, self.is_inner(at)))
        return tuple(found)

    def subjects_before(self, end: int) -> tuple[Subject, ...]:
        """Return the subjects among the first `end` tokens."""
        return tuple(one for one in self.subjects if one.at < end)

    def reading(self, subject: Subject) -> Reading:
        """Return who a subject is: all of those joined."""
        readings = [self.reading_of(at) for at in subject.joined]
        if len(readings) == 1:
            return readings[0]
        actors = frozenset(actor for one in readings for actor in one.actors)
        return Reading(actors, certain=all(one.certain for one in readings))

    def reading_of(self, at: int) -> Reading:
        """Return whom a name, a pronoun or an office means, by its last token."""
        token = self.tokens[at]
        if token.is_name:
            is_relative = any(self._is_titled_otherwise(at, actor) for actor in token.actors)
            actors = frozenset[str]() if is_relative else token.actors
            return Reading(actors, certain=len(actors) == 1, name=token.text)
        if not self.is_pronoun(at):
            return self.office(self.tokens[self.phrase_start(at) : at + 1])
        if token.low in self.language.it:
            return self._antecedent(at, person=False, gender="")
        gender = self._gender(at)
        return self._gendered(self._antecedent(at, person=True, gender=gender), gender)

    def _is_titled_otherwise(self, at: int, actor: str) -> bool:
        """Return whether a title before a name is none of an actor's: `Mrs Trump` where he is `Mr Trump`."""
        before = self.tokens[at - 1].low if at else ""
        title = {"he"} if before in self.language.mr else {"she"} if before in self.language.ms else set()
        return bool(title) and self.before.gender(actor) not in {None, *title}

    def _is_other(self, at: int, gender: str) -> bool:
        return self.is_pronoun(at) and self._gender(at) != gender

    def _gender(self, at: int) -> str:
        return "he" if self.tokens[at].low in self.language.he else "she"

    def _antecedent(self, at: int, *, person: bool, gender: str) -> Reading:
        near = [one for one in self.subjects_before(at) if one.is_person == person]
        reading = self.last_of(near, gender) if near else self.before.about(person=person, gender=gender)
        start = near[-1].at if near else -1
        is_open = person and (self._are_several(start, at) or (near and self._follows_object(start, at)))
        return reading.doubtful() if is_open else reading

    def _are_several(self, start: int, end: int) -> bool:
        """Return whether several people together are a subject between two tokens: none of them alone is meant."""
        return any(len(one.joined) > 1 and start < one.at < end for one in self.subjects)

    def _follows_object(self, start: int, at: int) -> bool:
        """Return whether a pronoun's clause may go on about an object: `believes Dorn when he says`."""
        if not at or self.tokens[at - 1].low not in self.language.subordinate:
            return False
        return any(
            one.is_name and not one.is_possessive and self.names_person(number)
            for number, one in enumerate(self.tokens[start + 1 : at], start + 1)
        )

    def last_of(self, subjects: list[Subject], gender: str) -> Reading:
        """Return who the last of some subjects is, in doubt where the sentence has another one.

        A pronoun that is not of the `gender`, if one is given, is somebody else than the one looked for.
        """
        wanted = [one for one in subjects if not (gender and self._is_other(one.at, gender))]
        if not wanted:
            return NOBODY
        reading = self.reading(wanted[-1])
        for other in reversed(wanted[:-1]):
            outer = self.reading(other)
            if outer.actors != reading.actors:
                return reading.or_else(outer)
        return reading

    def _gendered(self, reading: Reading, gender: str) -> Reading:
        actor = reading.only
        return NOBODY if actor and self.before.gender(actor) not in {None, gender} else reading

    @cached_property
    def unclear(self) -> int:
        """Where the last person stands of whom nobody can say whether it is a subject; -1 where there is none."""
        subjects = {one.at for one in self.subjects if one.is_person}
        return max((at for at in range(len(self.tokens)) if at not in subjects and self._is_unclear(at)), default=-1)

    def _is_unclear(self, at: int) -> bool:
        token = self.tokens[at]
        if not token.actors or token.is_possessive or not self.names_person(at):
            return False
        if not any(one.is_person for one in self.subjects):
            return True
        start = self.phrase_start(at)
        before = self.tokens[start - 1] if start else None
        if before is None or before.is_mark or before.low in self.language.joining | self.language.linking:
            return True
        return before.low in self.language.auxiliaries and self.tokens[start].is_capital  # `so did Rutte`

    def office(self, phrase: Sequence[Token]) -> Reading:
        """Return who a phrase without a name means: the holder of an office, or who the text was just about."""
        language, names = self.language, self.names
        said = " ".join(one.text for one in phrase)
        words = [one.low for one in phrase if one.is_word and one.low not in language.determiners]
        homes = frozenset(actor for one in phrase if one.is_name for actor in one.actors)
        if not words or phrase[0].low in language.first_person:
            return NOBODY
        if phrase[0].low in language.indefinite or set(words) & language.voices:
            return Reading(name=said)
        holders = names.holders(words, homes)
        focus = self.before.about(person=True).only
        if focus in holders or (focus and not holders and not homes and names.has_office_word(focus, words[-1])):
            return Reading(frozenset({focus}), certain=True) if focus else NOBODY
        is_told = bool(homes) or all(map(self.before.names, holders))
        return Reading(holders, certain=len(holders) == 1 and is_told, name=said)
