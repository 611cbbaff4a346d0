"""Breaks entries in one place each, the way people do, and knows where and how the check must say so."""

import random
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from policy_timeline.entries.dates import DateSpan
from policy_timeline.entries.introspection import class_of, field_at, references
from policy_timeline.entries.kinds import KINDS, Entry
from policy_timeline.entries.records import fields_of
from policy_timeline.findings.locations import LocationTree, Spot, lines_of, spot_after
from policy_timeline.reading.yaml import YamlFile, read_yaml

Path_ = tuple[str | int, ...]


@dataclass(frozen=True)
class Mutant:
    """An entry with one fault: its file and new content, and where and with which codes and hint it must be told."""

    name: str
    file: Path
    content: bytes
    spot: Spot
    codes: frozenset[str]
    hint: str | None = None


@dataclass(frozen=True)
class Target:
    """An entry before it is broken."""

    file: Path
    kind: type[Entry]
    text: str
    read: YamlFile
    rng: random.Random

    def mutant(self, name: str, text: str, spot: Spot, *codes: str, hint: str | None = None) -> Mutant:
        return Mutant(name, self.file, text.encode(), spot, frozenset(codes), hint)

    def offset(self, spot: Spot) -> int:
        return sum(len(line) + 1 for line in lines_of(self.text)[: spot.line - 1]) + spot.column - 1

    def replaced(self, spot: Spot, old: str, new: str) -> str:
        start = self.offset(spot)
        assert self.text.startswith(old, start), (self.file, spot, old)
        return self.text[:start] + new + self.text[start + len(old) :]

    def line(self, spot: Spot) -> str:
        return lines_of(self.text)[spot.line - 1]


@dataclass(frozen=True)
class Scalar:
    """A single-line value of an entry: its path, its text as written, and its place."""

    path: Path_
    written: str
    spot: Spot


def places(tree: LocationTree, path: Path_ = ()) -> Iterator[tuple[Path_, LocationTree]]:
    for step, child in tree.children.items():
        yield (*path, step), child
        yield from places(child, (*path, step))


def value_at(target: Target, path: Path_) -> object:
    value = target.read.value
    for step in path:
        value = value[step]
    return value


def scalars(target: Target) -> list[Scalar]:
    """Return the values that stand unquoted on one line."""
    found = []
    for path, tree in places(target.read.tree):
        value = value_at(target, path)
        if isinstance(value, str) and target.text.startswith(value, target.offset(tree.value)):
            found.append(Scalar(path, value, tree.value))
    return found


def of_class(target: Target, wanted: type) -> list[Scalar]:
    return [one for one in scalars(target) if issubclass(class_of(field_at(target.kind, one.path).annotation), wanted)]


def referring(target: Target) -> list[tuple[Scalar, str]]:
    """Return the values that name another entry, each with the kind of that."""
    entry = target.kind.model_validate(target.read.value, context={"id": target.file.stem})
    kinds = {path: kind for path, kind, _ in references(entry)}
    return [(one, kinds[one.path]) for one in scalars(target) if one.path in kinds]


def slip(word: str, rng: random.Random) -> str:
    """Return a word with one slip of the pen."""
    at = rng.randrange(len(word) - 1)
    letter = rng.choice("abcdefghijklmnopqrstuvwxyz")
    slips = [
        word[:at] + word[at + 1 :],
        word[:at] + word[at + 1] + word[at] + word[at + 2 :],
        word[:at] + word[at] + word[at:],
        word[:at] + letter + word[at + 1 :],
    ]
    return next(one for one in rng.sample(slips, 4) if one != word) if set(slips) != {word} else word + letter


def top_blocks(target: Target) -> dict[str, tuple[int, int]]:
    """Return the first line of each top-level key and the line after its value, counted from 0."""
    starts = {key: child.key.line - 1 for key, child in target.read.tree.children.items()}
    ordered = sorted(starts.values())
    after = dict(zip(ordered, [*ordered[1:], len(lines_of(target.text)) - 1], strict=True))
    return {key: (start, after[start]) for key, start in starts.items()}


def misspelt_key(target: Target) -> Mutant:
    path, tree = target.rng.choice([one for one in places(target.read.tree) if one[1].key])
    wrong = slip(path[-1], target.rng)
    text = target.replaced(tree.key, path[-1], wrong)
    return target.mutant("misspelt key", text, tree.key, "unknown-key", hint=f'did you mean "{path[-1]}"?')


def misspelt_term(target: Target) -> Mutant:
    one = target.rng.choice(of_class(target, StrEnum))
    text = target.replaced(one.spot, one.written, slip(one.written, target.rng))
    return target.mutant("misspelt term", text, one.spot, "unknown-term", hint=f'did you mean "{one.written}"?')


def misspelt_reference(target: Target) -> Mutant:
    one, kind = target.rng.choice(referring(target))
    text = target.replaced(one.spot, one.written, slip(one.written, target.rng))
    code = f"unknown-{KINDS[kind].singular}"
    return target.mutant("misspelt reference", text, one.spot, code, hint=f'did you mean "{one.written}"?')


def reference_to_nothing(target: Target) -> Mutant:
    one, kind = target.rng.choice(referring(target))
    text = target.replaced(one.spot, one.written, "zzz-qqq")
    return target.mutant("reference to nothing", text, one.spot, f"unknown-{KINDS[kind].singular}")


def broken_date(target: Target) -> Mutant:
    one = target.rng.choice(of_class(target, DateSpan))
    wrong = target.rng.choice(
        ["2025-02-30", "2025-13-01", "12 February 2025", "2025-2-1", "Wednesday", "2025-05/2025-03"]
    )
    return target.mutant("broken date", target.replaced(one.spot, one.written, wrong), one.spot, "bad-date")


def missing_required_key(target: Target) -> Mutant:
    required = [key for key, field in fields_of(target.kind).items() if field.is_required()]
    start, end = top_blocks(target)[target.rng.choice(required)]
    lines = lines_of(target.text)
    return target.mutant("missing key", "\n".join(lines[:start] + lines[end:]), target.read.tree.value, "missing-key")


def missing_inner_key(target: Target) -> Mutant:
    """Drop a line that is not the first of its mapping, so that the mapping begins where it did."""
    found = [
        (path, tree)
        for path, tree in places(target.read.tree)
        if len(path) > 1
        and tree.key
        and field_at(target.kind, path).is_required()
        and isinstance(value_at(target, path), str)
        and target.line(tree.key).lstrip().startswith(f"{path[-1]}: ")
        and not target.line(tree.key).rstrip().endswith((">-", "|-", ">", "|"))
    ]
    path, tree = target.rng.choice(found)
    lines = lines_of(target.text)
    del lines[tree.key.line - 1]
    return target.mutant("missing key", "\n".join(lines), target.read.tree.find(path[:-1]).value, "missing-key")


def empty_value(target: Target) -> Mutant:
    required = [key for key, field in fields_of(target.kind).items() if field.is_required()]
    one = target.rng.choice([one for one in scalars(target) if len(one.path) == 1 and one.path[0] in required])
    return target.mutant(
        "empty value", target.replaced(one.spot, one.written, ""), target.read.tree.value, "missing-key"
    )


def tab(target: Target) -> Mutant:
    keys = [tree.key for _, tree in places(target.read.tree) if tree.key]
    spot = target.rng.choice([one for one in keys if re.match(r" +(- )?\w+:", target.line(one))])
    indent = re.match(" +", target.line(spot))[0]
    return target.mutant(
        "tab", target.replaced(Spot(spot.line, 1), indent, "\t"), Spot(spot.line, 1), "tab-indentation"
    )


def duplicate_key(target: Target) -> Mutant:
    one = target.rng.choice([one for one in scalars(target) if len(one.path) == 1])
    lines = lines_of(target.text.rstrip("\n"))
    text = "\n".join([*lines, lines[one.spot.line - 1], ""])
    return target.mutant("duplicate key", text, Spot(len(lines) + 1, 1), "duplicate-key")


def quoted(target: Target) -> tuple[Spot, int]:
    """Return the place of a text in double quotation marks, and the offset behind its closing one."""
    found = [tree.value for path, tree in places(target.read.tree) if target.text[target.offset(tree.value)] == '"']
    spot = target.rng.choice([one for one in found if "\n" not in ended(target, one)])
    return spot, target.offset(spot) + len(ended(target, spot))


def ended(target: Target, spot: Spot) -> str:
    return re.compile(r'"(?:[^"\\]|\\.)*"').match(target.text, target.offset(spot))[0]


def unclosed_quote(target: Target) -> Mutant:
    spot, end = quoted(target)
    text = target.text[: end - 1] + target.rng.choice(["", "'", "”"]) + target.text[end:]
    return target.mutant("unclosed quotation mark", text, spot, "unclosed-quote")


def inner_quote(target: Target) -> Mutant:
    spot, end = quoted(target)
    start = target.offset(spot) + 2
    inside = [at for at in range(start, end - 2) if target.text[at - 1 : at + 1].isalpha()]
    at = target.rng.choice(inside)
    text = target.text[:at] + '"' + target.text[at:]
    return target.mutant("quotation mark inside", text, spot_after(text[: at + 1]), "inner-quote")


def unopened_quote(target: Target) -> Mutant:
    """Write another sign in place of the opening mark."""
    spot, _ = quoted(target)
    words = ended(target, spot)
    text = target.replaced(spot, words, f"@{words[1:]}")
    return target.mutant("wrong quotation mark", text, spot, "quotes-needed")


def bad_hash(target: Target) -> Mutant:
    (one,) = [one for one in scalars(target) if one.path == ("sha256",)]
    wrong, code = target.rng.choice(
        [(one.written[:-1], "bad-hash"), (one.written.upper(), "bad-hash"), ("0" + one.written[1:], "changed-source")]
    )
    return target.mutant("bad hash", target.replaced(one.spot, one.written, wrong), one.spot, code)


def missing_file(target: Target) -> Mutant:
    (one,) = [one for one in scalars(target) if one.path == ("file",)]
    text = target.replaced(one.spot, one.written, "gone.txt")
    return target.mutant("missing file", text, one.spot, "missing-file")


def wrong_words(target: Target) -> Mutant:
    """Change a word of a quotation or passage that stands on one line."""
    found = [
        (path, tree.value)
        for path, tree in places(target.read.tree)
        if path[-1] in {"quote", "passage"} and path[0] == "evidence" and target.text[target.offset(tree.value)] == '"'
    ]
    _, spot = target.rng.choice(found)
    words = ended(target, spot)
    at = target.rng.choice([found.start() for found in re.finditer(r"[a-z]{4,}", words)])
    text = target.replaced(spot, words, f"{words[:at]}zq{words[at + 2 :]}")
    return target.mutant("wrong words", text, spot, "not-in-source")


def missing_colon(target: Target) -> Mutant:
    one = target.rng.choice([one for one in scalars(target) if len(one.path) == 1])
    key = target.read.tree.children[one.path[0]].key
    text = target.replaced(key, f"{one.path[0]}: ", f"{one.path[0]} ")
    return target.mutant("missing colon", text, key, "missing-colon")


def colon_in_text(target: Target) -> Mutant:
    one = target.rng.choice([one for one in scalars(target) if " " in one.written])
    at = one.written.index(" ")
    text = target.replaced(one.spot, one.written, one.written[:at] + ":" + one.written[at:])
    return target.mutant("colon in a text", text, Spot(one.spot.line, one.spot.column + at), "quotes-needed")


def special_sign(target: Target) -> Mutant:
    one = target.rng.choice(scalars(target))
    signs = {"*": "yaml-alias", "&x ": "yaml-anchor", "!x ": "yaml-tag", "@": "quotes-needed", "%": "quotes-needed"}
    sign = target.rng.choice(sorted(signs))
    text = target.replaced(one.spot, one.written, sign + one.written)
    codes = {signs[sign], "quotes-needed"} if sign == "*" else {signs[sign]}
    return target.mutant("special sign", text, one.spot, *codes)


def bad_indentation(target: Target) -> Mutant:
    keys = [child.key for child in target.read.tree.children.values() if child.key != target.read.tree.value]
    spot = target.rng.choice(keys)
    text = target.replaced(spot, "", " ")
    return target.mutant("bad indentation", text, Spot(spot.line, 2), "bad-indentation")


def unclosed_bracket(target: Target) -> Mutant:
    found = [tree.value for _, tree in places(target.read.tree) if target.text[target.offset(tree.value)] in "[{"]
    spot = target.rng.choice(found)
    closing = target.text.index("]" if target.text[target.offset(spot)] == "[" else "}", target.offset(spot))
    text = target.text[:closing] + target.text[closing + 1 :]
    return target.mutant("unclosed bracket", text, spot, "unclosed-bracket")


def wrong_type(target: Target) -> Mutant:
    one = target.rng.choice([one for one in scalars(target) if "," not in one.written and ": " not in one.written])
    text = target.replaced(one.spot, one.written, f"[{one.written}]")
    return target.mutant("list in place of a text", text, one.spot, "wrong-type")


def bad_bytes(target: Target) -> Mutant:
    at = target.rng.randrange(len(target.text))
    content = target.text[:at].encode() + b"\xff" + target.text[at:].encode()
    return Mutant("bad bytes", target.file, content, spot_after(target.text[:at]), frozenset({"bad-encoding"}))


def forbidden_character(target: Target) -> Mutant:
    at = target.rng.randrange(len(target.text))
    text = target.text[:at] + target.rng.choice("\u200e\u202e\x00\x1b\u2028") + target.text[at:]
    return target.mutant("forbidden character", text, spot_after(target.text[:at]), "forbidden-character")


def nothing_left(target: Target) -> Mutant:
    return target.mutant("empty file", target.rng.choice(["", "\n", "# later\n", "---\n"]), Spot(1, 1), "empty-file")


def second_document(target: Target) -> Mutant:
    text = f"{target.text.rstrip()}\n---\n{target.text}"
    return target.mutant("second entry", text, Spot(len(lines_of(target.text.rstrip())) + 1, 1), "several-documents")


def elsewhere(target: Target) -> Mutant:
    """Write the entry a second time, under a name or in a folder that cannot be."""
    name, code = target.rng.choice(
        [
            (f"{target.file.stem.upper()}.yml", "bad-id"),
            (f"{target.file.stem}_2.yml", "bad-id"),
            (f"{target.file.stem}-2.yaml", "not-an-entry"),
            (f"zzz/{target.file.name}", "duplicate-id"),
        ]
    )
    return Mutant(f"second file {code}", target.file.parent / name, target.text.encode(), Spot(1, 1), frozenset({code}))


OPERATORS: tuple[Callable[[Target], Mutant], ...] = (
    misspelt_key,
    misspelt_term,
    misspelt_reference,
    reference_to_nothing,
    broken_date,
    missing_required_key,
    missing_inner_key,
    empty_value,
    tab,
    duplicate_key,
    unclosed_quote,
    inner_quote,
    unopened_quote,
    bad_hash,
    missing_file,
    wrong_words,
    missing_colon,
    colon_in_text,
    special_sign,
    bad_indentation,
    unclosed_bracket,
    wrong_type,
    bad_bytes,
    forbidden_character,
    nothing_left,
    second_document,
    elsewhere,
)


def mutants(data: Path, count: int, seed: int) -> Iterator[Mutant]:
    """Yield `count` mutants of the entries below a folder, each operator in turn on an entry that it fits."""
    rng = random.Random(seed)
    files = sorted(path for path in data.rglob("*.yml") if path.parent != data)
    for number in range(count):
        yield _mutant(OPERATORS[number % len(OPERATORS)], files, data, rng)


def _mutant(operator: Callable[[Target], Mutant], files: list[Path], data: Path, rng: random.Random) -> Mutant:
    for file in rng.sample(files, len(files)):
        text = file.read_text("utf-8")
        kind = KINDS[file.relative_to(data).parts[0]]
        try:
            return operator(Target(file, kind, text, read_yaml(text.encode(), str(file)), rng))
        except (IndexError, ValueError):  # nothing in this entry to break in this way
            continue
    message = f"no entry to which {operator.__name__} applies"
    raise LookupError(message)
