"""The narration of a document, read from left to right: whose its quotations are, and whom each paragraph names."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, partial
from itertools import pairwise

from policy_timeline.evidence.speakers.bearers import Bearers
from policy_timeline.evidence.speakers.clauses import Grammar
from policy_timeline.evidence.speakers.focus import Focus, Who
from policy_timeline.evidence.speakers.names import Names
from policy_timeline.evidence.speakers.readings import NOBODY, Reading
from policy_timeline.evidence.speakers.rules import speaker_of
from policy_timeline.evidence.speakers.scenes import Scene
from policy_timeline.evidence.speakers.sentences import (
    ENDS,
    Sentence,
    Token,
    is_signature,
    masked,
    sentences,
    signature_in,
)
from policy_timeline.texts import ArchivedText
from policy_timeline.texts.language import Language
from policy_timeline.texts.marks import Quotation

_NONE: Sentence = ()
_REACH = 4  # paragraphs before one with a quotation that may say whose it is


@dataclass(frozen=True)
class Narration:
    """Reads what a text says of its quotations; `names` are those of the catalog."""

    text: ArchivedText
    names: Names
    language: Language

    @cached_property
    def bearers(self) -> Bearers:
        """Whom the names in the document mean."""
        return Bearers(self.text.text, self.names, self.language)

    def read(self) -> Mapping[tuple[int, int], Reading]:
        """Return who speaks each part of each quotation, by the number of the quotation and of the part.

        The narration is read from left to right, once. A sentence without a quotation is only read where one behind it
        asks who is in focus.
        """
        for at in () if self._speakers else sorted(self._near):
            for number, sentence in enumerate(self.sentences(at) if self._is_quoting(at) else ()):
                if any(token.is_quotation for token in sentence):
                    grammar = self._grammar(at, number)
                    who = Who(grammar, self.bearers, partial(self._focus_before, (at, number)))
                    quoted = [place for place, token in enumerate(grammar.tokens) if token.is_quotation]
                    told = [speaker_of(Scene(who, place)) for place in quoted]
                    self._speakers.update(zip((grammar.tokens[place].place for place in quoted), told, strict=True))
                    self._told[at, number] = told
        return self._speakers

    def _is_quoting(self, paragraph: int) -> bool:
        within = self.text.paragraphs[paragraph].stretch
        return any(not quotation.is_nested for _, quotation in self.text.quotations_in(within))

    def _grammar(self, paragraph: int, number: int) -> Grammar:
        """Return a sentence; one that begins with a quotation together with what ends with a colon before it."""
        sentence = self.sentences(paragraph)[number]
        begun = self._announced(paragraph) if number == 0 and sentence[0].is_quotation else _NONE
        behind = self._explained(paragraph, number) if _is_alone(sentence) else _NONE
        return Grammar((*begun, *sentence, *behind), self.language)

    def _announced(self, paragraph: int) -> Sentence:
        """Return the last sentence before a paragraph where it ends with a colon, else nothing."""
        if paragraph == 0:
            return _NONE
        within = self.text.paragraphs[paragraph - 1].stretch
        before = self.sentences(paragraph - 1) if self._masked.find(":", within.start, within.end) >= 0 else ()
        return before[-1] if before and before[-1][-1].text == ":" else _NONE

    def _explained(self, paragraph: int, number: int) -> Sentence:
        """Return the sentence behind one where it says who spoke that: `That was how Vale put it`, `― Mira Vale`."""
        rest = self.sentences(paragraph)[number + 1 :]
        if not rest and paragraph + 1 < len(self.text.paragraphs):
            rest = self.sentences(paragraph + 1)
        tags = ("that", "passive", "what")
        begins = bool(rest) and len(rest[0]) > len(tags)
        is_signed = len(rest) == 1 and is_signature(rest[0])
        return rest[0] if is_signed or (begins and all(map(Token.has, rest[0], tags))) else _NONE

    def _focus_before(self, place: tuple[int, int]) -> Focus:
        """Return the focus before a sentence, by the number of the paragraph and its own; they are asked in order."""
        return next(focus for at, focus in self._foci if at == place)

    @cached_property
    def _foci(self) -> Iterator[tuple[tuple[int, int], Focus]]:
        """The focus before each sentence, from left to right: it goes from each into the next one."""
        focus, at = Focus(), 0
        while True:  # as far as somebody asks
            sentences_here = self.sentences(at) if at in self._near else ()
            focus = _at_paragraph(focus, sentences_here)
            for number in range(len(sentences_here)):
                yield (at, number), focus
                who = Who(self._grammar(at, number), self.bearers, partial(_known, focus))
                after = who.after(self._told.get((at, number), []))
                focus = after._replace(is_alone=focus.is_alone, is_dialogue=focus.is_dialogue)
            at += 1

    @cached_property
    def _near(self) -> frozenset[int]:
        """The paragraphs that say whose a quotation may be: those that have one, and some before each."""
        own = {
            self.text.paragraph_at(part.start)
            for quotation in self.text.quotations
            if not quotation.is_nested
            for part in quotation.parts
        }
        return frozenset(at for number in own for at in range(max(0, number - _REACH), number + 1))

    def sentences(self, paragraph: int) -> tuple[Sentence, ...]:
        """Return the sentences of a paragraph."""
        if paragraph not in self._sentences:
            within = self.text.paragraphs[paragraph].stretch
            self._sentences[paragraph] = tuple(sentences(self.text, self._masked, within, self.bearers))
        return self._sentences[paragraph]

    @cached_property
    def _told(self) -> dict[tuple[int, int], list[Reading]]:
        """The readings of the quotations of a sentence, in order, by its place."""
        return {}

    @cached_property
    def _speakers(self) -> dict[tuple[int, int], Reading]:
        return {}

    @cached_property
    def _sentences(self) -> dict[int, tuple[Sentence, ...]]:
        return {}

    @cached_property
    def _masked(self) -> str:
        return masked(self.text)

    def speaker(self, quotation: int, part: int) -> Reading:
        """Return who speaks a part of a quotation."""
        return self.read().get((quotation, part), NOBODY)

    def signer(self, quotation: Quotation) -> Reading | None:
        """Return who signs a quotation inside its marks, on a last line of its own; None where nobody does."""
        if len(quotation.parts) == 1 or quotation.parts[-2].of(self.text.text)[-1] not in ENDS:
            return None
        name = signature_in(self.text, quotation.parts[-1], self.bearers)
        return Reading(name.actors, certain=len(name.actors) == 1, name=name.text) if name else None

    def named(self, paragraph: int) -> frozenset[str]:
        """Return the actors that a paragraph names: by a name, an office or a pronoun."""
        focus, found = Focus(), frozenset[str]()
        for at in range(max(0, paragraph - _REACH), paragraph + 1):
            focus = focus.next_paragraph()
            for sentence in self.sentences(at):
                who = Who(Grammar(sentence, self.language), self.bearers, partial(_known, focus))
                found = found | who.named if at == paragraph else found
                focus = who.after([])
        within = self.text.paragraphs[paragraph].stretch
        quoted = [part for _, quotation in self.text.quotations_in(within) for part in quotation.parts]
        full = (
            actor
            for at, actor in self.bearers.places
            if within.start <= at < within.end and not any(part.start <= at < part.end for part in quoted)
        )
        return found.union(full)


def _is_alone(sentence: Sentence) -> bool:
    """Return whether a sentence is nothing but quotations."""
    return all(token.is_quotation or token.is_mark for token in sentence)


def _known(focus: Focus) -> Focus:
    """Return a focus that is known already, where a sentence asks for it."""
    return focus


def _at_paragraph(focus: Focus, read: Sequence[Sentence]) -> Focus:
    """Return the focus at the beginning of a paragraph; nobody is in it where that is not read."""
    quoted = [_is_alone(sentence) for sentence in read]
    begun = focus.next_paragraph() if read else Focus()
    return begun._replace(is_alone=all(quoted), is_dialogue=(True, True) in pairwise(quoted))
