"""Documents written for measuring, with invented people: what they say, who says it, and how it is laid out.

Everything comes from a seeded chance, so that a measurement can be repeated. The sentences, the clauses that name a
speaker and the layouts are those of real documents; no document, person or state in here is.
"""

from __future__ import annotations

import random
import textwrap
from dataclasses import dataclass, replace
from typing import NamedTuple, TypeVar

from policy_timeline.entries.catalog import Catalog, link
from policy_timeline.entries.kinds import Actor, Entry, Source
from policy_timeline.entries.origins import Origin
from policy_timeline.texts import ArchivedText

_Kind = TypeVar("_Kind", bound=Entry)


class Person(NamedTuple):
    """An invented person with an office."""

    id: str
    name: str
    surname: str
    he: str
    role: str
    home: str

    @property
    def title(self) -> str:
        """How a report introduces the person."""
        return f"{self.home} {self.role} {self.name}"


class Spoken(NamedTuple):
    """Words that a document gives to a person: the truth that a measurement compares with."""

    words: str
    speaker: str


@dataclass(frozen=True)
class Document:
    """A document of one kind and layout, and what is said in it."""

    id: str
    kind: str
    layout: str
    text: str
    spoken: tuple[Spoken, ...]
    speaker: str | None = None


FIRST = [
    "Ada",
    "Bela",
    "Cora",
    "Dita",
    "Edda",
    "Fay",
    "Gerda",
    "Hilde",
    "Ines",
    "Jarl",
    "Knut",
    "Lars",
    "Milo",
    "Nils",
    "Otto",
    "Piet",
    "Rolf",
    "Sven",
    "Tomas",
    "Udo",
]
LAST = [
    "Abend",
    "Brask",
    "Corvin",
    "Dahl",
    "Ekman",
    "Falk",
    "Grau",
    "Holm",
    "Iversen",
    "Jolin",
    "Karst",
    "Lund",
    "Mohr",
    "Nyberg",
    "Oster",
    "Pohl",
    "Quist",
    "Rask",
    "Sandt",
    "Torell",
]
HOMES = ["Norland", "Sudmark", "Estvik", "Velden"]
ROLES = ["Foreign Minister", "Defense Minister", "Prime Minister", "President", "Interior Minister"]

PEOPLE = tuple(
    Person(
        f"{FIRST[at].lower()}-{LAST[at].lower()}",
        f"{FIRST[at]} {LAST[at]}",
        LAST[at],
        "she" if at < 9 else "he",
        ROLES[at // 4],
        HOMES[at % 4],
    )
    for at in range(20)
)

SUBJECTS = [
    "The alliance",
    "Our government",
    "The union",
    "This country",
    "The assembly",
    "Every member",
    "The treaty",
    "The army",
]
VERBS = [
    "will send",
    "cannot accept",
    "must defend",
    "has paid for",
    "does not want",
    "should rebuild",
    "needs",
    "will never sell",
]
COUNTS = ["12", "40", "150", "2.5 million", "3,000", "seven", "no fewer than 20", "almost 600"]
THINGS = [
    "armored vehicles",
    "border posts",
    "peacekeeping troops",
    "gas turbines",
    "refugees' homes",
    "long-range missiles",
    "well-trained engineers",
    "rail-cars full of grain",
]
TIMES = [
    "before the winter of 2027",
    "within 18 months",
    "until the talks end",
    "if parliament agrees",
    "this year",
    "by the 1st of May",
    "as long as the war lasts",
    "without further delay",
]
ENDS = [
    "",
    ", and that won't change",
    " – whatever it costs",
    ", for all of us",
    "; that's our offer",
    ", as we said in “Estvik”",
]

NEWS = (
    "“{q},” {s} said.",
    "“{q},” said {t}.",
    "{t} said on Monday that it was clear: “{q}.”",
    "{s} said: “{q}.”",
    "“{q},” {s} told reporters in Velm.",
    "According to {s}, “{q}.”",
    "{t} welcomed the plan, adding, “{q}.”",
    "Asked about the plan, {s} said “{q}.”",
    "“{q},” {s} said in a statement on Friday, after a meeting of ministers.",
    "“{q},” {he} said, endorsing the call of {o}.",
    "{s} rejected {o}’s demand. “{q},” {he} said.",
    "{t}, who arrived late, warned that “{q}.”",
    "In {s}’s words, “{q}.”",
    "{s} was quoted as saying “{q}.”",
    "“{q},” argued {s}, speaking in Velm.",
    "{s} then met {o}. “{q},” {he} added.",
    "“{q}!” {s} exclaimed.",
    "{s} had a message for {o}: “{q}.”",
)
HARDER = (
    "{s}’s answer was short. “{q}.”",
    "For {s} it is simple: “{q}.”",
    "{t} read from a sheet of paper. It said: “{q}.”",
    "“{q}.” With these words {s} left the hall.",
    "On the wall hung a poster, “{q},” which {s} had signed.",
)
"""Forms that leave more open, one in ten."""
FILLER = (
    "The talks went on for two days, and little was agreed.",
    "Diplomats had expected a longer meeting.",
    "The river was high, and the delegations came by train.",
    "A statement was not issued after the first session.",
    "Prices of grain have risen since the spring.",
)
HEADINGS = ("Talks Go On in Velm", "A Long Night at the Table", "What Comes Next")


def sentence(chance: random.Random) -> str:
    """Return one sentence without its full stop."""
    parts = [chance.choice(each) for each in (SUBJECTS, VERBS, COUNTS, THINGS, TIMES)]
    return " ".join(parts) + chance.choice(ENDS)


def words(chance: random.Random) -> str:
    """Return what somebody says: one to three sentences, the last without its full stop."""
    return ". ".join(sentence(chance) for _ in range(chance.choice((1, 1, 1, 2, 3))))


def news(chance: random.Random, id_: str, layout: str) -> Document:
    """Return a report in which three people are quoted."""
    cast = chance.sample(PEOPLE, 3)
    paragraphs, spoken, last = [], [], None
    for _ in range(chance.randint(7, 10)):
        person, other = chance.sample(cast, 2)
        said = words(chance)
        form = chance.choice(NEWS if chance.random() < 0.9 else HARDER)
        if form.startswith("“{q},” {he}") and last != person:
            form = "{t} spoke next. " + form
        paragraphs.append(form.format(q=said, s=person.surname, t=person.title, he=person.he, o=other.surname))
        if chance.random() < 0.2:
            more = words(chance)
            paragraphs[-1] += f" “{more}.”" if paragraphs[-1].endswith("said.") else ""
            spoken += [Spoken(more, person.id)] if paragraphs[-1].endswith(f"“{more}.”") else []
        spoken.append(Spoken(said, person.id))
        last = person
        if chance.random() < 0.4:
            paragraphs.append(chance.choice(FILLER))
            last = None
        if chance.random() < 0.15:
            paragraphs.append(chance.choice(HEADINGS))
            last = None
    return Document(id_, "news", layout, laid_out(paragraphs, layout), tuple(spoken))


def transcript(chance: random.Random, id_: str, layout: str) -> Document:
    """Return a transcript of questions and answers."""
    cast = chance.sample(PEOPLE, 3)
    paragraphs, spoken = ["MODERATOR: Welcome to Velm. Please keep it short."], []
    for _ in range(chance.randint(7, 10)):
        person, said = chance.choice(cast), words(chance)
        label = {
            "lines": person.surname.upper(),
            "wrapped": person.name,
            "straight": f"{person.role.upper()} {person.surname.upper()}",
            "british": f"{person.name} ({person.home})",
        }[layout]
        paragraphs.append(f"{label}: {said}.")
        spoken.append(Spoken(said, person.id))
        if chance.random() < 0.4:
            more = words(chance)
            paragraphs.append(f"{more}.")
            spoken.append(Spoken(more, person.id))
        if chance.random() < 0.4:
            paragraphs.append("Q: What does that mean for the talks?")
    return Document(id_, "transcript", layout, laid_out(paragraphs, layout), tuple(spoken))


def speech(chance: random.Random, id_: str, layout: str) -> Document:
    """Return a speech, all of it one person's."""
    person = chance.choice(PEOPLE)
    said = [words(chance) for _ in range(10)]
    paragraphs = [f"Friends, {one[0].lower()}{one[1:]}." for one in said]
    spoken = tuple(Spoken(f"{one[0].lower()}{one[1:]}", person.id) for one in said)
    return Document(id_, "speech", layout, laid_out(paragraphs, layout), spoken, person.id)


def official(chance: random.Random, id_: str, layout: str) -> Document:
    """Return a press release: the words of its speaker, and another one's in quotation marks."""
    person, other = chance.sample(PEOPLE, 2)
    paragraphs, spoken = [], []
    for _ in range(6):
        said = words(chance)
        paragraphs.append(f"{said}.")
        spoken.append(Spoken(said, person.id))
    said = words(chance)
    paragraphs.append(f"“{said},” said {other.title}.")
    spoken.append(Spoken(said, other.id))
    return Document(id_, "official", layout, laid_out(paragraphs, layout), tuple(spoken), person.id)


def padded(document: Document, size: int, chance: random.Random) -> Document:
    """Return a document with further paragraphs after its own, up to a size in characters."""
    text = document.text
    while len(text) < size:
        more = " ".join(f"{sentence(chance).replace('“', '').replace('”', '')}." for _ in range(3))
        more = textwrap.fill(more, 72, break_on_hyphens=False) + "\n" if document.layout == "wrapped" else more
        text += f"\n{more}"
    return replace(document, text=text)


KINDS = {"news": news, "transcript": transcript, "speech": speech, "official": official}
LAYOUTS = ("lines", "wrapped", "straight", "british")


def laid_out(paragraphs: list[str], layout: str) -> str:
    """Return paragraphs as a text: one to a line, wrapped at 72, with straight marks, or with single ones outside."""
    if layout == "wrapped":
        return "\n\n".join(textwrap.fill(one, 72, break_on_hyphens=False) for one in paragraphs) + "\n"
    text = "\n".join(paragraphs)
    if layout == "straight":
        return text.translate(str.maketrans("“”’", '""\''))
    if layout == "british":
        nested = text.replace("“Estvik”", "\0Estvik\1")
        return nested.translate(str.maketrans("“”\0\1", "‘’“”"))
    return text


def documents(count: int, seed: int) -> tuple[Document, ...]:
    """Return documents of every kind in every layout, in turn."""
    chance = random.Random(seed)
    kinds = [(kind, layout) for kind in KINDS for layout in LAYOUTS]
    return tuple(
        KINDS[kind](chance, f"{kind}-{layout}-{number}", layout)
        for number in range(count)
        for kind, layout in [kinds[number % len(kinds)]]
    )


def actors() -> list[Actor]:
    """Return the people and their states as entries."""
    found = [entry(Actor, home.lower(), name=home, type="country") for home in HOMES]
    for one in PEOPLE:
        office = {"role": one.role, "organization": one.home.lower()}
        found.append(entry(Actor, one.id, name=one.name, type="person", memberships=[office]))
    return found


def sources(found: tuple[Document, ...]) -> list[Source]:
    """Return the entries of documents."""
    return [
        entry(
            Source,
            one.id,
            title=one.id,
            type=one.kind,
            file=f"{one.id}.txt",
            sha256="0" * 64,
            language="en",
            **({"speaker": one.speaker} if one.speaker else {}),
        )
        for one in found
    ]


def entry(kind: type[_Kind], id_: str, **fields: object) -> _Kind:
    """Return an entry of a kind from what a file would hold."""
    return kind.model_validate(fields, context={"id": id_})


def catalog(found: tuple[Document, ...], statements: list[Entry]) -> Catalog:
    """Return documents and statements as a catalog, with texts that nothing was worked out from yet."""
    entries = [*actors(), *sources(found), *statements]
    origins = {
        (one.kind, one.id): Origin(f"data/{one.kind}/{one.id}.yml", f"{one.kind}/{one.id}.yml") for one in entries
    }
    return link(entries, origins, {one.id: ArchivedText(f"seeds/{one.id}.txt", "0" * 64, one.text) for one in found})
