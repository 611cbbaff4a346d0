"""A site is built beside the one that there is and takes its place at the end, so that one of them is always whole."""

from __future__ import annotations

import os
import shutil
import time
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig

_STALE = 86_400
"""Seconds after which what stands beside a site was left by a build that was killed."""


class Beside:
    """Where one build writes until all of it is there."""

    def __init__(self, config: MkDocsConfig) -> None:
        """Have MkDocs, which empties its folder first, write into another one beside it."""
        self._site = Path(config.site_dir)
        self._new = self._site.with_name(f".{self._site.name}-{os.getpid()}.new")
        self._config = config
        self._restore()
        config.site_dir = str(self._new)

    def _restore(self) -> None:
        """Put the old site back if a build was killed when it had just taken it away."""
        olds = sorted(self._site.parent.glob(f".{self._site.name}-*.old"), key=lambda path: path.stat().st_mtime)
        if olds and not self._site.exists():
            olds[-1].rename(self._site)

    def take_place(self) -> None:
        """Put what was built in the place of the site that there was; its hidden files stay, as MkDocs leaves them."""
        old = self._new.with_suffix(".old")
        self._new.mkdir(parents=True, exist_ok=True)
        if self._site.exists():
            self._site.rename(old)
        self._new.rename(self._site)
        for path in old.glob(".*"):
            if not (self._site / path.name).exists():
                path.rename(self._site / path.name)
        self.clear()

    def clear(self) -> None:
        """Delete what is left beside the site, of this build and of those that were killed."""
        self._config.site_dir = str(self._site)
        for path in self._site.parent.glob(f".{self._site.name}-*"):
            is_ours = path.stem == self._new.stem
            if path.suffix in {".new", ".old"} and (is_ours or time.time() - path.stat().st_mtime > _STALE):
                shutil.rmtree(path, ignore_errors=True)
