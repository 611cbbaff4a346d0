"""Work is shared among processes where that is safe, and comes out the same wherever it is done."""

import os
import signal
import sys
import threading
import time
from functools import partial
from multiprocessing import get_context
from pathlib import Path

import pytest
from policy_timeline.work import workers
from policy_timeline.work.progress import untracked
from policy_timeline.work.workers import spread

HERE = os.getpid()
pytestmark = pytest.mark.filterwarnings("ignore:This process:DeprecationWarning")  # the tests' own threads do nothing


@pytest.fixture
def three(monkeypatch):
    """Let there be three cores, and every two items be worth one."""
    monkeypatch.setattr(workers, "_cores", lambda: 3)
    monkeypatch.setattr(workers, "LEAST", 2)


def children():
    """Return the processes that this one has started and not seen the end of; other tests have theirs."""
    return {one for path in Path("/proc/self/task").glob("*/children") for one in path.read_text("utf-8").split()}


@pytest.fixture(autouse=True)
def _no_child_is_left():
    before = children()
    yield
    assert children() - before == set()


def slowly(number):
    """Let every process have its turn."""
    time.sleep(0.01)
    return number * number, os.getpid()


def all_of(work, count):
    return spread(work, range(count), untracked, "Counting")


def test_results_come_in_order_from_several_processes(three):
    results = all_of(slowly, 30)
    assert [value for value, _ in results] == [number * number for number in range(30)]
    assert len({process for _, process in results}) == 3
    assert HERE not in {process for _, process in results}


@pytest.mark.parametrize(("count", "processes"), [(0, 0), (1, 1), (3, 1), (4, 2), (100, 3)])
def test_few_items_are_worth_no_process(three, count, processes):
    at_work = spread(lambda _: time.sleep(0.5 / count) or os.getpid(), range(count))
    assert len(at_work) == count
    assert len(set(at_work)) == processes


def test_how_far_the_work_is_shows_item_by_item(three):
    seen = []

    def track(items, step):
        for one in items:
            yield one
            seen.append((step, one))

    assert spread(str, range(10), track, "Counting") == list(map(str, range(10)))
    assert seen == [("Counting", number) for number in range(10)]


def only_here(broken, number):
    if os.getpid() != HERE:
        broken()
    return number


def fail():
    raise OSError("no more")


def killed():
    os.kill(os.getpid(), signal.SIGKILL)


@pytest.mark.parametrize("broken", [partial(os._exit, 3), killed])
def test_what_a_worker_came_to_grief_with_is_done_here(three, broken):
    assert all_of(partial(only_here, broken), 10) == list(range(10))


def test_what_a_worker_left_undone_is_done_here_when_that_is_noticed_later(three):
    def work(number):
        if os.getpid() != HERE:
            killed()
        time.sleep(0.3)
        return number

    assert all_of(work, 6) == list(range(6))


def test_an_interrupt_is_for_the_process_that_waits(three):
    handlers = set(all_of(lambda _: time.sleep(0.01) or (os.getpid() == HERE, signal.getsignal(signal.SIGINT)), 30))
    assert (False, signal.SIG_IGN) in handlers
    assert (True, signal.SIG_IGN) not in handlers


def test_what_the_work_raises_is_raised_here(three):
    def work(number):
        if number == 9:
            fail()
        return number

    with pytest.raises(OSError, match="no more"):
        all_of(work, 10)


def test_where_the_system_has_no_room_everything_is_done_here(three, monkeypatch):
    monkeypatch.setattr(os, "fork", fail)
    assert {process for _, process in all_of(slowly, 10)} == {HERE}


def test_a_process_with_threads_or_on_another_system_stays_alone(monkeypatch):
    monkeypatch.setattr(threading, "active_count", lambda: 1)
    assert workers._cores() == len(os.sched_getaffinity(0))
    monkeypatch.setattr(threading, "active_count", lambda: 2)
    assert workers._cores() == 1
    monkeypatch.setattr(threading, "active_count", lambda: 1)
    monkeypatch.setattr(sys, "platform", "darwin")
    assert workers._cores() == 1


def test_where_there_is_room_for_some_processes_alone_none_is_left(three, monkeypatch):
    real, started = os.fork, []
    monkeypatch.setattr(os, "fork", lambda: fail() if started else started.append(1) or real())
    assert {process for _, process in all_of(slowly, 10)} == {HERE}


def test_where_there_is_no_room_the_processes_of_others_go_on(three, monkeypatch):
    other = get_context("fork").Process(target=time.sleep, args=(60,))
    other.start()
    monkeypatch.setattr(os, "fork", fail)
    assert {process for _, process in all_of(slowly, 10)} == {HERE}
    assert other.is_alive()
    other.terminate()
    other.join()


def test_a_worker_does_the_part_that_it_is_told(monkeypatch):
    monkeypatch.setattr(workers, "_shared", (str, ()))
    handler = signal.getsignal(signal.SIGINT)
    workers._begin(len, ["a", "bc", "def"])
    signal.signal(signal.SIGINT, handler)
    assert workers._do(range(1, 3)) == [2, 3]
