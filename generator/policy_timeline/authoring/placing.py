"""Where a new entry goes: an id that is free, its file, the way to its schema."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Any

from policy_timeline.authoring.schemas import file_name
from policy_timeline.entries.dates import parse_date
from policy_timeline.entries.fields import free_id
from policy_timeline.entries.kinds import Event, Statement

if TYPE_CHECKING:
    from collections.abc import Container, Mapping

    from policy_timeline.entries.kinds import Entry

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
