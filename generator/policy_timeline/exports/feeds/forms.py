"""The forms of a feed: Atom and JSON Feed."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, NamedTuple
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from policy_timeline.exports.feeds.news import Channel, Item, moment
from policy_timeline.exports.json_text import json_list

_ATOM = "application/atom+xml"


def atom(channel: Channel) -> str:
    """Return a feed as Atom (RFC 4287, https://www.rfc-editor.org/rfc/rfc4287)."""
    published, items = channel.published, channel.items
    feed = Element("feed", xmlns="http://www.w3.org/2005/Atom")
    _text(feed, "id", channel.permanent_id)
    _text(feed, "title", channel.title)
    _text(feed, "updated", moment(items[0].updated if items else published.as_of))
    _text(SubElement(feed, "author"), "name", published.site_name)
    SubElement(feed, "link", rel="self", type=_ATOM, href=channel.address("atom"))
    SubElement(feed, "link", rel="alternate", type="text/html", href=published.addresses.absolute(channel.page))
    for item in items:
        _atom_entry(SubElement(feed, "entry"), item)
    indent(feed)
    return f'<?xml version="1.0" encoding="utf-8"?>\n{tostring(feed, encoding="unicode")}\n'


def _atom_entry(entry: Element, item: Item) -> None:
    _text(entry, "id", item.id)
    _text(entry, "title", item.title)
    _text(entry, "published", moment(item.published))
    _text(entry, "updated", moment(item.updated))
    SubElement(entry, "link", rel="alternate", type="text/html", href=item.url)
    for tag in item.tags:
        SubElement(entry, "category", term=tag)
    _text(entry, "content", item.text)


def _text(parent: Element, name: str, text: str) -> None:
    SubElement(parent, name).text = text


def json_feed(channel: Channel) -> str:
    """Return a feed as JSON Feed 1.1 (https://www.jsonfeed.org/version/1.1/)."""
    published = channel.published
    feed = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": channel.title,
        "home_page_url": published.addresses.absolute(channel.page),
        "feed_url": channel.address("json"),
        "authors": [{"name": published.site_name}],
        "language": published.language,
    }
    return json_list(feed, "items", map(_json_item, channel.items))


def _json_item(item: Item) -> dict[str, Any]:
    return {
        "id": item.id,
        "url": item.url,
        "title": item.title,
        "content_text": item.text,
        "date_published": moment(item.published),
        "date_modified": moment(item.updated),
        "tags": list(item.tags),
    }


class FeedForm(NamedTuple):
    """A form of a feed: what it is, and how it is written."""

    media_type: str
    write: Callable[[Channel], str]


FORMS = {"atom": FeedForm(_ATOM, atom), "json": FeedForm("application/feed+json", json_feed)}
"""Each form by the end of its file's name."""
