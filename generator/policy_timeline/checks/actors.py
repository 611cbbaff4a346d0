"""What the fields of an actor must say together, and what its references may lead to."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from policy_timeline.entries.terms import ActorType

if TYPE_CHECKING:
    from collections.abc import Iterator

    from policy_timeline.entries.catalog import Catalog
    from policy_timeline.entries.kinds import Actor
    from policy_timeline.findings.diagnostics import Diagnostic
    from policy_timeline.findings.locations import Path

LIFETIME_KEYS = ("start_date", "end_date", "succeeds")
TARGETS = MappingProxyType(
    {
        "government_of": frozenset({ActorType.COUNTRY, ActorType.ALLIANCE, ActorType.ORGANIZATION}),
        "succeeds": frozenset(ActorType) - {ActorType.PERSON},
        "organization": frozenset(ActorType) - {ActorType.PERSON},
    }
)
"""The types of actor to which each key may lead."""


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
