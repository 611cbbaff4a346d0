"""Names that mean one entry: no label twice, and no name that two actors share."""

from __future__ import annotations

from typing import TYPE_CHECKING

from policy_timeline.findings.diagnostics import Related, Severity

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
            yield catalog.origin(entry).diagnostic(
                Severity.WARNING,
                "duplicate-name",
                f'two {kind} must not have the same {key}; "{first.id}" has it too',
                path=(key,),
                hint="merge the two entries, or word one of them so that readers can tell them apart",
                related=(Related(catalog.origin(first).location((key,)), "the other one"),),
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
    return catalog.origin(actor).diagnostic(
        Severity.WARNING,
        "ambiguous-alias",
        f'an alias must mean one actor; "{first.id}" has the same name, so that a speaker named so cannot be told',
        path=path,
        hint="take the alias out of aliases: of one of the two, or write a longer one",
        related=(Related(catalog.origin(first).location(first_path), "the other one"),),
    )


def _fold(name: str) -> str:
    return " ".join(name.split()).casefold()
