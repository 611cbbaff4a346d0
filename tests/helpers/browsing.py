"""What tests in a browser share: a site that is built and served, and what bars anybody from a page."""

from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import NamedTuple

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


def faults(page, rules=EVERY_RULE):
    """Return what axe finds, and what makes the page wider than its window."""
    if not page.evaluate("'axe' in window"):
        page.evaluate(AXE_SCRIPT)
        page.evaluate(SHOW_ALL)
    wider = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    return [*page.evaluate(VIOLATIONS, rules), *([f"scrolls sideways by {wider} px"] if wider > 0 else [])]
