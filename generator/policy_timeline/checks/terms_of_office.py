"""Memberships and governments in time: none runs backwards, none overlaps, each follows the one before it."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, TypeVar

from policy_timeline.entries.spans import may_be_over, surely_before, surely_over
from policy_timeline.findings.diagnostics import Related

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from policy_timeline.entries.catalog import Catalog
    from policy_timeline.entries.kinds import Actor
    from policy_timeline.entries.records import Membership
    from policy_timeline.findings.diagnostics import Diagnostic
    from policy_timeline.findings.locations import Path

Name = TypeVar("Name")


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
        yield catalog.origin(actor).finding("runs-backwards", path=(*path, "end_date"), term=term)


def _outside_government(catalog: Catalog, actor: Actor, index: int, term: Membership) -> Iterator[Diagnostic]:
    home = catalog.actors.get(term.organization)
    if home and (surely_before(term.start_date, home.start_date) or surely_before(home.end_date, term.end_date)):
        place = catalog.origin(home).location(("start_date",))
        yield catalog.origin(actor).finding(
            "outside-government",
            path=("memberships", index),
            related=(Related(place, "the dates of the government"),),
            home=home,
            first=home.start_date or "a day not given",
            over=home.end_date or "today",
        )


def _overlapping_memberships(catalog: Catalog, actor: Actor) -> Iterator[Diagnostic]:
    offices: dict[tuple[str | None, str], list[tuple[int, Membership]]] = {}
    for index, one in enumerate(actor.memberships):
        offices.setdefault(_office(catalog, one), []).append((index, one))
    origin = catalog.origin(actor)
    for terms in offices.values():
        for first, second in map(sorted, _overlaps(terms)):
            yield origin.finding(
                "overlapping-terms.office",
                path=("memberships", second),
                related=(Related(origin.location(("memberships", first)), "the other term"),),
            )


def _office(catalog: Catalog, one: Membership) -> tuple[str | None, str]:
    """Return what makes two terms those of one office: its name, and where, for governments their country."""
    home = catalog.actors.get(one.organization)
    return one.role, (home.government_of if home else None) or one.organization


def _overlapping_governments(catalog: Catalog, governments: tuple[Actor, ...]) -> Iterator[Diagnostic]:
    for one, two in _overlaps([(government, government) for government in governments]):
        yield catalog.origin(two).finding(
            "overlapping-terms",
            path=("start_date",),
            related=(Related(catalog.origin(one).location(("end_date",)), "the other government"),),
            one=one,
            two=two,
        )


def _overlaps(terms: Iterable[tuple[Name, Actor | Membership]]) -> Iterator[tuple[Name, Name]]:
    """Yield the name of each term that surely overlaps an earlier one, behind that of the one of those that ends last.

    A term that has an end and no start may have begun at any time before: nothing is sure of it.
    """
    known = [(name, term) for name, term in terms if term.start_date or not term.end_date]
    in_order = sorted(known, key=lambda named: _begun(named[1]))
    last = in_order[:1]
    for name, term in in_order[1:]:
        if _overlap(last[0][1], term):
            yield last[0][0], name
        last = [max((*last, (name, term)), key=lambda named: _over(named[1]))]


def _overlap(one: Actor | Membership, two: Actor | Membership) -> bool:
    return not may_be_over(one.end_date, two.start_date) and not may_be_over(two.end_date, one.start_date)


def _begun(term: Actor | Membership) -> date:
    """Return the day on which a term has begun at the latest."""
    return (term.start_date.latest or date.max) if term.start_date else date.min


def _over(term: Actor | Membership) -> date:
    """Return the first day on which a term can be over."""
    return (term.end_date.earliest or date.min) if term.end_date else date.max


def _predecessors(catalog: Catalog, governments: tuple[Actor, ...]) -> Iterator[Diagnostic]:
    dated = [one for one in governments if one.start_date]
    for before, after in zip((None, *dated), dated, strict=False):
        named = catalog.actors.get(after.succeeds or "")
        undated = named in governments and named not in dated
        if named and named is not before and not undated:
            name = "wrong-predecessor" if before else "wrong-predecessor.first"
            yield catalog.origin(after).finding(name, path=("succeeds",), before=before, after=after)
