"""One statement per claim, and no search that found nothing where something was found."""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING

from policy_timeline.entries.spans import overlap
from policy_timeline.facts.publication import Publication, is_retracted
from policy_timeline.facts.stances import by_stance
from policy_timeline.findings.diagnostics import Related

if TYPE_CHECKING:
    from collections.abc import Iterator

    from policy_timeline.entries.catalog import Catalog
    from policy_timeline.entries.kinds import Statement
    from policy_timeline.entries.records import Searched
    from policy_timeline.findings.diagnostics import Diagnostic


def check_claims(catalog: Catalog) -> Iterator[Diagnostic]:
    """Yield a warning for each statement that holds the claim of an earlier one in the same words.

    One passage can hold several claims, so the same words alone are not enough: the two must also take a stance to the
    same position in the same mode, or none at all. A retracted statement may have been replaced.
    """
    groups: dict[tuple[str, ...], list[Statement]] = {}
    for statement in catalog.statements.values():
        if not is_retracted(statement):
            groups.setdefault((statement.speaker, statement.principal, statement.date.text), []).append(statement)
    for one, two in (pair for group in groups.values() for pair in combinations(group, 2)):
        if not _claims(one).isdisjoint(_claims(two)) and _share_words(one, two):
            yield catalog.origin(two).finding(
                "duplicate-claim",
                path=("evidence",),
                related=(Related(catalog.origin(one).location(("evidence",)), "the other one"),),
                one=one,
            )


def _claims(statement: Statement) -> set[tuple[str | None, str | None]]:
    """Return the position and the mode of each stance; of a statement without any, a pair of nothing."""
    return {(one.position, one.mode) for one in statement.stances} or {(None, None)}


def _share_words(one: Statement, two: Statement) -> bool:
    """Return whether any words of one statement hold words of the other, in the same source."""
    pairs = ((left, right) for left in one.evidence for right in two.evidence if left.source == right.source)
    return any(_holds(left.words, right.words) or _holds(right.words, left.words) for left, right in pairs)


def _holds(outer: str, inner: str) -> bool:
    return " ".join(inner.split()) in " ".join(outer.split())


def check_searches(catalog: Catalog) -> Iterator[Diagnostic]:
    """Yield a warning for each search without a find in a source that holds a curated stance of that time."""
    sought = {search.actor for position in catalog.positions.values() for search in position.searched}
    taken = by_stance(statement for statement in Publication(catalog).counting if statement.principal in sought)
    for position in catalog.positions.values():
        for index, search in enumerate(position.searched):
            found = next((one for one in taken.get((search.actor, position.id), ()) if _answers(search, one)), None)
            if found:
                yield catalog.origin(position).finding(
                    "searched-but-found",
                    path=("searched", index),
                    related=(Related(catalog.origin(found).location(("stances",)), "the stance"),),
                    found=found,
                )


def _answers(search: Searched, statement: Statement) -> bool:
    sources = {one.source for one in statement.evidence}
    return not sources.isdisjoint(search.sources) and overlap(search.date, statement.date)
