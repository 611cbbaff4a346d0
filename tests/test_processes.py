"""Work is shared among processes where that is safe, and comes out the same wherever it is done."""

import os
import pickle
import signal
import sys
import threading
from functools import partial
from pathlib import Path

import pytest

from generator import processes
from generator.processes import aside, spread

HERE = os.getpid()
pytestmark = pytest.mark.filterwarnings("ignore:This process:DeprecationWarning")  # the tests' own threads do nothing


@pytest.fixture
def three(monkeypatch):
    """Let there be three cores, and every two items be worth one."""
    monkeypatch.setattr(processes, "_cores", lambda: 3)
    monkeypatch.setattr(processes, "LEAST", 2)


def children():
    """Return the processes that this one has started and not seen the end of; other tests have theirs."""
    return {one for path in Path("/proc/self/task").glob("*/children") for one in path.read_text("utf-8").split()}


@pytest.fixture(autouse=True)
def _no_child_is_left():
    before = children()
    yield
    assert children() - before == set()


def with_process(number):
    return number * number, os.getpid()


def test_results_come_in_order_from_several_processes(three):
    results = list(spread(with_process, range(10)))
    assert [value for value, _ in results] == [number * number for number in range(10)]
    assert len({process for _, process in results}) == 3
    assert results[0][1] == HERE


@pytest.mark.parametrize(("count", "processes"), [(0, 0), (1, 1), (3, 1), (4, 2), (100, 3)])
def test_few_items_are_worth_no_process(three, count, processes):
    assert len({process for _, process in spread(with_process, range(count))}) == processes


def only_here(broken, number):
    if os.getpid() != HERE:
        broken()
    return number


def fail():
    message = "no more"
    raise OSError(message)


def killed():
    os.kill(os.getpid(), signal.SIGKILL)


@pytest.mark.parametrize("broken", [fail, partial(os._exit, 3), killed])
def test_what_a_process_fails_at_is_done_here(three, broken):
    assert list(spread(partial(only_here, broken), range(10))) == list(range(10))


def test_what_cannot_be_handed_over_is_made_here(three):
    assert [one() for one in spread(lambda number: lambda: number, range(10))] == list(range(10))


def test_what_the_work_raises_is_raised_here(three):
    def work(number):
        if number == 9:
            fail()
        return number

    with pytest.raises(OSError, match="no more"):
        list(spread(work, range(10)))


def test_whoever_wants_no_more_waits_for_nothing(three):
    results = spread(lambda _: "x" * 1_000_000, range(10))
    assert len(next(results)) == 1_000_000
    results.close()


def test_where_the_system_has_no_room_everything_is_done_here(three, monkeypatch):
    before = len(list(Path("/proc/self/fd").iterdir()))
    monkeypatch.setattr(os, "fork", fail)
    assert {process for _, process in spread(with_process, range(10))} == {HERE}
    results = spread(with_process, range(10))
    next(results)
    results.close()
    assert len(list(Path("/proc/self/fd").iterdir())) == before


def test_what_is_worked_out_aside_comes_from_another_process(three):
    before = children()
    with aside(os.getpid, 2) as result:
        (other,) = children() - before
        assert result() == int(other) != HERE


@pytest.mark.parametrize(("cores", "size"), [(1, 2), (2, 1)])
def test_what_is_not_worth_a_process_is_worked_out_when_asked_for(monkeypatch, cores, size):
    monkeypatch.setattr(processes, "_cores", lambda: cores)
    monkeypatch.setattr(processes, "LEAST", 2)
    with aside(os.getpid, size) as result:
        assert result() == HERE


def test_what_a_process_aside_fails_at_is_done_here(three):
    with aside(partial(only_here, fail, 7), 2) as result:
        assert result() == 7


def test_what_nobody_asks_for_is_ended(three):
    def work():
        while True:
            signal.pause()

    with pytest.raises(OSError, match="no more"), aside(work, 2):
        fail()


def test_a_process_with_threads_or_on_another_system_stays_alone(monkeypatch):
    monkeypatch.setattr(threading, "active_count", lambda: 1)
    assert processes._cores() == len(os.sched_getaffinity(0))
    monkeypatch.setattr(threading, "active_count", lambda: 2)
    assert processes._cores() == 1
    monkeypatch.setattr(threading, "active_count", lambda: 1)
    monkeypatch.setattr(sys, "platform", "darwin")
    assert processes._cores() == 1


@pytest.mark.parametrize(("work", "status"), [(str, 0), (int, 1)])
def test_a_process_hands_its_results_over_and_never_comes_back(monkeypatch, work, status):
    def leave(code):
        raise SystemExit(code)

    reading, writing = os.pipe()
    monkeypatch.setattr(os, "pipe", lambda: (os.dup(reading), writing))
    monkeypatch.setattr(os, "fork", lambda: 0)
    monkeypatch.setattr(os, "_exit", leave)
    with pytest.raises(SystemExit) as left:
        processes._start(work, ["a", "b"])
    assert left.value.code == status
    with os.fdopen(reading, "rb") as pipe:
        answer = pipe.read()
    assert (pickle.loads(answer) if answer else None) == (["a", "b"] if status == 0 else None)  # noqa: S301 - ours
