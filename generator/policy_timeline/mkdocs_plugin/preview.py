"""What a preview shows while the data has faults: on each page that it serves, the findings on top.

It stands between the host's server and the browser (WSGI, PEP 3333), so that no page has to be built anew for it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from html import escape
from types import TracebackType
from typing import TYPE_CHECKING
from wsgiref.types import StartResponse, WSGIApplication, WSGIEnvironment

if TYPE_CHECKING:
    OptExcInfo = tuple[type[BaseException], BaseException, TracebackType] | tuple[None, None, None]

MOST = 50
"""So many findings are shown; the command line lists all."""

_BEGIN, _END = "<!-- policy-timeline: faults -->", "<!-- policy-timeline: end of faults -->"
_OLD = re.compile(f"{_BEGIN}.*?{_END}", re.DOTALL)
_BODY = re.compile(r"<body\b[^>]*>", re.IGNORECASE)
_HEAD = re.compile(r"<head\b[^>]*>", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class PreviewFault:
    """A finding as text, its place and message in the first line, and where it can be corrected, if that is known."""

    text: str
    href: str | None = None


@dataclass(frozen=True, slots=True)
class State:
    """What is wrong at the moment, and whether the pages of an earlier, good state are there to be shown."""

    faults: tuple[PreviewFault, ...] = ()
    has_pages: bool = False


def with_faults(html: str, state: State) -> str:
    """Return a page with the findings on top, in place of older ones; without any, the page without them."""
    page = _OLD.sub("", html)
    if not state.faults:
        return page
    body = _BODY.search(page)
    at = body.end() if body else 0
    return page[:at] + _banner(state) + page[at:]


def _banner(state: State) -> str:
    first = "The data has errors."
    second = "These pages are the last good ones." if state.has_pages else "The pages appear when they are corrected."
    shown = "".join(f"<pre>{_linked(fault)}</pre>" for fault in state.faults[:MOST])
    more = len(state.faults) - MOST
    rest = f"<p>… and {more} more: run policy-timeline check</p>" if more > 0 else ""
    return f'{_BEGIN}<div class="pt-banner" role="alert"><strong>{first} {second}</strong>{shown}{rest}</div>{_END}'


def _linked(fault: PreviewFault) -> str:
    if fault.href is None:
        return escape(fault.text)
    first, end, rest = fault.text.partition("\n")
    return f'<a href="{escape(fault.href)}">{escape(first)}</a>{end}{escape(rest)}'


def preview(app: WSGIApplication, root: str, state: Callable[[], State]) -> WSGIApplication:
    """Return the host's application with the findings of `state` on every page.

    `root` is the path of the site's home page. While there are no pages at all, that one page answers everywhere.
    """

    def answer(environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        now = state()
        # a file of such a name cannot even be looked for; one with the other sign is merely not there
        environ = {**environ, "PATH_INFO": environ["PATH_INFO"].replace("\0", "\x1a")}
        if not now.faults or environ["PATH_INFO"].startswith("/livereload/"):
            return app(environ, start_response)
        is_instead = not now.has_pages and _is_page(environ["PATH_INFO"])
        asked = {**environ, "PATH_INFO": root} if is_instead else environ
        caught = _Caught()
        body = app(asked, caught)
        if not caught.is_page:
            start_response(caught.status, caught.headers)
            return body
        html = with_faults(_read(body).decode("utf-8", "replace"), now)
        if is_instead:
            html = _HEAD.sub(lambda head: f'{head[0]}<base href="{escape(root)}">', html, count=1)
        content = html.encode()
        start_response(caught.status, [*caught.headers_without_length, ("Content-Length", str(len(content)))])
        return [content]

    return answer


def _read(body: Iterable[bytes]) -> bytes:
    """Return the whole body of an answer, and close it, as PEP 3333 asks of whoever reads it."""
    try:
        return b"".join(body)
    finally:
        getattr(body, "close", lambda: None)()


def _is_page(path: str) -> bool:
    name = path.rpartition("/")[2]
    return "." not in name or name.endswith(".html")


class _Caught:
    """Takes the head of an answer, so that its body can still be changed."""

    def __init__(self) -> None:
        self.status = ""
        self.headers: list[tuple[str, str]] = []

    def __call__(
        self, status: str, headers: list[tuple[str, str]], _exc_info: OptExcInfo | None = None, /
    ) -> Callable[[bytes], object]:
        self.status, self.headers = status, headers
        return lambda _: None

    @property
    def is_page(self) -> bool:
        return any(name.lower() == "content-type" and "html" in value for name, value in self.headers)

    @property
    def headers_without_length(self) -> list[tuple[str, str]]:
        return [(name, value) for name, value in self.headers if name.lower() != "content-length"]
