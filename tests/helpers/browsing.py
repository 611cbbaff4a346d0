"""What tests in a browser share: a site that is built and served, and what bars anybody from a page."""

from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from itertools import product
from pathlib import Path
from threading import Thread
from typing import NamedTuple
from urllib.parse import urlsplit

import pytest
from axe_playwright_python.base import AXE_SCRIPT
from lxml.html import fromstring

from helpers.building import built
from helpers.programs import installed, succeeded

EVERY_RULE = {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}
COLOR_RULES = {"type": "rule", "values": ["color-contrast", "link-in-text-block"]}
"""What can come out otherwise in other colors, on a page on which every rule was looked at in one scheme."""
MOST_BYTES = 150_000
MOST_ELEMENTS = 3_000
"""What a page may have at any size of the record."""
SHOW_ALL = """() => {
  const all = new CSSStyleSheet();
  all.replaceSync("* { content-visibility: visible !important }");
  document.adoptedStyleSheets = [all];
}"""
"""Lays out what is out of sight too: else places change while axe compares them."""
DRAWN = "() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))"
"""Waits until what the theme's scripts lay out anew after a change of the window's size stands."""
# The whole answer, with every element that is as it should be, takes longer to hand over than to find.
VIOLATIONS = """async (rules) => {
  const { violations } = await axe.run({ runOnly: rules, resultTypes: ["violations"] });
  return violations.flatMap(({ id, nodes }) => nodes.map((node) => [id, node.target, node.failureSummary]));
}"""


class Site(NamedTuple):
    """The built site: its address, ending in a slash, and its folder."""

    url: str
    folder: Path


class QuietHandler(SimpleHTTPRequestHandler):
    def log_message(self, *_):
        """Keep the requests out of the tests' output."""


def _build_here(project, folder):
    built(project / "mkdocs.yml", site_dir=str(folder), strict=True)


def build_beside(project, folder):
    """Build a project in a process of its own, which is quicker where much is to be built: nobody measures it."""
    succeeded([installed("mkdocs"), "build", "--quiet", "--strict", "--site-dir", str(folder)])


def elements(html):
    """Return how many elements a page has before its scripts run."""
    return sum(1 for _ in fromstring(html).iter("*"))


@contextmanager
def serving(project, served, build=_build_here):
    """Build a project, and serve it as long as it is needed."""
    handler = partial(QuietHandler, directory=str(served))
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        url = f"http://127.0.0.1:{server.server_port}/sub/"
        with pytest.MonkeyPatch.context() as patch:
            patch.setenv("SITE_URL", url)
            patch.chdir(project)
            build(project, served / "sub")
        Thread(target=server.serve_forever, daemon=True).start()
        yield Site(url, served / "sub")
        server.shutdown()


def barriers(page, widths=(320, 1280)):
    """Return what bars anybody from a page, light and dark, on a phone and on a desk, by the look in which it does.

    In the dark nothing is other than in the light but the colors.
    """
    found = {}
    for (scheme, rules), width in product([("light", EVERY_RULE), ("dark", COLOR_RULES)], widths):
        page.emulate_media(color_scheme=scheme, reduced_motion="reduce")  # and no color on its way to another
        page.set_viewport_size({"width": width, "height": 800})
        page.evaluate(DRAWN)
        found[scheme, width] = faults(page, rules)
    return {look: said for look, said in found.items() if said}


def faults(page, rules=EVERY_RULE):
    """Return what axe finds, and what makes the page wider than its window."""
    if not page.evaluate("'axe' in window"):
        page.evaluate(AXE_SCRIPT)
        page.evaluate(SHOW_ALL)
    wider = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    return [*page.evaluate(VIOLATIONS, rules), *([f"scrolls sideways by {wider} px"] if wider > 0 else [])]


@contextmanager
def watched(page):
    """See that a page, whatever a test does, asks no other host, misses no file, breaks no script."""
    noted = []

    def note_request(request):
        address = urlsplit(request.url)
        if address.scheme in {"http", "https"} and address.hostname != "127.0.0.1":
            noted.append(f"asked another host: {request.url}")

    def note_response(response):
        if response.status >= 400:
            noted.append(f"{response.status}: {response.url}")

    def note_message(message):
        # a test that takes a file away is no fault of the site
        if message.type == "error" and "net::ERR_FAILED" not in message.text:
            noted.append(f"console: {message.text}")

    def note_error(error):
        noted.append(f"script: {error}")

    watching = {"request": note_request, "response": note_response, "console": note_message, "pageerror": note_error}
    with listening(page, watching):
        yield
    assert noted == []


@contextmanager
def cleared(page):
    """Leave a window as a new one is: nothing in it, nothing kept for a site that it has seen, no wish of a reader."""
    origins = set()

    def note_origin(frame):
        address = urlsplit(frame.url)
        if address.netloc:
            origins.add(f"{address.scheme}://{address.netloc}")

    try:
        with listening(page, {"framenavigated": note_origin}):
            yield
    finally:
        page.unroute_all(behavior="ignoreErrors")
        page.goto("about:blank")
        session = page.context.new_cdp_session(page)
        for origin in origins:
            session.send("Storage.clearDataForOrigin", {"origin": origin, "storageTypes": "all"})
        session.send("Page.resetNavigationHistory")
        session.detach()
        page.context.clear_permissions()
        page.emulate_media(media="null", color_scheme="light", reduced_motion="no-preference")
        page.set_viewport_size({"width": 1280, "height": 720})  # as Playwright opens them
        page.mouse.move(0, 0)


@contextmanager
def listening(page, listeners):
    """Call functions by the names of the events of a page that they are to hear of."""
    for event, listener in listeners.items():
        page.on(event, listener)
    try:
        yield
    finally:
        for event, listener in listeners.items():
            page.remove_listener(event, listener)
