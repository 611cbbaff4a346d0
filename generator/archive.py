"""Reads the archived files of sources, each inside its folder, whole, and as what it claims to be."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from generator.diagnostics import Diagnostic, Severity
from generator.model import Entry, Source
from generator.texts import ArchivedText

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

    from generator.catalog import Origin

SIZE = 10_000_000


class _Unusable(Exception):  # noqa: N818 - it never leaves this file
    """Why a file cannot be used: a code, a message, a hint."""

    def __init__(self, code: str, message: str, hint: str) -> None:
        super().__init__(message)
        self.code, self.message, self.hint = code, message, hint


def read_archive(
    entries: Iterable[Entry], origins: Mapping[tuple[str, str], Origin], folder: Path
) -> tuple[dict[str, ArchivedText], list[Diagnostic]]:
    """Return the archived text of every source by id, and what is wrong with the files."""
    texts: dict[str, ArchivedText] = {}
    faults: list[Diagnostic] = []
    for source in entries:
        if isinstance(source, Source):
            origin = origins[source.kind, source.id]
            faults += _read_source(source, origin, folder, texts)
    return texts, faults


def _read_source(source: Source, origin: Origin, folder: Path, texts: dict[str, ArchivedText]) -> list[Diagnostic]:
    faults = []
    try:
        raw = _bytes(folder, source.file)
        texts[source.id] = _text(raw, folder / source.file)
        faults += _changed(raw, source.sha256, "sha256", origin)
    except _Unusable as fault:
        faults.append(_diagnostic(fault, "file", origin))
    if source.original and source.original_sha256:
        try:
            faults += _changed(_bytes(folder, source.original), source.original_sha256, "original_sha256", origin)
        except _Unusable as fault:
            faults.append(_diagnostic(fault, "original", origin))
    return faults


def _bytes(folder: Path, name: str) -> bytes:
    path = folder / name
    if not path.resolve().is_relative_to(folder.resolve()):
        raise _Unusable(
            "file-outside", f'"{name}" leads out of the folder of sources', "archive the document inside it"
        )
    if not path.is_file():
        message = f'there is no file "{name}" in the folder of sources'
        raise _Unusable("missing-file", message, "check the name; small and capital letters differ")
    try:
        if path.stat().st_size > SIZE:
            raise _Unusable(
                "file-too-large", f'"{name}" must have at most {SIZE:,} bytes', "archive the part that matters"
            )
        return path.read_bytes()
    except OSError as error:
        raise _Unusable(
            "unreadable-file", f'"{name}" cannot be read: {error.strerror}', "check its permissions"
        ) from error


def _text(raw: bytes, path: Path) -> ArchivedText:
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw[: error.start].count(b"\n") + 1
        message = f'"{path.name}" must be UTF-8; byte 0x{raw[error.start]:02x} in its line {line} is not'
        raise _Unusable("bad-encoding", message, "archive it as UTF-8, and name the new sha256") from error
    if not text.strip():
        raise _Unusable("empty-file", f'"{path.name}" is empty', "archive the document again")
    return ArchivedText(str(path), hashlib.sha256(raw).hexdigest(), text)


def _changed(raw: bytes, expected: str, key: str, origin: Origin) -> list[Diagnostic]:
    found = hashlib.sha256(raw).hexdigest()
    if found == expected:
        return []
    message = f"the archived file has changed: its sha256 is {found}, the entry says {expected}"
    hint = "restore the file; if the new one is right, check every quotation of it and write the new sha256"
    return [origin.diagnostic(Severity.ERROR, "changed-source", message, path=(key,), hint=hint)]


def _diagnostic(fault: _Unusable, key: str, origin: Origin) -> Diagnostic:
    return origin.diagnostic(Severity.ERROR, fault.code, fault.message, path=(key,), hint=fault.hint)
