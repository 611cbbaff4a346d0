"""Reads the images that entries name: raster files alone, since a drawing such as SVG can hold scripts."""

from __future__ import annotations

from io import BytesIO
from pathlib import PurePosixPath
from typing import NamedTuple

_KINDS = {".png": "PNG", ".jpg": "JPEG", ".jpeg": "JPEG", ".webp": "WEBP"}
"""The kinds of image that every browser shows, by the endings that tell a server what to call them."""

ENDINGS = tuple(_KINDS)

LARGEST_SIDE = 4000
"""So many pixels are read of a side: a file of a few bytes may claim to hold billions."""


class ImageSize(NamedTuple):
    """How many pixels an image has."""

    width: int
    height: int


def image_size(name: str, raw: bytes) -> ImageSize | None:
    """Return the size of an image, given its file's name and bytes; None where it is none of the kind it is named for.

    All of it is decoded, unless it is too large to be used.
    """
    from PIL import Image, UnidentifiedImageError  # noqa: PLC0415 - a record without images need not load it

    kind = _KINDS.get(PurePosixPath(name.lower()).suffix)
    if kind is None:
        return None
    try:
        with Image.open(BytesIO(raw), formats=[kind]) as image:
            if max(image.size) <= LARGEST_SIDE:
                image.load()
            return ImageSize(*image.size)
    except (UnidentifiedImageError, OSError, SyntaxError, ValueError, KeyError, Image.DecompressionBombError):
        return None
