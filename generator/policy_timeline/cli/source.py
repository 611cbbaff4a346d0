"""`policy-timeline source add`: archives a document and writes its source entry."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import click

from policy_timeline.authoring.skeletons import scalar
from policy_timeline.authoring.writing import schema_path
from policy_timeline.cli.answers import asked, asked_id, good, good_id, say_at_terminal
from policy_timeline.cli.coverage import show_coverage
from policy_timeline.cli.readings import marked, summary
from policy_timeline.cli.shared import FAULTY_DATA, UnusableInput, fixed_day, folders, watched_check, write_all
from policy_timeline.coverage import coverage_of, labels_if_transcript
from policy_timeline.entries.catalog import Catalog
from policy_timeline.entries.fields import free_id
from policy_timeline.entries.kinds import Source
from policy_timeline.entries.terms import SourceType
from policy_timeline.evidence.speakers import Attributions
from policy_timeline.findings.diagnostics import as_text, has_errors, nearest
from policy_timeline.pipeline import Checked
from policy_timeline.reading.archive import SIZE
from policy_timeline.reading.documents import Extracted, ExtractionError, extract
from policy_timeline.reading.fetching import FetchError, fetch
from policy_timeline.reading.files import files_below
from policy_timeline.texts.characters import FORBIDDEN
from policy_timeline.texts.languages import language_of

_ASKED = ("title", "type", "language", "publisher", "author", "published", "url")
_OF_A_SPEAKER = (SourceType.SPEECH, SourceType.OFFICIAL)


@click.group("source", short_help="Archive documents: source add FILE_OR_URL, source show ID.")
def source_command() -> None:
    """Archive the documents that statements rest on."""


@dataclass(frozen=True, slots=True)
class _Document:
    """A document as received: the name of its file, its bytes, the address it came from, and the text taken out."""

    name: Path
    raw: bytes
    url: str
    found: Extracted


@source_command.command("add", short_help="Archive a document and write its entry.")
@click.argument("document", metavar="FILE_OR_URL")
@click.option("--id", "id_", metavar="ID", help="The id; made from the file's name by default.")
@click.option("--title", help="The document's own title; without one, a descriptive one in [square brackets].")
@click.option(
    "--type", type=click.Choice([kind.value for kind in SourceType]), help="What the document is; news by default."
)
@click.option("--language", help="Its language, such as en; detected by default for those with word lists.")
@click.option("--publisher", help="Who published it.")
@click.option("--author", help="Who wrote it.")
@click.option("--published", metavar="DATE", help="When it was published, such as 2025-02-12 or 2025-02.")
@click.option("--url", help="Where it was published.")
@click.option("--speaker", metavar="ACTOR", help="For a speech or an official document: whose words it holds.")
@click.option(
    "--replaces", metavar="SOURCE", help="The source with an earlier version; by default the one with the same url."
)
@click.option("--whole", is_flag=True, help="Of a web page, archive all text: menus, sidebars and footers too.")
@folders
@click.pass_context
def source_add(  # noqa: PLR0913 - click gives each option as an argument
    context: click.Context,
    /,
    *,
    document: str,
    id_: str | None,
    whole: bool,
    data_dir: Path,
    sources_dir: Path,
    **given: str | None,
) -> None:
    """Archive a document, write its source entry, and show which quotations it holds.

    FILE_OR_URL is a file (.txt, .md, .html, .pdf, .docx, .eml, .srt, .vtt) or an http(s) address. The document is kept
    as received; the text of one that is no plain text is taken out into a file beside it. Both are named in the entry
    with their SHA-256, and so is the program that took the text out. Nothing is ever overwritten. On a terminal the
    command asks for what it needs; in a script give it as options.
    """
    values = {key: good(Source, key, value) for key, value in given.items() if value}
    received = _received(document, sources_dir, data_dir, whole=whole)
    catalog = watched_check(data_dir, sources_dir).catalog
    entries = {path.stem for path in (data_dir / Source.kind).rglob("*.yml")}
    say_at_terminal("Enter takes what stands in [brackets], or leaves a value open.")
    name = good_id(id_) if id_ else asked_id(free_id(received.name.stem, entries) or free_id("source", entries))
    fields = _answered(values, received, catalog)
    files, facts = _archived(received, name)
    archived = {sources_dir / file_name: content for file_name, content in files.items()}
    entry = data_dir / Source.kind / f"{name}.yml"
    text = _entry({"title": fields["title"], "type": fields["type"], **facts, **fields}, entry, data_dir)
    # what a run that was ended has archived already is taken as it is
    new = {path: content for path, content in archived.items() if not _holds(path, content)}
    write_all({**new, entry: text.encode()}, "choose another --id, or edit that entry")
    click.echo(f"archived {', '.join(map(str, archived))}\nwrote {entry}")
    if "replaces" in fields:
        click.echo(f"this is a newer version of {fields['replaces']}: both stay archived")
    for remark in received.found.remarks:
        click.echo(f"note: {remark}")
    if _show(name, entry, watched_check(data_dir, sources_dir), received.found.left_out):
        context.exit(FAULTY_DATA)


@source_command.command("show", short_help="Print a source as its readers read it.")
@click.argument("source")
@folders
def source_show(*, source: str, data_dir: Path, sources_dir: Path) -> None:
    """Print the reading text of SOURCE, with a mark ⟨…⟩ where something was left out, and what that was.

    Page heads and numbers, line numbers, time codes and footnote marks are no words of a document: checks, pages and
    drafts pass them over. The archived file is never changed.
    """
    catalog = watched_check(data_dir, sources_dir).catalog
    if source not in catalog.texts:
        hint = nearest(source, catalog.texts) or "see data/sources/ for those there are"
        raise click.BadParameter(f'there is no source "{source}" whose text can be read; {hint}', param_hint="SOURCE")
    text = catalog.texts[source]
    click.echo(marked(text).rstrip("\n"))
    for line in summary(text):
        click.echo(f"{source}: {line}")


def _received(document: str, sources_dir: Path, data_dir: Path, *, whole: bool) -> _Document:
    """Return a document that can be archived and is not yet; else end with status 2."""
    try:
        name, raw, url, charset = _from_address(document) if "://" in document else _from_file(Path(document))
        found = extract(raw, name.suffix, whole=whole, charset=charset)
    except ExtractionError as error:
        raise UnusableInput(f"{document}: {error}") from error
    same = _same(raw, sources_dir, data_dir) or (found.program and _same(found.text.encode(), sources_dir, data_dir))
    if same:
        raise UnusableInput(f"{document}: this document is archived already, as {same}; see the entry that names it")
    return _Document(name, raw, url, found)


def _from_address(address: str) -> tuple[Path, bytes, str, str | None]:
    try:
        fetched = fetch(address, SIZE)
    except FetchError as error:
        message = f"{address}: {error}; or save the page with a browser, and add that file with --url {address}"
        raise UnusableInput(message) from error
    return Path(fetched.name), fetched.raw, fetched.address, fetched.charset


def _from_file(file: Path) -> tuple[Path, bytes, str, str | None]:
    if not file.is_file():
        raise UnusableInput(
            f'{file}: there is no such file; an address begins with http:// or https://, as in "source add URL"'
        )
    if file.stat().st_size > SIZE:
        raise UnusableInput(f"{file}: a document must have at most {SIZE:,} bytes; archive the part that matters")
    return Path(file.name), file.read_bytes(), "", None


def _same(raw: bytes, sources_dir: Path, data_dir: Path) -> Path | None:
    """Return the archived file that holds these bytes; one that no entry names was left by a run that was ended."""
    paths = [Path(found.path) for found in files_below(sources_dir) if not found.unusable]
    same = next((path for path in paths if _holds(path, raw)), None)
    entries = "\n".join(path.read_text("utf-8", "replace") for path in (data_dir / Source.kind).rglob("*.yml"))
    return same if same and same.relative_to(sources_dir).as_posix() in entries else None


def _holds(path: Path, raw: bytes) -> bool:
    return path.is_file() and path.stat().st_size == len(raw) and path.read_bytes() == raw


def _answered(given: Mapping[str, str], document: _Document, catalog: Catalog) -> dict[str, str]:
    """Return the fields as given, asked for or suggested, in the order of the file."""
    language = language_of(None, document.found.text)
    suggested = {
        "title": f"[{document.name.stem}]",
        "type": SourceType.TRANSCRIPT.value
        if document.name.suffix.lower() in {".srt", ".vtt"}
        else SourceType.NEWS.value,
        "language": language.code if language else "",
        **_usable(document.found.data),
    }
    suggested["url"] = document.url or suggested.get("url", "")
    fields = {key: given.get(key) or asked(Source, key, suggested.get(key, "")) for key in _ASKED}
    speaker = given.get("speaker") or (asked(Source, "speaker") if fields["type"] in _OF_A_SPEAKER else "")
    replaces = given.get("replaces") or _earlier(catalog.sources.values(), fields["url"])
    today = fixed_day() or datetime.now(tz=UTC).date()
    further = {"speaker": speaker, "accessed": str(today), "replaces": replaces}
    return {key: value for key, value in {**fields, **further}.items() if value}


def _usable(data: Mapping[str, str]) -> dict[str, str]:
    """Return of a document's own data what an entry can hold."""
    found: dict[str, str] = {}
    for key, value in data.items():
        try:
            found[key] = good(Source, key, " ".join(FORBIDDEN.sub(" ", value).split()))
        except click.BadParameter:
            continue
    return {key: value for key, value in found.items() if value}


def _earlier(sources: Iterable[Source], url: str) -> str:
    """Return the newest source from an address, empty where there is none."""
    same = [source for source in sources if url and source.url == url]
    replaced = {source.replaces for source in same}
    return next((source.id for source in same if source.id not in replaced), "")


def _archived(document: _Document, id_: str) -> tuple[dict[str, bytes], dict[str, str]]:
    """Return the files to archive by name, and what the entry says of them."""
    original, raw, found = f"{id_}{document.name.suffix.lower()}", document.raw, document.found
    if found.program is None:
        return {original: raw}, {"file": original, "sha256": _sha256(raw)}
    text, name = found.text.encode(), f"{id_}.text.txt" if original == f"{id_}.txt" else f"{id_}.txt"
    facts = {
        "file": name,
        "sha256": _sha256(text),
        "original": original,
        "original_sha256": _sha256(raw),
        "extracted_with": found.program,
    }
    return {original: raw, name: text}, facts


def _entry(fields: Mapping[str, str], path: Path, data_dir: Path) -> str:
    lines = [f"# yaml-language-server: $schema={schema_path(Source, path, data_dir)}"]
    lines += [f"{key}: {scalar(value)}" for key, value in fields.items()]
    return "\n".join(lines) + "\n"


def _show(id_: str, entry: Path, checked: Checked, left_out: Mapping[str, int]) -> bool:
    """Print what check finds in the new entry and which quotations it has; return whether it has an error."""
    found = [finding for finding in checked.diagnostics if finding.location.file == entry.as_posix()]
    for fault in found:
        click.echo(as_text(fault))
    if id_ in checked.catalog.texts:
        for line in summary(checked.catalog.texts[id_], left_out):
            click.echo(line)
        attributions = Attributions(checked.catalog)
        covered = coverage_of(attributions, checked.proofs, id_)
        show_coverage(covered, checked.catalog, covered.quotations)
        labels = labels_if_transcript(attributions.of(id_))
        if labels:
            click.echo(
                f"note: lines begin with labels, such as {labels[0]} and {labels[1]}: if this is a transcript, "
                f"write type: transcript in {entry}"
            )
        if covered.open:
            click.echo(f"next: policy-timeline coverage {id_} --draft begins an entry for each open quotation")
    return has_errors(found)


def _sha256(raw: bytes) -> str:
    return hashlib.sha256(raw).hexdigest()
