"""Bytes to text: UTF-8, or else the encoding that a document names."""

from __future__ import annotations

import codecs
import re
from contextlib import suppress

from policy_timeline.reading.documents.extracted import ExtractionError

_CHARSET = re.compile(
    rb"""<(?:meta\b[^>]*\bcharset|\?xml\b[^>]*\bencoding)\s*=\s*["']?(?:x-)?([\w.:-]+)""", re.IGNORECASE
)
_LOOKED_AT = 65_536  # bytes, in which a page names its encoding
_WESTERN = {"iso8859-1", "ascii"}
"""Encodings by which web pages mean windows-1252: https://encoding.spec.whatwg.org/#names-and-labels"""
_NO_ENCODINGS = {"undefined", "unicode-escape", "raw-unicode-escape", "idna", "punycode", "utf-7"}
"""What Python knows under the name of an encoding, and no document is written in."""


def encoding_of(name: str | None) -> str | None:
    """Return the encoding that a name means, None where it means none: base64 and its like turn bytes into bytes."""
    try:
        found = codecs.lookup(name.strip()).name if name else None
        if found is None or found in _NO_ENCODINGS:
            return None
        "x".encode(found)
    except (LookupError, ValueError):  # no such name, no encoding of text, or a name with a null character
        return None
    return "cp1252" if found in _WESTERN else found


def encoding_in_page(raw: bytes) -> str | None:
    """Return the encoding that a web page names for itself, if it is known."""
    named = _CHARSET.search(raw[:_LOOKED_AT])
    found = encoding_of(named[1].decode()) if named else None
    return None if found and found.startswith(("utf-16", "utf-32")) else found  # in which its name could not be read


def decoded(raw: bytes, encoding: str | None = None) -> str:
    """Return the text of a document that is UTF-8, or else in the encoding that it names.

    Raises ExtractionError where it is neither.
    """
    if raw.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        encoding = "utf-16"
    else:
        with suppress(UnicodeDecodeError):
            return raw.decode("utf-8-sig")
    try:
        return raw.decode(encoding or "utf-8")
    except UnicodeError as error:
        at = error.start if isinstance(error, UnicodeDecodeError) else 0
        message = f"the document must be UTF-8; byte 0x{raw[at]:02x} at {at} is not: save it as UTF-8"
        raise ExtractionError(message) from error


def transcoded(raw: bytes, charset: str | None) -> bytes:
    """Return a text in UTF-8 that came in the encoding `charset`, or as it is where that is no help."""
    encoding = encoding_of(charset)
    try:
        raw.decode()
    except UnicodeDecodeError:
        with suppress(UnicodeError):
            return raw.decode(encoding or "utf-8").encode()
    return raw


def tidy(text: str) -> str:
    """Return a text without space at the ends of lines, with one empty line at most between paragraphs."""
    lines = [line.rstrip() for line in text.replace("\r\n", "\n").split("\n")]
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip("\n") + "\n"
