"""A text read for who speaks in each quotation, and whom each paragraph names; no more of it than is asked for."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from generator.attribution.names import WORD
from generator.attribution.readings import NOBODY, Reading
from generator.attribution.speakers import Clauses
from generator.attribution.subjects import Grammar
from generator.attribution.tokens import Sentence, masked, sentences, spoken_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.attribution.names import Names
    from generator.texts import ArchivedText
    from generator.texts.language import Language

_REACH = 2  # paragraphs back to which a pronoun points for certain
_LIMIT = 5  # paragraphs back to which it points at all
_CHAIN = 30  # quotations that go on from one another
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
    _abouts: dict[tuple[_Spot, bool], Reading | None] = field(default_factory=dict)
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
        for number in range(spot.number - 1, max(-1, spot.number - _CHAIN), -1):
            reading = self._left_off(_Spot(spot.paragraph, number))
            if reading is not None:
                return reading
        if spot.number >= _CHAIN or not spot.paragraph or self._is_heading(spot.paragraph - 1):
            return NOBODY
        before = self._paragraph(spot.paragraph - 1)
        if not before or before[-1][-1].text != ":":
            return NOBODY
        return self._left_off(_Spot(spot.paragraph - 1, len(before) - 1)) or NOBODY

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

    def about(self, spot: _Spot, *, person: bool) -> Reading:
        """Return whom the sentences before one were last about."""
        if len(self._under_way) > _DEPTH:
            return NOBODY
        self._under_way.append(spot)
        try:
            return next(self._abouts_before(spot, person=person), NOBODY)
        finally:
            self._under_way.pop()

    def _abouts_before(self, spot: _Spot, *, person: bool) -> Iterator[Reading]:
        distance, seen, sure = 0, 0, True
        for paragraph in range(spot.paragraph, -1, -1):
            if self._is_heading(paragraph) and paragraph != spot.paragraph:
                continue
            end = spot.number if paragraph == spot.paragraph else len(self._paragraph(paragraph))
            for number in range(end - 1, max(-1, end - 1 - _SEEN + seen), -1):
                seen += 1
                found = self._about(_Spot(paragraph, number), person=person)
                sure = sure and (not person or self._is_clear(_Spot(paragraph, number)))
                if found is not None:
                    yield found if sure and distance <= _REACH else found.doubtful()
            distance += 1
            if distance > _LIMIT:
                return

    def _is_clear(self, spot: _Spot) -> bool:
        """Return whether no person after the last subject of a sentence may be a subject as well."""
        grammar = self._grammar(spot)
        last = max((one.at for one in grammar.subjects if one.is_person), default=-1)
        return grammar.unclear <= last

    def _about(self, spot: _Spot, *, person: bool) -> Reading | None:
        key = (spot, person)
        if key not in self._abouts:
            grammar = self._grammar(spot)
            own = [one for one in grammar.subjects if one.is_person == person]
            self._abouts[key] = grammar.last_of(own) if own else None
        return self._abouts[key]

    @cached_property
    def genders(self) -> dict[str, str]:
        """With which titles the text calls actors: "he" or "she", for those of whom a title tells."""
        found: dict[str, str] = {}
        for gender, titles in (("he", self.language.mr), ("she", self.language.ms)):
            shown = "|".join(sorted(title.capitalize() for title in titles))
            for match in re.finditer(rf"\b(?:{shown})\.? ((?:\w+ )?\w+)", self.text.text):
                for word in WORD.findall(match[1]):
                    for words, actors in self.names.by_first_word.get(word, ()):
                        if match[1].startswith(" ".join(words)):
                            found.update(dict.fromkeys(actors, gender))
        return found


@dataclass(frozen=True, slots=True)
class _Before:
    """What the sentences before a spot say."""

    narration: Narration
    spot: _Spot

    def about(self, *, person: bool) -> Reading:
        return self.narration.about(self.spot, person=person)

    def gender(self, actor: str) -> str | None:
        return self.narration.genders.get(actor)
