"""The index of words: Pagefind reads a small page of each statement and writes its files (https://pagefind.app)."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable
from pathlib import Path
from subprocess import PIPE, STDOUT, Popen
from tempfile import TemporaryDirectory

from policy_timeline.outputs import Output


def write_pages(words: Iterable[Output], folder: Path) -> int:
    """Write the pages that are to be read into an empty folder, and return how many."""
    count = 0
    for count, page in enumerate(words, 1):  # noqa: B007 - what it ends at is what is returned
        (folder / page.path).write_text(page.content, "utf-8")
    return count


def start(folder: Path, index: Path) -> Popen[str]:
    """Begin to index the pages in a folder, in a process of its own that writes into the folder `index`."""
    settings = {"--site": str(folder), "--output-path": str(index)}
    arguments = [part for setting in settings.items() for part in setting]
    command = [sys.executable, "-m", "pagefind", *arguments, "--silent"]
    return Popen(command, stdout=PIPE, stderr=STDOUT, text=True, encoding="utf-8", errors="replace")  # noqa: S603 - our own


def write(words: Iterable[Output], index: Path) -> str | None:
    """Write an index of these pages into a folder whose parent exists; return in one line what went wrong, or None."""
    with TemporaryDirectory(prefix="words-", dir=index.parent) as folder:
        count = write_pages(words, Path(folder))
        return fault_of(start(Path(folder), index), index, count)


def made(words: Iterable[Output]) -> tuple[dict[str, bytes], str | None]:
    """Return the files of an index of these pages by name, and what went wrong in one line, or None."""
    with TemporaryDirectory(prefix="index-") as folder:
        index = Path(folder, "index")
        fault = write(words, index)
        files = [path for path in index.rglob("*") if path.is_file()]
        return {path.relative_to(index).as_posix(): path.read_bytes() for path in files}, fault


def fault_of(process: Popen[str], index: Path, count: int) -> str | None:
    """Wait for the end; return in one line what went wrong, or that the index does not hold `count` pages, or None."""
    said, _ = process.communicate()
    if process.returncode != 0:
        why = " ".join(said.split()) or f"Pagefind ended with status {process.returncode}"
        return f"the search page finds no words, since their index could not be made: {why}"
    held = _held(index)
    if held != count:
        return f"the search page finds no words, since their index holds {held} of {count} statements"
    return None


def _held(index: Path) -> int:
    """Return how many pages an index holds, as its entry file says; none where there is no such file."""
    entry = index / "pagefind-entry.json"
    languages = json.loads(entry.read_text("utf-8"))["languages"] if entry.is_file() else {}
    return sum(language["page_count"] for language in languages.values())
