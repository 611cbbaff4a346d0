"""A preview hears of saves from the system, and looks for them itself as long as the system tells of none."""

import shutil
import threading
import time
from contextlib import contextmanager

import pytest
from mkdocs.livereload import LiveReloadServer
from policy_timeline.mkdocs_plugin import watching
from policy_timeline.mkdocs_plugin.watching import Watcher

PATIENCE = 20
SLOW = 3600.0
"""Seconds between two looks of a server that must hear of a save otherwise."""


@contextmanager
def watched(folder, looks_every, *, also=()):
    """Watch a folder; yield what is called without end to wait for a change, and the server."""
    server = LiveReloadServer(lambda: None, "127.0.0.1", 0, str(folder), polling_interval=looks_every)
    watcher = Watcher(server, [folder], also)
    for path in (*also, folder):
        server.watch(str(path))
    server.observer.start()
    watcher.start()

    def changed(seconds=PATIENCE):
        with server._rebuild_cond:
            found = server._rebuild_cond.wait_for(lambda: server._want_rebuild, timeout=seconds)
            server._want_rebuild = False
        return found

    try:
        yield changed, server
    finally:
        server._shutdown = True
        server.observer.stop()
        server.observer.join()
        server.server_close()
        watcher.join()


def soon(holds):
    """Return whether something comes to hold before the patience ends."""
    return any(holds() or time.sleep(0.01) for _ in range(100 * PATIENCE))


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "data/kind").mkdir(parents=True)
    (tmp_path / "data/kind/one.yml").write_text("one", "utf-8")
    return tmp_path / "data"


def write(folder):
    (folder / "kind/one.yml").write_text("two", "utf-8")


def replace(folder):
    (folder / "kind/.one.tmp").write_text("three", "utf-8")
    (folder / "kind/.one.tmp").replace(folder / "kind/one.yml")


def rename(folder):
    (folder / "kind/one.yml").rename(folder / "kind/other.yml")


def remove(folder):
    (folder / "kind/one.yml").unlink()


def add_in_a_new_folder(folder):
    (folder / "new").mkdir()
    (folder / "new/one.yml").write_text("new", "utf-8")


def move_a_folder_out(folder):
    shutil.move(folder / "kind", folder.parent / "kind")


@pytest.mark.parametrize(
    "change", [write, replace, rename, remove, add_in_a_new_folder, move_a_folder_out], ids=lambda one: one.__name__
)
def test_the_system_tells_of_every_kind_of_change(folder, change):
    with watched(folder, SLOW) as (changed, _):
        change(folder)
        assert changed()


def test_reading_is_no_change(folder):
    with watched(folder, SLOW) as (changed, _):
        (folder / "kind/one.yml").read_text("utf-8")
        assert list((folder / "kind").iterdir())
        assert not changed(0.5)
        write(folder)
        assert changed()


def test_after_the_first_word_of_the_system_nobody_looks_any_more(folder):
    with watched(folder, 0.05) as (changed, server):
        assert len(server.observer.emitters) == 1
        write(folder)
        assert changed()
        assert soon(lambda: not server.observer.emitters)
        time.sleep(0.3)
        changed(0)  # what both told of the first change
        assert not changed(0.5)
        rename(folder)
        assert changed()


def test_where_the_system_has_no_room_the_looking_goes_on(folder, monkeypatch):
    class Full(watching.Observer):
        def schedule(self, *_, **__):
            raise OSError(28, "inotify watch limit reached")

    monkeypatch.setattr(watching, "Observer", Full)
    with watched(folder, 0.05) as (changed, _):
        for change in (write, replace, rename):
            change(folder)
            assert changed()


@pytest.mark.parametrize("name", ["data", "docs"])
def test_a_folder_that_is_taken_away_and_put_back_is_watched_anew(folder, tmp_path, name):
    (tmp_path / "docs/kind").mkdir(parents=True)
    with watched(folder, 0.05, also=[tmp_path / "docs"]) as (changed, server):
        for number in range(2):
            (tmp_path / name).rename(tmp_path / "away")
            assert changed()
            assert soon(lambda: str(tmp_path / name) not in server._watch_refs)
            changed(0.3)
            (tmp_path / "away").rename(tmp_path / name)
            assert changed()
            assert soon(lambda: str(tmp_path / name) in server._watch_refs)
            changed(0.3)
            (tmp_path / name / f"kind/{number}.yml").write_text("new", "utf-8")
            assert changed()


def test_a_folder_that_goes_while_it_is_watched_anew_is_watched_at_the_next_look(folder):
    server = LiveReloadServer(lambda: None, "127.0.0.1", 0, str(folder))
    watcher = Watcher(server, [folder], [])
    watch, asked = server.watch, []

    def watch_later(path):
        asked.append(path)
        if len(asked) == 1:
            raise FileNotFoundError(path)
        watch(path)

    server.watch = watch_later
    folder.rename(folder.parent / "away")
    (folder.parent / "other").mkdir()
    (folder.parent / "other").rename(folder)
    for times in (1, 2, 2):
        watcher.look()
        assert asked == [str(folder)] * times
    assert str(folder) in server._watch_refs
    server.server_close()


def test_nothing_is_left_running(folder):
    before = set(threading.enumerate())
    with watched(folder, 0.05) as (changed, _):
        write(folder)
        assert changed()
    assert soon(lambda: not set(threading.enumerate()) - before)
