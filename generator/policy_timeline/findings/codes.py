"""The codes of findings: one table, codes.toml, says how bad each is, what it says and how to correct it."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from policy_timeline.findings.diagnostics import Severity

if TYPE_CHECKING:
    from collections.abc import Mapping


class Code(NamedTuple):
    """What a finding of one code says.

    `part` is where it stands on the page of error messages. `message` and `hint` are templates (str.format); the
    message is empty where whatever makes the finding words it.
    """

    part: str
    severity: Severity
    message: str = ""
    hint: str | None = None


@cache
def codes() -> Mapping[str, Code]:
    """Return every row by its name: a code, or a code and a variant with a full stop between them."""
    parts = tomllib.loads(Path(__file__).with_name("codes.toml").read_text("utf-8"))
    return {
        name: Code(part, Severity(row["severity"]), row.get("message", ""), row.get("hint"))
        for part, named in parts.items()
        for name, row in named.items()
    }


def code_of(name: str) -> str:
    """Return the code that a row is about."""
    return name.partition(".")[0]
