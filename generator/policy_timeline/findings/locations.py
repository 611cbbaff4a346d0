"""Where things stand in a file: file, line and column, counted from 1, columns in code points."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

Path = tuple[str | int, ...]
"""The way to a value inside an entry: keys of mappings and indexes of lists, outermost first."""


def texts_in(value: object, path: Path = ()) -> Iterator[tuple[Path, str]]:
    """Yield every text inside a value, with its path."""
    if isinstance(value, str):
        yield path, value
    elif isinstance(value, dict):
        for key, inner in value.items():
            yield from texts_in(inner, (*path, key))
    elif isinstance(value, list):
        for index, inner in enumerate(value):
            yield from texts_in(inner, (*path, index))


class Spot(NamedTuple):
    """A line and a column in one file, both counted from 1, the column in code points."""

    line: int
    column: int


START = Spot(1, 1)


def lines_of(text: str) -> list[str]:
    """Return the lines of a text without their ends: LF, CRLF or CR, as in YAML."""
    return re.split(r"\r\n|\r|\n", text) if "\r" in text else text.split("\n")


def spot_after(text: str) -> Spot:
    """Return the spot just behind a text that stands at the beginning of a file."""
    lines = lines_of(text)
    return Spot(len(lines), len(lines[-1]) + 1)


@dataclass(frozen=True, slots=True, order=True)
class Location:
    """A spot in a named file; sorts by file, line and column."""

    file: str
    line: int
    column: int

    def __str__(self) -> str:
        """Return `FILE:LINE:COLUMN`, the form that editors and terminals turn into a link."""
        return f"{self.file}:{self.line}:{self.column}"


@dataclass(frozen=True, slots=True)
class LocationTree:
    """The spots of one value and of everything inside it, in the shape of the value itself."""

    value: Spot = START
    key: Spot | None = None
    children: Mapping[str | int, LocationTree] = field(default_factory=dict)

    def find(self, path: Sequence[str | int]) -> LocationTree:
        """Return the tree at `path`, or at its nearest ancestor that exists."""
        tree = self
        for step in path:
            child = tree.children.get(step)
            if child is None:
                break
            tree = child
        return tree
