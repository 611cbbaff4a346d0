"""Facts that no archived source states, and what the fields of a source must say together."""

from __future__ import annotations

from collections.abc import Iterator

from policy_timeline.entries.catalog import Catalog
from policy_timeline.entries.dates import surely_before
from policy_timeline.entries.kinds import Actor, Entry
from policy_timeline.entries.terms import ActorType, SourceType
from policy_timeline.findings.diagnostics import Diagnostic
from policy_timeline.findings.locations import Path

SPOKEN = frozenset({SourceType.SPEECH, SourceType.TRANSCRIPT, SourceType.OFFICIAL})


def check_facts(catalog: Catalog) -> Iterator[Diagnostic]:
    """Yield a warning for each dated fact without evidence, links and note: offices, governments and events."""
    for actor in catalog.actors.values():
        yield from _offices(catalog, actor)
        dated = actor.start_date or actor.end_date
        if actor.type is ActorType.GOVERNMENT and dated and not (actor.links or actor.note):
            yield _unsourced(catalog, actor, (), "the dates of a government")
    for event in catalog.events.values():
        if not (event.evidence or event.links or event.note):
            yield _unsourced(catalog, event, (), "an event without evidence")


def _offices(catalog: Catalog, actor: Actor) -> Iterator[Diagnostic]:
    for index, membership in enumerate(actor.memberships):
        dated = membership.start_date or membership.end_date
        if membership.role and dated and not (membership.links or membership.note):
            yield _unsourced(catalog, actor, ("memberships", index), "the dates of an office")


def _unsourced(catalog: Catalog, entry: Entry, path: Path, what: str) -> Diagnostic:
    return catalog.origin(entry).finding("unsourced-fact", path=path, what=what)


def check_sources(catalog: Catalog) -> Iterator[Diagnostic]:
    """Yield each speech without its speaker, each other source that names one, and what was archived too early.

    Whose words an official document holds, its publisher or its speaker says; in a transcript the speakers' labels do.
    """
    for source in catalog.sources.values():
        origin = catalog.origin(source)
        if source.type is SourceType.SPEECH and not source.speaker:
            yield origin.finding("missing-speaker")
        if source.speaker and source.type not in SPOKEN:
            yield origin.finding("unexpected-speaker", path=("speaker",), key=True, source=source)
        if source.labels and source.type is not SourceType.TRANSCRIPT:
            yield origin.finding("unexpected-labels", path=("labels",), key=True, source=source)
        if surely_before(source.accessed, source.published):
            yield origin.finding("published-after-archived", path=("published",), source=source)
