"""Tables as candidates: those that we export, or other ones with a map file; a row is an entry, or a stance.

Nothing is guessed: a cell that is not what its key takes is reported with its place, and left out.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from typing import Any

from pydantic.fields import FieldInfo

from policy_timeline.entries.dates import DateSpan, meant_dates
from policy_timeline.entries.introspection import class_of, is_list, reference_kind
from policy_timeline.entries.kinds import KINDS, Entry, Source, Statement
from policy_timeline.entries.records import Record, Stance, fields_of
from policy_timeline.imports.candidates import Candidate, Report, UnreadableError
from policy_timeline.imports.files import Row, Sheet, sheets_of
from policy_timeline.imports.mapping import NO_MAP, Field, MapFile, Mapped
from policy_timeline.texts.language import words

STANCES = "stances"
ID = "id"
_DERIVED = words("""
    url api_url date_earliest date_latest role principal reported words start end source_url
    speaker_name principal_name issue proposition sources
""")
"""Columns that our own tables have and that follow from others."""
DOCUMENT_URL = "document_url"
_BESIDE = ("statement", "principal", "source", "sources", "quote", "passage")
"""Columns of a table of stances that are no keys of an entry."""
_CONDITIONS = "conditions (in a cell)"
"""A key that no stance has: which words say a condition does not stand in such a cell, so it has no place."""
_SAID = ("speaker", "on_behalf_of", "date", "event", "summary", "status")
_KINDS = {
    **{name: kind.kind for kind in KINDS.values() for name in (kind.kind, kind.singular)},
    "stance": STANCES,
    STANCES: STANCES,
}
"""What a table can hold, by the names that people write."""


def table_candidates(
    files: Sequence[tuple[str, bytes]], report: Report, maps: MapFile = NO_MAP, kind: str | None = None
) -> Iterator[Candidate]:
    """Yield the candidates in files of tables, by name and bytes; `kind` is that of tables that nothing else tells."""
    for name, raw in files:
        mapped = maps.of(name)
        for sheet in sheets_of(name, raw):
            yield from _sheet(sheet, name, mapped, kind, report)


def _sheet(sheet: Sheet, name: str, mapped: Mapped, kind: str | None, report: Report) -> Iterator[Candidate]:
    of = _KINDS.get((mapped.kind or kind or sheet.name).lower())
    if of is None:
        raise UnreadableError(f"{name}: of which kind its rows are must be said: --kind, or kind: in the map file")
    table = _Table(of, mapped, sheet, report)
    yield from table.stances() if of == STANCES else table.entries()


class _Table:
    """Reads one table."""

    def __init__(self, kind: str, mapped: Mapped, sheet: Sheet, report: Report) -> None:
        self._kind, self._mapped, self._sheet, self._report = kind, mapped, sheet, report
        self._columns = tuple(dict.fromkeys(name for row in sheet.rows for name in row.cells))

    def entries(self) -> Iterator[Candidate]:
        """Yield a candidate for each row."""
        model = KINDS[self._kind]
        fields = self._fields({*fields_of(model), ID})
        if model is Source and DOCUMENT_URL in self._columns:
            fields["url"] = Field(DOCUMENT_URL)
        self._lose(fields)
        for row in self._sheet.rows:
            values = {key: value for key in fields_of(model) if (value := self._value(row, key, fields, model))}
            yield self._candidate(model, row, values, fields)

    def _candidate(
        self, model: type[Entry], row: Row, values: dict[str, Any], fields: Mapping[str, Field]
    ) -> Candidate:
        given = self._cell(row, fields[ID]) if ID in fields else ""
        return Candidate(model.kind, self._key(row, given), values, row.place, given or None)

    def stances(self) -> Iterator[Candidate]:
        """Yield a statement for each group of rows with the same `statement`, or for each row without one."""
        fields = self._fields({*fields_of(Statement), *fields_of(Stance), *_BESIDE} - {"stances", "evidence"})
        self._lose(fields)
        groups: dict[str, list[Row]] = {}
        for number, row in enumerate(self._sheet.rows):
            given = self._cell(row, fields["statement"]) if "statement" in fields else ""
            groups.setdefault(given or f"\n{number}", []).append(row)
        for name, rows in groups.items():
            yield self._statement("" if name.startswith("\n") else name, rows, fields)

    def _statement(self, given: str, rows: list[Row], fields: Mapping[str, Field]) -> Candidate:
        first = rows[0]
        values = {key: value for key in _SAID if (value := self._value(first, key, fields, Statement))}
        principal = self._cell(first, fields["principal"]) if "principal" in fields else ""
        if principal and principal != values.get("speaker"):
            values["on_behalf_of"] = principal
        evidence = self._evidence(first, fields)
        values |= {"evidence": evidence} if evidence else {}
        stances = [stance for row in rows if (stance := self._stance(row, fields))]
        values |= {"stances": stances} if stances else {}
        return Candidate(Statement.kind, given or self._key(first, ""), values, first.place, given or None)

    def _stance(self, row: Row, fields: Mapping[str, Field]) -> dict[str, Any] | None:
        """Return the stance of a row, or None where it lacks something."""
        keys = [key for key in fields_of(Stance) if key != "conditions"]
        stance = {key: value for key in keys if (value := self._value(row, key, fields, Stance))}
        missing = [key for key, info in fields_of(Stance).items() if info.is_required() and key not in stance]
        if missing and stance:
            self._report.remark(row.place, f"no stance was taken, since it has no {' and no '.join(missing)}")
        said = self._cell(row, fields["conditions"]) if "conditions" in fields else ""
        return None if missing else stance | ({_CONDITIONS: said} if said else {})

    def _evidence(self, row: Row, fields: Mapping[str, Field]) -> list[dict[str, str]]:
        """Return the words of a row with their source, where there is one source: of several, which is not told."""
        said = {key: self._cell(row, fields[key]) for key in ("source", "sources", "quote", "passage") if key in fields}
        sources = (said.get("source") or said.get("sources", "")).split()
        words = [(key, line) for key in ("quote", "passage") for line in said.get(key, "").split("\n") if line.strip()]
        if words and len(sources) != 1:
            why = "no source is named" if not sources else "several sources are named, and not which words stand where"
            self._report.remark(row.place, f"its words were not taken, since {why}")
            return []
        return [{"source": sources[0], key: line} for key, line in words]

    def _fields(self, keys: Collection[str]) -> dict[str, Field]:
        """Return where each key is found: as the map says, else in the column of its name that the map does not use."""
        mapped = self._mapped.fields
        unknown = next((key for key in mapped if key not in keys), None)
        if unknown:
            raise UnreadableError(f'{self._sheet.name}: the map names "{unknown}", which is no key of {self._kind}')
        used = {given.column for given in mapped.values()} | {*self._mapped.key}
        found = {name: Field(name) for name in self._columns if name in keys and name not in used}
        if self._columns and not found and not mapped:
            raise UnreadableError(
                f"{self._sheet.name}: no column is named as a key of {self._kind}; say in a map file which holds what "
                f"(--map): the columns are {', '.join(self._columns)}"
            )
        return found | dict(mapped)

    def _lose(self, fields: Mapping[str, Field]) -> None:
        """Report the columns that nothing takes, by how many cells of each say something."""
        taken = {given.column for given in fields.values()} | {*self._mapped.key}
        derived = _DERIVED - ({"url"} if self._kind == Source.kind and DOCUMENT_URL not in self._columns else set())
        for column in self._columns:
            if column and column not in taken and column not in derived:
                for row in self._sheet.rows:
                    self._report.lose(f"{self._sheet.name}.{column}", row.cells.get(column))

    def _key(self, row: Row, given: str) -> str:
        """Return what tells a row from all others: what the map says, its id, or all that it holds."""
        if self._mapped.key:
            return " ".join(_plain(row.cells.get(column)) for column in self._mapped.key)
        if given:
            return given
        held = json.dumps({name: _plain(value) for name, value in row.cells.items()}, sort_keys=True)
        return hashlib.sha256(held.encode()).hexdigest()[:16]

    def _cell(self, row: Row, given: Field) -> str:
        """Return the text that a row has for a field, in our terms."""
        if given.value is not None:
            return given.value
        text = _plain(row.cells.get(given.column or ""))
        return given.terms.get(text, "" if given.terms else text)

    def _value(self, row: Row, key: str, fields: Mapping[str, Field], model: type[Record]) -> object:
        """Return the value of a key in a row as a file of an entry has it; nothing where the row has none."""
        if key not in fields:
            return None
        given, info = fields[key], fields_of(model)[key]
        raw = row.cells.get(given.column or "")
        if isinstance(raw, list | dict):  # a file of JSON has lists as they are
            return _texts(raw)
        text = self._cell(row, given)
        if given.terms and not text and _plain(raw):
            self._report.remark(row.place, f'{key} was not taken: the map has no term for "{_plain(raw)}"')
        if not text:
            return None
        return self._many(text, given, info, row) if _is_many(info) else self._one(text, given, key, info, row)

    def _many(self, text: str, given: Field, info: FieldInfo, row: Row) -> object:
        if text.startswith(("[", "{")):
            try:
                return _texts(json.loads(text))
            except ValueError:
                self._report.remark(row.place, f"{given.column} was not taken: it is no JSON")
                return None
        if issubclass(class_of(info.annotation), Record):
            self._report.remark(row.place, f"{given.column} was not taken: it must be JSON")
            return None
        parts = text.split(given.separator) if given.separator else text.split() if reference_kind(info) else [text]
        return [part.strip() for part in parts if part.strip()]

    def _one(self, text: str, given: Field, key: str, info: FieldInfo, row: Row) -> str | None:
        """Return one value; a date in the form that the map names, or in one that can mean but one day."""
        if class_of(info.annotation) is not DateSpan:
            return text
        if given.format:
            try:
                return datetime.strptime(text, given.format).date().isoformat()  # noqa: DTZ007 - a day has no zone
            except ValueError:
                self._report.remark(row.place, f'{key} was not taken: "{text}" is not written as {given.format}')
                return None
        return _only(meant_dates(text)) or text


def _only(days: Iterable[str]) -> str | None:
    found = tuple(days)
    return found[0] if len(found) == 1 else None


def _is_many(info: FieldInfo) -> bool:
    """Return whether a field holds a list, a mapping or a record."""
    inner: type = class_of(info.annotation)
    return is_list(info) or issubclass(inner, Record | Mapping)


def _plain(value: object) -> str:
    """Return a value of a cell as text."""
    if value is None:
        return ""
    return str(value).lower() if isinstance(value, bool) else str(value)


def _texts(value: object) -> object:
    """Return a value of JSON as an entry's file has it: scalars as text, and nothing that follows from elsewhere."""
    if isinstance(value, list):
        return [_texts(item) for item in value]
    if isinstance(value, dict):
        found = {key: _texts(item) for key, item in value.items() if item not in (None, "", [], {})}
        return {key: item for key, item in found.items() if key not in {"start", "end", "source_url"}}
    return _plain(value)
