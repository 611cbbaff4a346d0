"""The tutorial's commands and files, and somebody who follows it to the letter."""

import os
import re
import sys
from contextlib import contextmanager
from pathlib import Path

from helpers.pages import serving
from helpers.programs import succeeded

ROOT = Path(__file__).parents[2]
PAGE = ROOT / "generator/policy_timeline/authoring/guide/add-an-entry.md"
BLOCK = re.compile(r"^(?:\*\*`(?P<path>[^`]+)`\*\*\n\n)?```(?P<kind>\w+)\n(?P<text>.*?)^```$", re.MULTILINE | re.DOTALL)
ADDRESS = "https://eastmere-post.example"  # what the page calls the server of this test


def blocks():
    """Return every block of the page: a command, or a file with its path."""
    return list(BLOCK.finditer(PAGE.read_text(encoding="utf-8")))


@contextmanager
def document_served(folder):
    """Serve the page that stands at the address of the tutorial; yield the address."""
    text = next(block["text"] for block in blocks() if block["path"] == "ferry.html")
    (folder / "ferry.html").write_text(text, encoding="utf-8")
    with serving(folder) as address:
        yield address


class Follower:
    """Does what the page says, in the folder where it says it."""

    def __init__(self, folder, server):
        self.folder = folder
        self.server = server
        self.shown = []

    def follow(self, block):
        if block["kind"] == "sh":
            for line in block["text"].splitlines():
                self.run(line)
        else:
            target = self.folder / block["path"]
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_text(block["text"], encoding="utf-8")

    def run(self, line):
        if line.startswith("cd "):
            self.folder /= line.removeprefix("cd ")
            return
        path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
        settings = {**os.environ, "PATH": path, "NO_MKDOCS_2_WARNING": "1"}
        done = succeeded(["sh", "-c", line.replace(ADDRESS, self.server)], cwd=self.folder, env=settings)
        self.shown.append((line, done.stdout))
