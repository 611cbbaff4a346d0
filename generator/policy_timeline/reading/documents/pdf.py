"""PDF: the text as it is printed, read in a process of its own, whose time and memory have limits.

A small file can unpack to any size, and a library written in C may end with its process.
"""

from __future__ import annotations

import json
import math
import subprocess
import sys
from importlib.metadata import version

from policy_timeline.reading.documents.decoding import tidy
from policy_timeline.reading.documents.extracted import Extracted, ExtractionError
from policy_timeline.texts.folding import LIGATURES

SECONDS = 60
"""So long a document is read at most."""
_READER = "policy_timeline.reading.documents.pdf_reader"
_SEVERAL = str.maketrans(LIGATURES)


def from_pdf(raw: bytes, seconds: int = SECONDS) -> Extracted:
    """Return the text of a PDF, with a form feed between its pages; raises ExtractionError where it has none."""
    command = [sys.executable, "-c", f"import {_READER} as reader; reader.run({math.ceil(seconds)})"]
    try:
        run = subprocess.run(command, input=raw, capture_output=True, timeout=seconds, check=False)  # noqa: S603 - ours
    except subprocess.TimeoutExpired as error:
        raise ExtractionError(
            f"the document takes more than {seconds} seconds to read; print the part that matters as a PDF of its own"
        ) from error
    try:
        found = json.loads(run.stdout)
    except ValueError as error:
        message = "the document takes too much memory or time; print the part that matters as a PDF of its own"
        raise ExtractionError(message) from error
    if "fault" in found:
        raise ExtractionError(f"the document cannot be read as PDF: {found['fault']}; save or print it anew")
    pages = [tidy(page.translate(_SEVERAL)) for page in found["pages"]]
    text = "\f".join(pages) if any(page.strip() for page in pages) else ""
    left_out = {kind: count for kind, count in found["left_out"].items() if count}
    return Extracted(text, f"pypdfium2 {version('pypdfium2')}", found["data"], left_out)
