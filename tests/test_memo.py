"""A check that remembers finds what one that knows nothing finds, whatever was edited, and does not do it twice."""

import hashlib
import random
import re
from collections import Counter
from functools import partial
from pathlib import Path

import pytest
from error_cases import BASE, project_files
from made_up import make
from policy_timeline import checks
from policy_timeline.facts import proving
from policy_timeline.pipeline import check
from policy_timeline.reading import archive, files, loader
from policy_timeline.work.memo import Memo

STATEMENT = "data/statements/2025/vale-supports-toll.yml"
SOURCE = "title: {title}\ntype: news\nlanguage: en\nfile: other.txt\nsha256: {{sha256:seeds/other.txt}}\n"
OTHER = {
    "data/sources/other.yml": SOURCE.format(title="Other"),
    "seeds/other.txt": "Nothing.\n",
}


class Editor:
    """Edits a project at random, and knows how everything was before."""

    def __init__(self, folder, seed):
        self.folder = folder
        self.rng = random.Random(seed)
        self.good = {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}
        self.edits = (
            *(self.change_a_word, self.leave_a_line_out, self.add_a_line, self.cut_short),
            *(self.delete, self.rename, self.copy, self.refer_elsewhere, self.mend, self.mend_everything),
            *(self.change_a_text, self.change_a_text_and_its_hash, self.retire, self.change_an_actor),
        )

    def edit(self):
        """Make one change, and return what it was."""
        one = self.rng.choice(self.edits)
        one()
        return one.__name__

    def entry(self, kind=None):
        kind = kind or self.rng.choice(["*", "statements", "statements"])
        return self.rng.choice(sorted((self.folder / "data").glob(f"{kind}/**/*.yml")))

    def rewrite(self, path, change):
        path.write_text(change(path.read_text(encoding="utf-8")), encoding="utf-8")

    def change_a_word(self):
        def change(text):
            words = list(re.finditer(r"\w{4,}", text))
            one = self.rng.choice(words) if words else None
            word = self.rng.choice(["Reed", "never", "draft", "2031", "claimed"])
            return text[: one.start()] + word + text[one.end() :] if one else text

        self.rewrite(self.entry(), change)

    def leave_a_line_out(self):
        def change(text):
            lines = text.splitlines(keepends=True)
            return "".join(
                lines[:-1] if len(lines) < 2 else lines[: (at := self.rng.randrange(len(lines)))] + lines[at + 1 :]
            )

        self.rewrite(self.entry(), change)

    def add_a_line(self):
        self.rewrite(self.entry(), lambda text: "# a comment\n" + text)

    def cut_short(self):
        self.rewrite(self.entry(), lambda text: text[: self.rng.randrange(len(text) + 1)])

    def delete(self):
        self.entry().unlink()

    def rename(self):
        path = self.entry()
        path.rename(path.with_name(f"renamed-{self.rng.randrange(99)}.yml"))

    def copy(self):
        path = self.entry()
        path.with_name(f"copy-{self.rng.randrange(99)}.yml").write_bytes(path.read_bytes())

    def refer_elsewhere(self):
        names = [path.stem for path in (self.folder / "data").rglob("*.yml")]
        key = self.rng.choice(["speaker", "source", "position", "event", "issue", "organization", "from"])
        pattern = re.compile(rf'({key}: )"?[\w-]+"?')
        self.rewrite(self.entry(), lambda text: pattern.sub(rf"\g<1>{self.rng.choice(names)}", text, count=1))

    def change_an_actor(self):
        self.rewrite(self.entry("actors"), lambda text: text.replace("name: ", "aliases: [The Stranger]\nname: "))

    def change_a_text(self):
        path = self.rng.choice(sorted((self.folder / "seeds").iterdir()))
        self.rewrite(path, lambda text: text.replace(" the ", " The ", self.rng.randrange(3)))

    def change_a_text_and_its_hash(self):
        path = self.rng.choice(sorted((self.folder / "seeds").iterdir()))
        old = hashlib.sha256(path.read_bytes()).hexdigest()
        self.rewrite(path, lambda text: text + self.rng.choice(["\n", " And the end.\n", text[:300]]))
        new = hashlib.sha256(path.read_bytes()).hexdigest()
        for source in (self.folder / "data/sources").rglob("*.yml"):
            self.rewrite(source, lambda text: text.replace(old, new))

    def retire(self):
        (self.folder / "data/retired.yml").write_text(f"issues/gone-{self.rng.randrange(9)}: {{reason: no matter}}\n")

    def mend(self):
        path = self.rng.choice(sorted(self.good))
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(self.good[path])

    def mend_everything(self):
        for path in self.folder.rglob("*"):
            if path.is_file() and path not in self.good:
                path.unlink()
        for path, raw in self.good.items():
            path.write_bytes(raw)


@pytest.mark.parametrize("seed", range(6))
def test_random_edits_lead_to_what_a_fresh_check_finds(tmp_path, monkeypatch, seed):
    make(tmp_path, 20, seed)
    monkeypatch.chdir(tmp_path)
    editor, memo, told = Editor(tmp_path, seed), Memo(), Counter()
    for _ in range(50):
        for _ in range(editor.rng.choice([1, 1, 1, 3])):
            edit = editor.edit()
        ours = check(Path("data"), Path("seeds"), memo)
        fresh = check(Path("data"), Path("seeds"))
        assert ours.diagnostics == fresh.diagnostics, edit
        assert (ours.proofs, ours.summary) == (fresh.proofs, fresh.summary), edit
        assert list(ours.proofs) == list(fresh.proofs), edit
        assert ours.catalog == fresh.catalog, edit
        told.update(one.code for one in ours.diagnostics)
    assert len(told) > 9


def base(path):
    return (BASE / path).read_text(encoding="utf-8")


UNPROVED = {STATEMENT: base(STATEMENT).replace("Norland supports a toll on", "Zebras graze at"), **OTHER}
NAMED = {STATEMENT: base(STATEMENT).replace("a toll on", "the toll of Zebulon on", 1)}
REPORT = "seeds/harbour-report.txt"
CHANGED = {
    REPORT: base(REPORT).replace("Norland supports", "Norland praises"),
    "data/sources/harbour-report.yml": project_files({})["data/sources/harbour-report.yml"],  # with the hash as it was
}
VALE = "data/actors/mira-vale.yml"


@pytest.mark.parametrize(
    ("before", "after", "codes"),
    [
        (
            UNPROVED,
            UNPROVED | {"seeds/other.txt": "Zebras graze at the strait.\n"},
            ("not-in-source", "in-other-source"),
        ),
        (NAMED, NAMED | {"data/issues/strait-toll.yml": "title: The Zebulon toll\n"}, ("unsupported-word", None)),
        ({}, CHANGED, (None, "not-in-source")),
        ({}, {VALE: base(VALE).replace("Vale", "Hale")}, (None, "unconfirmed-speaker")),
        ({}, {STATEMENT: "# ours\n" + base(STATEMENT)}, (None, None)),
    ],
)
def test_what_another_file_has_to_do_with_an_entry_is_seen(project, before, after, codes):
    memo = Memo()
    found = []
    for state in (before, after, before):
        project(state)
        checked = check(Path("data"), Path("seeds"), memo)
        assert checked == check(Path("data"), Path("seeds"))
        found.append({one.code for one in checked.diagnostics if one.location.file == STATEMENT})
    assert found == [{codes[0]} - {None}, {codes[1]} - {None}, {codes[0]} - {None}]


def test_nothing_is_worked_out_twice(project, monkeypatch):
    project()
    memo, worked = Memo(), []
    first = check(Path("data"), Path("seeds"), memo)

    def refuse(*arguments):
        worked.append(arguments)

    for module, name in (
        (loader, "read_entry"),
        (proving, "_judge_entry"),
        (checks, "_check_entry"),
        (archive, "_text"),
    ):
        monkeypatch.setattr(module, name, refuse)
    again = check(Path("data"), Path("seeds"), memo)
    assert again == first
    assert all(again.catalog.statements[id_] is one for id_, one in first.catalog.statements.items())
    assert worked == []


@pytest.fixture
def read(monkeypatch):
    """Return the list of the entries' files that are read from now on."""
    found, real = [], files.Found.read

    def reading(self, limit):
        if self.path.startswith("data/"):
            found.append(self.path)
        return real(self, limit)

    monkeypatch.setattr(files.Found, "read", reading)
    return found


def test_a_file_that_was_not_written_since_is_not_read_again(project, monkeypatch, read):
    monkeypatch.setattr(files, "_SETTLED", -1.0)
    project()
    memo = Memo()
    first = check(Path("data"), Path("seeds"), memo)
    assert STATEMENT in read
    read.clear()
    assert check(Path("data"), Path("seeds"), memo) == first
    assert read == []
    text = Path(STATEMENT).read_text("utf-8")
    Path(STATEMENT).write_text(text.replace("supports a toll", "supports a tool", 1), "utf-8")  # of the same length
    assert check(Path("data"), Path("seeds"), memo) == check(Path("data"), Path("seeds"))
    assert read.count(STATEMENT) == 2
    assert Path(STATEMENT).stat().st_size == len(text.encode())


def test_a_file_that_was_only_just_written_is_read_again(project, read):
    project()
    memo = Memo()
    check(Path("data"), Path("seeds"), memo)
    check(Path("data"), Path("seeds"), memo)
    assert read.count(STATEMENT) == 2


def counted(memo, texts, keys=None, lasts=bool):
    return memo.recall_all(len, texts, keys or texts, lasts)


def test_what_nobody_asks_for_is_forgotten():
    memo = Memo({"any": 1})
    assert memo.recalled == {"any"}
    assert counted(memo, ["any", "longer"]) == [1, 6]
    memo.forget()
    assert counted(memo, ["longer"]) == [6]
    assert memo.known == {"any": 1, "longer": 6}
    memo.forget()
    assert memo.known == {"longer": 6}
    assert memo.recall("c", lambda: 3) == memo.recall("c", lambda: 4) == 3


def test_what_does_not_last_is_worked_out_again():
    memo = Memo()
    for text in ("abc", "abcd"):
        assert counted(memo, [text], ["key"], lambda value: value < 3) == [len(text)]
        assert memo.recall("other", partial(len, text), lasts=False) == len(text)
    assert memo.known == {}
