"""Structured data for search engines: a statement as schema.org's Quotation (https://schema.org/Quotation)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from generator import routes
from generator.pages.dates_text import machine_date

if TYPE_CHECKING:
    from generator.views.parts import Card, Ref, Words


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


def _thing(type_: str, ref: Ref, addresses: routes.Addresses) -> dict[str, str]:
    return {"@type": type_, "name": ref.label, "url": addresses.absolute(routes.entry(ref.kind, ref.id))}


def _work(words: Words, addresses: routes.Addresses) -> dict[str, str]:
    work = _thing("CreativeWork", words.source.ref, addresses)
    return work | ({"publisher": words.source.publisher} if words.source.publisher else {})
