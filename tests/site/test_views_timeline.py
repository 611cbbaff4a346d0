"""The dated timeline, its split into years and months, and its drawing."""

import pytest
from policy_timeline.entries.days import Day
from policy_timeline.views import timeline


def days(views):
    """Return every day as (date as written, [(event, statements)])."""
    found = (day for year in views.timeline.years for heading in year.headings for day in heading.days)
    return [
        (str(day.written), [(one.event and one.event.ref.id, [card.id for card in one.cards]) for one in day.groups])
        for day in found
    ]


def lane(views, actor="mira-vale"):
    return next(one for one in views.drawing.lanes if one.actor.id == actor)


def sorts(views, actor="mira-vale"):
    return [mark.sort for mark in lane(views, actor).marks]


class TestTimeline:
    def test_is_whole_up_to_500_statements(self):
        assert timeline.WHOLE == 500

    def test_has_years_months_and_days_newest_first(self, world):
        for day in ("2024-12-31", "2025-01-01", "2025-03-03", "2025-03-02"):
            world.said(f"on-{day}", day)
        found = world.views().timeline
        assert [str(year.first) for year in found.years] == ["2025-01-01", "2024-01-01"]
        assert [[str(month.first) for month in year.months] for year in found.years] == [
            ["2025-03-01", "2025-01-01"],
            ["2024-12-01"],
        ]
        assert [day for day, _ in days(world.views())] == ["2025-03-03", "2025-03-02", "2025-01-01", "2024-12-31"]
        assert [year.count for year in found.years] == [3, 1]
        assert [month.count for month in found.years[0].months] == [2, 1]
        assert found.count == 4

    def test_sorts_an_uncertain_date_by_its_latest_day_below_its_heading(self, world):
        world.said("exact", "2025-02-28")
        world.said("month", "2025-02")
        world.said("from-january", "2025-01-15/2025-02-28")
        world.said("later", "2025-03-01")
        world.said("open", "../2024-12-31")
        assert days(world.views()) == [
            ("2025-03-01", [(None, ["later"])]),
            ("2025-02-28", [(None, ["exact"])]),
            ("2025-02", [(None, ["month"])]),
            ("2025-01-15/2025-02-28", [(None, ["from-january"])]),
            ("../2024-12-31", [(None, ["open"])]),
        ]

    @pytest.mark.parametrize(
        ("written", "year", "heading", "first"),
        [
            ("2025-02-12", 2025, "month", "2025-02-01"),
            ("2025-02~", 2025, "month", "2025-02-01"),
            ("2025-02-03/2025-02-20", 2025, "month", "2025-02-01"),
            ("2025", 2025, "year", "2025-01-01"),
            ("2025?", 2025, "year", "2025-01-01"),
            ("2025-21", 2025, "year", "2025-01-01"),
            ("2025-01-31/2025-02-01", 2025, "year", "2025-01-01"),
            ("2021-01-20/2025-01-19", 2025, "years", "2025-01-01"),
            ("2024-12-31/2025-01-01", 2025, "years", "2025-01-01"),
            ("2024-24", 2025, "years", "2025-01-01"),
            ("../2025-02-12", 2025, "years", "2025-01-01"),
            ("2025-02-12/..", 2025, "years", "2025-01-01"),
            ("202X", 2029, "years", "2029-01-01"),
        ],
    )
    def test_files_a_date_under_the_smallest_heading_that_holds_all_of_it(self, world, written, year, heading, first):
        world.said("it", written)
        (found,) = world.views().timeline.years
        (view,) = found.headings
        assert (found.first.year, view.heading, str(view.first), view.count) == (year, heading, first, 1)
        assert found.months == ((view,) if heading == "month" else ())
        assert found.vague == (() if heading == "month" else (view,))

    def test_groups_statements_of_a_day_under_their_event_and_the_others_after_it(self, world):
        world.add("events", "meeting", title="A meeting", date="2025-03-03")
        world.add("events", "silent", title="A silent event", date="2025-03-04", location="Port Ellery")
        world.said("alone")
        world.said("there", event="meeting")
        world.said("there-too", event="meeting")
        assert days(world.views()) == [
            ("2025-03-04", [("silent", [])]),
            ("2025-03-03", [("meeting", ["there", "there-too"]), (None, ["alone"])]),
        ]

    def test_shows_an_event_with_its_statements_of_another_date_too(self, world):
        world.add("events", "talks", title="Talks", date="2025-03")
        world.said("at-the-talks", "2025-03-03", event="talks")
        assert days(world.views()) == [("2025-03", [("talks", [])]), ("2025-03-03", [("talks", ["at-the-talks"])])]

    def test_counts_statements_and_not_events(self, world):
        world.add("events", "meeting", title="A meeting", date="2025-03-03")
        found = world.views().timeline
        assert (found.count, found.years[0].count) == (0, 0)

    def test_is_split_by_year_and_a_full_year_by_month(self, world, monkeypatch):
        monkeypatch.setattr(timeline, "WHOLE", 2)
        world.said("one", "2025-01-01")
        world.said("two", "2025-01-02")
        assert world.views().timeline.is_whole
        world.said("three", "2024-01-01")
        found = world.views().timeline
        assert not found.is_whole
        assert [year.is_split for year in found.years] == [False, False]
        world.said("four", "2025-02-01")
        assert [year.is_split for year in world.views().timeline.years] == [True, False]

    def test_of_an_empty_record_has_no_years(self, world):
        assert world.views().timeline.years == ()


class TestDrawing:
    def test_has_a_lane_for_each_principal_the_one_with_most_statements_first(self, world):
        world.for_norland("ours")
        world.said("mine")
        world.said("his", speaker="tomas-reed")
        world.said("his-too", "2025-08-03", speaker="tomas-reed")
        found = world.views().drawing
        assert [one.actor.label for one in found.lanes] == ["Tomas Reed", "Mira Vale", "Norland"]
        assert [[mark.card.id for mark in one.marks] for one in found.lanes] == [["his", "his-too"], ["mine"], ["ours"]]
        assert [one.count for one in found.lanes] == [2, 1, 1]

    def test_shows_the_sort_of_stance_or_that_there_are_several_or_none(self, world):
        stance = {"position": "toll", "basis": "explicit"}
        both = [
            {**stance, "stance": "supports", "mode": "demand"},
            {**stance, "stance": "opposes", "mode": "prediction"},
        ]
        same = [{**stance, "stance": "mixed", "mode": "demand"}, {**stance, "stance": "mixed", "mode": "prediction"}]
        world.said("a", "2025-01-01", "opposes")
        world.said("b", "2025-02-01", stances=both)
        world.said("c", "2025-03-01", stances=same)
        world.said("d", "2025-04-01")
        assert sorts(world.views()) == ["opposes", "several", "mixed", "none"]

    def test_places_marks_by_their_latest_day_with_the_span_before_it(self, world):
        world.said("first", "2025-01-01")
        world.said("vague", "2025-05")
        world.said("open", "../2025-08-01")
        world.said("last", "2025-12-31")
        views = world.views()
        first, vague, open_, last = lane(views).marks
        assert 0 < first.at < vague.start < vague.at < open_.at < last.at < 1
        assert (first.start, open_.start) == (None, None)
        assert [str(mark.day) for mark in lane(views).marks] == ["2025-01-01", "2025-05-31", "2025-08-01", "2025-12-31"]

    def test_what_has_no_room_is_one_mark_that_stands_at_the_date_of_its_first_statement(self, world):
        world.said("far", "2020-09-03")
        world.said("last-week", "2025-02-24", "supports")
        for number in range(6):
            world.said(f"s{number}", "2025-03-03", "opposes")
        views = world.views()
        far, near = lane(views).marks
        assert far.card.id == "far"
        assert near.card is None
        assert [card.id for card in near.cards] == ["last-week", *(f"s{number}" for number in range(6))]
        assert (str(near.day), near.sort) == ("2025-02-24", "several")
        first, last = views.drawing.first, views.drawing.last
        assert near.at == pytest.approx(near.day.since(first) / last.since(first), abs=1e-4)

    def test_a_mark_of_one_statement_stands_at_its_date_whatever_else_stands_there(self, world):
        for number in range(12):
            world.said(f"s{number}", f"2025-{number + 1:02}-03")
        views = world.views()
        first, last = views.drawing.first, views.drawing.last
        assert len(lane(views).marks) == 12
        for mark in lane(views).marks:
            assert mark.at == pytest.approx(mark.card.date.effective.since(first) / last.since(first), abs=1e-4)

    def test_no_mark_holds_statements_of_two_governments(self, world):
        common = {"type": "government", "government_of": "norland"}
        world.add("actors", "c1", name="First", end_date="2025-03-03", **common)
        world.add("actors", "c2", name="Second", start_date="2025-03-03", **common)
        world.for_norland("long-ago", "2020-03-03")
        world.for_norland("before", "2025-03-02")
        world.for_norland("after", "2025-03-03")
        world.for_norland("after-too", "2025-03-04")
        marks = lane(world.views(), "norland").marks
        assert [[card.id for card in mark.cards] for mark in marks] == [
            ["long-ago"],
            ["before"],
            ["after", "after-too"],
        ]

    def test_the_span_of_a_mark_of_several_begins_with_the_earliest_of_theirs(self, world):
        world.said("exact", "2025-03-31")
        world.said("year", "2024-04/2025-03")
        world.said("month", "2025-03")
        world.said("old", "2015-03-03")
        views = world.views()
        alone = lane(views).marks[1]
        assert len(alone.cards) == 3
        first, last = views.drawing.first, views.drawing.last
        assert alone.start == pytest.approx(Day(2024, 4, 1).since(first) / last.since(first), abs=1e-4)

    def test_draws_terms_of_government_in_the_lane_of_their_country(self, world):
        common = {"type": "government", "government_of": "norland"}
        world.add("actors", "c0", name="Before", end_date="2010-01-01", **common)
        world.add("actors", "c1", name="First", start_date="2010-01-01", end_date="2025-02-01", **common)
        world.add("actors", "c2", name="Second", start_date="2025-02-01", end_date="2025-03-01", **common)
        world.add("actors", "c3", name="Third", start_date="2025-03-01", **common)
        world.for_norland("a", "2025-01-01")
        world.for_norland("b", "2025-04-01")
        world.said("mine", "2025-01-01")
        views = world.views()
        first, second, third = lane(views, "norland").terms
        assert [one.ref.label for one in (first, second, third)] == ["First", "Second", "Third"]
        assert first.start == 0.0
        assert first.end == second.start < second.end == third.start < third.end
        assert [one.is_open for one in (first, second, third)] == [False, False, True]
        assert lane(views).terms == ()

    def test_draws_a_government_without_an_end_up_to_the_day_of_the_record_and_no_further(self, world):
        world.add("actors", "c", name="C", type="government", government_of="norland", start_date="2025-01-01")
        world.for_norland("a", "2025-01-01")
        world.for_norland("b", "2025-04-01")
        views = world.views()
        (term,) = lane(views, "norland").terms
        assert str(views.drawing.edge) == "2025-04-01"
        assert term.end == lane(views, "norland").marks[-1].at < 1
        world.change("statements", "b", added="2030-01-01")
        views = world.views()
        assert views.drawing.edge == views.drawing.last

    def test_draws_no_government_to_come(self, world):
        common = {"type": "government", "government_of": "norland"}
        world.add("actors", "c", name="C", end_date="2025-04-02", **common)
        world.add("actors", "d", name="D", start_date="2025-04-02", **common)
        world.for_norland("a", "2025-01-01")
        world.for_norland("b", "2025-04-01")
        assert [one.ref.label for one in lane(world.views(), "norland").terms] == ["C"]

    def test_draws_a_government_without_a_known_beginning_from_the_start(self, world):
        world.add("actors", "c", name="C", type="government", government_of="norland", end_date="2025-02-01")
        world.for_norland("a", "2025-01-01", on_behalf_of="norland")
        world.for_norland("b", "2025-04-01")
        (term,) = lane(world.views(), "norland").terms
        assert term.start == 0.0
        assert 0 < term.end < 1

    def test_draws_events_inside_its_time_as_lines_and_uncertain_ones_as_spans(self, world):
        world.said("a", "2025-01-01")
        world.said("b", "2025-12-31")
        for id_, day in [("day", "2025-03-03"), ("month", "2025-05"), ("open", "../2025-06-01"), ("old", "2020-01-01")]:
            world.add("events", id_, title=id_, date=day)
        found = {one.ref.id: one for one in world.views().drawing.events}
        assert set(found) == {"day", "month", "open"}
        assert found["day"].start is None
        assert found["month"].start < found["month"].at
        assert found["open"].start is None

    def test_has_a_tick_for_each_year_at_most_about_twenty(self, world):
        world.said("a", "2019-07-01")
        world.said("b", "2021-07-01")
        ticks = world.views().drawing.ticks
        assert [(str(tick.day), tick.is_year) for tick in ticks] == [("2020-01-01", True), ("2021-01-01", True)]
        assert 0 < ticks[0].at < ticks[1].at < 1
        world.said("c", "1900-01-01")
        assert len(world.views().drawing.ticks) <= 20

    def test_has_a_tick_for_each_month_of_a_short_time(self, world):
        world.said("a", "2024-11-20")
        world.said("b", "2025-02-03")
        ticks = world.views().drawing.ticks
        assert [str(tick.day) for tick in ticks] == ["2024-12-01", "2025-01-01", "2025-02-01"]
        assert not any(tick.is_year for tick in ticks)

    @pytest.mark.parametrize("day", ["0001-01-01", "9999-12-31", "2024-02-29", "0001-01-01/9999-12-31"])
    def test_stands_any_day_of_the_calendar(self, world, day):
        world.said("it", day)
        world.said("other", "2025-03-03")
        assert all(0 <= mark.at <= 1 for mark in lane(world.views()).marks)

    def test_of_an_empty_record_is_none(self, world):
        assert world.views().drawing is None


def test_an_event_says_what_it_is_about(world):
    world.add("events", "meeting", title="A meeting", date="2025-03-03", issues=["strait"])
    assert [ref.label for ref in world.views().event("meeting").event.issues] == ["The strait"]
    assert ">The strait</a>" in world.build()["events/meeting.md"]
