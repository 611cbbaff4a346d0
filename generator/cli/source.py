"""`policy-timeline source add`: archives a document and writes its source entry."""

from __future__ import annotations

import hashlib
import json
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import click

from generator.cli.shared import Unusable, folders
from generator.dates import DateError, parse_date
from generator.extraction import Extracted, ExtractionError, extract
from generator.fields import is_id, suggested_id
from generator.terms import SourceType

if TYPE_CHECKING:
    from collections.abc import Mapping


@click.group("source")
def source_group() -> None:
    """Archive the documents that statements rest on."""


@dataclass(frozen=True, slots=True)
class _Plan:
    """Every file that the command will write, by path, and the entry's fields."""

    files: Mapping[Path, bytes]
    entry: Path
    fields: Mapping[str, str]


@source_group.command("add")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, readable=True, path_type=Path))
@click.option("--id", "id_", help="The id; suggested from the file's name when silent.")
@click.option("--title", help="The document's own title; without one, a descriptive one in [square brackets].")
@click.option("--type", "type_", type=click.Choice([one.value for one in SourceType]), help="What the document is.")
@click.option("--language", help="Its language, such as en.")
@click.option("--publisher", help="Who published it.")
@click.option("--author", help="Who wrote it.")
@click.option("--published", help="When it was published, such as 2025-02-12 or 2025-02.")
@click.option("--url", help="Where it was published.")
@click.option("--speaker", help="For a speech: the id of the actor whose words it holds.")
@folders
def source_add(file: Path, id_: str | None, data_dir: Path, sources_dir: Path, **given: str | None) -> None:
    """Archive FILE (.txt, .md, .html or .pdf) and write its source entry.

    The document is kept as received; of a web page or PDF the text is taken out into a file beside it. Both are named
    in the entry with their SHA-256, and so is the program that took the text out. Nothing is ever overwritten. On a
    terminal the command asks for what it needs; in a script give it as options.
    """
    name = id_ or _asked("Id", suggested_id(file.stem) or "source")
    if not is_id(name):
        raise click.BadParameter(f'"{name}" must be lower-case letters, digits and single hyphens', param_hint="--id")
    fields = _fields(given, file)
    plan = _plan(file, name, fields, data_dir, sources_dir)
    for path in (*plan.files, plan.entry):
        if path.exists():
            raise Unusable(f"{path} exists already: choose another --id, or edit that entry")
    _write(plan)
    click.echo(f"archived {', '.join(str(path) for path in plan.files)}\nwrote {plan.entry}")
    click.echo(f"next: policy-timeline coverage {name}")


def _fields(given: Mapping[str, str | None], file: Path) -> dict[str, str]:
    """Return the entry's fields as given, asked for or suggested, in the order of the file."""
    if given["published"]:
        try:
            parse_date(given["published"])
        except DateError as error:
            raise click.BadParameter(str(error), param_hint="--published") from error
    title = given["title"] or _asked("Title, as the document has it; in [brackets] if it has none", f"[{file.stem}]")
    kind = given["type_"] or _asked("Type", SourceType.NEWS.value, click.Choice([one.value for one in SourceType]))
    language = given["language"] or _asked("Language", "en")
    rest = {key: given[key] for key in ("publisher", "author", "published", "url", "speaker")}
    fields = {"title": title, "type": kind, "language": language, **rest}
    return {key: value for key, value in fields.items() if value}


def _asked(question: str, suggestion: str, kind: click.Choice[str] | None = None) -> str:
    """Return the answer of a person at a terminal, or the suggestion where there is none."""
    if not _at_terminal():
        return suggestion
    return str(click.prompt(question, default=suggestion, type=kind))


def _at_terminal() -> bool:
    return sys.stdin.isatty()


def _plan(file: Path, id_: str, fields: Mapping[str, str], data_dir: Path, sources_dir: Path) -> _Plan:
    try:
        raw = file.read_bytes()
        found = extract(raw, file.suffix)
    except OSError as error:
        raise Unusable(f"{file}: {error.strerror}") from error
    except ExtractionError as error:
        raise Unusable(f"{file}: {error}") from error
    files, facts = _archive(raw, found, id_, file.suffix.lower())
    return _Plan(
        {sources_dir / name: content for name, content in files.items()},
        data_dir / "sources" / f"{id_}.yml",
        {"title": fields["title"], "type": fields["type"], **facts, **fields},
    )


def _archive(raw: bytes, found: Extracted, id_: str, suffix: str) -> tuple[dict[str, bytes], dict[str, str]]:
    """Return the files to archive by name, and what the entry says of them."""
    if found.program is None:
        name = f"{id_}{suffix}"
        return {name: raw}, {"file": name, "sha256": _sha256(raw)}
    text, original = found.text.encode(), f"{id_}{suffix}"
    facts = {
        "file": f"{id_}.txt",
        "sha256": _sha256(text),
        "original": original,
        "original_sha256": _sha256(raw),
        "extracted_with": found.program,
    }
    return {original: raw, f"{id_}.txt": text}, facts


def _write(plan: _Plan) -> None:
    lines = ["# yaml-language-server: $schema=../../.schemas/source.schema.json"]
    # A JSON string is a YAML string: whatever a title holds, it is read back as it is.
    lines += [f"{key}: {_plain_or_quoted(value)}" for key, value in plan.fields.items()]
    try:
        for path, content in plan.files.items():
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)
        plan.entry.parent.mkdir(parents=True, exist_ok=True)
        plan.entry.write_text("\n".join(lines) + "\n", encoding="utf-8")
    except OSError as error:
        raise Unusable(f"{error.filename}: {error.strerror}") from error


def _plain_or_quoted(value: str) -> str:
    return value if value.replace("-", "").replace(".", "").isalnum() else json.dumps(value, ensure_ascii=False)


def _sha256(raw: bytes) -> str:
    return hashlib.sha256(raw).hexdigest()
