"""The data of a built site, read by the programs that others read it with: TimelineJS, Datasette, pandas, DuckDB.

They are a few hundred megabytes, so they are installed for the audit alone: TimelineJS by npm, the others into a
virtual environment of the audit's own.
"""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
import venv
from html import unescape
from pathlib import Path
from typing import TYPE_CHECKING

from lighthouse import browser
from playwright.sync_api import sync_playwright

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Page

HERE = Path(__file__).parent
TIMELINEJS = HERE / "node_modules/@knight-lab/timelinejs/dist"
OWN = HERE / ".venv"
DOCS = HERE.parent / "generator/policy_timeline/authoring/guide/data.md"
WANTED = HERE / "requirements.txt"

_DRAWN = """<!doctype html><meta charset="utf-8"><title>TimelineJS</title>
<link rel="stylesheet" href="timelinejs/css/timeline.css"><script src="timelinejs/js/timeline.js"></script>
<div id="drawn" style="width: 100%; height: 600px"></div>
<script>fetch("downloads/timelinejs.json").then((file) => file.json()).then((slides) => {
  const timeline = new TL.Timeline("drawn", slides, { font: null, hash_bookmark: false })
  timeline.on("ready", () => (document.title = "ready"))
})</script>
"""
_DUCKDB = """
import duckdb
print(duckdb.sql("SELECT count(*) FROM 'downloads/stances.csv'").fetchall()[0][0])
print(duckdb.sql("SELECT count(DISTINCT s.id) FROM 'downloads/statements.csv' s "
                 "JOIN 'downloads/stances.csv' t ON t.statement = s.id").fetchall()[0][0])
"""


def audit(site: Path, url: str) -> bool:
    """Print what each program finds in a served site; return whether all of them find what is there."""
    faults = [*drawn(site, url), *read(site)]
    print("Readers of the data: TimelineJS, Datasette, pandas, DuckDB")
    print(*(f"  <- {fault}" for fault in faults), sep="\n", end="\n" if faults else "")
    return not faults


def drawn(site: Path, url: str) -> Iterator[str]:
    """Yield what TimelineJS does otherwise than draw a slide for each event and statement, with its very text."""
    slides = json.loads((site / "downloads/timelinejs.json").read_text("utf-8"))["events"]
    shutil.copytree(TIMELINEJS, site / "timelinejs")
    (site / "drawn.html").write_text(_DRAWN, "utf-8")
    with sync_playwright() as started:
        chromium = started.chromium.launch(executable_path=browser(), args=["--no-sandbox"])
        page = chromium.new_page()
        page.goto(f"{url}drawn.html")
        page.wait_for_function("document.title === 'ready'", timeout=60_000)
        yield from _otherwise(page, slides)
        chromium.close()
    shutil.rmtree(site / "timelinejs")
    (site / "drawn.html").unlink()


def _otherwise(page: Page, slides: list[dict[str, dict[str, str]]]) -> Iterator[str]:
    wanted = sorted(" ".join(unescape(slide["text"]["headline"]).split()) for slide in slides)
    shown = page.locator(".tl-slide:not(.tl-slide-titleslide) .tl-headline").all_text_contents()
    found = sorted(" ".join(text.split()) for text in shown)
    if found != wanted:
        yield f"TimelineJS shows {len(found)} slides for {len(wanted)}, or other headlines"
    if page.locator(".tl-timemarker").count() != len(slides):
        yield "TimelineJS does not mark every slide on its axis"


def read(site: Path) -> Iterator[str]:
    """Yield what the others do otherwise than read what is there."""
    _install()
    statements = json.loads((site / "api/v1/statements.json").read_text("utf-8"))["statements"]
    stances = sum(len(statement["stances"]) for statement in statements)
    for title in ("from the CSV", "from the SQLite"):
        code = re.search(rf'```python title="{title}"\n(.*?)```', DOCS.read_text("utf-8"), re.DOTALL)
        if not code or not _run(site, code[1]).strip():
            yield f"pandas draws no matrix {title}"
    counts = _run(site, _DUCKDB).split()
    if counts != [str(stances), str(sum(bool(statement["stances"]) for statement in statements))]:
        yield f"DuckDB counts {counts} stances and statements with one, for {stances}"
    yield from _datasette(site, statements)


def _datasette(site: Path, statements: list[dict[str, str]]) -> Iterator[str]:
    word = re.findall(r"\w{6,}", statements[0]["summary"])[0]
    paths = {"/timeline/statements.json?_shape=array&_size=max": len(statements)}
    paths[f"/timeline/statements.json?_shape=array&_size=max&_search={word}"] = 1
    for path, least in paths.items():
        command = [
            OWN / "bin/datasette",
            "downloads/timeline.sqlite",
            "--metadata",
            "downloads/datasette-metadata.json",
        ]
        got = subprocess.run([*command, "--get", path], cwd=site, check=True, capture_output=True, text=True).stdout
        if len(json.loads(got)) < least:
            yield f"Datasette gives {len(json.loads(got))} rows for {path}"


def _run(site: Path, code: str) -> str:
    return subprocess.run([OWN / "bin/python", "-c", code], cwd=site, check=True, capture_output=True, text=True).stdout


def _install() -> None:
    """Install the Python programs, unless they are there."""
    mark = OWN / ".ready"
    if mark.exists() and mark.stat().st_mtime >= WANTED.stat().st_mtime:
        return
    venv.create(OWN, with_pip=True, clear=True)
    quiet = ["--quiet", "--disable-pip-version-check"]
    subprocess.run([OWN / "bin/python", "-m", "pip", "install", *quiet, "-r", WANTED], check=True, stderr=sys.stderr)
    mark.touch()
