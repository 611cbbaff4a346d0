"""Archived texts, as decoded from their files."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ArchivedText:
    """The archived text of one source.

    `file` is the path as messages show it, `sha256` the digest of the file's bytes as found, and `text` the decoded text
    without a byte order mark and with its line ends as they are: offsets everywhere count its code points.
    """

    file: str
    sha256: str
    text: str
