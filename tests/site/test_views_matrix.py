"""Where everyone stands: cells, the matrix, a position's page, and who agrees with whom."""

import pytest

SHOUT = {"position": "toll", "stance": "opposes", "mode": "demand", "basis": "explicit"}


def cell(views, actor="mira-vale", position="toll"):
    """Return the cell of the matrix, or None where its actor has no column or the position no row."""
    cells = (one for block in views.matrix for row in block.rows for one in row.cells)
    return next((one for one in cells if (one.principal.id, one.position.id) == (actor, position)), None)


def terms(day):
    return [(taken.card.id, taken.stance.stance.value, taken.stance.mode.value) for taken in day.taken]


def position(views, id_="toll"):
    return views.position(id_)


def pairs(views):
    """Return with whom the minister agrees (True) or differs (False), who speaks to one position here."""
    found = views.actor("mira-vale").agreements
    return {("mira-vale", one.actor.id): one.agree == 1 for one in found}


def standing(views, id_="toll"):
    """Return who stands on each side of a position."""
    return {group.side.value: [cell.principal.id for cell in group.cells] for group in position(views, id_).groups}


def test_a_cell_shows_every_stance_of_the_principals_latest_day(world):
    world.said("earlier", "2025-03-01", "unclear")
    world.said("morning", "2025-03-03", stances=[{**SHOUT, "stance": "supports", "mode": "preference"}, SHOUT])
    world.said("noon", "2025-03-03", "opposes", "feasibility")
    found = cell(world.views())
    assert [str(day.day) for day in found.days] == ["2025-03-01", "2025-03-03"]
    assert terms(found.latest) == [
        ("morning", "supports", "preference"),
        ("morning", "opposes", "demand"),
        ("noon", "opposes", "feasibility"),
    ]


def test_an_uncertain_date_takes_effect_at_its_latest_day(world):
    world.said("some-day", "2025-02", "supports")
    world.said("exact", "2025-02-20", "opposes")
    assert terms(cell(world.views()).latest) == [("some-day", "supports", "preference")]
    assert terms(cell(world.views(as_of="2025-02-27")).latest) == [("exact", "opposes", "preference")]


def test_nothing_later_than_the_day_counts(world):
    world.said("one", "2025-02-20", "supports")
    world.said("two", "2025-02-21", "opposes")
    assert len(cell(world.views(as_of="2025-02-21")).days) == 2
    assert terms(cell(world.views(as_of="2025-02-20")).latest) == [("one", "supports", "preference")]
    assert cell(world.views(as_of="2025-02-19")) is None


def test_words_count_for_their_principal_and_not_for_the_speaker(world):
    world.for_norland("we", stance="supports")
    views = world.views()
    assert terms(cell(views, "norland").latest) == [("we", "supports", "preference")]
    assert cell(views, "mira-vale") is None


@pytest.mark.parametrize(("status", "stays"), [("retracted", False), ("draft", False), ("corrected", True)])
def test_what_no_longer_or_not_yet_counts_is_not_in_the_matrix(world, status, stays):
    world.said("it", stance="supports", status=status, revisions=[{"date": "2025-05-01", "change": "All of it"}])
    assert (cell(world.views()) is not None) is stays


def test_a_disputed_statement_stays_in_the_matrix(world):
    world.said("it", stance="supports", status="disputed", dispute={"text": "Reed sees it otherwise."})
    assert terms(cell(world.views()).latest) == [("it", "supports", "preference")]


def test_a_stance_stands_since_the_first_day_without_another(world):
    for id_, day, stance in [
        ("one", "2025-01-01", "supports"),
        ("two", "2025-01-02", "opposes"),
        ("three", "2025-01-03", "supports"),
        ("four", "2025-01-04", "supports"),
    ]:
        world.said(id_, day, stance)
    world.said("other", "2025-01-05", "supports", position="ferry")
    views = world.views()
    assert str(cell(views).since) == "2025-01-03"
    assert str(cell(views, position="ferry").since) == "2025-01-05"


def test_the_same_stance_in_another_sense_is_another(world):
    world.said("one", "2025-01-01", "supports", "preference")
    world.said("two", "2025-01-02", "supports", "feasibility")
    assert str(cell(world.views()).since) == "2025-01-02"


def test_silence_and_a_search_without_a_find_are_told_apart(world):
    world.said("it", stance="supports", position="ferry")
    world.change("positions", "toll", searched=[{"actor": "sudland", "date": "2025-03-03", "sources": ["record"]}])
    views = world.views()
    silent, searched = cell(views), cell(views, "sudland")
    assert (silent.days, silent.searches) == ((), ())
    assert (silent.latest, silent.since) == (None, None)
    assert searched is None, "who was looked for and took no stance on the issue has no column"
    found = position(views)
    assert [([one.id for one in each.actors], str(each.search.date)) for each in found.searched] == [
        (["sudland"], "2025-03-03")
    ]
    assert [one.label for one in found.searched[0].search.sources] == ["The record"]
    assert (found.not_found, found.groups, found.principals) == (1, (), 0)


def test_who_was_looked_for_has_a_cell_that_says_so_beside_the_stances_on_other_positions(world):
    world.said("it", stance="supports", position="ferry", speaker="tomas-reed")
    world.change("positions", "toll", searched=[{"actor": "tomas-reed", "date": "2025-03-03", "sources": ["record"]}])
    found = cell(world.views(), "tomas-reed")
    assert (found.latest, len(found.searches)) == (None, 1)


def test_an_actor_that_was_searched_for_and_found_later_stands_where_it_was_found(world):
    world.change("positions", "toll", searched=[{"actor": "mira-vale", "date": "2025-01-01", "sources": ["record"]}])
    world.said("it", "2025-03-03", "supports")
    views = world.views()
    assert len(cell(views).searches) == 1
    assert position(views).searched == ()
    assert standing(views) == {"supports": ["mira-vale"]}


def test_the_matrix_has_a_block_for_each_issue_that_has_positions(world):
    world.add("issues", "air", title="Clean air")
    world.add("issues", "empty", title="An issue without positions")
    world.add("positions", "filters", proposition="Ships should have filters.", issue="air")
    world.said("zeal", stance="supports", position="filters")
    world.for_norland("norland-too", position="toll")
    world.said("reed", stance="opposes", position="ferry", speaker="tomas-reed")
    air, strait = world.views().matrix
    assert (air.issue.label, strait.issue.label) == ("Clean air", "The strait")
    assert [one.label for one in air.actors] == ["Mira Vale"]
    assert [one.label for one in strait.actors] == ["Norland", "Tomas Reed"]
    assert [row.position.id for row in strait.rows] == ["ferry", "toll"]
    assert [[one.principal.id for one in row.cells] for row in strait.rows] == [["norland", "tomas-reed"]] * 2


def test_a_position_shows_who_stands_where_by_name_with_all_statements(world):
    world.change("positions", "toll", scope_note="For all ships.")
    world.said("reed", "2025-01-02", "opposes", speaker="tomas-reed")
    world.said("vale", "2025-01-01", "supports")
    world.said("vale-once-more", "2025-01-03", "supports", status="retracted", revisions=[])
    world.said("elsewhere", stance="supports", position="ferry")
    found = position(world.views())
    assert standing(world.views()) == {"supports": ["mira-vale"], "opposes": ["tomas-reed"]}
    assert (found.statements, found.taken, found.principals) == (3, 2, 2)
    assert (found.issue.label, found.scope_note, found.entry) == ("The strait", "For all ships.", "positions/toll.yml")


def test_a_shift_named_as_a_statement_brings_no_statement_of_another_position(world):
    world.said("one", "2025-01-01", "supports")
    world.said("two", "2025-01-02", "opposes")
    world.said("elsewhere", stance="supports", position="ferry")
    world.shift("elsewhere", "one", "two")
    found = position(world.views())
    assert found.statements == 2
    assert [one.id for one in found.shifts] == ["elsewhere"]
    assert position(world.views(), "ferry").shifts == ()


@pytest.mark.parametrize(
    ("left", "right", "expected"),
    [
        ("supports", "supports", True),
        ("supports", "supports-with-conditions", True),
        ("opposes", "opposes", True),
        ("supports", "opposes", False),
        ("supports-with-conditions", "opposes", False),
        ("supports", "mixed", None),
        ("supports", "unclear", None),
        ("opposes", "declines-to-say", None),
    ],
)
def test_two_actors_agree_or_differ_where_both_take_a_side(world, left, right, expected):
    conditions = [{"text": "Only for large ships.", "evidence": 1}]
    for id_, speaker, stance in [("one", "mira-vale", left), ("two", "tomas-reed", right)]:
        more = {"conditions": conditions} if stance == "supports-with-conditions" else {}
        whole = {"position": "toll", "stance": stance, "mode": "preference", "basis": "explicit", **more}
        world.said(id_, speaker=speaker, stances=[whole])
    assert pairs(world.views()).get(("mira-vale", "tomas-reed")) is expected


def test_actors_are_compared_in_the_same_sense_alone(world):
    world.said("one", stance="supports", mode="preference")
    world.said("two", stance="opposes", mode="feasibility", speaker="tomas-reed")
    assert pairs(world.views()) == {}


def test_actors_that_differ_in_one_sense_differ(world):
    both = [{**SHOUT, "stance": "supports"}, {**SHOUT, "mode": "preference"}]
    world.said("one", stances=both)
    world.said("two", stances=[SHOUT, {**SHOUT, "mode": "preference"}], speaker="tomas-reed")
    assert pairs(world.views()) == {("mira-vale", "tomas-reed"): False}


def test_an_actor_on_both_sides_on_one_day_is_not_compared(world):
    world.said("one", "2025-01-01", "supports")
    world.said("two", "2025-01-01", "opposes")
    world.said("three", "2025-01-01", "opposes", speaker="tomas-reed")
    assert pairs(world.views()) == {}


def test_only_the_latest_day_is_compared(world):
    world.said("once", "2025-01-01", "supports")
    world.said("now", "2025-01-02", "opposes")
    world.said("reed", "2025-01-01", "opposes", speaker="tomas-reed")
    assert pairs(world.views()) == {("mira-vale", "tomas-reed"): True}


def test_a_position_keeps_a_side_on_which_somebody_only_stood_before(world):
    world.said("once", "2025-01-01", "supports")
    world.said("now", "2025-01-02", "opposes")
    assert standing(world.views()) == {"supports": [], "opposes": ["mira-vale"]}


def test_many_actors_on_few_positions_are_lines_beside_those_who_stand_as_they_do(world):
    for number in range(41):
        world.add("actors", f"state-{number}", name=f"State {number}", type="country")
        world.said(f"vote-{number}", stance="opposes" if number % 2 else "supports", speaker=f"state-{number}")
    world.said("alone", stance="supports", position="ferry", speaker="state-40")
    (block,) = world.views().matrix
    assert block.is_turned
    names = [actor.label for actor, _ in block.lines]
    assert names[:2] == ["State 40", "State 0"], "on the first position too"
    assert names[2:4] == ["State 2", "State 4"]
    assert names[-1] == "State 39"
    assert [cell.position.id for cell in block.lines[0][1]] == ["ferry", "toll"]
    assert block.size == 82


def test_on_a_day_inside_its_span_a_stance_is_possible_and_from_its_latest_day_on_it_counts(world):
    world.said("some-time", "2021-01-20/2025-01-19", "supports")
    (inside,) = cell(world.views(as_of="2024-06-01")).possible
    assert (str(inside.first), str(inside.last), inside.is_open) == ("2021-01-20", "2025-01-19", True)
    assert [taken.card.id for taken in inside.taken] == ["some-time"]
    assert cell(world.views(as_of="2024-06-01")).days == ()
    (after,) = cell(world.views(as_of="2025-01-19")).possible
    assert not after.is_open
    assert len(cell(world.views(as_of="2025-01-19")).days) == 1
    assert cell(world.views(as_of="2021-01-19")) is None
