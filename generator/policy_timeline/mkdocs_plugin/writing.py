"""Writes the finished files of a site."""

from __future__ import annotations

from typing import TYPE_CHECKING

from policy_timeline.mkdocs_plugin.files import destination
from policy_timeline.mkdocs_plugin.links import Links, Reader
from policy_timeline.work.garbage import without_collecting
from policy_timeline.work.terminal import watched
from policy_timeline.work.workers import spread

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from policy_timeline.mkdocs_plugin.finishing import Finisher
    from policy_timeline.mkdocs_plugin.links import Found
    from policy_timeline.outputs import Output
    from policy_timeline.routes import Addresses


class Writer:
    """Writes files into the folder of a site, on every core where there are many."""

    def __init__(self, site: Path, addresses: Addresses, finisher: Finisher) -> None:
        self._site, self._addresses, self._finisher = site, addresses, finisher
        self._reader = Reader()
        self._made: set[Path] = set()

    def write_all(self, outputs: Sequence[Output], links: Links) -> None:
        """Write every file; note what the pages among them link to and have."""
        with without_collecting(), watched() as track:
            found = spread(self._write, outputs, track, "Writing pages")
        for one, links_of in zip(outputs, found, strict=True):
            if links_of:
                links.note(one.path, links_of)

    def read(self, path: str, content: str) -> Found:
        """Return what a page links to and has."""
        return self._reader.read(self._addresses.of(path), content)

    def _write(self, one: Output) -> Found | None:
        """Write one file; of a page, return what it links to and has."""
        if not one.path.endswith(".md"):
            self._save(one, one.raw)
            return None
        text, content = self._finisher.finish(one)
        self._save(one, text.encode())
        return self.read(one.path, content)

    def _save(self, one: Output, content: bytes) -> None:
        path = self._site / destination(self._addresses, one.path)
        if path.parent not in self._made:
            path.parent.mkdir(parents=True, exist_ok=True)
            self._made.add(path.parent)
        path.write_bytes(content)
