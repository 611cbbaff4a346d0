"""Work is shared among processes where that is safe, and comes out the same wherever it is done."""

import os
import pickle
import signal
import sys
import threading
import time
from functools import partial
from pathlib import Path

import pytest
from policy_timeline.work import workers as processes
from policy_timeline.work.progress import untracked
from policy_timeline.work.workers import aside, begun, spread

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
    assert HERE in {process for _, process in results}


@pytest.mark.parametrize(("count", "helpers"), [(0, 0), (1, 0), (3, 0), (4, 1), (1000, 2)])
def test_few_items_are_worth_no_process(three, count, helpers):
    before = children()
    with begun(str, range(count)) as finish:
        assert len(children() - before) == helpers
        assert finish(untracked, "Counting") == list(map(str, range(count)))


def test_other_processes_work_before_this_one_does(three, tmp_path):
    with begun(lambda number: Path(tmp_path, str(number)).touch() or os.getpid(), range(10)) as finish:
        while len(list(tmp_path.iterdir())) < 10:
            time.sleep(0.01)
        assert HERE not in finish(untracked, "Counting")


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
    message = "no more"
    raise OSError(message)


def killed():
    os.kill(os.getpid(), signal.SIGKILL)


@pytest.mark.parametrize("broken", [fail, partial(os._exit, 3), killed])
def test_what_a_process_fails_at_is_done_here(three, broken):
    assert all_of(partial(only_here, broken), 10) == list(range(10))


def test_what_cannot_be_handed_over_is_made_here(three):
    assert [one() for one in all_of(lambda number: lambda: number, 10)] == list(range(10))


def test_what_the_work_raises_is_raised_here(three):
    def work(number):
        if number == 9:
            fail()
        return number

    with pytest.raises(OSError, match="no more"):
        all_of(work, 10)


def test_whoever_wants_no_more_waits_for_nothing(three):
    before = children()
    with begun(lambda _: signal.pause(), range(10)):
        assert len(children() - before) == 2
    assert children() - before == set()


def test_where_the_system_has_no_room_everything_is_done_here(three, monkeypatch):
    before = len(list(Path("/proc/self/fd").iterdir()))
    monkeypatch.setattr(os, "fork", fail)
    assert {process for _, process in all_of(slowly, 10)} == {HERE}
    with begun(slowly, range(10)):
        pass
    assert len(list(Path("/proc/self/fd").iterdir())) == before


def test_what_is_worked_out_aside_comes_from_another_process(three):
    before = children()
    reading, writing = os.pipe()
    with aside(lambda: os.write(writing, b"x") and os.getpid()) as result:
        (other,) = children() - before
        os.read(reading, 1)  # it has begun
        assert result() == int(other) != HERE


def test_with_one_core_it_is_worked_out_when_asked_for(monkeypatch):
    monkeypatch.setattr(processes, "_cores", lambda: 1)
    with aside(os.getpid) as result:
        assert result() == HERE


def test_what_a_process_aside_fails_at_is_done_here(three):
    with aside(partial(only_here, fail, 7)) as result:
        assert result() == 7


def test_what_nobody_asks_for_is_ended(three):
    def work():
        while True:
            signal.pause()

    with pytest.raises(OSError, match="no more"), aside(work):
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

    queue = processes._queue(1)
    reading, writing = os.pipe()
    monkeypatch.setattr(os, "pipe", lambda: (os.dup(reading), writing))
    monkeypatch.setattr(os, "fork", lambda: 0)
    monkeypatch.setattr(os, "_exit", leave)
    with pytest.raises(SystemExit) as left:
        processes._start(lambda: processes._share(work, ["a", "b"], [range(2)], queue))
    assert left.value.code == status
    with os.fdopen(reading, "rb") as pipe:
        answer = pipe.read()
    os.close(queue)
    assert bool(answer) == (status == 0)
    for number, results in pickle.loads(answer) if answer else ():  # noqa: S301 - ours
        assert (number, pickle.loads(results)) == (0, ["a", "b"])  # noqa: S301 - ours
