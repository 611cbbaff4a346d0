"""Makes up a timeline of any size: invented places, people, documents and statements, the same for the same seed.

    .venv/bin/python benchmarks/made_up.py --statements 1500 OUT

writes a whole project into OUT (data/, seeds/, docs/, mkdocs.yml) with which `policy-timeline check` finds nothing
wrong: every quotation stands in its document, every speaker held an office, every change of stance has its entry.
Nothing in it is about anybody.
"""

from __future__ import annotations

import argparse
import hashlib
import json
from collections import Counter
from datetime import date, timedelta
from itertools import groupby, pairwise
from pathlib import Path
from random import Random
from typing import Any, NamedTuple

from made_up_words import DEEDS, KINDS, Kind, Words

FIRST, LAST = date(2006, 1, 2), date(2025, 12, 30)
PER_SOURCE = 8
NOTE = "Invented for measurements."
ROLES = ("Prime Minister", "Foreign Minister", "Defence Minister")
MKDOCS = """\
site_name: "Made up: the talks of the invented"
site_url: !ENV [SITE_URL, 'http://127.0.0.1:8000/']
theme: {name: material, font: false}
plugins: [policy-timeline]
"""
STATUSES = {"published": 96, "corrected": 2, "disputed": 1, "retracted": 1}


class Person(NamedTuple):
    """Who speaks, and for which country."""

    id: str
    name: str
    role: str
    country: str
    country_name: str


class Position(NamedTuple):
    """What is to be done with a thing."""

    id: str
    thing: str
    deed: str


class Taken(NamedTuple):
    """A stance that a country took in a statement on a day."""

    day: date
    statement: str
    kind: Kind


class World:
    """Everything made up: each entry by its path below data/, and each document by its name."""

    def __init__(self, statements: int, seed: int) -> None:
        self.entries: dict[str, dict[str, Any]] = {}
        self.texts: dict[str, str] = {}
        self._random = Random(seed)
        self._words = Words(self._random)
        self._taken: dict[tuple[str, str], list[Taken]] = {}
        self._people = [self._country() for _ in range(max(4, round(statements**0.5 / 2)))]
        self._positions = [one for _ in range(max(3, statements // 60)) for one in self._issue()]
        for number, day in enumerate(self._days(-(-statements // PER_SOURCE))):
            self._document(number, day, min(PER_SOURCE, statements - number * PER_SOURCE))
        self._shifts()
        self._searches()

    def _days(self, count: int) -> list[date]:
        """Return days in order, more of them in later years."""
        span = (LAST - FIRST).days
        return sorted(FIRST + timedelta(days=round(span * self._random.random() ** 0.6)) for _ in range(count))

    def _country(self) -> list[Person]:
        name = self._words.place()
        self.entries[f"actors/{_id(name)}"] = {"name": name, "type": "country", "description": f"{name} is invented."}
        return [self._person(self._words.person(), role, name) for role in ROLES]

    def _person(self, name: str, role: str, country: str) -> Person:
        office = {"role": role, "organization": _id(country), "start_date": "2005-01-01", "note": NOTE}
        self.entries[f"actors/{_id(name)}"] = {"name": name, "type": "person", "memberships": [office]}
        return Person(_id(name), name, role, _id(country), country)

    def _issue(self) -> list[Position]:
        thing = self._words.thing()
        title = thing.removeprefix("the ")
        self.entries[f"issues/{_id(title)}"] = {"title": title, "description": f"What is to become of {thing}."}
        deeds = self._random.sample(DEEDS, self._random.choice((2, 3, 3, 4)))
        return [self._position(_id(title), thing, deed) for deed in deeds]

    def _position(self, issue: str, thing: str, deed: str) -> Position:
        key = f"{issue}-{_id(deed.removeprefix('be '))}"
        self.entries[f"positions/{key}"] = {"proposition": f"{_upper(thing)} should {deed}.", "issue": issue}
        return Position(key, thing, deed)

    def _document(self, number: int, day: date, size: int) -> None:
        """Make the report of one day with the statements that it quotes, and for every second one its meeting."""
        key, city = f"report-{number:05}", self._words.place()
        countries = self._random.sample(self._people, 4)
        people = [person for country in countries for person in self._random.sample(country, 2)]
        event = self._event(number, day, city, people) if number % 2 else {}
        about = self._random.sample(self._positions, 3)
        lines = [f"{_upper(about[0].thing)} was on the table in {city}. {self._words.sentence()}"]
        for place in range(size):
            person, position = self._random.choice(people), self._random.choice(about)
            made, entry, line = self._statement(f"{number:05}-{place}", key, day, person, position)
            self.entries[f"statements/{day.year}/{made}"] = entry | event
            lines += [line, f"{self._words.sentence()} {self._words.sentence()}"]
        self._archive(key, day, f"Talks in {city}, {day.year}", "\n".join(lines) + "\n")

    def _archive(self, key: str, day: date, title: str, text: str) -> None:
        self.texts[f"{key}.txt"] = text
        self.entries[f"sources/{key}"] = {
            "title": title,
            "type": "news",
            "file": f"{key}.txt",
            "sha256": hashlib.sha256(text.encode()).hexdigest(),
            "language": "en",
            "publisher": self._words.publisher(),
            "published": str(day),
        }

    def _event(self, number: int, day: date, city: str, people: list[Person]) -> dict[str, str]:
        key = f"talks-{_id(city)}-{number:05}"
        self.entries[f"events/{day.year}/{key}"] = {
            "title": f"Talks in {city}",
            "date": str(day),
            "location": city,
            "participants": [person.id for person in people],
            "note": NOTE,
        }
        return {"event": key}

    def _statement(
        self, number: str, source: str, day: date, person: Person, position: Position
    ) -> tuple[str, dict[str, Any], str]:
        """Return a statement's id, its entry, and the line of the document that quotes it."""
        kind = self._kind(person.country, position.id, day)
        link = "provided that" if kind.stance == "supports-with-conditions" else "because"
        why, more = self._words.reason(), self._words.reason()
        wording = {"thing": position.thing, "deed": position.deed}
        quote = _upper(f"{kind.words.format(**wording)}, {link} {why}; {more}")
        status = self._status(day)
        entry = {
            "summary": f"{person.country_name} {kind.summary.format(**wording)}: {more}.",
            "speaker": person.id,
            "on_behalf_of": person.country,
            "date": str(day),
            "evidence": [{"source": source, "quote": quote}],
            "stances": [_stance(position.id, kind, why)],
            "added": str(day),
        }
        made = f"{person.id}-{position.id}"[:70].rstrip("-") + f"-{number}"
        if status.get("status") != "retracted":
            self._taken.setdefault((person.country, position.id), []).append(Taken(day, made, kind))
        return made, entry | status, f"“{quote},” {person.role} {person.name} said."

    def _kind(self, country: str, position: str, day: date) -> Kind:
        """Return which stance is taken: mostly the same as before, and never another on the same day."""
        before = self._taken.get((country, position))
        if before and (before[-1].day == day or self._random.random() > 0.06):
            return before[-1].kind
        return self._random.choices(KINDS, [kind.weight for kind in KINDS])[0]

    def _status(self, day: date) -> dict[str, Any]:
        status = self._random.choices(list(STATUSES), list(STATUSES.values()))[0]
        if status == "published":
            return {}
        if status == "disputed":
            return {"status": status, "dispute": {"text": f"A listener heard otherwise: {self._words.reason()}."}}
        return {"status": status, "revisions": [{"date": str(day), "change": "The summary's wording.", "reason": NOTE}]}

    def _shifts(self) -> None:
        """Make an entry for every change of stance from one day to the next."""
        for (country, position), taken in self._taken.items():
            days = [list(group) for _, group in groupby(taken, key=lambda one: one.day)]
            for before, after in pairwise(days):
                for one in after:
                    if one.kind != before[-1].kind:
                        name = self.entries[f"actors/{country}"]["name"]
                        self.entries[f"shifts/{one.statement}"] = {
                            "position": position,
                            "from": before[-1].statement,
                            "to": one.statement,
                            "type": "change",
                            "summary": f"{name} says something else than before.",
                        }

    def _searches(self) -> None:
        """Say of every fifth position that one country's stance was looked for where it speaks, and not found."""
        statements = (entry for key, entry in self.entries.items() if key.startswith("statements/"))
        heard = {entry["on_behalf_of"]: entry["evidence"][0]["source"] for entry in statements}
        for position in self._positions[::5]:
            countries = [people[0].country for people in self._people]
            silent = [one for one in countries if one in heard and (one, position.id) not in self._taken]
            if silent:
                actor = self._random.choice(silent)
                search = {"actor": actor, "date": str(LAST), "sources": [heard[actor]]}
                self.entries[f"positions/{position.id}"]["searched"] = [search]


def _stance(position: str, kind: Kind, condition: str) -> dict[str, Any]:
    entry: dict[str, Any] = {"position": position, "stance": kind.stance, "mode": kind.mode, "basis": "explicit"}
    if kind.stance in {"mixed", "unclear", "declines-to-say"}:
        entry |= {"basis": "interpreted", "rationale": "The words allow more than one reading."}
    if kind.stance == "supports-with-conditions":
        entry["conditions"] = [{"text": f"{_upper(condition)}.", "evidence": 1}]
    return entry


def _id(text: str) -> str:
    return text.lower().replace(" ", "-")


def _upper(text: str) -> str:
    return text[:1].upper() + text[1:]


def _yaml(value: dict[str, Any] | list[Any], indent: str = "") -> str:
    """Return mappings and lists as YAML in blocks; a JSON string is a YAML scalar."""
    items = (
        [(f"{key}:", one) for key, one in value.items()] if isinstance(value, dict) else [("-", one) for one in value]
    )
    return "".join(f"{indent}{lead}{_item(one, indent)}" for lead, one in items)


def _item(value: object, indent: str) -> str:
    if isinstance(value, dict | list):
        return f"\n{_yaml(value, indent + '  ')}"
    return f" {json.dumps(value, ensure_ascii=False)}\n"


def make(folder: Path, statements: int, seed: int = 1) -> Counter[str]:
    """Write a project of so many statements into a folder; return how many entries of each kind it has."""
    world = World(statements, seed)
    files = {f"data/{path}.yml": _yaml(entry) for path, entry in world.entries.items()}
    files |= {f"seeds/{name}": text for name, text in world.texts.items()}
    for path, content in (files | {"mkdocs.yml": MKDOCS}).items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(content.encode())
    (folder / "docs").mkdir(exist_ok=True)
    return Counter(path.partition("/")[0] for path in world.entries)


def main() -> None:
    """Write a project into a folder."""
    parser = argparse.ArgumentParser(description="Make up a timeline of any size.")
    parser.add_argument("out", type=Path, help="folder to write into")
    parser.add_argument("--statements", type=int, default=1500)
    parser.add_argument("--seed", type=int, default=1)
    wanted = parser.parse_args()
    made = make(wanted.out, wanted.statements, wanted.seed)
    print(", ".join(f"{count} {kind}" for kind, count in made.items()))


if __name__ == "__main__":
    main()
