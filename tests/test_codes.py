"""Every code that the generator can give has a case, and with it a place in the gallery of error messages."""

import ast

from helpers.codes import GENERATOR, code_arguments, codes_of, modules, modules_of_codes
from helpers.invented import cases


def test_every_code_is_known_from_the_program_text():
    unknown = [
        f"{module.relative_to(GENERATOR)}: {ast.unparse(expression)}"
        for module in modules()
        for _, expression in code_arguments(module)
        if codes_of(expression) is None
    ]
    # One comes from a table in its module, which is read, one from kept findings, one from calls that are read.
    assert unknown == ["known_findings.py: code", "reading/faults.py: code", "reading/loader.py: code"]


def test_every_code_has_a_case_and_every_case_a_code():
    assert {case.code for case in cases() if not case.is_variant} == set(modules_of_codes())


def test_there_are_at_least_thirty_faulty_entries():
    assert len({(case.path.name, one["file"]) for case in cases() for one in case.expected}) >= 30
