"""What is taken out of a document, and why nothing could be."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


class ExtractionError(Exception):
    """A document from which no text can be taken; the message says why and what to do."""


@dataclass(frozen=True, slots=True)
class Extracted:
    """A document's text, the program that took it out (None where it is its own text, unchanged), and its own data.

    `data` are what the document says of itself, by the keys of a source entry. `left_out` counts what is no part of the
    text, by its kind in the plural; `remarks` are what a curator should know beside.
    """

    text: str
    program: str | None = None
    data: Mapping[str, str] = field(default_factory=dict)
    left_out: Mapping[str, int] = field(default_factory=dict)
    remarks: tuple[str, ...] = ()
