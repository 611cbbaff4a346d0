"""`policy-timeline new`: a commented skeleton of an entry."""

from __future__ import annotations

import os
from enum import StrEnum
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import click

from generator.authoring.schemas import file_name
from generator.authoring.skeletons import skeleton
from generator.cli.shared import FOLDER, Unusable, at_terminal
from generator.dates import DateError, DateSpan, parse_date
from generator.diagnostics import nearest
from generator.fields import ID_LENGTH, is_id, suggested_id
from generator.introspection import class_of
from generator.model import KINDS
from generator.records import Record

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from pydantic.fields import FieldInfo

    from generator.model import Entry

_BY_NAME = {kind.singular: kind for kind in KINDS.values()}
_DATED = ("statement", "event")
"""Kinds whose entries lie in a folder for each year."""


@click.command("new")
@click.argument("kind", type=click.Choice(list(_BY_NAME)))
@click.argument("id_", metavar="ID")
@click.option("--data-dir", type=FOLDER, default="data", show_default=True, help="Folder of the entries.")
@click.option("--set", "given", multiple=True, metavar="KEY=VALUE", help="Value of a key; may stand several times.")
def new_command(kind: str, id_: str, data_dir: Path, given: tuple[str, ...]) -> None:
    """Write the skeleton of an entry, with comments that say what each key holds.

    ID is its permanent name: lower-case letters, digits and single hyphens. A statement begins as a draft. Nothing is
    ever overwritten. On a terminal the command asks for what every such entry needs; in a script give it with --set,
    such as --set date=2025-03-03.
    """
    if not is_id(id_):
        suggestion = suggested_id(id_)
        hint = f'; "{suggestion}" would do' if suggestion else ""
        message = f'"{id_}" must be lower-case letters, digits and single hyphens, at most {ID_LENGTH}{hint}'
        raise click.BadParameter(message, param_hint="ID")
    model = _BY_NAME[kind]
    _refuse_second(data_dir / model.kind, id_)
    values = _asked(model, _parsed(model, given))
    path = data_dir / model.kind / _year(kind, values) / f"{id_}.yml"
    write_new(path, skeleton(model, values, schema_path(model, path, data_dir)))


def schema_path(kind: type[Entry], path: Path, data_dir: Path) -> str:
    """Return the way from an entry to its schema, which lies in a folder beside that of the data."""
    schema = data_dir.resolve().parent / ".schemas" / file_name(kind)
    return Path(os.path.relpath(schema, path.resolve().parent)).as_posix()


def write_new(path: Path, text: str) -> None:
    """Write a file that is not there yet, and say so; ends with status 2 where the system does not let it."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("x", encoding="utf-8") as file:
            file.write(text)
    except OSError as error:
        raise Unusable(f"{error.filename}: {error.strerror}") from error
    click.echo(f"wrote {path}")


def _refuse_second(folder: Path, id_: str) -> None:
    there = next(folder.rglob(f"{id_}.yml"), None)
    if there:
        raise Unusable(f"{there} exists already: choose another id, or edit that entry")


def _scalars(model: type[Entry]) -> Iterator[tuple[str, FieldInfo, type]]:
    """Yield every key that holds one value, with its field and the class of the value."""
    for name, field in model.model_fields.items():
        inner = class_of(field.annotation)
        if not issubclass(inner, Record) and not str(field.annotation).startswith("tuple["):
            yield field.alias or name, field, inner


def _parsed(model: type[Entry], given: tuple[str, ...]) -> dict[str, str]:
    known = {key: inner for key, _, inner in _scalars(model)}
    values = {}
    for one in given:
        key, is_there, value = one.partition("=")
        if not is_there or key not in known:
            hint = nearest(key, known) or f"the keys are {', '.join(known)}"
            message = f'"{one}" must be KEY=VALUE with a key of the kind {model.singular}; {hint}'
            raise click.BadParameter(message, param_hint="--set")
        values[key] = _checked(key, known[key], value)
    return {key: value for key, value in values.items() if value}


def _checked(key: str, inner: type, text: str) -> str:
    """Return a value that its field takes; an empty one is a missing one."""
    value = text.strip()
    if issubclass(inner, StrEnum) and value not in {"", *inner}:
        raise click.BadParameter(f"{key} must be one of {', '.join(inner)}")
    if issubclass(inner, DateSpan) and value:
        try:
            parse_date(value)
        except DateError as error:
            raise click.BadParameter(str(error)) from error
    return value


def _asked(model: type[Entry], values: Mapping[str, str]) -> dict[str, str]:
    """Return the values with what a person at a terminal says to those that are needed and missing."""
    found = dict(values)
    if not at_terminal():
        return found
    click.echo("Enter leaves a value open.")
    for key, field, inner in _scalars(model):
        if field.is_required() and key not in found:
            question = f"{key} ({field.description})"
            found[key] = click.prompt(
                question, default="", show_default=False, value_proc=partial(_checked, key, inner)
            )
    return {key: value for key, value in found.items() if value}


def _year(kind: str, values: Mapping[str, str]) -> str:
    """Return the folder of the year in which the entry takes effect, or nothing."""
    if kind in _DATED and "date" in values:
        return f"{parse_date(values['date']).effective.year:04}"
    return ""
