"""The words that a reader sees for kinds, terms and filters; each is a message that locales/ translate."""

from __future__ import annotations

from collections.abc import Callable

from policy_timeline.entries.terms import (
    ActorType,
    DatingMethod,
    Mode,
    Relation,
    ShiftType,
    SourceType,
    StanceTerm,
    Status,
)
from policy_timeline.facts.history import Deed
from policy_timeline.facts.sides import Side


def N_(message: str) -> str:  # noqa: N802 - gettext's name for a message that is translated later
    """Return a message as it is; the name marks it as one that locales/ must translate."""
    return message


def NN_(one: str, many: str) -> tuple[str, str]:  # noqa: N802 - as above, for a message with a number
    """Return a singular and a plural as they are, for gettext's `ngettext`."""
    return one, many


SECTIONS = {
    "timeline": N_("Timeline"),
    "positions": N_("Where they stand"),
    "actors": N_("People and organizations"),
    "issues": N_("Issues"),
    "events": N_("Events"),
    "statements": N_("Statements"),
    "sources": N_("Sources"),
    "shifts": N_("What changed"),
}
"""The titles of the sections."""

TABS = ("positions", "timeline", "actors", "sources")
"""The sections that lead every page: few enough to be read at a glance."""

FOOT = ("positions", "timeline", "actors", "issues", "events", "statements", "sources", "shifts")
"""All sections, in the order in which the foot of every page has them."""

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
    (Mode.PREFERENCE, StanceTerm.SUPPORTS): N_("in favor"),
    (Mode.PREFERENCE, StanceTerm.SUPPORTS_WITH_CONDITIONS): N_("in favor, with conditions"),
    (Mode.PREFERENCE, StanceTerm.OPPOSES): N_("against"),
    (Mode.FEASIBILITY, StanceTerm.SUPPORTS): N_("sees it as within reach"),
    (Mode.FEASIBILITY, StanceTerm.SUPPORTS_WITH_CONDITIONS): N_("sees it as within reach, with conditions"),
    (Mode.FEASIBILITY, StanceTerm.OPPOSES): N_("sees it as out of reach"),
    (Mode.COMMITMENT, StanceTerm.SUPPORTS): N_("commits to it"),
    (Mode.COMMITMENT, StanceTerm.SUPPORTS_WITH_CONDITIONS): N_("commits to it, with conditions"),
    (Mode.COMMITMENT, StanceTerm.OPPOSES): N_("will not do it"),
    (Mode.DEMAND, StanceTerm.SUPPORTS): N_("calls for it"),
    (Mode.DEMAND, StanceTerm.SUPPORTS_WITH_CONDITIONS): N_("calls for it, with conditions"),
    (Mode.DEMAND, StanceTerm.OPPOSES): N_("calls for it not to happen"),
    (Mode.PREDICTION, StanceTerm.SUPPORTS): N_("expects it"),
    (Mode.PREDICTION, StanceTerm.SUPPORTS_WITH_CONDITIONS): N_("expects it, with conditions"),
    (Mode.PREDICTION, StanceTerm.OPPOSES): N_("does not expect it"),
    (Mode.VOTE, StanceTerm.SUPPORTS): N_("voted for it"),
    (Mode.VOTE, StanceTerm.OPPOSES): N_("voted against it"),
    (Mode.VOTE, StanceTerm.ABSTAINS): N_("abstained"),
}
"""What a stance in a mode means in plain words: what is out of reach is never shown as a bare "against"."""

SIDES = {
    Side.FOR: NN_("%(count)s for", "%(count)s for"),
    Side.WITH_CONDITIONS: NN_("%(count)s for, with conditions", "%(count)s for, with conditions"),
    Side.AGAINST: NN_("%(count)s against", "%(count)s against"),
    Side.NEUTRAL: NN_("%(count)s neutral", "%(count)s neutral"),
    Side.ABSTAINED: NN_("%(count)s abstained", "%(count)s abstained"),
    Side.MIXED: NN_("%(count)s both for and against", "%(count)s both for and against"),
    Side.WITHIN_REACH: NN_("%(count)s sees it as within reach", "%(count)s see it as within reach"),
    Side.OUT_OF_REACH: NN_("%(count)s sees it as out of reach", "%(count)s see it as out of reach"),
    Side.EXPECTED: NN_("%(count)s expects it", "%(count)s expect it"),
    Side.NOT_EXPECTED: NN_("%(count)s does not expect it", "%(count)s do not expect it"),
    Side.SILENT: NN_("%(count)s declines to say", "%(count)s decline to say"),
    Side.UNCLEAR: NN_("%(count)s unclear", "%(count)s unclear"),
}
"""How many stand on a side of a position."""

COUNTS = {
    "statements": NN_("%(count)s statement", "%(count)s statements"),
    "actors": NN_("by %(count)s actor", "by %(count)s actors"),
    "positions": NN_("on %(count)s position", "on %(count)s positions"),
}
"""How many entries of a kind there are, in the order of a sentence."""

MARKS = {
    Side.FOR: N_("for"),
    Side.WITH_CONDITIONS: N_("for, with conditions"),
    Side.AGAINST: N_("against"),
    Side.NEUTRAL: STANCES[StanceTerm.NEUTRAL],
    Side.ABSTAINED: N_("abstained"),
    Side.MIXED: N_("both for and against"),
    Side.WITHIN_REACH: N_("sees it as within reach"),
    Side.OUT_OF_REACH: N_("sees it as out of reach"),
    Side.EXPECTED: N_("expects it"),
    Side.NOT_EXPECTED: N_("does not expect it"),
    Side.SILENT: STANCES[StanceTerm.DECLINES_TO_SAY],
    Side.UNCLEAR: STANCES[StanceTerm.UNCLEAR],
}
"""What the mark of a side means."""

RELATIONS = {
    Relation.BROADER: N_("Goes further"),
    Relation.NARROWER: N_("Goes less far"),
    Relation.OPPOSITE: N_("Says the opposite"),
    Relation.RELATED: N_("Close to it"),
}
"""How another position relates to the one that a page is about."""

DESCRIBED = {
    (Mode.PREFERENCE, StanceTerm.SUPPORTS): N_("described as in favor"),
    (Mode.PREFERENCE, StanceTerm.SUPPORTS_WITH_CONDITIONS): N_("described as in favor, with conditions"),
    (Mode.PREFERENCE, StanceTerm.OPPOSES): N_("described as against"),
    (Mode.FEASIBILITY, StanceTerm.SUPPORTS): N_("described as seeing it within reach"),
    (Mode.FEASIBILITY, StanceTerm.SUPPORTS_WITH_CONDITIONS): N_("described as seeing it within reach, with conditions"),
    (Mode.FEASIBILITY, StanceTerm.OPPOSES): N_("described as seeing it out of reach"),
    (Mode.COMMITMENT, StanceTerm.SUPPORTS): N_("described as ready to do it"),
    (Mode.COMMITMENT, StanceTerm.SUPPORTS_WITH_CONDITIONS): N_("described as ready to do it, with conditions"),
    (Mode.COMMITMENT, StanceTerm.OPPOSES): N_("described as not ready to do it"),
    (Mode.DEMAND, StanceTerm.SUPPORTS): N_("described as calling for it"),
    (Mode.DEMAND, StanceTerm.SUPPORTS_WITH_CONDITIONS): N_("described as calling for it, with conditions"),
    (Mode.DEMAND, StanceTerm.OPPOSES): N_("described as calling for it not to happen"),
    (Mode.PREDICTION, StanceTerm.SUPPORTS): N_("described as expecting it"),
    (Mode.PREDICTION, StanceTerm.SUPPORTS_WITH_CONDITIONS): N_("described as expecting it, with conditions"),
    (Mode.PREDICTION, StanceTerm.OPPOSES): N_("described as not expecting it"),
}
"""The same where a source only describes the stance: nobody commits to what others write about them."""

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

DEEDS = {
    Deed.NEW: N_("New"),
    Deed.CORRECTED: N_("Corrected"),
    Deed.DISPUTED: N_("Disputed"),
    Deed.RETRACTED: N_("Retracted"),
    Deed.RENAMED: N_("Renamed"),
    Deed.REMOVED: N_("Removed"),
}
"""What was done to an entry."""

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

TERM_LABELS = {term.value: label for term, label in (*STANCES.items(), *MODES.items())}
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


def phrase(stance: StanceTerm, mode: Mode, _: Callable[[str], str], *, is_described: bool = False) -> str:
    """Return what a stance means in its mode, in plain translated words; a vote is recorded rather than described."""
    described = DESCRIBED.get((mode, stance)) if is_described else None
    message = described or PHRASES.get((mode, stance))
    return _(message) if message else f"{_(STANCES[stance])} ({_(MODES[mode])})"
