"""Actors: what their fields must say together, and their offices and governments in time.

None runs backwards, none overlaps, each follows the one before it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TypeVar

from policy_timeline.entries.catalog import Catalog
from policy_timeline.entries.dates import may_be_over, surely_before, surely_over
from policy_timeline.entries.days import FIRST_DAY, LAST_DAY, Day
from policy_timeline.entries.kinds import Actor
from policy_timeline.entries.records import Membership
from policy_timeline.entries.terms import ActorType
from policy_timeline.findings.diagnostics import Diagnostic
from policy_timeline.findings.locations import Path

LIFETIME_KEYS = ("start_date", "end_date", "succeeds")
TARGETS = {
    "government_of": frozenset({ActorType.COUNTRY, ActorType.ALLIANCE, ActorType.ORGANIZATION}),
    "succeeds": frozenset(ActorType) - {ActorType.PERSON},
    "organization": frozenset(ActorType) - {ActorType.PERSON},
}
"""The types of actor to which each key may lead."""

Name = TypeVar("Name")


def check_actors(catalog: Catalog) -> Iterator[Diagnostic]:
    """Yield what is wrong between the fields of each actor."""
    for actor in catalog.actors.values():
        yield from _governed(catalog, actor) if actor.type is ActorType.GOVERNMENT else _misplaced_keys(catalog, actor)
        if actor.succeeds is not None:
            yield from _target(catalog, actor, ("succeeds",), actor.succeeds)
        yield from _memberships(catalog, actor)


def _governed(catalog: Catalog, actor: Actor) -> Iterator[Diagnostic]:
    if actor.government_of is None:
        yield catalog.origin(actor).finding("missing-government-of")
    else:
        yield from _target(catalog, actor, ("government_of",), actor.government_of)


def _misplaced_keys(catalog: Catalog, actor: Actor) -> Iterator[Diagnostic]:
    """Yield an error for each key that an actor of this type cannot have."""
    origin = catalog.origin(actor)
    if actor.government_of is not None:
        yield origin.finding("only-for-governments", path=("government_of",), key=True, actor=actor)
    for key in LIFETIME_KEYS if actor.type is ActorType.PERSON else ():
        if getattr(actor, key) is not None:
            yield origin.finding("not-for-persons", path=(key,), key=True, field=key)


def _memberships(catalog: Catalog, actor: Actor) -> Iterator[Diagnostic]:
    for index, membership in enumerate(actor.memberships):
        path = ("memberships", index)
        yield from _target(catalog, actor, (*path, "organization"), membership.organization)
        if membership.end_date and not membership.start_date:
            yield catalog.origin(actor).finding("missing-start-date", path=path)


def _target(catalog: Catalog, actor: Actor, path: Path, target: str) -> Iterator[Diagnostic]:
    """Yield an error where a reference leads to an actor of a type that its key cannot lead to."""
    found, key = catalog.actors.get(target), str(path[-1])
    if found and found.type not in TARGETS[key]:
        allowed = ", ".join(sorted(TARGETS[key]))
        yield catalog.origin(actor).finding(
            "wrong-actor-type",
            path=path,
            field=key,
            allowed=allowed,
            target=target,
            found=found,
            file=catalog.origin(found).file,
        )


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
        start, end = term.start_date, term.end_date
        is_one_day = start is not None and end is not None and start.is_exact and str(start) == str(end)
        next_day = end.effective.plus(1) if end else None
        row = "runs-backwards.one-day" if is_one_day else "runs-backwards"
        yield catalog.origin(actor).finding(row, path=(*path, "end_date"), term=term, next_day=next_day)


def _outside_government(catalog: Catalog, actor: Actor, index: int, term: Membership) -> Iterator[Diagnostic]:
    home = catalog.actors.get(term.organization)
    if home and (surely_before(term.start_date, home.start_date) or surely_before(home.end_date, term.end_date)):
        yield catalog.origin(actor).finding(
            "outside-government",
            path=("memberships", index),
            related=catalog.origin(home).related("the dates of the government", ("start_date",)),
            home=home,
            first=home.start_date or "a day not given",
            over=home.end_date or "a day not given",
        )


def _overlapping_memberships(catalog: Catalog, actor: Actor) -> Iterator[Diagnostic]:
    offices: dict[tuple[str | None, str], list[tuple[int, Membership]]] = {}
    for index, term in enumerate(actor.memberships):
        offices.setdefault(_office(catalog, term), []).append((index, term))
    origin = catalog.origin(actor)
    for terms in offices.values():
        for first, second in map(sorted, _overlaps(terms)):
            yield origin.finding(
                "overlapping-terms.office",
                path=("memberships", second),
                related=origin.related("the other term", ("memberships", first)),
            )


def _office(catalog: Catalog, term: Membership) -> tuple[str | None, str]:
    """Return what makes two terms those of one office: its name, and where, for governments their country."""
    home = catalog.actors.get(term.organization)
    return term.role, (home.government_of if home else None) or term.organization


def _overlapping_governments(catalog: Catalog, governments: tuple[Actor, ...]) -> Iterator[Diagnostic]:
    for before, after in _overlaps([(government, government) for government in governments]):
        yield catalog.origin(after).finding(
            "overlapping-terms",
            path=("start_date",),
            related=catalog.origin(before).related("the other government", ("end_date",)),
            before=before,
            after=after,
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


def _overlap(first: Actor | Membership, second: Actor | Membership) -> bool:
    return not may_be_over(first.end_date, second.start_date) and not may_be_over(second.end_date, first.start_date)


def _begun(term: Actor | Membership) -> Day:
    """Return the day on which a term has begun at the latest."""
    return (term.start_date.latest or LAST_DAY) if term.start_date else FIRST_DAY


def _over(term: Actor | Membership) -> Day:
    """Return the first day on which a term can be over."""
    return (term.end_date.earliest or FIRST_DAY) if term.end_date else LAST_DAY


def _predecessors(catalog: Catalog, governments: tuple[Actor, ...]) -> Iterator[Diagnostic]:
    dated = [government for government in governments if government.start_date]
    for before, after in zip((None, *dated), dated, strict=False):
        named = catalog.actors.get(after.succeeds or "")
        undated = named in governments and named not in dated
        if named and named is not before and not undated:
            name = "wrong-predecessor" if before else "wrong-predecessor.first"
            yield catalog.origin(after).finding(name, path=("succeeds",), before=before, after=after)
