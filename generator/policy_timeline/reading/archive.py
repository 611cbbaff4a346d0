"""Reads the archived files of sources, each inside its folder, whole, and as what it claims to be."""

from __future__ import annotations

import codecs
import hashlib
import re
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from policy_timeline.entries.kinds import Entry, Source
from policy_timeline.entries.origins import Origin
from policy_timeline.findings.diagnostics import Diagnostic, nearest
from policy_timeline.reading.files import LARGEST, Found, Unusable, files_below, printable, read_inside, shown
from policy_timeline.texts import ArchivedText
from policy_timeline.work.memo import Memo

SIZE = LARGEST
_READ_ME = re.compile(r"(?:.*/)?(?:readme|license|copying|rights)\b", re.IGNORECASE)


def read_archive(
    entries: Sequence[Entry], origins: Mapping[tuple[str, str], Origin], folder: Path, memo: Memo | None = None
) -> tuple[dict[str, ArchivedText], list[Diagnostic]]:
    """Return the archived text of every source by id, and what is wrong with the files.

    A text that the memo knows is the same value again, with all that was seen in it.
    """
    archive = _Archive(
        folder, {found.name: found for found in files_below(folder) if not found.unusable}, memo or Memo()
    )
    texts: dict[str, ArchivedText] = {}
    faults: list[Diagnostic] = []
    for source in entries:
        if isinstance(source, Source):
            origin = origins[source.kind, source.id]
            faults += _read_text(source, origin, archive, texts)
            faults += _check_original(source, origin, archive)
    faults += _orphans(archive, entries, origins)
    return texts, faults


@dataclass(frozen=True, slots=True)
class _Archive:
    """The folder of the archived files, what stands in it by name, and the texts that are known."""

    folder: Path
    files: Mapping[str, Found]
    memo: Memo

    def read(self, name: str, digest: str | None) -> bytes:
        """Return the bytes of a file that should have a digest; raise Unusable where it is unreadable or too large."""
        try:
            file = self.files.get(name)
            raw = file.read(SIZE) if file else read_inside(self.folder, self.folder / name, SIZE)
        except Unusable as unusable:
            names = {printable(file) for file in self.files} - {name}
            hint = self._renamed(digest) or nearest(name, sorted(names)) or unusable.fault.hint
            unusable.fault = unusable.fault._replace(hint=hint)
            raise
        if len(raw) > SIZE:
            raise Unusable("file-too-large.archived", most=SIZE, file=name)
        return raw

    def _renamed(self, digest: str | None) -> str | None:
        """Return where a file that is missing under its name stands, by its digest."""
        for name, file in self.files.items():
            with suppress(Unusable):
                if hashlib.sha256(file.read(SIZE)).hexdigest() == digest:
                    return f"a file with this sha256 is there under another name: {printable(name)}"
        return None

    def text(self, name: str, raw: bytes) -> ArchivedText:
        """Return the text of a file that has these bytes; raise Unusable where it holds none."""
        path, digest = self.folder / name, hashlib.sha256(raw).hexdigest()
        file = shown(path)
        return self.memo.recall(f"text {file} {digest}", lambda: ArchivedText(file, digest, _text(raw, path)))


def _read_text(
    source: Source, origin: Origin, archive: _Archive, texts: dict[str, ArchivedText]
) -> Iterator[Diagnostic]:
    try:
        raw = archive.read(source.file, source.sha256)
        texts[source.id] = archive.text(source.file, raw)
    except Unusable as unusable:
        yield origin.tell(unusable.fault, origin.location(("file",)))
        return
    yield from _changed(raw, source.sha256, "sha256", origin)


def _check_original(source: Source, origin: Origin, archive: _Archive) -> Iterator[Diagnostic]:
    """Check the document as received, which is never shown: that it is there, and is the one that was archived."""
    if source.original is None:
        return
    try:
        raw = archive.read(source.original, source.original_sha256)
    except Unusable as unusable:
        yield origin.tell(unusable.fault, origin.location(("original",)))
        return
    if source.original_sha256 is None:
        yield origin.finding("missing-key.original", digest=hashlib.sha256(raw).hexdigest())
        return
    yield from _changed(raw, source.original_sha256, "original_sha256", origin)


def _text(raw: bytes, path: Path) -> str:
    raw = raw.removeprefix(codecs.BOM_UTF8)
    try:
        text = raw.decode()
    except UnicodeDecodeError as error:
        line = raw[: error.start].count(b"\n") + 1
        raise Unusable("bad-encoding.archived", file=shown(path), byte=raw[error.start], line=line) from error
    if "\0" in text:
        raise Unusable("bad-encoding.nul", file=shown(path))
    if not text.strip():
        raise Unusable("empty-file.archived", file=shown(path))
    return text


def _orphans(
    archive: _Archive, entries: Sequence[Entry], origins: Mapping[tuple[str, str], Origin]
) -> Iterator[Diagnostic]:
    """Yield a note for each archived file that no source names; not where an entry of one cannot be read."""
    sources = [entry for entry in entries if isinstance(entry, Source)]
    if len(sources) < sum(kind == Source.kind for kind, _ in origins):
        return
    named = {name for source in sources for name in (source.file, source.original)}
    for name, file in archive.files.items():
        if name not in named and not _READ_ME.match(name):
            yield Origin(printable(file.path), name).finding("orphan-file")


def _changed(raw: bytes, expected: str, key: str, origin: Origin) -> Iterator[Diagnostic]:
    found = hashlib.sha256(raw).hexdigest()
    if found != expected:
        yield origin.finding("changed-source", path=(key,), expected=expected, found=found)
