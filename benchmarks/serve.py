"""Measures a preview in a real browser: from a save to the reloaded page that shows it, at any size.

    .venv/bin/python benchmarks/serve.py 1000 10000

`mkdocs serve` runs on a made-up timeline; a page is open in Chromium. The figures are the seconds from the save of an
entry to the moment at which the page, reloaded by itself, has the new text: on the statement's own page, on pages that
depend on it, and after an entry was added, renamed or removed. The peer is MkDocs' own preview of the same pages as
plain Markdown, in which one page is edited; `--peer` measures it too, which takes long.
"""

from __future__ import annotations

import argparse
import os
import shutil
import signal
import socket
import statistics
import subprocess
import sys
import time
from contextlib import contextmanager
from functools import partial
from itertools import chain
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from build import BIN, SECTIONS, STOCK_CONFIG
from made_up import make
from playwright.sync_api import sync_playwright

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from playwright.sync_api import Browser, Page

FLAGS = ["--no-sandbox", "--disable-dev-shm-usage", "--disable-gpu"]
PATIENCE = 300
PAINTED = """
addEventListener("DOMContentLoaded", () => requestAnimationFrame(() => setTimeout(() => {
  document.documentElement.dataset.painted = Date.now()
})))
"""
"""Has each page note when it was first painted whole, since waiting for a text from outside looks twice a second."""


@contextmanager
def serving(folder: Path) -> Iterator[tuple[str, float]]:
    """Serve a project; yield its address, and how many seconds it took until it answered."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [str(BIN / "mkdocs"), "serve", "--dev-addr", f"127.0.0.1:{port}"]
    environment = os.environ | {"NO_MKDOCS_2_WARNING": "1", "SITE_URL": f"http://127.0.0.1:{port}/"}
    start = time.perf_counter()
    with (folder / "serve.log").open("w") as log:
        process = subprocess.Popen(command, cwd=folder, env=environment, stdout=log, stderr=log)
    try:
        while True:
            try:
                socket.create_connection(("127.0.0.1", port)).close()
                break
            except OSError:
                if process.poll() is not None:
                    raise SystemExit((folder / "serve.log").read_text("utf-8")) from None
                time.sleep(0.05)
        yield f"http://127.0.0.1:{port}/", time.perf_counter() - start
    finally:
        process.send_signal(signal.SIGINT)
        process.wait(PATIENCE)


def until_painted(page: Page, save: Callable[[], object], see: Callable[[], None]) -> float:
    """Save, and return the seconds until the page, reloaded by itself, was painted as `see` waits for it to be."""
    start = time.time()
    save()
    see()
    page.wait_for_selector("[data-painted]", timeout=PATIENCE * 1000)
    return float(page.evaluate("document.documentElement.dataset.painted")) / 1000 - start


def until_shown(page: Page, text: str, save: Callable[[], object]) -> float:
    """Save, and return the seconds until the page, reloaded by itself, shows the text."""
    found = page.get_by_text(text, exact=False).first
    return until_painted(page, save, lambda: found.wait_for(state="attached", timeout=PATIENCE * 1000))


class Entry:
    """A statement of the project that is edited."""

    def __init__(self, project: Path) -> None:
        self.project = project
        self.file = max((project / "data/statements").rglob("*.yml"), key=_day)
        self.first = self.file.read_text("utf-8")
        self._count = 0

    @property
    def id(self) -> str:
        """Its id."""
        return self.file.stem

    def field(self, key: str) -> str:
        """Return the value of a key of its first level or of its first stance."""
        line = next(line for line in self.first.splitlines() if line.strip(" -").startswith(f"{key}:"))
        return line.partition(":")[2].strip().strip('"')

    def edit(self) -> str:
        """Give it another summary, and return that."""
        self._count += 1
        summary = f"Edited for the {self._count}th time"
        lines = [f'summary: "{summary}"' if line.startswith("summary:") else line for line in self.first.splitlines()]
        self.file.write_text("\n".join(lines) + "\n", "utf-8")
        return summary


def _day(file: Path) -> str:
    return next(line for line in file.read_text("utf-8").splitlines() if line.startswith("date:"))


def edits(page: Page, url: str, entry: Entry, times: int, *, is_split: bool) -> Iterator[tuple[str, float]]:
    """Yield what was looked at, and the median of the seconds until an edit was seen there."""
    year, month = entry.field("date").split("-")[:2]
    places = {
        "its own page": f"statements/{entry.id}/",
        "its speaker's page": f"actors/{entry.field('speaker')}/",
        "its part of the timeline": f"timeline/{year}/{month}/" if is_split else f"timeline/{year}/",
    }
    for name, path in places.items():
        page.goto(url + path)
        found = []
        for _ in range(times):
            summary = f"Edited for the {entry._count + 1}th time"  # noqa: SLF001 - the text to come
            found.append(until_shown(page, summary, entry.edit))
            time.sleep(2)
        yield name, statistics.median(found)
    without_summaries = {
        "its position's page": f"positions/{entry.field('position')}/",
        "the drawn timeline": "timeline/",
        "the home page": "",
        "the list of the latest": "statements/",
    }
    for name, path in without_summaries.items():
        page.goto(url + path)
        found = []
        for _ in range(times):
            page.evaluate("document.body.dataset.old = ''")
            new = page.locator("body:not([data-old])")
            found.append(until_painted(page, entry.edit, lambda one=new: one.wait_for(timeout=PATIENCE * 1000)))
            time.sleep(2)
        yield name, statistics.median(found)


def moves(page: Page, url: str, entry: Entry) -> Iterator[tuple[str, float]]:
    """Yield the seconds until a renamed, a removed and an added entry are seen on the list of the latest."""
    other = entry.file.with_name("a-new-name.yml")
    page.goto(f"{url}statements/")
    shown = page.locator('article[data-statement="a-new-name"]').first
    missing = page.locator('body:not(:has(article[data-statement="a-new-name"]))')
    for what, save, wanted in (
        ("a renamed entry, on the latest", lambda: entry.file.rename(other), shown),
        ("a removed entry, on the latest", other.unlink, missing),
        ("an added entry, on the latest", lambda: other.write_text(entry.first, "utf-8"), shown),
    ):
        yield what, until_painted(page, save, lambda one=wanted: one.wait_for(timeout=PATIENCE * 1000))
        time.sleep(2)


def measure(browser: Browser, statements: int, times: int) -> None:
    """Print the figures of ours at one size."""
    with TemporaryDirectory(prefix="serve-") as name:
        project = Path(name)
        make(project, statements)
        with serving(project) as (url, ready):
            print(f"| {statements:,} | ready to answer | {ready:.1f} s |", flush=True)
            page = browser.new_page()
            page.add_init_script(PAINTED)
            entry = Entry(project)
            for what, seconds in chain(
                edits(page, url, entry, times, is_split=statements > 5000), moves(page, url, entry)
            ):
                print(f"| {statements:,} | {what} | {seconds:.2f} s |", flush=True)
            page.close()


def measure_peer(browser: Browser, statements: int, times: int) -> None:
    """Print the figure of MkDocs' own preview of the same pages."""
    with TemporaryDirectory(prefix="serve-") as name:
        project, stock = Path(name, "ours"), Path(name, "stock")
        make(project, statements)
        write = [str(BIN / "policy-timeline"), "build", "--out", str(stock / "docs"), "--no-search"]
        subprocess.run(write, cwd=project, check=True, capture_output=True)
        shutil.rmtree(project)
        nav = "".join(f"  - {section}/index.md\n" for section in SECTIONS)
        (stock / "mkdocs.yml").write_text(f"{STOCK_CONFIG}  - index.md\n{nav}", "utf-8")
        with serving(stock) as (url, ready):
            print(f"| {statements:,} | MkDocs: ready to answer | {ready:.1f} s |", flush=True)
            page = browser.new_page()
            page.add_init_script(PAINTED)
            file = max((stock / "docs/statements").glob("*.md"))
            page.goto(f"{url}statements/{file.stem}/")
            found = []
            for number in range(times):
                text = f"Edited {number} times"
                save = partial(file.write_text, f"{file.read_text('utf-8')}\n<p>{text}</p>\n", "utf-8")
                found.append(until_shown(page, text, save))
                time.sleep(2)
            print(f"| {statements:,} | MkDocs: the edited page | {statistics.median(found):.2f} s |", flush=True)
            page.close()


def main() -> None:
    """Print a table."""
    parser = argparse.ArgumentParser(description="Measure the preview.")
    parser.add_argument("statements", type=int, nargs="+", help="sizes to measure")
    parser.add_argument("--times", type=int, default=5, help="edits of which the median is taken")
    parser.add_argument("--peer", action="store_true", help="measure MkDocs' own preview too")
    parser.add_argument("--chromium", default="/usr/bin/chromium", help="the browser's path")
    wanted = parser.parse_args()
    print("| statements | shown on | from the save |\n|---:|---|---:|")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=wanted.chromium, args=FLAGS)
        for statements in wanted.statements:
            measure(browser, statements, wanted.times)
            if wanted.peer:
                measure_peer(browser, statements, wanted.times)
        browser.close()


if __name__ == "__main__":
    sys.exit(main())
