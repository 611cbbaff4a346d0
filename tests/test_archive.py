"""The archived files of sources: read whole, as they are, and only when they are what the entry says."""

import hashlib
from pathlib import Path

import pytest
from policy_timeline.pipeline import check
from policy_timeline.reading.loader import load_catalog

ENTRY = "data/sources/harbour-report.yml"
SEED = "seeds/harbour-report.txt"


def entry(**changes):
    fields = {
        "title": "A toll on the strait",
        "type": "news",
        "file": "harbour-report.txt",
        "sha256": f"{{sha256:{SEED}}}",
        **changes,
    }
    return "".join(f"{key}: {value}\n" for key, value in fields.items())


def load():
    return load_catalog(Path("data"), Path("seeds"))


def test_a_text_is_kept_with_its_line_ends_and_without_its_mark(project):
    project({SEED: b"\xef\xbb\xbfA toll\r\non the strait\rand more\n"})
    archived = load().catalog.texts["harbour-report"]
    assert archived.text == "A toll\r\non the strait\rand more\n"
    assert archived.file == SEED


def test_the_digest_is_that_of_the_bytes(project):
    project({SEED: b"\xef\xbb\xbfabc", ENTRY: entry(sha256="0" * 64)})
    loaded = load()
    digest = hashlib.sha256(b"\xef\xbb\xbfabc").hexdigest()
    assert loaded.catalog.texts["harbour-report"].sha256 == digest
    assert digest in loaded.diagnostics[0].message


def test_a_changed_text_is_still_searched_so_that_all_is_told_at_once(project):
    changed = (Path(__file__).parent / "base" / SEED).read_text("utf-8").replace("a toll on the strait,”", "a toll,”")
    project({SEED: changed, ENTRY: entry(sha256="0" * 64, published="2025-03-04")})
    codes = {one.code for one in check(Path("data"), Path("seeds")).diagnostics}
    assert {"changed-source", "not-in-source"} <= codes


def test_a_document_as_received_may_be_anything_and_is_not_shown(project):
    project(
        {ENTRY: entry(original="report.pdf", original_sha256="{sha256:seeds/report.pdf}"), "seeds/report.pdf": b"\xff"}
    )
    assert load().diagnostics == ()


def test_a_document_as_received_must_be_there(project):
    project({ENTRY: entry(original="report.pdf", original_sha256="0" * 64)})
    (found,) = load().diagnostics
    assert (found.code, found.location.line) == ("missing-file", 5)


def test_a_folder_inside_the_archive_is_fine(project):
    project({ENTRY: entry(file="2025/a.txt", sha256="{sha256:seeds/2025/a.txt}"), "seeds/2025/a.txt": "A toll"})
    assert load().catalog.texts["harbour-report"].file == "seeds/2025/a.txt"


def test_a_missing_file_is_told_with_the_nearest_name_below_the_folder(project):
    project(
        {ENTRY: entry(file="2025/b.txt", sha256="0" * 64), "seeds/2025/a.txt": "A toll", "seeds/.2025/b.txt": "hidden"}
    )
    found = next(one for one in load().diagnostics if one.code == "missing-file")
    assert found.hint == 'did you mean "2025/a.txt"?'


def test_a_file_that_was_renamed_is_found_by_its_hash(project):
    folder = project({ENTRY: entry()})
    (folder / "seeds/harbour-report.txt").rename(folder / "seeds/harbour.txt")
    found = next(one for one in load().diagnostics if one.code == "missing-file")
    assert found.hint == "a file with this sha256 is there under another name: harbour.txt"


def test_an_archived_file_that_no_source_names_is_told(project):
    project({"seeds/letter.txt": "A toll", "seeds/README.md": "what this is", "seeds/2025/LICENSE": "whose"})
    assert [(one.code, one.location.file, one.severity) for one in load().diagnostics] == [
        ("orphan-file", "seeds/letter.txt", "info")
    ]


def test_where_a_source_cannot_be_read_no_file_is_called_an_orphan(project):
    project({ENTRY: "title: T\n", "seeds/letter.txt": "A toll"})
    assert "orphan-file" not in [one.code for one in load().diagnostics]


def test_a_missing_archive_is_told_for_each_source(project):
    folder = project()
    (folder / SEED).unlink()
    (folder / "seeds").rmdir()
    (found,) = load().diagnostics
    assert found.code == "missing-file"
    assert found.hint == "check the name and where a link leads; capital letters count"


@pytest.mark.parametrize("size", [10_000_000, 10_000_001])
def test_the_largest_text_is_read(project, size):
    project({SEED: f"{{fill:{size}}}"})
    assert [one.code for one in load().diagnostics] == ["file-too-large"] * (size - 10_000_000)


def test_a_file_that_cannot_be_read_is_never_taken_for_a_slip_of_its_own_name(project):
    (project({ENTRY: entry(file="loop.txt", sha256="0" * 64)}) / "seeds/loop.txt").symlink_to("loop.txt")
    (found,) = [one for one in load().diagnostics if one.code == "unreadable-file"]
    assert found.hint == "check its name and permissions"
