"""A preview that follows many saves shows, after each of them, what a site built anew from the same files has.

`PREVIEW_EDITS` says how many saves are tried.
"""

import copy
import json
import os
import sys
from pathlib import Path
from random import Random

import pytest
from helpers.programs import succeeded
from helpers.world import eventful_world
from mkdocs.commands.build import build as build_site
from mkdocs.config import load_config
from mkdocs.livereload import LiveReloadServer
from policy_timeline.facts.history import as_of_day
from policy_timeline.findings.diagnostics import has_errors
from policy_timeline.pipeline import build, check

EDITS = int(os.environ.get("PREVIEW_EDITS", "60"))
CONFIG = """\
site_name: Tolls
theme: {name: material, font: false}
plugins: [policy-timeline]
"""
STANCES = ("supports", "opposes", "mixed", "unclear", "declines-to-say")


class Editor:
    """Changes a world at random, as a curator might, and puts back what broke it."""

    def __init__(self, world, seed):
        self.world, self.chance = world, Random(seed)
        self.count = 0

    def _any(self, kind):
        return self.chance.choice(sorted(self.world.entries[kind]))

    def reword(self):
        kind, field = self.chance.choice([("actors", "description"), ("positions", "scope_note"), ("issues", "title")])
        self.world.change(kind, self._any(kind), **{field: f"Reworded {self.count} times & <so on>"})

    def rename_actor(self):
        self.world.change("actors", self._any("actors"), name=f"Somebody {self.count}")

    def summarize(self):
        self.world.change("statements", self._any("statements"), summary=f"Said anew {self.count}")

    def redate(self):
        day = f"2025-{self.chance.randint(1, 12):02}-{self.chance.randint(1, 28):02}"
        self.world.change("statements", self._any("statements"), date=day)

    def restance(self):
        stance = {"position": self.chance.choice(("toll", "ferry")), "stance": self.chance.choice(STANCES)}
        more = {"mode": "preference", "basis": "interpreted", "rationale": "So it reads."}
        self.world.change("statements", self._any("statements"), stances=[{**stance, **more}])

    def say(self):
        self.world.said(f"new-{self.count}", "2025-02-11", self.chance.choice(STANCES[:2]), words=f"It is {self.count}")

    def meet(self):
        self.world.add("events", f"event-{self.count}", title="Another", date="2025-02-11", note="public record")

    def remove(self):
        kind = self.chance.choice(("statements", "events", "shifts", "actors"))
        del self.world.entries[kind][self._any(kind)]

    def move(self):
        kind = self.chance.choice(("statements", "events", "issues"))
        entry = self.world.entries[kind].pop(self._any(kind))
        self.world.entries[kind][f"moved-{self.count}"] = entry

    def misspell(self):
        self.world.change(self.chance.choice(("actors", "events")), "norland", typ="x")

    def rewrite(self):
        self.world.texts["report"] += f"More of it, {self.count}.\n"

    def edit(self):
        """Make one change; return what undoes it."""
        before = copy.deepcopy((self.world.entries, self.world.texts))
        self.count += 1
        edits = (self.reword, self.rename_actor, self.summarize, self.redate, self.restance, self.say, self.meet)
        try:
            self.chance.choice((*edits, self.remove, self.move, self.misspell, self.rewrite))()
        except (KeyError, IndexError):  # nothing of the kind is left
            self.reword()

        def undo():
            self.world.entries, self.world.texts = before

        return undo


@pytest.fixture
def preview(tmp_path, monkeypatch):
    """Return a world, and the server of a preview of it that serves nobody."""
    monkeypatch.setenv("NO_MKDOCS_2_WARNING", "1")
    monkeypatch.chdir(tmp_path)
    world = eventful_world(tmp_path)
    world.check()
    Path("docs").mkdir()
    Path("docs/index.md").write_text("# Ours\n\n<!-- policy-timeline: counts -->\n\n[who](actors/index.md)\n", "utf-8")
    Path("mkdocs.yml").write_text(CONFIG, "utf-8")
    config = load_config("mkdocs.yml", site_dir="site")
    config.plugins.on_startup(command="serve", dirty=False)

    def builder():
        raise AssertionError("a save of the data must not build everything")

    build_site(config, serve_url="http://127.0.0.1/")
    server = LiveReloadServer(builder, "127.0.0.1", 0, "site")
    config.plugins.on_serve(server, config=config, builder=builder)
    yield world, server, config.plugins["policy-timeline"]
    config.plugins.on_shutdown()
    server.server_close()


ANEW = """
import sys
from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.structure.pages import Page
from policy_timeline import mkdocs_plugin
from policy_timeline.mkdocs_plugin.generated import GeneratedPage
from policy_timeline.mkdocs_plugin.site import Site

GeneratedPage.render = Page.render
mkdocs_plugin.use_shells = lambda _: None
Site._is_made_now = lambda *_: True
config = load_config("mkdocs.yml", site_dir=sys.argv[1])
config.plugins.on_startup(command="serve", dirty=False)
build(config, serve_url="http://127.0.0.1/")
config.plugins.on_shutdown()
"""


def anew(folder):
    """Return every file of a site that MkDocs makes of the project by itself, in one go and in a process of its own."""
    succeeded([sys.executable, "-c", ANEW, str(folder)])
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_every_page_is_right_after_every_save(preview, tmp_path):
    world, server, plugin = preview
    editor = Editor(world, seed=7)
    chance = Random(8)
    broken = 0
    for number in range(EDITS):
        undo = editor.edit()
        world.write()
        server.builder()
        checked = check(Path("data"), Path("seeds"))
        assert bool(plugin._state.faults) == has_errors(checked.diagnostics)
        if plugin._state.faults:
            broken += 1
            undo()
            continue
        fresh = build(checked, plugin._work._host(plugin._site.config), as_of_day(checked.catalog))
        outputs = {one.path: one for one in plugin._work.built.outputs}
        assert outputs.keys() == {one.path for one in fresh.outputs}
        for one in chance.sample(fresh.outputs, 8):
            assert outputs[one.path].raw == one.raw
        if number % 30 == 29 or number == EDITS - 1:
            compare_all(plugin, anew(tmp_path / f"anew-{number}"))
    assert 0 < broken < EDITS / 2


def compare_all(plugin, wanted):
    """Ask the preview for every file that depends on the data, and compare it with that of a new build."""
    site = Path("site")
    for name in sorted(plugin._demand._known):
        plugin._demand.meet(name)
        assert (site / name).read_bytes() == wanted[name], name
    made = {path.relative_to(site).as_posix() for path in site.rglob("*") if path.is_file()}
    assert {name for name in wanted if not name.startswith("pagefind/")} - made == set()
    gone = {name for name in made - wanted.keys() if not name.startswith("pagefind/")}
    assert gone == set()
    assert json.loads((site / "api/v1/actors.json").read_text("utf-8"))["actors"]
