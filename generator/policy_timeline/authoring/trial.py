"""What a check would find if an entry were written: the entry is read, linked, proved and checked, but not written."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from policy_timeline.checks import entry_check, run_checks
from policy_timeline.entries.catalog import Catalog, link
from policy_timeline.entries.origins import Origin
from policy_timeline.facts.proving import prove
from policy_timeline.findings.diagnostics import Diagnostic, in_order
from policy_timeline.findings.locations import Location, LocationTree
from policy_timeline.findings.locations import Path as ValuePath
from policy_timeline.reading.files import shown
from policy_timeline.reading.loader import EntryFile, read_entry, register
from policy_timeline.work.memo import Memo


class Finding(NamedTuple):
    """A finding about an entry that is tried, and the path of the value that it is about."""

    diagnostic: Diagnostic
    path: ValuePath


def tried(catalog: Catalog, path: Path, name: str, text: str, memo: Memo) -> tuple[Finding, ...]:
    """Return what a check would say about the file at `path` with this text, beside all other entries.

    `name` is its path below the data folder; a file that is there is taken for changed.
    """
    raw = text.encode()
    read = read_entry(EntryFile(path.as_posix(), shown(path), name, raw, hashlib.sha256(raw).hexdigest()))
    origins = {key: origin for key, origin in catalog.origins.items() if origin.path != name}
    faults = list(register((read,), origins))
    entries = [entry for entry in catalog.entries() if catalog.origin(entry).path != name]
    if read.entry and not faults:
        entries.append(read.entry)
    changed = link(entries, origins, catalog.texts, catalog.retired, catalog.unfinished - {(read.kind, read.id)})
    proved = prove(changed, memo, check=entry_check(changed))
    found = in_order((*faults, *read.faults, *proved.diagnostics, *run_checks(changed)))
    mine = [finding for finding in found if _is_about(finding, read.origin)]
    return tuple(Finding(finding, _path_of(read.origin, finding.location)) for finding in mine)


def _is_about(finding: Diagnostic, origin: Origin) -> bool:
    return origin.file in {finding.location.file, *(related.location.file for related in finding.related)}


def _path_of(origin: Origin, location: Location) -> ValuePath:
    """Return the path of the value at a place in an entry, empty where none begins there."""
    if location.file != origin.file:
        return ()
    spots = _spots((), origin.tree)
    return next((path for path, spots in spots if (location.line, location.column) in spots), ())


def _spots(path: ValuePath, tree: LocationTree) -> Iterator[tuple[ValuePath, tuple[object, ...]]]:
    """Yield where each value and its key begin, what stands inside one before it: both may begin at one place."""
    for step, inner in tree.children.items():
        yield from _spots((*path, step), inner)
    if path:
        yield path, (tree.value, tree.key)
