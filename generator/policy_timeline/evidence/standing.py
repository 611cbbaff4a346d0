"""Words that stand in their source: whose they are there, and what else stands beside them."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import islice, takewhile

from policy_timeline.entries.catalog import Catalog
from policy_timeline.entries.fields import suggested_id
from policy_timeline.entries.records import Evidence
from policy_timeline.entries.terms import ActorType, SourceType
from policy_timeline.evidence.meaning import Rest, rests_beyond, rests_of
from policy_timeline.evidence.places import Place
from policy_timeline.evidence.proof import Proof
from policy_timeline.evidence.speakers import Region, Voices
from policy_timeline.evidence.speakers.readings import NOBODY, Reading
from policy_timeline.evidence.verdicts import Verdict, voice_of
from policy_timeline.findings.codes import Fault, worded
from policy_timeline.texts.line_ends import readings_of
from policy_timeline.texts.stretches import Stretch

_SHORT = 3  # words: a fragment of fewer is shown in its sentence


@dataclass(frozen=True)
class Standing:
    """A piece of evidence at its place; `speaker` is None where nobody's mouth is claimed."""

    catalog: Catalog
    voices: Voices
    evidence: Evidence
    speaker: str | None
    place: Place

    @cached_property
    def stretch(self) -> Stretch:
        """From the first word of the first fragment to the last of the last."""
        return Stretch(self.place.fragments[0].start, self.place.fragments[-1].end)

    @property
    def fault(self) -> Fault | None:
        """What is wrong with whose words they are: a quote must be the speaker's own. A passage is the source's."""
        if self.voices.language is None or not self.evidence.is_quote:
            return None
        if self.place.region is None:
            return self._unmarked()
        return self._contradicted(self.place.region) if self.place.verdict is Verdict.CONTRADICTED else None

    def _unmarked(self) -> Fault:
        if any(region.stretch.touches(self.stretch) for region in self.voices.regions):
            return worded("not-in-quotation-marks.beyond")
        is_transcript = self.voices.source.type is SourceType.TRANSCRIPT
        code = "not-in-quotation-marks.transcript" if is_transcript else "not-in-quotation-marks"
        return worded(code, source=self.evidence.source)

    def _contradicted(self, region: Region) -> Fault:
        reading = region.reading
        names = [f"{self.catalog.actors[actor].name} ({actor})" for actor in sorted(reading.actors)]
        told = " and ".join(names) or f"“{reading.name}”"
        hint = None if reading.only else self._explaining(reading)
        source, right = self.evidence.source, reading.only
        is_official = self.voices.source.type is SourceType.OFFICIAL
        code = "wrong-speaker.official" if is_official and right else "wrong-speaker"
        return worded(code, hint, source=source, told=told, speaker=self.speaker, right=right)

    def _explaining(self, reading: Reading) -> str:
        """Return how a curator says who stands behind a name that is nobody's of the record."""
        if self.voices.source.type is SourceType.TRANSCRIPT:
            label = f"labels: {{{reading.name}: {self.speaker}}} in the source"
            return f"name the right actor in speaker:; if the label means {self.speaker}, write {label}"
        alias = f"add “{reading.name}” to the aliases of {self.speaker} if that is who is meant"
        return f"name the right actor in speaker:; {alias}"

    @cached_property
    def is_confirmed(self) -> bool:
        """Whether the source shows that the words are the speaker's; also where nobody is claimed, or can be told."""
        if self.speaker is None or self.voices.language is None:
            return True
        if self.evidence.is_quote:
            return self.place.verdict is Verdict.CONFIRMED
        return bool(self.voices.named_around(self.stretch) & voice_of(self.catalog, self.speaker))

    @property
    def doubt(self) -> str:
        """What the source leaves open about the speaker, in words, with whoever is likeliest."""
        if not self.evidence.is_quote:
            return f"source {self.evidence.source} does not name {self.speaker} in this paragraph"
        reading = self._reading
        names = [self.catalog.actors[actor].name for actor in sorted(reading.actors)]
        names = names or ([f"“{reading.name}”"] if reading.name else [])
        told = f"; it may mean {' or '.join(names)}" if names else self._beside
        return f"source {self.evidence.source} does not say for certain that {self.speaker} said this{told}"

    @property
    def _reading(self) -> Reading:
        return self.place.region.reading if self.place.region else NOBODY

    @property
    def _beside(self) -> str:
        """Whom the paragraph names beside the words, where no clause gives them to anybody."""
        around = sorted(self.voices.named_around(self.stretch))
        names = [actor.name for actor in map(self.catalog.actors.__getitem__, around) if actor.type is ActorType.PERSON]
        return f"; beside it the source names {' and '.join(names)}" if names else ""

    @property
    def remedy(self) -> str | None:
        """The next command where the words seem to be those of somebody who has no entry; None where they do not."""
        reading = self._reading
        stranger = suggested_id(reading.name) if self.evidence.is_quote and not reading.actors else ""
        if not stranger or not reading.name[:1].isupper():
            return None
        command = f"if “{reading.name}” said it: policy-timeline new actor {stranger}"
        return f"{command}; where the document shows who speaks, say how: attribution: {{note: …}}"

    @cached_property
    def rests(self) -> tuple[Rest, ...]:
        """What stands beside the words and may turn their meaning."""
        place, voices, is_quote = self.place, self.voices, self.evidence.is_quote
        rests: list[Rest] = []
        if not place.is_exact:
            rests += rests_of(voices, self.stretch, self._sentence, self._within, is_quote=is_quote)
        if is_quote and place.region and self._has_company:
            rests += rests_beyond(voices, place.region, place.fragments, self._sentence)
        return tuple(rests)

    @property
    def two_readings(self) -> Iterator[tuple[str, str]]:
        """Both readings of each word that a line's end breaks and that is another word with the hyphen than without."""
        text = self.voices.text
        joints = text.reading.joints
        for fragment in self.place.fragments:
            first = bisect_right(joints, fragment.start, key=lambda joint: joint.end)
            for joint in takewhile(fragment.touches, islice(joints, first, None)):
                readings = readings_of(text.text, joint)
                if readings:
                    yield readings

    @property
    def _has_company(self) -> bool:
        """Whether the paragraph has other quotations; it needs no second look otherwise."""
        text = self.voices.text
        paragraph = text.paragraph_around(self.stretch)
        return sum(not quotation.is_nested for _, quotation in text.quotations_in(paragraph)) > 1

    @cached_property
    def _sentence(self) -> Stretch:
        return self.voices.text.context(self.stretch)

    @property
    def _within(self) -> Stretch:
        """What belongs together with the words: the same quotation marks or turn, for a passage its paragraphs."""
        return Stretch(self._part(0).start, self._part(-1).end)

    def _part(self, number: int) -> Stretch:
        fragment = self.place.fragments[number]
        region = self.place.regions[number] if self.evidence.is_quote else None
        part = region.part_with(fragment) if region else None
        return part or self.voices.text.paragraph_around(fragment)

    def proof(self) -> Proof:
        """Return the proof that pages show."""
        text = self.voices.text
        is_short = any(len(fragment.of(text.text).split()) < _SHORT for fragment in self.place.fragments)
        return Proof(
            self.evidence.source,
            self.place.fragments,
            rest=tuple(rest.stretch for rest in self.rests),
            confirmed=self.is_confirmed,
            sentence=self._sentence if is_short else None,
            archived=text.in_archive(self.stretch) if text.reading.layers else None,
        )
