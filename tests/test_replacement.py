"""A folder that takes the place of another: whatever ends the work, one of them is whole and nothing is left beside."""

import os
import time
from itertools import count

import pytest
from helpers.kills import ended_at
from policy_timeline.work.replacement import Replacement


def filled(folder, text):
    folder.mkdir(exist_ok=True)
    (folder / "a").write_text(text, "utf-8")
    (folder / "b").write_text(text, "utf-8")


def texts(folder):
    return {path.name: path.read_text("utf-8") for path in folder.iterdir()} if folder.exists() else {}


def replace(folder):
    replacement = Replacement(folder)
    filled(replacement.new, "new")
    replacement.take_place()


@pytest.fixture(params=["exchange", "renames", "another system"])
def folder(request, tmp_path, monkeypatch):
    """Return a folder of which some is hidden, where the system swaps folders in one step, and where it does not."""
    if request.param == "renames":
        monkeypatch.setattr("policy_timeline.work.replacement._EXCHANGE", 1 << 20)  # no way of renaming
    if request.param == "another system":
        monkeypatch.setattr("sys.platform", "win32")
    filled(tmp_path / "[site]", "old")
    (tmp_path / "[site]/.git").write_text("kept", "utf-8")
    return tmp_path / "[site]"


def test_the_new_folder_takes_the_place_and_the_hidden_stays(folder):
    folder.chmod(0o750)
    replace(folder)
    assert texts(folder) == {"a": "new", "b": "new", ".git": "kept"}
    assert folder.stat().st_mode & 0o777 == 0o750
    assert list(folder.parent.iterdir()) == [folder]


def test_there_need_be_none_before(folder):
    replace(folder / "deep/inside")
    assert texts(folder / "deep/inside") == {"a": "new", "b": "new"}


def test_what_is_given_up_leaves_nothing(folder):
    replacement = Replacement(folder)
    filled(replacement.new, "new")
    replacement.clear()
    replacement.clear()
    assert texts(folder) == {"a": "old", "b": "old", ".git": "kept"}
    assert list(folder.parent.iterdir()) == [folder]


def test_a_link_to_a_folder_stays_one(folder):
    link = folder.parent / "link"
    link.symlink_to(folder.name)
    replace(link)
    assert link.is_symlink()
    assert texts(folder)["a"] == "new"


def test_a_kill_at_any_change_of_a_file_leaves_one_of_both_and_the_next_puts_in_order(folder):
    for step in count():
        has_ended = ended_at(step, lambda: replace(folder))
        Replacement(folder).clear()
        assert texts(folder) in ({"a": word, "b": word, ".git": "kept"} for word in ("old", "new"))
        for path in folder.parent.iterdir():  # as if it were a day later, where no lock says that its process ended
            os.utime(path, (time.time() - 90_000,) * 2)
        Replacement(folder).clear()
        assert list(folder.parent.iterdir()) == [folder]
        if has_ended:
            break
        filled(folder, "old")
    assert step > 5


def test_what_the_system_refuses_leaves_the_old_folder(folder, monkeypatch):
    monkeypatch.setattr("policy_timeline.work.replacement._exchanged", lambda *_: False)
    replacement = Replacement(folder)
    filled(replacement.new, "new")
    (replacement.new / "a").unlink()
    (replacement.new / "b").unlink()
    replacement.new.rmdir()  # so that it cannot be moved
    with pytest.raises(FileNotFoundError):
        replacement.take_place()
    replacement.clear()
    assert texts(folder) == {"a": "old", "b": "old", ".git": "kept"}
    assert list(folder.parent.iterdir()) == [folder]


def test_the_work_of_a_living_process_is_left_alone(folder):
    at_work, done = os.pipe(), os.pipe()
    child = os.fork()
    if not child:
        held = Replacement(folder)
        os.write(at_work[1], b"1")
        os.read(done[0], 1)
        held.clear()
        os._exit(0)
    os.read(at_work[0], 1)
    replace(folder)
    assert [path.name for path in folder.parent.iterdir() if path != folder] == [f".[site]-{child}.new"]
    assert texts(folder)["a"] == "new"
    os.write(done[1], b"1")
    assert os.waitpid(child, 0)[1] == 0
    assert list(folder.parent.iterdir()) == [folder]
    for end in (*at_work, *done):
        os.close(end)


def test_what_else_is_named_like_it_is_nobody_s_to_delete(folder):
    (folder.parent / ".[site]-notes").mkdir()
    replace(folder)
    assert (folder.parent / ".[site]-notes").is_dir()
