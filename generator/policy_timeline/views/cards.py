"""What views are made of: references to entries, excerpts of sources, stances, and statements as cards."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from typing import TypeVar

from policy_timeline.entries.dates import DateSpan
from policy_timeline.entries.records import Condition, Dating, Evidence, Image, Link, Revision, Translation
from policy_timeline.entries.terms import ActorType, Basis, Mode, Publish, SourceType, StanceTerm, Status
from policy_timeline.evidence.proof import Proof
from policy_timeline.texts import ArchivedText
from policy_timeline.texts.deceiving import named
from policy_timeline.texts.stretches import Stretch

Key = TypeVar("Key")
Value = TypeVar("Value")

PARAGRAPH = 1500
"""Words are shown in a paragraph of at most so many characters; a longer one is no context any more."""


def grouped(pairs: Iterable[tuple[Key, Value]]) -> dict[Key, tuple[Value, ...]]:
    """Return the values of each key; keys and values are in the order in which they came."""
    found: defaultdict[Key, list[Value]] = defaultdict(list)
    for key, value in pairs:
        found[key].append(value)
    return {key: tuple(values) for key, values in found.items()}


@dataclass(frozen=True, slots=True)
class Ref:
    """An entry to be named and linked: its kind, id and label; of an actor its type, and where registers have it.

    `short` is a shorter label, where it has one, and `image` shows who or what it is.
    """

    kind: str
    id: str
    label: str
    type: ActorType | None = None
    same_as: tuple[str, ...] = ()
    short: str | None = None
    image: Image | None = None

    @property
    def narrow(self) -> str:
        """What to call it where there is little room."""
        return self.short or self.label


@dataclass(frozen=True, slots=True)
class SourceRef:
    """A source to be named under a quotation, with what is not known about it."""

    ref: Ref
    type: SourceType
    publisher: str | None
    published: DateSpan | None
    url: str | None
    sha256: str
    language: str | None
    publish: Publish
    file: str = ""


@dataclass(frozen=True, slots=True)
class ExcerptPart:
    """A part of a paragraph: whether it is among the proved words, and whether it stands in quotation marks."""

    text: str
    is_proved: bool
    is_quoted: bool


@dataclass(frozen=True, slots=True)
class Excerpt:
    """Proved words of a source in their context.

    `fragments` are the words between cuts as the source has them and `gaps` what was left out between them, one fewer.
    `before` and `after` are the rest of the sentence around them, `lead` and `rest` what the source says before and
    after that may change the meaning; all but the fragments are empty where the source is not to be shown. `start` and
    `end` count code points of the source. `confirmed` is False where a note of the curator, not the source, says who
    is speaking. `in_sentence` is True for words so few that they must be shown in their sentence. `number` is the place
    of the evidence in its entry, from 1. `paragraph` is the whole paragraph around the words, part by part; empty where
    it holds nothing else, is too long or is not to be shown. `seconds` is when they are said, in a source with times.
    `note` and `translation` are the curator's.
    """

    source: SourceRef
    is_quote: bool
    fragments: tuple[str, ...]
    gaps: tuple[str, ...]
    before: str
    after: str
    lead: tuple[str, ...]
    rest: tuple[str, ...]
    start: int
    end: int
    confirmed: bool
    in_sentence: bool
    number: int
    paragraph: tuple[ExcerptPart, ...] = ()
    seconds: int | None = None
    note: str | None = None
    translation: Translation | None = None

    @property
    def time(self) -> str | None:
        """When the words are said in a recording, such as 1:02:03; None where the document has no times."""
        if self.seconds is None:
            return None
        minutes, seconds = divmod(self.seconds, 60)
        hours, minutes = divmod(minutes, 60)
        return f"{hours}:{minutes:02}:{seconds:02}" if hours else f"{minutes}:{seconds:02}"


def excerpt_of(archived: ArchivedText, proof: Proof, source: SourceRef, evidence: Evidence, number: int) -> Excerpt:
    """Return the words that a proof found, with as much around them as the source may show.

    `number` is the place of the evidence in its entry, from 1.
    """
    text, span = archived.text, proof.span
    sentence = archived.context(span)
    shows = source.publish is not Publish.NONE
    cuts = [Stretch(left.end, right.start) for left, right in pairwise(proof.fragments)]
    return Excerpt(
        source=source,
        is_quote=evidence.is_quote,
        fragments=_shown(text, proof.fragments),
        gaps=_shown(text, cuts) if shows else (),
        before=named(text[sentence.start : span.start]) if shows else "",
        after=named(text[span.end : sentence.end]) if shows else "",
        lead=_shown(text, [stretch for stretch in proof.rest if stretch.start < span.start]) if shows else (),
        rest=_shown(text, [stretch for stretch in proof.rest if stretch.start >= span.start]) if shows else (),
        start=proof.start,
        end=proof.end,
        confirmed=proof.confirmed,
        in_sentence=shows and proof.sentence is not None,
        number=number,
        paragraph=tuple(_paragraph(archived, span)) if shows else (),
        seconds=archived.second_of(span.start),
        note=evidence.note,
        translation=evidence.translation,
    )


def _paragraph(archived: ArchivedText, span: Stretch) -> Iterator[ExcerptPart]:
    """Yield the parts of the paragraph around a stretch, cut where the words or a quotation begin or end."""
    whole = archived.paragraph_around(span)
    if whole.end - whole.start > PARAGRAPH or span.end > whole.end or whole == span:
        return
    quoted = [quotation.outer for _, quotation in archived.quotations_in(whole)]
    ends = {end for stretch in (whole, span, *quoted) for end in (stretch.start, stretch.end)}
    for start, end in pairwise(sorted(end for end in ends if whole.start <= end <= whole.end)):
        is_quoted = any(outer.start <= start and end <= outer.end for outer in quoted)
        is_proved = span.start <= start and end <= span.end
        yield ExcerptPart(named(archived.text[start:end]), is_proved=is_proved, is_quoted=is_quoted)


def _shown(text: str, stretches: Iterable[Stretch]) -> tuple[str, ...]:
    return tuple(named(stretch.of(text)) for stretch in stretches)


@dataclass(frozen=True, slots=True)
class StanceView:
    """One stance of a principal, ready to be shown beside the statement that shows it.

    `is_described` says that the source describes it, without any words of the speaker.
    """

    statement: str
    principal: Ref
    position: Ref
    issue: Ref
    stance: StanceTerm
    mode: Mode
    basis: Basis
    rationale: str | None
    conditions: tuple[Condition, ...]
    is_described: bool = False


@dataclass(frozen=True)
class Card:
    """A statement as it is shown anywhere: who said what, when, for whom, in which words, with which stances.

    `find_excerpts` and `find_dispute_excerpts` look its words up in their sources, which takes time: a page that shows
    none of them need not. `sources` are the ids of those that they are from. `place` counts the statements of its day
    from 0: day and place name it in the index that filters work on.
    """

    id: str
    summary: str
    speaker: Ref
    roles: tuple[str, ...]
    principal: Ref
    government: Ref | None
    date: DateSpan
    place: int
    dating: Dating | None
    event: Ref | None
    find_excerpts: Callable[[], tuple[Excerpt, ...]]
    sources: tuple[str, ...]
    stances: tuple[StanceView, ...]
    status: Status
    reported: bool
    attribution: str | None
    dispute: str | None
    find_dispute_excerpts: Callable[[], tuple[Excerpt, ...]]
    added: DateSpan | None
    curators: tuple[str, ...]
    reviewers: tuple[str, ...]
    revisions: tuple[Revision, ...]
    entry: str

    @property
    def ref(self) -> Ref:
        """The statement to be linked."""
        return Ref("statements", self.id, self.summary)

    @property
    def speaks_for_another(self) -> bool:
        """Whether the words count for another actor than the speaker."""
        return self.principal.id != self.speaker.id

    @property
    def other_government(self) -> Ref | None:
        """The government of the principal on the day, unless it is the speaker itself."""
        return self.government if self.government and self.government.id != self.speaker.id else None

    def stances_on(self, position: str) -> tuple[StanceView, ...]:
        """Return its stances to a position."""
        return tuple(stance for stance in self.stances if stance.position.id == position)

    @cached_property
    def excerpts(self) -> tuple[Excerpt, ...]:
        """The words that it rests on, in the order of the entry."""
        return self.find_excerpts()

    @cached_property
    def dispute_excerpts(self) -> tuple[Excerpt, ...]:
        """The words that dispute it."""
        return self.find_dispute_excerpts()

    @property
    def lead(self) -> Excerpt:
        """The first words in the speaker's mouth, else the first of the source's."""
        return next((excerpt for excerpt in self.excerpts if excerpt.is_quote), self.excerpts[0])


@dataclass(frozen=True, slots=True)
class Fact:
    """Where a fact can be read that no archived source states: links, or a note."""

    links: tuple[Link, ...]
    note: str | None
