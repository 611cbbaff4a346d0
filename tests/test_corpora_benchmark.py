"""The readers of benchmarks/corpora.py on made-up files in the formats of the corpora."""

import json

import corpora
import pytest
from helpers.programs import succeeded

NEWS = """The ferry is late again.

“We will run the ferry every day,” said Mira Vale, the mayor. “It is only a boat,” Tom Reed said.
“Nobody asked us at all,” said an aide to Reed.
"""
VALE, REED, AIDE = ("“We will run the ferry every day,”", "“It is only a boat,”", "“Nobody asked us at all,”")
WORDS = "".join(
    f"<token><word>{word}</word><NER>{ner}</NER></token>\n"
    for word, ner in (
        ("ferry", "O"),
        ("Mira", "PERSON"),
        ("Vale", "PERSON"),
        (",", "O"),
        ("Tom", "PERSON"),
        ("Reed", "PERSON"),
    )
)
GERMAN = "„Die Fähre fährt jeden Tag“, sagte Mira Vale. Dann schwieg sie."
TALK = """---
title: A briefing
---
MS. VALE: Good morning. The ferry will run on every single day of this year, as promised. Thank you.

Q Thanks. Why is the ferry that we were promised last winter so late again today? Please.

MS. VALE: Yes. The captain says that the engine has to be repaired before the summer begins. Mira Vale has to go.
"""
RECORD = """<html><pre>
  Ms. VALE. Mr. Speaker, I rise. The ferry will run on every single day of this year, as promised. I yield.
  Mr. REED. Thank you. The captain says that the engine has to be repaired before the summer begins. I yield.
  The names of Mira Vale and Tom Reed are in the list of members.
</pre></html>"""


def annotated():
    """Return NEWS as brat marks it: what is said, and the words of its source."""
    sources = {VALE: "Mira Vale, the mayor", REED: "Tom Reed", AIDE: "an aide to Reed"}
    lines = []
    for number, (said, source) in enumerate(sources.items()):
        start, who = NEWS.index(said), NEWS.index(source)
        lines += [
            f"T{3 * number + 1}\tSource {who} {who + len(source)}\t{source}",
            f"T{3 * number + 2}\tContent {start} {start + len(said)}\t{said}",
            f"T{3 * number + 3}\tAttribution {start} {start + 1}\t“",
            f"E{number + 1}\tAttribution:T{3 * number + 3} Content:T{3 * number + 2} Source:T{3 * number + 1}",
        ]
    return "\n".join(lines)


def even(name):
    """Return a file name of the half that is read."""
    return next(made for number in range(99) if corpora.is_read(made := name.format(number)))


@pytest.fixture
def clones(tmp_path):
    """Return a folder with a repository of each corpus but one, with made-up files."""
    speeches = [{"kind": "speech", "speaker": "Ms. VALE"}, {"kind": "speech", "speaker": "Mr. REED"}, {"kind": "title"}]
    german = {
        "originalText": GERMAN,
        "annotations": [
            {
                "type": "Direct", "isNested": False,
                "quote": {"text": "„Die Fähre fährt jeden Tag“"}, "speaker": {"text": "Mira Vale"},
            }
        ],
    }  # fmt: skip
    page = even("{}.htm")
    files = {
        "PolNeAR": {
            "data/dev/text/ferry.txt": NEWS,
            "data/dev/corenlp/ferry.txt.xml": WORDS,
            "data/dev/attributions/ferry_ab.ann": annotated(),
            "data/train/text/other.txt": NEWS,
        },
        "german-news-quotation-attribution-2024": {f"data/{even('{} - Fähre.json')}": json.dumps(german)},
        "congressional-record": {
            f"tests/test_files/html/{page}": RECORD,
            f"tests/test_files/json/{page.replace('.htm', '.json')}": json.dumps({"content": speeches}),
            f"tests/test_files/html/{even('{}x.htm')}": "nothing printed",
        },
        "wh-briefings": {
            f"press-briefings/{even('{}-press-briefing.md')}": TALK,
            f"press-briefings/{even('{}-press-briefing-none.md')}": "Nobody speaks.",
        },
    }
    for name, texts in files.items():
        for path, text in texts.items():
            (tmp_path / name / path).parent.mkdir(parents=True, exist_ok=True)
            (tmp_path / name / path).write_text(text, "utf-8")
        git = ["git", "-C", tmp_path / name, "-c", "user.name=x", "-c", "user.email=x@example.org"]
        for command in (["init", "--quiet"], ["add", "."], ["commit", "--quiet", "--message", "x"]):
            succeeded([*git, *command])
    return tmp_path


def test_each_corpus_is_a_row_of_true_quotations_and_swaps(clones, capsys):
    corpora.main(clones)
    rows = [line.split(" | ", 1)[1] for line in capsys.readouterr().out.splitlines()[2:]]
    assert rows == [
        "2 | 100.0 % | 0.0 % | 0.0 % | 0 of 2 |",
        "2 | 100.0 % | 0.0 % | 0.0 % | 0 of 2 |",
        "1 | 100.0 % | 0.0 % | 0.0 % | 0 of 0 |",
        "2 | 100.0 % | 0.0 % | 0.0 % | 0 of 2 |",
        "2 | 100.0 % | 0.0 % | 0.0 % | 0 of 0 |",
        f"mft-presidential-debates is not in {clones} | | | | |",
    ]
