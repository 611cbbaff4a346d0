"""Entries as files: where a new one goes, and plain values as the YAML that a person would have written."""

from __future__ import annotations

import os
from collections.abc import Container, Iterator, Mapping
from pathlib import Path
from typing import Any

from policy_timeline.authoring.schemas import file_name
from policy_timeline.authoring.skeletons import scalar
from policy_timeline.entries.dates import parse_date
from policy_timeline.entries.fields import free_id
from policy_timeline.entries.kinds import Entry, Event, Statement
from policy_timeline.entries.records import fields_of

_DATED = (Statement, Event)
"""Kinds whose entries lie in a folder for each year."""
_WORDS_IN_ID = 6


def statement_id(who: str, words: str, taken: Container[str]) -> str:
    """Return an id for a statement that no other has, made of who speaks, or where, and the first words."""
    return free_id(f"{who} {' '.join(words.split()[:_WORDS_IN_ID])}", taken)


def dated_folder(kind: type[Entry], values: Mapping[str, Any]) -> str:
    """Return the folder of the year in which the entry takes effect, or nothing; raises ValueError for no date."""
    if kind in _DATED and values.get("date"):
        return parse_date(values["date"]).effective.year_text
    return ""


def schema_path(kind: type[Entry], path: Path, data_dir: Path) -> str:
    """Return the way from an entry to its schema, which lies in a folder beside that of the data."""
    schema = data_dir.resolve().parent / ".schemas" / file_name(kind)
    return Path(os.path.relpath(schema, path.resolve().parent)).as_posix()


def create(path: Path, text: str) -> None:
    """Write a file that is not there yet; raises OSError, as where one is."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("x", encoding="utf-8") as file:
        file.write(text)


def entry_text(kind: type[Entry], values: Mapping[str, Any], schema: str) -> str:
    """Return the text of an entry with these values, texts in records and lists, in the order of the model.

    `schema` is the way from the entry's folder to its JSON Schema.
    """
    lines = [f"# yaml-language-server: $schema={schema}"]
    for key in fields_of(kind):
        if key in values:
            lines += _pair(key, values[key])
    return "\n".join(lines) + "\n"


def _pair(key: str, value: str | list[Any] | dict[str, Any]) -> Iterator[str]:
    if isinstance(value, dict):
        yield f"{scalar(key)}:"
        yield from (f"  {line}" for line in _mapping(value))
    elif isinstance(value, list) and any(isinstance(item, dict) for item in value):
        yield f"{scalar(key)}:"
        yield from (line for item in value for line in _item(item))
    elif isinstance(value, list):
        yield f"{scalar(key)}: [{', '.join(map(scalar, value))}]"
    else:
        yield f"{scalar(key)}: {scalar(value)}"


def _mapping(values: Mapping[str, Any]) -> Iterator[str]:
    return (line for key, value in values.items() for line in _pair(key, value))


def _item(values: Mapping[str, Any]) -> Iterator[str]:
    for number, line in enumerate(_mapping(values)):
        yield f"    {line}" if number else f"  - {line}"
