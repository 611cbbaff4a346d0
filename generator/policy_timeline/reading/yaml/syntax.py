"""Says in a curator's words, and at the place to correct, what the parser has against a text.

The parser stops where it can make no sense of the text; the mistake often stands before that, such as at a quotation
mark that was never closed. What it says: https://github.com/yaml/libyaml, src/scanner.c and src/parser.c.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

import yaml

from policy_timeline.findings.locations import START, Spot
from policy_timeline.reading.yaml.refusal import Refused
from policy_timeline.texts.deceiving import code_point

DEPTH = 16
"""So many levels lists and mappings may stand inside each other."""

_NO_BREAK_SPACE = "\u00a0"
_SPACES = "\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000"
_UNSEEN = "\u00ad\u200b\u200c\u200d\u2060\ufeff"
_BULLETS = "\u2010-\u2015\u2022\u2023\u2043\u2212\u25aa\u25cf\u25e6\u00b7"
ODD_BEGINNING = re.compile(rf"^ *(?:(?:- *)*[{_SPACES}{_UNSEEN}]|[{_BULLETS}](?=\s))", re.MULTILINE)
"""The beginning of a line up to a character that cannot be seen, or only looks like a space or an item's hyphen."""
_ODD_CLOSING = re.compile(r"([“”„‘’«»])\s*$")
_ODD_QUOTE = re.compile(r"[\s-]*[\w-]+: +[“”„«»‘’\u201a\u2039\u203a]")


class LastValue(NamedTuple):
    """The value that the parser read last: its beginning, its end, and the mark that it begins with, such as `"`."""

    start: Spot
    end: Spot
    mark: str


NO_VALUE = LastValue(START, START, "")


@dataclass(frozen=True, slots=True)
class _Problem:
    """What the parser says and where it stopped.

    `context` is where the thing begins that it was reading, `last` the value that it had read before, `bracket` where
    the innermost bracket stands that is still open.
    """

    words: str
    spot: Spot
    context: Spot
    lines: Sequence[str]
    last: LastValue
    bracket: Spot

    @property
    def line(self) -> str:
        return self.lines[self.spot.line - 1]

    @property
    def char(self) -> str:
        """The character at which the parser stopped, or nothing at the end of a line."""
        return self.line[self.spot.column - 1 :][:1]

    @property
    def line_start(self) -> Spot:
        """Where the text of the line begins in which the parser stopped."""
        return Spot(self.spot.line, len(self.line) - len(self.line.lstrip()) + 1)


def explain(error: yaml.MarkedYAMLError, lines: Sequence[str], last: LastValue, bracket: Spot) -> Refused:
    """Return what is wrong with a text of these lines.

    `last` is the value that the parser read last, `bracket` where the innermost bracket stands that is still open.
    """
    words = str(error.problem)
    spot, context = (
        Spot(mark.line + 1, mark.column + 1) if mark else START for mark in (error.problem_mark, error.context_mark)
    )
    problem = _Problem(words, spot, context, lines, last, bracket)
    return _misread_line(problem) or _quoted_oddly(_EXPLANATIONS.get(words, _other)(problem), lines)


def _misread_line(problem: _Problem) -> Refused | None:
    """Return the fault of a space or a hyphen that only looks like one, where the parser stopped or a line above."""
    above = next((number for number in range(problem.spot.line - 1, 0, -1) if problem.lines[number - 1].strip()), 1)
    lines = ((number, problem.lines[number - 1]) for number in (problem.spot.line, above))
    found = next((fault for number, line in lines if (fault := odd_beginning(number, line))), None)
    while found and (before := odd_beginning(found.spot.line - 1, problem.lines[found.spot.line - 2])):
        found = before
    return found


def odd_beginning(number: int, line: str) -> Refused | None:
    """Return the fault of a line that begins with what only looks like a space or a hyphen; None where it does not."""
    found = ODD_BEGINNING.match(line)
    if not found:
        return None
    spot, char = Spot(number, found.end()), line[found.end() - 1]
    if char in _SPACES:
        return Refused(spot, "odd-space", char=code_point(char))
    row = "hidden-character.line" if char in _UNSEEN else "odd-bullet"
    return Refused(spot, row, char=code_point(char))


def _quoted_oddly(fault: Refused, lines: Sequence[str]) -> Refused:
    """Return the fault given, or where a text stands in quotation marks that YAML does not know, that of those."""
    found = _ODD_QUOTE.match(lines[fault.spot.line - 1])
    if not found or fault.fault.code != "quotes-needed":
        return fault
    spot = Spot(fault.spot.line, found.end())
    return Refused(spot, "quotes-needed.curly", char=code_point(found[0][-1]))


def _other(problem: _Problem) -> Refused:
    first = problem.lines[problem.context.line - 1][problem.context.column - 1 :][:1]
    if first and first in "*&!":
        return Refused(problem.context, "quotes-needed", char=first)
    return Refused(problem.spot, "yaml-syntax", words=problem.words)


def _odd_character(problem: _Problem) -> Refused:
    if problem.char == "\t":
        return Refused(problem.spot, "tab-indentation")
    return Refused(problem.spot, "quotes-needed", char=problem.char)


def _unclosed_quote(problem: _Problem) -> Refused:
    if last := _ODD_CLOSING.search(problem.lines[problem.context.line - 1]):
        return Refused(problem.context, "unclosed-quote.curly", char=code_point(last[1]))
    return Refused(problem.context, "unclosed-quote")


def _after_value(problem: _Problem) -> Refused:
    """Explain something after a value that cannot be there: a value ended early, or the line is out of its column."""
    last = problem.last
    if last.end.line != problem.spot.line or last.mark not in {'"', "'", "[", "{"}:
        return _out_of_column(problem)
    if last.mark in "[{":
        return Refused(last.start, "quotes-needed", char=last.mark)
    inner = '\\"' if last.mark == '"' else "''"
    if last.start.line == last.end.line:
        return Refused(problem.spot, "inner-quote", inner=inner)
    stop = ((problem.spot, "here YAML can no longer go on"),)
    return Refused(last.start, "unclosed-quote.early", stop, line=last.end.line, inner=inner)


def _after_everything(problem: _Problem) -> Refused:
    """Explain more text after what YAML takes for the whole: after its end mark, or left of the first column."""
    return _other(problem) if "..." in problem.lines else _out_of_column(problem)


def _out_of_column(problem: _Problem) -> Refused:
    return Refused(problem.line_start, "bad-indentation")


def _colon(problem: _Problem) -> Refused:
    """Explain a second colon in a line, or a first one in a line that goes on with the text above."""
    start, end, _ = problem.last
    if re.search(r":\s", problem.line[: problem.spot.column - 1]):
        return Refused(problem.spot, "quotes-needed.colon")
    if start.line < end.line == problem.spot.line and start.column == problem.line_start.column:
        return _no_colon(start, problem.lines[start.line - 1])
    return _out_of_column(problem)


def _missing_colon(problem: _Problem) -> Refused:
    return _no_colon(problem.context, problem.lines[problem.context.line - 1])


def _no_colon(spot: Spot, line: str) -> Refused:
    if _NO_BREAK_SPACE in line:
        return Refused(spot, "missing-colon.no-break", char=code_point(_NO_BREAK_SPACE))
    return Refused(spot, "missing-colon.space" if re.match(r"\s*[\w-]+:\S", line) else "missing-colon")


def _unclosed_bracket(problem: _Problem) -> Refused:
    return Refused(problem.context, "unclosed-bracket", bracket=problem.words[-2])


def _no_content(problem: _Problem) -> Refused:
    if problem.char:
        return Refused(problem.spot, "quotes-needed", char=problem.char)
    opening = problem.lines[problem.bracket.line - 1][problem.bracket.column - 1]
    return Refused(problem.bracket, "unclosed-bracket", bracket="]" if opening == "[" else "}")


def _list_or_key(problem: _Problem) -> Refused:
    return Refused(problem.spot, "quotes-needed.list", char=problem.char)


def too_deep(spot: Spot) -> Refused:
    """Return the fault of a list or mapping that stands, at a spot, inside too many others."""
    return Refused(spot, "too-deep", most=DEPTH)


def _too_deep(problem: _Problem) -> Refused:
    """Explain the limit of the parser itself, which looks ahead of what it has told so far."""
    return too_deep(problem.spot)


def _bad_escape(problem: _Problem) -> Refused:
    return Refused(problem.spot, "bad-escape")


_EXPLANATIONS: Mapping[str, Callable[[_Problem], Refused]] = {
    "found a tab character that violates indentation": _odd_character,
    "found a tab character where an indentation space is expected": _odd_character,
    "found character that cannot start any token": _odd_character,
    "found unexpected end of stream": _unclosed_quote,
    "found unexpected document indicator": _unclosed_quote,
    "did not find expected key": _after_value,
    "did not find expected '-' indicator": _after_value,
    "did not find expected <document start>": _after_everything,
    "mapping values are not allowed in this context": _colon,
    "could not find expected ':'": _missing_colon,
    "did not find expected ',' or ']'": _unclosed_bracket,
    "did not find expected ',' or '}'": _unclosed_bracket,
    "did not find expected node content": _no_content,
    "block sequence entries are not allowed in this context": _list_or_key,
    "mapping keys are not allowed in this context": _list_or_key,
    "exceeded maximum nesting depth": _too_deep,  # from libyaml 0.2.6 on
    "found unknown escape character": _bad_escape,
    "found invalid Unicode character escape code": _bad_escape,
    "did not find expected hexdecimal number": _bad_escape,
}
