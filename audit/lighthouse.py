"""What Lighthouse says of a page: its scores, what moves while it loads, and what it weighs all told."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

# What each page must reach in Lighthouse's emulated phone, of 100.
LEAST = {"performance": 98, "accessibility": 100, "best-practices": 100, "seo": 100}
# What a page of a large record must reach: there is more to lay out.
LEAST_OF_LARGE = LEAST | {"performance": 90}
# How long a page may be deaf to its reader while it loads, in milliseconds (https://web.dev/articles/tbt).
BLOCKED = 200
# How much of a page may move while it loads (https://web.dev/articles/cls): 0.1 counts as good. The theme's own button
# for the colors moves a thousandth.
SHIFT = 0.002
# What pages may weigh with all that they load, compressed, in bytes.
MOST = {"timeline/": 100_000}
# Only the performance differs from run to run, and noise only ever slows: the best of so many runs counts.
RUNS = 3

SCRIPT = Path(__file__).parent / "node_modules/lighthouse/cli/index.js"
BROWSERS = ("chromium", "chromium-browser", "google-chrome")
FLAGS = "--headless=new --no-sandbox --disable-dev-shm-usage --disable-gpu --disable-background-networking"


@dataclass(frozen=True)
class Figures:
    """A page's scores by category, and what cost it points.

    `shift` is how much of it moves, `blocked` how long it is deaf to its reader in milliseconds, `weight` is in bytes,
    `missed` has the titles of what it lacks.
    """

    scores: dict[str, int]
    shift: float
    blocked: int
    weight: int
    missed: tuple[str, ...]

    def faults(self, page: str, leasts: Mapping[str, int] = LEAST) -> Iterator[str]:
        """Yield what keeps the page at this address, below the site's, from being good."""
        for name, least in leasts.items():
            if self.scores[name] < least:
                yield f"{name} {self.scores[name]} of at least {least}"
        if self.shift > SHIFT:
            yield f"layout shift {self.shift:.3f} of at most {SHIFT:.3f}"
        if self.blocked > BLOCKED:
            yield f"deaf for {self.blocked} ms of at most {BLOCKED}"
        if leasts is LEAST and self.weight > MOST.get(page, self.weight):
            yield f"{self.weight:,} bytes of at most {MOST[page]:,}"
        yield from self.missed


def browser() -> str | None:
    """Return the path of a Chromium: CHROME_PATH, or the first that is installed."""
    return os.environ.get("CHROME_PATH") or next(filter(None, map(shutil.which, BROWSERS)), None)


def measure(address: str, leasts: Mapping[str, int] = LEAST) -> Figures:
    """Return a page's figures, from the best of the runs."""
    best = figures_of(_report(address))
    for _ in range(RUNS - 1):
        if best.scores["performance"] >= leasts["performance"] and best.blocked <= BLOCKED:
            break
        best = max(best, figures_of(_report(address)), key=lambda one: one.scores["performance"])
    return best


def _report(address: str) -> dict[str, Any]:
    run = ["node", str(SCRIPT), address, "--quiet", "--output=json", "--no-enable-error-reporting"]
    run += [f"--chrome-flags={FLAGS}", f"--only-categories={','.join(LEAST)}"]
    environment = os.environ | {"CHROME_PATH": browser() or ""}
    report = subprocess.run(run, check=True, stdout=subprocess.PIPE, text=True, env=environment).stdout
    result: dict[str, Any] = json.loads(report)
    return result


def figures_of(report: dict[str, Any]) -> Figures:
    """Return the figures of a report."""
    audits = report["audits"]
    return Figures(
        scores={name: round(100 * (report["categories"][name]["score"] or 0)) for name in LEAST},
        shift=round(audits["cumulative-layout-shift"]["numericValue"], 3),
        blocked=round(audits["total-blocking-time"]["numericValue"]),
        weight=round(audits["total-byte-weight"]["numericValue"]),
        missed=tuple(_missed(report)),
    )


def _missed(report: dict[str, Any]) -> Iterator[str]:
    """Yield the titles of the audits that cost a page points outside of performance."""
    ids = {
        reference["id"]
        for name, category in report["categories"].items()
        if name != "performance"
        for reference in category["auditRefs"]
        if reference["weight"]
    }
    audits = report["audits"]
    yield from (audits[id_]["title"] for id_ in sorted(ids) if audits[id_]["score"] not in {None, 1})
