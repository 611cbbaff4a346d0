"""Evidence as Web Annotations: selectors that select exactly the archived words."""

import json

import pytest
from error_cases import BASE
from helpers.exports import MORE, REPORT, api, exported
from rdflib import Graph, Namespace

ANNOTATION = Namespace("http://www.w3.org/ns/oa#")
CONTEXT = {
    "oa": "http://www.w3.org/ns/oa#",
    "id": "@id",
    "type": "@type",
    "Annotation": "oa:Annotation",
    "target": {"@type": "@id", "@id": "oa:hasTarget"},
    "source": {"@type": "@id", "@id": "oa:hasSource"},
    "selector": {"@type": "@id", "@id": "oa:hasSelector"},
    "exact": "oa:exact",
    "start": "oa:start",
    "items": {"@id": "http://www.w3.org/ns/activitystreams#items", "@type": "@id"},
}
"""What the tests need of http://www.w3.org/ns/anno.jsonld, so that they ask no other host for it."""


@pytest.fixture
def annotated(files):
    return json.loads(files["api/v1/annotations.json"])


def selectors(annotated):
    return [
        {selector["type"]: selector for selector in target["selector"]}
        for item in annotated["items"]
        for target in item["target"]
    ]


def test_both_selectors_select_the_same_words(annotated):
    for of in selectors(annotated):
        position, quote = of["TextPositionSelector"], of["TextQuoteSelector"]
        assert REPORT[position["start"] : position["end"]] == quote["exact"]
        assert REPORT[: position["start"]].endswith(quote["prefix"])
        assert REPORT[position["end"] :].startswith(quote["suffix"])


def test_there_is_an_annotation_for_each_piece_of_evidence(files, annotated):
    told = [
        evidence
        for kind in ("statements", "events")
        for each in api(files, kind)[kind]
        for evidence in (*each["evidence"], *((each.get("dispute") or {}).get("evidence", [])))
    ]
    assert len(annotated["items"]) == len(told)
    assert len({item["id"] for item in annotated["items"]}) == len(told)


@pytest.mark.filterwarnings("ignore::DeprecationWarning:rdflib")
def test_a_reader_of_linked_data_finds_words_and_sources(annotated):
    graph = Graph().parse(data=json.dumps(annotated | {"@context": CONTEXT}), format="json-ld")
    assert {str(words) for words in graph.objects(None, ANNOTATION.exact)} == {
        of["TextQuoteSelector"]["exact"] for of in selectors(annotated)
    }
    sources = {str(source) for source in graph.objects(None, ANNOTATION.hasSource)}
    assert "https://timeline.example/sub/sources/harbour-report/" in sources


def test_a_source_that_may_not_be_shown_lends_no_words_around(project):
    source = "data/sources/harbour-report.yml"
    project({**MORE, source: (BASE / source).read_text("utf-8") + "publish: none\n"})
    annotated = json.loads(exported()["api/v1/annotations.json"])
    assert all(of["TextQuoteSelector"].keys() == {"type", "exact"} for of in selectors(annotated))
