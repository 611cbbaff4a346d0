"""Takes the text out of a document as received: plain text, a web page, PDF, Word, a mail or subtitles.

Paragraphs, lines and quotation marks stay as the document has them: they decide later whose words are whose.
"""

from __future__ import annotations

import re
from codecs import BOM_UTF8
from collections.abc import Callable, Mapping
from dataclasses import replace
from platform import python_version

from policy_timeline.reading.documents.decoding import decoded, transcoded
from policy_timeline.reading.documents.extracted import Extracted, ExtractionError
from policy_timeline.reading.documents.mail import from_mail
from policy_timeline.reading.documents.pdf import from_pdf
from policy_timeline.reading.documents.web import from_page
from policy_timeline.reading.documents.word import from_word

__all__ = ["KINDS", "Extracted", "ExtractionError", "extract"]

_UNNAMED_GLYPH = re.compile(r"\(cid:\d+\)|[\ufffd\ue000-\uf8ff]")
"""What stands for a sign of a PDF that does not say which letter it shows."""
_UNNAMED_SHARE = 0.1  # of the signs; above, the text has holes
_LEAST_WORDS = 12
_PYTHON = f"Python {python_version()}"
_SINGLE_SHARE = 0.6  # of the words are single letters; no language has that many


_TEXTS = {".txt", ".md", ".html", ".htm", ".srt", ".vtt"}
"""Kinds whose bytes are text, in an encoding that whoever sends them may name."""


def _plain(raw: bytes) -> Extracted:
    text = decoded(raw)
    is_archived_as_it_is = raw.removeprefix(BOM_UTF8) == text.encode()
    return Extracted(text, None if is_archived_as_it_is else _PYTHON)


KINDS: Mapping[str, Callable[[bytes], Extracted]] = {
    ".txt": _plain,
    ".md": _plain,
    ".html": from_page,
    ".htm": from_page,
    ".pdf": from_pdf,
    ".docx": from_word,
    ".eml": from_mail,
    ".srt": _plain,
    ".vtt": _plain,
}
"""How each kind of document is read, by the ending of its file's name."""


def extract(raw: bytes, suffix: str, *, whole: bool = False, charset: str | None = None) -> Extracted:
    """Return the text of a document; `suffix` is its file's, such as `.pdf`, and says what it is.

    `whole` keeps what is around the main text of a web page; `charset` is the encoding that a server named, for a text
    that does not say it itself (https://html.spec.whatwg.org/multipage/parsing.html#determining-the-character-encoding).
    Raises ExtractionError for a kind that is not known, for
    bytes that are not of that kind, for a document without text, such as a scan, and for one whose text is lost or is
    none that anybody would read.
    """
    read = KINDS.get(suffix.lower())
    if read is None:
        message = f"a document must be one of {', '.join(KINDS)}; this one is {suffix or 'without an ending'}"
        raise ExtractionError(message)
    text = transcoded(raw, charset) if suffix.lower() in _TEXTS else raw
    found = from_page(text, is_whole=whole) if read is from_page else read(text)
    _demand_prose(found.text)
    return found if text is raw else replace(found, program=found.program or _PYTHON)


def _demand_prose(text: str) -> None:
    """Raise ExtractionError for a text that no reader would take for one."""
    if "\0" in text:
        message = "the document must be text; it holds NUL characters, as UTF-16 and binary files do: save it as UTF-8"
        raise ExtractionError(message)
    unnamed = sum(len(sign[0]) for sign in _UNNAMED_GLYPH.finditer(text))
    if not any(map(str.isalnum, _UNNAMED_GLYPH.sub("", text))):
        raise ExtractionError("the document holds no text; a scan must go through text recognition (OCR) first")
    if unnamed > _UNNAMED_SHARE * len(text):
        message = "the document does not say which letters many of its signs are; text recognition (OCR) can tell"
        raise ExtractionError(message)
    words = re.findall(r"\w+", text)
    if len(words) >= _LEAST_WORDS and sum(map(_is_letter, words)) > _SINGLE_SHARE * len(words):
        raise ExtractionError(
            "the document's letters stand apart, as in letter-spaced or turned lines: no words can be told in it; "
            "text recognition (OCR) of the printed page can tell them"
        )


def _is_letter(word: str) -> bool:
    return len(word) == 1 and word.isalpha() and word.isascii()
