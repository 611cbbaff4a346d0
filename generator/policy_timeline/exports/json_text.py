"""JSON as every file of ours is written: indented so that differences can be read, and in the text's own letters."""

from __future__ import annotations

import json


def json_text(value: object) -> str:
    """Return a value as JSON text that ends in a line break; keys stay in the order in which they were put in."""
    return json.dumps(value, ensure_ascii=False, indent=2) + "\n"
