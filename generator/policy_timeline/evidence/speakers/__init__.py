"""Who speaks where in an archived text, worked out from the text and the names of the actors.

The kind of a source decides whose words stand in it: quotation marks in news, reports and datasets, turns in a
transcript, the whole text in a speech or an official document.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from itertools import accumulate

from policy_timeline.entries.catalog import Catalog
from policy_timeline.entries.kinds import Source
from policy_timeline.entries.terms import SourceType
from policy_timeline.evidence.speakers.labels import Turn, turns_of
from policy_timeline.evidence.speakers.names import WORD, Names
from policy_timeline.evidence.speakers.narration import Narration
from policy_timeline.evidence.speakers.readings import NOBODY, Reading
from policy_timeline.texts import ArchivedText
from policy_timeline.texts.language import Language
from policy_timeline.texts.marks import Quotation
from policy_timeline.texts.stretches import Stretch

_WHOLE = frozenset({SourceType.SPEECH, SourceType.OFFICIAL})


@dataclass(frozen=True)
class Region:
    """A run of a source in somebody's own words: a quotation, a turn or a whole document.

    A quotation that goes on over paragraphs has a part in each. `reading` is whose words they are, `is_quoted` says
    that it stands in quotation marks, and `is_nested` that other quotation marks hold it: somebody's words in somebody
    else's mouth.
    """

    parts: tuple[Stretch, ...]
    reading: Reading
    is_quoted: bool = True
    is_nested: bool = False

    @property
    def start(self) -> int:
        """Where its first word begins."""
        return self.parts[0].start

    @property
    def end(self) -> int:
        """Where its last word ends."""
        return self.parts[-1].end

    @property
    def stretch(self) -> Stretch:
        """All of it, from its first word to its last."""
        return Stretch(self.start, self.end)

    def part_with(self, stretch: Stretch) -> Stretch | None:
        """Return the part that holds all of a stretch, or else all parts, as nothing but space is between; or None."""
        part = next((part for part in self.parts if part.holds(stretch)), None)
        return part or (self.stretch if self.stretch.holds(stretch) else None)


@dataclass(frozen=True)
class Voices:
    """Who speaks in one source; `language` is None where it has no word lists, and nobody can be told then."""

    source: Source
    text: ArchivedText
    names: Names
    language: Language | None
    narration: Narration | None

    @cached_property
    def regions(self) -> tuple[Region, ...]:
        """Every run in somebody's own words, by where it begins, an outer one before those inside it."""
        found = [*self._frames, *self._quotations()]
        return tuple(sorted(found, key=lambda region: (region.start, -region.end, region.is_quoted)))

    @cached_property
    def _starts(self) -> tuple[int, ...]:
        return tuple(region.start for region in self.regions)

    @cached_property
    def _reaches(self) -> tuple[int, ...]:
        """How far the regions up to each one reach."""
        return tuple(accumulate((region.end for region in self.regions), max))

    def around(self, stretch: Stretch) -> Region | None:
        """Return the innermost region that holds all of a stretch, or None where only the source speaks."""
        at = bisect_right(self._starts, stretch.start) - 1
        while at >= 0 and self._reaches[at] >= stretch.end:
            if self.regions[at].part_with(stretch):
                return self.regions[at]
            at -= 1
        return None

    def named_around(self, stretch: Stretch) -> frozenset[str]:
        """Return the actors that the narration of a stretch's paragraphs names, by a name or a pronoun."""
        first, last = self.text.paragraph_at(stretch.start), self.text.paragraph_at(stretch.end - 1)
        told = self.narration
        return frozenset(actor for at in range(first, last + 1) for actor in told.named(at)) if told else frozenset()

    @cached_property
    def turns(self) -> tuple[Turn, ...]:
        """The turns of a transcript, in order; none where no label is found, or the language has no lexicon."""
        if self.source.type is not SourceType.TRANSCRIPT or not self.narration or not self.language:
            return ()
        return turns_of(self.text, self.narration.bearers, self.language, self.source.labels)

    @cached_property
    def _frames(self) -> list[Region]:
        """Return the runs that are somebody's words without quotation marks."""
        if self.source.type is SourceType.TRANSCRIPT:
            return [Region((turn.stretch,), turn.reading, is_quoted=False) for turn in self.turns]
        if self.source.type in _WHOLE:
            return [Region((Stretch(0, len(self.text.text)),), self._owner, is_quoted=False)]
        return []

    @cached_property
    def _owner(self) -> Reading:
        """Whose words a whole document holds: its speaker's and, of an official one, its publisher's."""
        actors = {self.source.speaker or ""} & self.names.catalog.actors.keys()  # without an entry it is told elsewhere
        name = ""
        if self.source.type is SourceType.OFFICIAL and self.source.publisher:
            name = self.source.publisher
            actors |= self.names.folded.get(tuple(word.casefold() for word in WORD.findall(name)), frozenset())
        return Reading(frozenset(actors), certain=bool(actors), name=name)

    def _quotations(self) -> Iterator[Region]:
        """Yield what stands in quotation marks; in a transcript only inside turns, whose labels take their place."""
        in_turns = self.source.type is SourceType.TRANSCRIPT and self.language is not None
        starts = [frame.start for frame in self._frames]
        for number, quotation in enumerate(self.text.quotations):
            at = bisect_right(starts, quotation.parts[0].start) - 1
            frame = self._frames[at] if at >= 0 and self._frames[at].part_with(quotation.parts[0]) else None
            if frame or not in_turns:
                yield from self._parted(number, quotation, frame)

    def _parted(self, number: int, quotation: Quotation, frame: Region | None) -> Iterator[Region]:
        """Yield a quotation, in two where a later part has a speaker of its own: somebody forgot to close the first."""
        signer = self.narration.signer(quotation) if self.narration and not frame else None
        if signer:
            yield Region(quotation.parts[:-1], signer, is_nested=quotation.is_nested)
            return
        begin, told = 0, self._told(number, 0, frame)
        for part in range(1, len(quotation.parts)):
            other = self._told(number, part, frame)
            if not told.certain and not told.actors:
                told = other
            elif other.certain and other.is_stated and other.actors != told.actors:
                yield Region(quotation.parts[begin:part], told.inferred(), is_nested=quotation.is_nested)
                begin, told = part, other
        yield Region(quotation.parts[begin:], told, is_nested=quotation.is_nested)

    def _told(self, number: int, part: int, frame: Region | None) -> Reading:
        """Return who speaks in quotation marks: in somebody's own words, whoever they name, else that somebody.

        What stands in a turn or a speech in quotation marks is in doubt where the speaker gives it to somebody else.
        """
        told = self.narration.speaker(number, part) if self.narration else NOBODY
        if frame is None or (self.source.type is SourceType.OFFICIAL and told.is_known):
            return told
        return frame.reading.or_else(told) if told.is_known or told.name or told.is_stated else frame.reading


@dataclass(frozen=True)
class Attributions:
    """Who speaks in the sources of a catalog; each is read when it is first asked for, once."""

    catalog: Catalog
    _read: dict[str, Voices] = field(default_factory=dict)

    @cached_property
    def names(self) -> Names:
        """Whom the texts may name."""
        return Names(self.catalog)

    def over(self, catalog: Catalog) -> Attributions:
        """Return these for another catalog, whose actors, sources and texts are the same: nothing is read again."""
        return Attributions(catalog, self._read)

    def of(self, source: str) -> Voices:
        """Return who speaks in a source whose text could be read."""
        if source not in self._read:
            entry, text = self.catalog.sources[source], self.catalog.texts[source]
            language = text.language_for(entry.language)
            narration = Narration(text, self.names.inflected(language), language) if language else None
            self._read[source] = Voices(entry, text, self.names, language, narration)
        return self._read[source]
