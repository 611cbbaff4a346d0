"""Reads retired.yml: which addresses of the published site have moved or gone, so that none is ever lost."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from policy_timeline.entries.catalog import Retirement
from policy_timeline.entries.fields import is_id
from policy_timeline.entries.kinds import KINDS
from policy_timeline.entries.origins import Origin
from policy_timeline.findings.diagnostics import Diagnostic, quoted
from policy_timeline.reading.yaml import read_yaml

FILE = "retired.yml"


class Retired(NamedTuple):
    """What the file says, old kind/id to where it went, and what is wrong with it."""

    found: Mapping[str, Retirement]
    diagnostics: tuple[Diagnostic, ...]


def read_retirements(raw: bytes, file: str) -> Retired:
    """Read the bytes of retired.yml; `file` is its name in messages.

    Each line is `old kind/id: new kind/id`, or `old kind/id: {reason: …}` where nothing took its place.
    """
    read = read_yaml(raw, file)
    origin = Origin(file, FILE, read.places, read.text)
    values = read.value or {}
    faults = [*read.diagnostics, *(fault for old, value in values.items() for fault in _faults(old, value, origin))]
    if faults:
        return Retired({}, tuple(faults))
    return Retired({old: _retirement(value, origin) for old, value in values.items()}, ())


def _faults(old: str, value: object, origin: Origin) -> Iterator[Diagnostic]:
    if not _is_address(old):
        given = quoted(old)
        yield origin.finding("bad-retirement", path=(old,), key=True, hint=_kinds(), example="an-old-id", given=given)
    if isinstance(value, str) and not _is_address(value):
        hint = "where nothing took its place, write {reason: …} instead" if "/" not in value else _kinds()
        yield origin.finding("bad-retirement", path=(old,), hint=hint, example="a-new-id", given=quoted(value))
    if not isinstance(value, str) and not _has_reason(value):
        yield origin.finding("bad-retirement.reason", path=(old,))


def _retirement(value: str | dict[str, str], origin: Origin) -> Retirement:
    return Retirement(value, None, origin) if isinstance(value, str) else Retirement(None, value["reason"], origin)


def _has_reason(value: object) -> bool:
    return isinstance(value, dict) and list(value) == ["reason"] and isinstance(value["reason"], str)


def _is_address(text: str) -> bool:
    kind, _, id_ = text.partition("/")
    return kind in KINDS and is_id(id_)


def _kinds() -> str:
    return f"the kinds are {', '.join(KINDS)}"
