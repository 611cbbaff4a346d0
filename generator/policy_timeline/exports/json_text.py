"""JSON as every file of ours is written: in the text's own letters, with a line break at the end."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import Any


def json_text(value: object) -> str:
    """Return a value indented, so that it can be read; keys stay in the order in which they were put in."""
    return json.dumps(value, ensure_ascii=False, indent=2) + "\n"


def json_line(value: object) -> str:
    """Return a value in one line, which is made in a tenth of the time."""
    return json.dumps(value, ensure_ascii=False) + "\n"


def json_list(head: Mapping[str, Any], key: str, items: Iterable[object]) -> str:
    """Return an object that holds a list under its last key, with each item in a line: so differences can be read."""
    lines = [f"{json.dumps(name)}: {json.dumps(value, ensure_ascii=False)},\n" for name, value in head.items()]
    listed = ",\n".join(json.dumps(item, ensure_ascii=False) for item in items)
    return f"{{\n{''.join(lines)}{json.dumps(key)}: [{chr(10) + listed + chr(10) if listed else ''}]\n}}\n"
