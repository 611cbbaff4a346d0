"""Issues as a tree, events, shifts, facets, neighboring statements, sources and the home page."""

import pytest
from policy_timeline.views import home as home_view


def issue(views, id_="strait"):
    return views.issue(id_)


def event(views, id_):
    return views.event(id_)


def page(views, id_):
    return views.statement(id_)


def source(views, id_="record"):
    return views.source(id_)


def facet(views, name):
    return next(one for one in views.facets if one.name == name)


def labels(refs):
    return [one.label for one in refs]


def neighbors(found):
    return [tuple(ref and ref.label for ref in (row.series, row.before, row.after)) for row in found.neighbors]


class TestIssues:
    def test_are_a_tree_each_followed_by_the_issues_inside_it(self, world):
        world.add("issues", "transport", title="Transport")
        world.change("issues", "strait", parent="transport", title="strait")
        world.add("issues", "bridge", title="Bridges", parent="strait")
        world.add("issues", "air", title="Air", parent="transport")
        world.add("issues", "zoo", title="Animals")
        lines = world.views().issue_lines
        found = [(line.ref.label, line.depth) for line in lines]
        assert found == [("Animals", 0), ("Transport", 0), ("Air", 1), ("strait", 1), ("Bridges", 2)]

    def test_list_their_positions_and_count_their_statements(self, world):
        stance = {"stance": "supports", "mode": "preference", "basis": "explicit"}
        world.said("both", stances=[{**stance, "position": "toll"}, {**stance, "position": "ferry"}])
        world.said("one", stance="opposes")
        world.said("none")
        (line,) = world.views().issue_lines
        assert labels(line.positions) == ["The strait should have a ferry.", "The strait should have a toll."]
        assert line.count == 2

    def test_show_their_own_matrix_and_statements(self, world):
        world.add("issues", "air", title="Air", parent="strait", description="What ships may burn.")
        world.add("positions", "filters", proposition="Ships should have filters.", issue="air")
        world.said("it", stance="supports", position="filters")
        world.said("other", stance="supports")
        views = world.views()
        air, strait = issue(views, "air"), issue(views)
        assert [card.id for card in air.cards] == ["it"]
        assert [block.issue.id for block in air.matrix] == ["air"]
        assert (air.parent.label, air.description, air.entry) == (
            "The strait",
            "What ships may burn.",
            "issues/air.yml",
        )
        assert (strait.parent, labels(strait.children)) == (None, ["Air"])
        assert [card.id for card in strait.cards] == ["other"]


class TestEvents:
    def test_are_listed_newest_first_with_the_number_of_statements_made_there(self, world):
        world.add("events", "old", title="Old", date="2024")
        world.add("events", "new", title="New", date="2025-03-03")
        world.said("it", event="new")
        lines = world.views().event_lines
        assert [(line.event.ref.label, line.count) for line in lines] == [("New", 1), ("Old", 0)]

    def test_show_what_is_known_and_what_was_said(self, world):
        world.source("minutes", "The chair opened the meeting at noon.", language="en", type="report")
        evidence = [{"source": "minutes", "passage": "opened the meeting at noon"}]
        links = [{"url": "https://example.org/meeting"}]
        common = {"location": "Port Ellery", "participants": ["norland", "mira-vale"], "description": "They met."}
        known = {"evidence": evidence, "links": links, "note": "public record"}
        world.add("events", "meeting", title="A meeting", date="2025-03-03", **common, **known)
        world.said("it", event="meeting")
        world.said("elsewhere")
        found = event(world.views(), "meeting")
        assert [card.id for card in found.cards] == ["it"]
        assert (found.event.location, labels(found.event.participants)) == ("Port Ellery", ["Norland", "Mira Vale"])
        assert (found.event.description, str(found.event.date)) == ("They met.", "2025-03-03")
        assert [one.fragments for one in found.event.excerpts] == [("opened the meeting at noon",)]
        assert (found.event.fact.links[0].url, found.event.fact.note) == (
            "https://example.org/meeting",
            "public record",
        )
        assert found.event.entry == "events/meeting.yml"


class TestShifts:
    def test_stand_before_and_after_with_the_stances_on_their_position(self, world):
        stance = {"stance": "supports", "mode": "preference", "basis": "explicit"}
        world.for_norland(
            "one", "2025-01-01", stances=[{**stance, "position": "toll"}, {**stance, "position": "ferry"}]
        )
        world.for_norland("two", "2025-01-02", "opposes")
        world.shift("turn", "one", "two")
        (found,) = world.views().shifts
        assert (found.before.id, found.after.id) == ("one", "two")
        assert [one.stance for one in found.before_stances] == ["supports"]
        assert [one.stance for one in found.after_stances] == ["opposes"]
        assert (found.principal.label, found.position.id, found.type) == ("Norland", "toll", "change")
        assert (found.summary, found.entry) == ("Summary of turn", "shifts/turn.yml")

    def test_are_newest_first_without_those_that_are_none(self, world):
        for number, stance in enumerate(["supports", "opposes", "supports", "mixed", "unclear"], 1):
            world.said(f"s{number}", f"2025-01-0{number}", stance)
        world.change("statements", "s5", status="retracted")
        world.shift("first", "s1", "s2")
        world.shift("second", "s2", "s3")
        world.shift("looked-at", "s3", "s4", type="dismissed")
        world.shift("to-what-no-longer-counts", "s4", "s5")
        assert [one.id for one in world.views().shifts] == ["second", "first"]


class TestNeighbors:
    def test_are_the_statements_before_and_after_in_time_by_actor_and_by_position(self, world):
        world.said("one", "2025-01-01", "supports", summary="One")
        world.said("two", "2025-01-02", "supports", summary="Two", speaker="tomas-reed")
        world.said("three", "2025-01-03", "opposes", summary="Three")
        world.said("four", "2025-01-04", "opposes", summary="Four", position="ferry")
        views = world.views()
        assert neighbors(page(views, "three")) == [
            (None, "Two", "Four"),
            ("Mira Vale", "One", "Four"),
            ("The strait should have a toll.", "Two", None),
        ]

    def test_a_row_of_one_is_no_row(self, world):
        world.said("alone", stance="supports")
        assert page(world.views(), "alone").neighbors == ()

    def test_two_stances_on_one_position_make_one_row(self, world):
        stance = {"position": "toll", "stance": "supports", "basis": "explicit"}
        world.said("one", stances=[{**stance, "mode": "preference"}, {**stance, "mode": "demand"}])
        world.said("two", "2025-03-04", "supports", summary="Two")
        toll = [row for row in page(world.views(), "one").neighbors if row.series and row.series.id == "toll"]
        assert [(row.before, row.after.label) for row in toll] == [(None, "Two")]

    def test_a_statement_knows_the_shifts_it_is_part_of(self, world):
        for number, stance in enumerate(["supports", "opposes", "mixed"], 1):
            world.said(f"s{number}", f"2025-01-0{number}", stance)
        world.shift("first", "s1", "s2")
        world.shift("second", "s2", "s3")
        views = world.views()
        found = {id_: [one.id for one in page(views, id_).shifts] for id_ in ("s1", "s2", "s3")}
        assert found == {"s1": ["first"], "s2": ["second", "first"], "s3": ["second"]}


class TestFacets:
    def test_count_statements_by_label_and_terms_by_their_order(self, world):
        world.for_norland("a", stance="opposes", mode="demand")
        world.said("b", stance="supports", speaker="tomas-reed")
        world.said("c", stance="opposes", position="ferry")
        views = world.views()
        found = {one.name: [(choice.value, choice.count) for choice in one.choices] for one in views.facets}
        assert found == {
            "actor": [("mira-vale", 2), ("tomas-reed", 1)],
            "principal": [("mira-vale", 1), ("norland", 1), ("tomas-reed", 1)],
            "issue": [("strait", 3)],
            "position": [("ferry", 1), ("toll", 2)],
            "stance": [("supports", 1), ("opposes", 2)],
            "mode": [("preference", 2), ("demand", 1)],
            "source": [("record", 3)],
        }
        assert facet(views, "actor").choices[0].label == "Mira Vale"
        assert facet(views, "stance").choices[0].label is None

    def test_count_a_statement_once_for_a_value_that_it_has_twice(self, world):
        stance = {"position": "toll", "basis": "explicit"}
        both = [
            {**stance, "stance": "supports", "mode": "demand"},
            {**stance, "stance": "opposes", "mode": "prediction"},
        ]
        world.for_norland("it", stances=both)
        views = world.views()
        assert [choice.count for choice in facet(views, "position").choices] == [1]
        assert [choice.value for choice in facet(views, "mode").choices] == ["demand", "prediction"]

    def test_drafts_count_in_a_preview_alone(self, world):
        world.said("hidden", status="draft")
        assert facet(world.views(), "actor").choices == ()
        assert [choice.count for choice in facet(world.views(drafts=True), "actor").choices] == [1]


class TestSources:
    def test_are_listed_by_title_with_how_many_statements_rest_on_them(self, world):
        world.source("aside", "Mira Vale: A word aside here.", title="aside", language="en")
        quotes = [{"source": "aside", "quote": "A word aside"}, {"source": "aside", "quote": "aside here"}]
        world.said("twice", evidence=quotes)
        world.said("once")
        world.said("hidden", status="draft")
        lines = world.views().source_lines
        assert [(line.source.ref.label, line.count) for line in lines] == [("aside", 1), ("The record", 1)]

    def test_show_every_use_in_the_order_of_the_document(self, world):
        text = "Mira Vale: First we speak.\n\nMira Vale: Second we speak.\n\nThe chair then closed the meeting.\n"
        world.source("minutes", text + "\nTomas Reed: Not so fast.", language="en")
        world.texts["record"] += "The meeting was long.\n"
        passage = [
            {"source": "record", "passage": "The meeting was long."},
            {"source": "minutes", "passage": "The chair then closed the meeting."},
        ]
        world.add("events", "meeting", title="A meeting", date="2025-03-03", evidence=passage)
        other = [{"source": "minutes", "quote": "Not so fast."}]
        world.said(
            "second",
            evidence=[{"source": "minutes", "quote": "Second we speak."}],
            status="disputed",
            dispute={"text": "Reed disagrees.", "evidence": other},
        )
        world.said("first", evidence=[{"source": "minutes", "quote": "First we speak."}])
        world.said("first-too", evidence=[{"source": "minutes", "quote": "First we speak."}])
        world.said("elsewhere")
        world.said("hidden", evidence=[{"source": "minutes", "quote": "Second we"}], status="draft")
        found = source(world.views(), "minutes").excerpts
        used = [(one.excerpt.fragments[0], *(of.id for of in (*one.cards, *one.events))) for one in found]
        assert used == [
            ("First we speak.", "first", "first-too"),
            ("Second we speak.", "second"),
            ("The chair then closed the meeting.", "meeting"),
            ("Not so fast.",),
        ]
        assert [[one.id for one in excerpt.disputes] for excerpt in found] == [[], [], [], ["second"]]

    def test_give_as_much_of_the_text_as_their_owner_allows(self, world):
        for publish in ("full", "excerpts", "none"):
            world.source(publish, "One line.\n\nAnother line.\n", publish=publish)
        views = world.views()
        lines = source(views, "full").paragraphs
        assert [[(part.text, part.statement, part.others) for part in line] for line in lines] == [
            [("One line.", None, ())],
            [("Another line.", None, ())],
        ]
        assert source(views, "excerpts").paragraphs == ()
        assert source(views, "none").paragraphs == ()

    def test_mark_in_the_whole_text_what_each_statement_rests_on(self, world):
        text = "Mira Vale: We want a toll now, and a ferry.\nWe want both.\n\nTomas Reed: No.\n"
        world.source("talk", text, publish="full")
        for id_, quote in [
            ("both-lines", "and a ferry. We want both."),
            ("cut", "We want […] a ferry."),
            ("toll", "a toll now"),
            ("toll-too", "a toll now"),
        ]:
            world.said(id_, evidence=[{"source": "talk", "quote": quote}])
        world.said("hidden", evidence=[{"source": "talk", "quote": "No."}], speaker="tomas-reed", status="draft")
        lines = source(world.views(), "talk").paragraphs
        told = [
            [(part.text, part.statement and part.statement.id, *(other.id for other in part.others)) for part in line]
            for line in lines
        ]
        assert told == [
            [
                ("Mira Vale: ", None),
                ("We want", "cut"),
                (" ", None),
                ("a toll now", "toll", "toll-too"),
                (", ", None),
                ("and ", "both-lines"),
                ("a ferry.", "cut"),
            ],
            [("We want both.", "both-lines")],
            [("Tomas Reed: No.", None)],
        ]

    def test_show_what_is_known_of_the_document(self, world):
        known = {
            "type": "speech",
            "speaker": "mira-vale",
            "author": "A clerk",
            "accessed": "2025-03-05",
            "archive_url": "https://example.org/copy",
            "rights": "The clerk's",
            "note": "Read aloud.",
            "language": "en",
        }
        not_curated = [{"quote": "Well then", "reason": "no position"}]
        world.source("talk", "Well then, we begin.", **known, not_curated=not_curated)
        found = source(world.views(), "talk")
        assert (found.author, str(found.accessed), found.speaker.label) == ("A clerk", "2025-03-05", "Mira Vale")
        assert (found.archive_url, found.rights, found.note) == (
            "https://example.org/copy",
            "The clerk's",
            "Read aloud.",
        )
        assert (found.file, found.language, found.entry) == ("talk.txt", "en", "sources/talk.yml")
        assert found.not_curated == (("Well then", "no position"),)
        assert source(world.views()).accessed is None


class TestHome:
    def test_counts_what_is_shown(self, world):
        world.said("one", "2025-01", "supports")
        world.said("two", "2025-03-03", on_behalf_of="norland", added="2025-03-04")
        world.said("hidden", "2025-06-01", status="draft", added="2025-06-01")
        home = world.views().home
        assert (home.statements, home.actors, home.positions, home.sources) == (2, 1, 2, 1)
        assert (str(home.first), str(home.last), str(home.changed)) == ("2025-01-01", "2025-03-03", "2025-03-04")

    def test_has_the_newest_first(self, world):
        for number in range(1, 8):
            world.said(f"s{number}", f"2025-01-0{number}", "supports" if number % 2 else "opposes")
        for number in range(1, 7):
            world.shift(f"turn-{number}", f"s{number}", f"s{number + 1}")
        home = world.views().home
        assert [card.id for card in home.latest] == ["s7", "s6", "s5"]
        assert [one.id for one in home.shifts] == ["turn-6", "turn-5", "turn-4", "turn-3", "turn-2"]

    def glance(self, world):
        """Return the statements by which the actors of each position stand, None where one stands nowhere."""
        glance = world.views().home.glance
        return {
            row.position.id: [cell.days[-1].taken[0].card.id if cell.days else None for cell in row.cells]
            for row in glance.rows
        }

    def test_shows_where_they_stand_and_leaves_positions_without_anybody_out(self, world):
        world.said("once", "2025-01-01", "supports")
        world.said("now", "2025-01-02", "opposes")
        world.said("later", "2025-01-03", "supports", speaker="tomas-reed")
        assert self.glance(world) == {"toll": ["now", "later"]}
        assert not world.views().home.glance.is_whole
        world.said("too", "2025-01-03", "supports", position="ferry")
        assert self.glance(world) == {"toll": ["now", "later"], "ferry": ["too", None]}
        assert world.views().home.glance.is_whole

    def test_shows_the_liveliest_positions_whatever_the_alphabet_says(self, world, monkeypatch):
        monkeypatch.setattr(home_view, "GLANCE", 2)
        for number in (1, 2, 3):
            world.add("issues", f"issue-{number}", title=f"Issue {number}")
            world.add("positions", f"p{number}", proposition=f"Number {number} should be.", issue=f"issue-{number}")
        for number, day in {1: "2025-01-02", 2: "2025-01-01", 3: "2025-01-03"}.items():
            world.said(f"s{number}", day, "supports", position=f"p{number}")
        assert list(self.glance(world)) == ["p3", "p1"]
        world.said("second", "2024-01-01", "opposes", position="p2", speaker="tomas-reed")
        assert self.glance(world) == {"p2": ["s2", "second"], "p3": ["s3", None]}

    def test_only_counts_actors_where_they_are_too_many_for_columns(self, world, monkeypatch):
        monkeypatch.setattr(home_view, "ACROSS", 1)
        world.said("early", "2025-01-01", "supports")
        world.said("late", "2025-01-02", "supports", speaker="tomas-reed")
        glance = world.views().home.glance
        assert glance.actors == ()
        assert [(group.side.value, len(group.cells)) for group in glance.rows[0].groups] == [("supports", 2)]

    def test_of_an_empty_record_says_so(self, world):
        home = world.views().home
        assert (home.statements, home.first, home.last, home.latest) == (0, None, None, ())


@pytest.mark.parametrize("name", ["العربية المتحدة للملاحة", "A" * 300, "Zażółć, Gęślą & «Jaźń»"])
def test_names_of_any_script_and_length_are_kept(world, name):
    world.change("actors", "mira-vale", name=name)
    world.source("talk", "We want a toll.", type="speech", speaker="mira-vale", language="en")
    world.said("it", stance="supports", evidence=[{"source": "talk", "quote": "We want a toll."}])
    assert page(world.views(), "it").card.speaker.label == name
