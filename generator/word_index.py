"""The index of words: Pagefind reads the finished pages and writes its files beside them (https://pagefind.app)."""

from __future__ import annotations

import sys
from subprocess import PIPE, STDOUT, Popen
from typing import TYPE_CHECKING

from generator import routes

if TYPE_CHECKING:
    from pathlib import Path


def start(site: Path) -> Popen[str]:
    """Begin to index the statements of a finished site, in a process of its own."""
    settings = {"--site": str(site), "--glob": routes.INDEXED, "--output-subdir": routes.WORD_INDEX}
    arguments = [part for setting in settings.items() for part in setting]
    command = [sys.executable, "-m", "pagefind", *arguments, "--silent"]
    return Popen(command, stdout=PIPE, stderr=STDOUT, text=True, encoding="utf-8", errors="replace")  # noqa: S603 - our own


def fault_of(process: Popen[str]) -> str | None:
    """Wait for the end; return what went wrong in one line, or None."""
    said, _ = process.communicate()
    if process.returncode == 0:
        return None
    return " ".join(said.split()) or f"Pagefind ended with status {process.returncode}"
