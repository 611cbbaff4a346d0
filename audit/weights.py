"""What the site's own files weigh on the wire, compressed as public hosts do it."""

from __future__ import annotations

import gzip
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

ASSETS = "assets/policy-timeline"
SCRIPTS = 25_000
STYLES = 20_000
PAGE = 150_000


@dataclass(frozen=True)
class Weight:
    """What something weighs, and what it may weigh at the most, in bytes."""

    what: str
    bytes: int
    most: int

    @property
    def is_good(self) -> bool:
        """Whether it weighs no more than it may."""
        return self.bytes <= self.most

    def __str__(self) -> str:
        return f"{self.bytes:>7,} of at most {self.most:,}  {self.what}{'' if self.is_good else '  <- too heavy'}"


def weights(site: Path) -> Iterator[Weight]:
    """Yield the weight of our own scripts together, of our own styles, and of the heaviest page."""
    yield Weight("own scripts", sum(map(_size, (site / ASSETS).glob("*.js"))), SCRIPTS)
    yield Weight("own styles", sum(map(_size, (site / ASSETS).glob("*.css"))), STYLES)
    heaviest = max(site.rglob("*.html"), key=_size)
    yield Weight(f"/{heaviest.relative_to(site).as_posix()}, the heaviest page", _size(heaviest), PAGE)


def _size(path: Path) -> int:
    return len(gzip.compress(path.read_bytes()))
