"""Gives an entry another id, or takes it away, without losing its address, by edits such as a person would make.

Only the ids themselves are edited, at the places where they stand, so that comments, order and layout stay.
"""

from __future__ import annotations

import codecs
import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, NamedTuple

from policy_timeline.entries.introspection import field_at, reference_kind
from policy_timeline.entries.kinds import KINDS, Statement
from policy_timeline.entries.terms import Status
from policy_timeline.findings.diagnostics import nearest
from policy_timeline.findings.locations import Path as ValuePath
from policy_timeline.findings.locations import Spot, texts_in
from policy_timeline.reading.files import Unusable, files_below, is_leftover, shown
from policy_timeline.reading.retirements import FILE as RETIRED
from policy_timeline.reading.yaml import SIZE, YamlFile, read_yaml
from policy_timeline.work.replacement import replace_files

_LINE_END = re.compile(r"\r\n|\r|\n")
_RETIRED_HEAD = (
    "# Where the addresses of entries went that have another id or are gone: they are cited, and stay for good.\n"
)


class NotPossible(Exception):
    """Why an entry cannot be renamed or retired; nothing was changed."""


@dataclass(frozen=True)
class Edits:
    """What a renaming or a retirement does to the files: new contents by path, and the file of the entry itself.

    `target` is the new path of that file, None where it goes. `references` counts the ids that are edited elsewhere.
    """

    entry: Path
    target: Path | None
    contents: Mapping[Path, bytes] = field(default_factory=dict)
    references: int = 0

    def apply(self) -> None:
        """Write all files, or none; raises OSError where the system does not let it."""
        replace_files(self.contents)
        if self.target is None:
            self.entry.unlink()
        else:
            self.entry.rename(self.target)


class _File(NamedTuple):
    """A file of the data: its path, its kind and id (empty for retired.yml), its bytes and what they hold."""

    path: Path
    kind: str
    id: str
    raw: bytes
    read: YamlFile


def renaming(data_dir: Path, kind: str, old: str, new: str) -> Edits:
    """Return the edits that give an entry of a kind the id `new`; raises NotPossible where that cannot be done.

    An id that was the entry's own before is free for it again.
    """
    files = list(_files(data_dir))
    entry = _entry(files, kind, old)
    was, own = f"{kind}/{new}", f"{kind}/{old}"
    if any((file.kind, file.id) == (kind, new) for file in files) or _retired(files).get(was, own) != own:
        raise NotPossible(f"{kind}/{new} is or was another entry, whose address it keeps: choose another id")
    places = {file.path: list(_places(file, kind, old)) for file in files}
    contents = {file.path: _edited(file, places[file.path], old, new) for file in files if places[file.path]}
    if not _is_draft(entry):
        contents |= _retiring(files, data_dir, f"{own}: {was}", contents)
    if was in _retired(files):
        contents |= {path: _without(was, raw) for path, raw in contents.items() if path.name == RETIRED}
    return Edits(entry.path, entry.path.with_name(f"{new}.yml"), contents, sum(map(len, places.values())))


def retirement(data_dir: Path, kind: str, id_: str, reason: str) -> Edits:
    """Return the edits that take an entry away for a reason; raises NotPossible, as where others refer to it."""
    files = list(_files(data_dir))
    entry = _entry(files, kind, id_)
    referring = [shown(file.path) for file in files if file is not entry and any(_places(file, kind, id_))]
    if referring:
        raise NotPossible(f"{kind}/{id_} is referred to in {', '.join(referring)}: edit or retire those first")
    line = f"{kind}/{id_}: {{reason: {json.dumps(reason, ensure_ascii=False)}}}"
    return Edits(entry.path, None, {} if _is_draft(entry) else _retiring(files, data_dir, line, {}))


def _files(data_dir: Path) -> Iterator[_File]:
    """Yield every file of an entry, and retired.yml; raises NotPossible where one cannot be read."""
    for found in files_below(data_dir):
        kind, name = found.name.partition("/")[0], found.name.rpartition("/")[2]
        if (kind not in KINDS and found.name != RETIRED) or not name.endswith(".yml") or is_leftover(name):
            continue
        try:
            raw = found.read(SIZE)
        except Unusable as fault:
            raise NotPossible(str(fault)) from fault
        read = read_yaml(raw, found.path)
        if read.value is None:
            raise NotPossible(f"{shown(Path(found.path))} cannot be read, and may refer to the entry: correct it first")
        yield _File(Path(found.path), "" if found.name == RETIRED else kind, name.removesuffix(".yml"), raw, read)


def _entry(files: list[_File], kind: str, id_: str) -> _File:
    of_kind = {file.id: file for file in files if file.kind == kind}
    if id_ not in of_kind:
        message = f'there is no {KINDS[kind].singular} "{id_}"; {nearest(id_, of_kind) or "its file would be its name"}'
        raise NotPossible(message)
    return of_kind[id_]


def _is_draft(entry: _File) -> bool:
    value = entry.read.value or {}
    return entry.kind == Statement.kind and value.get("status") == Status.DRAFT.value


def _retired(files: list[_File]) -> Mapping[str, Any]:
    return next((file.read.value for file in files if not file.kind and file.read.value), {})


def _places(file: _File, kind: str, id_: str) -> Iterator[Spot]:
    """Yield where a file refers to an entry: in a field of an entry, or in retired.yml as where an address went."""
    for path, text in texts_in(file.read.value):
        if file.kind:
            if text == id_ and _refers_to(KINDS[file.kind], path, kind):
                yield file.read.tree.find(path).value
        elif text == f"{kind}/{id_}":
            yield file.read.tree.find(path).value


def _refers_to(model: type[Any], path: ValuePath, kind: str) -> bool:
    try:
        return reference_kind(field_at(model, path)) == kind
    except KeyError:
        return False


def _edited(file: _File, places: list[Spot], old: str, new: str) -> bytes:
    """Return the bytes of a file with an id in place of another; raises NotPossible where one is written oddly."""
    text = file.read.text
    starts = [0, *(end.end() for end in _LINE_END.finditer(text))]
    written = re.compile(rf"(['\"]?(?:[a-z]+/)?){re.escape(old)}(?![a-z0-9-])")
    for line, column in sorted(places, reverse=True):
        at = starts[line - 1] + column - 1
        found = written.match(text, at)
        if not found:
            raise NotPossible(f"{shown(file.path)}:{line}:{column}: write the id {old} plainly, on this line, first")
        text = f"{text[:at]}{found[1]}{new}{text[found.end() :]}"
    mark = codecs.BOM_UTF8 if file.raw.startswith(codecs.BOM_UTF8) else b""
    return mark + text.encode()


def _without(address: str, raw: bytes) -> bytes:
    """Return retired.yml without the line of an address at which there is an entry again."""
    gone = re.compile(rf"['\"]?{re.escape(address)}['\"]?\s*:")
    return b"".join(line for line in raw.splitlines(keepends=True) if not gone.match(line.decode("utf-8", "replace")))


def _retiring(files: list[_File], data_dir: Path, line: str, contents: Mapping[Path, bytes]) -> dict[Path, bytes]:
    """Return retired.yml with one more line, beside the edits that it has already."""
    path = next((file.path for file in files if not file.kind), data_dir / RETIRED)
    raw = contents.get(path) or next((file.raw for file in files if not file.kind), _RETIRED_HEAD.encode())
    return {path: raw + b"\n" * (not raw.endswith(b"\n")) + f"{line}\n".encode()}
