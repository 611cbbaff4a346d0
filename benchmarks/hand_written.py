"""The reports of tests/reports, written by hand with traps in them: who speaks in them in truth, and by the program.

A file has one report or more. Each has a text; under `source` what its source entry says beside that it is news in
English; for each quotation (each turn of a transcript, the whole of a speech) its first words and its speaker, or
`nobody` where none of the actors said it, or where nobody can know; and what is left open, since the program does not
dare to name a speaker.
"""

from pathlib import Path
from typing import Any

import yaml
from documents import entry
from policy_timeline.entries.catalog import link
from policy_timeline.entries.kinds import Actor, Source
from policy_timeline.entries.origins import Origin
from policy_timeline.evidence.speakers import Attributions
from policy_timeline.evidence.speakers.readings import Reading
from policy_timeline.texts import ArchivedText

FOLDER = Path(__file__).parent.parent / "tests" / "reports"
PEOPLE = {
    "voss": ("Elena Voss", {"en": "Foreign Minister", "de": "Außenministerin"}, "norland"),
    "dorn": ("Marek Dorn", {"en": "Prime Minister", "de": "Ministerpräsident"}, "sudland"),
    "iversen": ("Tomas Iversen", {"en": "Secretary General", "de": "Generalsekretär"}, "alliance"),
    "kessler": ("Ruth Kessler", {"en": "Defence Minister", "de": "Verteidigungsministerin"}, "norland"),
    "lind": ("Pavel Lind", {"en": "President", "de": "Präsident"}, "estvik"),
}
SHOWN = 24  # characters by which a quotation is named
OPEN, NOBODY = "open", "nobody"

Report = dict[str, Any]


def reports() -> list[tuple[str, Report]]:
    """Return every report with a name, in the order of the files."""
    return [
        (f"{path.stem}-{number}", report)
        for path in sorted(FOLDER.glob("*.yml"))
        for number, report in enumerate(yaml.load_all(path.read_bytes(), yaml.CSafeLoader), 1)
    ]


def truth(report: Report) -> dict[str, str]:
    """Return who says each quotation of a report, several people in order of the alphabet."""
    return {words: "+".join(sorted(name.split("+"))) for words, name in report["spoken"].items()}


def told(report: Report) -> list[tuple[str, str]]:
    """Return the first words of each quotation of a report, and whom the program gives it to."""
    fields = {"type": "news", "language": "en", **report.get("source", {})}
    source = entry(Source, "report", title="x", file="report.txt", sha256="0" * 64, **fields)
    entries = [source, *_actors(fields["language"])]
    origins = {(one.kind, one.id): Origin(one.id, one.id) for one in entries}
    catalog = link(entries, origins, {"report": ArchivedText("report.txt", "0" * 64, report["text"])})
    voices = Attributions(catalog).of("report")
    regions = [one for one in voices.regions if not one.is_nested]
    if fields["type"] == "transcript":
        regions = [one for one in regions if not one.is_quoted]
    return [(one.stretch.of(voices.text.text)[:SHOWN].rstrip("., "), _told(one.reading)) for one in regions]


def _told(reading: Reading) -> str:
    if not reading.certain:
        return OPEN
    return "+".join(sorted(reading.actors & PEOPLE.keys())) or NOBODY


def _actors(language: str) -> list[Actor]:
    people = [
        entry(Actor, id_, name=name, type="person", memberships=[{"role": roles[language], "organization": home}])
        for id_, (name, roles, home) in PEOPLE.items()
    ]
    countries = [entry(Actor, one, name=one.capitalize(), type="country") for one in ("norland", "sudland", "estvik")]
    aliases = ["the Alliance", "Alliance"]
    return [*people, *countries, entry(Actor, "alliance", name="Northern Alliance", type="alliance", aliases=aliases)]
