"""Who may speak for whom: words that count for another than the speaker need an office held on that day."""

from __future__ import annotations

from typing import TYPE_CHECKING

from policy_timeline.entries.kinds import Statement
from policy_timeline.entries.terms import ActorType
from policy_timeline.facts.offices import holds_on, may_speak
from policy_timeline.findings.diagnostics import Related

if TYPE_CHECKING:
    from collections.abc import Iterator

    from policy_timeline.entries.catalog import Catalog
    from policy_timeline.entries.kinds import Actor, Entry
    from policy_timeline.findings.diagnostics import Diagnostic


def check_office(catalog: Catalog, entry: Entry) -> Iterator[Diagnostic]:
    """Yield an error for a statement that counts for another than its speaker, who held no office for it that day.

    An office in an organization, in a country or in its government of that day will do; a government speaks for its
    country while it governs.
    """
    if not isinstance(entry, Statement) or entry.principal == entry.speaker:
        return
    if (entry.kind, entry.id) in catalog.unsettled:
        return
    speaker, principal = catalog.actors[entry.speaker], catalog.actors[entry.principal]
    if speaker.type is ActorType.GOVERNMENT and speaker.government_of == principal.id:
        yield from _out_of_office(catalog, entry, speaker)
    elif not may_speak(catalog, speaker.id, principal.id, entry.date.effective):
        yield _no_office(catalog, entry, speaker, principal)


def _out_of_office(catalog: Catalog, statement: Statement, speaker: Actor) -> Iterator[Diagnostic]:
    day = statement.date.effective
    if not holds_on(speaker, day):
        yield catalog.origin(statement).finding(
            "no-office.government",
            path=("on_behalf_of",),
            related=(Related(catalog.origin(speaker).location(("start_date",)), "the dates of the government"),),
            speaker=speaker,
            day=day,
            file=catalog.origin(speaker).file,
        )


def _no_office(catalog: Catalog, statement: Statement, speaker: Actor, principal: Actor) -> Diagnostic:
    day, file = statement.date.effective, catalog.origin(speaker).file
    return catalog.origin(statement).finding(
        "no-office",
        path=("on_behalf_of",),
        related=tuple(_offices(catalog, speaker, principal)),
        principal=principal,
        speaker=speaker,
        day=day,
        file=file,
    )


def _offices(catalog: Catalog, speaker: Actor, principal: Actor) -> Iterator[Related]:
    """Yield the offices that would let the speaker speak on another day."""
    for index, one in enumerate(speaker.memberships):
        if catalog.speaks_for(one, principal.id):
            place = catalog.origin(speaker).location(("memberships", index))
            yield Related(place, f"{one.role}, {one.start_date or 'start not given'} to {one.end_date or 'today'}")
