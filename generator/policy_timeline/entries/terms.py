"""The terms that a field may hold, each with its meaning; every list of them in the project comes from here."""

from __future__ import annotations

from collections.abc import Callable
from enum import StrEnum
from typing import Any, Self


class Term(StrEnum):
    """A term as it stands in a file, with what it means in the words of a curator."""

    meaning: str

    def __new__(cls, value: str, meaning: str) -> Self:
        """Make a term of its text and its meaning."""
        term = str.__new__(cls, value)
        term._value_ = value
        term.meaning = meaning
        return term

    @classmethod
    def __get_pydantic_json_schema__(cls, core: object, handler: Callable[[object], dict[str, Any]]) -> dict[str, Any]:
        """Return the JSON Schema of the field, with the meanings as editors show them beside the terms."""
        return handler(core) | {"enumDescriptions": [term.meaning for term in cls]}


class ActorType(Term):
    """What an actor is."""

    PERSON = "person", "a human being"
    GOVERNMENT = "government", "one government of a country, from its first day to its last"
    COUNTRY = "country", "a state, whoever governs it"
    ALLIANCE = "alliance", "countries bound together by a treaty"
    PARTY = "party", "a political party"
    ORGANIZATION = "organization", "any other organization, such as an agency, an association or a company"


class SourceType(Term):
    """What a source is; it decides whose words stand in it."""

    NEWS = "news", "a report, in which words in quotation marks are the speakers', the rest is the reporter's"
    TRANSCRIPT = "transcript", "what was said in turns, each after the name of its speaker and a colon"
    OFFICIAL = "official", "a document in the words of its publisher or speaker"
    SPEECH = "speech", "one person's words from beginning to end, who is named as speaker"
    REPORT = "report", "a study or an analysis, in which words in quotation marks are the speakers'"
    DATASET = "dataset", "tables of figures"


class Publish(Term):
    """How much of a source's text the site shows."""

    EXCERPTS = "excerpts", "each quotation with the words around it"
    FULL = "full", "the whole text, where its rights allow it"
    NONE = "none", "the quotations alone"


class StanceTerm(Term):
    """A principal's attitude to a position."""

    SUPPORTS = "supports", "the words agree with the proposition"
    SUPPORTS_WITH_CONDITIONS = "supports-with-conditions", "they agree if something holds, and say what"
    OPPOSES = "opposes", "they disagree with the proposition"
    NEUTRAL = "neutral", "they say that the principal takes no side"
    ABSTAINS = "abstains", "the principal took part in a vote and abstained; absence from a vote is not a stance"
    MIXED = "mixed", "they agree and disagree at once"
    DECLINES_TO_SAY = "declines-to-say", "the speaker was asked and did not answer"
    UNCLEAR = "unclear", "they can be read in more than one way"


class Mode(Term):
    """In what sense a stance is taken."""

    PREFERENCE = "preference", "should it be? The words say what would be right or wanted"
    FEASIBILITY = "feasibility", "can it be? They judge what is possible or realistic"
    COMMITMENT = "commitment", "will I? They say what the principal will do or will not do"
    DEMAND = "demand", "must others? They say what somebody else has to do"
    PREDICTION = "prediction", "will it? They say what is going to happen"
    VOTE = "vote", "how did it vote? The record of a vote says so"


class Relation(Term):
    """How another position relates to this one; the first two and the last are SKOS's words.

    SKOS: https://www.w3.org/TR/skos-reference/#semantic-relations
    """

    BROADER = "broader", "the other one claims more, and includes this one"
    NARROWER = "narrower", "the other one claims less, and is included in this one"
    OPPOSITE = "opposite", "whoever holds the other one cannot hold this one"
    RELATED = "related", "the two are close in another way"


class Basis(Term):
    """Whether the words say the stance themselves, or a person read it out of them."""

    EXPLICIT = "explicit", "the words themselves say it"
    INTERPRETED = "interpreted", "a person inferred it from them, and gives the reason as rationale"


class Status(Term):
    """Where a statement is in its life."""

    DRAFT = "draft", "not finished; shown only in a preview"
    PUBLISHED = "published", "part of the record, as is a statement without a status"
    DISPUTED = "disputed", "somebody gives grounds for another reading, as the dispute says"
    CORRECTED = "corrected", "it was wrong and has been corrected, as the revisions say"
    RETRACTED = "retracted", "it should not have been published; its page stays, its stances no longer count"


class DatingMethod(Term):
    """How a statement's date is known."""

    STATED = "stated", "the document gives it"
    RESOLVED = "resolved", "worked out from the document's own date, as in “on Monday”"
    INFERRED = "inferred", "known from elsewhere, which the note says"
    BOUNDED = "bounded", "only its limits are known"


class ShiftType(Term):
    """What a pair of differing stances is."""

    CHANGE = "change", "a change of mind, under the same government or for itself"
    SUCCESSION = "succession", "a new government of the principal takes another stance"
    DISMISSED = "dismissed", "the pair was looked at and is not a shift"
