"""Reads a folder of entries and the archived texts of their sources into a catalog, with everything that is wrong."""

from __future__ import annotations

import hashlib
import re
import time
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import NamedTuple

from pydantic import ValidationError

from policy_timeline.entries.catalog import Catalog, link
from policy_timeline.entries.fields import ID_LENGTH, is_id, is_well_formed, suggested_id
from policy_timeline.entries.introspection import is_free_text
from policy_timeline.entries.kinds import KINDS, Entry
from policy_timeline.entries.origins import Origin
from policy_timeline.findings.diagnostics import Diagnostic, has_errors, nearest, quoted
from policy_timeline.reading.archive import read_archive
from policy_timeline.reading.faults import faults_of
from policy_timeline.reading.files import Found, Unusable, files_below, is_leftover, printable, read_inside, shown
from policy_timeline.reading.retirements import FILE as RETIRED
from policy_timeline.reading.retirements import Retired, read_retirements
from policy_timeline.reading.yaml import SIZE, YamlFile, read_yaml
from policy_timeline.work.memo import Memo
from policy_timeline.work.progress import Track, untracked

_LIKE_YAML = re.compile(r"\.(?:ya?ml|json|txt)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Loaded:
    """A catalog of all entries without faults, and the faults; `files` counts the entry files that were read."""

    catalog: Catalog
    diagnostics: tuple[Diagnostic, ...]
    files: int


class EntryFile(NamedTuple):
    """The file of an entry: its path, the same as messages show it, its name below the folder, its bytes and hash."""

    path: str
    shown: str
    name: str
    raw: bytes
    digest: str


@dataclass(frozen=True, slots=True)
class Read:
    """One file of an entry: its kind and id, where it came from, and, without faults, the entry.

    `is_misnamed` says that the file's name is no id.
    """

    kind: str
    id: str
    origin: Origin
    entry: Entry | None
    faults: tuple[Diagnostic, ...]
    is_misnamed: bool


def load_catalog(data_dir: Path, sources_dir: Path, memo: Memo | None = None, track: Track = untracked) -> Loaded:
    """Read every entry below `data_dir` and the archived text of every source below `sources_dir`.

    Nothing is raised for what is in the files. Messages name files by the folders as given. What the memo knows of a
    file with these bytes is taken from there; `track` may show how far the reading is.
    """
    memo = memo or Memo()
    files, faults = _files(data_dir, memo)
    reads = [
        memo.recall(f"entry {file.path} {file.digest}", partial(read_entry, file))
        for file in track(files, "Reading entries")
    ]
    origins: dict[tuple[str, str], Origin] = {}
    faults += register(reads, origins)
    entries = [read.entry for read in reads if read.entry and origins[read.kind, read.id] is read.origin]
    unfinished = {
        (read.kind, read.id) for read in reads if not (read.entry or read.is_misnamed or has_errors(read.faults))
    }
    texts, archive_faults = read_archive(entries, origins, sources_dir, memo)
    retired = _read_retired(data_dir)
    catalog = link(entries, origins, texts, retired.found, unfinished)
    found = (*faults, *(fault for read in reads for fault in read.faults), *archive_faults, *retired.diagnostics)
    return Loaded(catalog, found, len(reads))


def _files(folder: Path, memo: Memo) -> tuple[list[EntryFile], list[Diagnostic]]:
    """Return the files of entries below a folder, and a fault for each file that cannot be one."""
    files: list[EntryFile] = []
    faults: list[Diagnostic] = []
    below = [found for found in files_below(folder) if found.name != RETIRED and not is_leftover(found.name)]
    taken = frozenset(_kind_and_id(found.name) for found in below)
    now = time.time()
    for found in below:
        name = printable(found.path)
        try:
            files.append(_file(found, name, taken, memo, now))
        except Unusable as unusable:
            faults.append(Origin(name, found.name).tell(unusable.fault))
    return files, faults


def _kind_and_id(name: str) -> tuple[str, str]:
    """Return the kind and the id that a file's path below the data folder stands for."""
    return name.partition("/")[0], name.rpartition("/")[2].removesuffix(".yml")


def _file(found: Found, name: str, taken: frozenset[tuple[str, str]], memo: Memo, now: float) -> EntryFile:
    """Return the file of an entry, without its bytes where its hash is known, as then what was read is known too.

    Raises Unusable where it cannot be one.
    """
    if found.unusable:
        raise found.unusable
    _demand_kind(found.name, taken)
    stamp = found.stamp(now)
    raw = b"" if f"bytes {stamp}" in memo.known else found.read(SIZE)
    digest = memo.recall(f"bytes {stamp}", lambda: hashlib.sha256(raw).hexdigest(), lasts=bool(stamp))
    return EntryFile(found.path, name, printable(found.name), raw, digest)


def read_entry(file: EntryFile) -> Read:
    """Return what stands in the file of one entry: a record, or what is wrong with it."""
    folder, id_ = _kind_and_id(file.name)
    kind = KINDS[folder]
    read = read_yaml(file.raw, file.shown)
    origin = Origin(file.shown, file.name, read.places, read.text, file.digest)
    faults = [*read.diagnostics, *_cut_texts(kind, read, origin)]
    try:
        entry = None if read.value is None else kind.model_validate(read.value, context={"id": id_})
    except ValidationError as error:
        entry = None
        faults += faults_of(error, kind, read.value or {}, origin)
    # A file with a bad name goes by the name that it should have, so that references to that are not called unknown.
    known_as = id_ if is_well_formed(id_) else _better_name(id_)
    is_misnamed = not is_id(id_)
    is_whole = not is_misnamed and not has_errors(faults)
    return Read(kind.kind, known_as, origin, entry if is_whole else None, tuple(faults), is_misnamed)


def _demand_kind(name: str, taken: frozenset[tuple[str, str]]) -> None:
    """Raise Unusable where no entry can stand at a path below the data folder."""
    kind, _ = _kind_and_id(name)
    if "/" not in name or kind not in KINDS:
        raise Unusable("unknown-kind", nearest(kind, KINDS), kinds=", ".join(KINDS))
    if not name.endswith(".yml"):
        raise Unusable("not-an-entry", _where_to(name, taken))


def _where_to(name: str, taken: frozenset[tuple[str, str]]) -> str:
    """Return what to do with a file that is no entry; none is to take the name of one that is there."""
    kind, better = name.partition("/")[0], _better_name(name.rpartition("/")[2].partition(".")[0])
    if (kind, better) in taken or not _LIKE_YAML.search(name):
        return "keep it outside the folder"
    return f"rename it to {better}.yml, or keep it outside the folder"


def _bad_id(read: Read, *, is_free: bool) -> Diagnostic:
    """Return the fault of a file whose name is no id; the hint names none that another entry of the kind has."""
    stem = _kind_and_id(read.origin.path)[1]
    row = "bad-id.reserved" if is_well_formed(stem) else "bad-id" if is_free else "bad-id.taken"
    return _about_file(read).finding(row, name=quoted(stem), most=ID_LENGTH, better=read.id)


def _about_file(read: Read) -> Origin:
    """Return the file of an entry as a whole, for findings that show no line of it."""
    return Origin(read.origin.file, read.origin.path)


def _better_name(name: str) -> str:
    return suggested_id(name) or "a-better-name"


def register(reads: Iterable[Read], origins: dict[tuple[str, str], Origin]) -> Iterator[Diagnostic]:
    """Note the file of each id in `origins`; yield an error for each bad id, and for each further file of an id."""
    for read in sorted(reads, key=lambda read: read.is_misnamed):
        first = origins.setdefault((read.kind, read.id), read.origin)
        if read.is_misnamed:
            yield _bad_id(read, is_free=first is read.origin)
        elif first is not read.origin:
            related = Origin(first.file, first.path).related("the first one")
            yield _about_file(read).finding("duplicate-id", related=related, kind=read.kind, id=read.id)


def _cut_texts(kind: type[Entry], file: YamlFile, origin: Origin) -> Iterator[Diagnostic]:
    """Yield a warning for each unquoted free text after which YAML took a `#` for a comment."""
    for path, spot in file.cut:
        if is_free_text(kind, path):
            yield origin.finding("cut-text", spot=spot)


def _read_retired(folder: Path) -> Retired:
    path = folder / RETIRED
    if not (path.is_symlink() or path.exists()):
        return Retired({}, ())
    try:
        return read_retirements(read_inside(folder, path, SIZE), shown(path))
    except Unusable as unusable:
        return Retired({}, (Origin(shown(path), RETIRED).tell(unusable.fault),))
