"""Reads a PDF from standard input and writes its pages as JSON; run as a process of its own, with limits."""

from __future__ import annotations

import ctypes
import json
import math
import sys
from collections import Counter
from collections.abc import Iterator
from contextlib import suppress
from typing import Any

import pypdfium2  # type: ignore[import-untyped]  # it has no type hints
import pypdfium2.raw as pdfium  # type: ignore[import-untyped]  # the same

from policy_timeline.reading.documents.pdf_layout import Glyph, pages_of

MEMORY = 1_500_000_000
"""So many bytes of memory the process takes at most."""
_TURNED = "turned signs"
_HYPHENS = {"\x02", "\ufffe"}  # what the library calls a hyphen at a line's end
_STRAIGHT = 0.1  # radians


def main(raw: bytes) -> dict[str, Any]:
    """Return what stands in a PDF: its pages, what is left out, and its own data; or why it cannot be read."""
    try:
        document = pypdfium2.PdfDocument(raw)
        left_out: Counter[str] = Counter()
        pages = [_upright(list(_glyphs(page)), left_out) for page in document]
        title = " ".join(document.get_metadata_value("Title").split())
        return {"pages": pages_of(pages, left_out), "left_out": left_out, "data": {"title": title} if title else {}}
    except pypdfium2.PdfiumError as error:
        return {"fault": str(error)}


def _glyphs(page: pypdfium2.PdfPage) -> Iterator[tuple[Glyph, float]]:
    """Yield the signs of a page that are printed, each with how far it is turned."""
    held = page.get_textpage()  # which closes when nobody holds it
    text = held.raw
    x, y, box = ctypes.c_double(), ctypes.c_double(), pdfium.FS_RECTF()
    for at in range(pdfium.FPDFText_CountChars(text)):
        char = chr(pdfium.FPDFText_GetUnicode(text, at))
        if pdfium.FPDFText_IsGenerated(text, at) == 1 and char not in _HYPHENS:
            continue
        pdfium.FPDFText_GetCharOrigin(text, at, x, y)
        pdfium.FPDFText_GetLooseCharBox(text, at, box)
        turned = pdfium.FPDFText_GetCharAngle(text, at)
        yield (
            Glyph("-" if char in _HYPHENS else char, x.value, y.value, box.left, box.right, box.bottom, box.top),
            turned,
        )


def _upright(glyphs: list[tuple[Glyph, float]], left_out: Counter[str]) -> list[Glyph]:
    """Return the signs of a page as if it were turned so that most of them stand upright, without the others."""
    turns = Counter(round(angle / (math.pi / 2)) % 4 for _, angle in glyphs if _is_square(angle))
    most = turns.most_common(1)[0][0] if turns else 0
    kept = [glyph for glyph, angle in glyphs if _is_square(angle) and round(angle / (math.pi / 2)) % 4 == most]
    left_out[_TURNED] += sum(not glyph.char.isspace() for glyph, _ in glyphs) - sum(
        not glyph.char.isspace() for glyph in kept
    )
    return [_turned(glyph, (4 - most) % 4) for glyph in kept]  # angles are told clockwise


def _is_square(angle: float) -> bool:
    return abs(angle / (math.pi / 2) - round(angle / (math.pi / 2))) < _STRAIGHT


def _turned(glyph: Glyph, quarters: int) -> Glyph:
    """Return a sign turned back by so many quarters of a circle."""
    char, x, y, left, right, bottom, top = glyph
    for _ in range(quarters):
        x, y, left, right, bottom, top = y, -x, bottom, top, -right, -left
    return Glyph(char, x, y, left, right, bottom, top)


def limit(seconds: int) -> None:
    """Limit the time and memory of this process, where the system can."""
    with suppress(ImportError, ValueError, OSError):
        import resource  # noqa: PLC0415 - there is none on Windows

        resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))
        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))


def run(seconds: int) -> None:
    """Read the PDF from standard input and write what stands in it to standard output, within limits."""
    limit(seconds)
    json.dump(main(sys.stdin.buffer.read()), sys.stdout)
