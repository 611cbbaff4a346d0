"""Every code that the generator can give, and the module that gives it, read from the program's text."""

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from types import MappingProxyType

from policy_timeline.entries import kinds as model
from policy_timeline.reading import faults

GENERATOR = Path(__file__).parents[2] / "generator/policy_timeline"
PLACE_OF_CODE = MappingProxyType(
    {"_about_file": 1, "diagnostic": 1, "diagnostic_at": 2, "Diagnostic": 2, "Fault": 0, "Refused": 1, "Unusable": 0}
)
"""Which argument holds the code, for everything that makes a finding or carries what becomes one."""


def modules() -> list[Path]:
    """Return every module that can find something: the adapters do not, and the catalog passes on what it is given."""
    passed_over = {"cli", "mkdocs_plugin"}
    every = sorted(GENERATOR.rglob("*.py"))
    return [
        path for path in every if path.relative_to(GENERATOR).parts[0] not in passed_over and path.name != "origins.py"
    ]


def code_arguments(module: Path) -> Iterator[tuple[int, ast.expr]]:
    """Yield the line and the expression of every code in a module."""
    for node in ast.walk(ast.parse(module.read_text("utf-8"))):
        if isinstance(node, ast.Call):
            name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
            if name in PLACE_OF_CODE:
                yield node.lineno, node.args[PLACE_OF_CODE[name]]


def codes_of(expression: ast.expr) -> set[str] | None:
    """Return the codes that an expression can be, or None where a person has to look."""
    match expression:
        case ast.Constant(value=str(code)):
            return {code}
        case ast.JoinedStr(values=[ast.Constant(value=str(start)), ast.FormattedValue(value=ast.Name(id="singular"))]):
            return {f"{start}{kind.singular}" for kind in model.KINDS.values()}
        case ast.Attribute(attr="code"):  # of a fault, whose own making is found as well
            return set()
    return None


@cache
def modules_of_codes() -> dict[str, frozenset[str]]:
    """Return each code with the modules that give it, such as `checks/references.py`."""
    found = {code: {"reading/faults.py"} for code, _ in faults._REFUSED.values()}
    for module in modules():
        for _, expression in code_arguments(module):
            for code in codes_of(expression) or ():
                found.setdefault(code, set()).add(module.relative_to(GENERATOR).as_posix())
    return {code: frozenset(givers) for code, givers in found.items()}
