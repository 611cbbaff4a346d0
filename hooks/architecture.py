"""Writes the rooms of the program into CONTRIBUTING.md: the layers of pyproject.toml, each room in its own words.

    python hooks/architecture.py           writes them anew (`make architecture`)
    python hooks/architecture.py --check   ends with 1 where that would change something

A room is a folder or a single module of the package. Its words are the first paragraph of its docstring, and the
paragraph that begins with "Not here:", if there is one.
"""

import ast
import re
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parent.parent
PACKAGE = ROOT / "generator" / "policy_timeline"
PAGE = ROOT / "CONTRIBUTING.md"
BLOCK = re.compile(r"(?<=<!-- rooms: made by make architecture -->\n).*?(?=<!-- end of the rooms -->)", re.DOTALL)


def layers() -> list[list[str]]:
    """Return the rooms of each layer, from the top to the bottom, as import-linter keeps them apart."""
    contracts = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"]["importlinter"]["contracts"]
    kept = next(contract["layers"] for contract in contracts if contract["type"] == "layers")
    return [re.findall(r"\w+", layer) for layer in kept]


def words_of(room: str) -> str:
    """Return what a room's docstring says lives there, and what does not."""
    folder = PACKAGE / room / "__init__.py"
    file = folder if folder.exists() else PACKAGE / f"{room}.py"
    first, *others = (ast.get_docstring(ast.parse(file.read_text("utf-8"))) or "").split("\n\n")
    return " ".join([first, *(text for text in others if text.startswith("Not here:"))]).replace("\n", " ")


def rooms() -> Iterator[str]:
    """Yield the lines of the block: a table with a row for each room."""
    yield "| Layer | Room | What lives there |\n|---|---|---|"
    for number, layer in enumerate(layers(), 1):
        for room in layer:
            name = f"{room}/" if (PACKAGE / room).is_dir() else f"{room}.py"
            yield f"| {number} | `{name}` | {words_of(room)} |"


def main() -> int:
    """Write the block, or say whether it is as it should be."""
    page = PAGE.read_text("utf-8")
    written = BLOCK.sub(lambda _: "\n".join([*rooms(), ""]), page)
    if "--check" not in sys.argv:
        PAGE.write_text(written, "utf-8")
    elif written != page:
        print("CONTRIBUTING.md does not say what the docstrings of the rooms say: run make architecture")  # noqa: T201
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
