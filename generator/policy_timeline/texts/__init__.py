"""Archived texts, as decoded from their files, and what can be seen in them without knowing who anybody is.

Not here: whose words they are, and whether a quotation is right (evidence).
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate

from policy_timeline.texts.folding import Folded, fold_source
from policy_timeline.texts.language import Language
from policy_timeline.texts.languages import language_of
from policy_timeline.texts.layout import Paragraph, sentences_of
from policy_timeline.texts.marks import Quotation
from policy_timeline.texts.reading_text import ReadingText, read
from policy_timeline.texts.stretches import Stretch
from policy_timeline.texts.word_edges import is_word_edge


@dataclass(frozen=True)
class ArchivedText:
    """The archived text of one source, and its reading text, which every check and page works on.

    `file` is the path as messages show it, `sha256` the digest of the file's bytes as found, and `archived` the
    decoded text without a byte order mark and with its line ends as they are. All stretches are those of the reading
    text; `in_archive` leads back. What is derived from the text is worked out when it is first asked for, once.
    """

    file: str
    sha256: str
    archived: str

    @cached_property
    def reading(self) -> ReadingText:
        """The text as its readers read it, without what is layout and no word of the document's."""
        return read(self.archived)

    @cached_property
    def text(self) -> str:
        """The words of the reading text."""
        return self.reading.text

    def in_archive(self, stretch: Stretch) -> Stretch:
        """Return where a stretch of the reading text stands in the archived text: so count the offsets of exports."""
        return self.reading.archived(stretch)

    def line_of(self, offset: int) -> tuple[int, int]:
        """Return the line and column of the archived text at which a character of the reading text stands, from 1."""
        start = self.in_archive(Stretch(offset, offset + 1)).start
        before = self.archived[:start]
        return before.count("\n") + 1, start - before.rfind("\n")

    def second_of(self, offset: int) -> int | None:
        """Return the second in which the words at an offset are said; None where the document has no times."""
        cues = self.reading.cues
        at = bisect_right(cues, self.in_archive(Stretch(offset, offset + 1)).start, key=lambda cue: cue.start) - 1
        return int(cues[at].seconds) if at >= 0 else None

    @cached_property
    def folded(self) -> Folded:
        """The text as proofs compare it, with the way back to its own offsets."""
        return fold_source(self.text, self.reading.joints)

    @cached_property
    def paragraphs(self) -> tuple[Paragraph, ...]:
        """Its paragraphs and headings, in order."""
        return self.reading.paragraphs

    @cached_property
    def quotations(self) -> tuple[Quotation, ...]:
        """What it has in quotation marks, or after dashes, in order, an outer quotation before those inside it."""
        return self.reading.quotations

    def language_for(self, tag: str | None) -> Language | None:
        """Return the word lists for a source whose entry names the language `tag`, or None where there are none.

        Where the entry names no language, the text's own words decide between the languages that have lists: a
        gate must not stand open because a field was left out.
        """
        return language_of(tag, self.archived)  # as good for this as the reading text, which takes its time

    def places(self, folded: str) -> Iterator[Stretch]:
        """Yield every place at which a folded text stands as whole words, in order."""
        for place in self.folded.find(folded):
            if is_word_edge(self.text, place.start) and is_word_edge(self.text, place.end):
                yield place

    def paragraph_at(self, offset: int) -> int:
        """Return the index of the paragraph that holds an offset, or of the last one that begins before it."""
        return max(0, bisect_right(self._starts, offset) - 1)

    @cached_property
    def _starts(self) -> tuple[int, ...]:
        """Where the paragraphs begin."""
        return tuple(paragraph.stretch.start for paragraph in self.paragraphs)

    def paragraph_around(self, stretch: Stretch) -> Stretch:
        """Return the paragraph in which a stretch begins."""
        return self.paragraphs[self.paragraph_at(stretch.start)].stretch

    def sentences_in(self, stretch: Stretch) -> tuple[Stretch, ...]:
        """Return the sentences that have a part in a stretch, in order; none crosses the end of a paragraph."""
        first, last = self.paragraph_at(stretch.start), self.paragraph_at(max(stretch.start, stretch.end - 1))
        found = (sentence for at in range(first, last + 1) for sentence in self._sentences_of(at))
        return tuple(sentence for sentence in found if sentence.touches(stretch))

    def sentences_after(self, offset: int) -> Iterator[Stretch]:
        """Yield the sentences, or what is left of them, that go on after an offset, in order."""
        for paragraph in range(self.paragraph_at(offset), len(self.paragraphs)):
            for sentence in self._sentences_of(paragraph):
                if sentence.end > offset:
                    yield Stretch(max(sentence.start, offset), sentence.end)

    def _sentences_of(self, paragraph: int) -> tuple[Stretch, ...]:
        if paragraph not in self._sentences and self.paragraphs:
            self._sentences[paragraph] = tuple(sentences_of(self.text, self.paragraphs[paragraph].stretch))
        return self._sentences.get(paragraph, ())

    def quotations_in(self, stretch: Stretch) -> Iterator[tuple[int, Quotation]]:
        """Yield each quotation that has a part in a stretch, with its index, in order."""
        at = bisect_right(self._reaches, stretch.start)
        for number in range(at, len(self.quotations)):
            one = self.quotations[number]
            if one.outer.start >= stretch.end:
                return
            if one.outer.touches(stretch):
                yield number, one

    @cached_property
    def _reaches(self) -> tuple[int, ...]:
        """How far the quotations up to each one reach."""
        return tuple(accumulate((quotation.outer.end for quotation in self.quotations), max))

    @cached_property
    def _sentences(self) -> dict[int, tuple[Stretch, ...]]:
        return {}

    def context(self, stretch: Stretch) -> Stretch:
        """Return the stretch widened to the whole sentences that it has a part in."""
        around = self.sentences_in(stretch)
        return Stretch(min(stretch.start, around[0].start), max(stretch.end, around[-1].end)) if around else stretch
