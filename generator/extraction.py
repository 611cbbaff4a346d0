"""Takes the text out of a document as received: plain text, Markdown, HTML or PDF.

Paragraphs, lines and quotation marks stay as the document has them: they decide later whose words are whose.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from importlib.metadata import version
from io import BytesIO
from typing import TYPE_CHECKING

from inscriptis import get_text  # type: ignore[import-untyped]  # it has no type hints
from pdfminer.high_level import extract_text
from pdfminer.pdfexceptions import PDFException
from pdfminer.psexceptions import PSException

if TYPE_CHECKING:
    from collections.abc import Callable


class ExtractionError(Exception):
    """A document from which no text can be taken; the message says why and what to do."""


@dataclass(frozen=True, slots=True)
class Extracted:
    """A document's text, and the program that took it out: None where the document is its own text, unchanged."""

    text: str
    program: str | None


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
    if not found.text.strip():
        message = "the document holds no text; a scan must go through text recognition (OCR) first"
        raise ExtractionError(message)
    return found


def _plain(raw: bytes) -> Extracted:
    return Extracted(_decoded(raw), None)


def _from_html(raw: bytes) -> Extracted:
    return Extracted(_tidy(get_text(_decoded(raw))), f"inscriptis {version('inscriptis')}")


def _from_pdf(raw: bytes) -> Extracted:
    try:
        text = extract_text(BytesIO(raw))
    except (PDFException, PSException) as error:
        message = f"the document cannot be read as PDF: {str(error) or type(error).__name__}"
        raise ExtractionError(message) from error
    return Extracted(_tidy(text), f"pdfminer.six {version('pdfminer.six')}")


def _decoded(raw: bytes) -> str:
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        message = f"the document must be UTF-8; byte 0x{raw[error.start]:02x} at {error.start} is not: save it as UTF-8"
        raise ExtractionError(message) from error


def _tidy(text: str) -> str:
    """Return a text without space at the ends of lines, with one empty line at most between paragraphs."""
    lines = [line.rstrip() for line in text.replace("\f", "\n").replace("\r\n", "\n").split("\n")]
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip("\n") + "\n"
