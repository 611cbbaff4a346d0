"""Popolo files as candidates (https://www.popoloproject.org/specs/): persons, organizations, memberships, events.

Popolo's end dates are the last day, ours the day after it. Where a membership names a post, the post gives the role and
the organization that the membership does not.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from datetime import date, timedelta
from typing import Any

from policy_timeline.entries.kinds import Actor, Event
from policy_timeline.entries.terms import ActorType
from policy_timeline.imports.candidates import Candidate, Report, UnreadableError
from policy_timeline.imports.files import json_of
from policy_timeline.texts.language import words

_Thing = dict[str, Any]

_COMMON = words("id name other_names identifiers links summary description sources")
_TAKEN = {
    "persons": _COMMON | words("given_name family_name memberships"),
    "organizations": _COMMON | words("classification founding_date dissolution_date memberships posts"),
    "memberships": words("id person_id member_id organization_id post_id role start_date end_date links sources"),
    "posts": words("id role label organization_id"),
    "events": words("id name start_date end_date identifiers links description location"),
}
"""The fields of each collection that have a place here."""
_MEMBERS = ("persons", "organizations")
_PERSON = {"type": ActorType.PERSON.value}
_PLAIN_BELONGING = "member"
_SPOKEN = re.compile("[g-z]")
"""An id with such a letter is made of words; one without is a number or a UUID, and no name for a page."""


def popolo_candidates(name: str, raw: bytes, report: Report) -> Iterator[Candidate]:
    """Yield the candidates of a file with collections of Popolo."""
    value = json_of(name, raw)
    if not isinstance(value, dict) or not any(isinstance(value.get(part), list) for part in _TAKEN):
        message = f"{name}: a Popolo file must have lists called persons, organizations, memberships, posts or events"
        raise UnreadableError(message)
    things = {part: _inside(value, part) for part in _TAKEN}
    for part in value.keys() - things.keys():
        report.lose(part, value[part])
    for part, found in things.items():
        _lose(part, found, report)
    yield from _actors(name, things, report)
    yield from _events(name, things["events"], report)


def _lose(part: str, found: Iterable[_Thing], report: Report) -> None:
    for thing in found:
        for key in thing.keys() - _TAKEN[part]:
            report.lose(f"{part}.{key}", thing[key])
        for other in _inside(thing, "other_names"):
            for key in other.keys() - {"name", "given_name", "family_name", "note"}:
                report.lose(f"{part}.other_names.{key}", other[key])


def _actors(name: str, things: Mapping[str, list[_Thing]], report: Report) -> Iterator[Candidate]:
    held = _held(name, things, report)
    for member in held.keys() - {str(thing.get("id")) for part in _MEMBERS for thing in things[part]}:
        for membership in held[member]:
            report.lose("memberships of somebody who is not in the file", membership)
    for part in _MEMBERS:
        for number, thing in enumerate(things[part], start=1):
            place = f"{name}: {part} {number}"
            key = str(thing.get("id") or place)
            values = _common(thing) | (_PERSON if part == "persons" else _organization(thing))
            values |= {"memberships": held[key]} if held[key] else {}
            yield Candidate(Actor.kind, key, _said(values), place, key if _SPOKEN.search(key) else None)


def _organization(thing: _Thing) -> _Thing:
    """Return what an organization has besides: its classification is a type where it is the name of one."""
    classification = str(thing.get("classification") or "").lower()
    known = {term.value for term in ActorType} - {ActorType.PERSON.value}
    return {
        "type": classification if classification in known else ActorType.ORGANIZATION.value,
        "start_date": thing.get("founding_date"),
        "end_date": day_after(thing.get("dissolution_date")),
    }


def _common(thing: _Thing) -> _Thing:
    others = [name for name in map(_name, _inside(thing, "other_names")) if name]
    main = _name(thing) or _main_name(thing)
    return {
        "name": main,
        "aliases": [name for name in dict.fromkeys(others) if name != main],
        "description": thing.get("summary") or thing.get("description"),
        "identifiers": [
            {"scheme": str(known["scheme"]), "identifier": str(known["identifier"])}
            for known in _inside(thing, "identifiers")
            if known.get("scheme") and known.get("identifier")
        ],
        "links": _links(thing),
    }


def _main_name(thing: _Thing) -> str:
    """Return the name among others that is marked as the main one and has no end, as some files have it."""
    mains = [other for other in _inside(thing, "other_names") if other.get("note") == "Main"]
    current = [other for other in mains if not other.get("end_date")] or mains
    return _name(current[-1]) if current else ""


def _name(thing: _Thing) -> str:
    parts = (str(thing.get(part) or "") for part in ("given_name", "family_name"))
    return str(thing.get("name") or " ".join(filter(None, parts)))


def _links(thing: _Thing) -> list[_Thing]:
    """Return the links and sources of a thing."""
    found = [*_inside(thing, "links"), *_inside(thing, "sources")]
    return [_said({"url": link.get("url"), "note": link.get("note")}) for link in found if link.get("url")]


def _held(name: str, things: Mapping[str, list[_Thing]], report: Report) -> Mapping[str, list[_Thing]]:
    """Return the memberships by the key of their member, also those inside a person or an organization."""
    posts = {str(post.get("id")): post for post in things["posts"]}
    held: dict[str, list[_Thing]] = defaultdict(list)
    for number, membership in enumerate(things["memberships"], start=1):
        member = membership.get("person_id") or membership.get("member_id")
        if not member:
            report.remark(f"{name}: memberships {number}", "this was not taken, since it names no member")
            continue
        held[str(member)].append(_membership(membership, posts, name))
    for part in _MEMBERS:
        for thing in things[part]:
            inside = _inside(thing, "memberships")
            held[str(thing.get("id"))] += [_membership(membership, posts, name) for membership in inside]
    return held


def _membership(membership: _Thing, posts: Mapping[str, _Thing], name: str) -> _Thing:
    post = posts.get(str(membership.get("post_id")), {})
    role = membership.get("role") or post.get("role") or post.get("label")
    links = _links(membership)
    return _said(
        {
            "role": None if str(role or "").lower() == _PLAIN_BELONGING else role,
            "organization": membership.get("organization_id") or post.get("organization_id"),
            "start_date": membership.get("start_date"),
            "end_date": day_after(membership.get("end_date")),
            "links": links,
            "note": None if links else f"imported from {name}",
        }
    )


def day_after(day: object) -> str | None:
    """Return the day after a last day; months and years as they are, which say no more than that."""
    text = str(day or "")
    try:
        return (date.fromisoformat(text) + timedelta(days=1)).isoformat()
    except (ValueError, OverflowError):
        return text or None


def _events(name: str, events: list[_Thing], report: Report) -> Iterator[Candidate]:
    for number, event in enumerate(events, start=1):
        place = f"{name}: events {number}"
        start, end = event.get("start_date"), event.get("end_date")
        if not start or not event.get("name"):
            report.remark(place, "this was not taken, since it has no name or no first day")
            continue
        values = {
            "title": event["name"],
            "date": f"{start}/{end}" if end and end != start else start,
            "location": event.get("location"),
            "description": event.get("description"),
            "identifiers": _common(event)["identifiers"],
            "links": _links(event),
            "note": f"imported from {name}",
        }
        yield Candidate(Event.kind, str(event.get("id") or place), _said(values), place)


def _inside(thing: _Thing, key: str) -> list[_Thing]:
    """Return the objects of a list inside a thing; what is none is passed over."""
    found = thing.get(key)
    return [item for item in found if isinstance(item, dict)] if isinstance(found, list) else []


def _said(fields: _Thing) -> _Thing:
    """Return the fields that say something, with every scalar as text."""
    return {key: value if isinstance(value, list) else str(value) for key, value in fields.items() if value}
