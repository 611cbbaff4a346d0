"""The feed as JSON Feed 1.1 (https://www.jsonfeed.org/version/1.1/)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from policy_timeline import routes
from policy_timeline.exports.json_text import json_text
from policy_timeline.exports.news import moment, news

if TYPE_CHECKING:
    from policy_timeline.exports.news import Item
    from policy_timeline.exports.published import Published


def json_feed(published: Published) -> str:
    """Return the feed as JSON text."""
    feed = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": published.site_name,
        "home_page_url": published.addresses.absolute(routes.HOME),
        "feed_url": published.addresses.absolute(routes.JSON_FEED),
        "authors": [{"name": published.site_name}],
        "items": [_item(item) for item in news(published)],
    }
    return json_text(feed)


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
