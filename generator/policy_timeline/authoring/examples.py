"""An example for every field that holds a value, as it stands in a file; records are made of their own."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path

from policy_timeline.reading.yaml import read_yaml

Example = str | list[str] | dict[str, str]


@cache
def examples() -> Mapping[str, Mapping[str, Example]]:
    """Return the examples by the name of the record's class and the key in the file."""
    file = Path(__file__).with_suffix(".yml")
    return read_yaml(file.read_bytes(), file.name).value or {}
