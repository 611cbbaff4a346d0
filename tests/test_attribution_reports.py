"""Whole reports as newspapers and agencies write them, invented: whose each quotation is, and what is left open.

A file of tests/reports has the text; for each quotation its first words and its speaker, or `nobody` where none of the
actors said it; and which of them are left open, since the program does not dare to name a speaker.
"""

from pathlib import Path

import pytest
import yaml
from evidence_kit import catalog, source

from generator.attribution import Attributions

REPORTS = sorted((Path(__file__).parent / "reports").glob("*.yml"))
PEOPLE = {
    "voss": ("Elena Voss", "Foreign Minister", "norland"),
    "dorn": ("Marek Dorn", "Prime Minister", "sudland"),
    "iversen": ("Tomas Iversen", "Secretary General", "alliance"),
    "kessler": ("Ruth Kessler", "Defence Minister", "norland"),
    "lind": ("Pavel Lind", "President", "estvik"),
}
ACTORS = {
    **{
        id_: {"name": name, "type": "person", "memberships": [{"role": role, "organization": home}]}
        for id_, (name, role, home) in PEOPLE.items()
    },
    **{home: {"name": home.capitalize(), "type": "country"} for home in ("norland", "sudland", "estvik")},
    "alliance": {"name": "Northern Alliance", "type": "alliance", "aliases": ["the Alliance", "Alliance"]},
}


def read(report: Path) -> tuple[dict[str, str], dict[str, str], set[str]]:
    """Return who speaks in each quotation of a report: in truth, and by the program; and what it may leave open."""
    spec = yaml.safe_load(report.read_text("utf-8"))
    voices = Attributions(catalog({"report": spec["text"]}, source(), actors=ACTORS)).of("report")
    found = {
        one.stretch.of(spec["text"])[:24].rstrip("., "): one.reading.only if one.reading.only in PEOPLE else "nobody"
        for one in voices.regions
        if not one.is_nested
    }
    return spec["spoken"], found, set(spec["left_open"])


@pytest.mark.parametrize("report", REPORTS, ids=lambda one: one.stem)
def test_no_quotation_is_given_to_somebody_else(report):
    spoken, found, _ = read(report)
    assert found.keys() == spoken.keys()
    assert {words: name for words, name in found.items() if name not in {spoken[words], "nobody"}} == {}


@pytest.mark.parametrize("report", REPORTS, ids=lambda one: one.stem)
def test_few_quotations_are_left_open(report):
    spoken, found, left_open = read(report)
    assert {words for words, name in spoken.items() if found[words] != name} == left_open
