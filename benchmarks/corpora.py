"""Measures who speaks on public corpora: news whose speakers people have annotated, transcripts that name theirs.

    .venv/bin/python benchmarks/corpora.py FOLDER

FOLDER has clones, bare or not, of those repositories that are to be measured, under their own names. What comes out
is the table of `docs/about/evidence.md`. Nothing of a corpus is kept here. Only a part of each is read, so that the
rest can tell whether the rules were made for what they were measured on: of PolNeAR its own parts `dev` and `test`, of
the others the documents whose number, or else file name, has an even CRC-32.
"""

from __future__ import annotations

import argparse
import html
import json
import re
import subprocess
from collections import Counter
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, NamedTuple
from zlib import crc32

from documents import entry
from policy_timeline.entries.catalog import link
from policy_timeline.entries.kinds import Actor, Entry, Source, Statement
from policy_timeline.entries.origins import Origin
from policy_timeline.facts.proving import prove
from policy_timeline.texts import ArchivedText

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

FEWEST = 3  # words of a quotation
HELD = 0.85  # of a quotation, that an annotated content must cover
SWAPS = 3  # other persons for whom a quotation is claimed
TURNS = 14  # sentences of one speaker of a transcript
NAME = re.compile(r"[^\W\d_a-z][\w’'-]+(?: (?:[A-Z]\.|de|van|von|al))*(?: [^\W\d_a-z][\w’'-]+)+$")
MARKED = re.compile(r"“([^“”\n]+)”|\"([^\"\n]+)\"")
LABEL = re.compile(r"^ *((?:[A-Z][A-Z.'’-]+ ?)+):(?=\s)|^ *(Q)[ \xa0]+(?=\S)", re.MULTILINE)
TITLES = re.compile(r"^(?:(?:MRS?|MS|DR|SECRETARY|PRESIDENT|SENATOR|GOVERNOR|GENERAL|THE|VICE)\.? )+")
OTHERS = re.compile(r"(?<!Secretary)(?<!Speaker) (?:of|to|for|from|with|and|von|und) ")
PLAIN = re.compile(
    r"(?<=[.?!]\s)(?<!Mr\.\s)(?<!Ms\.\s)(?<!Mrs\.\s)(?<!Dr\.\s)[A-Z][^“”\"\[\]()<>*_:…]{40,200}?[.?!](?=\s)"
)


@dataclass(frozen=True)
class Text:
    """A document of a corpus: its words, the persons in it by name, and its quotations, each with who speaks it."""

    id: str
    words: str
    type: str
    language: str
    persons: frozenset[str]
    spoken: tuple[tuple[str, str], ...]


class Figures(NamedTuple):
    """How many quotations came out how: a row of the table."""

    confirmed: int = 0
    left_open: int = 0
    refused: int = 0
    swaps: int = 0
    accepted: int = 0

    def __str__(self) -> str:
        """Return the cells of the row."""
        true = self.confirmed + self.left_open + self.refused
        shares = (f"{100 * count / max(true, 1):.1f} %" for count in (self.confirmed, self.left_open, self.refused))
        return " | ".join([f"{true:,}", *shares, f"{self.accepted} of {self.swaps:,}"])


def is_read(name: str) -> bool:
    """Return whether a file is of the half that is read: its number, or else its name, has an even CRC-32."""
    return crc32(name.split(" - ", maxsplit=1)[0].encode()) % 2 == 0


class Repository:
    """The files of the newest commit of a clone."""

    def __init__(self, folder: Path) -> None:
        bare = folder if (folder / "HEAD").exists() else folder / ".git"
        self._git = ["git", "-c", "core.quotePath=off", "--git-dir", str(bare)]

    @cached_property
    def paths(self) -> list[str]:
        """The paths of all files."""
        return self._run("ls-tree", "-r", "-z", "--name-only", "HEAD").split("\0")

    def half(self, pattern: str) -> list[str]:
        """Return the paths that a pattern matches and whose number, or else file name, has an even CRC-32."""
        found = (path for path in self.paths if re.fullmatch(pattern, path))
        return [path for path in found if is_read(PurePosixPath(path).name)]

    def read(self, path: str) -> str:
        """Return the text of a file; nothing where there is none."""
        return self._run("show", f"HEAD:{path}")

    def _run(self, *command: str) -> str:
        return subprocess.run([*self._git, *command], capture_output=True, check=False).stdout.decode("utf-8")


def polnear(repository: Repository) -> Iterator[Text]:
    """Yield US political articles; a source is a person where its words, up to the first comma, end with a name."""
    for path in (path for path in repository.paths if re.match(r"data/(dev|test)/text/", path)):
        words, (folder, _, name) = repository.read(path), path.partition("/text/")
        found = f"{folder}/attributions/{name.removesuffix('.txt')}_"
        marks = next((repository.read(other) for other in repository.paths if other.startswith(found)), "")
        persons = named_in(repository.read(f"{folder}/corenlp/{name}.xml"))
        spoken = [
            (quotation, who)
            for start, end, quotation in quoted(words)
            for content, source in attributed(marks)
            if sum(max(0, min(end, b) - max(start, a)) for a, b in content) >= HELD * (end - start)
            and (who := meant(re.split(r"[,(]| who ", source)[0].strip(), persons))
        ]
        yield Text(path, words, "news", "en", persons, tuple(dict.fromkeys(spoken)))


def named_in(parsed: str) -> frozenset[str]:
    """Return the full names of persons in a text that CoreNLP has parsed (its XML)."""
    tokens = re.findall(r"<word>(.*?)</word>.*?<NER>(.*?)</NER>", parsed, re.DOTALL)
    runs = re.findall(
        r"(?:P\d+ )+", "".join(f"P{at} " if ner == "PERSON" else "- " for at, (_, ner) in enumerate(tokens))
    )
    names = (" ".join(html.unescape(tokens[int(at)][0]) for at in re.findall(r"\d+", run)) for run in runs)
    return frozenset(name for name in names if NAME.fullmatch(name) and not name.isupper())


def attributed(marks: str) -> Iterator[tuple[list[tuple[int, int]], str]]:
    """Yield the content of each attribution, as stretches of the text, and the words of its source (brat's format)."""
    spans = {
        mark: ([tuple(map(int, span.split())) for span in places.split(";")], words)
        for mark, places, words in re.findall(r"^(T\d+)\t\w+ ([\d ;]+)\t(.*)$", marks, re.MULTILINE)
    }
    for event in re.findall(r"^E\d+\t(.+)$", marks, re.MULTILINE):
        parts = [part.split(":") for part in event.split()]
        sources = [spans[mark][1] for role, mark in parts if role.startswith("Source")]
        content = [span for role, mark in parts if role.startswith("Content") for span in spans[mark][0]]
        if len(sources) == 1:
            yield content, sources[0]


def quoted(words: str) -> Iterator[tuple[int, int, str]]:
    """Yield where words in double quotation marks stand, and the words without what ends them."""
    for found in MARKED.finditer(words):
        start, end = found.span(found.lastindex or 0)
        said = " ".join(words[start:end].split()).rstrip(" ,;")
        if len(said.split()) >= FEWEST:
            yield start, end, said


def meant(source: str, persons: frozenset[str]) -> str | None:
    """Return the one person with whose name, or surname, some words end; None for several, or `an aide to Vale`."""
    if OTHERS.search(source):
        return None
    ends = [name for name in persons if source.endswith(name)]
    ends = ends or [name for name in persons if source.split()[-1:] == name.split()[-1:]]
    longest = max(ends, key=len, default=None)
    return longest if longest and all(name in longest for name in ends) else None


def german(repository: Repository) -> Iterator[Text]:
    """Yield German news: direct quotations whose speaker is named, in full there or elsewhere."""
    for path in repository.half(r"data/.*\.json"):
        article = json.loads(repository.read(path))
        found = [mark for mark in article["annotations"] if mark["type"] == "Direct" and not mark["isNested"]]
        sources = {id(mark): re.split(r",|\(", mark["speaker"]["text"] or "")[0].strip() for mark in found}
        persons = frozenset(name[0] for source in sources.values() if (name := NAME.search(source)))
        persons = frozenset(" ".join(name.split()[-2:]) for name in persons)
        spoken = []
        for mark in found:
            said = " ".join(mark["quote"]["text"].split()).strip("„“”»«\"‚‘' ,;")
            who = meant(sources[id(mark)], persons)
            if who and len(said.split()) >= FEWEST:
                spoken.append((said, who))
        yield Text(path, article["originalText"], "news", "de", persons, tuple(dict.fromkeys(spoken)))


def congress(repository: Repository) -> Iterator[Text]:
    """Yield long proceedings of the US Congress as printed, with the speakers that the corpus' own parser found."""
    for path in repository.half(r"tests/test_files/.*\.htm"):
        body = re.search(r"<pre>(.*)</pre>", repository.read(path), re.DOTALL)
        parsed = repository.read(path.replace("/html/", "/json/").replace(".htm", ".json"))
        if not body or not parsed:
            continue
        words = html.unescape(re.sub(r"<[^>]+>", "", body[1]))
        turns = [part for part in json.loads(parsed)["content"] if part["kind"] == "speech" and part.get("speaker")]
        labels, at = [], 0
        for part in turns:
            name = re.escape(part["speaker"].split(" (")[0])
            label = re.compile(rf"^ {{1,4}}{name}(?: \([^)\n]{{1,40}}\))?\.", re.MULTILINE).search(words, at)
            if label:
                labels.append((label.start(), label.end(), part["speaker"]))
                at = label.end()
        yield from transcript(path, words, labels)


def labeled(pattern: str) -> Callable[[Repository], Iterator[Text]]:
    """Return what yields the transcripts below a path whose lines begin with a speaker in capitals and a colon."""

    def read(repository: Repository) -> Iterator[Text]:
        for path in repository.half(pattern):
            words = repository.read(path).rpartition("\n---\n")[2]
            labels = [(found.start(), found.end(), found[1] or found[2]) for found in LABEL.finditer(words)]
            yield from transcript(path, words, labels)

    return read


def transcript(path: str, words: str, labels: Sequence[tuple[int, int, str]]) -> Iterator[Text]:
    """Yield a transcript with a sentence of each of a speaker's turns, if its speakers' full names stand in it."""
    if not labels:
        return
    called = {label: full_name(label, words) for _, _, label in labels}
    ends = [start for start, _, _ in labels[1:]] + [len(words)]
    taken, spoken, flat = Counter[str](), [], " ".join(words.split())
    for (_, start, label), end in zip(labels, ends, strict=True):
        said = PLAIN.search(words, start, end)
        who = called[label]
        if said and who and taken[who] < TURNS and flat.count(" ".join(said[0].split())) == 1:
            taken[who] += 1
            spoken.append((" ".join(said[0].split()), who))
    if spoken:
        persons = frozenset(name for name in called.values() if name)
        yield Text(path, words, "transcript", "en", persons, tuple(dict.fromkeys(spoken)))


def full_name(label: str, words: str) -> str | None:
    """Return the full name that a document gives most often to the surname of a label; None where it gives none."""
    called = TITLES.sub("", label.upper().strip()).strip()
    if called in {"", "Q", "PRESIDING OFFICER"} or len(called.split()) > 2:  # a first name and a surname
        return None
    last = re.escape(called.split()[-1])
    found = Counter(name[0].title() for name in re.finditer(rf"\b[A-Z][a-z]+ (?:[A-Z]\. )?(?i:{last})\b", words))
    return next((name for name, _ in found.most_common() if not TITLES.match(f"{name.upper()} ")), None)


CORPORA: dict[str, tuple[str, str, Callable[[Repository], Iterator[Text]]]] = {
    "US political articles": ("networkdynamics", "PolNeAR", polnear),
    "German news": ("uhh-lt", "german-news-quotation-attribution-2024", german),
    "Congressional Record, as printed": ("unitedstates", "congressional-record", congress),
    "White House briefings": ("brian14708", "wh-briefings", labeled(r"press-briefings/.*press-briefing.*\.md")),
    "Presidential debates": ("ezrichards", "mft-presidential-debates", labeled(r"speeches/[^/]*\.txt")),
}
"""What each row of the table is called, with the owner and name of its public repository on GitHub, and its reader."""


def measured(texts: Sequence[Text]) -> Figures:
    """Claim each quotation of documents for its speaker, and for others, in one catalog of all their persons."""
    ids = {name: f"p{number}" for number, name in enumerate(sorted({name for text in texts for name in text.persons}))}
    entries: list[Entry] = [entry(Actor, id_, name=name, type="person") for name, id_ in ids.items()]
    true, swapped = [], []
    for number, text in enumerate(texts):
        fields = {"title": text.id, "type": text.type, "language": text.language}
        entries.append(entry(Source, f"d{number}", file=f"d{number}.txt", sha256="0" * 64, **fields))
        for said, who in text.spoken:
            others = sorted(text.persons - {who}, key=lambda name: crc32(f"{said}{name}".encode()))[:SWAPS]
            for claims, name in [(true, who), *((swapped, other) for other in others)]:
                claims.append(f"s{len(entries)}")
                evidence = [{"source": f"d{number}", "quote": said}]
                entries.append(
                    entry(Statement, claims[-1], summary="x", speaker=ids[name], date="2027-01-01", evidence=evidence)
                )
    origins = {(made.kind, made.id): Origin(f"{made.id}.yml", f"{made.kind}/{made.id}.yml") for made in entries}
    archive = {f"d{at}": ArchivedText(f"d{at}.txt", "0" * 64, text.words) for at, text in enumerate(texts)}
    result = prove(link(entries, origins, archive))
    proved = {id_ for _, id_, _ in result.proofs}
    doubted = {Path(found.location.file).stem for found in result.diagnostics if found.code == "unconfirmed-speaker"}
    sure = [claim for claim in true if claim in proved and claim not in doubted]
    return Figures(
        confirmed=len(sure),
        left_open=sum(claim in doubted for claim in true),
        refused=sum(claim not in proved and claim not in doubted for claim in true),
        swaps=len(swapped),
        accepted=sum(claim in proved and claim not in doubted for claim in swapped),
    )


def added(rows: Sequence[Figures]) -> Figures:
    """Return the sums of several rows."""
    return Figures(*(sum(column) for column in zip(*rows, strict=True)))


def main(folder: Path) -> None:
    """Print a row for each corpus that stands in a folder; of articles also one for a catalog of all their persons."""
    print("| Corpus | True quotations | Confirmed | Left open | Refused | Swaps accepted in silence |")
    print("|---|---|---|---|---|---|")
    for title, (owner, name, read) in CORPORA.items():
        clone = next((folder / each for each in (name, f"{name}.git") if (folder / each).exists()), None)
        if clone is None:
            print(f"| {title} | {name} is not in {folder} | | | | |")
            continue
        texts = [text for text in read(Repository(clone)) if text.spoken]
        print(
            f"| [{title}](https://github.com/{owner}/{name}) | {added([measured([text]) for text in texts])} |",
            flush=True,
        )
        if read is polnear:
            print(f"| the same, in one catalog of all their persons | {measured(texts)} |", flush=True)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description="Measure who speaks on public corpora.")
    parser.add_argument("folder", type=Path, help="folder of the clones")
    wanted = parser.parse_args()
    if not wanted.folder.is_dir():
        parser.error(f"{wanted.folder} is no folder")
    main(wanted.folder)
