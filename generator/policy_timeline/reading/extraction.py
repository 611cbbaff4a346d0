"""Takes the text out of a document as received: plain text, Markdown, HTML or PDF.

Paragraphs, lines and quotation marks stay as the document has them: they decide later whose words are whose.
"""

from __future__ import annotations

import codecs
import re
import unicodedata
from contextlib import suppress
from dataclasses import dataclass
from importlib.metadata import version
from io import BytesIO
from typing import TYPE_CHECKING

from inscriptis import get_text  # type: ignore[import-untyped]  # it has no type hints
from lxml.etree import ParserError
from lxml.html import HTMLParser, document_fromstring
from pdfminer.high_level import extract_text

if TYPE_CHECKING:
    from collections.abc import Callable

_CHARSET = re.compile(rb"""<meta\b[^>]*\bcharset\s*=\s*["']?([\w.:-]+)""", re.IGNORECASE)
_LOOKED_AT = 4096  # bytes, in which a page names its encoding
_WESTERN = {"iso8859-1", "ascii"}
"""Encodings by which web pages mean windows-1252: https://encoding.spec.whatwg.org/#names-and-labels"""
_UNNAMED_GLYPH = re.compile(r"\(cid:\d+\)")
"""What stands for a sign of a PDF that does not say which letter it shows."""


_LIGATURES = {code: unicodedata.normalize("NFKD", chr(code)) for code in range(0xFB00, 0xFB07)}
"""The letters that a PDF draws in one piece, such as ﬁ; its text has them apart."""


class ExtractionError(Exception):
    """A document from which no text can be taken; the message says why and what to do."""


@dataclass(frozen=True, slots=True)
class Extracted:
    """A document's text, the program that took it out (None where it is its own text, unchanged), and its title.

    The title is the one that a web page gives itself; None for other documents.
    """

    text: str
    program: str | None = None
    title: str | None = None


def extract(raw: bytes, suffix: str) -> Extracted:
    """Return the text of a document; `suffix` is its file's, such as `.pdf`, and says what it is.

    Raises ExtractionError for a kind that is not known, for bytes that are not of that kind, and for a document without
    text, such as a scan.
    """
    kinds: dict[str, Callable[[bytes], Extracted]] = {
        ".txt": _plain,
        ".md": _plain,
        ".html": _from_html,
        ".htm": _from_html,
        ".pdf": _from_pdf,
    }
    if suffix.lower() not in kinds:
        message = f"a document must be one of {', '.join(kinds)}; this one is {suffix or 'without an ending'}"
        raise ExtractionError(message)
    found = kinds[suffix.lower()](raw)
    if not any(map(str.isalnum, _UNNAMED_GLYPH.sub("", found.text))):
        message = "the document holds no text; a scan must go through text recognition (OCR) first"
        raise ExtractionError(message)
    return found


def _plain(raw: bytes) -> Extracted:
    return Extracted(_decoded(raw))


def _from_html(raw: bytes) -> Extracted:
    page = _decoded(raw, _named_encoding(raw))
    return Extracted(_tidy(get_text(page)), f"inscriptis {version('inscriptis')}", _title(page))


def _title(page: str) -> str | None:
    """Return the title in the head of a page."""
    try:
        found = document_fromstring(page.encode(), HTMLParser(encoding="utf-8")).findtext(".//head/title")
    except ParserError:  # nothing in it
        return None
    return " ".join((found or "").split()) or None


def _from_pdf(raw: bytes) -> Extracted:
    try:
        text = extract_text(BytesIO(raw))
    except Exception as error:  # over a broken file the library stumbles in many ways
        message = f"the document cannot be read as PDF: {str(error) or type(error).__name__}; save or print it anew"
        raise ExtractionError(message) from error
    return Extracted(_tidy(text.translate(_LIGATURES)), f"pdfminer.six {version('pdfminer.six')}")


def _named_encoding(raw: bytes) -> str | None:
    """Return the encoding that a web page names for itself, if it is known."""
    named = _CHARSET.search(raw[:_LOOKED_AT])
    try:
        name = codecs.lookup(named[1].decode()).name if named else None
    except LookupError:
        return None
    return "cp1252" if name in _WESTERN else name


def _decoded(raw: bytes, encoding: str | None = None) -> str:
    """Return the text of a document that is UTF-8, or else in the encoding that it names."""
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        if encoding:
            with suppress(UnicodeDecodeError):
                return raw.decode(encoding)
        message = f"the document must be UTF-8; byte 0x{raw[error.start]:02x} at {error.start} is not: save it as UTF-8"
        raise ExtractionError(message) from error


def _tidy(text: str) -> str:
    """Return a text without space at the ends of lines, with one empty line at most between paragraphs."""
    lines = [line.rstrip() for line in text.replace("\f", "\n").replace("\r\n", "\n").split("\n")]
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip("\n") + "\n"
