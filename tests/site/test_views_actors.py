"""An actor's page, the list of all, and offices as lines."""

import pytest

MINISTER = {"role": "Minister", "organization": "norland", "start_date": "2024-07-01"}


def actor(views, id_="mira-vale"):
    return views.actor(id_)


def stands(view):
    """Return the statements by which an actor stands on each issue."""
    return [(one.issue.id, [cell.days[-1].taken[0].card.id for cell in one.cells]) for one in view.stands]


def drawn(views, id_="mira-vale"):
    return [(one.label, one.possible.start, one.possible.end) for one in actor(views, id_).office_lines.lines]


def test_actors_are_listed_by_name_with_todays_roles_and_how_often_they_spoke(world):
    world.said("mine")
    world.for_norland("ours")
    world.for_norland("ours-too")
    world.said("hidden", status="draft")
    lines = world.views().actor_lines
    assert [line.ref.label for line in lines] == ["Mira Vale", "Norland", "Sudland", "Tomas Reed"]
    assert [(line.spoken, line.counted) for line in lines] == [(3, 0), (0, 2), (0, 0), (0, 0)]
    assert [line.roles for line in lines] == [("Minister of Transport",), (), (), ()]
    assert [line.type for line in lines][:2] == ["person", "country"]


def test_the_roles_of_the_list_are_those_of_the_day_of_the_site(world):
    world.change("actors", "mira-vale", memberships=[MINISTER])
    world.said("it", "2024-06-30")
    assert world.views(as_of="2024-06-30").actor_lines[0].roles == ()
    assert world.views(as_of="2024-07-01").actor_lines[0].roles == ("Minister",)


def test_offices_are_shown_on_both_ends_with_their_proof(world):
    links = [{"url": "https://example.org/office", "note": "The gazette"}]
    belonging = {"organization": "sudland", "end_date": "2020", "note": "public record, not in the archive"}
    world.change("actors", "mira-vale", memberships=[{**MINISTER, "links": links}, belonging])
    views = world.views()
    (office,), (other,) = actor(views).offices, actor(views).belongs
    assert (office.role, office.other.label, str(office.start), office.end) == (
        "Minister",
        "Norland",
        "2024-07-01",
        None,
    )
    assert [(one.url, one.note) for one in office.fact.links] == [("https://example.org/office", "The gazette")]
    assert (other.role, other.other.label, str(other.end)) == (None, "Sudland", "2020")
    assert other.fact.note == "public record, not in the archive"
    (member,) = actor(views, "norland").members
    assert (member.role, member.other.label) == ("Minister", "Mira Vale")
    assert actor(views, "tomas-reed").members == ()


def test_a_government_leads_to_its_country_and_its_neighbors(world):
    first = {"start_date": "2020-01-01", "end_date": "2024-07-01", "note": "public record"}
    world.add("actors", "cabinet-1", name="Cabinet 1", type="government", government_of="norland", **first)
    second = {"start_date": "2024-07-01", "succeeds": "cabinet-1"}
    world.add("actors", "cabinet-2", name="Cabinet 2", type="government", government_of="norland", **second)
    views = world.views()
    one, two, country = actor(views, "cabinet-1"), actor(views, "cabinet-2"), actor(views, "norland")
    assert (one.country.label, str(one.start), str(one.end)) == ("Norland", "2020-01-01", "2024-07-01")
    assert one.fact.note == "public record"
    assert (one.succeeds, [ref.label for ref in one.succeeded_by]) == (None, ["Cabinet 2"])
    assert (two.succeeds.label, two.succeeded_by) == ("Cabinet 1", ())
    assert [ref.label for ref in country.governments] == ["Cabinet 1", "Cabinet 2"]
    assert country.country is None


def test_what_was_said_for_a_country_is_listed_under_its_government_of_the_day(world):
    government = {"type": "government", "government_of": "norland"}
    world.add("actors", "old-cabinet", name="Old", start_date="2020-01-01", end_date="2024-07-01", **government)
    world.add("actors", "new-cabinet", name="New", start_date="2024-07-01", succeeds="old-cabinet", **government)
    world.for_norland("before", "2024-06-30")
    world.for_norland("after", "2024-07-01")
    world.said("herself", "2024-07-01")
    views = world.views()
    assert [card.id for card in actor(views, "old-cabinet").under_it] == ["before"]
    assert [card.id for card in actor(views, "new-cabinet").under_it] == ["after"]
    assert actor(views, "norland").under_it == ()


def test_statements_are_told_apart_by_who_spoke_and_for_whom(world):
    world.add("events", "meeting", title="A meeting", date="2025-03-03", participants=["mira-vale"])
    world.said("mine", "2025-03-02", "supports")
    world.for_norland("ours", "2025-03-03", "opposes")
    views = world.views()
    vale, norland = actor(views), actor(views, "norland")
    assert [card.id for card in vale.spoken] == ["mine", "ours"]
    assert [card.id for card in vale.for_it] == []
    assert [card.id for card in norland.spoken] == []
    assert [card.id for card in norland.for_it] == ["ours"]
    assert stands(vale) == [("strait", ["mine"])]
    assert stands(norland) == [("strait", ["ours"])]
    assert [ref.label for ref in vale.events] == ["A meeting"]
    assert vale.entry == "actors/mira-vale.yml"


def test_a_search_without_a_find_is_no_standing(world):
    world.change("positions", "toll", searched=[{"actor": "sudland", "date": "2025-03-03", "sources": ["record"]}])
    assert actor(world.views(), "sudland").stands == ()


def test_an_actor_stands_issue_by_issue_the_newest_first(world):
    world.add("issues", "air", title="Clean air")
    world.add("positions", "filters", proposition="Ships should have filters.", issue="air")
    world.said("old", "2025-01-01", "supports", position="ferry")
    world.said("new", "2025-01-02", "supports", position="toll")
    world.said("newest", "2025-01-03", "supports", position="filters")
    assert stands(actor(world.views())) == [("air", ["newest"]), ("strait", ["new", "old"])]


def test_an_actor_has_the_shifts_of_its_own_stances(world):
    world.for_norland("one", "2025-01-01", "supports")
    world.for_norland("two", "2025-01-02", "opposes")
    world.shift("turn", "one", "two")
    views = world.views()
    assert [one.id for one in actor(views, "norland").shifts] == ["turn"]
    assert actor(views).shifts == ()


def test_neighbors_are_counted_over_shared_positions_the_closest_known_first(world):
    for id_, speaker, toll, ferry in [
        ("a", "mira-vale", "supports", "supports"),
        ("b", "tomas-reed", "supports", "opposes"),
        ("c", "norland", "opposes", None),
        ("d", "sudland", "opposes", "mixed"),
    ]:
        world.said(f"{id_}-toll", speaker=speaker, stance=toll)
        if ferry:
            world.said(f"{id_}-ferry", speaker=speaker, stance=ferry, position="ferry")
    views = world.views()
    found = [(one.actor.label, one.agree, one.differ) for one in actor(views).agreements]
    assert found == [("Tomas Reed", 1, 1), ("Norland", 0, 1), ("Sudland", 0, 1)]
    assert [one.actor.label for one in actor(views, "norland").agreements] == ["Mira Vale", "Sudland", "Tomas Reed"]


def test_what_is_written_about_an_actor_is_shown(world):
    world.change("actors", "mira-vale", aliases=["Vale"], description="A politician.")
    found = actor(world.views())
    assert (found.type, found.aliases, found.description) == ("person", ("Vale",), "A politician.")


def test_offices_are_lines_between_the_first_year_and_the_end_of_the_last(world):
    ended = {"role": "Mayor", "organization": "sudland", "start_date": "2020-01-01", "end_date": "2022-01-01"}
    world.change("actors", "mira-vale", memberships=[ended, MINISTER])
    views = world.views(as_of="2024-12-31")
    lines = actor(views).office_lines
    assert (lines.first, lines.last) == (2020, 2025)
    (mayor, minister) = drawn(views)
    assert mayor == ("Mayor, Sudland", 0.0, 0.4)
    assert minister[0] == "Minister, Norland"
    assert minister[1:] == pytest.approx((0.9, 1.0), abs=0.01)


def test_an_office_that_goes_on_past_the_day_is_drawn_up_to_it(world):
    world.change(
        "actors", "mira-vale", memberships=[{**MINISTER, "start_date": "2020-01-01", "end_date": "2030-01-01"}]
    )
    ((_, start, end),) = drawn(world.views(as_of="2020-12-31"))
    assert start == 0.0
    assert end == pytest.approx(1.0, abs=0.01)


def test_offices_without_a_known_beginning_before_the_day_are_not_drawn(world):
    mayor = {"role": "Mayor", "organization": "sudland", "start_date": "2023-01-01"}
    judge = {"role": "Judge", "organization": "sudland", "end_date": "2010-01-01"}
    member = {"organization": "sudland", "start_date": "2001-01-01"}
    world.change("actors", "mira-vale", memberships=[judge, member, mayor, MINISTER])
    assert actor(world.views(as_of="2023-01-01")).office_lines is None
    assert [label for label, *_ in drawn(world.views(as_of="2024-06-30"))] == ["Mayor, Sudland"]
    assert actor(world.views(as_of="2024-06-30")).office_lines.undrawn == 1
    assert [label for label, *_ in drawn(world.views(as_of="2024-08-01"))] == ["Mayor, Sudland", "Minister, Norland"]


@pytest.mark.parametrize(
    ("dates", "sure", "lacks"),
    [
        ({"start_date": "2020-01-01", "end_date": "2022-01-01"}, (0.0, 0.4), set()),
        ({"start_date": "2020-01-01"}, (0.0, 1.0), {"end"}),
        ({"start_date": "../2020-01-01", "end_date": "2022-01-01"}, (0.0, 0.4), {"start"}),
        ({"start_date": "2020/2021", "end_date": "2023"}, (0.4, 0.6), {"length"}),
        ({"start_date": "2020-01-01/..", "end_date": "2023-01-01"}, None, {"length"}),
        ({"start_date": "2020/2023", "end_date": "2022"}, None, {"length"}),
    ],
)
def test_a_line_tells_when_an_office_was_surely_held_and_what_is_not_known(world, dates, sure, lacks):
    world.change("actors", "mira-vale", memberships=[{"role": "Mayor", "organization": "sudland", **dates}])
    lines = actor(world.views(as_of="2024-12-31")).office_lines
    (mayor,) = lines.lines
    assert mayor.possible.start == 0.0
    assert (mayor.sure and (mayor.sure.start, mayor.sure.end)) == (sure and pytest.approx(sure, abs=0.01))
    assert lines.lacks == lacks
    assert lines.undrawn == 0


def test_an_actor_without_offices_has_no_lines(world):
    assert actor(world.views(), "tomas-reed").office_lines is None
