"""What others can show on their own sites: a statement, who stands where on a position, and the timeline.

Each is a page of HTML by itself, without scripts and without styles inside it, and leads back here. Beside it stands
what it is called and how it is shown, for those who ask (https://oembed.com).
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from functools import partial

from policy_timeline import routes
from policy_timeline.outputs import Output
from policy_timeline.pages.page import EMBED_HEIGHT, embed_code
from policy_timeline.pages.rendering import Renderer
from policy_timeline.views import Views

LATEST = 30
"""So many of the newest statements the embedded timeline lists."""

_WIDTH = 640


def embedded_pages(views: Views, renderer: Renderer) -> Iterator[Output]:
    """Yield what can be embedded; how it is, where the site's own address is known."""
    yield from _outputs(renderer, routes.section("timeline"), partial(_timeline, views, renderer))
    for kind, make in (("statements", _statement), ("positions", _position)):
        for id_ in views.ids(kind):
            yield from _outputs(renderer, routes.entry(kind, id_), partial(make, views, renderer, id_))


def _outputs(renderer: Renderer, page: str, make: Callable[[], tuple[str, dict[str, object]]]) -> Iterator[Output]:
    yield Output(routes.embed(page), partial(_html, renderer, page, make), "asset")
    if renderer.options.site_url:
        yield Output(routes.embed(page, "json"), partial(_oembed, renderer, page, make), "asset")


def _html(renderer: Renderer, page: str, make: Callable[[], tuple[str, dict[str, object]]]) -> str:
    title, values = make()
    address = renderer.addresses.absolute(page)
    return renderer.render("embed.html.j2", routes.embed(page), title=title, address=address, page=page, **values)


def _oembed(renderer: Renderer, page: str, make: Callable[[], tuple[str, dict[str, object]]]) -> str:
    title, _ = make()
    options, addresses = renderer.options, renderer.addresses
    shown = {
        "version": "1.0",
        "type": "rich",
        "title": title,
        "provider_name": options.site_name,
        "provider_url": options.site_url,
        "html": embed_code(addresses, page, title),
        "width": _WIDTH,
        "height": EMBED_HEIGHT,
    }
    return json.dumps(shown, ensure_ascii=False)


def _timeline(views: Views, renderer: Renderer) -> tuple[str, dict[str, object]]:
    cards = tuple(views.cards.values())[: -LATEST - 1 : -1]
    return renderer.options.site_name, {"part": "timeline", "view": cards}


def _statement(views: Views, renderer: Renderer, id_: str) -> tuple[str, dict[str, object]]:
    card = views.cards[id_]
    return renderer.name(card), {"part": "statement", "view": card}


def _position(views: Views, renderer: Renderer, id_: str) -> tuple[str, dict[str, object]]:
    view = views.position(id_)
    title = renderer.translate("Where they stand: “%(position)s”") % {"position": view.ref.label.rstrip(".")}
    return title, {"part": "position", "view": view}
