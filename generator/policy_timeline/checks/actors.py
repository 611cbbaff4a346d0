"""What the fields of an actor must say together, and what its references may lead to."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from policy_timeline.entries.terms import ActorType
from policy_timeline.findings.diagnostics import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from policy_timeline.entries.catalog import Catalog
    from policy_timeline.entries.kinds import Actor
    from policy_timeline.findings.diagnostics import Diagnostic
    from policy_timeline.findings.locations import Path

GOVERNMENT_KEYS = ("government_of", "start_date", "end_date", "succeeds")
TARGETS = MappingProxyType(
    {
        "government_of": frozenset({ActorType.COUNTRY, ActorType.ALLIANCE, ActorType.ORGANIZATION}),
        "succeeds": frozenset({ActorType.GOVERNMENT}),
        "organization": frozenset(ActorType) - {ActorType.PERSON},
    }
)
"""The types of actor to which each key may lead."""


def check_actors(catalog: Catalog) -> Iterator[Diagnostic]:
    """Yield what is wrong between the fields of each actor."""
    for actor in catalog.actors.values():
        if actor.type is ActorType.GOVERNMENT:
            yield from _governed(catalog, actor)
        else:
            yield from _government_keys(catalog, actor)
        yield from _memberships(catalog, actor)


def _governed(catalog: Catalog, actor: Actor) -> Iterator[Diagnostic]:
    if actor.government_of is None:
        yield catalog.origin(actor).diagnostic(
            Severity.WARNING,
            "missing-government-of",
            "a government must name the country that it governs, so that its members' words count for the country",
            hint="add government_of: with the id of the country",
        )
    else:
        yield from _target(catalog, actor, ("government_of",), actor.government_of)
    if actor.succeeds is not None:
        yield from _target(catalog, actor, ("succeeds",), actor.succeeds)


def _government_keys(catalog: Catalog, actor: Actor) -> Iterator[Diagnostic]:
    for key in GOVERNMENT_KEYS:
        if getattr(actor, key) is not None:
            yield catalog.origin(actor).diagnostic(
                Severity.ERROR,
                "only-for-governments",
                f"only a government can have {key}:; the type of this actor is {actor.type}",
                path=(key,),
                key=True,
                hint=f"write type: government, or take {key}: out; the dates of an office stand in memberships:",
            )


def _memberships(catalog: Catalog, actor: Actor) -> Iterator[Diagnostic]:
    for index, membership in enumerate(actor.memberships):
        path = ("memberships", index)
        yield from _target(catalog, actor, (*path, "organization"), membership.organization)
        if membership.end_date and not membership.start_date:
            yield catalog.origin(actor).diagnostic(
                Severity.WARNING,
                "missing-start-date",
                "a membership that ended must say when it began; without a start it counts as held on every day before",
                path=path,
                hint="add start_date:, which may be as rough as 2019 or 2019~",
            )


def _target(catalog: Catalog, actor: Actor, path: Path, target: str) -> Iterator[Diagnostic]:
    """Yield an error where a reference leads to an actor of a type that its key cannot lead to."""
    found, key = catalog.actors.get(target), str(path[-1])
    if found and found.type not in TARGETS[key]:
        allowed = ", ".join(sorted(TARGETS[key]))
        yield catalog.origin(actor).diagnostic(
            Severity.ERROR,
            "wrong-actor-type",
            f'{key}: must lead to an actor of type {allowed}; "{target}" is of type {found.type}',
            path=path,
            hint=f"write the id of another actor, or mend type: in {catalog.origin(found).file}",
        )
