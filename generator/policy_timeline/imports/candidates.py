"""What an import finds: candidates for entries, and what it has to report about them."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import Any, NamedTuple


@dataclass(frozen=True, slots=True)
class Candidate:
    """An entry to be: its kind, and the `key` that its file knows it by.

    `values` are those of an entry's file by key, where references may be keys, ids or names of other entries. `id` is
    what the file gives as an id, if it does. `place` says where it stands, such as `people.json: persons 3`.
    """

    kind: str
    key: str
    values: dict[str, Any]
    place: str
    id: str | None = None


class Remark(NamedTuple):
    """Something that a person should know about one place of a file."""

    place: str
    text: str


@dataclass
class Report:
    """What became of what was found: fields without a place here, by how often they have a value, and remarks."""

    lost: Counter[str] = field(default_factory=Counter)
    remarks: list[Remark] = field(default_factory=list)

    def lose(self, field_name: str, value: object) -> None:
        """Note a field that has no place here, where it says something."""
        if value not in (None, "", [], {}):
            self.lost[field_name] += 1

    def remark(self, place: str, text: str) -> None:
        """Note something about a place."""
        self.remarks.append(Remark(place, text))


class UnreadableError(Exception):
    """A file that is not what it should be; the message names it and says why."""
