"""A feed as Atom (RFC 4287, https://www.rfc-editor.org/rfc/rfc4287)."""

from __future__ import annotations

from typing import TYPE_CHECKING
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from policy_timeline.exports.feeds.news import moment

if TYPE_CHECKING:
    from policy_timeline.exports.feeds.news import Channel, Item

ATOM = "application/atom+xml"


def atom(channel: Channel) -> str:
    """Return the feed as XML text."""
    published, items = channel.published, channel.items
    feed = Element("feed", xmlns="http://www.w3.org/2005/Atom")
    _text(feed, "id", channel.permanent_id)
    _text(feed, "title", channel.title)
    _text(feed, "updated", moment(items[0].updated if items else published.as_of))
    _text(SubElement(feed, "author"), "name", published.site_name)
    SubElement(feed, "link", rel="self", type=ATOM, href=channel.address("atom"))
    SubElement(feed, "link", rel="alternate", type="text/html", href=published.addresses.absolute(channel.page))
    for item in items:
        _entry(SubElement(feed, "entry"), item)
    indent(feed)
    return f'<?xml version="1.0" encoding="utf-8"?>\n{tostring(feed, encoding="unicode")}\n'


def _entry(entry: Element, item: Item) -> None:
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
