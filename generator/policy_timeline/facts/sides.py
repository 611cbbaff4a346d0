"""Which side a principal's stances on one day come down to, so that everybody is counted once on a position."""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum

from policy_timeline.entries.terms import Mode, StanceTerm
from policy_timeline.facts.stances import Term


class Side(StrEnum):
    """Where somebody stands, in the order in which pages count: what can be is never counted as what should be."""

    FOR = "supports"
    WITH_CONDITIONS = "supports-with-conditions"
    AGAINST = "opposes"
    NEUTRAL = "neutral"
    ABSTAINED = "abstains"
    MIXED = "mixed"
    WITHIN_REACH = "within-reach"
    OUT_OF_REACH = "out-of-reach"
    EXPECTED = "expected"
    NOT_EXPECTED = "not-expected"
    SILENT = "declines-to-say"
    UNCLEAR = "unclear"


_JUDGED = {
    (Mode.FEASIBILITY, StanceTerm.SUPPORTS): Side.WITHIN_REACH,
    (Mode.FEASIBILITY, StanceTerm.SUPPORTS_WITH_CONDITIONS): Side.WITHIN_REACH,
    (Mode.FEASIBILITY, StanceTerm.OPPOSES): Side.OUT_OF_REACH,
    (Mode.PREDICTION, StanceTerm.SUPPORTS): Side.EXPECTED,
    (Mode.PREDICTION, StanceTerm.SUPPORTS_WITH_CONDITIONS): Side.EXPECTED,
    (Mode.PREDICTION, StanceTerm.OPPOSES): Side.NOT_EXPECTED,
}
"""Judgments of what can or will be, which take no side for or against."""

_WEIGHT = (Mode.VOTE, Mode.PREFERENCE, Mode.COMMITMENT, Mode.DEMAND, Mode.FEASIBILITY, Mode.PREDICTION)
"""Whoever takes stances in several senses is counted by the first of these."""

_NO_ANSWER = {Side.SILENT, Side.UNCLEAR}


def side_of(terms: Iterable[Term]) -> Side:
    """Return the side of at least one stance: of the weightiest sense in which the words give an answer.

    Contrary sides in that sense are mixed, and support counts as conditional where any of it is.
    """
    sides = {(mode, stance): _JUDGED.get((mode, stance)) or Side(stance.value) for stance, mode in terms}
    answers = {term: side for term, side in sides.items() if side not in _NO_ANSWER} or sides
    weightiest = min((mode for mode, _ in answers), key=_WEIGHT.index)
    found = {side for (mode, _), side in answers.items() if mode is weightiest}
    if found == {Side.FOR, Side.WITH_CONDITIONS}:
        return Side.WITH_CONDITIONS
    return found.pop() if len(found) == 1 else Side.MIXED
