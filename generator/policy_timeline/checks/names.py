"""Names that mean one entry: no label twice, and no name that two actors share."""

from __future__ import annotations

from typing import TYPE_CHECKING

from policy_timeline.findings.diagnostics import Related

if TYPE_CHECKING:
    from collections.abc import Iterator

    from policy_timeline.entries.catalog import Catalog
    from policy_timeline.entries.kinds import Actor, Entry
    from policy_timeline.findings.diagnostics import Diagnostic
    from policy_timeline.findings.locations import Path

LABELS = (("actors", "name"), ("issues", "title"), ("positions", "proposition"))


def check_names(catalog: Catalog) -> Iterator[Diagnostic]:
    """Yield a warning for each label that an entry of the same kind has too, and each alias that two actors share."""
    for kind, key in LABELS:
        yield from _duplicate_labels(catalog, kind, key)
    yield from _ambiguous_aliases(catalog)


def _duplicate_labels(catalog: Catalog, kind: str, key: str) -> Iterator[Diagnostic]:
    seen: dict[str, Entry] = {}
    for entry in catalog.of_kind(kind).values():
        first = seen.setdefault(_fold(entry.label), entry)
        if first is not entry:
            yield catalog.origin(entry).finding(
                "duplicate-name",
                path=(key,),
                related=(Related(catalog.origin(first).location((key,)), "the other one"),),
                kind=kind,
                field=key,
                first=first,
            )


def _ambiguous_aliases(catalog: Catalog) -> Iterator[Diagnostic]:
    """Yield aliases that are a name or alias of another actor; equal names are duplicate labels."""
    owners: dict[str, list[tuple[Actor, Path]]] = {}
    for actor in catalog.actors.values():
        for path, name in _names(actor):
            owners.setdefault(_fold(name), []).append((actor, path))
    for found in owners.values():
        first = found[0]
        for actor, path in found[1:]:
            if actor is not first[0] and (path[0] == "aliases" or first[1][0] == "aliases"):
                yield _ambiguous(catalog, (actor, path), first)


def _names(actor: Actor) -> Iterator[tuple[Path, str]]:
    yield ("name",), actor.name
    yield from ((("aliases", index), alias) for index, alias in enumerate(actor.aliases))


def _ambiguous(catalog: Catalog, one: tuple[Actor, Path], other: tuple[Actor, Path]) -> Diagnostic:
    """Return the finding, at the alias where only one of the two is one."""
    (actor, path), (first, first_path) = (one, other) if one[1][0] == "aliases" else (other, one)
    return catalog.origin(actor).finding(
        "ambiguous-alias",
        path=path,
        related=(Related(catalog.origin(first).location(first_path), "the other one"),),
        first=first,
    )


def _fold(name: str) -> str:
    return " ".join(name.split()).casefold()
