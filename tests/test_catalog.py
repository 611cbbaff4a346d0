"""The linked catalog: what refers to what, and where everything was read."""

import pytest
from helpers.entries import GOVERNED, actor, catalog, statement
from policy_timeline.entries.catalog import Referrer, evidence_of
from policy_timeline.entries.kinds import KINDS
from policy_timeline.entries.origins import Origin
from policy_timeline.findings.diagnostics import Severity
from policy_timeline.findings.locations import LocationTree, Spot


def test_governments_stand_in_order_of_their_first_day():
    assert [one.id for one in GOVERNED.governments["norland"]] == ["first", "second", "third"]


def test_a_plain_belonging_speaks_for_nobody():
    linked = catalog(actor("norland", "country"), actor("vale", "person", memberships=[{"organization": "norland"}]))
    assert not linked.speaks_for(linked.actors["vale"].memberships[0], "norland")


def test_references_lead_back():
    linked = catalog(statement("one"), statement("two", speaker="reed"))
    assert linked.referrers("sources", "r", "statements") == [
        Referrer("statements", "one", ("evidence", 0, "source")),
        Referrer("statements", "two", ("evidence", 0, "source")),
    ]
    assert linked.referrers("actors", "reed", "statements") == [Referrer("statements", "two", ("speaker",))]
    assert linked.referrers("actors", "reed", "events") == ()


def test_entries_stand_in_order_of_kind_and_id_and_know_their_file():
    linked = catalog(statement("b"), statement("a"), actor("norland", "country"))
    assert [one.id for one in linked.entries()] == ["norland", "a", "b"]
    assert linked.origin(linked.statements["a"]).path == "statements/a.yml"


def test_nothing_in_a_catalog_can_be_changed():
    linked = catalog(statement("a"))
    for mapping in (linked.statements, linked.origins, linked.texts, linked.retired):
        with pytest.raises(TypeError):
            mapping["b"] = None


def test_all_evidence_is_found_with_its_path():
    evidence = [{"source": "r", "quote": "q"}, {"source": "r", "passage": "p"}]
    disputed = statement("a", evidence=evidence, dispute={"text": "t", "evidence": evidence[:1]})
    paths = [path for path, _ in evidence_of(disputed)]
    assert paths == [("evidence", 0), ("evidence", 1), ("dispute", "evidence", 0)]
    assert list(evidence_of(actor("a"))) == []
    talks = KINDS["events"].model_validate({"title": "T", "date": "2025", "evidence": evidence}, context={"id": "t"})
    assert [one.key for _, one in evidence_of(talks)] == ["quote", "passage"]


TREE = LocationTree(Spot(1, 1), None, {"links": LocationTree(Spot(2, 3), Spot(2, 1), {})})
ORIGIN = Origin("data/x.yml", "x.yml", lambda: TREE, "a: b\rlinks: \u202e[]\r\n")


def test_a_finding_has_the_place_of_the_value_or_of_its_key_and_the_line():
    value = ORIGIN.finding("missing-dispute", path=("links", 3))
    key = ORIGIN.finding("missing-dispute", path=("links",), key=True)
    assert [(one.location.line, one.location.column, one.excerpt) for one in (value, key)] == [
        (2, 3, "links: \ufffd[]"),
        (2, 1, "links: \ufffd[]"),
    ]


def test_the_key_of_a_whole_file_is_its_beginning():
    assert str(ORIGIN.location((), key=True)) == "data/x.yml:1:1"


def test_a_finding_in_a_file_without_text_has_no_line():
    assert Origin("f", "f").finding("missing-dispute").excerpt is None
    assert ORIGIN.finding("missing-dispute", spot=Spot(9, 1)).excerpt is None


def test_a_finding_says_what_its_row_says_unless_who_makes_it_knows_more():
    found = ORIGIN.finding("missing-key.original", digest="12ab")
    assert (found.severity, found.code, found.hint) == (Severity.ERROR, "missing-key", "original_sha256: 12ab")
    told = ORIGIN.finding("missing-key.original", severity=Severity.INFO, hint="later", digest="12ab")
    assert (told.severity, told.hint, told.message) == (Severity.INFO, "later", found.message)
