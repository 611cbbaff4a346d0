"""A small invented timeline without a fault, and a way to change one thing in it and see what the checks say."""

import copy
import hashlib
import json

import pytest
from policy_timeline.checks import entry_check, run_checks
from policy_timeline.facts.proving import prove
from policy_timeline.reading.loader import load_catalog

REPORT = """Talks on harbour fees
Foreign Minister Anna Berg spoke in Port Vale on Wednesday. “Our harbours will charge no fees,” she said.
Seven ports belong to the Sea Alliance.
The report names 40 ships and a budget of 2.5 million crowns.
“Fees are wrong,” Berg added.
"""
NOTE = "public record, not in the archive"
WORLD = {
    "actors/northland": {"name": "Northland", "type": "country", "aliases": ["NL"]},
    "actors/first-cabinet": {
        "name": "First Cabinet",
        "type": "government",
        "government_of": "northland",
        "start_date": "2016-01-01",
        "end_date": "2020-01-01",
        "note": NOTE,
    },
    "actors/second-cabinet": {
        "name": "Second Cabinet",
        "type": "government",
        "government_of": "northland",
        "start_date": "2020-01-01",
        "succeeds": "first-cabinet",
        "note": NOTE,
    },
    "actors/sea-alliance": {"name": "Sea Alliance", "type": "alliance"},
    "actors/anna-berg": {
        "name": "Anna Berg",
        "type": "person",
        "aliases": ["Berg"],
        "memberships": [
            {
                "role": "Foreign Minister",
                "organization": "second-cabinet",
                "start_date": "2020-01-01",
                "note": NOTE,
            }
        ],
    },
    "issues/harbour-fees": {"title": "Harbour fees"},
    "positions/harbours-charge-fees": {"proposition": "Harbours should charge fees.", "issue": "harbour-fees"},
    "events/talks": {
        "title": "Talks on harbour fees",
        "date": "2024-05-15",
        "participants": ["anna-berg"],
        "evidence": [{"source": "report", "passage": "Talks on harbour fees"}],
    },
    "sources/report": {
        "title": "Talks on harbour fees",
        "type": "news",
        "file": "report.txt",
        "language": "en",
        "published": "2024-05-16",
    },
    "statements/berg-no-fees": {
        "summary": "Northland will charge no harbour fees.",
        "speaker": "anna-berg",
        "on_behalf_of": "northland",
        "date": "2024-05-15",
        "dating": {"as_written": "on Wednesday", "method": "resolved"},
        "event": "talks",
        "evidence": [{"source": "report", "quote": "Our harbours will charge no fees"}],
        "stances": [
            {
                "position": "harbours-charge-fees",
                "stance": "opposes",
                "mode": "commitment",
                "basis": "explicit",
            }
        ],
    },
}


class World:
    """The invented timeline, to be changed before it is checked."""

    def __init__(self, folder):
        self.folder = folder
        self.entries = copy.deepcopy(WORLD)
        self.texts = {"report.txt": REPORT}
        self.statement = self.entries["statements/berg-no-fees"]
        self.stance = self.statement["stances"][0]

    def copy(self, old, new, **changes):
        """Add a copy of an entry with other values."""
        self.entries[new] = copy.deepcopy(self.entries[old]) | changes
        return self.entries[new]

    def catalog(self):
        """Write the entries as files and read them."""
        for name, text in self.texts.items():
            self._write(self.folder / "seeds" / name, text)
        for key, entry in self.entries.items():
            self._write(self.folder / "data" / f"{key}.yml", json.dumps(self._with_hash(entry), indent=1))
        loaded = load_catalog(self.folder / "data", self.folder / "seeds")
        assert [str(one) for one in loaded.diagnostics] == []
        return loaded.catalog

    def findings(self):
        """Return what every check says."""
        catalog = self.catalog()
        return (*run_checks(catalog), *prove(catalog, check=entry_check(catalog)).diagnostics)

    def codes(self):
        """Return `severity code` of every finding."""
        return sorted(f"{one.severity} {one.code}" for one in self.findings())

    def only(self):
        """Return the one finding that there is."""
        (one,) = self.findings()
        return one

    def _with_hash(self, entry):
        if "file" not in entry:
            return entry
        return {"sha256": hashlib.sha256(self.texts[entry["file"]].encode()).hexdigest(), **entry}

    @staticmethod
    def _write(path, text):
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")


@pytest.fixture
def world(tmp_path):
    return World(tmp_path)
