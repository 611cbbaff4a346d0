"""A feed as JSON Feed 1.1 (https://www.jsonfeed.org/version/1.1/)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from policy_timeline.exports.feeds.news import moment
from policy_timeline.exports.json_text import json_list

if TYPE_CHECKING:
    from policy_timeline.exports.feeds.news import Channel, Item

JSON_FEED = "application/feed+json"


def json_feed(channel: Channel) -> str:
    """Return the feed as JSON text."""
    published = channel.published
    feed = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": channel.title,
        "home_page_url": published.addresses.absolute(channel.page),
        "feed_url": channel.address("json"),
        "authors": [{"name": published.site_name}],
        "language": published.language,
    }
    return json_list(feed, "items", map(_item, channel.items))


def _item(item: Item) -> dict[str, Any]:
    return {
        "id": item.id,
        "url": item.url,
        "title": item.title,
        "content_text": item.text,
        "date_published": moment(item.published),
        "date_modified": moment(item.updated),
        "tags": list(item.tags),
    }
