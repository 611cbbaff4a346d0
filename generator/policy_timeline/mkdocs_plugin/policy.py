"""The Content-Security-Policy of the site (https://www.w3.org/TR/CSP3/): a second lock behind the escaping.

A page says itself what it may load and run: files of the site, and the inline scripts that the theme puts into its
frame, each by its hash. What stands in the content of a generated page, which holds the words of strangers, never adds
to that; what the owner of the site wrote (hand-written pages, scripts and styles in mkdocs.yml) does. `_headers`, which
several hosts read (https://docs.netlify.com/routing/headers/), says the same for all pages together.
"""

from __future__ import annotations

import re
from base64 import b64encode
from collections.abc import Iterator
from functools import lru_cache
from hashlib import sha256
from html import escape, unescape
from urllib.parse import urlsplit

_FIXED = {
    "default-src": ("'none'",),
    "script-src": ("'self'", "'wasm-unsafe-eval'"),  # Pagefind is WebAssembly
    "style-src": ("'self'",),
    "img-src": ("'self'", "data:"),  # Material's icons are in its styles
    "font-src": ("'self'",),
    "connect-src": ("'self'",),
    "media-src": ("'self'",),
    "manifest-src": ("'self'",),
    "worker-src": ("'self'",),
    "frame-src": ("'self'",),
    "form-action": ("'self'",),
    "base-uri": ("'none'",),
}
_BLOCK = re.compile(r"<(script|style)\b([^>]*)>(.*?)</\1\s*>", re.DOTALL | re.IGNORECASE)
_DATA = re.compile(r"\btype\s*=\s*[\"']?[\w/+.-]*json", re.IGNORECASE)
_STYLED = re.compile(r"style\s*=\s*(?:\"([^\"]*)\"|'([^']*)')")  # looked for fast: it stands on few pages
_LOADED = re.compile(
    r"<(script|img|iframe|audio|video|source|link)\b[^<>]*?\s(?:src|href)\s*=\s*[\"']?((?:https?:)?//[^\s\"'>]+)[^>]*>",
    re.IGNORECASE,
)
_LOADS = {
    "script": "script-src",
    "img": "img-src",
    "iframe": "frame-src",
    "audio": "media-src",
    "video": "media-src",
    "source": "media-src",
}
_LINKS = {"stylesheet": "style-src", "preconnect": "font-src"}
"""What a link to another host loads, by its relation: themes announce the host of their fonts alone."""
_CHARSET = re.compile(r"<head\b[^>]*>\s*(?:<meta charset=[^>]*>)?", re.IGNORECASE)


HEADERS = "_headers"


class SecurityPolicy:
    """What the pages of one site may load and run, page by page and together."""

    def __init__(self) -> None:
        self._all: dict[str, dict[str, None]] = {}

    def put_into(self, html: str, content: str = "") -> str:
        """Return a page with its policy first in its head; `content`, a part of it, may hold what strangers wrote."""
        found: dict[str, dict[str, None]] = {}
        for directive, source in _sources(html.replace(content, "", 1) if content else html):
            for kept in (found, self._all):
                kept.setdefault(directive, {})[source] = None
        tag = f'<meta http-equiv="Content-Security-Policy" content="{escape(_text(found)).replace("&#x27;", chr(39))}">'
        return _CHARSET.sub(lambda head: f"{head[0]}\n{tag}", html, count=1)

    @property
    def headers(self) -> str:
        """The file `_headers`: a policy that lets every page do what its own lets it do, for all pages."""
        return (
            f"/*\n  Content-Security-Policy: {_text(self._all)}\n"
            "  X-Content-Type-Options: nosniff\n  Referrer-Policy: strict-origin-when-cross-origin\n"
        )


def _text(found: dict[str, dict[str, None]]) -> str:
    directives = {directive: (*sources, *found.get(directive, ())) for directive, sources in _FIXED.items()}
    return "; ".join(" ".join((directive, *sources)) for directive, sources in directives.items())


def _sources(frame: str) -> Iterator[tuple[str, str]]:
    """Yield what a part of a page runs inline or loads from elsewhere: a directive, and a source to be allowed."""
    for tag, attributes, text in _BLOCK.findall(frame):
        if text.strip() and not _DATA.search(attributes):
            yield f"{tag.lower()}-src", _hash(text)
    for quoted, other in _STYLED.findall(frame):
        yield "style-src", "'unsafe-hashes'"
        yield "style-src", _hash(unescape(quoted or other))
    for tag in _LOADED.finditer(frame):
        directive = _LOADS.get(tag[1].lower()) or next((_LINKS[rel] for rel in _LINKS if rel in tag[0].lower()), None)
        if directive:
            yield directive, _origin(tag[2])


@lru_cache(maxsize=256)
def _hash(text: str) -> str:
    return f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'"


def _origin(address: str) -> str:
    parts = urlsplit(unescape(address))
    return f"{parts.scheme or 'https'}://{parts.netloc}"
