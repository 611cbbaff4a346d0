"""The links of generated pages: each must lead to a file of the site, and to a place that there is on its page."""

from __future__ import annotations

import posixpath
import re
from html import unescape
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import unquote, urldefrag, urlsplit

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

_LINK = re.compile(r' href="([^"]*)"')
_PLACE = re.compile(r' id="([^"]*)"')
_ITSELF = "."

Target = tuple[str, str]
"""Where a link leads: an address, and a fragment, which may be empty."""


def places(content: str) -> list[str]:
    """Return every place of a page that a link can lead to."""
    return _PLACE.findall(content)


class Found(NamedTuple):
    """What a page links to that no page read before it did, and the places that there are on it."""

    address: str
    targets: tuple[Target, ...]
    places: tuple[str, ...]


class Reader:
    """Reads pages; most links of a folder's pages are the same, and are understood once."""

    def __init__(self) -> None:
        self._resolved: dict[tuple[str, str], Target | None] = {}
        self._told: set[Target] = set()

    def read(self, address: str, content: str) -> Found:
        """Return what is new in the content of the page at this address."""
        links = (self._target(address, link) for link in _LINK.findall(content))
        targets = {(address, link[1]) if link[0] == _ITSELF else link for link in links if link} - self._told
        self._told |= targets
        return Found(address, tuple(sorted(targets)), tuple(places(content)))

    def _target(self, address: str, link: str) -> Target | None:
        """Return where a link leads, from the site's root or _ITSELF; None out of the site."""
        root = "../" * address.count("/")
        if link.startswith(root):  # most do: from the root on, the same link means the same everywhere
            key = ("", link.removeprefix(root) or ("./" if root else ""))
        else:
            key = (address.rpartition("/")[0], link)
        if key not in self._resolved:
            self._resolved[key] = _resolved(key[0], unescape(key[1]))
        return self._resolved[key]


class Links:
    """What all pages link to, each target with one page that does so, and the places that there are on them."""

    def __init__(self) -> None:
        self._targets: dict[Target, str] = {}
        self._places: dict[str, frozenset[str]] = {}

    def note(self, path: str, found: Found) -> None:
        """Note what is on the page that has this path."""
        for target in found.targets:
            self._targets.setdefault(target, path)
        self._places[found.address] = frozenset(found.places)

    def dead(self, addresses: Collection[str]) -> Iterator[str]:
        """Yield each link that leads nowhere, in words, given every address of the site."""
        for (address, fragment), path in sorted(self._targets.items()):
            target = f"{address}#{fragment}" if fragment else address
            if address not in addresses:
                yield f'{path}: the link to "{target}" leads nowhere'
            elif fragment and fragment not in self._places.get(address, {fragment}):
                yield f'{path}: the link to "{target}" leads to no place on that page'


def _resolved(folder: str, link: str) -> Target | None:
    address, fragment = urldefrag(link)
    parts = urlsplit(address)
    if parts.scheme or parts.netloc:
        return None
    if not parts.path:
        return _ITSELF, unquote(fragment)
    path = posixpath.normpath(posixpath.join("/", folder, unquote(parts.path))).lstrip("/")
    is_folder = parts.path.endswith(("/", "/.", "/..")) or parts.path in {".", ".."}
    return f"{path}/" if is_folder and path else path, unquote(fragment)
