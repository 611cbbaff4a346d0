"""No text of an entry deceives the eye: by what nobody can see, or by letters that only look like others."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from policy_timeline.evidence.failures import deceiving_in
from policy_timeline.findings.diagnostics import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from policy_timeline.entries.catalog import Catalog
    from policy_timeline.entries.kinds import Entry
    from policy_timeline.findings.diagnostics import Diagnostic
    from policy_timeline.findings.locations import Path

_MAY_DECEIVE = re.compile(r"[^\x00-\u024f\u2010-\u2027\u20a0-\u20cf]|\\")
"""What is neither Latin nor ordinary punctuation, and the backslash, by which YAML writes any character."""
_PROVED = frozenset({"quote", "passage"})


def check_deceiving(catalog: Catalog, entry: Entry) -> Iterator[Diagnostic]:
    """Yield an error for each character in a text of an entry that deceives the eye; evidence has a gate of its own."""
    origin = catalog.origin(entry)
    if not _MAY_DECEIVE.search(origin.text):
        return
    for path, text in _texts((), entry.model_dump(mode="json", by_alias=True)):
        for one in deceiving_in(text) if path[-1] not in _PROVED else ():
            yield origin.diagnostic(Severity.ERROR, one.code, one.message, path=path, hint=one.hint)


def _texts(path: Path, value: object) -> Iterator[tuple[Path, str]]:
    """Yield every text inside a value, with its path."""
    if isinstance(value, str):
        yield path, value
    elif isinstance(value, dict):
        for key, inner in value.items():
            yield from _texts((*path, key), inner)
    elif isinstance(value, list):
        for index, inner in enumerate(value):
            yield from _texts((*path, index), inner)
