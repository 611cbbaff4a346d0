"""Fetches a document from an http(s) address, with limits of size, time and redirects.

The standard library does it: one request, bytes as they come, no session and no retry need no client of their own.
"""

from __future__ import annotations

import http.client
import time
from dataclasses import dataclass
from pathlib import PurePosixPath
from urllib.error import HTTPError, URLError
from urllib.parse import unquote, urlsplit
from urllib.request import (
    HTTPDefaultErrorHandler,
    HTTPErrorProcessor,
    HTTPHandler,
    HTTPRedirectHandler,
    HTTPSHandler,
    OpenerDirector,
    ProxyHandler,
    Request,
)

SECONDS = 60
"""So long a document may take to come."""
_WAIT = 20  # seconds for any one answer of the server
_CHUNK = 65_536
_ENDINGS = {
    "text/html": ".html",
    "application/xhtml+xml": ".html",
    "text/plain": ".txt",
    "text/markdown": ".md",
    "application/pdf": ".pdf",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": ".docx",
    "message/rfc822": ".eml",
    "text/vtt": ".vtt",
    "application/x-subrip": ".srt",
}


class FetchError(Exception):
    """A document that does not come; the message says why."""


@dataclass(frozen=True, slots=True)
class Fetched:
    """A document as it came: its bytes, the address that gave it, a name for its file, and the encoding it came in."""

    raw: bytes
    address: str
    name: str
    charset: str | None


class _Redirects(HTTPRedirectHandler):
    max_redirections = 5


def fetch(address: str, size: int, seconds: float = SECONDS) -> Fetched:
    """Return the document at an address, of at most `size` bytes; raise FetchError where none comes."""
    if urlsplit(address).scheme.lower() not in {"http", "https"}:
        raise FetchError("an address must begin with http:// or https://")
    request = Request(address, headers={"User-Agent": "policy-timeline (archives a source)", "Accept": "*/*"})  # noqa: S310 - looked at above
    until = time.monotonic() + seconds
    try:
        with _opener().open(request, timeout=min(_WAIT, seconds)) as answer:
            raw = _read(answer, size, until)
            name = _name(answer.url, answer.headers.get_content_type())
            return Fetched(raw, answer.url, name, answer.headers.get_content_charset())
    except HTTPError as error:
        raise FetchError(f"the server answers {error.code} {error.reason}") from error
    except (URLError, OSError, http.client.HTTPException, ValueError) as error:
        reason = getattr(error, "reason", None) or getattr(error, "strerror", None) or error
        raise FetchError(f"the document does not come: {reason}") from error


def _opener() -> OpenerDirector:
    """Return what opens http(s) addresses alone, also where a server redirects to another one."""
    opener = OpenerDirector()
    for handler in (ProxyHandler, HTTPHandler, HTTPSHandler, _Redirects, HTTPErrorProcessor, HTTPDefaultErrorHandler):
        opener.add_handler(handler())
    return opener


def _read(answer: http.client.HTTPResponse, size: int, until: float) -> bytes:
    raw = b""
    while chunk := answer.read1(_CHUNK):
        raw += chunk
        if len(raw) > size:
            raise FetchError(f"a document must have at most {size:,} bytes; archive the part that matters")
        if time.monotonic() > until:
            raise FetchError("the document takes too long to come")
    return raw


def _name(address: str, media_type: str) -> str:
    """Return a name for the file of a document: that in its address, with the ending of its kind."""
    parts = urlsplit(address)
    path = PurePosixPath(unquote(parts.path))
    stem = path.stem or (parts.hostname or "document").removeprefix("www.").replace(".", "-")
    return stem + (_ENDINGS.get(media_type) or path.suffix or ".html")
