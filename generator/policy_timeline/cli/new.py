"""`policy-timeline new`: a commented skeleton of an entry."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import click

from policy_timeline.authoring.skeletons import skeleton
from policy_timeline.authoring.writing import create, dated_folder, schema_path
from policy_timeline.cli.answers import asked, asked_id, asked_words, good, good_id, say_at_terminal
from policy_timeline.cli.shared import MAY_BE_NEW, UnusableInput, data_option, sources_option
from policy_timeline.entries.fields import free_id
from policy_timeline.entries.introspection import class_of, is_list
from policy_timeline.entries.kinds import KINDS, Entry, Source, Statement
from policy_timeline.entries.records import Evidence, Record, fields_of
from policy_timeline.findings.diagnostics import nearest
from policy_timeline.reading.archive import SIZE
from policy_timeline.reading.files import Unusable, read_inside

_BY_NAME = {kind.singular: kind for kind in KINDS.values()}
_WORDS_IN_ID = 8


@click.command("new", short_help="Write the skeleton of an entry.")
@click.argument("kind", type=click.Choice(list(_BY_NAME)))
@click.argument("id_", metavar="[ID]", required=False)
@data_option()
@sources_option(MAY_BE_NEW, ": there the file of a source is looked for")
@click.option("--set", "given", multiple=True, metavar="KEY=VALUE", help="Value of a key; may be given several times.")
def new_command(kind: str, id_: str | None, data_dir: Path, sources_dir: Path, given: tuple[str, ...]) -> None:
    """Write the skeleton of an entry, with comments that say what each key holds.

    ID is its permanent name: lower-case letters, digits and single hyphens. Without one it is made of the entry's
    name, title or summary. A statement begins as a draft. Nothing is ever overwritten. On a terminal the command asks
    for what every such entry needs; in a script give it with --set, such as --set date=2025-03-03.
    """
    model = _BY_NAME[kind]
    taken = {path.stem: path for path in (data_dir / model.kind).rglob("*.yml")}
    if id_ is not None:
        _refuse_taken(good_id(id_), taken)
    values = _asked(model, _parsed(model, given), sources_dir)
    if id_ is None:
        words = f"{values.get('speaker', '')} {values.get(model.called_by, '')}".split()[:_WORDS_IN_ID]
        id_ = asked_id(free_id(" ".join(words), taken)) or _refuse_nameless(model)
        _refuse_taken(id_, taken)
    path = data_dir / model.kind / dated_folder(model, values) / f"{id_}.yml"
    write_new(path, skeleton(model, values, schema_path(model, path, data_dir)))


def write_new(path: Path, text: str) -> None:
    """Write a file that is not there yet, and say so."""
    create(path, text)
    click.echo(f"wrote {path}")


def _refuse_taken(id_: str, taken: Mapping[str, Path]) -> None:
    if id_ in taken:
        raise UnusableInput(f"{taken[id_]} exists already: choose another id, or edit that entry")


def _refuse_nameless(model: type[Entry]) -> str:
    raise click.UsageError(f'give an ID, or something to make one of, such as --set {model.called_by}="…"')


def _scalars(model: type[Record]) -> Iterator[str]:
    """Yield every key that holds one value."""
    for key, field in fields_of(model).items():
        if not issubclass(class_of(field.annotation), Record) and not is_list(field):
            yield key


def _parsed(model: type[Entry], given: tuple[str, ...]) -> dict[str, str]:
    known = list(_scalars(model))
    values = {}
    for setting in given:
        key, is_there, value = setting.partition("=")
        if not is_there or key not in known:
            hint = nearest(key, known) or f"the keys are {', '.join(known)}"
            message = f'"{setting}" must be KEY=VALUE with a key of the kind {model.singular}; {hint}'
            raise click.BadParameter(message, param_hint="--set")
        values[key] = good(model, key, value)
    return {key: value for key, value in values.items() if value}


def _asked(model: type[Entry], values: Mapping[str, str], sources_dir: Path) -> dict[str, Any]:
    """Return the values with what a person at a terminal says to those that are needed and missing.

    The hash of an archived file nobody has to say.
    """
    if model is Source:
        say_at_terminal("policy-timeline source add FILE archives a document and writes all of this.")
    say_at_terminal("Enter leaves a value open.")
    missing = [key for key in _scalars(model) if fields_of(model)[key].is_required() and key not in values]
    found: dict[str, Any] = dict(values)
    for key in missing:
        found[key] = asked(model, key, _digest(sources_dir, found.get("file", "")) if key == "sha256" else "")
    found |= _asked_evidence() if model is Statement else {}
    return {key: value for key, value in found.items() if value}


def _digest(folder: Path, name: str) -> str:
    """Return the SHA-256 of an archived file; empty where there is none that can be read: `check` says why."""
    try:
        return hashlib.sha256(read_inside(folder, folder / name, SIZE)).hexdigest()
    except Unusable:
        return ""


def _asked_evidence() -> dict[str, Any]:
    """Return what a person says about the words that a statement rests on."""
    keys = fields_of(Evidence)
    found = {key: asked_words(key, str(keys[key].description)) for key in ("source", "quote")}
    return {"evidence": [{key: text for key, text in found.items() if text}]} if any(found.values()) else {}
