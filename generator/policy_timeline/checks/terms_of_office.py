"""Memberships and governments in time: none runs backwards, none overlaps, each follows the one before it."""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING

from policy_timeline.entries.spans import may_be_over, surely_before, surely_over
from policy_timeline.findings.diagnostics import Related, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from policy_timeline.entries.catalog import Catalog
    from policy_timeline.entries.kinds import Actor
    from policy_timeline.entries.records import Membership
    from policy_timeline.findings.diagnostics import Diagnostic
    from policy_timeline.findings.locations import Path


def check_terms_of_office(catalog: Catalog) -> Iterator[Diagnostic]:
    """Yield terms that run backwards, overlap, leave their government's time, or name the wrong predecessor.

    Terms are half-open: a handover on one day is no overlap. Vague dates are judged only where the fault is certain.
    """
    for actor in catalog.actors.values():
        yield from _backwards(catalog, actor, (), actor)
        for index, membership in enumerate(actor.memberships):
            yield from _backwards(catalog, actor, ("memberships", index), membership)
            yield from _outside_government(catalog, actor, index, membership)
        yield from _overlapping_memberships(catalog, actor)
    for governments in catalog.governments.values():
        yield from _overlapping_governments(catalog, governments)
        yield from _predecessors(catalog, governments)


def _backwards(catalog: Catalog, actor: Actor, path: Path, term: Actor | Membership) -> Iterator[Diagnostic]:
    if surely_over(term.end_date, term.start_date):
        yield catalog.origin(actor).diagnostic(
            Severity.ERROR,
            "runs-backwards",
            f"a term must end after it begins; this one begins on {term.start_date} and is over on {term.end_date}",
            path=(*path, "end_date"),
            hint="mend start_date: or end_date:, which is the first day on which it no longer held",
        )


def _outside_government(catalog: Catalog, actor: Actor, index: int, term: Membership) -> Iterator[Diagnostic]:
    home = catalog.actors.get(term.organization)
    if home and (surely_before(term.start_date, home.start_date) or surely_before(home.end_date, term.end_date)):
        place = catalog.origin(home).location(("start_date",))
        yield catalog.origin(actor).diagnostic(
            Severity.WARNING,
            "outside-government",
            f"an office in a government must be held while it governs; {home.name} governs from "
            f"{home.start_date or 'a day not given'} to {home.end_date or 'today'}",
            path=("memberships", index),
            hint="mend start_date:, end_date: or organization:, or the dates of the government",
            related=(Related(place, "the dates of the government"),),
        )


def _overlapping_memberships(catalog: Catalog, actor: Actor) -> Iterator[Diagnostic]:
    for (first, one), (second, two) in combinations(enumerate(actor.memberships), 2):
        if _office(catalog, one) == _office(catalog, two) and _overlap(one, two):
            origin = catalog.origin(actor)
            yield origin.diagnostic(
                Severity.ERROR,
                "overlapping-terms",
                "two terms of one person in one office must not overlap: one must end before the other begins",
                path=("memberships", second),
                hint="mend start_date: or end_date:, or keep one of the two",
                related=(Related(origin.location(("memberships", first)), "the other term"),),
            )


def _office(catalog: Catalog, one: Membership) -> tuple[str | None, str]:
    """Return what makes two terms those of one office: its name, and where, for governments their country."""
    home = catalog.actors.get(one.organization)
    return one.role, (home.government_of if home else None) or one.organization


def _overlapping_governments(catalog: Catalog, governments: tuple[Actor, ...]) -> Iterator[Diagnostic]:
    for one, two in combinations(governments, 2):
        if _overlap(one, two):
            yield catalog.origin(two).diagnostic(
                Severity.ERROR,
                "overlapping-terms",
                f"two governments of one country must not overlap; {one.name} must end before {two.name} begins",
                path=("start_date",),
                hint="mend start_date:, or end_date: of the other; a handover on one day is no overlap",
                related=(Related(catalog.origin(one).location(("end_date",)), "the other government"),),
            )


def _overlap(one: Actor | Membership, two: Actor | Membership) -> bool:
    """Return whether two terms surely overlap; one that has an end and no start may have begun at any time before."""
    if any(term.end_date and not term.start_date for term in (one, two)):
        return False
    return not may_be_over(one.end_date, two.start_date) and not may_be_over(two.end_date, one.start_date)


def _predecessors(catalog: Catalog, governments: tuple[Actor, ...]) -> Iterator[Diagnostic]:
    dated = [one for one in governments if one.start_date]
    for before, after in zip((None, *dated), dated, strict=False):
        named = catalog.actors.get(after.succeeds or "")
        undated = named in governments and named not in dated
        if named and named is not before and not undated:
            yield catalog.origin(after).diagnostic(
                Severity.WARNING,
                "wrong-predecessor",
                f"succeeds: must name the government of the same country before {after.name}",
                path=("succeeds",),
                hint=f"write succeeds: {before.id}, or mend the dates"
                if before
                else "take succeeds: out, or mend the dates",
            )
