"""The links of generated pages: each must lead to a file of the site, and to a place that there is on its page."""

from __future__ import annotations

import posixpath
import re
from dataclasses import dataclass, field
from html import unescape
from typing import TYPE_CHECKING
from urllib.parse import unquote, urldefrag, urlsplit

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

_LINK = re.compile(r' href="([^"]*)"')
_PLACE = re.compile(r' id="([^"]*)"')


_ITSELF = "."


def places(content: str) -> list[str]:
    """Return every place of a page that a link can lead to."""
    return _PLACE.findall(content)


@dataclass
class Links:
    """What pages link to, each target with one page that does so, and the places that there are on them.

    A target is an address from the site's root and a fragment, which may be empty.
    """

    targets: dict[tuple[str, str], str] = field(default_factory=dict)
    places: set[tuple[str, str]] = field(default_factory=set)
    _resolved: dict[tuple[str, str], tuple[str, str] | None] = field(default_factory=dict)

    def note(self, address: str, path: str, content: str) -> None:
        """Note the links and places in the content of the page that has this address and this path."""
        folder = address.rpartition("/")[0]
        for link in set(_LINK.findall(content)):
            target = self._target(folder, link)
            if target:
                self.targets.setdefault((address if target[0] == _ITSELF else target[0], target[1]), path)
        self.places.update((address, place) for place in places(content))

    def add(self, other: Links) -> None:
        """Add what other pages link to and have."""
        self.targets |= other.targets
        self.places |= other.places

    def dead(self, addresses: Collection[str]) -> Iterator[str]:
        """Yield each link that leads nowhere, in words, given every address of the site."""
        noted = {address for address, _ in self.places}
        for (address, fragment), path in sorted(self.targets.items()):
            target = f"{address}#{fragment}" if fragment else address
            if address not in addresses:
                yield f'{path}: the link to "{target}" leads nowhere'
            elif fragment and address in noted and (address, fragment) not in self.places:
                yield f'{path}: the link to "{target}" leads to no place on that page'

    def _target(self, folder: str, link: str) -> tuple[str, str] | None:
        """Return where a link leads, from the site's root or _ITSELF; None out of the site."""
        key = (folder, link)
        if key not in self._resolved:
            self._resolved[key] = _resolved(folder, unescape(link))
        return self._resolved[key]


def _resolved(folder: str, link: str) -> tuple[str, str] | None:
    address, fragment = urldefrag(link)
    parts = urlsplit(address)
    if parts.scheme or parts.netloc:
        return None
    if not parts.path:
        return _ITSELF, unquote(fragment)
    path = posixpath.normpath(posixpath.join("/", folder, unquote(parts.path))).lstrip("/")
    is_folder = parts.path.endswith(("/", "/.", "/..")) or parts.path in {".", ".."}
    return f"{path}/" if is_folder and path else path, unquote(fragment)
