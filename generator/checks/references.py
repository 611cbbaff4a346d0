"""Every reference leads to an entry, and to one that may be published."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.diagnostics import Severity, nearest
from generator.model import KINDS, Statement, references
from generator.terms import Status

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.catalog import Catalog
    from generator.diagnostics import Diagnostic
    from generator.locations import Path
    from generator.model import Entry


def check_references(catalog: Catalog) -> Iterator[Diagnostic]:
    """Yield an error for each reference to no entry, to a draft, or back to the entry itself through others."""
    for entry in catalog.entries():
        for path, kind, target in references(entry):
            if target not in catalog.ids(kind):
                yield _unknown(catalog, entry, path, kind, target)
            elif _leads_to_draft(catalog, entry, kind, target):
                message = f'a published entry must not refer to the draft "{target}"'
                hint = "publish the draft first, or make this entry wait"
                yield catalog.origin(entry).diagnostic(Severity.ERROR, "draft-reference", message, path=path, hint=hint)
    yield from _circles(catalog, "issues", "parent")
    yield from _circles(catalog, "actors", "succeeds")


def _unknown(catalog: Catalog, entry: Entry, path: Path, kind: str, target: str) -> Diagnostic:
    singular = KINDS[kind].singular
    gone = catalog.retired.get(f"{kind}/{target}")
    if gone:
        hint = f"it went to {gone.target}" if gone.target else f"it was retired: {gone.reason}"
    else:
        hint = nearest(target, catalog.ids(kind)) or f"write data/{kind}/{target}.yml, or name one that exists"
    message = f'no {singular} "{target}"'
    return catalog.origin(entry).diagnostic(Severity.ERROR, f"unknown-{singular}", message, path=path, hint=hint)


def _leads_to_draft(catalog: Catalog, entry: Entry, kind: str, target: str) -> bool:
    if kind != "statements" or target not in catalog.statements:
        return False
    own_draft = isinstance(entry, Statement) and entry.status is Status.DRAFT
    return catalog.statements[target].status is Status.DRAFT and not own_draft


def _circles(catalog: Catalog, kind: str, key: str) -> Iterator[Diagnostic]:
    """Yield an error for each entry that comes back to itself by following `key`."""
    entries = catalog.of_kind(kind)
    for entry in entries.values():
        seen: list[str] = []
        step = getattr(entry, key)
        while step in entries and step not in seen:
            seen.append(step)
            step = getattr(entries[step], key)
        if entry.id in seen:
            way = " → ".join([entry.id, *seen[: seen.index(entry.id) + 1]])
            message = f'"{key}" must not lead in a circle: {way}'
            yield catalog.origin(entry).diagnostic(
                Severity.ERROR, "circular-reference", message, path=(key,), hint="take one of these links out"
            )
