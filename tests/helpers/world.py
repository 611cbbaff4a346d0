"""A little invented world, told in a line a statement, that goes the whole way: YAML files, checks, views, pages."""

import hashlib
import json
import shutil
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from policy_timeline.entries.days import Day
from policy_timeline.facts.history import as_of_day
from policy_timeline.findings.diagnostics import as_text, has_errors
from policy_timeline.outputs import Options
from policy_timeline.pipeline import build, check
from policy_timeline.views import views_of

ACTORS = {
    "norland": {"name": "Norland", "type": "country"},
    "sudland": {"name": "Sudland", "type": "country"},
    "mira-vale": {
        "name": "Mira Vale",
        "type": "person",
        "memberships": [
            {
                "role": "Minister of Transport",
                "organization": "norland",
                "start_date": "2000-01-01",
                "note": "public record",
            },
        ],
    },
    "tomas-reed": {"name": "Tomas Reed", "type": "person"},
}
ISSUES = {"strait": {"title": "The strait"}}
POSITIONS = {
    "toll": {"proposition": "The strait should have a toll.", "issue": "strait"},
    "ferry": {"proposition": "The strait should have a ferry.", "issue": "strait"},
}


BINARY = (".sqlite", ".png", "/archived.txt")
"""How the paths of files end that hold bytes."""


class Contents(Mapping):
    """The content of each output by its path, made when it is asked for: few tests look at more than one page."""

    def __init__(self, outputs):
        self._outputs = outputs

    def __getitem__(self, path):
        return self._outputs[path].content

    def __iter__(self):
        return iter(self._outputs)

    def __len__(self):
        return len(self._outputs)


@dataclass
class World:
    """Entries by kind and id, and the words of the archived transcript `record`, to be changed and then shown."""

    folder: Path
    entries: dict = field(default_factory=dict)
    texts: dict = field(default_factory=lambda: {"record": ""})
    _made: dict = field(default_factory=dict)

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
        self.write()
        checked = check(self.folder / "data", self.folder / "seeds")
        assert not has_errors(checked.diagnostics), "\n".join(map(as_text, checked.diagnostics))
        return checked

    def views(self, *, as_of=None, drafts=False):
        """Return the views on a day, else on the newest of the data."""
        checked = self.check()
        day = Day.fromisoformat(as_of) if as_of else as_of_day(checked.catalog)
        return views_of(checked.catalog, checked.proofs, day, drafts=drafts)

    def build(self, **options):
        """Return the content of every file of text of the site by its path."""
        return Contents({one.path: one for one in self.outputs(**options) if not one.path.endswith(BINARY)})

    def outputs(self, **options):
        """Return every file of the site."""
        return self._built(**options).outputs

    def words(self, **options):
        """Return the pages that the index of words reads, by name."""
        return {one.path: one.content for one in self._built(**options).words}

    def home_parts(self):
        """Return the parts of the home page by name."""
        return {name: make() for name, make in self._built().home_parts.items()}

    def _built(self, **options):
        state = json.dumps([self.entries, self.texts, options])
        if state not in self._made:
            checked = self.check()
            self._made[state] = build(checked, Options(**options), as_of_day(checked.catalog))
        return self._made[state]

    def write(self):
        """Write the world down as it is, faults and all."""
        for name in ("data", "seeds"):
            shutil.rmtree(self.folder / name, ignore_errors=True)
            (self.folder / name).mkdir()
        for id_, text in self.texts.items():
            raw = (text or "Chair: Nobody spoke.\n").encode()
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


def eventful_world(folder):
    """Return the world with something of every kind that a page can show."""
    world = invented_world(folder)
    links = [{"url": "https://example.org/law", "note": "The law of Norland"}]
    cabinet = {"type": "government", "government_of": "norland", "links": links}
    world.add("actors", "cabinet-1", name="First cabinet", end_date="2025-01-15", **cabinet)
    world.add("actors", "cabinet-2", name="Second cabinet", start_date="2025-01-15", succeeds="cabinet-1", **cabinet)
    world.change("actors", "mira-vale", aliases=["Vale"], description="A politician of Norland.")
    world.change("issues", "strait", description="How ships pass the strait.", parent="transport")
    world.add("issues", "transport", title="Transport")
    search = {"actor": "tomas-reed", "date": "2025-03", "sources": ["record"]}
    world.change("positions", "toll", scope_note="For all ships.", searched=[search])
    report = "In March Mira Vale called the ferry too slow, and too dear. Others agree.\n"
    world.source("report", report, type="report", language="en", publisher="The Gazette", publish="full")
    meeting = {"date": "2025-03-03", "location": "Port Ellery", "participants": ["norland"], "links": links}
    opened = [{"source": "report", "passage": "Others agree."}]
    world.add("events", "meeting", title="A meeting", description="They met.", evidence=opened, **meeting)
    _speak(world)
    world.shift("turn", "toll-wanted", "toll-refused", type="succession")
    world.shift("no-turn", "ferry-liked", "ferry-slow", position="ferry", type="dismissed")
    return world


def _speak(world):
    conditions = [{"text": "Only large ships pay.", "evidence": 1}]
    careful = {"stance": "supports-with-conditions", "mode": "demand", "basis": "interpreted", "rationale": "So it is."}
    world.for_norland(
        "toll-wanted", "../2025-01-10", stances=[{"position": "toll", **careful, "conditions": conditions}]
    )
    dating = {"as_written": "on Monday", "method": "inferred", "note": "public record"}
    more = {"event": "meeting", "dating": dating, "attribution": {"note": "The minutes say so."}}
    world.for_norland(
        "toll-refused", "2025-03-03", "opposes", words="No toll, as we said on Monday", added="2025-03-04", **more
    )
    revisions = [{"date": "2025-04-01", "change": "The date.", "reason": "A slip of the pen."}]
    world.said("ferry-liked", "2025-02-01", "supports", position="ferry", status="corrected", revisions=revisions)
    world.said("ferry-praised", "2025-02-02", "supports", position="ferry", status="retracted", revisions=revisions)
    other = [{"source": "report", "passage": "Mira Vale called the ferry too slow"}]
    disputed = {"status": "disputed", "dispute": {"text": "The Gazette has it otherwise.", "evidence": other}}
    world.said("ferry-fast", "2025-02-03", "unclear", position="ferry", speaker="tomas-reed", **disputed)
    slow = [{"source": "report", "passage": "Mira Vale called the ferry too slow […] too dear."}]
    world.said("ferry-slow", "2025-03~", "opposes", mode="feasibility", position="ferry", evidence=slow)
    world.said("ferry-tomorrow", "2025-04-01", "supports", position="ferry", status="draft")


SETTINGS = """\
site_name: Tolls
site_description: Who wants a toll on the strait.
site_url: !ENV SITE_URL
theme: {name: material, font: false}
plugins: [search, policy-timeline]
"""


def eventful_project(folder):
    """Write the eventful world down as a project, and return the path of its configuration."""
    eventful_world(folder).check()
    (folder / "docs").mkdir()
    (folder / "mkdocs.yml").write_text(SETTINGS, "utf-8")
    return folder / "mkdocs.yml"
