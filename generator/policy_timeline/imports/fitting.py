"""What of a candidate's values the model takes: references led to ids, and what is wrong left out and told."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from copy import deepcopy
from dataclasses import dataclass, field
from typing import Any

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from policy_timeline.entries.introspection import class_of, reference_kind
from policy_timeline.entries.kinds import KINDS, Entry, Statement
from policy_timeline.entries.origins import Origin
from policy_timeline.entries.records import Record, fields_of
from policy_timeline.entries.terms import Status
from policy_timeline.findings.locations import Path
from policy_timeline.imports.candidates import Candidate
from policy_timeline.imports.naming import Address, EntryNames
from policy_timeline.reading.faults import faults_of


@dataclass
class Fitted:
    """What an entry can hold: its values, or None where it cannot be; what was left out; keys that no entry has."""

    values: dict[str, Any] | None
    told: list[str] = field(default_factory=list)
    lost: list[str] = field(default_factory=list)


def fitted(candidate: Candidate, names: EntryNames, dead: Collection[Address], *, draft: bool = False) -> Fitted:
    """Return the values of a candidate as the model takes them; a statement that lacks something is a draft."""
    kind = KINDS[candidate.kind]
    found = Fitted({})
    values = _Leading(names, dead, found).record(kind, deepcopy(candidate.values), "")
    if draft:
        values["status"] = Status.DRAFT.value
    while wrong := _wrong(kind, values):
        errors = wrong.errors(include_url=False)
        missing = [str(error["loc"][0]) for error in errors if _is_missing(error)]
        if len(missing) == len(errors):
            return _unfinished(kind, values, missing, found)
        faults = faults_of(wrong, kind, values, Origin("", ""))
        found.told += [fault.message for fault in faults if fault.code != "missing-key"]
        _remove(values, (_culprit(error) for error in errors if not _is_missing(error)))
        values = {key: value for key, value in values.items() if value not in ([], {})}
    found.values = values
    return found


def _unfinished(kind: type[Entry], values: dict[str, Any], missing: list[str], found: Fitted) -> Fitted:
    """Return a statement as a draft; of another kind nothing, since it cannot be without what it lacks."""
    if kind is Statement:
        found.values = values | {"status": Status.DRAFT.value}
    else:
        found.values = None
        found.told.append(f"it was left out, since it has no {' and no '.join(missing)}")
    return found


def _wrong(kind: type[Entry], values: dict[str, Any]) -> ValidationError | None:
    try:
        kind.model_validate(values, context={"id": "x"})
    except ValidationError as error:
        return error
    return None


def _is_missing(error: ErrorDetails) -> bool:
    """Return whether an entry as a whole lacks a key."""
    return error["type"] == "missing" and len(error["loc"]) == 1


def _culprit(error: ErrorDetails) -> Path:
    """Return the path of what has to go: a value that is wrong, or a record that lacks one."""
    return error["loc"][:-1] if error["type"] == "missing" else error["loc"]


def _remove(values: dict[str, Any], paths: Iterable[Path]) -> None:
    """Take values away, the last items of lists first, and what is inside another one that goes not at all."""
    whole = sorted({*paths}, key=lambda path: [str(step).zfill(9) for step in path], reverse=True)
    for path in whole:
        if not any(path != other and path[: len(other)] == other for other in whole):
            holder: Any = values
            for step in path[:-1]:
                holder = holder[step]
            del holder[path[-1]]


class _Leading:
    """Leads the references of one candidate to ids, and notes what leads nowhere and what has no place."""

    def __init__(self, names: EntryNames, dead: Collection[Address], found: Fitted) -> None:
        self._names, self._dead, self._found = names, dead, found

    def record(self, model: type[Record], values: dict[str, Any], at: str) -> dict[str, Any]:
        """Return the values of a record with references led to ids."""
        made = {}
        for key, value in values.items():
            info = fields_of(model).get(key)
            if info is None:
                self._found.lost.append(f"{at}{key}")
                continue
            kind, inner = reference_kind(info), class_of(info.annotation)
            led = self._reference(kind, key, value) if kind else self._inside(inner, value, f"{at}{key}.")
            if led not in (None, []):
                made[key] = led
        return made

    def _inside(self, model: type, value: object, at: str) -> object:
        if isinstance(value, list):
            return [self._inside(model, item, at) for item in value]
        return self.record(model, value, at) if isinstance(value, dict) and issubclass(model, Record) else value

    def _reference(self, kind: str, key: str, value: object) -> object:
        if isinstance(value, list):
            return [id_ for item in value if (id_ := self._reference(kind, key, item))]
        id_ = self._names.led(kind, value, self._dead) if isinstance(value, str) else None
        if id_ is None:
            self._found.told.append(f'{key} was not taken: no {KINDS[kind].singular} is called "{value}"')
        return id_
