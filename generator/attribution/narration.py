"""A whole text, read from its beginning: who speaks in each quotation, and whom each paragraph names."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import pairwise
from typing import TYPE_CHECKING

from generator.attribution.readings import NOBODY, Reading
from generator.attribution.speakers import Clauses
from generator.attribution.subjects import Focus, Grammar
from generator.attribution.tokens import masked, sentences, spoken_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from generator.attribution.names import Names
    from generator.attribution.tokens import Sentence
    from generator.texts import ArchivedText
    from generator.texts.language import Language


@dataclass(frozen=True)
class Narration:
    """What a text says: a reading for each quotation by its index, and the actors that each paragraph speaks of."""

    speakers: Mapping[int, Reading]
    named: Mapping[int, frozenset[str]]


def narration_of(text: ArchivedText, names: Names, language: Language) -> Narration:
    """Read a text in a language that has word lists."""
    reader = _Reader(names, language)
    plain = masked(text)
    for number, paragraph in enumerate(text.paragraphs):
        found = tuple(sentences(text, plain, paragraph.stretch, names, language))
        reader.read(number, found, is_heading=paragraph.is_heading)
    return Narration(reader.speakers, reader.named)


@dataclass
class _Reader:
    names: Names
    language: Language
    speakers: dict[int, Reading] = field(default_factory=dict)
    named: dict[int, frozenset[str]] = field(default_factory=dict)
    focus: Focus = field(default_factory=Focus)
    introduced: Reading | None = None  # by a paragraph that ends with a colon

    def read(self, number: int, found: tuple[Sentence, ...], *, is_heading: bool) -> None:
        """Read one paragraph. A heading tells who speaks in it, and nothing of what comes after it."""
        before = None if is_heading else self.introduced
        meant: set[str] = set()
        for sentence in found:
            grammar = Grammar(sentence, self.names, self.language, self.focus, number)
            before = self._quotations(grammar, before)
            if is_heading:
                continue
            meant |= self._move_focus(grammar, number)
            if before is None:
                before = self._subject(grammar)
        self.introduced = before if found and found[-1][-1].text == ":" else None
        self.named[number] = frozenset(meant).union(*(spoken_of(one, self.names) for one in found))

    def _quotations(self, grammar: Grammar, before: Reading | None) -> Reading | None:
        """Read the quotations of a sentence; return who speaks in the last one, None where there is none.

        A quotation without a clause of its own goes on in the mouth of the one before it in its paragraph, or is the
        words of whom the sentence before it is about.
        """
        clauses = Clauses(grammar)
        last = None
        for at, token in enumerate(grammar.tokens):
            if token.quotation is None:
                continue
            reading = clauses.speaker_of(at)
            if reading is None:
                reading = last or before or NOBODY
            earlier = self.speakers.get(token.quotation, NOBODY)  # of the paragraph in which it began
            self.speakers[token.quotation] = last = reading if not earlier.certain else earlier
        return last

    def _subject(self, grammar: Grammar) -> Reading | None:
        own = [one for one in grammar.subjects() if one.is_person and not one.is_inner]
        return own[-1].reading if own else None

    def _move_focus(self, grammar: Grammar, number: int) -> set[str]:
        """Remember whom a sentence was about; return the actors that its pronouns mean."""
        meant: set[str] = set()
        self._note_titles(grammar)
        subjects = grammar.subjects()
        for one in subjects:
            if not grammar.tokens[one.at].is_name and one.reading.certain:
                meant |= one.reading.actors
        for is_person in (True, False):
            own = [one for one in subjects if one.is_person == is_person]
            if own:
                reading = own[-1].reading
                others = [one.reading for one in own[:-1] if one.reading.actors != reading.actors]
                if own[-1].is_inner and others:
                    reading = reading.or_else(others[-1])
                if is_person:
                    self.focus.person = reading
                else:
                    self.focus.body = reading
                self.focus.paragraph = number
        return meant

    def _note_titles(self, grammar: Grammar) -> None:
        for title, name in pairwise(grammar.tokens):
            for gender, titles in (("he", self.language.mr), ("she", self.language.ms)):
                if title.low in titles and name.is_name:
                    self.focus.genders.update(dict.fromkeys(name.actors, gender))
