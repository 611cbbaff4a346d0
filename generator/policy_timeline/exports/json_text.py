"""JSON as every file of ours is written: in the text's own letters, with a line break at the end."""

from __future__ import annotations

import json


def json_text(value: object) -> str:
    """Return a value indented, so that differences can be read; keys stay in the order in which they were put in."""
    return json.dumps(value, ensure_ascii=False, indent=2) + "\n"


def json_line(value: object) -> str:
    """Return a value in one line, which is made in a tenth of the time: there is a file for each entry."""
    return json.dumps(value, ensure_ascii=False) + "\n"
