"""What the search knows of statements, and the files that its page works on."""

import json
import re

import pytest
from bs4 import BeautifulSoup
from policy_timeline.pages.search import EVERY, PART, whole


def facet(views, name):
    return {one.value: one.count for one in next(each for each in views.search_facets if each.name == name).choices}


def decoded(index):
    """Return the rows of the compact index as a script reads them."""
    names, issues = index["names"], dict(index["issues"])

    def cell(column, at):
        return index[column]["values"][index[column]["rows"][at]]

    def said(position, stance, mode):
        return names[issues[position]], names[position], names[stance], names[mode]

    days = [(day, place) for day, count in index["days"] for place in range(count)]
    return [
        (
            *key,
            names[cell("speakers", at)],
            names[cell("principals", at)],
            [names[one] for one in cell("sources", at)],
            [said(*stance) for stance in cell("stances", at)],
        )
        for at, key in enumerate(days)
    ]


def hidden(page):
    """Return what Pagefind takes from a page: its words, its title, what it is about, its order."""
    html = BeautifulSoup(page, "html.parser")
    block = html.select_one("[data-pagefind-body]")
    title = html.select_one("[data-pagefind-meta=title]")
    return block.text, title.text, block["data-about"], html.select_one("[data-pagefind-sort]")["data-pagefind-sort"]


class TestRows:
    def test_are_in_order_of_time_and_counted_within_their_day(self, world):
        world.said("late", "2025-03-03")
        world.said("early", "2024-01-01")
        world.said("also-late", "2025-03-03")
        assert [(one.id, str(one.date.effective), one.place) for one in world.views().cards.values()] == [
            ("early", "2024-01-01", 0),
            ("also-late", "2025-03-03", 0),
            ("late", "2025-03-03", 1),
        ]

    def test_name_each_source_and_each_stance_once(self, world):
        world.source("other", "Mira Vale: We want a toll.")
        world.said("twice", stance="supports")
        world.texts["record"] += "Mira Vale: We said so before.\n"
        quotes = [
            ("record", "We have words in twice for you"),
            ("record", "We said so before"),
            ("other", "We want a toll"),
        ]
        stances = [
            {"position": position, "stance": "supports", "mode": "demand", "basis": "explicit"}
            for position in ("toll", "ferry")
        ]
        world.change(
            "statements",
            "twice",
            evidence=[{"source": source, "quote": quote} for source, quote in quotes],
            stances=stances,
        )
        (row,) = decoded(json.loads(world.build()["timeline/index.json"]))
        assert row[-2:] == (
            ["record", "other"],
            [("strait", "toll", "supports", "demand"), ("strait", "ferry", "supports", "demand")],
        )
        assert facet(world.views(), "issue") == {"strait": 1}
        assert facet(world.views(), "source") == {"record": 1, "other": 1}

    def test_drafts_are_in_previews_alone(self, world):
        world.said("draft", status="draft")
        assert world.views().cards == {}
        assert list(world.views(drafts=True).cards) == ["draft"]


class TestFacets:
    def test_count_statements(self, world):
        world.for_norland("one", "2024-05-05", "opposes", mode="demand")
        world.for_norland("two", "2025-05-05", "opposes", position="ferry")
        world.said("three", "2025-06-06")
        views = world.views()
        assert facet(views, "actor") == {"mira-vale": 3, "norland": 2}
        assert facet(views, "issue") == {"strait": 2}
        assert facet(views, "stance") == {"opposes": 2}
        assert facet(views, "mode") == {"preference": 1, "demand": 1}
        assert facet(views, "source") == {"record": 3}

    def test_years_are_those_of_the_day_that_counts_newest_first(self, world):
        world.said("vague", "2023/2024")
        world.said("exact", "2025-06-06")
        found = facet(world.views(), "year")
        assert list(found.items()) == [("2025", 1), ("2024", 1)]

    def test_stand_on_the_page_with_their_words_and_the_way_to_their_pages(self, world):
        world.for_norland("one", stances=[])
        world.said("two", stance="opposes")
        page = BeautifulSoup(world.build()["search/index.md"], "html.parser")
        selects = {one["name"]: one for one in page.select("select")}
        assert list(selects) == ["actor", "issue", "stance", "mode", "year", "source", "order"]
        assert [one.text for one in selects["actor"].select("option")] == ["any", "Mira Vale (2)", "Norland (1)"]
        assert [one.text for one in selects["stance"].select("option")] == ["any", "opposes (1)"]
        assert selects["actor"]["data-page"] == "../actors/{id}/"
        assert not selects["stance"].has_attr("data-page")
        assert not selects["year"].has_attr("data-page")


class TestIndex:
    def test_holds_a_row_for_each_statement(self, world):
        world.said("silent", "2024-01-01", speaker="tomas-reed")
        world.for_norland("one", "2025-03-03", "supports")
        world.for_norland("two", "2025-03-03", "supports", position="ferry")
        assert decoded(json.loads(world.build()["timeline/index.json"])) == [
            ("2024-01-01", 0, "tomas-reed", "tomas-reed", ["record"], []),
            ("2025-03-03", 0, "mira-vale", "norland", ["record"], [("strait", "toll", "supports", "preference")]),
            ("2025-03-03", 1, "mira-vale", "norland", ["record"], [("strait", "ferry", "supports", "preference")]),
        ]

    def test_names_what_is_alike_once(self, world):
        for number in range(30):
            world.for_norland(f"statement-{number}")
        index = json.loads(world.build()["timeline/index.json"])
        assert len(index["names"]) == len(set(index["names"]))
        assert [len(index[one]["values"]) for one in ("speakers", "principals", "sources", "stances")] == [1] * 4

    def test_the_page_asks_for_the_data_of_its_own_build(self, world):
        def version():
            files = world.build()
            forms = [
                BeautifulSoup(files[path], "html.parser").select_one(form)
                for path, form in {"search/index.md": ".pt-search", "timeline/index.md": ".pt-filters"}.items()
            ]
            (path, found), other = [form["data-index"].split("?v=") for form in forms]
            assert (path, found) == tuple(other) == ("../timeline/index.json", found)
            assert {form["data-cards"] for form in forms} == {f"../timeline/cards/{{day}}-{{part}}.json?v={found}"}
            assert {form["data-part"] for form in forms} == {str(PART)}
            return found

        world.said("one")
        before = version()
        world.said("two")
        assert version() != before

    def test_of_nothing_is_empty(self, world):
        index = json.loads(world.build()["timeline/index.json"])
        assert index["days"] == []
        assert index["stances"] == {"values": [], "rows": []}


class TestCards:
    def test_are_those_of_every_list_a_few_in_a_file(self, world):
        for number in range(PART + 1):
            world.said(f"statement-{number}", stance="supports")
        files = world.build()
        first, second = (json.loads(files[f"timeline/cards/2025-03-03-{part}.json"]) for part in (0, 1))
        assert (len(first), len(second)) == (PART, 1)
        card = BeautifulSoup(second[0], "html.parser").article
        assert card["data-statement"] == f"statement-{PART}"
        assert card.select_one(".pt-card__summary a")["href"] == f"../statements/statement-{PART}/"
        listed = BeautifulSoup(files["statements/index.md"], "html.parser")
        assert str(listed.select_one(f"article[data-statement=statement-{PART}]")).split() == str(card).split()
        assert (card["data-date"], card["data-place"]) == ("2025-03-03", str(PART))

    def test_lead_to_files_where_the_host_makes_no_folders(self, world):
        world.said("one")
        card = json.loads(world.build(directory_urls=False)["timeline/cards/2025-03-03-0.json"])[0]
        assert 'href="../statements/one.html"' in card

    def test_hold_no_markup_of_strangers(self, world):
        world.said("one", summary="<img src=x onerror=alert(1)> & co")
        (card,) = json.loads(world.build()["timeline/cards/2025-03-03-0.json"])
        html = BeautifulSoup(card, "html.parser")
        assert html.img is None
        assert html.select_one(".pt-card__summary").text == "<img src=x onerror=alert(1)> & co"


class TestNames:
    def test_are_those_of_all_that_is_found_by_name(self, world):
        world.change("actors", "norland", aliases=["NL"], short_name="Norl.")
        world.change("positions", "ferry", proposition="The harbor should have a ferry.")
        world.add("events", "meeting", title="Meeting", date="2025-03-03", note="public record")
        world.said("one")
        lines = {line[0]: line[1:] for line in json.loads(world.build()["search/names.json"])}
        assert lines["actors/norland/"] == ["Norland", "Norl.", "NL"]
        assert lines["positions/ferry/"][1:] == ["The harbor should have a ferry. harbour"]
        assert {"issues/strait/", "events/meeting/", "sources/record/"} < lines.keys()

    def test_are_not_there_without_the_search(self, world):
        assert "search/names.json" not in world.build(search=False)


class TestWhatPagefindTakes:
    def test_is_the_words_and_who_what_and_when(self, world):
        world.add("events", "meeting", title="The harbour meeting", date="2025-03-03", note="public record")
        world.for_norland("one", "2025-03-03", "opposes", mode="feasibility", event="meeting", words="We cannot do it")
        words, title, about, order = hidden(world.words()["one.html"])
        assert words == f"We cannot do it {EVERY}"
        assert title == "Summary of one"
        assert about.startswith(
            "Minister of Transport 3 March 2025 Mira Vale Norland The harbour meeting "
            "sees it as out of reach The strait should have a toll. The strait "
        )
        assert {whole("We"), whole("2025"), whole("3"), "harbor"} <= set(about.split())
        assert whole("cannot") not in about
        assert order == "order:d20250303n00000"

    def test_is_also_what_else_those_are_called(self, world):
        world.change("actors", "norland", aliases=["NL"], identifiers=[{"scheme": "iso", "identifier": "NOR9"}])
        world.change("positions", "toll", short_title="Strait toll")
        world.for_norland("one")
        about = hidden(world.words()["one.html"])[2]
        assert {"NL", "NOR9", whole("NL"), "Strait"} <= set(about.split())

    def test_is_one_word_where_marks_part_it(self, world):
        world.said("one", words="The U.K. and the U.S.A. pay 1,500 of it")
        about = set(hidden(world.words()["one.html"])[2].split())
        assert {whole("UK"), "usa", whole("1500")} <= about

    def test_is_as_people_without_the_letters_type_it_too(self, world):
        world.said("one", words="Die Grünen wollen keine Straße")
        about = hidden(world.words(language="de")["one.html"])[2]
        assert {"gruenen", "grunen", "strasse"} <= set(about.split())
        assert "harbor" not in about

    def test_parts_words_that_do_not_stand_together(self, world):
        world.texts["record"] += "Mira Vale: We want a toll. We want it in the spring of the year. We said so.\n"
        quotes = ["We want a toll. […] We said so.", "We want it in the spring of the year"]
        world.said("one", evidence=[{"source": "record", "quote": quote} for quote in quotes])
        words = hidden(world.words()["one.html"])[0]
        assert words == f"We want a toll. […] We said so. […] We want it in the spring of the year {EVERY}"

    def test_sorts_as_the_index_does(self, world):
        for day in ("0987-01-01", "2025-03-03", "2024-12-31"):
            for number in range(12):
                world.said(f"on-{day}-{number}", day)
        pages = world.words()
        keys = [hidden(pages[f"{id_}.html"])[3] for id_ in world.views().cards]
        assert keys == sorted(keys)
        assert len({len(key) for key in keys}) == 1

    def test_changes_with_no_other_day(self, world):
        world.said("one", "2025-03-03")
        before = hidden(world.words()["one.html"])
        world.said("earlier", "2025-03-02")
        assert hidden(world.words()["one.html"]) == before

    def test_is_in_the_language_of_the_interface(self, world):
        world.said("one")
        assert BeautifulSoup(world.words(language="de")["one.html"], "html.parser").html["lang"] == "de"

    def test_holds_no_markup_of_strangers(self, world):
        world.said("one", summary="<img src=x onerror=alert(1)> & co")
        page = world.words()["one.html"]
        assert "<img" not in page
        assert hidden(page)[1] == "<img src=x onerror=alert(1)> & co"

    def test_no_page_of_the_site_has_any(self, world):
        world.for_norland("one")
        assert [path for path, content in world.build().items() if "data-pagefind" in content] == []


@pytest.mark.parametrize("search", [True, False])
def test_without_the_search_nothing_of_it_is_there(world, search):
    world.for_norland("one")
    files = world.build(search=search)
    assert any(path.startswith("search/") for path in files) == search
    assert bool(world.words(search=search)) == search
    assert bool(re.search(r'<form class="pt-ask"[^>]* action="search/"', files["index.md"])) == search
    assert ("<form" in world._built(search=search).home_parts["search"]()) == search
