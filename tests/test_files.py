"""Which files are found, and that none outside a folder, and none that is no file, is ever read."""

import os
from pathlib import Path

import pytest
from policy_timeline.reading.files import Unusable, files_below, is_leftover, read_inside, shown


def names(folder):
    return [found.path.removeprefix(f"{folder}/") for found in files_below(folder)]


def write(folder, *paths):
    for path in paths:
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(path)


def refusal(folder, path, limit=100):
    with pytest.raises(Unusable) as refused:
        read_inside(folder, folder / path, limit)
    return refused.value.fault.code


def test_files_are_found_at_any_depth_in_order_without_hidden_ones(tmp_path):
    write(tmp_path, "b", "a/2/c", "a/1", ".git/x", "a/.swp", "a/.x/y")
    assert names(tmp_path) == ["a/1", "a/2/c", "b"]


LEFT = ["x.yml~", "#x.yml#", "a/x.bak", "x.yml.TMP", "x.swp", "x.swo", "x.orig", "x.rej", "4913", "___jb_tmp___"]


@pytest.mark.parametrize("name", [*LEFT, "Thumbs.db", "a/b/desktop.ini", "a/x\n.yml~"])
def test_what_editors_merges_and_systems_leave_is_told(name):
    assert is_leftover(name)


@pytest.mark.parametrize("name", ["x.yml", "bak.yml", "a.bak/x.yml", "#x.yml", "4913.yml", "thumbs.yml", "x.save"])
def test_what_a_person_wrote_is_no_leftover(name):
    assert not is_leftover(name)


def test_a_folder_below_a_hidden_one_is_looked_into(tmp_path):
    write(tmp_path, ".work/data/a")
    assert names(tmp_path / ".work/data") == ["a"]


def test_a_link_to_a_file_is_a_file_and_one_to_a_folder_a_fault(tmp_path):
    write(tmp_path, "a/b")
    (tmp_path / "link").symlink_to("a/b")
    (tmp_path / "folder").symlink_to("a")
    found = {
        one.path.removeprefix(f"{tmp_path}/"): one.unusable and one.unusable.fault.code for one in files_below(tmp_path)
    }
    assert found == {"a/b": None, "folder": "linked-folder", "link": None}


def test_a_folder_that_is_not_there_is_a_fault(tmp_path):
    (found,) = files_below(tmp_path / "data")
    assert (found.path, found.unusable.fault.code) == (str(tmp_path / "data"), "unreadable-file")


def test_a_folder_that_cannot_be_read_is_a_fault(tmp_path, monkeypatch):
    write(tmp_path, "open/a", "closed/b")
    scan = os.scandir

    def refuse(path):
        if Path(path).name == "closed":
            raise PermissionError(13, "Permission denied", str(path))
        return scan(path)

    monkeypatch.setattr(os, "scandir", refuse)
    found = {
        one.path.removeprefix(f"{tmp_path}/"): one.unusable and one.unusable.fault.message
        for one in files_below(tmp_path)
    }
    message = f'"{tmp_path}/closed" must be readable; it is not: Permission denied'
    assert found == {"closed": message, "open/a": None}


def test_a_file_is_read_up_to_the_byte_that_shows_it_to_be_too_large(tmp_path):
    write(tmp_path, "name")
    assert read_inside(tmp_path, tmp_path / "name", 4) == b"name"
    assert read_inside(tmp_path, tmp_path / "name", 2) == b"nam"


def test_nothing_outside_is_read(tmp_path):
    write(tmp_path, "in/a", "out/b")
    (tmp_path / "in/link").symlink_to("../out/b")
    (tmp_path / "in/folder").symlink_to("../out")
    for path in ("../out/b", "link", "folder/b", f"{tmp_path}/out/b", "../in2/a", "../gone"):
        assert refusal(tmp_path / "in", path) == "file-outside"


def test_a_link_inside_is_followed(tmp_path):
    write(tmp_path, "a")
    (tmp_path / "link").symlink_to("a")
    assert read_inside(tmp_path, tmp_path / "link", 10) == b"a"


def test_a_folder_reached_by_a_link_is_inside_itself(tmp_path):
    write(tmp_path, "real/a")
    (tmp_path / "data").symlink_to("real")
    assert read_inside(tmp_path / "data", tmp_path / "data/a", 10) == b"real/a"


def test_what_is_no_file_is_not_read(tmp_path):
    write(tmp_path, "folder/a")
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "nowhere").symlink_to("gone")
    for path in ("folder", "pipe", "nowhere", "gone", "folder/a/b"):
        assert refusal(tmp_path, path) == "missing-file"


def test_what_the_system_refuses_is_unreadable(tmp_path):
    (tmp_path / "circle").symlink_to("circle")
    assert refusal(tmp_path, "circle") == "unreadable-file"
    assert refusal(tmp_path, "x" * 300) == "unreadable-file"


def test_names_are_shown_without_what_cannot_be_printed():
    assert shown(Path("data/\x1b[31m/a\nb/\udcff.yml")) == "data/\ufffd[31m/a\ufffdb/\ufffd.yml"
