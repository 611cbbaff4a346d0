"""What is kept between two processes saves time and changes nothing, whatever becomes of the files it is kept in."""

import json
import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from pathlib import Path

import pytest
from click.testing import CliRunner
from helpers.programs import installed, ran, started
from policy_timeline.cli import check as command
from policy_timeline.cli import main
from policy_timeline.facts import proving
from policy_timeline.findings.diagnostics import as_json
from policy_timeline.pipeline import check, keep, recalled
from policy_timeline.work import memo as module
from policy_timeline.work.memo import VARIABLE, Store, cache_folder

CHECK = [installed("policy-timeline"), "check"]
WARNED = {"data/actors/norland.yml": "name: Norland # the land\ntype: country\n", "data/issues/a.yml": "titel: A\n"}
FOLDERS = (Path("data"), Path("seeds"))
ISSUE = "data/issues/shipping.yml"


@pytest.fixture
def folder(tmp_path_factory, monkeypatch):
    """Return the folder of a cache that is switched on."""
    chosen = tmp_path_factory.mktemp("cache") / "policy-timeline"
    monkeypatch.setenv(VARIABLE, str(chosen))
    return chosen


@pytest.fixture
def store(folder):
    return Store(folder)


def run(*options):
    result = CliRunner().invoke(main, ["check", "--format", "json", *options], catch_exceptions=False)
    return result.exit_code, result.stdout


def fresh():
    checked = check(*FOLDERS)
    return json.dumps(as_json(checked.diagnostics, checked.summary), indent=2) + "\n"


def remembered():
    memo = recalled(*FOLDERS)
    checked = check(*FOLDERS, memo)
    keep(memo, *FOLDERS)
    return checked


def found(_=None):
    status, output = run()
    assert status in {0, 1}
    return output


def refuse(*_):
    raise AssertionError


# files


def test_what_is_saved_is_there_for_the_next(folder, store):
    assert store.load("a") is None
    store.save("a", b"one")
    store.save("a", b"two")
    assert Store(folder).load("a") == b"two"
    assert store.load("b") is None


def test_the_files_are_the_users_alone(folder, store):
    store.save("a", b"one")
    assert {one.stat().st_mode & 0o777 for one in folder.iterdir()} == {0o600}
    assert folder.stat().st_mode & 0o777 == 0o700


def test_what_is_old_goes_when_it_is_cleared_out(folder):
    store = Store(folder, most=None)
    for name in ("old", "new"):
        store.save(name, b"x")
    os.utime(folder / "old", (0, 0))
    store.clear_out(30)
    assert (store.load("old"), store.load("new")) == (None, b"x")
    Store(None).clear_out(30)
    Store(folder / "nowhere").clear_out(30)


@pytest.mark.parametrize(
    "damage",
    [
        lambda _: b"",
        lambda raw: raw[:10],
        lambda raw: raw[:-1],
        lambda raw: raw + b" ",
        lambda raw: raw[:40] + b"x" + raw[41:],
        lambda raw: b"\0" * 32 + raw[32:],
    ],
)
def test_what_is_damaged_is_not_there(folder, store, damage):
    store.save("a", b"something long enough to be damaged")
    (folder / "a").write_bytes(damage((folder / "a").read_bytes()))
    assert store.load("a") is None
    store.save("a", b"again")
    assert store.load("a") == b"again"


def test_what_stands_under_another_name_is_not_there(folder, store):
    store.save("a", b"one")
    (folder / "b").write_bytes((folder / "a").read_bytes())
    assert store.load("b") is None


def test_another_version_of_the_program_finds_nothing(store, monkeypatch):
    store.save("a", b"one")
    assert len(module._program()) == 128
    monkeypatch.setattr(module, "_program", lambda: "another one")
    assert store.load("a") is None


def test_the_version_is_that_of_the_source_code(monkeypatch, tmp_path):
    version = module._program.__wrapped__
    before = version()
    assert version() == before
    (tmp_path / "model.py").write_text("changed")
    monkeypatch.setattr(module, "__file__", str(tmp_path / "cache.py"))
    assert version() != before


@pytest.mark.parametrize(("name", "mode"), [("a", 0o620), ("a", 0o602), (".", 0o770), (".", 0o707)])
def test_what_others_can_write_is_not_there(folder, store, monkeypatch, name, mode):
    store.save("a", b"one")
    (folder / name).chmod(mode)
    assert store.load("a") is None
    monkeypatch.setattr(sys, "platform", "win32")
    assert store.load("a") == b"one"


def test_what_somebody_else_owns_is_not_there(store, monkeypatch):
    store.save("a", b"one")
    monkeypatch.setattr(os, "getuid", lambda: -1)
    assert store.load("a") is None


def test_where_nothing_can_be_written_nothing_is_kept(tmp_path, store, monkeypatch):
    (tmp_path / "file").write_text("in the way")
    Store(tmp_path / "file/cache").save("a", b"one")
    assert Store(tmp_path / "file/cache").load("a") is None
    store.save("a", b"one")
    monkeypatch.setattr(Path, "replace", lambda path, _: path.joinpath("nowhere").touch())
    store.save("a", b"two")
    assert store.load("a") == b"one"


def test_the_oldest_files_go(folder, store):
    for number in range(50):
        store.save(f"{number:02}", b"one")
        os.utime(folder / f"{number:02}", (number, number))
    store.save("last", b"one")
    left = {one.name for one in folder.iterdir()}
    assert left == {"last", *(f"{number:02}" for number in range(11, 50))}


def test_the_folder_is_the_users_unless_the_environment_names_one(monkeypatch, tmp_path):
    monkeypatch.setenv(VARIABLE, str(tmp_path))
    assert cache_folder() == tmp_path
    monkeypatch.setenv(VARIABLE, "")
    assert cache_folder() is None
    monkeypatch.delenv(VARIABLE)
    assert cache_folder().name == "policy-timeline"
    nowhere = Store(None)
    nowhere.save("a", b"one")
    assert nowhere.load("a") is None


def test_several_at_once_do_not_harm_each_other(folder):
    with ThreadPoolExecutor(8) as pool:
        list(pool.map(lambda number: Store(folder).save("a", b"%d" % number * 100_000), range(40)))
    store = Store(folder)
    content = store.load("a")
    assert content is None or len(set(content.decode())) <= 2
    assert {one.name for one in folder.iterdir()} == {"a"}


# findings


def test_findings_are_the_same_and_the_program_is_not_even_asked(project, store, monkeypatch):
    project(WARNED)
    first = found(store)
    assert first == fresh()
    assert len(json.loads(first)["diagnostics"]) == 2
    monkeypatch.setattr(command, "watched_check", refuse)
    assert found(store) == first


@pytest.mark.parametrize(
    "change",
    [
        lambda: Path(ISSUE).write_text("title: Boats\n"),
        lambda: Path(ISSUE).rename("data/issues/ships.yml"),
        lambda: Path("data/issues/new.yml").write_text("title: New\n"),
        lambda: Path("data/retired.yml").write_text("issues/old: {reason: x}\n"),
        lambda: Path("seeds/harbour-report.txt").write_text("Nothing.\n"),
        lambda: Path("seeds/harbour-report.txt").unlink(),
        lambda: Path("seeds/link.txt").symlink_to("harbour-report.txt"),
    ],
)
def test_whatever_changes_is_seen(project, store, change):
    project()
    assert found(store) == fresh()
    change()
    assert found(store) == fresh()
    assert found(store) == fresh()


def test_a_file_that_cannot_be_read_is_looked_at_each_time(project, store, tmp_path):
    project()
    (tmp_path / "data/issues/linked.yml").symlink_to("/etc/hostname")
    (tmp_path / "data/issues/gone.yml").symlink_to("nowhere")
    (tmp_path / "seeds/folder").symlink_to(tmp_path)
    assert found(store) == fresh()
    (tmp_path / "data/issues/gone.yml").unlink()
    assert found(store) == fresh()
    (tmp_path / "data/issues/linked.yml").unlink()
    assert found(store) == fresh()
    (tmp_path / "seeds/folder").unlink()
    assert found(store) == fresh()


def test_what_is_saved_during_a_check_is_not_taken_for_its_subject(project, store, monkeypatch):
    project()
    real = command.watched_check

    def interrupted(*folders):
        checked = real(*folders)
        Path(ISSUE).write_text("titel: Boats\n")
        return checked

    with monkeypatch.context() as during:
        during.setattr(command, "watched_check", interrupted)
        assert json.loads(found(store))["diagnostics"] == []
    assert found(store) == fresh()
    assert json.loads(found(store))["summary"]["errors"] == 1


def test_what_is_saved_before_it_is_read_is_not_taken_for_what_was_there(project, store, monkeypatch):
    project()
    good, real = Path(ISSUE).read_bytes(), command.watched_check

    def interrupted(*folders):
        Path(ISSUE).write_text("titel: Boats\n")
        return real(*folders)

    with monkeypatch.context() as during:
        during.setattr(command, "watched_check", interrupted)
        assert json.loads(found(store))["summary"]["errors"] == 1
    Path(ISSUE).write_bytes(good)
    assert found(store) == fresh()
    assert json.loads(found(store))["diagnostics"] == []


def test_findings_name_the_files_as_this_command_does(project, folder):
    root = project(WARNED)
    status, here = run()
    again = run("--data-dir", str(root / "data"), "--sources-dir", str(root / "seeds"))
    assert (status, again[0]) == (1, 1)
    assert json.loads(again[1])["diagnostics"][0]["file"].startswith(str(root))
    assert run() == (status, here)


def test_a_second_command_says_what_the_first_said(project, folder):
    project(WARNED)
    runs = [ran(CHECK) for _ in range(3)]
    assert len({(one.returncode, one.stdout, one.stderr) for one in runs}) == 1
    assert sorted(one.suffix for one in folder.iterdir()) == [".findings", ".judgments"]


def test_two_commands_at_once_say_the_same(project, folder):
    project(WARNED)
    with ExitStack() as stack:
        running = [stack.enter_context(started(CHECK, stdout=subprocess.PIPE)) for _ in range(4)]
        assert len({process.communicate()[0] for process in running}) == 1


# judgments


def test_the_next_process_judges_only_what_is_new(project, folder, monkeypatch):
    project(WARNED)
    first = remembered()
    Path("data/issues/new.yml").write_text("title: New\n")
    expected = check(*FOLDERS)
    judged, judge_entry = [], proving._judge_entry
    monkeypatch.setattr(proving, "_judge_entry", lambda *given: judged.append(given[-1].id) or judge_entry(*given))
    second = remembered()
    assert judged == ["new"]
    assert second.proofs == expected.proofs == first.proofs
    assert second.catalog == expected.catalog == check(*FOLDERS, recalled(*FOLDERS)).catalog


def test_a_place_is_told_also_where_a_judgment_is_known(project, folder):
    project()
    remembered()
    Path(ISSUE).unlink()
    assert remembered().diagnostics == check(*FOLDERS).diagnostics != ()


def test_judgments_are_written_only_where_they_have_changed(project, folder):
    project()
    remembered()
    (file,) = folder.glob("*.judgments")
    os.utime(file, (0, 0))
    remembered()
    assert file.stat().st_mtime == 0
    Path(ISSUE).write_text("title: Boats\n")
    remembered()
    assert file.stat().st_mtime > 0
