"""Reads a folder of entries and the archived texts of their sources into a catalog, with everything that is wrong."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from pydantic import ValidationError

from generator.archive import read_archive
from generator.catalog import Catalog, Origin, Retirement, link
from generator.diagnostics import Diagnostic, Related, Severity, nearest
from generator.faults import faults_of
from generator.fields import ID_LENGTH, is_id, suggested_id
from generator.introspection import is_free_text
from generator.locations import Location
from generator.model import KINDS, Entry
from generator.yaml_reader import YamlFile, read_yaml

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

RETIRED = "retired.yml"


@dataclass(frozen=True, slots=True)
class Loaded:
    """A catalog of all entries without faults, and the faults; `files` counts the entry files that were read."""

    catalog: Catalog
    diagnostics: tuple[Diagnostic, ...]
    files: int


def load_catalog(data_dir: Path, sources_dir: Path) -> Loaded:
    """Read every entry below `data_dir` and the archived text of every source below `sources_dir`.

    Nothing is raised for what is in the files. Messages name files by the folders as given.
    """
    reader = _Folder(data_dir)
    entries = list(reader.entries())
    texts, faults = read_archive(entries, reader.origins, sources_dir)
    catalog = link(entries, reader.origins, texts, reader.retired())
    return Loaded(catalog, (*reader.faults, *faults), reader.files)


class _Folder:
    """Collects what stands in a data folder."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.faults: list[Diagnostic] = []
        self.origins: dict[tuple[str, str], Origin] = {}
        self.files = 0

    def entries(self) -> Iterator[Entry]:
        """Yield every entry without faults, in order of path."""
        for path in sorted(_visible(self.folder)):
            relative = path.relative_to(self.folder).as_posix()
            if relative == RETIRED:
                continue
            kind = relative.split("/")[0]
            if self._is_misplaced(path, relative, kind):
                continue
            self.files += 1
            entry = self._entry(path, relative, KINDS[kind])
            if entry is not None:
                yield entry

    def _is_misplaced(self, path: Path, relative: str, kind: str) -> bool:
        if "/" not in relative or kind not in KINDS:
            known = ", ".join(KINDS)
            message = f"an entry must stand in a folder named after its kind: {known}"
            self._fault(path, "unknown-kind", message, nearest(kind, KINDS))
            return True
        if path.suffix != ".yml":
            self._fault(
                path, "not-an-entry", "a file here must end in .yml", f"rename it to {path.stem}.yml or move it"
            )
            return True
        return False

    def _entry(self, path: Path, relative: str, kind: type[Entry]) -> Entry | None:
        read = self._read(path)
        if read is None:
            return None
        origin = Origin(str(path), relative, read.tree, read.text)
        if not self._takes_id(kind.kind, path.stem, origin):
            return None
        self.faults += read.diagnostics
        self.faults += _cut_texts(kind, read, origin)
        return None if read.value is None else self._validated(kind, path.stem, read.value, origin)

    def _read(self, path: Path) -> YamlFile | None:
        if not path.resolve().is_relative_to(self.folder.resolve()):
            self._fault(path, "file-outside", "the link leads out of the data folder", "copy the file itself here")
            return None
        try:
            raw = path.read_bytes()
        except OSError as error:
            self._fault(path, "unreadable-file", f"the file cannot be read: {error.strerror}", "check its permissions")
            return None
        return read_yaml(raw, str(path))

    def _takes_id(self, kind: str, id_: str, origin: Origin) -> bool:
        if not is_id(id_):
            message = (
                f'the file\'s name "{id_}" must be lower-case letters, digits and single hyphens, at most {ID_LENGTH}'
            )
            self.faults.append(
                origin.diagnostic(
                    Severity.ERROR, "bad-id", message, hint=f"rename it to {suggested_id(id_) or 'a-better-name'}.yml"
                )
            )
            return False
        first = self.origins.setdefault((kind, id_), origin)
        if first is origin:
            return True
        related = (Related(Location(first.file, 1, 1), "the first one"),)
        message = f'the id "{id_}" must be unique among {kind}'
        location = Location(origin.file, 1, 1)
        self.faults.append(
            origin.diagnostic_at(
                location, Severity.ERROR, "duplicate-id", message, hint="rename one of the two", related=related
            )
        )
        return False

    def _validated(self, kind: type[Entry], id_: str, value: dict[str, Any], origin: Origin) -> Entry | None:
        try:
            return kind.model_validate(value, context={"id": id_})
        except ValidationError as error:
            self.faults += faults_of(error, kind, value, origin)
            return None

    def retired(self) -> Mapping[str, Retirement]:
        """Return what retired.yml says: old kind/id to a new kind/id, or to a mapping with a `reason` alone."""
        path = self.folder / RETIRED
        read = self._read(path) if path.is_file() else None
        if read is None:
            return {}
        self.faults += read.diagnostics
        found = {}
        for old, value in (read.value or {}).items():
            target, reason = (value, None) if isinstance(value, str) else (None, _reason(value))
            if target is None and reason is None:
                origin = Origin(str(path), RETIRED, read.tree, read.text)
                message = f'"{old}" must name the kind/id that it went to, or be a mapping with a "reason"'
                self.faults.append(origin.diagnostic(Severity.ERROR, "bad-retirement", message, path=(old,)))
                continue
            found[old] = Retirement(target, reason)
        return found

    def _fault(self, path: Path, code: str, message: str, hint: str | None) -> None:
        self.faults.append(Diagnostic(Location(str(path), 1, 1), Severity.ERROR, code, message, hint))


def _visible(folder: Path) -> Iterator[Path]:
    """Yield every file below a folder whose path has no hidden part, links to folders not followed."""
    for path in folder.rglob("*"):
        hidden = any(part.startswith(".") for part in path.relative_to(folder).parts)
        if not hidden and (path.is_symlink() or not path.is_dir()):
            yield path


def _reason(value: object) -> str | None:
    reason = value.get("reason") if isinstance(value, dict) else None
    return reason if isinstance(reason, str) else None


def _cut_texts(kind: type[Entry], read: YamlFile, origin: Origin) -> Iterator[Diagnostic]:
    """Yield a warning for each unquoted free text after which YAML took a `#` for a comment."""
    for path, spot in read.cut:
        if is_free_text(kind, path):
            message = 'YAML takes " #" for the start of a comment and has cut the text off there'
            hint = "put the whole text in quotation marks; if a comment is meant, put it on a line of its own"
            yield origin.diagnostic_at(origin.at(spot), Severity.WARNING, "cut-text", message, hint=hint)
