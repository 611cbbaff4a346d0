"""Writes the finished files of a site, on every core where there are many."""

from __future__ import annotations

import gc
import multiprocessing
import os
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from generator.plugin.files import destination
from generator.plugin.links import Links

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from generator.outputs import Output
    from generator.plugin.finishing import Finisher
    from generator.routes import Addresses

MANY = 500
"""From so many files on, several processes are quicker than one."""


@dataclass(frozen=True)
class Writer:
    """Writes files into the folder of a site."""

    site: Path
    addresses: Addresses
    finisher: Finisher
    _made: set[Path] = field(default_factory=set)

    def write_all(self, outputs: Sequence[Output]) -> Links:
        """Write every file; return what their pages link to and have."""
        if len(outputs) < MANY or "fork" not in multiprocessing.get_all_start_methods():
            return self.write_share(outputs)
        processes = os.cpu_count() or 1
        gc.freeze()  # what is shared stays shared: no collection writes to it
        try:
            with multiprocessing.get_context("fork").Pool(processes, _remember, (self, outputs)) as pool:
                links = Links()
                for share in pool.imap_unordered(_write_numbered, [(at, processes) for at in range(processes)]):
                    links.add(share)
                return links
        finally:
            gc.unfreeze()

    def write_share(self, outputs: Sequence[Output]) -> Links:
        """Write these files one after the other; return what their pages link to and have."""
        links = Links()
        for one in outputs:
            self.write(one, links)
        return links

    def write(self, one: Output, links: Links) -> None:
        """Write one file, and note its links."""
        if one.path.endswith(".md"):
            text, content = self.finisher.finish(one)
            links.note(self.addresses.of(one.path), one.path, content)
        else:
            text = one.content
        path = self.site / destination(self.addresses, one.path)
        if path.parent not in self._made:
            path.parent.mkdir(parents=True, exist_ok=True)
            self._made.add(path.parent)
        path.write_text(text, "utf-8", newline="")


_shared: list[tuple[Writer, Sequence[Output]]] = []
"""What a forked process works on; it is inherited, not sent."""


def _remember(writer: Writer, outputs: Sequence[Output]) -> None:
    _shared[:] = [(writer, outputs)]


def _write_numbered(share: tuple[int, int]) -> Links:
    """Write every so many-th file from a first one on."""
    [(writer, outputs)] = _shared
    first, step = share
    return writer.write_share(outputs[first::step])
