"""Measures whole builds: ours, from the entries, beside MkDocs with Material and others on the very Markdown of ours.

    .venv/bin/python benchmarks/build.py 1000 10000 --runs 3 --plot growth.svg

Each size is a made-up timeline. `policy-timeline build --out` writes its Markdown once; then every generator builds its
site into an empty folder, in turn, again and again, so that a machine's moods fall on all of them. The search is off on
all sides; what indexing the words costs is measured by itself. Ours reads, checks and proves the entries in its time;
the others begin with finished Markdown. Zensical, Eleventy and Hugo take part where they are installed, the last two
with a bare layout. Finished sites are put aside and deleted when all is done, which takes a gigabyte for each 20,000
pages: a file system such as ext4 makes new files slowly for a minute after many were deleted, so that whoever comes
next would pay for the site before.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import resource
import shutil
import statistics
import subprocess
import sys
import time
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, NamedTuple

import pygal
from made_up import make
from policy_timeline.exports.word_index import made
from policy_timeline.facts.history import as_of_day
from policy_timeline.outputs import Options
from policy_timeline.pipeline import build, check
from policy_timeline.work.memo import VARIABLE

if TYPE_CHECKING:
    from collections.abc import Mapping

BIN = Path(sys.executable).parent
OURS, STOCK = "ours", "MkDocs with Material"
SECTIONS = ("timeline", "positions", "actors", "issues", "events", "statements", "sources", "shifts")
STOCK_CONFIG = """\
site_name: "Made up: the talks of the invented"
site_url: https://made-up.example/
theme: {name: material, font: false}
plugins: []
extra_css: [assets/policy-timeline/policy-timeline.css]
extra_javascript: [assets/policy-timeline/policy-timeline.js]
validation: {nav: {omitted_files: ignore}, links: {not_found: ignore}}
nav:
"""
LAYOUT = "<!doctype html><title>{{ .Title }}</title><body>{{ .Content }}</body>"


class Run(NamedTuple):
    """One build: seconds on the clock and of the processors, and the peak memory of its largest process in MB."""

    wall: float
    cpu: float
    memory: float


class Generator(NamedTuple):
    """A program that builds a site: its command, and the folder that it is run in."""

    command: list[str]
    folder: Path


def prepare(folder: Path, statements: int) -> dict[str, Generator]:
    """Make up a timeline and its Markdown; return what can build a site of it, by name."""
    ours, stock = folder / "ours", folder / "stock"
    make(ours, statements)
    config = (
        (ours / "mkdocs.yml")
        .read_text("utf-8")
        .replace("[policy-timeline]", "[{policy-timeline: {search: false, share_images: false}}]")
    )
    (ours / "mkdocs.yml").write_text(config, "utf-8")
    write = [str(BIN / "policy-timeline"), "build", "--out", str(stock / "docs"), "--no-search"]
    subprocess.run(write, cwd=ours, check=True, capture_output=True)
    nav = "".join(f"  - {name}/index.md\n" for name in SECTIONS)
    (stock / "mkdocs.yml").write_text(f"{STOCK_CONFIG}  - index.md\n{nav}", "utf-8")
    mkdocs = [str(BIN / "mkdocs"), "build", "--quiet", "--site-dir"]
    found = {OURS: Generator([*mkdocs, str(folder / "site")], ours)}
    found[STOCK] = Generator([*mkdocs, str(folder / "site")], stock)
    return found | others(folder, stock)


def others(folder: Path, stock: Path) -> dict[str, Generator]:
    """Return the other generators that are installed."""
    found = {}
    if (BIN / "zensical").exists():
        # it builds into site/ beside its configuration
        found["Zensical"] = Generator([str(BIN / "zensical"), "build"], stock)
    if hugo := shutil.which("hugo"):
        (folder / "hugo/layouts/_default").mkdir(parents=True)
        for kind in ("single", "list"):
            (folder / f"hugo/layouts/_default/{kind}.html").write_text(LAYOUT, "utf-8")
        (folder / "hugo/hugo.toml").write_text("[markup.goldmark.renderer]\nunsafe = true\n", "utf-8")
        for page in (stock / "docs").rglob("*.md"):  # Hugo takes a folder with an index.md for a single page
            copy = folder / "hugo/content" / page.relative_to(stock / "docs")
            copy.parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(page, copy.with_name("_index.md") if page.name == "index.md" else copy)
        command = [hugo, "--destination", str(folder / "site"), "--quiet"]
        found["Hugo, bare"] = Generator(command, folder / "hugo")
    if eleventy := shutil.which("eleventy"):
        command = [
            eleventy,
            "--input",
            str(stock / "docs"),
            "--output",
            str(folder / "site"),
            "--quiet",
            "--formats=md",
        ]
        found["Eleventy, bare"] = Generator(command, folder)
    return found


def run(generator: Generator, site: Path) -> Run:
    """Build a site where there is none yet."""
    for number, old in enumerate({site, generator.folder / "site"}):
        if old.exists():
            old.rename(site.with_name(f"old-{time.time_ns()}-{number}"))
    start = time.perf_counter()
    process = subprocess.Popen(
        generator.command,
        cwd=generator.folder,
        env=os.environ | {"NO_MKDOCS_2_WARNING": "1", VARIABLE: ""},  # ours begins with nothing known, each time
        stdout=subprocess.DEVNULL,
    )
    _, status, used = os.wait4(process.pid, 0)
    wall = time.perf_counter() - start
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise SystemExit(f"{generator.command}: status {process.returncode}")
    return Run(wall, used.ru_utime + used.ru_stime, used.ru_maxrss / 1024)


def weigh(site: Path) -> tuple[int, float]:
    """Return how many pages a site has, and its size in MB."""
    files = [path for path in site.rglob("*") if path.is_file()]
    return sum(path.suffix == ".html" for path in files), sum(path.stat().st_size for path in files) / 1e6


def index(project: Path) -> tuple[float, float]:
    """Return the seconds that indexing the words of a project takes, on the clock and of the processors."""
    checked = check(project / "data", project / "seeds")
    words = build(checked, Options(), as_of_day(checked.catalog)).words
    start, before = time.perf_counter(), _processor()
    made(words)
    return time.perf_counter() - start, _processor() - before


def _processor() -> float:
    used = (resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return sum(one.ru_utime + one.ru_stime for one in used)


def measure(folder: Path, statements: int, runs: int) -> dict[str, Run]:
    """Print the figures of one size, built in a folder; return the median of each generator."""
    generators = prepare(folder, statements)
    times: dict[str, list[Run]] = {name: [] for name in generators}
    for _ in range(runs):
        for name, generator in generators.items():
            times[name].append(run(generator, folder / "site"))
            site = folder / "site" if (folder / "site").exists() else generator.folder / "site"
            weight = weigh(site)
            if len(times[name]) == 1:
                print(f"{statements:,} statements, {name}: {weight[0]:,} pages, {weight[1]:.0f} MB", flush=True)
    medians = {name: Run(*map(statistics.median, zip(*found, strict=True))) for name, found in times.items()}
    show(statements, times, medians)
    clock, processor = index(folder / "ours")
    print(f"{statements:,} statements, indexing their words: {clock:.1f} s, {processor:.1f} s of processors\n")
    return medians


def show(statements: int, times: Mapping[str, list[Run]], medians: Mapping[str, Run]) -> None:
    """Print one size as a table; ratios are the median of those of each round."""
    print("\n| statements | | wall | processors | memory | wall, to ours |\n|---:|---|---:|---:|---:|---:|")
    for name, one in medians.items():
        ratios = [each.wall / ours.wall for each, ours in zip(times[name], times[OURS], strict=True)]
        print(
            f"| {statements:,} | {name} | {one.wall:.1f} s | {one.cpu:.1f} s | {one.memory:.0f} MB "
            f"| {statistics.median(ratios):.1f} ({min(ratios):.1f}–{max(ratios):.1f}) |",
            flush=True,
        )
    print()


def plot(found: Mapping[int, Mapping[str, Run]], file: Path) -> None:
    """Draw how the builds grow."""
    chart = pygal.XY(title="Seconds of a build by number of statements", logarithmic=True, dots_size=3)
    for name in found[min(found)]:
        chart.add(name, [(statements, runs[name].wall) for statements, runs in found.items() if name in runs])
    chart.render_to_file(str(file))


def main() -> None:
    """Measure every size."""
    parser = argparse.ArgumentParser(description="Measure whole builds.")
    parser.add_argument("statements", type=int, nargs="+", help="sizes to measure")
    parser.add_argument("--runs", type=int, default=3, help="rounds in which every generator builds once")
    parser.add_argument("--plot", type=Path, help="file for a drawing of the growth (SVG)")
    parser.add_argument("--json", type=Path, help="file for the figures")
    wanted = parser.parse_args()
    print(f"{platform.platform()}, Python {platform.python_version()}, {os.cpu_count()} processors\n")
    with TemporaryDirectory(prefix="builds-") as folder:
        found = {one: measure(Path(folder) / str(one), one, wanted.runs) for one in wanted.statements}
    for small, large in zip(wanted.statements, wanted.statements[1:], strict=False):
        wall, memory = (found[large][OURS][at] / found[small][OURS][at] for at in (0, 2))
        print(
            f"ours, {small:,} to {large:,}: {large / small:.1f} times the statements, {wall:.1f} the time, "
            f"{memory:.1f} the memory"
        )
    if wanted.plot:
        plot(found, wanted.plot)
    if wanted.json:
        wanted.json.write_text(
            json.dumps({n: {k: v._asdict() for k, v in r.items()} for n, r in found.items()}, indent=1)
        )


if __name__ == "__main__":
    main()
