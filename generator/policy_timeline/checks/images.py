"""Whether the images of actors are there, inside docs/, and such as a page may show."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from policy_timeline.entries.catalog import Catalog
from policy_timeline.entries.origins import Origin
from policy_timeline.findings.diagnostics import Diagnostic
from policy_timeline.reading.files import LARGEST, Unusable, read_inside
from policy_timeline.reading.images import LARGEST_SIDE, image_size

_AT = ("image", "file")


def check_images(catalog: Catalog, docs_dir: Path) -> Iterator[Diagnostic]:
    """Yield what is wrong with the file of each actor's image, which must stand below `docs_dir`."""
    for actor in catalog.actors.values():
        if actor.image:
            yield from _check(actor.image.file, catalog.origin(actor), docs_dir)


def _check(file: str, origin: Origin, docs_dir: Path) -> Iterator[Diagnostic]:
    if any(part.startswith(".") for part in file.split("/")):
        yield origin.finding("bad-image.hidden", path=_AT, file=file)
        return
    try:
        raw = read_inside(docs_dir, docs_dir / file, LARGEST)
    except Unusable as unusable:
        yield origin.tell(unusable.fault, origin.location(_AT))
        return
    size = image_size(file, raw)  # of a larger file only a part was read, which is no image
    if size is None:
        yield origin.finding("bad-image", path=_AT, file=file)
    elif max(size) > LARGEST_SIDE:
        yield origin.finding("bad-image.pixels", path=_AT, file=file, most=LARGEST_SIDE, size=size)
