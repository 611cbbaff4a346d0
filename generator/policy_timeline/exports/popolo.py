"""The actors as Popolo has them: persons, organizations and memberships (https://www.popoloproject.org/specs/).

Popolo's end dates are the last day, ours the day after it. Its dates are days, months or years: what is less than that
is left out, and what is approximate there loses its mark; the other files have it.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any
from urllib.parse import quote

from policy_timeline.entries.dates import DateSpan
from policy_timeline.entries.kinds import Actor
from policy_timeline.entries.records import Membership
from policy_timeline.entries.terms import ActorType
from policy_timeline.exports.json_text import json_text
from policy_timeline.exports.published import Published
from policy_timeline.interface.localization import machine_date


def popolo(published: Published) -> str:
    """Return the file as JSON text."""
    actors = published.catalog.actors.values()
    return json_text(
        {
            "persons": [_actor(published, actor) for actor in actors if actor.type is ActorType.PERSON],
            "organizations": [_actor(published, actor) for actor in actors if actor.type is not ActorType.PERSON],
            "memberships": [held for actor in actors for held in _memberships(actor)],
        }
    )


def last_day(end: DateSpan | None) -> str | None:
    """Return the last day on which something held, from the first on which it did not; months and years as they are."""
    if end and end.precision == "day" and end.effective.year > 0:
        return end.effective.plus(-1).isoformat()
    return _date(end)


def _date(span: DateSpan | None) -> str | None:
    return machine_date(span) if span else None


def _actor(published: Published, actor: Actor) -> dict[str, Any]:
    common = {
        "id": actor.id,
        "name": actor.name,
        "other_names": [{"name": alias} for alias in actor.aliases],
        "identifiers": [known.model_dump() for known in actor.identifiers],
        "image": actor.image and published.addresses.absolute(quote(actor.image.file)),
        "links": _links(actor),
        "sources": [{"url": published.url(Actor.kind, actor.id)}],
    }
    if actor.type is ActorType.PERSON:
        return _said({**common, "summary": actor.description})
    organization = {
        "classification": actor.type,
        "parent_id": actor.government_of,
        "description": actor.description,
        "founding_date": _date(actor.start_date),
        "dissolution_date": last_day(actor.end_date),
    }
    return _said({**common, **organization})


def _links(of: Actor | Membership) -> list[dict[str, Any]]:
    return [_said({"url": link.url, "note": link.note}) for link in of.links]


def _memberships(actor: Actor) -> Iterator[dict[str, Any]]:
    member = "person_id" if actor.type is ActorType.PERSON else "member_id"
    for held in actor.memberships:
        yield _said(
            {
                member: actor.id,
                "organization_id": held.organization,
                "role": held.role,
                "start_date": _date(held.start_date),
                "end_date": last_day(held.end_date),
                "links": _links(held),
            }
        )


def _said(fields: dict[str, Any]) -> dict[str, Any]:
    """Return the fields that say something."""
    return {key: value for key, value in fields.items() if value}
