"""What is published, what of that counts, and which shifts are shown."""

import pytest
from policy_timeline.entries.catalog import link
from policy_timeline.entries.kinds import KINDS
from policy_timeline.facts.publication import Publication


def statement(id_, **fields):
    fields = {"summary": "s", "speaker": "vale", "date": "2025", "evidence": [{"source": "r", "quote": "q"}], **fields}
    return KINDS["statements"].model_validate(fields, context={"id": id_})


def shift(id_, before, after, type_="change"):
    fields = {"position": "toll", "from": before, "to": after, "type": type_, "summary": "s"}
    return KINDS["shifts"].model_validate(fields, context={"id": id_})


def ids(entries):
    return [entry.id for entry in entries]


def test_statements_stand_in_time_and_vague_dates_before_exact_ones():
    dates = {"d": "2025-02-28", "c": "2025-02", "b": "2025-02-28", "a": "2025-03-01", "e": "2024"}
    linked = link([statement(id_, date=day) for id_, day in dates.items()], {}, {})
    assert ids(Publication(linked).statements) == ["e", "c", "b", "d", "a"]


@pytest.mark.parametrize(
    ("status", "drafts", "shown", "counts"),
    [
        ("published", False, True, True),
        ("disputed", False, True, True),
        ("corrected", False, True, True),
        ("draft", False, False, False),
        ("draft", True, True, True),
        ("retracted", False, True, False),
        ("retracted", True, True, False),
    ],
)
def test_only_drafts_are_hidden_which_a_preview_shows_and_the_retracted_do_not_count(status, drafts, shown, counts):
    publication = Publication(link([statement("a", status=status)], {}, {}), drafts)
    assert ids(publication.statements) == ["a"] * shown
    assert ids(publication.counting) == ["a"] * counts


@pytest.mark.parametrize(("status", "shown"), [("published", True), ("retracted", False), ("draft", False)])
@pytest.mark.parametrize(("before", "after"), [("a", "b"), ("b", "a")])
def test_a_shift_is_shown_while_both_its_statements_count(status, shown, before, after):
    linked = link([statement("a"), statement("b", status=status), shift("turn", before, after)], {}, {})
    assert ids(Publication(linked).shifts) == ["turn"] * shown


def test_a_dismissed_shift_is_shown_nowhere():
    linked = link([statement("a"), statement("b"), shift("no-turn", "a", "b", "dismissed")], {}, {})
    assert Publication(linked).shifts == ()


def test_entries_of_a_kind_are_those_that_are_published():
    draft, turn = statement("b", status="draft"), shift("turn", "a", "b")
    issue = KINDS["issues"].model_validate({"title": "Toll"}, context={"id": "toll"})
    publication = Publication(link([statement("a"), draft, turn, issue], {}, {}))
    assert [ids(publication.entries(kind)) for kind in ("statements", "shifts", "issues")] == [["a"], [], ["toll"]]
