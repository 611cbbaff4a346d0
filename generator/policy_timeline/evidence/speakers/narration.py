"""A text read for who speaks in each quotation, and whom each paragraph names; no more of it than is asked for."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from policy_timeline.evidence.speakers.genders import genders_of
from policy_timeline.evidence.speakers.readings import NOBODY, Reading
from policy_timeline.evidence.speakers.speakers import Clauses
from policy_timeline.evidence.speakers.subjects import Grammar
from policy_timeline.evidence.speakers.tokens import Sentence, masked, sentences, spoken_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from policy_timeline.evidence.speakers.names import Names
    from policy_timeline.texts import ArchivedText
    from policy_timeline.texts.language import Language

_REACH = 2  # paragraphs back to which a pronoun points for certain
_LIMIT = 5  # paragraphs back to which it points at all
_SEEN = 60  # sentences back in which an antecedent is looked for
_DEPTH = 40  # pronouns that point to one another


class _Spot(NamedTuple):
    """A sentence by its paragraph and its number in there."""

    paragraph: int
    number: int


@dataclass(frozen=True)
class Narration:
    """A text in a language that has word lists, and the names it may mention."""

    text: ArchivedText
    names: Names
    language: Language
    _sentences: dict[int, tuple[Sentence, ...]] = field(default_factory=dict)
    _grammars: dict[_Spot, Grammar] = field(default_factory=dict)
    _quoted: dict[int, dict[int, tuple[_Spot, int]]] = field(default_factory=dict)
    _abouts: dict[tuple[_Spot, bool, str], Reading | None] = field(default_factory=dict)
    _under_way: list[_Spot] = field(default_factory=list)

    def speaker(self, quotation: int) -> Reading:
        """Return who speaks in a quotation of the text, by its index.

        Of one that goes on over paragraphs, the first paragraph tells, else the last.
        """
        parts = self.text.quotations[quotation].parts
        reading = NOBODY
        for part in (parts[0], *parts[1:][-1:]):
            place = self._places(self.text.paragraph_at(part.start)).get(quotation)
            if place and not reading.certain:
                reading = self._speaker_at(*place)
        return reading

    def named(self, paragraph: int) -> frozenset[str]:
        """Return the actors that a paragraph means for sure: by name, office or pronoun."""
        found: set[str] = set()
        for spot in self._spots(paragraph):
            grammar = self._grammar(spot)
            found |= spoken_of(grammar.tokens, self.names)
            for one in grammar.subjects:
                reading = grammar.reading(one)
                found |= reading.actors if reading.certain else frozenset()
        return frozenset(found)

    def beside(self, quotation: int) -> Reading:
        """Return whom else the sentence of a quotation names, who may have said it."""
        place = self._places(self.text.paragraph_at(self.text.quotations[quotation].outer.start)).get(quotation)
        tokens = self._tokens(place[0]) if place else ()
        return Reading(frozenset(actor for one in tokens for actor in one.actors if self.names.is_person(actor)))

    # sentences

    def _spots(self, paragraph: int) -> Iterator[_Spot]:
        return (_Spot(paragraph, number) for number in range(len(self._paragraph(paragraph))))

    def _paragraph(self, number: int) -> tuple[Sentence, ...]:
        if number not in self._sentences:
            within = self.text.paragraphs[number].stretch
            self._sentences[number] = tuple(sentences(self.text, self._plain, within, self.names, self.language))
        return self._sentences[number]

    @cached_property
    def _plain(self) -> str:
        return masked(self.text)

    def _tokens(self, spot: _Spot) -> Sentence:
        return self._paragraph(spot.paragraph)[spot.number]

    def _grammar(self, spot: _Spot) -> Grammar:
        if spot not in self._grammars:
            before = _Before(self, spot)
            self._grammars[spot] = Grammar(self._tokens(spot), self.names, self.language, before)
        return self._grammars[spot]

    def _places(self, paragraph: int) -> dict[int, tuple[_Spot, int]]:
        """Return where the quotations of a paragraph stand: their sentence and their token in it."""
        if paragraph not in self._quoted:
            self._quoted[paragraph] = {
                one.quotation: (spot, at)
                for spot in self._spots(paragraph)
                for at, one in enumerate(self._tokens(spot))
                if one.quotation is not None
            }
        return self._quoted[paragraph]

    def _is_heading(self, paragraph: int) -> bool:
        return self.text.paragraphs[paragraph].is_heading

    # who speaks

    def _speaker_at(self, spot: _Spot, at: int) -> Reading:
        """Return who says the quotation at a token of a sentence.

        One without a clause of its own goes on in the mouth of the one before it in its paragraph, or is the words of
        whom the sentence before it is about.
        """
        reading = Clauses(self._grammar(spot)).speaker_of(at)
        if reading is None:
            return NOBODY if self._is_heading(spot.paragraph) else self._introduced(spot)
        return reading

    def _introduced(self, spot: _Spot) -> Reading:
        """Return whom the sentences before one, or a paragraph that ends with a colon, give the floor to."""
        if spot.number:
            reading = self._left_off(_Spot(spot.paragraph, spot.number - 1)) or NOBODY
            return reading.doubtful() if self._is_exchange(spot) else reading
        if not spot.paragraph or self._is_heading(spot.paragraph - 1):
            return NOBODY
        before = self._paragraph(spot.paragraph - 1)
        if not before or before[-1][-1].text != ":":
            return NOBODY
        return self._left_off(_Spot(spot.paragraph - 1, len(before) - 1)) or NOBODY

    def _is_exchange(self, spot: _Spot) -> bool:
        """Return whether a quotation that is a sentence may answer the one before it, or be answered by the next."""
        sentences_ = self._paragraph(spot.paragraph)
        before = sentences_[spot.number - 1]
        quoted = [one for one in before if one.quotation is not None]
        people = [one for one in before if one.actors and not one.is_possessive]
        asked = len(people) > 1 and bool(quoted) and quoted[-1].asks and not sentences_[spot.number][0].asks
        after = sentences_[spot.number + 1 : spot.number + 2]
        return asked or any(len(one) == 1 and one[0].quotation is not None for one in after)

    def _left_off(self, spot: _Spot) -> Reading | None:
        """Return who has the floor after a sentence, None where it does not say."""
        tokens = self._tokens(spot)
        quoted = [number for number, one in enumerate(tokens) if one.quotation is not None]
        grammar = self._grammar(spot)
        if quoted:
            return Clauses(grammar).speaker_of(quoted[-1])
        own = [one for one in grammar.subjects if one.is_person and not one.is_inner]
        return grammar.reading(own[-1]) if own else NOBODY

    # what it was about

    def about(self, spot: _Spot, *, person: bool, gender: str = "") -> Reading:
        """Return whom the sentences before one were last about; of a "he" that is no "she", nobody."""
        if len(self._under_way) > _DEPTH:
            return NOBODY
        self._under_way.append(spot)
        try:
            return next(self._abouts_before(spot, person=person, gender=gender), NOBODY)
        finally:
            self._under_way.pop()

    def _abouts_before(self, spot: _Spot, *, person: bool, gender: str) -> Iterator[Reading]:
        distance, seen, sure = 0, 0, True
        for paragraph in range(spot.paragraph, -1, -1):
            if self._is_heading(paragraph) and paragraph != spot.paragraph:
                continue
            end = spot.number if paragraph == spot.paragraph else len(self._paragraph(paragraph))
            for number in range(end - 1, max(-1, end - 1 - _SEEN + seen), -1):
                seen += 1
                found = self._about(_Spot(paragraph, number), person=person, gender=gender)
                sure = sure and (not person or self._is_clear(_Spot(paragraph, number)))
                if found is not None:
                    yield found if sure and distance <= _REACH else found.doubtful()
            distance += self._tells(paragraph)
            if distance > _LIMIT:
                return

    def _tells(self, paragraph: int) -> bool:
        """Return whether a paragraph is more than a quotation that goes on over several."""
        return any(one.quotation is None for sentence in self._paragraph(paragraph) for one in sentence)

    def _is_clear(self, spot: _Spot) -> bool:
        """Return whether no person after the last subject of a sentence may be a subject as well."""
        grammar = self._grammar(spot)
        last = max((one.at for one in grammar.subjects if one.is_person), default=-1)
        return grammar.unclear <= last

    def quotes_before(self, spot: _Spot) -> bool:
        """Return whether the sentence before one has a quotation, in its paragraph or at the end of the one before."""
        before = self._paragraph(spot.paragraph)[: spot.number]
        if not before and spot.paragraph:
            before = self._paragraph(spot.paragraph - 1)
        return bool(before) and any(one.quotation is not None for one in before[-1])

    def names_before(self, spot: _Spot, actor: str) -> bool:
        """Return whether the sentences not far before one name an actor."""
        for paragraph in range(spot.paragraph, max(-1, spot.paragraph - _REACH - 1), -1):
            sentences_ = self._paragraph(paragraph)[: spot.number if paragraph == spot.paragraph else None]
            if any(one.actors == {actor} for sentence in sentences_ for one in sentence):
                return True
        return False

    def _about(self, spot: _Spot, *, person: bool, gender: str) -> Reading | None:
        key = (spot, person, gender)
        if key not in self._abouts:
            grammar = self._grammar(spot)
            own = [one for one in grammar.subjects if one.is_person == person]
            self._abouts[key] = grammar.last_of(own, gender) if own else None
        return self._abouts[key]

    @cached_property
    def genders(self) -> dict[str, str]:
        """With which titles the text mostly calls actors: "he" or "she", for those of whom a title tells."""
        return genders_of(self.text.text, self.names, self.language)


@dataclass(frozen=True, slots=True)
class _Before:
    """What the sentences before a spot say."""

    narration: Narration
    spot: _Spot

    def about(self, *, person: bool, gender: str = "") -> Reading:
        return self.narration.about(self.spot, person=person, gender=gender)

    def gender(self, actor: str) -> str | None:
        return self.narration.genders.get(actor)

    def names(self, actor: str) -> bool:
        return self.narration.names_before(self.spot, actor)

    @property
    def is_quoted(self) -> bool:
        return self.narration.quotes_before(self.spot)
