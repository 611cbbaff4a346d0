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

EDITS = int(os.environ.get("PREVIEW_EDITS", "42"))
CONFIG = """\
site_name: Tolls
theme: {name: material, font: false}
plugins: [policy-timeline: {}]
"""
HOME = "# Ours\n\n<!-- policy-timeline: counts -->\n\n[who](actors/index.md)\n"
ELSEWHERE = 0.15
"""How many of the edits are in docs/ or mkdocs.yml, which have the host build everything anew, or switch a branch."""
STANCES = ("supports", "opposes", "mixed", "unclear", "declines-to-say")


class Editor:
    """Changes a project at random, as a curator might, and puts back what broke it.

    `files` are the hand-written pages and mkdocs.yml, by path; the entries and the archive are the world's.
    """

    def __init__(self, world, seed):
        self.world, self.chance = world, Random(seed)
        self.files = {"docs/index.md": HOME, "mkdocs.yml": CONFIG}
        self.count = 0
        self.branches = [self._state()]

    def _state(self):
        return copy.deepcopy((self.world.entries, self.world.texts, self.files))

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
        self.world.change("statements", self._any("statements"), **{self.chance.choice(("date", "added")): day})

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

    def write_page(self):
        path = self.chance.choice(
            [f"docs/about/page-{self.count}.md", *(path for path in self.files if "about" in path)]
        )
        self.files[path] = f"# Page {self.count}\n\n[who](../actors/index.md)\n"

    def drop_page(self):
        del self.files[self.chance.choice([path for path in self.files if "about" in path])]

    def rename_page(self):
        path = self.chance.choice([path for path in self.files if "about" in path])
        self.files[f"docs/about/renamed-{self.count}.md"] = self.files.pop(path)

    def configure(self):
        option = self.chance.choice(("publisher: Us", "contact: us@t.example", "search: false", "guide: true"))
        name = self.chance.choice(("Tolls", f"Tolls {self.count}"))
        self.files["mkdocs.yml"] = CONFIG.replace("Tolls", name).replace("{}", f"{{{option}}}")

    def switch(self):
        self.world.entries, self.world.texts, self.files = copy.deepcopy(self.chance.choice(self.branches))

    def _one(self):
        edits = (self.reword, self.rename_actor, self.summarize, self.redate, self.restance, self.say, self.meet)
        pages = (self.write_page, self.drop_page, self.rename_page, self.configure, self.switch)
        try:
            if self.chance.random() < ELSEWHERE:
                self.chance.choice(pages)()
            else:
                self.chance.choice((*edits, self.remove, self.move, self.misspell, self.rewrite))()
        except (KeyError, IndexError):  # nothing of the kind is left
            self.reword()

    def edit(self):
        """Make a change, or several at once; return what undoes them."""
        before = self._state()
        self.count += 1
        for _ in range(self.chance.choice((1, 1, 1, 1, 1, 3))):
            self._one()

        def undo():
            self.world.entries, self.world.texts, self.files = before

        return undo

    def write(self):
        """Write what changed, as saves and switches of branches do: a file that stays as it was is left alone."""
        self.world.write()
        for path in Path("docs").rglob("*.md"):
            if path.as_posix() not in self.files:
                path.unlink()
        for name, text in self.files.items():
            path = Path(name)
            path.parent.mkdir(parents=True, exist_ok=True)
            if not path.is_file() or path.read_text("utf-8") != text:
                path.write_text(text, "utf-8")


@pytest.fixture
def preview(tmp_path, monkeypatch):
    """Return an editor of a project, and the server of a preview of it that serves nobody, as `mkdocs serve` has it."""
    monkeypatch.chdir(tmp_path)
    world = eventful_world(tmp_path)
    world.check()
    editor = Editor(world, seed=7)
    editor.write()
    config = load_config("mkdocs.yml", site_dir="site")
    config.plugins.on_startup(command="serve", dirty=False)

    def builder(config=None):
        build_site(config or load_config("mkdocs.yml", site_dir="site"), serve_url="http://127.0.0.1/")

    builder(config)
    server = LiveReloadServer(builder, "127.0.0.1", 0, "site")
    for path in (config.docs_dir, config.config_file_path):  # as the command does before it asks the plugins
        server.watch(path)
    config.plugins.on_serve(server, config=config, builder=builder)
    yield editor, server, config.plugins["policy-timeline"]
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
    editor, server, plugin = preview
    chance = Random(8)
    broken = compared = 0
    for number in range(EDITS):
        undo = editor.edit()
        editor.write()
        server.builder()
        checked = check(Path("data"), Path("seeds"))
        assert bool(plugin._state.faults) == has_errors(checked.diagnostics)
        if plugin._state.faults:
            broken += 1
            undo()
            continue
        editor.branches.append(editor._state())
        fresh = build(checked, plugin._work._host(plugin._site.config), as_of_day(checked.catalog))
        outputs = {one.path: one for one in plugin._work.built.outputs}
        assert outputs.keys() == {one.path for one in fresh.outputs}
        for one in chance.sample(fresh.outputs, 8):
            assert outputs[one.path].raw == one.raw
        if number >= 20 * (compared + 1) or number == EDITS - 1:
            compare_all(plugin, anew(tmp_path / f"anew-{number}"))
            compared += 1
    assert compared
    assert 0 < broken < EDITS / 2


def test_every_page_has_the_day_of_the_newest_change_at_its_foot(preview):
    editor, server, _ = preview
    editor.world.change("statements", "ferry-praised", added="2026-01-02")
    editor.write()
    server.builder()
    assert "Data last changed on 2 January 2026" in Path("site/timeline/index.html").read_text("utf-8")


def test_what_a_save_is_just_taking_away_is_not_written(preview, tmp_path):
    _, _, plugin = preview
    plugin._site.write("statements/gone/index.html", tmp_path / "gone.html")
    assert not (tmp_path / "gone.html").exists()


def compare_all(plugin, wanted):
    """Ask the preview for every file that depends on the data, and compare the whole site with that of a new build."""
    site = Path("site")
    for name in sorted(plugin._demand._known):
        plugin._demand.meet(name)
    made = {path.relative_to(site).as_posix(): path.read_bytes() for path in site.rglob("*") if path.is_file()}
    shown = [name for name in made.keys() | wanted.keys() if not name.startswith("pagefind/")]
    assert [name for name in sorted(shown) if made.get(name) != wanted.get(name)] == []
    assert json.loads(made["api/v1/actors.json"])["actors"]
