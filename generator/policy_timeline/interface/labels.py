"""The words that a reader sees for kinds, terms and filters; each is a message that locales/ translate."""

from __future__ import annotations

from typing import TYPE_CHECKING

from policy_timeline.entries.terms import ActorType, DatingMethod, Mode, ShiftType, SourceType, StanceTerm, Status

if TYPE_CHECKING:
    from collections.abc import Callable


def N_(message: str) -> str:  # noqa: N802 - gettext's name for a message that is translated later
    """Return a message as it is; the name marks it as one that locales/ must translate."""
    return message


SECTIONS = {
    "timeline": N_("Timeline"),
    "positions": N_("Positions"),
    "actors": N_("Actors"),
    "issues": N_("Issues"),
    "events": N_("Events"),
    "statements": N_("Statements"),
    "sources": N_("Sources"),
    "shifts": N_("Shifts"),
}
"""The titles of the navigation's sections."""

STANCES = {
    StanceTerm.SUPPORTS: N_("supports"),
    StanceTerm.SUPPORTS_WITH_CONDITIONS: N_("supports with conditions"),
    StanceTerm.OPPOSES: N_("opposes"),
    StanceTerm.NEUTRAL: N_("neutral"),
    StanceTerm.ABSTAINS: N_("abstains"),
    StanceTerm.MIXED: N_("mixed"),
    StanceTerm.DECLINES_TO_SAY: N_("declines to say"),
    StanceTerm.UNCLEAR: N_("unclear"),
}

MODES = {
    Mode.PREFERENCE: N_("preference"),
    Mode.FEASIBILITY: N_("feasibility"),
    Mode.COMMITMENT: N_("commitment"),
    Mode.DEMAND: N_("demand"),
    Mode.PREDICTION: N_("prediction"),
    Mode.VOTE: N_("vote"),
}

MODE_QUESTIONS = {
    Mode.PREFERENCE: N_("should it be?"),
    Mode.FEASIBILITY: N_("can it be?"),
    Mode.COMMITMENT: N_("will I?"),
    Mode.DEMAND: N_("must others?"),
    Mode.PREDICTION: N_("will it?"),
    Mode.VOTE: N_("how did it vote?"),
}

PHRASES = {
    (Mode.PREFERENCE, StanceTerm.SUPPORTS): N_("in favour"),
    (Mode.PREFERENCE, StanceTerm.SUPPORTS_WITH_CONDITIONS): N_("in favour, with conditions"),
    (Mode.PREFERENCE, StanceTerm.OPPOSES): N_("against"),
    (Mode.FEASIBILITY, StanceTerm.SUPPORTS): N_("sees it as feasible"),
    (Mode.FEASIBILITY, StanceTerm.SUPPORTS_WITH_CONDITIONS): N_("sees it as feasible, with conditions"),
    (Mode.FEASIBILITY, StanceTerm.OPPOSES): N_("sees it as not feasible"),
    (Mode.COMMITMENT, StanceTerm.SUPPORTS): N_("commits to it"),
    (Mode.COMMITMENT, StanceTerm.SUPPORTS_WITH_CONDITIONS): N_("commits to it, with conditions"),
    (Mode.COMMITMENT, StanceTerm.OPPOSES): N_("will not do it"),
    (Mode.DEMAND, StanceTerm.SUPPORTS): N_("calls for it"),
    (Mode.DEMAND, StanceTerm.SUPPORTS_WITH_CONDITIONS): N_("calls for it, with conditions"),
    (Mode.DEMAND, StanceTerm.OPPOSES): N_("calls for it not to be"),
    (Mode.PREDICTION, StanceTerm.SUPPORTS): N_("expects it"),
    (Mode.PREDICTION, StanceTerm.SUPPORTS_WITH_CONDITIONS): N_("expects it, with conditions"),
    (Mode.PREDICTION, StanceTerm.OPPOSES): N_("does not expect it"),
    (Mode.VOTE, StanceTerm.SUPPORTS): N_("voted for it"),
    (Mode.VOTE, StanceTerm.OPPOSES): N_("voted against it"),
    (Mode.VOTE, StanceTerm.ABSTAINS): N_("abstained"),
}
"""What a stance in a mode means in plain words: "not feasible" is never shown as a bare "against"."""

ACTOR_TYPES = {
    ActorType.PERSON: N_("Person"),
    ActorType.GOVERNMENT: N_("Government"),
    ActorType.COUNTRY: N_("Country"),
    ActorType.ALLIANCE: N_("Alliance"),
    ActorType.PARTY: N_("Party"),
    ActorType.ORGANIZATION: N_("Organization"),
}

ACTOR_GROUPS = {
    ActorType.PERSON: N_("People"),
    ActorType.GOVERNMENT: N_("Governments"),
    ActorType.COUNTRY: N_("Countries"),
    ActorType.ALLIANCE: N_("Alliances"),
    ActorType.PARTY: N_("Parties"),
    ActorType.ORGANIZATION: N_("Organizations"),
}

SOURCE_TYPES = {
    SourceType.NEWS: N_("News article"),
    SourceType.TRANSCRIPT: N_("Transcript"),
    SourceType.OFFICIAL: N_("Official document"),
    SourceType.SPEECH: N_("Speech"),
    SourceType.REPORT: N_("Report"),
    SourceType.DATASET: N_("Dataset"),
}

STATUSES = {
    Status.DRAFT: N_("Draft"),
    Status.PUBLISHED: N_("Published"),
    Status.DISPUTED: N_("Disputed"),
    Status.CORRECTED: N_("Corrected"),
    Status.RETRACTED: N_("Retracted"),
}

DATINGS = {
    DatingMethod.STATED: N_("as the document gives it"),
    DatingMethod.RESOLVED: N_("worked out from the document’s own date"),
    DatingMethod.INFERRED: N_("inferred"),
    DatingMethod.BOUNDED: N_("only its limits are known"),
}

SHIFT_TYPES = {
    ShiftType.CHANGE: N_("Change of stance"),
    ShiftType.SUCCESSION: N_("Succession of governments"),
    ShiftType.DISMISSED: N_("No shift"),
}

TERM_LABELS = {
    **{term.value: label for term, label in STANCES.items()},
    **{mode.value: label for mode, label in MODES.items()},
}
"""The label of a stance or a mode by the term that stands in the data."""

FACETS = {
    "actor": N_("Speaker"),
    "principal": N_("On behalf of"),
    "issue": N_("Issue"),
    "position": N_("Position"),
    "stance": N_("Stance"),
    "mode": N_("Sense"),
    "source": N_("Source"),
}

SEARCH_FACETS = {
    "actor": N_("Actor"),
    "issue": FACETS["issue"],
    "stance": FACETS["stance"],
    "mode": FACETS["mode"],
    "year": N_("Year"),
    "source": FACETS["source"],
}


def phrase(stance: StanceTerm, mode: Mode, _: Callable[[str], str]) -> str:
    """Return what a stance means in its mode, in plain translated words."""
    message = PHRASES.get((mode, stance))
    return _(message) if message else f"{_(STANCES[stance])} ({_(MODES[mode])})"
