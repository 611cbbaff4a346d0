"""Draws words and marks on a picture of a few colors, with fonts that packages bring.

A picture is drawn in shades of gray and becomes one of a palette at the end: the darker half of the shades are ink on
paper, the others stand for one color each. That is a third of the time and of the bytes of one in full color.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from functools import cache, lru_cache
from io import BytesIO
from typing import Literal, NamedTuple
from zlib import Z_RLE

import font_source_sans_pro  # type: ignore[import-untyped]  # a folder of fonts
import font_source_serif_pro  # type: ignore[import-untyped]  # the same
import pylopdf_fonts_ar
import pylopdf_fonts_he
from PIL import Image, ImageDraw, ImageFont, features

Voice = Literal["serif", "sans", "bold"]
"""Words that were said, ours, and names."""

SIZE = (1200, 630)
"""What those who show links ask for (https://ogp.me; 1.91 to 1)."""

INK, SOFT, TINT = 127, 84, 10
"""Shades of ink."""

_PAPER, _BLACK = (251, 250, 247), (27, 31, 36)
_STEPS = 9  # with the colors no more than sixteen, of which two pixels are one byte
_MEASURE = 50
_COLORS = {
    "accent": (11, 79, 125),
    "supports": (20, 101, 176),
    "supports-with-conditions": (13, 74, 56),
    "opposes": (168, 68, 10),
    "mixed": (107, 26, 114),
    "open": (96, 103, 115),
    "none": (233, 230, 222),
}
_AS = {"within-reach": "supports", "expected": "supports", "out-of-reach": "opposes", "not-expected": "opposes"}
_FULL = ("supports", "opposes")
_RTL = frozenset({"R", "AL"})
_CAN_TURN = features.check("raqm") and features.check("fribidi")
"""Whether text that runs from the right can be set: without the two its letters would stand in the wrong order."""


class Faces(NamedTuple):
    """The files of the fonts of a script, for each voice, and the style of a name where one file has several."""

    serif: str
    sans: str
    bold: str
    style: str | None = None


_LATIN = Faces(
    font_source_serif_pro.SourceSerifPro, font_source_sans_pro.SourceSansPro, font_source_sans_pro.SourceSansProSemibold
)
"""Latin, Greek and Cyrillic letters."""

_OTHERS = {
    script: Faces(str(fonts.serif_path()), str(fonts.sans_path()), str(fonts.sans_path()), "SemiBold")
    for script, fonts in (("ARABIC", pylopdf_fonts_ar), ("HEBREW", pylopdf_fonts_he))
}


def color(side: str) -> int:
    """Return the shade that stands for the color of a side."""
    names = list(_COLORS)
    name = _AS.get(side, side)
    return 128 + names.index(name if name in _COLORS else "open")


def drawable(text: str) -> str | None:
    """Return a text as it can be drawn, without signs that no font has; None where letters or digits are among them."""
    faces = _faces(text)
    if faces is not _LATIN and not _CAN_TURN:
        return None
    lacking = {char for char in set(text) if not char.isspace() and not _has(faces, char)}
    if any(char.isalnum() for char in lacking):
        return None
    return " ".join("".join(char for char in text if char not in lacking).split())


def _faces(text: str) -> Faces:
    for char in text:
        if unicodedata.bidirectional(char) in _RTL:
            return _OTHERS.get(unicodedata.name(char, "").partition(" ")[0], _LATIN)
    return _LATIN


def _begins_right(text: str) -> bool:
    """Return whether a text runs from the right: its first letter says so (Unicode's rules P2 and P3)."""
    strong = (kind for kind in map(unicodedata.bidirectional, text) if kind == "L" or kind in _RTL)
    return next(strong, "L") in _RTL


@cache
def _has(faces: Faces, char: str) -> bool:
    """Return whether a font has a character: it is drawn otherwise than what no font has."""
    font = _font(faces, "sans", 20)
    return bytes(font.getmask(char, mode="1")) != bytes(font.getmask("\uffff", mode="1"))


@cache
def _font(faces: Faces, voice: Voice, size: int) -> ImageFont.FreeTypeFont:
    font = ImageFont.truetype(getattr(faces, voice), size)
    if faces.style and voice == "bold":
        font.set_variation_by_name(faces.style)
    return font


class _Word(NamedTuple):
    """A word as it is drawn, how far it leads on, and the room that it needs before its beginning."""

    mask: Image.Image
    advance: float
    before: int


@lru_cache(maxsize=20_000)  # most words of a record come again and again
def _word(text: str, font: ImageFont.FreeTypeFont) -> _Word:
    left, _, right, bottom = font.getbbox(text)
    before = max(0, -int(left)) + 1
    mask = Image.new("L", (int(right) + before + 2, int(bottom) + 2), 0)
    ImageDraw.Draw(mask).text((before, 0), text, font=font, fill=255)
    return _Word(mask, _advance(text, font), before)


@lru_cache(maxsize=50_000)
def _advance(text: str, font: ImageFont.FreeTypeFont) -> float:
    """Return how far a text leads on."""
    return font.getlength(text)


def _lines(text: str, faces: Faces, voice: Voice, size: int, width: int) -> list[str]:
    """Return the lines of a text. Words are measured in one size for all, since most sizes are only tried."""
    font = _font(faces, voice, _MEASURE)
    lines: list[list[str]] = [[]]
    whole = width * _MEASURE / size
    room, space = whole, _advance(" ", font)
    for word in text.split():
        length = _advance(word, font)
        if length > room and lines[-1]:
            lines.append([])
            room = whole
        lines[-1].append(word)
        room -= length + space
    return [" ".join(words) for words in lines]


def _step(size: int) -> int:
    """Return how far apart lines of letters of a size stand."""
    return size * 5 // 4


class Canvas:
    """A picture under way."""

    def __init__(self) -> None:
        self._image = Image.new("L", SIZE, 0)
        self._draw = ImageDraw.Draw(self._image)

    def text(  # noqa: PLR0913 - where, what and how
        self, at: tuple[int, int], text: str, voice: Voice, size: int, *, shade: int = INK, width: int = 1040
    ) -> None:
        """Draw a line, cut where it is too long."""
        self._line(at, _cut(text, _font(_faces(text), voice, size), width), voice, size, shade, width)

    def paragraph(  # noqa: PLR0913 - where, what and how
        self, at: tuple[int, int], text: str, voice: Voice, sizes: Sequence[int], *, height: int, width: int = 1040
    ) -> int:
        """Draw words in the largest of the sizes in which they have room, else cut; return where they end."""
        faces = _faces(text)
        tried = [(size, _lines(text, faces, voice, size, width)) for size in sizes]
        size, lines = next((trial for trial in tried if len(trial[1]) * _step(trial[0]) <= height), tried[-1])
        step = _step(size)
        if len(lines) * step > height:
            lines = lines[: height // step]
            lines[-1] = _cut(f"{lines[-1]} …", _font(faces, voice, size), width, always=True)
        for number, line in enumerate(lines):
            self._line((at[0], at[1] + number * step), line, voice, size, INK, width)
        return at[1] + len(lines) * step

    def _line(self, at: tuple[int, int], text: str, voice: Voice, size: int, shade: int, width: int) -> None:  # noqa: PLR0913, PLR0917
        faces = _faces(text)
        font = _font(faces, voice, size)
        if faces is not _LATIN:
            begins_right = _begins_right(text)
            start, anchor, direction = (at[0] + width, "ra", "rtl") if begins_right else (at[0], "la", "ltr")
            self._draw.text((start, at[1]), text, font=font, fill=shade, direction=direction, anchor=anchor)
            return
        place = float(at[0])
        for word in text.split():
            made = _word(word, font)
            self._image.paste(shade, (round(place) - made.before, at[1]), made.mask)
            place += made.advance + _advance(" ", font)

    def box(self, box: tuple[float, float, float, float], shade: int) -> None:
        """Fill a rectangle, given by two corners."""
        left, top, right, bottom = box
        self._draw.rectangle((round(left), round(top), round(right) - 1, round(bottom) - 1), fill=shade)

    def mark(self, at: tuple[int, int], side: str) -> None:
        """Draw the mark of a side, 22 pixels wide: a disk for, a square against, hollow for all that is neither."""
        left, top = at
        box, shade = (left, top, left + 22, top + 22), color(side)
        draw = self._draw.rectangle if _AS.get(side, side) == "opposes" else self._draw.ellipse
        if side in _FULL:
            draw(box, fill=shade)
        else:
            draw(box, outline=shade, width=4)
        if side == "out-of-reach":
            for ends in ((left + 6, top + 6, left + 16, top + 16), (left + 16, top + 6, left + 6, top + 16)):
                self._draw.line(ends, fill=shade, width=3)

    def face(self, at: tuple[int, int], letters: str, size: int, *, is_round: bool) -> None:
        """Draw the initials of an actor: in a circle for people, in a square for bodies."""
        box = (at[0], at[1], at[0] + size, at[1] + size)
        if is_round:
            self._draw.ellipse(box, fill=TINT, outline=SOFT, width=2)
        else:
            self._draw.rounded_rectangle(box, size // 8, fill=TINT, outline=SOFT, width=2)
        font = _font(_faces(letters), "bold", size * 2 // 5)
        self._draw.text((at[0] + size / 2, at[1] + size / 2), letters, font=font, fill=INK, anchor="mm")

    def png(self) -> bytes:
        """Return the picture as a PNG file."""
        shades = [shade * (_STEPS - 1) // INK for shade in range(128)] + [_STEPS + shade for shade in range(128)]
        image = self._image.point(shades)
        ramp = [
            [round(a + (b - a) * step / (_STEPS - 1)) for a, b in zip(_PAPER, _BLACK, strict=True)]
            for step in range(_STEPS)
        ]
        image.putpalette([part for shown in (*ramp, *_COLORS.values()) for part in shown])
        file = BytesIO()
        image.save(file, "PNG", compress_level=1, compress_type=Z_RLE)  # a picture of words is runs of one color
        return file.getvalue()


def _cut(text: str, font: ImageFont.FreeTypeFont, width: int, *, always: bool = False) -> str:
    """Return a text with an ellipsis in the place of the last words, where it is too long for a line."""
    words = text.removesuffix(" …").split()
    is_cut = always
    while len(words) > 1 and sum(_advance(word, font) + _advance(" ", font) for word in (*words, "…" * is_cut)) > width:
        words, is_cut = words[:-1], True
    return " ".join(words) + (" …" if is_cut else "")
