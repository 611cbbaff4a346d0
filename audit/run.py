"""Audit the built site: weights, the HTML validator, Lighthouse; editors' help; the data in others' programs.

Lighthouse looks at one page of each kind, the validator at all. Prints the figures. Exit status 0 when all reach their
thresholds, 1 when one does not, 2 when something that the audit needs is lacking: Java, Node with npm, a Chromium.
"""

from __future__ import annotations

import gzip
import json
import os
import shutil
import subprocess
import sys
from collections import Counter
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Thread
from typing import TYPE_CHECKING

import editor
import readers
from lighthouse import LEAST, LEAST_OF_LARGE, Figures, browser, measure
from weights import weights

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

# What the validator rejects in the theme's own markup, which we do not write; no browser minds.
OF_THE_THEME = (
    "Attribute “autocomplete” is only allowed when",  # on the check boxes that open the menus
    "Bad value “” for attribute “tabindex” on element “label”",
    "The value of the “for” attribute of the “label” element must be",  # a contents' title where there are no contents
)

HERE = Path(__file__).parent
ROOT = HERE.parent
MODULES = HERE / "node_modules"
# One page of each kind: the first in the order of names stands for all that a pattern matches.
PAGES = (
    ".",
    "timeline",
    "positions",
    "positions/*",
    "actors/*",
    "statements/*",
    "sources/*",
    "about",
)
# Of a made-up record of so many statements, what shows all of it at once.
LARGE = 1500
LARGE_PAGES = ("", "timeline/", "positions/")
COMPRESSED = {".html", ".css", ".js", ".json", ".svg", ".xml", ".atom", ".csv"}


def lacking() -> list[str]:
    """Return what the audit needs and does not find, each with a way to get it."""
    needs = {
        "Java (apt-get install default-jre-headless)": shutil.which("java"),
        "Node (apt-get install nodejs)": shutil.which("node"),
        "npm (apt-get install npm)": shutil.which("npm"),
        "a Chromium (apt-get install chromium, or CHROME_PATH)": browser(),
    }
    return [what for what, found in needs.items() if not found]


def install() -> None:
    """Install the locked npm packages, unless they are there."""
    mark = MODULES / ".package-lock.json"
    if not mark.exists() or mark.stat().st_mtime < (HERE / "package-lock.json").stat().st_mtime:
        subprocess.run(["npm", "ci", "--loglevel=error"], cwd=HERE, check=True)
        mark.touch()


class Handler(SimpleHTTPRequestHandler):
    """Serves a folder as public hosts do: texts compressed."""

    def do_GET(self) -> None:
        """Answer with the compressed text where there is one, else as the standard library does."""
        file = Path(self.translate_path(self.path))
        file = file / "index.html" if file.is_dir() else file
        if file.suffix not in COMPRESSED or not file.is_file():
            super().do_GET()
            return
        body = gzip.compress(file.read_bytes())
        self.send_response(200)
        self.send_header("Content-Type", self.guess_type(str(file)))
        self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        """Keep the requests out of the figures."""


def validate(site: Path) -> list[str]:
    """Return the HTML validator's findings (`error`, or `info` for advice), each once with its number and one place."""
    jar = MODULES / "vnu-jar/build/dist/vnu.jar"
    run = ["java", "-jar", str(jar), "--stdout", "--exit-zero-always", "--format", "json", "--skip-non-html"]
    report = subprocess.run([*run, str(site)], check=True, capture_output=True, text=True).stdout
    numbers: Counter[str] = Counter()
    places: dict[str, str] = {}
    for found in json.loads(report)["messages"]:
        message = " ".join(found["message"].split())
        if not message.startswith(OF_THE_THEME):
            finding = f"{found['type']}: {message}"
            numbers[finding] += 1
            places.setdefault(finding, f"{found['url'].partition(site.name)[2]}:{found.get('lastLine', 1)}")
    return [f"{finding} ({number} times, first in {places[finding]})" for finding, number in sorted(numbers.items())]


def examples(site: Path) -> list[str]:
    """Return the addresses, below the site's, of one page of each kind."""
    found = [min(site.glob(f"{pattern}/index.html")).parent for pattern in PAGES]
    return ["" if page == site else f"{page.relative_to(site).as_posix()}/" for page in found]


def audit(site: Path, url: str) -> bool:
    """Print the figures of a served site; return whether all of them are good."""
    good = True
    print("Weights, compressed:")
    for weight in weights(site):
        print(f"  {weight}")
        good &= weight.is_good
    findings = validate(site)
    print(f"HTML validator: {len(findings)} different findings on {len(list(site.rglob('*.html')))} pages")
    print(*(f"  {finding}" for finding in findings), sep="\n", end="\n" if findings else "")
    good &= not any(finding.startswith("error") for finding in findings)
    print("Lighthouse:", ", ".join((*LEAST, "layout shift", "deaf for ms", "bytes in all")))
    for page in examples(site):
        good &= judge(page, measure(url + page))
    return good


def audit_large(url: str) -> bool:
    """Print the figures of a served site of many made-up statements; return whether all of them are good."""
    print(f"Lighthouse on {LARGE:,} made-up statements:")
    good = True
    for page in LARGE_PAGES:
        good &= judge(page, measure(url + page, LEAST_OF_LARGE), LEAST_OF_LARGE)
    return good


def judge(page: str, figures: Figures, leasts: Mapping[str, int] = LEAST) -> bool:
    """Print a page's figures and what is wrong with them; return whether they are good."""
    faults = tuple(figures.faults(page, leasts))
    scores = "/".join(map(str, figures.scores.values()))
    print(f"  {scores:16} {figures.shift:.3f} {figures.blocked:>5} {figures.weight:>9,}  /{page}", flush=True)
    print(*(f"    <- {fault}" for fault in faults), sep="\n", end="\n" if faults else "")
    return not faults


def main() -> int:
    """Build and serve the site, audit it, return the exit status."""
    if absent := lacking():
        print("The audit lacks:", *absent, sep="\n  ", file=sys.stderr)
        return 2
    install()
    helps = editor.audit()
    with built(ROOT) as (folder, url):
        reads = readers.audit(folder, url)
        good = audit(folder, url)
    with TemporaryDirectory(prefix="made-up-") as project:
        made_up = [sys.executable, str(ROOT / "benchmarks/made_up.py"), "--statements", str(LARGE), project]
        subprocess.run(made_up, check=True)
        with built(Path(project)) as (_, url):
            large = audit_large(url)
    return 0 if good and large and helps and reads else 1


@contextmanager
def built(project: Path) -> Iterator[tuple[Path, str]]:
    """Build a project and serve it; yield the folder of the site and its address."""
    with TemporaryDirectory(prefix="audited-") as folder:
        server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Handler, directory=folder))
        url = f"http://127.0.0.1:{server.server_port}/"
        mkdocs = [str(Path(sys.executable).with_name("mkdocs")), "build", "--strict", "--quiet"]
        subprocess.run([*mkdocs, "--site-dir", folder], cwd=project, check=True, env=os.environ | {"SITE_URL": url})
        Thread(target=server.serve_forever, daemon=True).start()
        yield Path(folder), url
        server.shutdown()


if __name__ == "__main__":
    sys.exit(main())
