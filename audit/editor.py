"""Asks the language server that editors run what it makes of the entries, with the schemas that the project writes.

Over the longest entry of each kind: every key that is missing and every term must be offered, every key and its terms
explained in the model's words, a wrong key and a wrong term underlined where they stand. In no entry as it is may
anything be underlined.
"""

from __future__ import annotations

import json
import subprocess
import sys
from dataclasses import dataclass
from enum import StrEnum
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING

from language_server import LanguageServerError, language_server
from policy_timeline.authoring.skeletons import explained
from policy_timeline.entries.introspection import class_of, field_at, record_at
from policy_timeline.entries.kinds import KINDS
from policy_timeline.entries.records import Record, fields_of
from policy_timeline.findings.locations import lines_of
from policy_timeline.reading.yaml import read_yaml

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from language_server import Document, LanguageServer
    from policy_timeline.entries.kinds import Entry
    from policy_timeline.findings.locations import LocationTree, Spot

HERE = Path(__file__).parent
ROOT = HERE.parent
SERVER = ("node", str(HERE / "node_modules/yaml-language-server/bin/yaml-language-server"), "--stdio")
WRONG = "zzz"

_numbers = count(1)
_Path = tuple[str | int, ...]


@dataclass(frozen=True)
class Sample:
    """An entry, its kind, and where everything in it stands."""

    file: Path
    kind: type[Entry]
    lines: Sequence[str]
    tree: LocationTree

    def opened(self, server: LanguageServer, lines: Sequence[str]) -> Document:
        """Open other lines in the place of the entry, under a name that was not used before."""
        return server.open(self.file.with_name(f"{next(_numbers)}-{self.file.name}"), "\n".join(lines))

    def with_line(self, number: int, line: str) -> list[str]:
        """Return its lines with one more before the line `number`, counted from 0."""
        return [*self.lines[:number], line, *self.lines[number:]]

    def replaced(self, spot: Spot, new: str) -> list[str]:
        """Return its lines with another word at a spot."""
        line, at = self.lines[spot.line - 1], spot.column - 1
        word = line[at:].partition(":")[0].strip()
        return [*self.lines[: spot.line - 1], line[:at] + new + line[at + len(word) :], *self.lines[spot.line :]]

    def places(self) -> list[tuple[_Path, LocationTree]]:
        """Return every path into the entry, with its place."""
        return list(_places(self.tree, ()))

    def is_term(self, path: _Path) -> bool:
        """Return whether one of a list of terms stands at a path."""
        return isinstance(path[-1], str) and issubclass(class_of(field_at(self.kind, path).annotation), StrEnum)


def _places(tree: LocationTree, path: _Path) -> Iterator[tuple[_Path, LocationTree]]:
    for step, child in tree.children.items():
        yield (*path, step), child
        yield from _places(child, (*path, step))


def files_of(data: Path, kind: str) -> list[Path]:
    """Return the files of the entries of a kind."""
    return sorted((data / kind).rglob("*.yml"))


def sample(data: Path, kind: str) -> Sample:
    """Return the longest entry of a kind."""
    file = max(files_of(data, kind), key=lambda file: file.stat().st_size)
    raw = file.read_bytes()
    return Sample(file, KINDS[kind], lines_of(raw.decode()), read_yaml(raw, file.name).tree)


def findings(command: Sequence[str], root: Path) -> list[str]:
    """Return what a language server lacks for the entries of the project in `root`, as lines for people."""
    schemas = json.loads((root / ".vscode/settings.json").read_text("utf-8"))["yaml.schemas"]
    settings = {"yaml": {"schemas": schemas, "schemaStore": {"enable": False}}}  # no request to another host
    data = root / "data"
    with language_server(command, root, settings) as server:
        found = list(_underlined(server, [file for kind in KINDS for file in files_of(data, kind)]))
        for one in (sample(data, kind) for kind in KINDS):
            found += [f"{one.file.relative_to(root)}: {line}" for line in _lacking(server, one)]
    return found


def _underlined(server: LanguageServer, files: Sequence[Path]) -> Iterator[str]:
    """Yield what is underlined in the entries as they are."""
    opened = {file: server.open(file, file.read_text("utf-8")) for file in files}
    for file, document in opened.items():
        yield from (f"{file.name}: underlined for no reason: {one['message']}" for one in document.diagnostics())


def _lacking(server: LanguageServer, one: Sample) -> Iterator[str]:
    yield from _unmapped(server, one)
    yield from _keys_not_offered(server, one)
    document = one.opened(server, one.lines)
    for path, tree in one.places():
        if tree.key:
            yield from _not_explained(document, one, path, tree.key)
            yield from _not_underlined(server, one, tree.key)
        if one.is_term(path):
            yield from _not_underlined(server, one, tree.value)
            yield from _terms_not_offered(server, one, path, tree.value)


def _unmapped(server: LanguageServer, one: Sample) -> Iterator[str]:
    """Without the line that names the schema, the editor's settings of the project lead to it."""
    document = one.opened(server, [*one.lines[1:-1], f"{WRONG}: x", ""])
    if not document.diagnostics():
        yield "no schema without the first line: .vscode/settings.json does not lead to one"


def _keys_not_offered(server: LanguageServer, one: Sample) -> Iterator[str]:
    mappings = [((), one.tree), *((path, tree) for path, tree in one.places() if _is_record(one, path))]
    for path, tree in mappings:
        spots = [child.key for child in tree.children.values() if child.key]
        if len({spot.line for spot in spots}) > 1:  # keys in lines of their own
            indent = spots[1].column - 1
            line = spots[1].line - 1
            document = one.opened(server, one.with_line(line, " " * indent))
            wanted = fields_of(record_at(one.kind, path)).keys() - tree.children.keys()
            missing = wanted - set(document.suggested(line, indent))
            yield from (f"{_shown(path)}: the key {key} is not offered" for key in sorted(missing))


def _is_record(one: Sample, path: _Path) -> bool:
    is_item = isinstance(path[-1], int) or not str(field_at(one.kind, path).annotation).startswith("tuple[")
    return is_item and issubclass(record_at(one.kind, path), Record)


def _not_explained(document: Document, one: Sample, path: _Path, spot: Spot) -> Iterator[str]:
    text = document.explained(spot.line - 1, spot.column)  # the second letter: before the first, the server looks back
    for words in explained(field_at(one.kind, path)):
        if _letters(words) not in _letters(text):
            yield f"{_shown(path)}: not explained as “{words}”, but as “{text}”"


def _letters(text: str) -> str:
    """Return the letters and digits of a text: signs are escaped where they mean something in Markdown."""
    return "".join(filter(str.isalnum, text))


def _not_underlined(server: LanguageServer, one: Sample, spot: Spot) -> Iterator[str]:
    """Write a wrong word at a spot, and look whether it is underlined, exactly."""
    start = {"line": spot.line - 1, "character": spot.column - 1}
    end = {**start, "character": spot.column - 1 + len(WRONG)}
    found = one.opened(server, one.replaced(spot, WRONG)).diagnostics()
    if {"start": start, "end": end} not in [each["range"] for each in found]:
        yield f"{spot.line}:{spot.column}: “{WRONG}” in its place is not underlined"


def _terms_not_offered(server: LanguageServer, one: Sample, path: _Path, spot: Spot) -> Iterator[str]:
    document = one.opened(server, one.replaced(spot, ""))
    offered = document.suggested(spot.line - 1, spot.column - 1)
    missing = [term for term in class_of(field_at(one.kind, path).annotation) if term not in offered]
    yield from (f"{_shown(path)}: the term {term} is not offered" for term in missing)


def _shown(path: _Path) -> str:
    return ".".join(str(step + 1) if isinstance(step, int) else step for step in path) or "the entry"


def audit() -> bool:
    """Print what the language server lacks; return whether it lacks nothing."""
    policy_timeline = str(Path(sys.executable).with_name("policy-timeline"))
    subprocess.run([policy_timeline, "schema"], cwd=ROOT, check=True, stdout=subprocess.DEVNULL)
    try:
        found = findings(SERVER, ROOT)
    except LanguageServerError as error:
        found = [f"everything: {error}"]
    print(f"Editor: the language server lacks {len(found)} things over the entries and one of each kind")
    print(*(f"  {line}" for line in found), sep="\n", end="\n" if found else "")
    return not found
