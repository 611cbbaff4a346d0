"""Every reference leads to an entry, and to one that may be published; so does every retired address."""

from __future__ import annotations

from typing import TYPE_CHECKING

from policy_timeline.entries.fields import is_id
from policy_timeline.entries.kinds import KINDS, Actor
from policy_timeline.facts.publication import is_published
from policy_timeline.findings.diagnostics import closest, quoted

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from policy_timeline.entries.catalog import Catalog
    from policy_timeline.entries.origins import Origin
    from policy_timeline.findings.diagnostics import Diagnostic
    from policy_timeline.findings.locations import Path


_NOTHING = ("~", "null", "none")
"""What people write for no value."""


def check_references(catalog: Catalog) -> Iterator[Diagnostic]:
    """Yield an error for each reference to no entry, to a draft, or back to the entry itself."""
    drafts = {
        (statement.kind, statement.id) for statement in catalog.statements.values() if not is_published(statement)
    }
    for entry in catalog.entries() if drafts or catalog.unsettled else ():
        if (entry.kind, entry.id) in catalog.unsettled or not drafts.isdisjoint(entry.referred):
            for path, kind, target in entry.references:
                yield from _follow(catalog, catalog.origin(entry), path, kind, target)
    yield from _retired(catalog)
    yield from _circles(catalog, "issues", "parent")
    yield from _circles(catalog, "actors", "succeeds")
    yield from _relations_to_itself(catalog)


def _follow(catalog: Catalog, origin: Origin, path: Path, kind: str, target: str) -> Iterator[Diagnostic]:
    if not catalog.knows(kind, target):
        singular = KINDS[kind].singular
        hint = _where_it_went(catalog, kind, target) or _nearest(catalog, kind, target)
        hint = hint or _other_kind(catalog, kind, target) or _advice(origin, kind, target)
        yield origin.finding(f"unknown-{singular}", path=path, hint=hint, target=quoted(target))
    elif _is_draft(catalog, kind, target):
        yield origin.finding("draft-reference", path=path, target=target)


def _where_it_went(catalog: Catalog, kind: str, target: str) -> str | None:
    gone = catalog.retired.get(f"{kind}/{target}")
    return gone and (f"it went to {gone.target}" if gone.target else f"it was retired: {gone.reason}")


def _nearest(catalog: Catalog, kind: str, target: str) -> str | None:
    """Return a hint with the nearest id, where a person may have written a name for it."""
    names = _names(catalog, kind)
    found = closest(target, names)
    return found and f'did you mean "{names[found]}"?'


def _names(catalog: Catalog, kind: str) -> Mapping[str, str]:
    """Return the id for everything that an entry of a kind is called."""
    labels = {entry.label: entry.id for entry in catalog.of_kind(kind).values()}
    aliases = {alias: actor.id for actor in catalog.actors.values() for alias in actor.aliases}
    return {**(aliases if kind == Actor.kind else {}), **labels, **{id_: id_ for id_ in catalog.ids(kind)}}


def _other_kind(catalog: Catalog, kind: str, target: str) -> str | None:
    known = next((other for other in KINDS if catalog.knows(other, target)), None)
    return known and f'"{target}" is one of the {known}; here an id of the {kind} must stand'


def _advice(origin: Origin, kind: str, target: str) -> str:
    if target.casefold() in _NOTHING:
        return "where there is nothing to name, leave the key out: what stands here is read as a text"
    if is_id(target):
        return f"write {origin.file.removesuffix(origin.path)}{kind}/{target}.yml, or name one that exists"
    return "name an entry by the name of its file, without .yml"


def _is_draft(catalog: Catalog, kind: str, target: str) -> bool:
    statement = catalog.statements.get(target) if kind == "statements" else None
    return (kind, target) in catalog.unfinished or (statement is not None and not is_published(statement))


def _retired(catalog: Catalog) -> Iterator[Diagnostic]:
    """Yield an error for each retired address that still has its entry, or leads to none."""
    for old, gone in catalog.retired.items():
        kind, id_ = old.split("/")
        if catalog.knows(kind, id_):
            yield gone.origin.finding("bad-retirement.alive", path=(old,), key=True, old=old)
        if gone.target:
            to, target = gone.target.split("/")
            yield from _follow(catalog, gone.origin, (old,), to, target)


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
            yield catalog.origin(entry).finding("circular-reference", path=(key,), field=key, way=way)


def _relations_to_itself(catalog: Catalog) -> Iterator[Diagnostic]:
    """Yield an error for each position that is related to itself."""
    for position in catalog.positions.values():
        for index, related in enumerate(position.related):
            if related.position == position.id:
                yield catalog.origin(position).finding(
                    "relates-to-itself", path=("related", index, "position"), position=position
                )
