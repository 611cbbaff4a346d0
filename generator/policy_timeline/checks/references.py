"""Every reference leads to an entry, and to one that may be published; so does every retired address."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from policy_timeline.entries.catalog import Catalog
from policy_timeline.entries.fields import is_id
from policy_timeline.entries.kinds import KINDS, Actor
from policy_timeline.entries.origins import Origin
from policy_timeline.facts.publication import is_published
from policy_timeline.findings.diagnostics import Diagnostic, closest, quoted
from policy_timeline.findings.locations import Path

_NOTHING = ("~", "null", "none")
"""What people write for no value."""
_WORD = re.compile(r"[^\W_]+")
_MOST_WORDS = 12
"""A name stands within so many words, or it is not looked for."""


def check_references(catalog: Catalog) -> Iterator[Diagnostic]:
    """Yield an error for each reference to no entry, to a draft, or back to the entry itself."""
    names = _Names(catalog)
    drafts = {
        (statement.kind, statement.id) for statement in catalog.statements.values() if not is_published(statement)
    }
    for entry in catalog.entries() if drafts or catalog.unsettled else ():
        if (entry.kind, entry.id) in catalog.unsettled or not drafts.isdisjoint(entry.referred):
            for path, kind, target in entry.references:
                yield from _follow(names, catalog.origin(entry), path, kind, target)
    yield from _retired(names)
    yield from _circles(catalog, "issues", "parent")
    yield from _circles(catalog, "actors", "succeeds")
    yield from _relations_to_itself(catalog)


class _Names:
    """What the entries of each kind are called, worked out once for each kind."""

    def __init__(self, catalog: Catalog) -> None:
        self.catalog = catalog
        self._ids: dict[str, Mapping[str, str]] = {}

    def of(self, kind: str) -> Mapping[str, str]:
        """Return the id for everything that an entry of a kind is called, in small letters."""
        if kind not in self._ids:
            labels = {entry.label: entry.id for entry in self.catalog.of_kind(kind).values()}
            aliases = {alias: actor.id for actor in self.catalog.actors.values() for alias in actor.aliases}
            names = {**(aliases if kind == Actor.kind else {}), **labels}
            plain = {" ".join(_WORD.findall(name.casefold())): id_ for name, id_ in names.items()}
            written = {name.casefold(): id_ for name, id_ in names.items()}
            self._ids[kind] = {**plain, **written, **{id_: id_ for id_ in self.catalog.ids(kind)}}
        return self._ids[kind]

    def nearest(self, kind: str, target: str) -> str | None:
        """Return the id of the entry that a person may have meant: its name is near, or stands within the words."""
        names = self.of(kind)
        found = closest(target.casefold(), names) or self._within(kind, target)
        return found and names[found]

    def _within(self, kind: str, target: str) -> str | None:
        """Return the longest name that stands as whole words in a text, as Eastmere does in "the town of Eastmere"."""
        words = _WORD.findall(target.casefold())[:_MOST_WORDS]
        lengths = range(len(words), 0, -1)
        runs = (words[start : start + length] for length in lengths for start in range(len(words) - length + 1))
        forms = (sign.join(run) for run in runs for sign in (" ", "-"))
        return next((form for form in forms if form in self.of(kind)), None)


def _follow(names: _Names, origin: Origin, path: Path, kind: str, target: str) -> Iterator[Diagnostic]:
    catalog = names.catalog
    if not catalog.knows(kind, target):
        singular = KINDS[kind].singular
        near = names.nearest(kind, target)
        hint = _where_it_went(catalog, kind, target) or (f'did you mean "{near}"?' if near else None)
        hint = hint or _other_kind(catalog, kind, target) or _advice(origin, kind, target)
        yield origin.finding(f"unknown-{singular}", path=path, hint=hint, target=quoted(target))
    elif _is_draft(catalog, kind, target):
        yield origin.finding("draft-reference", path=path, target=target)


def _where_it_went(catalog: Catalog, kind: str, target: str) -> str | None:
    gone = catalog.retired.get(f"{kind}/{target}")
    return gone and (f"it went to {gone.target}" if gone.target else f"it was retired: {gone.reason}")


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


def _retired(names: _Names) -> Iterator[Diagnostic]:
    """Yield an error for each retired address that still has its entry, or leads to none."""
    for old, gone in names.catalog.retired.items():
        kind, id_ = old.split("/")
        if names.catalog.knows(kind, id_):
            yield gone.origin.finding("bad-retirement.alive", path=(old,), key=True, old=old)
        if gone.target:
            to, target = gone.target.split("/")
            yield from _follow(names, gone.origin, (old,), to, target)


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
