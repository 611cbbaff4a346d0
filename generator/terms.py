"""The terms that a field may hold; every list of them in the project comes from here."""

from __future__ import annotations

from enum import StrEnum


class ActorType(StrEnum):
    """What an actor is."""

    PERSON = "person"
    GOVERNMENT = "government"
    COUNTRY = "country"
    ALLIANCE = "alliance"
    ORGANIZATION = "organization"


class SourceType(StrEnum):
    """What a source is; it decides whose words stand in it."""

    NEWS = "news"
    TRANSCRIPT = "transcript"
    OFFICIAL = "official"
    SPEECH = "speech"
    REPORT = "report"
    DATASET = "dataset"


class Publish(StrEnum):
    """How much of a source's text the site shows."""

    EXCERPTS = "excerpts"
    FULL = "full"
    NONE = "none"


class StanceTerm(StrEnum):
    """A principal's attitude to a position."""

    SUPPORTS = "supports"
    SUPPORTS_WITH_CONDITIONS = "supports-with-conditions"
    OPPOSES = "opposes"
    MIXED = "mixed"
    DECLINES_TO_SAY = "declines-to-say"
    UNCLEAR = "unclear"


class Mode(StrEnum):
    """In what sense a stance is taken."""

    PREFERENCE = "preference"
    FEASIBILITY = "feasibility"
    COMMITMENT = "commitment"
    DEMAND = "demand"
    PREDICTION = "prediction"


class Basis(StrEnum):
    """Whether the words say the stance themselves, or a person read it out of them."""

    EXPLICIT = "explicit"
    INTERPRETED = "interpreted"


class Status(StrEnum):
    """Where a statement is in its life."""

    DRAFT = "draft"
    PUBLISHED = "published"
    DISPUTED = "disputed"
    CORRECTED = "corrected"
    RETRACTED = "retracted"


class DatingMethod(StrEnum):
    """How a statement's date is known."""

    STATED = "stated"
    RESOLVED = "resolved"
    INFERRED = "inferred"
    BOUNDED = "bounded"


class ShiftType(StrEnum):
    """What a pair of differing stances is."""

    CHANGE = "change"
    SUCCESSION = "succession"
    DISMISSED = "dismissed"
