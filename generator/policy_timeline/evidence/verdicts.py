"""What a source says about a claimed speaker: confirmed, contradicted, or left open."""

from __future__ import annotations

from enum import Enum, auto

from policy_timeline.entries.catalog import Catalog
from policy_timeline.evidence.speakers.readings import Reading


class Verdict(Enum):
    """Whether the source gives the words to the claimed speaker, to somebody else, or leaves it open."""

    CONFIRMED = auto()
    CONTRADICTED = auto()
    UNCONFIRMED = auto()


def verdict(catalog: Catalog, claimed: str, reading: Reading) -> Verdict:
    """Return whether a reading of the source agrees with the claimed speaker.

    What no clause beside the words states confirms a speaker, and contradicts none: a pronoun may mean somebody else.
    A country and its governments speak as one. Where one of the two holds an office that lets it speak for the
    other, the source may mean either: that is left to people.
    """
    if not reading.certain:
        return Verdict.UNCONFIRMED
    if reading.actors & voice_of(catalog, claimed):
        return Verdict.CONFIRMED
    if any(_speaks_for(catalog, claimed, actor) or _speaks_for(catalog, actor, claimed) for actor in reading.actors):
        return Verdict.UNCONFIRMED
    return Verdict.CONTRADICTED if reading.is_stated else Verdict.UNCONFIRMED


def voice_of(catalog: Catalog, actor: str) -> frozenset[str]:
    """Return an actor with those that it is one with: a country with its governments, a government with its country."""
    country = catalog.actors[actor].government_of or actor
    if actor != country:
        return frozenset({actor, country})
    return frozenset({actor, *(government.id for government in catalog.governments.get(actor, ()))})


def _speaks_for(catalog: Catalog, holder: str, principal: str) -> bool:
    memberships = catalog.actors[holder].memberships
    known = (membership for membership in memberships if membership.organization in catalog.actors)
    return any(catalog.speaks_for(membership, principal) for membership in known)
