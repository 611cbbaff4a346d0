"""How others point to the record: citations, structured data for search engines, links into the original document."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote, urlsplit

from policy_timeline import routes
from policy_timeline.entries.days import Day
from policy_timeline.entries.terms import ActorType
from policy_timeline.interface.localization import date_text, day_text, machine_date, translator
from policy_timeline.outputs import Options
from policy_timeline.views.actors import ActorView
from policy_timeline.views.cards import Card, Excerpt, Ref, SourceRef
from policy_timeline.views.timeline import EventView

_WHOLE_FRAGMENT = 10
"""A link names all words of a fragment up to so many, else only the first and the last of them."""

_EDGE_WORDS = 5
"""So many words at each end stand for a longer fragment."""

_NEARBY_WORDS = 3
"""So many words before and after a short fragment tell its place from others."""


@dataclass(frozen=True, slots=True)
class Citation:
    """A statement's citation as plain text, BibTeX (https://www.bibtex.org/Format/) and CSL-JSON.

    CSL-JSON is what reference managers read (https://docs.citationstyles.org/en/stable/specification.html). All three
    say the same: whose words they are, the words, the source with its own data, who edits the record, when it was last
    changed, and the address.
    """

    plain: str
    bibtex: str
    csl: str


def citation(card: Card, options: Options, addresses: routes.Addresses, changed: Day | None) -> Citation:
    """Return how to cite a statement in a record that was last changed on a day; None where nobody knows the day.

    The editors of the record are the authors of its page; the speaker is the one quoted, and of words that only a
    source reports not even that.
    """
    cited = _cited(card, options, addresses)
    translate = translator(options.language)
    record = cited.site if cited.editors == cited.site else f"{cited.editors}: {cited.site}"
    if changed:
        last = translate("last changed %(date)s") % {"date": day_text(changed, options.language)}
        record = f"{record}, {last}"
    parts = map(_ended, (cited.title, cited.source, record))
    return Citation(" ".join((*parts, cited.address)), _bibtex(cited, changed), _csl(cited, changed))


@dataclass(frozen=True, slots=True)
class _Cited:
    """What each form of a citation says."""

    id: str
    title: str
    source: str
    editors: str
    site: str
    address: str
    language: str
    original: SourceRef


def _cited(card: Card, options: Options, addresses: routes.Addresses) -> _Cited:
    translate = translator(options.language)
    words = " […] ".join(card.lead.fragments)
    said = words if card.reported else translate("“%(words)s”") % {"words": words}
    of_source = translate("Described by: %(source)s") if card.reported else translate("Quoted from: %(source)s")
    return _Cited(
        id=card.id,
        title=f"{card.speaker.label}, {date_text(card.date, options.language, translate)}: {said}",
        source=of_source % {"source": _source_text(card.lead.source, options)},
        editors=options.publisher or options.site_name,
        site=options.site_name,
        address=addresses.absolute(routes.entry("statements", card.id)),
        language=options.language,
        original=card.lead.source,
    )


def _source_text(source: SourceRef, options: Options) -> str:
    published = source.published and date_text(source.published, options.language, translator(options.language))
    return ", ".join(part for part in (source.ref.label, source.publisher, published, source.url) if part)


def _bibtex(cited: _Cited, changed: Day | None) -> str:
    dated = {"year": changed.year, "month": changed.month, "date": changed.isoformat()} if changed else {}
    fields = {
        "author": f"{{{_tex(cited.editors)}}}",
        "title": f"{{{_tex(cited.title)}}}",
        "howpublished": _tex(cited.site),
        **dated,
        "note": _tex(cited.source),
        "url": cited.address,
    }
    lines = [f"  {name} = {{{value}}}," for name, value in fields.items()]
    return "\n".join([f"@misc{{{cited.id},", *lines, "}"])


def _csl(cited: _Cited, changed: Day | None) -> str:
    item = {
        "id": cited.id,
        "type": "webpage",
        "author": [{"literal": cited.editors}],
        "title": cited.title,
        "container-title": cited.site,
        "issued": {"date-parts": [[changed.year, changed.month, changed.day]]} if changed else None,
        "note": cited.source,
        "URL": cited.address,
        "language": cited.language,
        "original-title": cited.original.ref.label,
        "original-publisher": cited.original.publisher,
        "original-date": {"raw": str(cited.original.published)} if cited.original.published else None,
    }
    return json.dumps([{name: value for name, value in item.items() if value}], ensure_ascii=False, indent=2)


def _ended(text: str) -> str:
    """Return a text with a full stop at its end, unless it has one, also within quotation marks."""
    return text if text.rstrip("”“»").endswith((".", "!", "?", "…")) else f"{text}."


_TEX = {"\\": r"\textbackslash{}", "~": r"\textasciitilde{}", "^": r"\textasciicircum{}"}


def _tex(text: str) -> str:
    """Return a text in which TeX's special characters stand for themselves."""
    return re.sub(r"[\\~^#$%&_{}]", lambda found: _TEX.get(found[0], f"\\{found[0]}"), text)


def statement_json_ld(card: Card, addresses: routes.Addresses) -> dict[str, Any]:
    """Return a statement as schema.org's Quotation, or as a Claim where the source reports it in its own words."""
    lead = card.lead
    return _json_ld(
        {
            "@type": "Claim" if card.reported else "Quotation",
            "url": addresses.absolute(routes.entry("statements", card.id)),
            "name": card.summary,
            "text": " […] ".join(lead.fragments),
            "dateCreated": machine_date(card.date),
            "inLanguage": lead.source.language,
            "about": [_thing(stance.position, addresses) for stance in card.stances],
            "isBasedOn": _creative_work(lead, addresses),
            "creator": _thing(card.speaker, addresses),
            "spokenByCharacter": None if card.reported else _thing(card.speaker, addresses),
        }
    )


def event_json_ld(view: EventView, addresses: routes.Addresses) -> dict[str, Any]:
    """Return an event as schema.org's Event; without a start date where no day, month or year is known."""
    return _json_ld(
        {
            **_thing(view.ref, addresses, "Event"),
            "startDate": machine_date(view.date),
            "location": {"@type": "Place", "name": view.location} if view.location else None,
            "description": view.description,
            "attendee": [_thing(participant, addresses) for participant in view.participants],
        }
    )


def actor_json_ld(view: ActorView, addresses: routes.Addresses) -> dict[str, Any]:
    """Return an actor as schema.org's Person, Country or Organization, a person with the offices held."""
    roles = [office.role for office in view.offices if office.role]
    return _json_ld(
        {
            **_thing(view.ref, addresses),
            "alternateName": list(view.aliases),
            "description": view.description,
            "jobTitle": roles if view.type is ActorType.PERSON else None,
            "image": view.ref.image and addresses.absolute(quote(view.ref.image.file)),
        }
    )


def _json_ld(values: dict[str, Any]) -> dict[str, Any]:
    """Return a JSON-LD object of the values that are not empty."""
    return {"@context": "https://schema.org", **{key: value for key, value in values.items() if value}}


def _thing(ref: Ref, addresses: routes.Addresses, type_: str = "") -> dict[str, Any]:
    """Return an entry by name and address; an actor as what it is, and where registers tell of the same."""
    known = (
        {ActorType.PERSON: "Person", ActorType.COUNTRY: "Country"}.get(ref.type, "Organization") if ref.type else None
    )
    thing = {"@type": type_ or known or "Thing", "name": ref.label}
    thing["url"] = addresses.absolute(routes.entry(ref.kind, ref.id))
    return {**thing, **({"sameAs": list(ref.same_as)} if ref.same_as else {})}


def _creative_work(excerpt: Excerpt, addresses: routes.Addresses) -> dict[str, Any]:
    """Return the source of words: our page of it, and where it was published."""
    source = excerpt.source
    work = _thing(source.ref, addresses, "CreativeWork")
    return work | {
        **({"sameAs": source.url} if source.url else {}),
        **({"publisher": {"@type": "Organization", "name": source.publisher}} if source.publisher else {}),
    }


def at_original(excerpt: Excerpt) -> str | None:
    """Return the address of proved words in the original document; None where its source has no address.

    The form is that of text fragments (https://wicg.github.io/scroll-to-text-fragment/), which browsers mark and scroll
    to; one that does not know them, or does not find the words, shows the document from its beginning.
    """
    if not excerpt.source.url:
        return None
    if excerpt.seconds is not None:
        return _at_second(excerpt.source.url, excerpt.seconds)
    directives = "&".join(f"text={_directive(excerpt, fragment)}" for fragment in excerpt.fragments)
    return f"{excerpt.source.url}{'' if '#' in excerpt.source.url else '#'}:~:{directives}"


def _at_second(url: str, seconds: int) -> str:
    """Return the address of a moment in a recording, as media fragments name it (https://www.w3.org/TR/media-frags/).

    YouTube, where most recordings are, has its own way.
    """
    parts = urlsplit(url)
    if (parts.hostname or "").removeprefix("www.").removeprefix("m.") in {"youtube.com", "youtu.be"}:
        return parts._replace(query=f"{parts.query}&t={seconds}s".lstrip("&"), fragment="").geturl()
    return parts._replace(fragment=f"t={seconds}").geturl()


def _directive(excerpt: Excerpt, fragment: str) -> str:
    own = fragment.split()
    if len(own) > _WHOLE_FRAGMENT:
        return f"{_encoded(own[:_EDGE_WORDS])},{_encoded(own[-_EDGE_WORDS:])}"
    if not excerpt.in_sentence or len(excerpt.fragments) > 1:
        return _encoded(own)
    before, after = excerpt.before.split()[-_NEARBY_WORDS:], excerpt.after.split()[:_NEARBY_WORDS]
    return f"{_encoded(before) + '-,' if before else ''}{_encoded(own)}{',-' + _encoded(after) if after else ''}"


def _encoded(words: list[str]) -> str:
    """Return words percent-encoded; the hyphen too, since it is a sign of the directive's own syntax."""
    return quote(" ".join(words), safe="").replace("-", "%2D")
