"""Measures the gates of evidence, on documents written for it and on the real one.

    .venv/bin/python benchmarks/evidence.py

prints how many faulty quotations were refused, how many harmless variants were not, whose words could not be told on
each kind of document, and the processor time of 10,000 quotations. `docs/about/evidence.md` says what the figures mean.
"""

import gc
import random
import re
import time
import unicodedata
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

import hand_written
from documents import PEOPLE, Document, Spoken, catalog, documents, entry, padded
from policy_timeline.entries.kinds import Statement
from policy_timeline.entries.terms import ActorType
from policy_timeline.evidence.speakers import Attributions
from policy_timeline.evidence.verdicts import verdict
from policy_timeline.facts.proving import prove
from policy_timeline.reading.loader import load_catalog
from policy_timeline.texts.folding import fold

ROOT = Path(__file__).parent.parent
NEGATIONS = ("not", "never", "hardly")
OTHERS = ("grain", "soldiers", "seldom", "northern", "opposes", "five", "our", "must")


@dataclass
class Measured:
    """How many of each kind were tried, and the examples that did not come out as they must."""

    tried: Counter[str] = field(default_factory=Counter)
    wrong: list[str] = field(default_factory=list)
    passed_over: int = 0


def statements(spoken: list[tuple[Document, Spoken]]) -> list[Statement]:
    """Return a statement for each pair of a document and words that it is said to give to a speaker."""
    return [
        entry(
            Statement, f"s{number}", summary="x", speaker=one.speaker, date="2027-01-01",
            evidence=[{"source": document.id, "quote": one.words}],
        )
        for number, (document, one) in enumerate(spoken)
    ]  # fmt: skip


def refused(found: tuple[Document, ...], spoken: list[tuple[Document, Spoken]]) -> list[tuple[bool, set[str]]]:
    """Return for each pair whether it has no proof, and the codes of errors and warnings about it."""
    result = prove(catalog(found, statements(spoken)))
    codes: dict[str, set[str]] = {}
    for one in result.diagnostics:
        codes.setdefault(Path(one.location.file).stem, set()).add(one.code)
    proved = {id_ for _, id_, _ in result.proofs}
    return [(f"s{number}" not in proved, codes.get(f"s{number}", set())) for number in range(len(spoken))]


def spoken_in(found: tuple[Document, ...]) -> list[tuple[Document, Spoken]]:
    """Return everything that is said in documents."""
    return [(document, one) for document in found for one in document.spoken]


# edits


def edited(chance: random.Random, text: str) -> tuple[str, str]:
    """Return the kind of an edit and a text with one inner word deleted, replaced, negated, swapped or a digit changed.

    Only inner words are touched: without its first or last word a true quotation is a shorter true quotation.
    """
    words = text.split(" ")
    inner = range(1, len(words) - 1)
    kind = chance.choice(("deleted", "replaced", "negated", "swapped", "digit changed"))
    at = chance.choice(inner)
    if kind == "digit changed":
        digits = [number for number in inner if re.search(r"\d", words[number])]
        if not digits:
            return edited(chance, text)
        at = chance.choice(digits)
        words[at] = re.sub(r"\d", lambda one: str((int(one[0]) + chance.randint(1, 9)) % 10), words[at], count=1)
    elif kind == "deleted":
        del words[at]
    elif kind == "replaced":
        words[at] = chance.choice([one for one in OTHERS if one != words[at]])
    elif kind == "negated":
        words.insert(at, chance.choice(NEGATIONS))
    else:
        pairs = [number for number in inner[:-1] if words[number] != words[number + 1]]
        if not pairs:
            return edited(chance, text)
        at = chance.choice(pairs)
        words[at], words[at + 1] = words[at + 1], words[at]
    return kind, " ".join(words)


def measure_edits(found: tuple[Document, ...], count: int, seed: int) -> Measured:
    """Edit true quotations by one word each; every one must be refused."""
    chance = random.Random(seed)
    measured, tried = Measured(), []
    texts = {one.id: fold(one.text).text for one in found}
    true = spoken_in(found)
    while len(tried) < count:
        document, one = chance.choice(true)
        kind, words = edited(chance, one.words)
        if fold(words).text in texts[document.id]:
            measured.passed_over += 1  # the edit made other words that the document has as well
            continue
        measured.tried[kind] += 1
        tried.append((document, Spoken(words, one.speaker)))
    for (document, one), (is_refused, _) in zip(tried, refused(found, tried), strict=True):
        if not is_refused:
            measured.wrong.append(f"{document.id}: {one.words}")
    return measured


# harmless variants

VARIANTS = {
    "other quotation marks": lambda text: text.translate(str.maketrans("“”‘’'", "\"\"''’")),
    "other dashes": lambda text: text.replace("–", "—").replace("-", "‐"),
    "wider spaces": lambda text: text.replace(" ", "\u00a0 "),
    "line breaks": lambda text: text.replace(" ", "\n", 3),
    "decomposed letters": lambda text: unicodedata.normalize("NFD", text),
    "soft hyphens": lambda text: re.sub(r"(\w{4})(\w{3})", "\\1\u00ad\\2", text),
    "hyphens at a line's end": lambda text: re.sub(r"([a-z]{4})([a-z]{3})", "\\1-\n\\2", text, count=1),
    "white space at the ends": lambda text: f"  {text}\n",
    "no end punctuation": lambda text: text.rstrip(".!"),
}


def measure_variants(found: tuple[Document, ...], count: int, seed: int) -> Measured:
    """Set true quotations otherwise; none must be refused."""
    chance = random.Random(seed)
    measured, tried = Measured(), []
    true = spoken_in(found)
    for number in range(count):
        kind = list(VARIANTS)[number % len(VARIANTS)]
        document, one = chance.choice(true)
        measured.tried[kind] += 1
        tried.append((document, Spoken(VARIANTS[kind](one.words), one.speaker)))
    for (document, one), (is_refused, codes) in zip(tried, refused(found, tried), strict=True):
        if is_refused:
            measured.wrong.append(f"{document.id}: {one.words!r} {sorted(codes)}")
    return measured


# speakers


def measure_swaps(found: tuple[Document, ...]) -> Measured:
    """Give every quotation to each other speaker of its document; none must pass without an error or a warning."""
    measured, tried = Measured(), []
    for document, one in spoken_in(found):
        cast = {each.speaker for each in document.spoken} | {PEOPLE[0].id}
        tried += [(document, Spoken(one.words, other)) for other in sorted(cast - {one.speaker})]
    for (document, one), (_, codes) in zip(tried, refused(found, tried), strict=True):
        outcome = "error" if "wrong-speaker" in codes else "warning" if "unconfirmed-speaker" in codes else "passed"
        measured.tried[outcome] += 1
        if outcome == "passed":
            measured.wrong.append(f"{document.id}: {one.words} as {one.speaker}")
    return measured


def measure_true(found: tuple[Document, ...]) -> dict[str, Measured]:
    """Give every quotation to its own speaker; return for each kind of document how that came out."""
    result: dict[str, Measured] = {}
    true = spoken_in(found)
    for (document, one), (is_refused, codes) in zip(true, refused(found, true), strict=True):
        measured = result.setdefault(document.kind, Measured())
        outcome = "unconfirmed" if "unconfirmed-speaker" in codes else "refused" if is_refused else "confirmed"
        measured.tried[outcome] += 1
        if outcome == "refused":
            measured.wrong.append(f"{document.id}: {one.words} {sorted(codes)}")
    return result


def measure_real() -> Counter[str]:
    """Give every quotation of the real documents to every person among the actors; return how that came out."""
    real = load_catalog(ROOT / "data", ROOT / "seeds").catalog
    people = [one.id for one in real.actors.values() if one.type is ActorType.PERSON]
    found: Counter[str] = Counter()
    for source in real.sources:
        for region in Attributions(real).of(source).regions:
            speaker = region.reading.only
            found["quotations given to one speaker" if speaker else "quotations left open"] += 1
            for claimed in people if speaker else ():
                outcome = verdict(real, claimed, region.reading)
                kind = "true" if claimed == speaker else "swapped"
                found[f"{kind} speakers {outcome.name.lower()}"] += 1
    return found


def measure_reports() -> Measured:
    """Read the reports written by hand; no quotation must be given to somebody else."""
    measured = Measured()
    for name, report in hand_written.reports():
        truth = hand_written.truth(report)
        for words, found in hand_written.told(report):
            if found == hand_written.OPEN:
                outcome = "nobody's, left open" if truth[words] == hand_written.NOBODY else "somebody's, left open"
            else:
                outcome = "given rightly"
                measured.wrong += [] if found == truth[words] else [f"{name}: {words} to {found}"]
            measured.tried[outcome] += 1
    return measured


# time


def measure_time(sources: int, quotations: int, seed: int) -> tuple[float, int]:
    """Return the processor seconds that proving quotations in sources of 5 KB takes, and how many were proved."""
    chance = random.Random(seed)
    found = tuple(padded(one, 5000, chance) for one in documents(sources, seed))
    each = quotations // sources
    spoken = [(one, one.spoken[number % len(one.spoken)]) for one in found for number in range(each)]
    built = catalog(found, statements(spoken))
    gc.collect()
    start = time.process_time()
    result = prove(built)
    seconds = time.process_time() - start
    return seconds, len(result.proofs)


def show(title: str, measured: Measured) -> None:
    """Print one measurement."""
    parts = ", ".join(f"{count} {kind}" for kind, count in sorted(measured.tried.items()))
    print(f"{title}: {sum(measured.tried.values())} ({parts}), {len(measured.wrong)} wrong")
    for one in measured.wrong[:10]:
        print(f"  {one}")


def main() -> None:
    """Print every figure."""
    found = documents(320, seed=1)
    print(f"{len(found)} documents, {len(spoken_in(found))} quotations in them")
    edits = measure_edits(found, 10_000, seed=2)
    show("one-word edits, to be refused", edits)
    print(f"  (passed over, since the edited words stand in the document as well: {edits.passed_over})")
    show("harmless variants, to be accepted", measure_variants(found, 1_000, seed=3))
    show("swapped speakers, to be caught", measure_swaps(found))
    for kind, measured in measure_true(found).items():
        show(f"true speakers in {kind}", measured)
    show("reports written by hand", measure_reports())
    print("real documents:", ", ".join(f"{count} {kind}" for kind, count in sorted(measure_real().items())))
    seconds, proved = min(measure_time(1_000, 10_000, seed=4) for _ in range(3))
    print(f"{proved} quotations proved, 1,000 sources of 5 KB: {seconds:.1f} s of processor time (best of three)")


if __name__ == "__main__":
    main()
