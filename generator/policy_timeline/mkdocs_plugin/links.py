"""The links of generated pages: each must lead to a file of the site, and to a place that there is on its page."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Collection, Iterator, Mapping
from functools import cache
from html import unescape
from urllib.parse import unquote, urldefrag, urlsplit

_LINK = re.compile(r' href="([^"]*)"')
_PLACE = re.compile(r' id="([^"]*)"')
_ITSELF = "."


def places(content: str) -> set[str]:
    """Return every place of a page that a link can lead to."""
    return set(_PLACE.findall(content))


class Links:
    """Where all pages link to, as an address and a fragment, which may be empty, each with the first page that does."""

    def __init__(self) -> None:
        self._targets: dict[tuple[str, str], str] = {}

    def read(self, path: str, address: str, content: str) -> None:
        """Note what the page of this path and address links to."""
        folder, root = address.rpartition("/")[0], "../" * address.count("/")
        for link in set(_LINK.findall(content)):
            if root and link.startswith(root):  # most do: from the root on, the same link means the same everywhere
                target = _target("", f"./{link.removeprefix(root)}")
            else:
                target = _target(folder, link)
            if target:
                self._targets.setdefault((address, target[1]) if target[0] == _ITSELF else target, path)

    def dead(self, pages: Mapping[str, Collection[str] | None]) -> Iterator[str]:
        """Yield each link that leads nowhere, in words, given each address with its places, None where nobody knows."""
        for (address, fragment), path in sorted(self._targets.items()):
            places_of = pages.get(address)
            target = f"{address}#{fragment}" if fragment else address
            if address not in pages:
                yield f'{path}: the link to "{target}" leads nowhere'
            elif fragment and places_of is not None and fragment not in places_of:
                yield f'{path}: the link to "{target}" leads to no place on that page'


@cache
def _target(folder: str, link: str) -> tuple[str, str] | None:
    """Return where a link on a page in a folder leads: an address or _ITSELF, and a fragment; None out of the site."""
    address, fragment = urldefrag(unescape(link))
    parts = urlsplit(address)
    if parts.scheme or parts.netloc:
        return None
    if not parts.path:
        return _ITSELF, unquote(fragment)
    path = posixpath.normpath(posixpath.join("/", folder, unquote(parts.path))).lstrip("/")
    is_folder = parts.path.endswith(("/", "/.", "/..")) or parts.path in {".", ".."}
    return f"{path}/" if is_folder and path else path, unquote(fragment)
