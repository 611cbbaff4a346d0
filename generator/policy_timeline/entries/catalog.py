"""All entries, linked and immutable: what every check, view and export reads."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from types import MappingProxyType
from typing import NamedTuple

from policy_timeline.entries.days import FIRST_DAY, Day
from policy_timeline.entries.kinds import KINDS, Actor, Entry, Event, Issue, Position, Shift, Source, Statement
from policy_timeline.entries.origins import Origin
from policy_timeline.entries.records import Evidence, Membership
from policy_timeline.entries.terms import ActorType
from policy_timeline.findings.locations import Path
from policy_timeline.texts import ArchivedText


class Referrer(NamedTuple):
    """An entry that refers to another one, and the path of the reference in it."""

    kind: str
    id: str
    path: Path


class Retirement(NamedTuple):
    """Where a retired address went: `target` is kind/id, or None with a reason; `origin` is the file that says so."""

    target: str | None
    reason: str | None
    origin: Origin


@dataclass(frozen=True)
class Catalog:
    """All entries of a timeline by kind and id, in order of id, with the archived texts of the sources.

    `origins` knows every file that could be read, also those whose entry has faults: such an entry is in `origins`
    and nowhere else, so that a reference to it is not called unknown; `unfinished` names those of them that are drafts
    and lack but a value. `retired` maps old kind/id to its retirement.
    """

    actors: Mapping[str, Actor]
    issues: Mapping[str, Issue]
    positions: Mapping[str, Position]
    events: Mapping[str, Event]
    sources: Mapping[str, Source]
    statements: Mapping[str, Statement]
    shifts: Mapping[str, Shift]
    origins: Mapping[tuple[str, str], Origin]
    texts: Mapping[str, ArchivedText]
    retired: Mapping[str, Retirement] = field(default_factory=lambda: MappingProxyType({}))
    unfinished: frozenset[tuple[str, str]] = frozenset()
    _referrers: dict[str, dict[tuple[str, str], list[Referrer]]] = field(
        default_factory=dict, init=False, compare=False
    )

    def of_kind(self, kind: str) -> Mapping[str, Entry]:
        """Return the entries of one kind, named as its folder is."""
        found: Mapping[str, Entry] = getattr(self, kind)
        return found

    def entries(self) -> Iterator[Entry]:
        """Yield every entry, kind by kind, in order of id."""
        for kind in KINDS:
            yield from self.of_kind(kind).values()

    @cached_property
    def statements_in_time(self) -> tuple[Statement, ...]:
        """The statements by date, an exact one after a vague one of the same day, then by id."""
        return tuple(sorted(self.statements.values(), key=lambda statement: statement.date.order))

    @cached_property
    def unsettled(self) -> frozenset[tuple[str, str]]:
        """The kind and the id of the entries that refer, themselves or through one other, to one that is not here.

        What is wrong there is reported where it stands; a finding that follows from it would only hide it.
        """
        known = {(entry.kind, entry.id) for entry in self.entries()}
        directly = frozenset((entry.kind, entry.id) for entry in self.entries() if not known.issuperset(entry.referred))
        if not directly:
            return directly
        return directly | {
            (entry.kind, entry.id) for entry in self.entries() if not directly.isdisjoint(entry.referred)
        }

    def origin(self, entry: Entry) -> Origin:
        """Return the file that an entry was read from."""
        return self.origins[entry.kind, entry.id]

    def state(self, kind: str, id_: str) -> str:
        """Return the file of an entry with the hash of its bytes, and the hash of its text; or that there is none."""
        return self._states.get((kind, id_)) or f"{kind}/{id_}: none"

    @cached_property
    def _states(self) -> Mapping[tuple[str, str], str]:
        states = {(entry.kind, entry.id): self.origin(entry).mark for entry in self.entries()}
        texts = {(Source.kind, id_): text for id_, text in self.texts.items() if id_ in self.sources}
        return states | {key: f"{states[key]} {text.file} {text.sha256}" for key, text in texts.items()}

    def knows(self, kind: str, id_: str) -> bool:
        """Return whether there is a file for an entry, also where it has faults."""
        return (kind, id_) in self.origins

    def ids(self, kind: str) -> tuple[str, ...]:
        """Return every id of a kind for which there is a file, also where its entry has faults."""
        return self._ids[kind]

    @cached_property
    def _ids(self) -> Mapping[str, tuple[str, ...]]:
        return {kind: tuple(sorted(id_ for of, id_ in self.origins if of == kind)) for kind in KINDS}

    def referrers(self, kind: str, id_: str, among: str) -> Sequence[Referrer]:
        """Return the places that refer to an entry, in entries of the kind `among`."""
        if among not in self._referrers:
            found: dict[tuple[str, str], list[Referrer]] = {}
            for entry in self.of_kind(among).values():
                for path, to, target in entry.references:
                    found.setdefault((to, target), []).append(Referrer(entry.kind, entry.id, path))
            self._referrers[among] = found
        return self._referrers[among].get((kind, id_), ())

    @cached_property
    def governments(self) -> Mapping[str, tuple[Actor, ...]]:
        """The governments of each country, in order of their first day."""
        found: dict[str, list[Actor]] = {}
        for actor in self.actors.values():
            if actor.type is ActorType.GOVERNMENT and actor.government_of:
                found.setdefault(actor.government_of, []).append(actor)
        return {country: tuple(sorted(all_of, key=_beginning)) for country, all_of in found.items()}

    def speaks_for(self, office: Membership, principal: str) -> bool:
        """Return whether an office lets its holder speak for a principal.

        An office in an organization, a country or one of its governments does; a country's belonging to an alliance,
        which has no role, does not.
        """
        if not office.role:
            return False
        home = self.actors[office.organization]
        return principal in {home.id, home.government_of}


def _beginning(government: Actor) -> tuple[Day, str]:
    return (government.start_date.first if government.start_date else FIRST_DAY, government.id)


def evidence_of(entry: Entry) -> Iterator[tuple[Path, Evidence]]:
    """Yield every piece of evidence in an entry with its path."""
    if isinstance(entry, Statement | Event):
        for index, evidence in enumerate(entry.evidence):
            yield ("evidence", index), evidence
    if isinstance(entry, Statement) and entry.dispute:
        for index, evidence in enumerate(entry.dispute.evidence):
            yield ("dispute", "evidence", index), evidence


def link(
    entries: Iterable[Entry],
    origins: Mapping[tuple[str, str], Origin],
    texts: Mapping[str, ArchivedText],
    retired: Mapping[str, Retirement] | None = None,
    unfinished: Iterable[tuple[str, str]] = (),
) -> Catalog:
    """Return the catalog of these entries; whether their references lead anywhere is for the checks to say."""
    by_kind: dict[str, dict[str, Entry]] = {kind: {} for kind in KINDS}
    for entry in sorted(entries, key=lambda entry: entry.id):
        by_kind[entry.kind][entry.id] = entry
    frozen = {kind: MappingProxyType(found) for kind, found in by_kind.items()}
    return Catalog(
        **frozen,  # type: ignore[arg-type]  # each kind's mapping holds entries of that kind alone
        origins=MappingProxyType(dict(origins)),
        texts=MappingProxyType(dict(texts)),
        retired=MappingProxyType(dict(retired or {})),
        unfinished=frozenset(unfinished),
    )
