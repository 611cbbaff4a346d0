"""What a web page says of itself: title, publisher, author, day of publication, language and address."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from typing import Any

from lxml.html import HtmlElement

_ARTICLES = re.compile(r"(?:News|Blog|Report|Opinion|Analysis|Scholarly|Tech)?\w*Article|BlogPosting|Report|WebPage")
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}(?![\d-])")
_NAMES = {
    "title": ("og:title", "twitter:title", "dc.title", "dcterms.title", "citation_title"),
    "publisher": ("og:site_name", "dc.publisher", "dcterms.publisher", "citation_publisher", "application-name"),
    "author": ("author", "article:author", "dc.creator", "dcterms.creator", "citation_author", "parsely-author"),
    "published": (
        "article:published_time", "datepublished", "date", "dc.date", "dcterms.date", "dcterms.issued",
        "dc.date.issued",
        "citation_publication_date", "parsely-pub-date", "pubdate", "publish-date", "og:published_time",
    ),
    "language": ("content-language", "og:locale", "dc.language"),
    "url": ("og:url",),
}  # fmt: skip


def data_of(page: HtmlElement) -> dict[str, str]:
    """Return what a page says of itself, by the keys of a source entry; what it does not say is not there."""
    meta = dict(reversed(list(_meta(page))))
    told = dict(_structured(page))
    found = {
        key: next((meta[name] for name in names if name in meta), told.get(key, "")) for key, names in _NAMES.items()
    }
    found["title"] = found["title"] or " ".join((page.findtext(".//head/title") or "").split())
    canonical = [link.get("href") or "" for link in page.iter("link") if (link.get("rel") or "").lower() == "canonical"]
    found["url"] = next(filter(None, canonical), found["url"])
    found["language"] = (page.get("lang") or found["language"]).replace("_", "-")
    day = _DAY.match(found["published"]) or next(_times(page), None)
    found["published"] = day[0] if day else ""
    if re.match(r"https?://", found["author"]):
        found["author"] = ""
    return {key: value for key, value in found.items() if value}


def _meta(page: HtmlElement) -> Iterator[tuple[str, str]]:
    for element in page.iter("meta"):
        name = element.get("property") or element.get("name") or element.get("itemprop") or element.get("http-equiv")
        content = " ".join((element.get("content") or "").split())
        if name and content:
            yield name.lower(), content


def _times(page: HtmlElement) -> Iterator[re.Match[str]]:
    """Yield the days that the page marks as those of its publication."""
    for time in page.xpath("//time[@pubdate or @itemprop='datePublished']"):
        found = _DAY.match(time.get("datetime") or "")
        if found:
            yield found


def _structured(page: HtmlElement) -> Iterator[tuple[str, str]]:
    """Yield what a page says in JSON-LD of its article."""
    for script in page.xpath("//script[@type='application/ld+json']"):
        try:
            value = json.loads(script.text or "")
        except ValueError:
            continue
        for thing in _things(value):
            names = thing.get("@type")
            if any(
                isinstance(name, str) and _ARTICLES.fullmatch(name)
                for name in (names if isinstance(names, list) else [names])
            ):
                yield from _of_article(thing)


def _things(value: object) -> Iterator[Mapping[str, Any]]:
    if isinstance(value, list):
        for item in value:
            yield from _things(item)
    elif isinstance(value, dict):
        yield value
        yield from _things(value.get("@graph", []))


def _of_article(thing: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    for key, name in (
        ("title", "headline"),
        ("published", "datePublished"),
        ("language", "inLanguage"),
        ("url", "url"),
    ):
        if isinstance(thing.get(name), str):
            yield key, " ".join(thing[name].split())
    for key in ("author", "publisher"):
        people = thing.get(key)
        named = [
            person.get("name") if isinstance(person, dict) else person
            for person in (people if isinstance(people, list) else [people])
        ]
        names = [" ".join(name.split()) for name in named if isinstance(name, str)]
        if names:
            yield key, ", ".join(names)
