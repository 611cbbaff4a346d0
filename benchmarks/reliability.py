"""Tries what could go wrong, counts what did, and writes the page that says so (docs/about/reliability.md).

    .venv/bin/python benchmarks/reliability.py

Exit status 1 where something does not hold; then the page stays as it was. `--only NAME` tries one part anew and takes
the other figures from the last time (reliability.json). All of it takes a quarter of an hour of two cores, and needs a
Chromium and mutmut (`.venv/bin/pip install "mutmut>=3.8,<4"`).
"""

from __future__ import annotations

import argparse
import hashlib
import json
import os
import re
import shutil
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from itertools import cycle
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

from made_up import MKDOCS, make

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

ROOT = Path(__file__).parent.parent
PAGE = ROOT / "docs/about/reliability.md"
KEPT = Path(__file__).with_suffix(".json")
BIN = Path(sys.executable).parent
TESTS = ROOT / "tests"
sys.path[:0] = [str(TESTS), str(ROOT / "hooks")]  # they break things already, and we count
Figures = dict[str, float]

LEAD_INS = (
    "",
    '"',
    "'",
    "`",
    "-->",
    "]]>",
    "</p>",
    "</script>",
    "</title>",
    "</template>",
    "\\",
    "}}",
    "](",
    "&lt;",
    "\n\n",
)
ATTACKS = (
    "<script>{}</script>",
    "<img src=x onerror={}>",
    "<svg onload={}>",
    "<svg><script>{}</script></svg>",
    "<details open ontoggle={}>",
    "<iframe srcdoc='<script>parent.{}</script>'>",
    "<a href='javascript:{}'>x</a>",
    "<javascript:{}>",
    "[x](javascript:{})",
    "[x]: javascript:{}",
    "![x](x){{: onerror={} }}",
    "{{: onmouseover={} }}",
    ' onmouseover="{}" x="',
    "' autofocus onfocus='{}",
    "```html\n<script>{}</script>\n```",
    "/// html | script\n{}\n///",
    "<div markdown>\n<script>{}</script>\n</div>",
    "<style>@import 'javascript:{}'</style>",
    "<math><mtext></mtext><script>{}</script></math>",
    "<base href='javascript:{}//'>",
)
SURROUNDINGS = ("{}", "a {} z", "- {}", "> {}", "# {}", "| {} |", "*[{}]: x")
RAN = """() => {
  for (const element of document.querySelectorAll("body *")) {
    for (const event of ["mouseover", "focus", "toggle", "load", "error"]) element.dispatchEvent(new Event(event));
  }
  const handlers = [...document.querySelectorAll(".md-content *, title")].filter((element) =>
    [...element.attributes].some(({ name, value }) => name.startsWith("on") || /^\\s*javascript:/i.test(value)));
  return (window.ran || 0) + handlers.length;
}"""


def strings() -> Iterator[str]:
    """Yield every attack, in every surrounding, after everything that could end what it stands in."""
    for surrounding in SURROUNDINGS:
        for lead_in in LEAD_INS:
            for attack in ATTACKS:
                yield surrounding.format(lead_in + attack.format("(window.ran=(window.ran||0)+1)"))


def attacks() -> Figures:
    """Build a site whose every free text is an attack, without the policy that would stop one, and open each page."""
    from playwright.sync_api import sync_playwright  # noqa: PLC0415 - not every part needs a browser

    tried = list(strings())
    text = cycle(tried)
    with TemporaryDirectory() as folder:
        project = Path(folder)
        count = attacked(project, text, -(-len(tried) // 16))
        ran(["mkdocs", "build", "--quiet"], project)
        pages = sorted((project / "site").rglob("*.html"))
        with sync_playwright() as playwright:
            path = shutil.which("chromium") or shutil.which("google-chrome")
            browser = playwright.chromium.launch(executable_path=path, args=["--no-sandbox"])
            page = browser.new_page()
            did_run = 0
            for file in pages:
                page.goto(file.as_uri(), wait_until="domcontentloaded")
                did_run += page.evaluate(RAN)
            browser.close()
    return {"attacks": len(tried), "attack_places": count, "attack_pages": len(pages), "attacks_run": did_run}


def attacked(project: Path, text: Iterator[str], statements: int) -> int:
    """Write a project of so many statements whose free texts are these; return how many texts it has."""
    quote = "We need the toll before the winter comes"
    archived = f"“{quote},” Mira Vale said.\n"
    source = {
        "type": "news",
        "file": "report.txt",
        "sha256": hashlib.sha256(archived.encode()).hexdigest(),
        "language": "en",
    }
    texts = {"title": next(text), "publisher": next(text), "author": next(text)}
    entries: dict[str, dict[str, Any]] = {
        "actors/vale": {"name": "Mira Vale", "type": "person", "description": next(text), "note": next(text)},
        "sources/report": source | texts,
    }
    for number in range(statements // 20 + 1):
        entries[f"issues/issue-{number}"] = {"title": next(text), "description": next(text)}
        position = {"proposition": next(text), "scope_note": next(text), "short_title": next(text)}
        entries[f"positions/toll-{number}"] = position | {"issue": f"issue-{number}"}
        event = {"title": next(text), "description": next(text), "location": next(text), "note": next(text)}
        entries[f"events/event-{number}"] = event | {"date": "2025-01-01", "participants": ["vale"]}
    for number in range(statements):
        stance = {
            "position": f"toll-{number // 20}",
            "stance": "supports",
            "mode": "preference",
            "basis": "interpreted",
        }
        entries[f"statements/2025/said-{number}"] = {
            "summary": next(text),
            "speaker": "vale",
            "date": "2025-01-01",
            "evidence": [{"source": "report", "quote": quote}],
            "stances": [stance | {"rationale": next(text)}],
            "status": "disputed",
            "dispute": {"text": next(text)},
            "revisions": [
                {"date": f"2025-01-{day:02}", "change": next(text), "reason": next(text)} for day in range(2, 9)
            ],
        }
    for path, entry in entries.items():
        (project / "data" / path).parent.mkdir(parents=True, exist_ok=True)
        (project / f"data/{path}.yml").write_text(json.dumps(entry), "utf-8")
    for folder in ("seeds", "docs"):
        (project / folder).mkdir()
    (project / "seeds/report.txt").write_text(archived, "utf-8")
    settings = MKDOCS.replace(
        "[policy-timeline]", "[policy-timeline: {share_images: false, content_security_policy: false}]"
    )
    (project / "mkdocs.yml").write_text(settings, "utf-8")
    return sum(value.count("(window.ran=") for entry in entries.values() for value in [json.dumps(entry)])


def inputs() -> Figures:
    """Try what must hold for any text and any file, and break the entries of the record in one place each."""
    common = ["-n", "0", "-q", "--timeout", "900", "-p", "no:cacheprovider"]
    fuzzed = pytest("-m", "hypothesis", "--hypothesis-profile", "fuzz", "--hypothesis-show-statistics", *common)
    tried = sum(map(int, re.findall(r"(\d+) passing", fuzzed)))
    properties = len(set(re.findall(r"^(\S+::\S+):$", fuzzed, re.MULTILINE)))
    mutants = 2000
    pytest("tests/test_mutants.py", *common, MUTANTS=str(mutants))
    return {"properties": properties, "inputs": tried, "broken_entries": mutants}


KILLED = """
import atexit, sys
from helpers.kills import kill_at
from mkdocs.__main__ import cli
from policy_timeline.cli import main
step, name, *arguments = sys.argv[1:]
left = kill_at(int(step))
if left[0] < 0:
    atexit.register(lambda: print("changes:", -1 - left[0]))
sys.argv = [name, *arguments]
(cli if name == "mkdocs" else main)(arguments)
"""


def kills() -> Figures:
    """Kill builds at changes that they make to files, evenly spaced; the folder must be old or new, and whole."""
    found = Figures(kills=0, kills_lost=0)
    commands = (
        (["mkdocs", "build", "--quiet"], "site"),
        (["policy-timeline", "build", "--no-search", "--out", "out"], "out"),
    )
    for command, name in commands:
        with TemporaryDirectory() as folder:
            project = Path(folder)
            make(project, 8)
            settings = MKDOCS.replace("[policy-timeline]", "[policy-timeline: {share_images: false}]")
            (project / "mkdocs.yml").write_text(settings, "utf-8")
            ran(command, project)
            old = contents(project / name)
            entry = min((project / "data/issues").glob("*.yml"))
            entry.write_text(entry.read_text("utf-8") + "# changed\n", "utf-8")
            entry.write_text(re.sub(r"title: \"", 'title: "New ', entry.read_text("utf-8")), "utf-8")
            shutil.copytree(project / name, project / "kept")
            ran(command, project)
            new = contents(project / name)
            last = int(killed(-1, command, project).stdout.rpartition("changes: ")[2])
            for number in range(50):
                shutil.rmtree(project / name)
                shutil.copytree(project / "kept", project / name)
                step = number * last // 50
                ended = killed(step, command, project).returncode
                is_whole = contents(project / name) in (old, new)
                found["kills"] += ended == -9
                found["kills_lost"] += not is_whole
            ran(command, project)
            found["kills_lost"] += contents(project / name) != new or bool(list(project.glob(f".{name}-*")))
    return found


def killed(step: int, command: list[str], project: Path) -> subprocess.CompletedProcess[str]:
    """Return how a command ends that is killed at a change that it makes to a file; -1 kills it at none."""
    return ran([sys.executable, "-c", KILLED, str(step), *command], project, may_fail=True)


VARIATIONS: tuple[dict[str, str], ...] = (
    {"PYTHONHASHSEED": "1"},
    {"PYTHONHASHSEED": "2"},
    {"TZ": "Pacific/Kiritimati"},
    {"TZ": "Pacific/Pago_Pago"},
    {"LC_ALL": "C"},
    {"LC_ALL": "C.UTF-8", "LANG": "de_DE.UTF-8"},
    {"PYTHONUTF8": "0", "PYTHONIOENCODING": "ascii"},
    {"COLUMNS": "20", "TERM": "dumb", "NO_COLOR": "1"},
    {"HOME": "/nonexistent", "POLICY_TIMELINE_CACHE": ""},
    {"PYTHONOPTIMIZE": "1", "umask": "077"},
)


def variations() -> Figures:
    """Build one site under other settings of the machine, each in a folder of another name; count what differs."""
    with TemporaryDirectory() as folder:
        made = []
        for number, variation in enumerate(({}, *VARIATIONS)):
            project = Path(folder) / ("p" * (number + 1))
            make(project, 60)
            environment = dict(variation)
            mask = int(environment.pop("umask", "022"), 8)
            ran(["mkdocs", "build", "--quiet"], project, umask=mask, **environment)
            made.append(contents(project / "site"))
    first, *others = made
    differ = sum(first.get(path) != other.get(path) for other in others for path in first.keys() | other.keys())
    return {"variations": len(others), "variation_files": len(first), "files_that_differ": differ}


def preview() -> Figures:
    """Save entries of a running preview at random, right ones and wrong ones; after each it must show what is there."""
    edits = 60
    pytest(
        "tests/test_preview_edits.py",
        "-n",
        "0",
        "-q",
        "--timeout",
        "900",
        "-p",
        "no:cacheprovider",
        PREVIEW_EDITS=str(edits),
    )
    return {"preview_saves": edits}


def limits() -> Figures:
    """Check records of one size and of twice that size; return how many times the processor time that takes."""
    found = Figures()
    sizes: dict[str, tuple[Callable[[Path, int], object], int]] = {
        "entries": (lambda project, size: make(project, round(size * 0.65)), 5_000),
        "entry_kb": (long_entry, 500),
        "source_mb": (long_source, 5),
    }
    for name, (write, size) in sizes.items():
        times = []
        for times_size in (size, 2 * size):
            with TemporaryDirectory() as folder:
                write(Path(folder), times_size)
                times.append(processor_time([str(BIN / "policy-timeline"), "check"], Path(folder)))
        found |= {
            f"{name}_limit": 2 * size,
            f"{name}_seconds": round(times[1], 1),
            f"{name}_ratio": round(times[1] / times[0], 2),
        }
    return found


def long_entry(project: Path, kilobytes: int) -> None:
    """Write a project one of whose entries has so many kilobytes: an actor with many links."""
    make(project, 8)
    entry = min((project / "data/actors").glob("*.yml"))
    text = entry.read_text("utf-8") + "links:\n"
    link = '  - {{url: "https://example.org/{0:07}", note: "Number {0:07}"}}\n'
    count = (kilobytes * 1000 - len(text)) // len(link.format(0))
    entry.write_text(text + "".join(map(link.format, range(count))), "utf-8")


def long_source(project: Path, megabytes: int) -> None:
    """Write a project one of whose sources has so many megabytes of quotations and of what is told around them."""
    make(project, 200)
    entry = min((project / "data/sources").glob("*.yml"))
    document = project / "seeds" / f"{entry.stem}.txt"
    more = "".join(file.read_text("utf-8") for file in sorted((project / "seeds").iterdir()))
    first = document.read_text("utf-8")
    long = first + more * ((megabytes * 1_000_000 - len(first.encode())) // len(more.encode()))
    document.write_text(long, "utf-8")
    digest = hashlib.sha256(long.encode()).hexdigest()
    entry.write_text(re.sub(r'sha256: "\w+"', f'sha256: "{digest}"', entry.read_text("utf-8")), "utf-8")


def processor_time(command: list[str], project: Path) -> float:
    """Return the seconds of processor that a command takes, with nothing known from before."""
    process = subprocess.Popen(
        command, cwd=project, env=os.environ | {"POLICY_TIMELINE_CACHE": ""}, stdout=subprocess.DEVNULL
    )
    _, status, used = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise SystemExit(f"{command}: status {process.returncode}")
    return used.ru_utime + used.ru_stime


def contents(folder: Path) -> dict[str, bytes]:
    """Return every file of a folder by path."""
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def pytest(*arguments: str, **environment: str) -> str:
    """Run tests, which must pass; return what they print."""
    return ran(["pytest", *arguments], ROOT, **environment).stdout


def ran(
    command: list[str], folder: Path, *, may_fail: bool = False, umask: int = -1, **environment: str
) -> subprocess.CompletedProcess[str]:
    """Run a command of this environment in a folder."""
    paths = {"PYTHONPATH": os.pathsep.join(map(str, (TESTS, ROOT / "hooks"))), "NO_MKDOCS_2_WARNING": "1"}
    program = [str(BIN / command[0]) if (BIN / command[0]).exists() else command[0], *command[1:]]
    done = subprocess.run(
        program,
        cwd=folder,
        env=os.environ | paths | environment,
        capture_output=True,
        text=True,
        check=False,
        umask=umask,
    )
    if done.returncode and not may_fail:
        raise SystemExit(f"{' '.join(command)}: status {done.returncode}\n{done.stdout[-3000:]}{done.stderr[-3000:]}")
    return done


MUTATED = ("evidence/gates.py", "evidence/standing.py", "reading/yaml/[!e]*.py", "pages/escaping.py")
CHANGES = ("policy_timeline.evidence.*_3", "policy_timeline.reading.yaml.*_3", "policy_timeline.pages.escaping.*")
"""Every tenth of the first two, and all of the escaping."""
JUDGES = (
    *("tests/test_yaml_reader.py", "tests/test_cases.py", "tests/test_evidence.py", "tests/test_evidence_failures.py"),
    *("tests/test_evidence_meaning.py", "tests/site/test_escape.py"),
)
MUTMUT = """\
[tool.pytest.ini_options]
addopts = ["--import-mode=importlib"]
pythonpath = ["src", "tests", "hooks", "benchmarks", "audit"]
timeout = 300
[tool.mutmut]
source_paths = ["src"]
only_mutate = {mutated}
also_copy = ["hooks", "benchmarks", "audit", "data", "seeds", "docs"]
pytest_add_cli_args_test_selection = {judges}
pytest_add_cli_args = ["-q", "-n", "0", "-p", "no:cacheprovider", "--hypothesis-seed=0"]
"""


def mutation() -> Figures:
    """Change every tenth place of the gates and the reader, and each of the escaping; count what a test notices."""
    with TemporaryDirectory() as folder:
        scratch = Path(folder)
        shutil.copytree(ROOT / "generator/policy_timeline", scratch / "src/policy_timeline")
        for name in ("tests", "hooks", "benchmarks", "audit", "data", "seeds", "docs"):
            shutil.copytree(ROOT / name, scratch / name, ignore=shutil.ignore_patterns("node_modules", ".venv"))
        mutated = json.dumps([f"src/policy_timeline/{path}" for path in MUTATED])
        settings = MUTMUT.format(mutated=mutated, judges=json.dumps(JUDGES))
        (scratch / "pyproject.toml").write_text(settings, "utf-8")
        ran(["mutmut", "run", "--max-children", "2", *CHANGES], scratch, may_fail=True)
        told = ran(["mutmut", "results", "--all", "true"], scratch).stdout
    states = re.findall(r"^\s+(\S+): (.+)$", told, re.MULTILINE)
    judged = {name: state for name, state in states if state != "not checked"}
    print(*(f"{name}: {state}" for name, state in judged.items() if state != "killed"), sep="\n")
    noticed = sum(state in {"killed", "timeout"} for state in judged.values())
    return {
        "mutants": len(judged),
        "mutants_noticed": noticed,
        "mutation_percent": round(100 * noticed / len(judged), 1),
    }


PARTS: dict[str, Callable[[], Figures]] = {
    "mutation": mutation,
    "inputs": inputs,
    "limits": limits,
    "kills": kills,
    "attacks": attacks,
    "preview": preview,
    "variations": variations,
}
"""What is tried, what takes longest first."""


HOLDS: dict[str, Callable[[float], bool]] = {
    "attacks_run": lambda count: count == 0,
    "files_that_differ": lambda count: count == 0,
    "kills_lost": lambda count: count == 0,
    "mutation_percent": lambda percent: percent >= 90,
    "entries_ratio": lambda ratio: ratio <= 2.3,
    "entry_kb_ratio": lambda ratio: ratio <= 2.3,
    "source_mb_ratio": lambda ratio: ratio <= 2.3,
}
"""What must hold of a figure, by its name; of the others, that something was counted."""


def page(found: Figures) -> str:
    """Return the page that says what was counted."""
    return Path(__file__).with_suffix(".md").read_text("utf-8").format(**found)


def main() -> None:
    """Try all parts, print what was counted, and write the page if everything holds."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--only", choices=PARTS, help="try this part alone")
    only = parser.parse_args().only
    start = time.perf_counter()
    found = Figures(json.loads(KEPT.read_text("utf-8"))) if KEPT.exists() else Figures()
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        for figures in pool.map(lambda name: PARTS[name](), [only] if only else PARTS):
            found |= figures
            print("\n".join(f"{name}: {value:,}" for name, value in figures.items()), flush=True)
    print(f"{(time.perf_counter() - start) / 60:.1f} minutes")
    KEPT.write_text(json.dumps(found, indent=2, sort_keys=True) + "\n", "utf-8")
    broken = [f"{name}: {figure:,}" for name, figure in found.items() if not HOLDS.get(name, bool)(figure)]
    if broken:
        raise SystemExit("\n".join(["these do not hold:", *broken]))
    PAGE.write_text(page(found), "utf-8")


if __name__ == "__main__":
    main()
