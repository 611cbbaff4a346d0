"""Which id each candidate gets, and what the names in a file lead to."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import NamedTuple

from policy_timeline.entries.catalog import Catalog
from policy_timeline.entries.fields import free_id, is_id
from policy_timeline.entries.kinds import KINDS, Actor, Entry, Statement
from policy_timeline.imports.candidates import Candidate, Report

_WORDS_IN_ID = 8


class Address(NamedTuple):
    """The kind of an entry, and what its file or ours calls it."""

    kind: str
    name: str


class EntryNames:
    """The names of one import beside the entries of a catalog.

    `known` are the ids of what was imported earlier, by kind and key. `new` are the candidates that are not there yet,
    by kind and id; `there` counts those that are, `held_back` those that may be; `proposed` are the ids made up here,
    by kind and key.
    """

    def __init__(
        self, candidates: Iterable[Candidate], catalog: Catalog, known: Mapping[Address, str], report: Report
    ) -> None:
        self._known, self._report = known, report
        retired = [Address(*old.split("/", 1)) for old in catalog.retired]
        self._there = {kind: {*catalog.ids(kind), *(id_ for of, id_ in retired if of == kind)} for kind in KINDS}
        self._taken = {kind: {*ids} for kind, ids in self._there.items()}
        self._called = _called(catalog.entries())
        self._identified = _identified(catalog)
        self._keys: dict[Address, str] = {}
        self.new: dict[Address, Candidate] = {}
        self.there: Counter[str] = Counter()
        self.held_back: Counter[str] = Counter()
        self.proposed: dict[Address, str] = {}
        for candidate in candidates:
            self._name(candidate)
        self._newly_called = _unique((Address(at.kind, _label(new)), at.name) for at, new in self.new.items())

    def _name(self, candidate: Candidate) -> None:
        address = Address(candidate.kind, candidate.key)
        given = candidate.id if candidate.id and is_id(candidate.id) else None
        same = self._known.get(address) or self._same(candidate) or self._keys.get(address)
        if same or given in self._there[candidate.kind]:
            self._keys[address] = same or given or ""
            self.there[candidate.kind] += 1
        elif not given and self._is_called_as_another(candidate):
            self.held_back[candidate.kind] += 1
        else:
            self._take(candidate, address, given)

    def _take(self, candidate: Candidate, address: Address, given: str | None) -> None:
        id_ = given or self._free(candidate)
        self._taken[candidate.kind].add(id_)
        self._keys[address] = id_
        self.new[Address(candidate.kind, id_)] = candidate
        if not given:
            self.proposed[address] = id_

    def _same(self, candidate: Candidate) -> str | None:
        """Return the id of the entry that a register calls the same."""
        known = candidate.values.get("identifiers", ())
        found = {
            self._identified.get((candidate.kind, str(identifier.get("scheme")), str(identifier.get("identifier"))))
            for identifier in known
            if isinstance(identifier, dict)
        } - {None}
        return found.pop() if len(found) == 1 else None

    def _is_called_as_another(self, candidate: Candidate) -> bool:
        """Return whether it may be an entry that is there, which only a person can say; then say what to do."""
        kind = candidate.kind
        there = self._called.get(Address(kind, _label(candidate))) if kind != Statement.kind else None
        if there:
            text = (
                f'it may be {kind}/{there}, which is called the same: say so in the file of ids, as "{candidate.key}"'
            )
            self._report.remark(candidate.place, f'{text}: "{there}" below "{kind}", or give it an id of its own there')
        return there is not None

    def _free(self, candidate: Candidate) -> str:
        """Return an id made of the label's first words, or else of the key, that is not taken yet."""
        speaker = str(candidate.values.get("speaker", "")) if candidate.kind == Statement.kind else ""
        speaker = self._keys.get(Address(Actor.kind, speaker), speaker)
        words = f"{speaker} {_label(candidate)}".split()[:_WORDS_IN_ID]
        taken = self._taken[candidate.kind]
        return free_id(" ".join(words), taken) or free_id(f"{KINDS[candidate.kind].singular} {candidate.key}", taken)

    def led(self, kind: str, text: str, dead: Collection[Address]) -> str | None:
        """Return the id that a text leads to: a key, an id, or the name of one entry; None for nowhere.

        `dead` are the entries that will not be.
        """
        named = Address(kind, text)
        for id_ in (self._keys.get(named), text, self._called.get(named), self._newly_called.get(named)):
            if id_ and id_ in self._taken[kind] and Address(kind, id_) not in dead:
                return id_
        return None


def _label(candidate: Candidate) -> str:
    return str(candidate.values.get(KINDS[candidate.kind].called_by, ""))


def _called(entries: Iterable[Entry]) -> Mapping[Address, str]:
    """Return the ids of entries by what they are called, where one alone is called so."""
    return _unique((Address(entry.kind, name), entry.id) for entry in entries for name in _names(entry))


def _names(entry: Entry) -> Iterator[str]:
    yield entry.label
    if isinstance(entry, Actor):
        yield from {*entry.aliases} - {entry.label}


def _unique(named: Iterable[tuple[Address, str]]) -> Mapping[Address, str]:
    found: dict[Address, set[str]] = {}
    for name, id_ in named:
        found.setdefault(name, set()).add(id_)
    return {name: min(ids) for name, ids in found.items() if len(ids) == 1 and name.name}


def _identified(catalog: Catalog) -> Mapping[tuple[str, str, str], str]:
    """Return the ids of entries by kind, register, and what the register calls them."""
    return {
        (entry.kind, known.scheme, known.identifier): entry.id
        for entry in catalog.entries()
        for known in getattr(entry, "identifiers", ())
    }
