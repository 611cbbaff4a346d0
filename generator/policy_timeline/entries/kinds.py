"""The kinds of entry that a curator writes, each field in words.

The shapes follow Popolo (https://www.popoloproject.org/specs/) where it has a name for a thing. Every scalar arrives as
text; the model converts it. Rules that need more than one field, or more than one entry, live in `checks`.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from typing import ClassVar

from pydantic import Field, PrivateAttr

from policy_timeline.entries.fields import (
    NOBODY,
    ActorId,
    EventId,
    FileName,
    IssueId,
    LabeledId,
    Language,
    PositionId,
    Sha256,
    ShortTitle,
    SourceId,
    Span,
    StatementId,
    Text,
    Url,
)
from policy_timeline.entries.introspection import references
from policy_timeline.entries.records import (
    Attribution,
    Dating,
    Dispute,
    Evidence,
    Exclusion,
    Identifier,
    Image,
    Link,
    Membership,
    Record,
    RelatedPosition,
    Revision,
    Searched,
    Stance,
)
from policy_timeline.entries.terms import ActorType, Publish, ShiftType, SourceType, Status
from policy_timeline.findings.locations import Path


class Entry(Record):
    """What every kind of entry has: an id, which is the stem of its file's name."""

    kind: ClassVar[str]
    singular: ClassVar[str]
    called_by: ClassVar[str]

    _id: str = PrivateAttr("")

    def model_post_init(self, context: dict[str, str]) -> None:
        """Take the id from the context of the validation: it stands in the file's name, not in the file."""
        self._id = context["id"]

    @cached_property
    def id(self) -> str:
        """The permanent id, unique in its kind."""
        return self._id

    @cached_property
    def references(self) -> tuple[tuple[Path, str, str], ...]:
        """Each reference to another entry, with its path in this one and the kind that it leads to."""
        return tuple(references(self))

    @cached_property
    def referred(self) -> tuple[tuple[str, str], ...]:
        """The kind and the id of each entry that it refers to, each once."""
        return tuple(dict.fromkeys([(kind, id_) for _, kind, id_ in self.references]))

    @property
    def label(self) -> str:
        """What people call it: its name, title, proposition or summary."""
        return str(getattr(self, self.called_by))

    @property
    def short_label(self) -> str | None:
        """What to call it where there is little room, if it says so."""
        return getattr(self, "short_name", None) or getattr(self, "short_title", None)


class Actor(Entry):
    """A person, government, country, alliance or organization that takes positions."""

    kind = "actors"
    singular = "actor"
    called_by = "name"

    name: Text = Field(description="The name as it is shown.")
    short_name: Text | None = Field(None, description="A shorter name for narrow places, such as the head of a column.")
    type: ActorType = Field(description="What the actor is.")
    aliases: tuple[Text, ...] = Field((), description="Other names that the sources use.")
    description: Text | None = Field(None, description="Who this is, in a neutral sentence.")
    memberships: tuple[Membership, ...] = Field((), description="Offices held, and organizations belonged to.")
    government_of: ActorId | None = Field(None, description="For a government: the id of the country it governs.")
    start_date: Span | None = Field(
        None, description="For a government, country, party or other organization: its first day."
    )
    end_date: Span | None = Field(None, description="For the same: the first day on which it no longer existed.")
    succeeds: ActorId | None = Field(None, description="For the same: the id of the one before it.")
    identifiers: tuple[Identifier, ...] = Field((), description="What other registers call the same actor.")
    image: Image | None = Field(None, description="A portrait, a flag or an emblem.")
    links: tuple[Link, ...] = Field((), description="Where more can be read.")
    note: Text | None = Field(None, description="How these facts are known.")

    @property
    def names(self) -> tuple[str, ...]:
        """Every name, ours and those of the sources."""
        return (self.name, *filter(None, (self.short_name,)), *self.aliases)


class Issue(Entry):
    """A matter under debate."""

    kind = "issues"
    singular = "issue"
    called_by = "title"

    title: Text = Field(description="The matter, such as 'A toll on the strait'.")
    description: Text | None = Field(None, description="What the matter is, in neutral words.")
    parent: IssueId | None = Field(None, description="The id of the wider issue that this one belongs to.")
    identifiers: tuple[Identifier, ...] = Field((), description="What other registers call the same issue.")


class Position(Entry):
    """One neutral proposition on an issue, which actors can support or oppose."""

    kind = "positions"
    singular = "position"
    called_by = "proposition"

    proposition: Text = Field(description="One claim, worded so that both sides accept the wording.")
    short_title: Text | None = Field(
        None, description="A noun phrase that takes no side, for narrow places such as the rows of a matrix."
    )
    issue: IssueId = Field(description="The id of the issue that it answers.")
    scope_note: Text | None = Field(None, description="What the proposition covers and what it does not.")
    related: tuple[RelatedPosition, ...] = Field(
        (), description="Other positions that a reader should know: broader, narrower, opposite or related ones."
    )
    identifiers: tuple[Identifier, ...] = Field((), description="What other registers call the same proposition.")
    searched: tuple[Searched, ...] = Field((), description="Whose stance was looked for and not found.")


class Event(Entry):
    """A dated occurrence."""

    kind = "events"
    singular = "event"
    called_by = "title"

    title: Text = Field(description="What happened.")
    date: Span = Field(description="When, such as 2025-02-12, 2025-02, 2025-02~ (about then) or 2014-03/2014-05.")
    location: Text | None = Field(None, description="Where it happened.")
    participants: tuple[ActorId, ...] = Field((), description="The ids of the actors that took part.")
    issues: tuple[IssueId, ...] = Field((), description="The ids of the issues that it was about.")
    description: Text | None = Field(None, description="What happened, in neutral words.")
    evidence: tuple[Evidence, ...] = Field((), description="Where the sources speak of it; passages.")
    identifiers: tuple[Identifier, ...] = Field((), description="What other registers call the same event.")
    links: tuple[Link, ...] = Field((), description="Where more can be read, when no archived source states it.")
    note: Text | None = Field(None, description="How these facts are known.")


class Source(Entry):
    """A published document, archived under the folder of sources."""

    kind = "sources"
    singular = "source"
    called_by = "title"

    title: Text = Field(description="The title; a descriptive one of ours in [square brackets] where it has none.")
    short_title: ShortTitle | None = Field(
        None, description="What cards print, at most 40 characters; else the publisher and date, or the title cut."
    )
    type: SourceType = Field(description="What the document is; it decides whose words it contains.")
    file: FileName = Field(description="The archived text's path inside the folder of sources.")
    sha256: Sha256 = Field(description="The SHA-256 of the archived file.")
    original: FileName | None = Field(
        None, description="The path of the document as received, where `file` is its extracted text."
    )
    original_sha256: Sha256 | None = Field(None, description="The SHA-256 of the document as received.")
    extracted_with: Text | None = Field(None, description="The program and version that extracted the text.")
    language: Language | None = Field(
        None, description="The language of the text as a BCP 47 tag, such as en or pt-BR."
    )
    publisher: Text | None = Field(None, description="Who published it.")
    author: Text | None = Field(None, description="Who wrote it.")
    published: Span | None = Field(None, description="When it was published.")
    accessed: Span | None = Field(None, description="When it was archived.")
    url: Url | None = Field(None, description="Where it was published.")
    archive_url: Url | None = Field(None, description="A copy in a public web archive.")
    rights: Text | None = Field(None, description="Who holds the rights, and on what terms it is shown.")
    note: Text | None = Field(None, description="What a reader should know about it.")
    replaces: SourceId | None = Field(
        None, description="The id of the source that holds an earlier version of the same document; both stay archived."
    )
    publish: Publish = Field(Publish.EXCERPTS, description="How much of the text the site shows.")
    speaker: ActorId | None = Field(
        None, description="For a speech or an official document: the id of the actor whose words it holds."
    )
    labels: Mapping[Text, LabeledId] = Field(
        default_factory=dict,
        description="For a transcript: who is behind a label that the text does not explain, an actor or `nobody`.",
    )
    not_curated: tuple[Exclusion, ...] = Field((), description="Quotations that are knowingly left out, and why.")

    @cached_property
    def references(self) -> tuple[tuple[Path, str, str], ...]:
        """Each reference to another entry, those of the labels among them."""
        labeled = ((("labels", label), Actor.kind, id_) for label, id_ in self.labels.items() if id_ != NOBODY)
        return (*references(self), *labeled)


class Statement(Entry):
    """A dated utterance of a speaker, with its evidence and the stances it shows."""

    kind = "statements"
    singular = "statement"
    called_by = "summary"

    summary: Text = Field(description="What was said, in one neutral sentence.")
    speaker: ActorId = Field(description="The id of the actor who said it.")
    on_behalf_of: ActorId | None = Field(
        None, description="The id of the actor that the words count for, if not the speaker."
    )
    date: Span = Field(description="When it was said, such as 2025-02-12, 2025-02, 2025-02~ (about) or ../2025-02-12.")
    dating: Dating | None = Field(None, description="How the date is known.")
    event: EventId | None = Field(None, description="The id of the event at which it was said.")
    evidence: tuple[Evidence, ...] = Field(
        min_length=1, description="What it rests on: at least one quote or passage of a source."
    )
    stances: tuple[Stance, ...] = Field((), description="The positions that the words speak to.")
    attribution: Attribution | None = Field(
        None, description="Why the speaker is right where the source leaves it open."
    )
    added: Span | None = Field(None, description="The day on which the entry was first published.")
    curators: tuple[Text, ...] = Field((), description="Who wrote the entry.")
    reviewers: tuple[Text, ...] = Field((), description="Who else read it against the source.")
    status: Status = Field(Status.PUBLISHED, description="The state of the statement, from draft to retracted.")
    dispute: Dispute | None = Field(None, description="For a disputed statement: the other view.")
    revisions: tuple[Revision, ...] = Field((), description="What was changed since it was published.")

    @property
    def principal(self) -> str:
        """The id of the actor that the words count for."""
        return self.on_behalf_of or self.speaker

    @property
    def is_reported(self) -> bool:
        """Whether no evidence holds the speaker's own words."""
        return not any(evidence.is_quote for evidence in self.evidence)


class Shift(Entry):
    """A pair of stances of one principal on one position that a person has looked at."""

    kind = "shifts"
    singular = "shift"
    called_by = "summary"

    position: PositionId = Field(description="The id of the position on which the stances differ.")
    from_: StatementId = Field(alias="from", description="The id of the earlier statement.")
    to: StatementId = Field(description="The id of the later statement.")
    type: ShiftType = Field(description="What the pair is.")
    summary: Text = Field(description="What changed, in one neutral sentence.")


KINDS: Mapping[str, type[Entry]] = {
    kind.kind: kind for kind in (Actor, Issue, Position, Event, Source, Statement, Shift)
}
"""Every kind of entry by the name of its folder."""
