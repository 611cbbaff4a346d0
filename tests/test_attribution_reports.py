"""Whole reports as newspapers and agencies write them, invented: whose each quotation is, and what is left open.

A file of tests/reports has one report or more, news where its `source` says nothing else. Each has the text; for each
quotation (each turn of a transcript, the whole of a speech) its first words and its speaker, or `nobody` where none of
the actors said it, or where nobody can know; and which of them are left open, since the program does not dare to name
a speaker.
"""

from pathlib import Path

import pytest
import yaml
from evidence_kit import catalog, source

from generator.attribution import Attributions

REPORTS = sorted((Path(__file__).parent / "reports").glob("*.yml"))
PEOPLE = {
    "voss": ("Elena Voss", {"en": "Foreign Minister", "de": "Außenministerin"}, "norland"),
    "dorn": ("Marek Dorn", {"en": "Prime Minister", "de": "Ministerpräsident"}, "sudland"),
    "iversen": ("Tomas Iversen", {"en": "Secretary General", "de": "Generalsekretär"}, "alliance"),
    "kessler": ("Ruth Kessler", {"en": "Defence Minister", "de": "Verteidigungsministerin"}, "norland"),
    "lind": ("Pavel Lind", {"en": "President", "de": "Präsident"}, "estvik"),
}
SHOWN = 24  # characters by which a quotation is named


def actors(language: str) -> dict[str, dict]:
    people = {
        id_: {"name": name, "type": "person", "memberships": [{"role": roles[language], "organization": home}]}
        for id_, (name, roles, home) in PEOPLE.items()
    }
    countries = {home: {"name": home.capitalize(), "type": "country"} for home in ("norland", "sudland", "estvik")}
    alliance = {"name": "Northern Alliance", "type": "alliance", "aliases": ["the Alliance", "Alliance"]}
    return {**people, **countries, "alliance": alliance}


def regions_of(report: dict) -> list[tuple[str, str]]:
    """Return the first words of each quotation or turn of a report, and who speaks there by the program, or `open`."""
    text, fields = report["text"], report.get("source", {})
    cast = actors(fields.get("language", "en"))
    voices = Attributions(catalog({"report": text}, source(**fields), actors=cast)).of("report")
    is_transcript = fields.get("type") == "transcript"
    regions = [one for one in voices.regions if not one.is_nested and not (is_transcript and one.is_quoted)]
    return [(one.stretch.of(text)[:SHOWN].rstrip("., "), told(one.reading)) for one in regions]


def told(reading) -> str:
    """Return whom a reading names: `open`, `nobody` of the people, or one or several of them."""
    if not reading.certain:
        return "open"
    return "+".join(sorted(reading.actors & PEOPLE.keys())) or "nobody"


def cases() -> list:
    return [
        pytest.param(report, id=f"{path.stem}-{number}")
        for path in REPORTS
        for number, report in enumerate(yaml.safe_load_all(path.read_text("utf-8")), 1)
    ]


def in_order(speakers: str) -> str:
    return "+".join(sorted(speakers.split("+")))


@pytest.mark.parametrize("report", cases())
def test_no_quotation_is_given_to_somebody_else(report):
    found = regions_of(report)
    truth = {words: in_order(name) for words, name in report["spoken"].items()}
    assert [words for words, _ in found] == list(truth)
    assert {words: name for words, name in found if name not in {truth[words], "open"}} == {}


@pytest.mark.parametrize("report", cases())
def test_few_quotations_are_left_open(report):
    found = dict(regions_of(report))
    known = [words for words, name in report["spoken"].items() if name != "nobody"]
    assert [words for words in known if found[words] == "open"] == report["left_open"]
