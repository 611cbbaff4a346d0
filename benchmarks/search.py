"""Measures the search: how long the words take to be indexed, and what a search sends over the wire, at any size.

    .venv/bin/python benchmarks/search.py 1500 10000

Each size is the site of a made-up timeline. A real Chromium asks, each time as a new reader; what it asked for besides
the page and the theme is weighed as a server with gzip sends it.
"""

from __future__ import annotations

import argparse
import gzip
import re
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from subprocess import run
from tempfile import TemporaryDirectory
from threading import Thread
from time import perf_counter
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from build import BIN
from made_up import make
from playwright.sync_api import sync_playwright
from policy_timeline.exports import word_index
from policy_timeline.facts.history import as_of_day
from policy_timeline.outputs import Options
from policy_timeline.pipeline import build, check

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser

SEARCHES = {
    "the page opened": "",
    "a stance and a year": "stance=opposes&year=2024",
    "a word": "words=council",
    "two words": "words=harvest+budget",
    "two words, a stance and a mode": "words=harvest+budget&stance=supports&mode=demand",
}
PACKED = (".pf_meta", ".pf_index", ".pf_fragment", ".pagefind")
FLAGS = ["--no-sandbox", "--disable-dev-shm-usage", "--disable-gpu"]
WITHOUT_PICTURES = "[{policy-timeline: {share_images: false}}]"
OWN = re.compile(r"/(timeline|pagefind)/.*\.|/search/\w|/(search|finding)\.js")


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        """Keep requests out of the figures."""


def build_site(project: Path, site: Path) -> float:
    """Build the site of a project; return the seconds that indexing its words takes by itself."""
    run([str(BIN / "mkdocs"), "build", "--quiet", "--strict", "--site-dir", str(site)], cwd=project, check=True)
    checked = check(project / "data", project / "seeds")
    words = build(checked, Options(), as_of_day(checked.catalog)).words
    start = perf_counter()
    if fault := word_index.write(words, project / "words"):
        raise SystemExit(fault)
    return perf_counter() - start


def weigh(site: Path, urls: list[str]) -> int:
    """Return how many bytes the files go over the wire with; Pagefind's are packed already."""
    contents = {file: file.read_bytes() for file in (site / urlsplit(url).path.lstrip("/") for url in urls)}
    return sum(
        len(content if file.name.endswith(PACKED) else gzip.compress(content)) for file, content in contents.items()
    )


def ask(browser: Browser, site: Path, address: str) -> tuple[int, int, float]:
    """Return the number of requests, their weight, and the seconds until the results stand."""
    context = browser.new_context()
    page = context.new_page()
    urls: list[str] = []
    page.on("request", lambda request: urls.append(request.url))
    start = perf_counter()
    page.goto(address)
    page.wait_for_function("() => document.querySelector('[data-search-state]').textContent")
    seconds = perf_counter() - start
    page.wait_for_load_state("networkidle")
    context.close()
    own = [url for url in urls if OWN.search(url)]
    return len(own), weigh(site, own), seconds


def measure(browser: Browser, statements: int) -> Iterator[str]:
    """Yield the figures of one size as lines of a table."""
    with TemporaryDirectory() as folder:
        project, site = Path(folder, "project"), Path(folder, "site")
        make(project, statements)
        settings = project / "mkdocs.yml"
        settings.write_text(settings.read_text("utf-8").replace("[policy-timeline]", WITHOUT_PICTURES), "utf-8")
        yield f"| {statements:,} | indexing the words | | | {build_site(project, site):.1f} s |"
        with ThreadingHTTPServer(("127.0.0.1", 0), partial(_Quiet, directory=str(site))) as server:
            Thread(target=server.serve_forever, daemon=True).start()
            for name, query in SEARCHES.items():
                requests, size, seconds = ask(browser, site, f"http://127.0.0.1:{server.server_port}/search/?{query}")
                yield f"| {statements:,} | {name} | {requests} | {size / 1000:.0f} KB | {seconds:.1f} s |"
            server.shutdown()


def main() -> None:
    """Print a table of the figures."""
    parser = argparse.ArgumentParser(description="Measure the search.")
    parser.add_argument("statements", type=int, nargs="+", help="sizes to measure")
    parser.add_argument("--chromium", default="/usr/bin/chromium", help="the browser's path")
    wanted = parser.parse_args()
    print("| Statements | Search | Requests | Over the wire | Time |\n|---:|---|---:|---:|---:|")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=wanted.chromium, args=FLAGS)
        for statements in wanted.statements:
            for line in measure(browser, statements):
                print(line, flush=True)
        browser.close()


if __name__ == "__main__":
    main()
