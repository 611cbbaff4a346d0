"""A call can be followed with the eye: few frames of ours lie between a command and the work that it is about."""

import sys
from pathlib import Path

import pytest
from click.testing import CliRunner
from policy_timeline import evidence
from policy_timeline.cli import main
from policy_timeline.evidence.speakers.rules import speaker_of
from policy_timeline.reading.loader import read_entry

PACKAGE = str(Path(evidence.__file__).parents[1])


def frames(frame):
    """Yield the functions of ours that a frame was called from, from the inside out, comprehensions aside."""
    while frame:
        code = frame.f_code
        if code.co_filename.startswith(PACKAGE) and not code.co_name.startswith("<"):
            yield code.co_name
        frame = frame.f_back


def calls_of(function):
    """Return how `policy-timeline check` comes to a function, each way once, from the command on."""
    found = set()

    def trace(frame, event, _argument):
        if event == "call" and frame.f_code is function.__code__:
            names = list(frames(frame))[::-1]
            found.add(tuple(names[names.index("check_command") :]))

    sys.setprofile(trace)
    try:
        result = CliRunner().invoke(main, ["check"], catch_exceptions=False)
    finally:
        sys.setprofile(None)
    assert result.exit_code == 0
    return found


@pytest.mark.parametrize(("function", "most"), [(read_entry, 7)])
def test_few_calls_lie_between_the_command_and_the_reading_of_a_file(project, function, most):
    project()
    (way,) = calls_of(function)
    assert way[:4] == ("check_command", "watched_check", "check", "load_catalog")
    assert len(way) <= most, way


def test_few_calls_lie_between_the_command_and_a_judgment_on_who_speaks(project):
    project()
    ways = calls_of(speaker_of)
    assert ways
    assert max(map(len, ways)) <= 10, ways
