"""What the reader makes of the bytes of a file: values, places, and faults at the place to mend."""

import unicodedata

import pytest
import yaml
from hypothesis import example, given
from hypothesis import strategies as st
from policy_timeline.findings.locations import Spot, lines_of
from policy_timeline.reading.yaml import SIZE, places_of, read_yaml
from policy_timeline.reading.yaml.building import Builder
from policy_timeline.reading.yaml.plain import plain
from policy_timeline.texts.characters import FORBIDDEN, visible

FILE = "data/actors/x.yml"

TEXTS = st.text(
    st.characters(codec="utf-8", exclude_categories=["Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"]), max_size=20
).filter(lambda text: text == text.strip() != "")
KEYS = st.from_regex(r"[a-z_]{1,12}", fullmatch=True)
VALUES = st.recursive(
    TEXTS,
    lambda inner: st.lists(inner, min_size=1, max_size=4) | st.dictionaries(KEYS, inner, min_size=1, max_size=4),
    max_leaves=12,
)
ENTRIES = st.dictionaries(KEYS, VALUES, min_size=1, max_size=6)


def read(text):
    return read_yaml(text.encode(), FILE)


def places(tree, path=()):
    """Return the path of everything in a tree of locations, with the spots of its key and its value."""
    found = {path: (tree.key, tree.value)}
    for step, child in tree.children.items():
        found |= places(child, (*path, step))
    return found


def composed(node, path=(), key=None):
    """Return the same from what another parser, the library's slow one, makes of the text."""
    found = {path: (key and spot(key), spot(node))}
    if isinstance(node, yaml.MappingNode):
        for name, value in node.value:
            found |= composed(value, (*path, name.value), name)
    if isinstance(node, yaml.SequenceNode):
        for index, value in enumerate(node.value):
            found |= composed(value, (*path, index))
    return found


def spot(node):
    return Spot(node.start_mark.line + 1, node.start_mark.column + 1)


@given(ENTRIES, st.sampled_from([None, '"', "'", "|", ">"]), st.sampled_from([None, True, False]))
def test_values_and_places_are_those_of_the_text(value, style, flow):
    text = yaml.safe_dump(value, default_style=style, default_flow_style=flow, allow_unicode=True, width=40)
    found = read(text)
    assert found.diagnostics == ()
    assert found.value == yaml.load(text, Loader=yaml.BaseLoader)  # noqa: S506 - makes nothing but texts
    assert places(found.tree) == composed(yaml.compose(text, Loader=yaml.SafeLoader))


@given(ENTRIES, st.sampled_from(["\r\n", "\r"]), st.sampled_from([b"", b"\xef\xbb\xbf"]))
def test_line_ends_and_a_byte_order_mark_move_nothing(value, line_end, mark):
    text = yaml.safe_dump(value, allow_unicode=True)
    plain, other = read(text), read_yaml(mark + text.replace("\n", line_end).encode(), FILE)
    assert (other.value, other.tree) == (plain.value, plain.tree)


def test_columns_count_code_points():
    found = read("title: '𝄞𝄞'\nlinks: [𝄞, x]\n")
    assert places(found.tree)["links", 1] == (None, Spot(2, 12))


@given(st.binary(max_size=200))
@example(b"\xff\xfea\x00")
@example(b"\xef\xbb\xbf\xef\xbb\xbfa: b")
@example(b"a: \xc3")
def test_no_bytes_break_the_reading(raw):
    check_faults(read_yaml(raw, FILE))


@given(st.text(alphabet="ab:- \n\t\"'[]{},#&*!|>%@`?\\<~.\r\ufeff", max_size=60))
@example("a: [x, ")
@example("? ")
@example("a: b\n...\nc: d")
@example("a: !<")
@example("a: &")
@example("%\n")
def test_no_text_breaks_the_reading(text):
    check_faults(read(text))


def check_faults(found):
    """Check that there is a fault where there is no value, and that faults stand inside the text, with their line."""
    assert found.value is not None or found.diagnostics
    lines = [*lines_of(found.text), ""]
    for one in found.diagnostics:
        assert one.location.file == FILE
        line = lines[one.location.line - 1]
        assert 1 <= one.location.column <= len(line) + 1
        assert one.excerpt in {visible(line), None}
        assert one.message
        assert one.hint


STRANGE = st.text(alphabet="ab:- \n\t\"'[]{},#&*!|>%@`?\\<~u0.\r\ufeff\u2028", max_size=60)
FRAMED = st.builds("{}: {}{}".format, KEYS, STRANGE, st.sampled_from(["", "\n", "\nkey: b\n", " # b\n", "]\n", '"\n']))


@given(STRANGE | FRAMED)
@example('a: "\\u2028"')
@example("a: '\\u2028'")
@example("a: b # c")
@example("a:\n  \u00a0 # c")
@example("a: &b c")
@example("{? [a] : b}")
@example("a: b\na: c")
@example("a: {b: c, b: d}")
@example("a: " + "[" * 16 + "b" + "]" * 16)
@example("a: ['', {}, [], b]")
@example("--- a")
@example("\ufeffa: b")
def test_what_is_read_in_one_go_is_what_the_events_say(text):
    check_plain(text)


@given(ENTRIES, st.sampled_from([None, '"', "'", "|", ">"]), st.sampled_from([None, True, False]))
def test_whole_entries_read_in_one_go_are_what_the_events_say(value, style, flow):
    check_plain(yaml.safe_dump(value, default_style=style, default_flow_style=flow, allow_unicode=True, width=40))


def check_plain(text):
    """Check that a text that is read in one go holds what is read event by event, and nothing to be told about."""
    value = plain(text)
    if value is not None and not FORBIDDEN.search(text):
        builder = Builder(text)
        assert builder.build() == (value, places_of(text))
        assert (builder.faults, builder.cut) == ([], [])


def test_ordinary_entries_are_read_in_one_go():
    text = "# ours\nname: 'R & D: 10 %'\nlinks:\n  - {url: 'https://a.example/#b', note: \"a \\\"b\\\" – ‘c’\"}\n"
    assert plain(text) == {"name": "R & D: 10 %", "links": [{"url": "https://a.example/#b", "note": 'a "b" – ‘c’'}]}


@given(ENTRIES, st.data())
def test_a_text_cut_anywhere_is_read_or_refused(value, data):
    text = yaml.safe_dump(value, default_style='"', allow_unicode=True)
    check_faults(read(text[: data.draw(st.integers(0, len(text)))]))


@pytest.mark.parametrize("opening", ["[", "{", "- ", "? ", "[{"])
def test_a_hundred_thousand_brackets_are_refused_at_the_seventeenth_level(opening):
    found = read("x: " + opening * 100_000 if opening not in {"- ", "? "} else opening * 100_000)
    assert [one.code for one in found.diagnostics] in (["too-deep"], ["complex-key"])


def test_sixteen_levels_are_read():
    found = read("x: " + "[" * 15 + "y" + "]" * 15)
    assert found.diagnostics == ()
    assert read("x: " + "[" * 16 + "y" + "]" * 16).diagnostics[0].location.column == 4 + 15


def test_the_largest_file_is_read():
    raw = b"x: " + b"y" * (SIZE - 3)
    assert read_yaml(raw, FILE).diagnostics == ()
    assert [one.code for one in read_yaml(raw + b"y", FILE).diagnostics] == ["file-too-large"]


def test_every_scalar_is_text():
    found = read("a: NO\nb: ~\nc: null\nd: 2025-02\ne: 1.0\nf: 0x1F\ng: 'x'\n")
    assert found.value == {"a": "NO", "b": "~", "c": "null", "d": "2025-02", "e": "1.0", "f": "0x1F", "g": "x"}


def test_an_empty_value_is_the_empty_text_and_an_empty_item_is_left_out():
    found = read("a:\nb: ''\nc: []\nd: {}\ne: '  '\nf: [x, '', [], y]\ng:\n  -\n  - z\nh: {i: }\n")
    empty = dict.fromkeys("abcde", "")
    assert found.value == {**empty, "f": ["x", "y"], "g": ["z"], "h": {"i": ""}}
    assert places(found.tree)["f", 1] == (None, Spot(6, 16))
    assert places(found.tree)["a",][0] == Spot(1, 1)


def test_a_mapping_without_keys_is_one():
    assert read("{}").value == {}


def test_comments_behind_unquoted_values_are_noted():
    found = read("a: x # y\nb: 'x' # y\nc: x#y\nd:\n  - x  # y\n  - z\ne: |\n  x # y\nf: {g: x} # y\n")
    assert found.cut == ((("a",), Spot(1, 4)), (("d", 0), Spot(5, 5)))


def test_reading_goes_on_after_a_duplicate_key():
    found = read("a: 1\nb: {c: 1, c: 2}\na: 3\n")
    assert found.value == {"a": "3", "b": {"c": "2"}}
    assert [(one.code, one.location.line, one.location.column) for one in found.diagnostics] == [
        ("duplicate-key", 2, 11),
        ("duplicate-key", 3, 1),
    ]
    assert found.diagnostics[1].related[0].location.line == 1


def test_a_fault_behind_a_duplicate_key_is_told_as_well():
    assert [one.code for one in read("a: 1\na: 2\nb: *c\n").diagnostics] == ["duplicate-key", "yaml-alias"]


def test_a_text_full_of_forbidden_characters_is_told_in_twenty_lines():
    assert len(read("\x00" * 1000).diagnostics) == 20


@pytest.mark.parametrize("category", ["Cc", "Zl", "Zp"])
def test_control_characters_are_forbidden(category):
    every = {chr(code) for code in range(0x110000) if unicodedata.category(chr(code)) == category}
    assert {char for char in every if not FORBIDDEN.match(char)} == (set("\t\n\r") if category == "Cc" else set())


def test_bidirectional_controls_are_forbidden():
    turning = {chr(code) for code in range(0x110000) if unicodedata.bidirectional(chr(code)) in BIDI}
    marks = {"\u061c", "\u200e", "\u200f"}
    assert all(FORBIDDEN.match(char) for char in turning | marks)


BIDI = {"LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI"}


def test_what_is_no_character_is_forbidden():
    none = {chr(code) for code in (*range(0xFDD0, 0xFDF0), 0xFFFE, 0xFFFF, 0x1FFFE, 0x10FFFF, 0xD800, 0xDFFF)}
    assert all(FORBIDDEN.match(char) for char in none)


@given(st.characters(exclude_categories=["Cc", "Cf", "Cs", "Cn", "Zl", "Zp"]))
def test_other_characters_are_kept(char):
    assert read(f"a: {'|'}\n  x{char}y\n").value == {"a": f"x{char}y\n"}


@given(st.characters())
def test_a_forbidden_character_cannot_be_written_as_an_escape(char):
    found = read(f'"x": "\\U{ord(char):08x}z"\n')
    codes = {one.code for one in found.diagnostics}
    if FORBIDDEN.match(char):
        assert codes <= {"forbidden-character", "bad-escape"}
        assert codes
    else:
        assert found.value == {"x": f"{char}z"}


@pytest.mark.parametrize(
    ("text", "code", "line", "column"),
    [
        ("a:\n  \tb: 2", "tab-indentation", 2, 3),
        ("a: x\n\n\t\nb: y\n", "tab-indentation", 3, 1),
        ("a: 1\nb: [x, ", "unclosed-bracket", 2, 4),
        ("a: {b: [c], d: {", "unclosed-bracket", 1, 16),
        ("a: {x: 1, y: 2]\n", "unclosed-bracket", 1, 4),
        ("a: [\n]x\n", "quotes-needed", 1, 4),
        ("a: *x\ny: *\n", "yaml-alias", 1, 4),
        ("a: x\ny: *\n", "quotes-needed", 2, 4),
        ("a: x\ny: & z\n", "quotes-needed", 2, 4),
        ("a: x\ny: !<z\n", "quotes-needed", 2, 4),
        ("a: ? b\n", "quotes-needed", 1, 4),
        ("a: x\n@b: 2\n", "quotes-needed", 2, 1),
        ("a: x\n  b: 2\n", "bad-indentation", 2, 3),
        (" a: x\nb: y\n", "bad-indentation", 2, 1),
        ("a: |\n  x\n y: z\n", "bad-indentation", 3, 2),
        ("- a: 1\n  b: 2\n c: 3\n", "bad-indentation", 3, 2),
        ("a: x\nb:\n  'c\nd: it's\n", "unclosed-quote", 3, 3),
        ('a: ["x", \'y"]\nb: 1\n', "unclosed-quote", 1, 10),
        ("a: 'it's'\n", "inner-quote", 1, 8),
        ("a: >x\n  y\n", "yaml-syntax", 1, 5),
        ("a:b\nc: d\n", "missing-colon", 1, 1),
        ("[]\n", "not-a-mapping", 1, 1),
        ("--- x\n", "not-a-mapping", 1, 5),
        ("---\n", "empty-file", 1, 1),
        ("", "empty-file", 1, 1),
        ("a: 1\n---\n", "several-documents", 2, 1),
        ("%TAG ! x:\n---\na: b\n", "yaml-directive", 1, 1),
        ("'<<': x\n<<: y\n", "merge-key", 2, 1),
        ("{a: b}: c\n", "complex-key", 1, 1),
    ],
)
def test_a_fault_stands_where_it_is_to_be_mended(text, code, line, column):
    (found,) = read(text).diagnostics
    assert (found.code, found.location.line, found.location.column) == (code, line, column)


def test_an_undecodable_file_says_where_it_cannot_be_read():
    (found,) = read_yaml(b"\xef\xbb\xbfa: b\r\nc: \xc3\xa4\xff", FILE).diagnostics
    assert (found.location.line, found.location.column) == (2, 5)
    assert "0xff" in found.message
    assert found.excerpt == "c: ä\ufffd"


def told(text):
    return [(one.code, one.location.line, one.location.column) for one in read_yaml(text.encode(), "x.yml").diagnostics]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("a: b\n<<<<<<< HEAD\n||||||| base\n=======\n>>>>>>> x\n<<<<<<< HEAD\n", [(2, [3, 4, 5]), (6, [])]),
        ("a: b\n=======\nc: d\n>>>>>>> x\n", [(2, [4])]),
        ("<<<<<<<\na: b\n", [(1, [])]),
        ("a: |\n  <<<<<<< HEAD\n", []),
    ],
)
def test_a_merge_conflict_is_told_with_all_its_places(text, found):
    read = read_yaml(text.encode(), "x.yml")
    places = [(one.location.line, [other.location.line for other in one.related]) for one in read.diagnostics]
    assert places == found
    assert {one.code for one in read.diagnostics} <= {"merge-conflict"}


def test_a_line_of_equals_signs_alone_is_no_conflict():
    assert told("```\na: b\n=======\n") == [("code-fence", 1, 1)]


def test_a_file_full_of_conflicts_is_told_of_some():
    assert len(told("<<<<<<< a\n" * 1000)) == 20


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("a:\n  – b: c\n    d: e\n", ("odd-bullet", 2, 3)),
        ("a:\n  • b\n", ("odd-bullet", 2, 3)),
        ("a:\n— b\n— c\n", ("odd-bullet", 2, 1)),
        ("– a: b\n", ("odd-bullet", 1, 1)),
        ("a:\n\u00a0\u00a0b: c\n", ("odd-space", 2, 1)),
        ("a:\n  - b: c\n\u3000 d: [\n", ("odd-space", 3, 1)),
        ("a:\n  -\u00a0b: c\n", ("odd-space", 2, 4)),
        ("a:\n  -\u00a0b: c\n    d: e\n", ("odd-space", 2, 4)),
        ("a: b\n\u200bc: d\n", ("hidden-character", 2, 1)),
        ("a: “b: c”\n", ("quotes-needed", 1, 4)),
        ("a:\n  - b: „c: d“\n", ("quotes-needed", 2, 8)),
        ('a: "b”\nc: d\n', ("unclosed-quote", 1, 4)),
    ],
)
def test_what_only_looks_like_yaml_is_told_where_it_stands(text, found):
    assert told(text) == [found]


@pytest.mark.parametrize(
    "text",
    [
        "a: |\n  – b\n   \u00a0c\n",
        'a: "b\n  – c"\n',
        "a: “b”\n",
        "a: b – c\n",
        "a: \u00a0b\n",
        "a: –\n",
    ],
)
def test_the_same_signs_in_a_text_are_its_own(text):
    assert told(text) == []
