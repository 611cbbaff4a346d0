"""The narration of a document, read from left to right: whose its quotations are, and whom each paragraph names."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from typing import TYPE_CHECKING

from policy_timeline.evidence.speakers.bearers import Bearers
from policy_timeline.evidence.speakers.clauses import Grammar
from policy_timeline.evidence.speakers.focus import Focus, Who
from policy_timeline.evidence.speakers.readings import NOBODY, Reading
from policy_timeline.evidence.speakers.rules import speaker_of
from policy_timeline.evidence.speakers.scenes import Scene
from policy_timeline.evidence.speakers.sentences import Sentence, masked, sentences

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from policy_timeline.evidence.speakers.names import Names
    from policy_timeline.texts import ArchivedText
    from policy_timeline.texts.language import Language

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

        The narration is read from left to right, once: the focus goes from each sentence into the next one.
        """
        focus, carried = Focus(), _NONE
        for at in range(0 if self._speakers else len(self.text.paragraphs)):
            sentences_here = self.sentences(at) if at in self._near else ()
            focus = _at_paragraph(focus, sentences_here)
            for number, sentence in enumerate(sentences_here):
                begun = carried if number == 0 and sentence and sentence[0].is_quotation else _NONE
                who = Who(Grammar((*begun, *sentence), self.language), self.bearers, focus)
                quoted = [number for number, token in enumerate(who.grammar.tokens) if token.is_quotation]
                told = {number: speaker_of(Scene(who, number)) for number in quoted}
                self._speakers.update({who.grammar.tokens[number].place: reading for number, reading in told.items()})
                focus = who.after(list(told.values()))._replace(is_alone=focus.is_alone, is_dialogue=focus.is_dialogue)
                carried = sentence if sentence and sentence[-1].text == ":" else _NONE
        return self._speakers

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

    def named(self, paragraph: int) -> frozenset[str]:
        """Return the actors that a paragraph names: by a name, an office or a pronoun."""
        focus, found = Focus(), frozenset[str]()
        for at in range(max(0, paragraph - _REACH), paragraph + 1):
            focus = focus.next_paragraph()
            for sentence in self.sentences(at):
                who = Who(Grammar(sentence, self.language), self.bearers, focus)
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


def _at_paragraph(focus: Focus, read: Sequence[Sentence]) -> Focus:
    """Return the focus at the beginning of a paragraph; nobody is in it where that is not read."""
    quoted = [all(token.is_quotation or token.is_mark for token in sentence) for sentence in read]
    begun = focus.next_paragraph() if read else Focus()
    return begun._replace(is_alone=all(quoted), is_dialogue=(True, True) in pairwise(quoted))
