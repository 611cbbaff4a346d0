"""Work is shared among processes where that is safe, and comes out the same wherever it is done."""

import ctypes
import os
import signal
import sys
import threading
import time
from functools import partial
from multiprocessing import get_context
from pathlib import Path
from subprocess import PIPE, Popen

import pytest
from policy_timeline.work import workers
from policy_timeline.work.progress import untracked
from policy_timeline.work.workers import Spread

HERE = os.getpid()
PATIENCE = 30
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
    return Spread(work, range(count)).results(untracked, "Counting")


def test_results_come_in_order_from_several_processes(three):
    results = all_of(slowly, 30)
    assert [value for value, _ in results] == [number * number for number in range(30)]
    assert len({process for _, process in results}) == 3
    assert HERE not in {process for _, process in results}


@pytest.mark.parametrize(("count", "processes"), [(0, 0), (1, 1), (3, 1), (4, 2), (100, 3)])
def test_few_items_are_worth_no_process(three, count, processes):
    at_work = Spread(lambda _: time.sleep(0.5 / count) or os.getpid(), range(count)).results()
    assert len(at_work) == count
    assert len(set(at_work)) == processes


def test_how_far_the_work_is_shows_item_by_item(three):
    seen = []

    def track(items, step):
        for one in items:
            yield one
            seen.append((step, one))

    assert Spread(str, range(10)).results(track, "Counting") == list(map(str, range(10)))
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


@pytest.fixture
def as_worker(monkeypatch):
    """Let this process be what a worker is, for a while; end with it, not with the one that started the tests."""
    monkeypatch.setattr(workers, "_shared", (str, ()))
    handler = signal.getsignal(signal.SIGINT)
    yield
    signal.signal(signal.SIGINT, handler)
    prctl(workers._SIGNAL_AT_END_OF_PARENT, 0)


prctl = ctypes.CDLL(None).prctl


def test_a_worker_does_the_part_that_it_is_told(as_worker):
    workers._begin(os.getppid(), len, ["a", "bc", "def"])
    assert workers._do(range(1, 3)) == [2, 3]


def test_a_worker_that_begins_after_the_end_of_its_parent_ends_as_well(as_worker, monkeypatch):
    ended = []
    monkeypatch.setattr(os, "_exit", ended.append)
    workers._begin(-1, len, [])
    assert ended == [1]


KILLED = """
import os, time
from policy_timeline.work import workers
workers.LEAST, workers._cores = 1, lambda: 2
def work(number):
    print(os.getpid(), flush=True)
    time.sleep(600)
workers.Spread(work, range(2)).results()
"""


@pytest.mark.parametrize("end", [signal.SIGKILL, signal.SIGTERM])
def test_workers_end_with_the_process_that_waits_for_them(end):
    with Popen([sys.executable, "-c", KILLED], stdout=PIPE, text=True) as process:
        found = [int(process.stdout.readline()) for _ in range(2)]
        process.send_signal(end)
        process.wait(PATIENCE)
    assert len(set(found)) == 2
    until(lambda: not any(map(lives, found)))


def lives(number):
    """Return whether a process runs; one that has ended may wait for somebody to ask how."""
    status = Path(f"/proc/{number}/stat")
    try:
        return status.read_text("utf-8").rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False


def until(condition):
    end = time.monotonic() + PATIENCE
    while not condition():
        assert time.monotonic() < end
        time.sleep(0.02)


def test_this_process_goes_on_until_it_asks_for_the_results(three, tmp_path):
    def work(number):
        until((tmp_path / "go").exists)
        return number, os.getpid()

    background = Spread(work, range(6))
    (tmp_path / "go").touch()
    results = background.results()
    assert [number for number, _ in results] == list(range(6))
    assert HERE not in {process for _, process in results}


def test_what_nobody_needs_any_more_is_ended(three, tmp_path):
    def work(number):
        (tmp_path / str(os.getpid())).touch()
        time.sleep(600)

    background = Spread(work, range(6))
    until(lambda: len(list(tmp_path.iterdir())) == 3)
    background.stop()
    assert not any(lives(int(path.name)) for path in tmp_path.iterdir())


def test_few_items_are_done_when_their_results_are_asked_for(three):
    seen = []
    background = Spread(seen.append, [1])
    assert seen == []
    background.stop()
    assert background.results() == [None]
    assert seen == [1]
