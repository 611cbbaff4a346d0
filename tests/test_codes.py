"""Every code that the generator can give has a case, and with it a place in the gallery of error messages."""

import ast
from collections.abc import Iterator
from pathlib import Path

from invented import cases

from generator import faults, model

GENERATOR = Path(__file__).parent.parent / "generator"
# The adapters find nothing in the data, and the catalog passes on what it is given.
MODULES = [
    path
    for path in sorted(GENERATOR.rglob("*.py"))
    if path.relative_to(GENERATOR).parts[0] not in {"cli", "plugin", "catalog.py"}
]
PLACE_OF_CODE = {"diagnostic": 1, "diagnostic_at": 2, "Diagnostic": 2, "Fault": 0, "Refused": 1, "Unusable": 0}
"""Which argument holds the code, for everything that makes a finding or carries what becomes one."""


def code_arguments(module: Path) -> Iterator[tuple[str, ast.expr]]:
    """Yield the place and the expression of every code in a module."""
    for node in ast.walk(ast.parse(module.read_text("utf-8"))):
        if isinstance(node, ast.Call):
            name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
            if name in PLACE_OF_CODE:
                yield f"{module.relative_to(GENERATOR)}:{node.lineno}", node.args[PLACE_OF_CODE[name]]


def codes_of(expression: ast.expr) -> set[str] | None:
    """Return the codes that an expression can be, or None where a person has to look."""
    match expression:
        case ast.Constant(value=str(code)):
            return {code}
        case ast.JoinedStr(values=[ast.Constant(value=str(start)), ast.FormattedValue(value=ast.Name(id="singular"))]):
            return {f"{start}{kind.singular}" for kind in model.KINDS.values()}
        case ast.Attribute(attr="code"):  # of a fault, whose own making is in this list
            return set()
    return None


def all_codes() -> set[str]:
    found = {code for code, _ in faults._REFUSED.values()}
    for module in MODULES:
        for _, expression in code_arguments(module):
            found |= codes_of(expression) or set()
    return found


def test_every_code_is_known_from_the_program_text():
    unknown = [
        f"{place} {ast.unparse(expression)}"
        for module in MODULES
        for place, expression in code_arguments(module)
        if codes_of(expression) is None
    ]
    # faults.py takes one code from its table, which all_codes reads.
    assert [place.split(":")[0] for place in unknown] == ["faults.py"]


def test_every_code_has_a_case_and_every_case_a_code():
    assert {case.code for case in cases() if not case.is_variant} == all_codes()


def test_there_are_at_least_thirty_faulty_entries():
    entries = {(case.path.name, one["file"]) for case in cases() for one in case.expected}
    assert len(entries) >= 30
