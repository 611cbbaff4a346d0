"""The pages for those who curate and for those who ask how: the same for every timeline, so they come with the program.

Most are written by hand and stand beside this file; the fields come from the model, the messages from their table.
"""

from __future__ import annotations

import re
from html import escape
from pathlib import Path

from policy_timeline.authoring.schemas import field_reference
from policy_timeline.findings.codes import Code, code_of, codes

FOLDER = "about"
"""Where the pages stand, beside those that a project writes itself."""
MESSAGES_HEAD = """---
title: Error messages
description: Every message of the check, with what is wrong and the remedy.
---

# Error messages

`policy-timeline check` reads all entries and says everything that is wrong with them in one run. Each message begins
with the place, the severity and the code:

```
FILE:LINE:COLUMN: error[code]: what must be true
  LINE | the line, and below it a mark at the column
  hint: what to do
```

An **error** stops the build. A **warning** must be resolved before the site is published; its hint names the key that
resolves it. **Info** is for the curator alone.
"""
_FIELD = re.compile(r"\{\{|\}\}|\{[^{}]*\}")


def pages() -> dict[str, str]:
    """Return the Markdown of each page by its path in a project's docs folder."""
    written = {path.name: path.read_text("utf-8") for path in sorted(Path(__file__).parent.glob("*.md"))}
    made = {"fields.md": field_reference(), "errors.md": messages()}
    return {f"{FOLDER}/{name}": text for name, text in (written | made).items()}


def messages() -> str:
    """Return the page of all messages: for each code what it says, how bad that is, and the remedy."""
    rows: dict[str, dict[str, list[Code]]] = {}
    for name, row in codes().items():
        rows.setdefault(row.part, {}).setdefault(code_of(name), []).append(row)
    lines = [MESSAGES_HEAD]
    for part, of_part in rows.items():
        lines.append(f"## {part}\n")
        for code, of_code in of_part.items():
            told = "".join(f"<li>{_told(row)}</li>\n" for row in of_code)
            lines.append(f"### {code}\n\n<ul>\n{told}</ul>\n")
    return "\n".join(lines)


def _told(row: Code) -> str:
    hint = f"<br>Hint: {_plain(row.hint)}" if row.hint else ""
    return f"<strong>{row.severity.value}</strong>: {_plain(row.message)}{hint}"


def _plain(template: str) -> str:
    """Return a message as a page shows it: an ellipsis where it is filled in."""
    return escape(_FIELD.sub(lambda found: {"{{": "{", "}}": "}"}.get(found[0], "…"), template))
