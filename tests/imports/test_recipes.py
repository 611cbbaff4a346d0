"""The recipes of the docs do what they say, with the counts that they give."""

import re
from pathlib import Path

from helpers.imports import entries, faults, given, imported

DOC = (Path(__file__).parents[2] / "generator/policy_timeline/authoring/guide/import.md").read_text("utf-8")
PARTIES = [{"id": number, "name": f"P{number}", "longname": f"Party {number}"} for number in range(3)]
THESES = [{"id": number, "category": None, "label": f"T{number}", "text": f"Thesis {number}."} for number in range(4)]
OPINIONS = [
    {"id": party * 4 + thesis, "party": party, "statement": thesis, "answer": (party + thesis) % 3, "comment": thesis}
    for party in range(3)
    for thesis in range(4)
]


def test_the_recipe_of_a_voting_advice_set(empty):
    map_ = re.search(r'```yaml title="advice.yml"\n(.*?)```', DOC, re.DOTALL)[1]
    given("issues.csv", "id,title\nelection-2013,Theses of the election of 2013\n")
    imported("csv", "issues.csv")
    files = [given("party.json", PARTIES), given("statement.json", THESES), given("opinion.json", OPINIONS)]
    said = imported("csv", *files, "--map", given("advice.yml", map_))
    assert "actors: 3 taken, 0 there already, 0 left out" in said
    assert "positions: 4 taken, 0 there already, 0 left out" in said
    assert "statements: 12 taken, 0 there already, 0 left out" in said
    assert "12 of the statements are drafts" in said
    assert "no place here: opinion.comment (12 times), opinion.id (12 times)" in said
    assert faults() == []
    assert len(entries()) == 20
