"""A little invented world, told in a line a statement, that goes the whole way: YAML files, checks, views, pages."""

import hashlib
import json
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from generator.build import build, check
from generator.diagnostics import as_text, has_errors
from generator.history import as_of_day
from generator.outputs import Options
from generator.views import views_of

ACTORS = {
    "norland": {"name": "Norland", "type": "country"},
    "sudland": {"name": "Sudland", "type": "country"},
    "mira-vale": {
        "name": "Mira Vale",
        "type": "person",
        "memberships": [
            {"role": "Minister of Transport", "organization": "norland", "start_date": "2000-01-01"},
        ],
    },
    "tomas-reed": {"name": "Tomas Reed", "type": "person"},
}
ISSUES = {"strait": {"title": "The strait"}}
POSITIONS = {
    "toll": {"proposition": "The strait should have a toll.", "issue": "strait"},
    "ferry": {"proposition": "The strait should have a ferry.", "issue": "strait"},
}


@dataclass
class World:
    """Entries by kind and id, and the words of the archived transcript `record`, to be changed and then shown."""

    folder: Path
    entries: dict = field(default_factory=dict)
    texts: dict = field(default_factory=lambda: {"record": ""})

    def add(self, kind, id_, **fields):
        """Add an entry, or replace it."""
        self.entries.setdefault(kind, {})[id_] = fields

    def change(self, kind, id_, **fields):
        """Change some fields of an entry."""
        self.entries[kind][id_] |= fields

    def source(self, id_, text, **fields):
        """Add a source with its archived text."""
        self.texts[id_] = text
        self.add("sources", id_, **{"title": f"The {id_}", "type": "transcript", **fields})

    def said(self, id_, day="2025-03-03", stance=None, mode="preference", position="toll", **fields):
        """Add a statement of a few words that stand in the transcript; with `stance`, one on `position`."""
        speaker = fields.get("speaker", "mira-vale")
        words = fields.pop("words", f"We have words in {id_.replace('-', ' ')} for you")
        evidence = fields.pop("evidence", None)
        if evidence is None:
            self.texts["record"] += f"{self.entries['actors'][speaker]['name']}: {words}.\n\n"
            evidence = [{"source": "record", "quote": words}]
        stances = [{"position": position, "stance": stance, "mode": mode, "basis": "explicit"}] if stance else []
        common = {"summary": f"Summary of {id_}", "speaker": speaker, "date": day, "stances": stances}
        self.add("statements", id_, **{**common, "evidence": evidence, **fields})

    def for_norland(self, id_, day="2025-03-03", stance="supports", **fields):
        """Add a statement of the minister that counts for her country."""
        self.said(id_, day, stance, **{"on_behalf_of": "norland", **fields})

    def shift(self, id_, before, after, **fields):
        """Add a confirmed shift on the toll."""
        common = {"position": "toll", "type": "change", "summary": f"Summary of {id_}"}
        self.add("shifts", id_, **{**common, "from": before, "to": after, **fields})

    def check(self):
        """Write the world down, read it back, and return it checked; a fault in the test's own data fails."""
        self._write()
        checked = check(self.folder / "data", self.folder / "seeds")
        assert not has_errors(checked.diagnostics), "\n".join(map(as_text, checked.diagnostics))
        return checked

    def views(self, *, as_of=None, drafts=False):
        """Return the views on a day, else on the newest of the data."""
        checked = self.check()
        day = date.fromisoformat(as_of) if as_of else as_of_day(checked.catalog)
        return views_of(checked.catalog, checked.proofs, day, drafts=drafts)

    def build(self, **options):
        """Return the content of every file of the site by its path."""
        checked = self.check()
        built = build(checked, Options(**options), as_of_day(checked.catalog))
        return {one.path: one.content for one in built.outputs}

    def _write(self):
        for id_, text in self.texts.items():
            raw = (text or "Nobody spoke.").encode()
            (self.folder / "seeds").mkdir(exist_ok=True)
            (self.folder / "seeds" / f"{id_}.txt").write_bytes(raw)
            self.change("sources", id_, file=f"{id_}.txt", sha256=hashlib.sha256(raw).hexdigest())
        for kind, entries in self.entries.items():
            (self.folder / "data" / kind).mkdir(parents=True, exist_ok=True)
            for id_, entry in entries.items():
                # what JSON writes is YAML
                path = self.folder / "data" / kind / f"{id_}.yml"
                path.write_text(json.dumps(entry, ensure_ascii=False, indent=1), "utf-8")


def invented_world(folder):
    """Return the world, to be written into a folder, with its actors, two positions and an empty transcript."""
    made = World(folder)
    for kind, entries in {"actors": ACTORS, "issues": ISSUES, "positions": POSITIONS}.items():
        for id_, fields in entries.items():
            made.add(kind, id_, **fields)
    made.source("record", "", language="en")
    return made
