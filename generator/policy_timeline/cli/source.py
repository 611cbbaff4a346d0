"""`policy-timeline source add`: archives a document and writes its source entry."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from policy_timeline.authoring.skeletons import scalar
from policy_timeline.cli.answers import asked, asked_id, free_id, good, good_id, say_at_terminal
from policy_timeline.cli.coverage import show_coverage
from policy_timeline.cli.new import schema_path
from policy_timeline.cli.shared import FAULTY_DATA, Unusable, fixed_day, folders, watched_check, write_all
from policy_timeline.cli.system import what_system_says
from policy_timeline.coverage import coverage
from policy_timeline.entries.kinds import Source
from policy_timeline.entries.terms import SourceType
from policy_timeline.findings.diagnostics import as_text, has_errors
from policy_timeline.reading.archive import SIZE
from policy_timeline.reading.extraction import Extracted, ExtractionError, extract
from policy_timeline.reading.files import files_below
from policy_timeline.texts.languages import language_of

if TYPE_CHECKING:
    from collections.abc import Mapping

_ASKED = ("title", "type", "language", "publisher", "author", "published", "url")
_OF_A_SPEAKER = (SourceType.SPEECH, SourceType.OFFICIAL)


@click.group("source", short_help="Archive documents: source add FILE.")
def source_group() -> None:
    """Archive the documents that statements rest on."""


@dataclass(frozen=True, slots=True)
class _Document:
    """A document as received, and the text taken out of it."""

    file: Path
    raw: bytes
    found: Extracted


@source_group.command("add", short_help="Archive a document and write its entry.")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, readable=True, path_type=Path))
@click.option("--id", "id_", metavar="ID", help="The id; made of the file's name when silent.")
@click.option("--title", help="The document's own title; without one, a descriptive one in [square brackets].")
@click.option(
    "--type", type=click.Choice([one.value for one in SourceType]), help="What the document is; news when silent."
)
@click.option("--language", help="Its language, such as en; found out for those with word lists when silent.")
@click.option("--publisher", help="Who published it.")
@click.option("--author", help="Who wrote it.")
@click.option("--published", metavar="DATE", help="When it was published, such as 2025-02-12 or 2025-02.")
@click.option("--url", help="Where it was published.")
@click.option("--speaker", metavar="ACTOR", help="For a speech or an official document: whose words it holds.")
@folders
@click.pass_context
def source_add(
    context: click.Context, /, *, file: Path, id_: str | None, data_dir: Path, sources_dir: Path, **given: str | None
) -> None:
    """Archive FILE (.txt, .md, .html or .pdf), write its source entry, and show which quotations it holds.

    The document is kept as received; of a web page or PDF the text is taken out into a file beside it. Both are named
    in the entry with their SHA-256, and so is the program that took the text out. Nothing is ever overwritten. On a
    terminal the command asks for what it needs; in a script give it as options.
    """
    values = {key: good(Source, key, value) for key, value in given.items() if value}
    document = _read(file, sources_dir)
    entries = {path.stem for path in (data_dir / Source.kind).rglob("*.yml")}
    say_at_terminal("Enter takes what stands in [brackets], or leaves a value open.")
    name = good_id(id_) if id_ else asked_id(free_id(file.stem, entries) or free_id("source", entries))
    fields = _answered(values, document)
    files, facts = _archived(document, name)
    written = {sources_dir / file_name: content for file_name, content in files.items()}
    entry = data_dir / Source.kind / f"{name}.yml"
    text = _entry({"title": fields["title"], "type": fields["type"], **facts, **fields}, entry, data_dir)
    write_all({**written, entry: text.encode()}, "choose another --id, or edit that entry")
    click.echo(f"archived {', '.join(map(str, written))}\nwrote {entry}")
    if _show(name, entry, data_dir, sources_dir):
        context.exit(FAULTY_DATA)


def _read(file: Path, sources_dir: Path) -> _Document:
    """Return a document that can be archived and is not yet; else end with status 2."""
    try:
        raw = file.read_bytes()
        if len(raw) > SIZE:
            message = f"{file}: a document must have at most {SIZE:,} bytes; archive the part that matters"
            raise Unusable(message)
        archived = (Path(one.path) for one in files_below(sources_dir) if not one.fault)
        same = next((path for path in archived if _holds(path, raw)), None)
        if same:
            message = f"{file}: this document is archived already, as {same}; see the entry that names it"
            raise Unusable(message)
        return _Document(file, raw, extract(raw, file.suffix))
    except OSError as error:
        raise Unusable(what_system_says(error)) from error
    except ExtractionError as error:
        raise Unusable(f"{file}: {error}") from error


def _holds(path: Path, raw: bytes) -> bool:
    return path.is_file() and path.stat().st_size == len(raw) and path.read_bytes() == raw


def _answered(given: Mapping[str, str], document: _Document) -> dict[str, str]:
    """Return the fields as given, asked for or suggested, in the order of the file."""
    language = language_of(None, document.found.text)
    suggested = {
        "title": document.found.title or f"[{document.file.stem}]",
        "type": SourceType.NEWS.value,
        "language": language.code if language else "",
    }
    fields = {key: given.get(key) or asked(Source, key, suggested.get(key, "")) for key in _ASKED}
    speaker = given.get("speaker") or (asked(Source, "speaker") if fields["type"] in _OF_A_SPEAKER else "")
    today = fixed_day() or datetime.now(tz=UTC).date()
    return {key: one for key, one in {**fields, "speaker": speaker, "accessed": str(today)}.items() if one}


def _archived(document: _Document, id_: str) -> tuple[dict[str, bytes], dict[str, str]]:
    """Return the files to archive by name, and what the entry says of them."""
    original, raw, found = f"{id_}{document.file.suffix.lower()}", document.raw, document.found
    if found.program is None:
        return {original: raw}, {"file": original, "sha256": _sha256(raw)}
    text = found.text.encode()
    facts = {
        "file": f"{id_}.txt",
        "sha256": _sha256(text),
        "original": original,
        "original_sha256": _sha256(raw),
        "extracted_with": found.program,
    }
    return {original: raw, f"{id_}.txt": text}, facts


def _entry(fields: Mapping[str, str], path: Path, data_dir: Path) -> str:
    lines = [f"# yaml-language-server: $schema={schema_path(Source, path, data_dir)}"]
    lines += [f"{key}: {scalar(value)}" for key, value in fields.items()]
    return "\n".join(lines) + "\n"


def _show(id_: str, entry: Path, data_dir: Path, sources_dir: Path) -> bool:
    """Print what check finds in the new entry and which quotations it has; return whether it has an error."""
    checked = watched_check(data_dir, sources_dir)
    found = [one for one in checked.diagnostics if one.location.file == entry.as_posix()]
    for fault in found:
        click.echo(as_text(fault))
    for one in coverage(checked.catalog, checked.proofs):
        if one.source == id_:
            show_coverage(one, checked.catalog, one.quotations)
            if one.open:
                click.echo(f"next: policy-timeline coverage {id_} --draft begins an entry for each open quotation")
    return has_errors(found)


def _sha256(raw: bytes) -> str:
    return hashlib.sha256(raw).hexdigest()
