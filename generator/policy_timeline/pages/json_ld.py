"""Structured data for search engines, in the words of schema.org: Quotation, Claim, Event, Person, Organization."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from policy_timeline import routes
from policy_timeline.entries.terms import ActorType
from policy_timeline.interface.dates_text import machine_date

if TYPE_CHECKING:
    from policy_timeline.views.actors import ActorView
    from policy_timeline.views.parts import Card, Ref, Words
    from policy_timeline.views.timeline import EventView


def quotation(card: Card, addresses: routes.Addresses) -> dict[str, Any]:
    """Return a statement as a Quotation, or as a Claim where the source reports it in words of its own."""
    lead = card.lead
    found = {
        "@context": "https://schema.org",
        "@type": "Claim" if card.reported else "Quotation",
        "url": addresses.absolute(routes.entry("statements", card.id)),
        "name": card.summary,
        "text": " […] ".join(lead.fragments),
        "dateCreated": machine_date(card.date),
        "inLanguage": lead.source.language,
        "about": [_thing("Thing", one.position, addresses) for one in card.stances],
        "isPartOf": _work(lead, addresses),
        "creator": _thing("Thing", card.speaker, addresses),
    }
    return {key: value for key, value in found.items() if value}


def event(view: EventView, addresses: routes.Addresses) -> dict[str, Any]:
    """Return an event as an Event; without a start date where no day, month or year is known."""
    found = {
        "@context": "https://schema.org",
        **_thing("Event", view.ref, addresses),
        "startDate": machine_date(view.date),
        "location": {"@type": "Place", "name": view.location} if view.location else None,
        "description": view.description,
        "attendee": [_thing("Thing", one, addresses) for one in view.participants],
    }
    return {key: value for key, value in found.items() if value}


def actor(view: ActorView, addresses: routes.Addresses) -> dict[str, Any]:
    """Return an actor as a Person, a Country or an Organization, with the offices that it holds or held."""
    kind = {ActorType.PERSON: "Person", ActorType.COUNTRY: "Country"}.get(view.type, "Organization")
    found = {
        "@context": "https://schema.org",
        **_thing(kind, view.ref, addresses),
        "alternateName": list(view.aliases),
        "description": view.description,
        "jobTitle": [one.role for one in view.offices if one.role] if kind == "Person" else None,
    }
    return {key: value for key, value in found.items() if value}


def _thing(type_: str, ref: Ref, addresses: routes.Addresses) -> dict[str, str]:
    return {"@type": type_, "name": ref.label, "url": addresses.absolute(routes.entry(ref.kind, ref.id))}


def _work(words: Words, addresses: routes.Addresses) -> dict[str, str]:
    work = _thing("CreativeWork", words.source.ref, addresses)
    return work | ({"publisher": words.source.publisher} if words.source.publisher else {})
