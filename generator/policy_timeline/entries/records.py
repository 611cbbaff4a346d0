"""The mappings inside an entry: evidence, stances, memberships and their like."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Annotated
from urllib.parse import quote

from pydantic import BaseModel, ConfigDict, Field, model_validator
from pydantic.fields import FieldInfo

from policy_timeline.entries.fields import ActorId, FileName, PositionId, SourceId, Span, Text, Url
from policy_timeline.entries.terms import Basis, DatingMethod, Mode, Relation, StanceTerm


class Record(BaseModel):
    """A frozen mapping of known keys; any other key is an error, and an empty value a missing one."""

    model_config = ConfigDict(extra="forbid", frozen=True, strict=False)

    @model_validator(mode="before")
    @classmethod
    def _leave_out_empty(cls, value: object) -> object:
        if not isinstance(value, dict):
            return value
        return {key: given for key, given in value.items() if given != "" or key not in fields_of(cls)}


def fields_of(record: type[Record]) -> Mapping[str, FieldInfo]:
    """Return the fields of a record by the keys that a curator writes; a class that is no record has none."""
    return {field.alias or name: field for name, field in getattr(record, "model_fields", {}).items()}


class Link(Record):
    """An address outside, and what is found there."""

    url: Url = Field(description="An http or https address.")
    note: Text | None = Field(None, description="What the reader finds there.")


_REGISTERS = {
    "wikidata": "https://www.wikidata.org/entity/",
    "viaf": "https://viaf.org/viaf/",
    "isni": "https://isni.org/isni/",
    "gnd": "https://d-nb.info/gnd/",
    "lcnaf": "https://id.loc.gov/authorities/names/",
    "orcid": "https://orcid.org/",
    "ror": "https://ror.org/",
    "doi": "https://doi.org/",
}
"""Where public registers tell of what they have, by the names that schemes go by; what they call it follows."""


class Identifier(Record):
    """What another register calls the same thing (Popolo's identifier)."""

    scheme: Text = Field(description="The register, in lower case, such as wikidata, viaf, isni, gnd or orcid.")
    identifier: Text = Field(description="What the register calls it, as the register writes it.")

    @property
    def address(self) -> str | None:
        """The address at which the register tells of it, or None where that is not known."""
        if re.match(r"https?://\S+$", self.identifier):
            return self.identifier
        base = _REGISTERS.get(self.scheme.lower())
        return base and base + quote(self.identifier.replace(" ", ""))


class Image(Record):
    """A portrait, a flag or an emblem: a file below docs/, with all that whoever shows it must say."""

    file: FileName = Field(description="The path of a PNG, JPEG or WebP file below docs/.")
    alt: Text = Field(description="What the image shows, for those who do not see it.")
    credit: Text = Field(description="Who made the image.")
    license: Text = Field(description="The terms under which it may be shown.")


class Membership(Record):
    """An office or a belonging, from `start_date` up to, but not on, `end_date`."""

    role: Text | None = Field(
        None, description="The office, as in 'Minister of Transport'; left out for a plain membership."
    )
    organization: ActorId = Field(description="The id of the actor in which the office is held.")
    start_date: Span | None = Field(
        None, description="The first day, such as 2024-06-01, or as much of it as is known."
    )
    end_date: Span | None = Field(None, description="The day on which it no longer held.")
    links: tuple[Link, ...] = Field((), description="Where this can be looked up, when no archived source states it.")
    note: Text | None = Field(None, description="How this is known, such as 'public record, not in the archive'.")


class Translation(Record):
    """A translation of words into the language of the site: ours, never the speaker's."""

    text: Text = Field(description="The words in the language of the site.")
    by: Text = Field(description="Who translated them, such as 'the editors'.")


class Evidence(Record):
    """A pointer into a source: the speaker's words (`quote`) or the source's words (`passage`)."""

    source: SourceId = Field(description="The id of the source.")
    quote: Text | None = Field(
        None, description="The speaker's own words, exactly as the source has them in quotation marks."
    )
    passage: Text | None = Field(None, description="The source's words, exactly.")
    note: Text | None = Field(
        None, description="Why the cut is fair, where the words beside it in the source could change its meaning."
    )
    translation: Translation | None = Field(
        None, description="For words in another language than the site: what they mean; shown below them as ours."
    )

    @property
    def is_quote(self) -> bool:
        """Whether it holds the speaker's own words."""
        return self.quote is not None

    @property
    def words(self) -> str:
        """The words to be proved, whichever kind they are."""
        return self.quote or self.passage or ""

    @property
    def key(self) -> str:
        """The name of the field that holds the words."""
        return "quote" if self.is_quote else "passage"


class RelatedPosition(Record):
    """Another position that a reader of this one should know, and how the two relate."""

    position: PositionId = Field(description="The id of the other position.")
    relation: Relation = Field(description="How the other position relates to this one.")


class Searched(Record):
    """A search that found no stance: coverage, never a stance."""

    actor: ActorId = Field(description="The id of the actor whose stance was looked for.")
    date: Span = Field(description="The day of the search, or the time that it was about.")
    sources: tuple[SourceId, ...] = Field(min_length=1, description="The ids of the sources that were read for it.")


class Dating(Record):
    """How a statement's date is known."""

    as_written: Text | None = Field(None, description="The source's words for the date, such as 'on Wednesday'.")
    method: DatingMethod = Field(description="How the date is known.")
    note: Text | None = Field(None, description="Where an inferred date comes from.")


class Condition(Record):
    """A condition that the speaker put, and the piece of evidence that holds it."""

    text: Text = Field(description="The condition in plain words.")
    evidence: Annotated[int, Field(ge=1)] = Field(
        description="Which evidence of the statement says so, counted from 1."
    )


class Stance(Record):
    """The principal's attitude to one position, as this statement shows it."""

    position: PositionId = Field(description="The id of the position.")
    stance: StanceTerm = Field(description="The attitude to the proposition, as the words show it.")
    mode: Mode = Field(description="In what sense the stance is taken.")
    basis: Basis = Field(description="Whether the words say the stance themselves.")
    rationale: Text | None = Field(
        None, description="Why the words are read this way, when they do not say it themselves."
    )
    conditions: tuple[Condition, ...] = Field(
        (), description="What must hold first: at least one for supports-with-conditions."
    )


class Attribution(Record):
    """Why the speaker is right where the source leaves it open."""

    note: Text = Field(description="What in the source shows who is speaking.")


class Dispute(Record):
    """The other view of a disputed statement."""

    text: Text = Field(description="What is disputed, by whom and why, in neutral words.")
    evidence: tuple[Evidence, ...] = Field((), description="Where the other view can be read.")


class Revision(Record):
    """A dated change to a published entry."""

    date: Span = Field(description="The day of the change.")
    change: Text = Field(description="What was changed.")
    reason: Text | None = Field(None, description="Why it was changed.")


class Exclusion(Record):
    """A quotation of a source that is knowingly not curated."""

    quote: Text = Field(description="The words in quotation marks.")
    reason: Text = Field(description="Why they are left out.")
