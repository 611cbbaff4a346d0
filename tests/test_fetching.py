"""Documents are fetched from http(s) addresses alone, with limits, from a server of this machine."""

import time
from contextlib import suppress
from http.server import BaseHTTPRequestHandler

import pytest
from helpers.pages import serving
from policy_timeline.reading.fetching import FetchError, fetch


class Answers(BaseHTTPRequestHandler):
    """Answers as the path says."""

    def do_GET(self):
        if self.path.startswith("/to/"):
            self.send_response(302)
            self.send_header(
                "Location", {"/to/page": "/page", "/to/itself": "/to/itself"}.get(self.path, "file:///etc/passwd")
            )
            self.end_headers()
            return
        if self.path == "/gone":
            self.send_error(404)
            return
        kind = {"/report": "application/pdf", "/sub.vtt": "application/octet-stream"}.get(self.path, "text/html")
        self.send_response(200)
        self.send_header("Content-Type", f"{kind}; charset=utf-8")
        self.end_headers()
        with suppress(OSError):  # who asked has gone
            for _ in range(20 if self.path == "/drip" else 0):
                self.wfile.write(b"x")
                time.sleep(0.05)
            self.wfile.write(b"x" * 100)

    def log_message(self, *_):
        """Say nothing."""


@pytest.fixture(scope="module")
def server():
    with serving(handler=Answers) as address:
        yield address


@pytest.mark.parametrize(
    ("path", "name"),
    [
        ("/page", "page.html"),
        ("/report", "report.pdf"),
        ("/sub.vtt", "sub.vtt"),
        ("/", "127-0-0-1.html"),
        ("/to/page", "page.html"),
    ],
)
def test_a_document_comes_with_its_bytes_its_address_and_a_name(server, path, name):
    found = fetch(server + path, 1_000)
    assert (found.raw, found.charset) == (b"x" * 100, "utf-8")
    assert found.name == name
    assert found.address == server + path.removeprefix("/to")


@pytest.mark.parametrize(
    ("path", "size", "seconds", "says"),
    [
        ("/gone", 1_000, 10, "the server answers 404 Not Found"),
        ("/page", 99, 10, "at most 99 bytes"),
        ("/page", 1_000, 0.0001, "too long|timed out|does not come"),
        ("/to/itself", 1_000, 10, "the server answers 302"),
        ("/to/file", 1_000, 10, "answers 302 .*not allowed|does not come|unknown url type"),
        ("\n/x", 1_000, 10, "does not come"),
    ],
)
def test_what_does_not_come_is_said(server, path, size, seconds, says):
    with pytest.raises(FetchError, match=says):
        fetch(server + path, size, seconds)


@pytest.mark.parametrize("address", ["file:///etc/passwd", "ftp://example.org/x", "data:text/html,x"])
def test_other_schemes_are_refused(address):
    with pytest.raises(FetchError, match="must begin with http:// or https://"):
        fetch(address, 1_000)


def test_an_answer_that_drips_is_broken_off(server):
    with pytest.raises(FetchError, match="takes too long to come"):
        fetch(f"{server}/drip", 1_000, 0.3)
