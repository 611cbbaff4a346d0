"""No fault of one entry may stop the checks of the others."""

import pytest
from policy_timeline.checks import entry_check, run_checks
from policy_timeline.facts.proving import prove
from policy_timeline.reading.loader import load_catalog

from .conftest import WORLD


def codes_of(world):
    loaded = load_catalog(world.folder / "data", world.folder / "seeds")
    proved = prove(loaded.catalog, check=entry_check(loaded.catalog))
    return {one.code for one in (*loaded.diagnostics, *proved.diagnostics, *run_checks(loaded.catalog))}


@pytest.fixture
def whole(world):
    """Every kind of reference that an entry can hold, written out."""
    world.entries["positions/harbours-charge-fees"]["searched"] = [
        {"actor": "sea-alliance", "date": "2024-05", "sources": ["report"]}
    ]
    later = world.copy("statements/berg-no-fees", "statements/later", date="2024-05-16")
    later["stances"][0]["stance"] = "supports"
    world.entries["shifts/fees"] = {
        "position": "harbours-charge-fees",
        "from": "berg-no-fees",
        "to": "later",
        "type": "change",
        "summary": "Northland came to support fees.",
    }
    world.catalog()
    return world


@pytest.mark.parametrize("key", sorted(WORLD))
def test_a_missing_entry_is_a_finding(whole, key):
    (whole.folder / "data" / f"{key}.yml").unlink()
    assert any(code.startswith("unknown-") for code in codes_of(whole))


@pytest.mark.parametrize("key", sorted(WORLD))
def test_an_entry_with_a_fault_is_a_finding(whole, key):
    (whole.folder / "data" / f"{key}.yml").write_text("nonsense: 1", "utf-8")
    codes = codes_of(whole)
    assert "unknown-key" in codes
    assert not any(code in {"no-office", "unsupported-word"} for code in codes)


def test_a_missing_archived_file_is_a_finding(whole):
    (whole.folder / "seeds" / "report.txt").unlink()
    assert "missing-file" in codes_of(whole)
