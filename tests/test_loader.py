"""A folder of entries becomes a catalog, and everything that is wrong is told in one run."""

import os
from pathlib import Path

from policy_timeline.reading.loader import load_catalog

ISSUE = "title: Tides\n"


def load(folder=Path()):
    return load_catalog(folder / "data", folder / "seeds")


def codes(loaded):
    return [(one.location.file, one.code) for one in loaded.diagnostics]


def test_the_kind_is_the_first_folder_and_the_id_the_name(project):
    project({"data/issues/deep/er/tides.yml": ISSUE, "data/events/2025/harbour-conference.yml": None})
    loaded = load()
    assert loaded.catalog.issues["tides"].title == "Tides"
    assert loaded.catalog.origins["issues", "tides"].path == "issues/deep/er/tides.yml"


def test_the_same_id_may_stand_in_two_kinds(project):
    project({"data/issues/norland.yml": ISSUE})
    assert load().diagnostics == ()


def test_every_file_is_counted_and_every_fault_told(project):
    project({"data/issues/a.yml": "titel: A\n", "data/issues/b.yml": "title: 'B\n", "data/issues/c.yml": b"\xff"})
    loaded = load()
    assert loaded.files == 14 + 3
    assert codes(loaded) == [
        ("data/issues/a.yml", "unknown-key"),
        ("data/issues/b.yml", "unclosed-quote"),
        ("data/issues/c.yml", "bad-encoding"),
    ]


def test_an_entry_with_faults_is_not_in_the_catalog_but_known_to_references(project):
    project({"data/issues/tides.yml": "titel: Tides\n"})
    catalog = load().catalog
    assert "tides" not in catalog.issues
    assert "tides" in catalog.ids("issues")


def test_an_entry_with_a_duplicate_key_is_not_in_the_catalog_and_its_other_faults_are_told(project):
    project({"data/issues/tides.yml": "title: Tides\ntitle: Tide\nparents: x\n"})
    loaded = load()
    assert "tides" not in loaded.catalog.issues
    assert codes(loaded) == [("data/issues/tides.yml", "duplicate-key"), ("data/issues/tides.yml", "unknown-key")]


def test_a_file_with_a_bad_name_goes_by_the_name_that_it_should_have(project):
    project({"data/issues/Tides_2025.yml": "titel: Tides\n"})
    loaded = load()
    assert ("issues", "tides-2025") in loaded.catalog.origins
    file = "data/issues/Tides_2025.yml"
    assert codes(loaded) == [(file, "bad-id"), (file, "unknown-key")]


def test_a_bad_name_is_not_called_a_repeated_one(project):
    project({"data/issues/Shipping.yml": ISSUE})
    loaded = load()
    assert codes(loaded) == [("data/issues/Shipping.yml", "bad-id")]
    assert loaded.catalog.issues["shipping"].title == "Shipping"


def test_of_two_entries_with_one_id_the_first_is_kept_and_the_faults_of_both_are_told(project):
    project({"data/issues/a/tides.yml": ISSUE, "data/issues/b/tides.yml": "titel: Tide\n"})
    loaded = load()
    assert loaded.catalog.issues["tides"].title == "Tides"
    second = "data/issues/b/tides.yml"
    assert sorted(codes(loaded)) == [(second, "duplicate-id"), (second, "unknown-key")]


def test_an_unfinished_draft_is_no_error_and_not_in_the_catalog(project):
    project({"data/statements/2025/later.yml": "status: draft\nsummary: Later.\n"})
    loaded = load()
    assert {(one.severity, one.code) for one in loaded.diagnostics} == {("info", "missing-key")}
    assert loaded.catalog.unfinished == {("statements", "later")}
    assert "later" not in loaded.catalog.statements


def test_a_draft_with_another_fault_is_an_error(project):
    project({"data/statements/2025/later.yml": "status: draft\nsumary: Later.\n"})
    assert "error" in {one.severity for one in load().diagnostics}
    assert load().catalog.unfinished == set()


def test_only_statements_can_be_drafts(project):
    project({"data/issues/tides.yml": "status: draft\n"})
    assert [(one.severity, one.code) for one in load().diagnostics] == [
        ("error", "missing-key"),
        ("error", "unknown-key"),
    ]


def test_an_unknown_key_is_told_even_without_a_value(project):
    project({"data/issues/tides.yml": "title: Tides\ndescribtion:\n"})
    (found,) = load().diagnostics
    assert (found.code, found.location.line, found.hint) == ("unknown-key", 2, 'did you mean "description"?')


def test_hidden_files_are_passed_over(project):
    project({"data/issues/.tides.yml.swp": b"\xff", "data/.cache/x": "x"})
    assert load().diagnostics == ()


def test_files_are_named_as_the_folder_was_given(project):
    folder = project({"data/issues/tides.yml": "titel: T\n"})
    assert {one.location.file for one in load(folder).diagnostics} == {f"{folder}/data/issues/tides.yml"}


def test_a_name_that_no_terminal_can_print_is_told_in_one_that_it_can(project):
    folder = project()
    (folder / "data/issues" / os.fsdecode(b"tides\xff\n\x1b.yml")).write_text(ISSUE)
    (found,) = load().diagnostics
    assert found.location.file == "data/issues/tides\ufffd\ufffd\ufffd.yml"
    assert found.hint == "rename it to tides.yml"


def test_a_folder_that_is_not_there_is_told(tmp_path):
    loaded = load(tmp_path)
    assert codes(loaded) == [(f"{tmp_path}/data", "unreadable-file")]
    assert loaded.files == 0


def test_retired_addresses_are_in_the_catalog(project):
    project({"data/retired.yml": "issues/tides: issues/shipping\nissues/fog: {reason: Nobody debates it.}\n"})
    loaded = load()
    assert loaded.diagnostics == ()
    retired = loaded.catalog.retired
    assert {old: (one.target, one.reason) for old, one in retired.items()} == {
        "issues/tides": ("issues/shipping", None),
        "issues/fog": (None, "Nobody debates it."),
    }


def test_a_file_of_retired_addresses_with_a_fault_retires_nothing(project):
    project({"data/retired.yml": "issues/tides: issues/shipping\nissues/fog: x\n"})
    loaded = load()
    assert codes(loaded) == [("data/retired.yml", "bad-retirement")]
    assert loaded.catalog.retired == {}


def test_an_empty_file_of_retired_addresses_is_told(project):
    project({"data/retired.yml": ""})
    assert codes(load()) == [("data/retired.yml", "empty-file")]


def test_a_link_to_retired_addresses_elsewhere_is_not_followed(project):
    folder = project()
    (folder / "data/retired.yml").symlink_to("../retired.yml")
    assert codes(load()) == [("data/retired.yml", "file-outside")]


def test_what_editors_leave_behind_is_passed_over(project):
    project({f"data/actors/{name}": "<<<" for name in ("mira-vale.yml~", "#mira-vale.yml#", "Thumbs.db", "4913")})
    assert load_catalog(Path("data"), Path("seeds")).diagnostics == ()
