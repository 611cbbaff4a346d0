"""Values changed in the text of an entry: comments, order and layout of all else stay."""

from pathlib import Path

import pytest
from policy_timeline.authoring.skeletons import scalar
from policy_timeline.reading.yaml.editing import edited

ENTRIES = sorted((Path(__file__).parents[1] / "data").rglob("*.yml"))
TEXT = """\
# top
a: NO # one
# about b
b: 2025-02-12 # hi
# about c
c: >-
  long words
  in two lines
# about d
d:
  # first
  - x: "q"  # eol
    y: ~
    z: [m, n]
  # second
  - x: z
e: [one, two]
f: {g: h}
"""


def changed(text=TEXT, keys=("a", "b", "bb", "c", "d", "e", "f"), **values):
    return edited(text, values, keys, lambda value: scalar(value) == value)


@pytest.mark.parametrize("path", ENTRIES, ids=lambda path: path.stem)
def test_without_changes_no_byte_of_an_entry_changes(path):
    text = path.read_text("utf-8")
    assert changed(text) == text


@pytest.mark.parametrize(
    ("values", "old", "new"),
    [
        ({"a": "on"}, "a: NO # one", "a: on # one"),
        ({"a": 'say "no"'}, "a: NO # one", r'a: "say \"no\"" # one'),
        ({"a": ""}, "a: NO # one\n", ""),
        ({"b": ""}, "b: 2025-02-12 # hi\n", ""),
        ({"bb": "new"}, "# about c", "# about c\nbb: new"),
        ({"other": "new"}, "f: {g: h}\n", "f: {g: h}\nother: new\n"),
        ({"other": [{"x": "1"}]}, "f: {g: h}\n", "f: {g: h}\nother:\n  - x: 1\n"),
        ({"c": "long words in two lines"}, "", ""),
        ({"none": "", "d": [{"x": "q"}, {"x": "z"}], "e": ["one", "two"], "f": {"g": "h"}}, "", ""),
        ({"e": ["one", "three", "four"]}, "[one, two]", "[one, three, four]"),
        ({"e": ["two"]}, "[one, two]", "[two]"),
        ({"e": []}, "e: [one, two]\n", ""),
        ({"e": "text"}, "[one, two]", "text"),
        ({"f": {"g": "", "i": "j"}}, "{g: h}", "{i: j}"),
        ({"d": [{"x": "q"}, None]}, "  # second\n  - x: z\n", ""),
        ({"d": [{"x": "q", "y": "", "z": ["m"]}, {"x": "z"}]}, "    y: ~\n    z: [m, n]\n", "    z: [m]\n"),
        (
            {"d": [{"x": "q"}, {"x": "z"}, {"x": "new", "y": "", "z": ["a b"]}]},
            "  - x: z\n",
            "  - x: z\n  - x: new\n    z: [a b]\n",
        ),
    ],
)
def test_what_is_changed_is_changed_alone(values, old, new):
    expected = TEXT.replace(old, new) if old else TEXT
    found = changed(**values)
    assert found.replace('"q" # eol', '"q"  # eol') == expected.replace('"q" # eol', '"q"  # eol')


def test_lists_that_are_not_indented_stay_so():
    text = "d:\n- x: 1\n- x: 2\n"
    assert changed(text, d=[{"x": "1"}, {"x": "3"}]) == text.replace("2", "3")


def test_the_first_key_leaves_the_comment_below_it():
    assert changed("a: 1\n# about b\nb: 2\n", a="") == "# about b\nb: 2\n"
    assert changed("a: 1\nc: 2 # hi\n", c="") == "a: 1\n"
    assert changed("a: 1\nb: 2 # hi\n# about c\nc: 3\n", b="") == "a: 1\n# about c\nc: 3\n"
