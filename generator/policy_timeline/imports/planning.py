"""From candidates to entries to be written; nothing that is there is touched."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from policy_timeline.entries.catalog import Catalog
from policy_timeline.entries.kinds import KINDS
from policy_timeline.imports.candidates import Candidate, Report
from policy_timeline.imports.fitting import Fitted, fitted
from policy_timeline.imports.naming import Address, EntryNames


@dataclass(frozen=True, slots=True)
class Planned:
    """An entry to be written, and where it comes from."""

    kind: str
    id: str
    values: dict[str, Any]
    place: str


@dataclass
class Plan:
    """What is to be written, and what is not.

    `there` counts by kind what is there already, and `left_out` what cannot be or may be there; `ids` are those that
    were proposed for what is to be written, by kind and key.
    """

    entries: list[Planned] = field(default_factory=list)
    there: Counter[str] = field(default_factory=Counter)
    left_out: Counter[str] = field(default_factory=Counter)
    ids: dict[Address, str] = field(default_factory=dict)
    report: Report = field(default_factory=Report)


def plan(
    candidates: Sequence[Candidate],
    catalog: Catalog,
    known: Mapping[Address, str],
    refused: Mapping[Address, str],
    drafts: Collection[Address],
) -> Plan:
    """Return what candidates become beside the entries of a catalog.

    `known` are the ids of what was imported earlier, by kind and key. Of the entries to be, by kind and id, `refused`
    are those that a check found wrong, with what it said, and `drafts` those that can be no more than that. What is
    left out takes with it what cannot be without it.
    """
    made = Plan()
    names = EntryNames(candidates, catalog, known, made.report)
    made.there, made.left_out = names.there, names.held_back
    dead = set(refused)
    while True:
        fits = {at: fitted(new, names, dead, draft=at in drafts) for at, new in names.new.items() if at not in refused}
        died = {at for at, fit in fits.items() if fit.values is None}
        if died <= dead:
            break
        dead |= died
    for at, new in names.new.items():
        _settle(made, at, new, fits.get(at), refused.get(at))
    made.ids = {key: id_ for key, id_ in names.proposed.items() if Address(key.kind, id_) not in dead}
    made.entries.sort(key=lambda entry: list(KINDS).index(entry.kind))
    return made


def _settle(made: Plan, at: Address, new: Candidate, fit: Fitted | None, refused: str | None) -> None:
    """Put a candidate where it belongs: among what is written or what is left out, with what is to be told."""
    if refused is not None:
        made.report.remark(new.place, f"it was left out: {refused}")
    for text in fit.told if fit else ():
        made.report.remark(new.place, text)
    for key in fit.lost if fit else ():
        made.report.lost[f"{at.kind}.{key}"] += 1
    if fit and fit.values is not None:
        made.entries.append(Planned(at.kind, at.name, fit.values, new.place))
    else:
        made.left_out[at.kind] += 1
