"""The codes of findings: one table, codes.toml, says how bad each is, what it says and how to correct it."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import NamedTuple

from policy_timeline.findings.diagnostics import Severity


class Code(NamedTuple):
    """A row of the table: its part of the page of error messages, and templates (str.format) for what it says."""

    part: str
    severity: Severity
    message: str
    hint: str | None


class Fault(NamedTuple):
    """What is wrong and how to correct it, wherever that is: a row of the table with its words filled in."""

    severity: Severity
    code: str
    message: str
    hint: str | None


@cache
def codes() -> Mapping[str, Code]:
    """Return every row by its name: a code, or a code and a variant with a full stop between them."""
    parts = tomllib.loads(Path(__file__).with_name("codes.toml").read_text("utf-8"))
    return {
        name: Code(part, Severity(row["severity"]), row["message"], row.get("hint"))
        for part, named in parts.items()
        for name, row in named.items()
    }


def worded(name: str, hint: str | None = None, /, **words: object) -> Fault:
    """Return what a row says with these words in it; `hint` takes the place of its own."""
    row = codes()[name]
    hint = row.hint.format(**words) if hint is None and row.hint else hint
    return Fault(row.severity, code_of(name), row.message.format(**words), hint)


def code_of(name: str) -> str:
    """Return the code that a row is about."""
    return name.partition(".")[0]
