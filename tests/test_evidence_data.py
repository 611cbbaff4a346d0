"""The gates on the real document of this repository: every quotation is understood, every swap of speakers caught."""

from pathlib import Path

import pytest
from policy_timeline.coverage import coverage
from policy_timeline.entries.catalog import Catalog, link
from policy_timeline.entries.kinds import Statement
from policy_timeline.entries.terms import ActorType
from policy_timeline.evidence.speakers import Attributions
from policy_timeline.evidence.verdicts import Verdict, verdict
from policy_timeline.facts.proving import prove
from policy_timeline.reading.loader import load_catalog

ROOT = Path(__file__).parent.parent
SOURCE = "hegseth-udcg-2025"


@pytest.fixture(scope="module")
def catalog() -> Catalog:
    return load_catalog(ROOT / "data", ROOT / "seeds").catalog


def people(catalog: Catalog) -> list[str]:
    return [one.id for one in catalog.actors.values() if one.type is ActorType.PERSON]


def without_aliases(catalog: Catalog) -> Catalog:
    """Return the catalog with persons who have no other name than their full one."""
    persons = [catalog.actors[one].model_copy(update={"aliases": ()}) for one in people(catalog)]
    others = [one for one in catalog.entries() if one.kind != "actors" or one.id not in people(catalog)]
    return link([*others, *persons], catalog.origins, catalog.texts)


@pytest.mark.parametrize("change", [lambda one: one, without_aliases])
def test_every_quotation_but_the_headings_is_given_to_one_speaker(catalog, change):
    voices = Attributions(change(catalog)).of(SOURCE)
    found = {region.stretch.of(voices.text.text): region.reading.only for region in voices.regions}
    assert found.pop("Unrealistic") is None
    assert len(found) == 11
    assert set(found.values()) == {"pete-hegseth", "john-healey", "mark-rutte"}
    assert found["must end"] == "pete-hegseth"
    assert [words[:7] for words, speaker in found.items() if speaker == "mark-rutte"] == ["I agree"]
    assert [words[:7] for words, speaker in found.items() if speaker == "john-healey"] == ["We hear"]


def test_every_swap_among_its_people_is_contradicted(catalog):
    voices = Attributions(catalog).of(SOURCE)
    for region in voices.regions:
        if region.reading.only:
            for claimed in people(catalog):
                expected = Verdict.CONFIRMED if claimed == region.reading.only else Verdict.CONTRADICTED
                assert verdict(catalog, claimed, region.reading) is expected, (claimed, region.stretch)


def test_every_statement_with_its_speaker_swapped_is_refused(catalog):
    for statement in catalog.statements.values():
        if not any(one.is_quote for one in statement.evidence):
            continue
        for claimed in people(catalog):
            swapped = statement.model_copy(update={"speaker": claimed})
            others = [one for one in catalog.entries() if not isinstance(one, Statement)]
            found = {one.code for one in prove(link([*others, swapped], catalog.origins, catalog.texts)).diagnostics}
            assert ("wrong-speaker" in found) == (claimed != statement.speaker), (statement.id, claimed)


def test_all_evidence_is_proved_and_nothing_is_left_open(catalog):
    result = prove(catalog)
    assert {one.code for one in result.diagnostics} <= {"meaning-may-turn"}
    assert all(one.confirmed for one in result.proofs.values())
    (covered,) = coverage(catalog, result.proofs)
    assert (covered.total, covered.curated, covered.left_out, covered.open) == (12, 11, 1, ())
