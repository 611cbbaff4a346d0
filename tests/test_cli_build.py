"""The command `build`: writes what changed, keeps what a person wrote, and touches nothing when it must not."""

import json
import shutil
from itertools import count
from pathlib import Path

import pytest
from click.testing import CliRunner
from helpers.invented import write_project
from helpers.kills import ended_at
from helpers.programs import installed, ran_without_room, started
from policy_timeline.cli import main
from policy_timeline.cli.folder import MANIFEST, synchronize
from policy_timeline.work.memo import VARIABLE

TYPO = {"data/actors/norland.yml": "name: Norland\ntyp: country\n"}
LEAGUE = "actors/harbour-league.md"


def run(*arguments):
    return CliRunner().invoke(main, ["build", *arguments], catch_exceptions=False)


def files_in(folder):
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@pytest.fixture(scope="module")
def built(tmp_path_factory):
    """Return the folder that a build of the base project writes, of which each test gets a copy."""
    with pytest.MonkeyPatch.context() as during:
        during.setenv(VARIABLE, "")
        during.chdir(write_project(tmp_path_factory.mktemp("built"), {}))
        assert run("--out", "out").exit_code == 0
        return Path("out").absolute()


@pytest.fixture
def out(built, project):
    return Path(shutil.copytree(built, project() / "out"))


def test_pages_assets_and_data_files_are_written(out):
    files = files_in(out)
    assert {"index.md", LEAGUE, "api/v1/statements.json", "feed.atom", "downloads/stances.csv"} <= files.keys()
    assert "assets/policy-timeline/policy-timeline.css" in files
    assert files.keys() - {MANIFEST} == json.loads(files[MANIFEST]).keys()


def test_the_search_has_its_index_of_words(out):
    languages = json.loads((out / "pagefind/pagefind-entry.json").read_text("utf-8"))["languages"]
    assert {language: one["page_count"] for language, one in languages.items()} == {"en": 2}


def test_there_may_be_no_search(project):
    folder = project()
    assert run("--out", "out", "--no-search").exit_code == 0
    assert not (folder / "out/search").exists()
    assert not (folder / "out/pagefind").exists()


def test_words_that_could_not_be_indexed_are_told_and_nothing_is_written(project, monkeypatch):
    folder = project()
    monkeypatch.setattr("policy_timeline.exports.word_index.sys.executable", "false")
    result = run("--out", "out")
    assert result.exit_code == 2
    assert "index could not be made: Pagefind ended with status 1" in result.stderr
    assert "--no-search" in result.stderr
    assert not (folder / "out").exists()


def test_a_second_build_writes_nothing(out):
    before = {path: path.stat().st_mtime_ns for path in out.rglob("*")}
    result = run("--out", "out")
    assert "out: 0 files written" in result.stdout
    assert {path: path.stat().st_mtime_ns for path in out.rglob("*")} == before


def test_only_what_changed_is_written(out, project):
    before = files_in(out)
    league = out / LEAGUE
    untouched = out / "actors/tomas-reed.md"
    stamp = untouched.stat().st_mtime_ns
    project({"data/actors/harbour-league.yml": "name: Harbour League\ntype: organization\ndescription: Of ports.\n"})
    assert run("--out", "out").exit_code == 0
    assert league.read_bytes() != before[LEAGUE]
    assert untouched.stat().st_mtime_ns == stamp


def test_what_is_gone_is_removed_with_the_folder_it_leaves_empty(out, project):
    project({"data/shifts/norland-toll.yml": None})
    (out.parent / "data/shifts/norland-toll.yml").unlink()
    (out.parent / "data/events/2025/harbour-conference.yml").unlink()
    statement = "data/statements/2025/vale-supports-toll.yml"
    text = (out.parent / statement).read_text("utf-8").replace("event: harbour-conference\n", "")
    (out.parent / statement).write_text(text, "utf-8")
    assert (out / "events/harbour-conference.md").exists()
    before = files_in(out).keys()
    (out / "events/index.md").unlink()
    result = run("--out", "out")
    assert result.exit_code == 0
    assert not (out / "events/harbour-conference.md").exists()
    assert (out / "events/index.md").exists()
    gone = before - files_in(out).keys()
    assert {path for path in gone if not path.startswith("pagefind/")} == {
        "events/harbour-conference.md",
        "api/v1/events/harbour-conference.json",
        "api/v1/shifts/norland-toll.json",
    }
    assert f" {len(gone)} removed" in result.stdout


def test_a_folder_left_empty_goes_too(out):
    manifest = json.loads((out / MANIFEST).read_text("utf-8"))
    (out / "old/deep").mkdir(parents=True)
    (out / "old/deep/page.md").write_bytes(b"")
    empty = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
    (out / MANIFEST).write_text(json.dumps({**manifest, "old/deep/page.md": empty}), "utf-8")
    assert run("--out", "out").exit_code == 0
    assert not (out / "old").exists()


def test_pages_of_a_person_stay(out):
    (out / "about.md").write_text("# About", "utf-8")
    assert run("--out", "out").exit_code == 0
    assert (out / "about.md").read_text("utf-8") == "# About"


def test_a_home_page_of_a_person_stays_and_none_is_made(project):
    folder = project()
    (folder / "docs").mkdir()
    (folder / "docs/index.md").write_text("# Home", "utf-8")
    assert run("--out", "docs").exit_code == 0
    assert (folder / "docs/index.md").read_text("utf-8") == "# Home"


@pytest.mark.parametrize("write", [lambda file: file.write_text("mine", "utf-8"), lambda file: file.mkdir()])
def test_a_file_that_it_did_not_write_is_never_replaced(project, write):
    folder = project()
    mine = folder / "out" / LEAGUE
    mine.parent.mkdir(parents=True)
    write(mine)
    result = run("--out", "out")
    assert result.exit_code == 2
    assert f"out/{LEAGUE}: not written by this command" in result.stderr
    assert [path for path in (folder / "out").rglob("*") if path.is_file()] == [mine] * mine.is_file()


def test_a_generated_file_that_a_person_changed_is_not_replaced_either(out):
    (out / LEAGUE).write_text("mine", "utf-8")
    result = run("--out", "out")
    assert result.exit_code == 2
    assert "changed since" in result.stderr
    assert (out / LEAGUE).read_text("utf-8") == "mine"


def test_one_that_is_generated_no_more_and_was_changed_is_left(out):
    manifest = json.loads((out / MANIFEST).read_text("utf-8"))
    (out / "old.md").write_text("mine", "utf-8")
    (out / MANIFEST).write_text(json.dumps({**manifest, "old.md": "0" * 64, "away.md": "0" * 64}), "utf-8")
    assert run("--out", "out").exit_code == 0
    assert (out / "old.md").read_text("utf-8") == "mine"


def test_nothing_is_written_with_errors_in_the_data(project):
    folder = project(TYPO)
    result = run("--out", "out")
    assert result.exit_code == 1
    assert "data/actors/norland.yml:2:1: error[unknown-key]" in result.stdout
    assert not (folder / "out").exists()


def test_warnings_are_shown_and_stop_nothing(project):
    folder = project({"data/actors/norland.yml": "name: Norland # the land\ntype: country\n"})
    result = run("--out", "out")
    assert result.exit_code == 0
    assert "data/actors/norland.yml:1:7: warning[cut-text]" in result.stdout
    assert (folder / "out/index.md").is_file()


READ_ONLY, MOVED = "which is only read", "choose a folder inside"


@pytest.mark.parametrize(
    ("out", "reason"), [("data", READ_ONLY), ("data/../seeds/pages", READ_ONLY), (".", MOVED), ("..", MOVED)]
)
def test_folders_that_are_read_are_neither_written_nor_moved(project, out, reason):
    folder = project()
    before = files_in(folder)
    result = run("--out", out)
    assert result.exit_code == 2
    assert reason in result.stderr
    assert files_in(folder) == before


@pytest.mark.parametrize("out", ["a-file", "a-file/out"])
def test_a_place_that_cannot_be_written_is_status_2(project, out):
    folder = project()
    (folder / "a-file").write_text("", "utf-8")
    result = run("--out", out)
    assert result.exit_code == 2
    assert "a-file" in result.stderr


@pytest.mark.parametrize("manifest", ["{", "[]", '"x"'])
def test_a_manifest_that_is_none_is_status_2(out, manifest):
    (out / MANIFEST).write_text(manifest, "utf-8")
    result = run("--out", "out")
    assert result.exit_code == 2
    assert "delete it and the generated files" in result.stderr


def test_nothing_outside_the_folder_is_touched(out):
    secret = out.parent / "secret"
    secret.mkdir()
    shutil.rmtree(out / "actors")
    (out / "actors").symlink_to(secret)
    result = run("--out", "out")
    assert result.exit_code == 2
    assert f"out/{LEAGUE}: leads out of the folder" in result.stderr
    assert list(secret.iterdir()) == []


def test_the_site_has_its_name_address_and_kind_of_urls(project):
    folder = project()
    options = ["--site-name", "Tolls", "--site-url", "https://t.example/x", "--file-urls", "--contact", "a@t.example"]
    assert run("--out", "out", "--entry-url", "https://git.example/{path}", *options).exit_code == 0
    statements = json.loads((folder / "out/api/v1/statements.json").read_text("utf-8"))["statements"]
    assert statements[0]["url"] == "https://t.example/x/statements/reed-opposes-toll.html"
    assert json.loads((folder / "out/feed.json").read_text("utf-8"))["title"] == "Tolls"
    page = (folder / "out/statements/vale-supports-toll.md").read_text("utf-8")
    assert "statements&#47;2025&#47;vale" in page or "statements/2025/vale" in page


def test_source_date_epoch_fixes_the_day(project, monkeypatch):
    folder = project()
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1767225600")
    assert run("--out", "out").exit_code == 0
    assert json.loads((folder / "out/api/v1/index.json").read_text("utf-8"))["updated"] == "2026-01-01"
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "soon")
    result = run("--out", "out")
    assert result.exit_code == 2
    assert "SOURCE_DATE_EPOCH" in result.stderr


def test_what_else_stands_in_the_folder_stays_as_it_is(out, tmp_path):
    (out / ".git/objects").mkdir(parents=True)
    (out / ".git/HEAD").write_text("ref", "utf-8")
    (out / "empty").mkdir()
    (out / "mine").mkdir()
    (out / "mine/page.md").write_text("mine", "utf-8")
    (out / "mine/link.md").symlink_to("page.md")
    (out / "mine/folder").symlink_to(tmp_path / "data")
    inode = (out / "mine/page.md").stat().st_ino
    (tmp_path / "data/issues/shipping.yml").write_text("title: Boats\n", "utf-8")
    assert "files written" in run("--out", "out").stdout
    assert "Boats" in (out / "issues/shipping.md").read_text("utf-8")
    assert (out / "mine/page.md").stat().st_ino == inode
    assert (out / "mine/link.md").readlink() == Path("page.md")
    assert (out / "mine/folder").readlink() == tmp_path / "data"
    assert (out / "empty").is_dir()
    assert (out / ".git/HEAD").read_text("utf-8") == "ref"


def test_a_file_system_without_links_gets_copies(out, monkeypatch):
    monkeypatch.setattr("os.link", refused)
    (out / "mine.md").write_text("mine", "utf-8")
    Path("data/issues/shipping.yml").write_text("title: Boats\n", "utf-8")
    assert run("--out", "out").exit_code == 0
    assert (out / "mine.md").read_text("utf-8") == "mine"


def refused(*_, **__):
    raise PermissionError(1, "Operation not permitted")


def test_a_kill_at_any_change_of_a_file_leaves_old_or_new(project):
    folder = project()
    contents = {"a.md": b"new", "b/c.md": b"same", "d.md": b"added"}
    synchronize({"a.md": b"old", "b/c.md": b"same", "gone/e.md": b"gone"}, folder / "out")
    (folder / "out/mine.md").write_text("mine", "utf-8")
    before = files_in(folder / "out")
    saved = folder / "saved"
    shutil.copytree(folder / "out", saved)
    synchronize(contents, folder / "out")
    after = files_in(folder / "out")
    seen = set()
    for step in count():
        shutil.rmtree(folder / "out")
        shutil.copytree(saved, folder / "out")
        has_ended = ended_at(step, lambda: synchronize(contents, folder / "out"))
        left = files_in(folder / "out")
        assert left in (before, after)
        seen.add(left == after)
        synchronize(contents, folder / "out")
        assert files_in(folder / "out") == after
        assert not list(folder.glob(".out*"))
        if has_ended:
            break
    assert step > 10
    assert seen == {False, True}


def test_a_full_disk_changes_nothing(out):
    before = files_in(out)
    Path("data/issues/shipping.yml").write_text("title: Boats\n", "utf-8")
    command = [installed("policy-timeline"), "build", "--no-search", "--out", "out"]
    done = ran_without_room(command, 3000)
    assert done.returncode == 2
    assert "File too large; choose a folder" in done.stderr
    assert files_in(out) == before
    assert not list(out.parent.glob(".out*"))
    assert run("--out", "out").exit_code == 0


def test_two_builds_at_once_leave_what_one_of_them_wrote(out):
    Path("data/issues/shipping.yml").write_text("title: Boats\n", "utf-8")
    command = [installed("policy-timeline"), "build", "--no-search", "--out", "out"]
    with started(command) as one, started(command) as other:
        assert (one.wait(), other.wait()) == (0, 0)
    assert files_in(out).keys() - {MANIFEST} == json.loads((out / MANIFEST).read_text("utf-8")).keys()
    assert not list(out.parent.glob(".out*"))


def test_it_says_that_feeds_lack_addresses(project):
    project()
    assert "warning: there is no --site-url" in run("--out", "out").stderr
    assert "--site-url" not in run("--out", "out", "--site-url", "https://t.example").stderr
