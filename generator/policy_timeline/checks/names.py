"""Names that mean one entry, and texts that are what they look like."""

from __future__ import annotations

import re
from collections.abc import Iterator

from policy_timeline.entries.catalog import Catalog
from policy_timeline.entries.kinds import Actor, Entry
from policy_timeline.evidence.failures import deceiving_in
from policy_timeline.findings.diagnostics import Diagnostic
from policy_timeline.findings.locations import Path, texts_in
from policy_timeline.texts.deceiving import code_point

_IN_PRINTED_MARKS = re.compile(r"[“„«‘\u2039][^“”„«»‘’\u2039\u203a]*[”“»’\u203a]")
LABELS = (("actors", "name"), ("issues", "title"), ("positions", "proposition"))


def check_names(catalog: Catalog) -> Iterator[Diagnostic]:
    """Yield a warning for each label that an entry of the same kind has too, and each alias that two actors share.

    And for each name that stands in printed quotation marks, as if they were YAML's.
    """
    for kind, key in LABELS:
        yield from _duplicate_labels(catalog, kind, key)
        yield from _quoted_labels(catalog, kind, key)
    yield from _ambiguous_aliases(catalog)


def _duplicate_labels(catalog: Catalog, kind: str, key: str) -> Iterator[Diagnostic]:
    seen: dict[str, Entry] = {}
    for entry in catalog.of_kind(kind).values():
        first = seen.setdefault(_fold(entry.label), entry)
        if first is not entry:
            yield catalog.origin(entry).finding(
                "duplicate-name",
                path=(key,),
                related=catalog.origin(first).related("the other one", (key,)),
                kind=kind,
                field=key,
                first=first,
            )


def _quoted_labels(catalog: Catalog, kind: str, key: str) -> Iterator[Diagnostic]:
    for entry in catalog.of_kind(kind).values():
        names = _names(entry) if isinstance(entry, Actor) else [((key,), entry.label)]
        for path, name in names:
            if _IN_PRINTED_MARKS.fullmatch(name):
                yield catalog.origin(entry).finding(
                    "printed-quotes", path=path, field=path[0], first=code_point(name[0])
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


def _ambiguous(catalog: Catalog, alias: tuple[Actor, Path], other: tuple[Actor, Path]) -> Diagnostic:
    """Return the finding, at the alias where only alias of the two is alias."""
    (actor, path), (first, first_path) = (alias, other) if alias[1][0] == "aliases" else (other, alias)
    return catalog.origin(actor).finding(
        "ambiguous-alias", path=path, related=catalog.origin(first).related("the other one", first_path), first=first
    )


def _fold(name: str) -> str:
    return " ".join(name.split()).casefold()


_SOFT_HYPHEN = "\u00ad"
_MAY_DECEIVE = re.compile(r"[^\x00-\x5b\x5d-\xac\xae-\u024f\u2010-\u2027\u20a0-\u20cf]")
"""What is neither Latin nor ordinary punctuation, and the backslash, by which YAML writes any character."""
_PROVED = frozenset({"quote", "passage"})


def check_deceiving(catalog: Catalog, entry: Entry) -> Iterator[Diagnostic]:
    """Yield an error for each character in a text of an entry that deceives the eye; evidence has a gate of its own."""
    origin = catalog.origin(entry)
    if not _MAY_DECEIVE.search(origin.text):
        return
    references = {path for path, _, _ in entry.references}  # an id of such a kind is none: that is told already
    for path, text in texts_in(entry.model_dump(mode="json", by_alias=True)):
        if path[-1] in _PROVED or path in references:
            continue
        if _SOFT_HYPHEN in text:
            yield origin.finding("hidden-character.soft-hyphen", path=path)
        for fault in deceiving_in(text):
            yield origin.tell(fault, origin.location(path))
