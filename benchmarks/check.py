"""Measures `policy-timeline check`: with nothing known, with nothing changed, and after one entry was edited.

    .venv/bin/python benchmarks/check.py 1000 10000 --runs 3

Each size is a made-up timeline of so many entries. Beside it stands a program that does no more than read the same
files with PyYAML's fast loader: a ratio to that says more than a time, which is the machine's. Where yamllint is
installed it takes part too. "In a preview" means in a process that stays alive, as `mkdocs serve` does.
"""

from __future__ import annotations

import argparse
import os
import shutil
import statistics
import subprocess
import sys
import time
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, NamedTuple

from made_up import make
from policy_timeline.work.memo import VARIABLE

if TYPE_CHECKING:
    from collections.abc import Callable

BIN = Path(sys.executable).parent
CHECK = [str(BIN / "policy-timeline"), "check"]
PEER = """
import yaml
from pathlib import Path
for path in Path("data").rglob("*.yml"):
    yaml.load(path.read_bytes(), Loader=yaml.CSafeLoader)
"""
ALIVE = """
import resource, time
from pathlib import Path
from policy_timeline.pipeline import check
from policy_timeline.work.memo import Memo
memo, entry, times = Memo(), min(Path("data/statements").rglob("*.yml")), []
check(Path("data"), Path("seeds"), memo)
good = entry.read_text("utf-8")
for number in range(5):
    entry.write_text(f"# edit {number}\\n{good}", "utf-8")
    start = time.perf_counter()
    check(Path("data"), Path("seeds"), memo)
    times.append(time.perf_counter() - start)
entry.write_text(good, "utf-8")
print(sorted(times)[2])
"""
SHARE = 0.78
"""How many of the made-up entries are statements."""


class Run(NamedTuple):
    """One run: seconds on the clock and of the processors, and the peak memory in MB."""

    wall: float
    cpu: float
    memory: float


def run(command: list[str], project: Path, cache: Path) -> tuple[Run, str]:
    """Run a command in a project; return what it took, and what it printed."""
    start = time.perf_counter()
    environment = os.environ | {VARIABLE: str(cache)}
    process = subprocess.Popen(command, cwd=project, env=environment, stdout=subprocess.PIPE, text=True)
    with process.stdout or sys.stdin as printed:
        output = printed.read()
    _, status, used = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise SystemExit(f"{command}: status {process.returncode}")
    return Run(time.perf_counter() - start, used.ru_utime + used.ru_stime, used.ru_maxrss / 1024), output


def steps(project: Path, cache: Path) -> dict[str, Callable[[], Run]]:
    """Return what is measured, by name, in the order of one round."""
    entry = min((project / "data/statements").rglob("*.yml"))

    def cold() -> Run:
        shutil.rmtree(cache, ignore_errors=True)
        return run(CHECK, project, cache)[0]

    def edited() -> Run:
        good = entry.read_bytes()
        entry.write_bytes(b"# edited\n" + good)
        found = run(CHECK, project, cache)[0]
        entry.write_bytes(good)
        return found

    def alive() -> Run:
        whole, output = run([sys.executable, "-c", ALIVE], project, cache)
        return Run(float(output), float(output), whole.memory)

    found = {
        "PyYAML's fast loader": lambda: run([sys.executable, "-c", PEER], project, cache)[0],
        "nothing known": cold,
        "nothing changed": lambda: run(CHECK, project, cache)[0],
        "one entry edited": edited,
        "the same, in a preview": alive,
    }
    if (BIN / "yamllint").exists():
        command = [str(BIN / "yamllint"), "--no-warnings", "-d", "{rules: {key-duplicates: enable}}", "data"]
        found["yamllint"] = lambda: run(command, project, cache)[0]
    return found


def measure(entries: int, runs: int) -> None:
    """Print the table of one size."""
    with TemporaryDirectory() as folder:
        project = Path(folder) / "project"
        made = make(project, round(entries * SHARE))
        todo = steps(project, Path(folder) / "cache")
        rounds = [{name: step() for name, step in todo.items()} for _ in range(runs)]
    print(f"\n{sum(made.values()):,} entries, {made['sources']:,} sources; the median of {runs}")
    print(f"{'':24}{'seconds':>9}{'processor':>11}{'MB':>7}{'ratio':>8}")
    middle = {name: Run(*map(statistics.median, zip(*(one[name] for one in rounds), strict=True))) for name in todo}
    peer = next(iter(middle.values())).wall
    for name, one in middle.items():
        print(f"{name:24}{one.wall:9.2f}{one.cpu:11.2f}{one.memory:7.0f}{one.wall / peer:8.2f}")


def main() -> None:
    """Measure each size."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("entries", nargs="*", type=int, default=[1_000, 10_000], help="the sizes")
    parser.add_argument("--runs", type=int, default=3)
    given = parser.parse_args()
    for entries in given.entries:
        measure(entries, given.runs)


if __name__ == "__main__":
    main()
