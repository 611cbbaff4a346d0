"""What pages say, and what stands where: read from the Markdown of an invented world."""

import json
import re
from html import unescape

import pytest
import yaml
from bs4 import BeautifulSoup
from citeproc.source.json import CiteProcJSON
from helpers.programs import ran
from helpers.world import eventful_world
from jinja2 import DictLoader, Environment
from policy_timeline import routes
from policy_timeline.entries.terms import StanceTerm
from policy_timeline.facts.sides import Side
from policy_timeline.pages import entries, rendering
from policy_timeline.pages import page as page_module
from policy_timeline.pages.escaping import entities
from policy_timeline.pages.page import DESCRIPTION, shorten
from policy_timeline.views import actors, drawing
from policy_timeline.views import timeline as timeline_view
from pybtex.database import parse_string
from pybtex.richtext import Text

STANCE = {"position": "toll", "stance": "supports", "mode": "preference", "basis": "explicit"}


@pytest.fixture
def site(world):
    """Return a function that builds the world and gives a page's front matter and body by its path."""

    def page(path, **options):
        _, head, body = world.build(**options)[path].split("---\n", 2)
        return yaml.safe_load(head), BeautifulSoup(body, "html.parser")

    return page


@pytest.fixture
def show(site):
    """Return a function that builds the world and gives a page's body by its path."""
    return lambda path, **options: site(path, **options)[1]


def squeezed(element):
    """Return what an element says, as a reader hears it."""
    text = " ".join(element.get_text(" ").split())
    return re.sub(r"\s+(?=[,.;:)”])|(?<=[(“])\s+", "", text)


def headings(page):
    written = [line.removeprefix("## ") for line in str(page).splitlines() if line.startswith("## ")]
    return written + [squeezed(one) for one in page.select("h2")]


class TestEveryPage:
    def test_has_a_title_a_description_and_breadcrumbs(self, world, site):
        world.change("actors", "mira-vale", description="A politician & more.")
        head, body = site("actors/mira-vale.md")
        assert head["title"] == "Mira Vale"
        assert head["description"] == "A politician &#38; more&#46;"
        assert [squeezed(one) for one in body.select(".pt-crumbs li")] == [
            "Home",
            "People and organizations",
            "Mira Vale",
        ]
        assert [one["href"] for one in body.select(".pt-crumbs a")] == ["../../", "../../actors/"]
        assert body.select(".pt-crumbs [aria-current=page]")[0].text == "Mira Vale"
        assert [one.text for one in body.find_all("h1")] == ["Mira Vale"]

    def test_but_home_has_breadcrumbs(self, show):
        assert show("index.md").select(".pt-crumbs") == []

    def test_is_found_by_search_unless_it_only_repeats_others(self, world, site):
        world.said("it")
        assert "search" not in site("statements/it.md")[0]
        assert site("statements/index.md")[0]["search"] == {"exclude": True}
        assert site("statements/it.md", search=False)[0]["search"] == {"exclude": True}

    def test_points_at_its_entry_or_names_its_path(self, world, show):
        world.said("it")
        address = "https://example.org/edit/{path}"
        for path in ("statements/it.md", "actors/mira-vale.md", "positions/toll.md", "issues/strait.md"):
            entry = path.replace(".md", ".yml")
            assert show(path, entry_url=address).find("a", href=f"https://example.org/edit/{entry}").text == "entry"
            assert entry in [one.text for one in show(path).select(".pt-entry code")]

    def test_speaks_the_language_of_the_interface(self, world, show):
        world.said("it", "2025-03-03", "supports")
        page = show("statements/it.md", language="de")
        assert page.time.text == "3. März 2025"
        assert page.select(".pt-chip")[0].text.strip() == "dafür"

    def test_describes_itself_in_at_most_so_many_characters(self):
        assert shorten("  Two\nlines ") == "Two lines"
        assert shorten("x" * DESCRIPTION) == "x" * DESCRIPTION
        long = shorten("word " * 100)
        assert len(long) <= DESCRIPTION
        assert long.endswith("word…")

    def test_has_its_headings_on_lines_of_their_own_with_a_free_line_around(self, tmp_path):
        for path, content in eventful_world(tmp_path).build(drafts=True).items():
            if path.endswith(".md"):
                for before, line, after in zip(lines := content.split("\n"), lines[1:], lines[2:], strict=False):
                    assert "## " not in line or (before, line[0], after) == ("", "#", ""), (path, line)

    def test_names_a_source_in_short_but_where_it_is_the_matter(self, tmp_path):
        world = eventful_world(tmp_path)
        title = "[A report on what was said and not said at the third meeting about the strait]"
        world.change("sources", "report", title=title, short_title="Report, 2025")
        search = {"actor": "tomas-reed", "date": "2025-03", "sources": ["report"]}
        world.change("positions", "ferry", searched=[{**search, "actor": "sudland"}])
        pages = {path: page for path, page in world.build(search=False).items() if path.endswith(".md")}
        whole = {path for path, page in pages.items() if title in BeautifulSoup(page, "html.parser").get_text()}
        assert whole == {"statements/ferry-slow.md", "sources/report.md", "sources/index.md"}

    def test_of_an_empty_record_says_so_kindly(self, world, show):
        assert squeezed(show("timeline/index.md").select_one(".pt-empty")) == "No statement has been published yet."
        assert squeezed(show("statements/index.md").select_one(".pt-empty")) == "No statement has been published yet."
        assert squeezed(show("shifts/index.md").select_one(".pt-empty")) == "No shift has been confirmed yet."
        assert squeezed(show("sources/record.md").select_one(".pt-empty")).startswith("No part of this document")
        assert squeezed(show("actors/sudland.md").select_one(".pt-empty")).startswith("No statement of this actor")
        world.entries = {"sources": world.entries["sources"]}
        assert squeezed(show("positions/index.md").select_one(".pt-empty")) == "No position has been recorded yet."
        assert squeezed(show("actors/index.md").select_one(".pt-empty")) == "No actor has been recorded yet."


class TestStatement:
    def test_shows_words_speaker_role_principal_date_and_proof(self, world, show):
        world.for_norland("it", "2025-03-03", words="We want a toll")
        page = show("statements/it.md")
        assert page.blockquote.text == "“We want a toll”"
        assert page.blockquote["lang"] == "en"
        assert squeezed(page.select_one(".pt-who")) == ("MV Mira Vale, Minister of Transport for Norland 3 March 2025")
        assert page.select_one(".pt-face")["class"] == ["pt-face", "pt-face--person"]
        assert page.time["datetime"] == "2025-03-03"
        aside = squeezed(page.select_one(".pt-aside"))
        assert "characters 11 to 25 of record.txt, SHA-256 " in aside
        assert "(publisher and date not known)" in aside
        assert page.find("a", string="See it in context")["href"] == "../../sources/record/#at-11"

    def test_says_each_thing_once(self, world, show):
        world.source("report", "Mira Vale wants a toll.", type="report", language="en", title="A report of the year")
        passage = {"source": "report", "passage": "Mira Vale wants a toll."}
        world.said("it", stance="supports", summary="A toll is wanted.", evidence=[passage])
        page = show("statements/it.md", site_url="https://example.org/")
        assert page.text.count("A toll is wanted.") == 1
        assert [squeezed(crumb) for crumb in page.select(".pt-crumbs li")][-1] == "Mira Vale, 3 March 2025"
        assert 'title="Mira Vale, 3 March 2025"' in page.select_one("#embed-code").text

    def test_does_not_repeat_itself_in_a_shift(self, world, show):
        world.for_norland("before", "2025-01-01", "opposes")
        world.for_norland("after", "2025-03-03", "supports")
        world.shift("turn", "before", "after")
        page = show("statements/after.md")
        assert page.text.count("Summary of after") == 1
        sides = [squeezed(side) for side in page.select(".pt-shift__sides > div")]
        assert "Summary of before" in sides[0]
        assert sides[1].endswith("the statement on this page")
        assert "Summary of after" in squeezed(show("shifts/index.md").select(".pt-shift__sides > div")[1])

    @pytest.mark.parametrize(
        ("words", "told"),
        [
            ("We want a toll", "Mira Vale, 3 March 2025: “We want a toll”"),
            ("We want a toll " + "and again " * 14 + "not", "Mira Vale, 3 March 2025. Source: The Gazette"),
        ],
    )
    def test_is_described_by_its_words_whole_or_by_none(self, world, site, words, told):
        world.change("sources", "record", publisher="The Gazette")
        world.said("it", words=words)
        assert unescape(site("statements/it.md")[0]["description"]) == told

    def test_leads_to_the_words_in_the_original_where_it_has_an_address(self, world, show):
        world.for_norland("it", "2025-03-03", words="We want a toll")
        assert show("statements/it.md").find("a", string="in the original") is None
        world.change("sources", "record", url="https://example.org/a")
        link = show("statements/it.md").find("a", string="in the original")
        assert link["href"] == "https://example.org/a#:~:text=We%20want%20a%20toll"

    def test_names_what_is_not_known_of_a_source_and_only_that(self, world, show):
        world.said("it")
        for known, unknown in [
            ({"publisher": "The Gazette"}, "date of publication not known"),
            ({"published": "2025-03-04"}, "publisher not known"),
            ({"publisher": "The Gazette", "published": "2025-03-04"}, None),
        ]:
            world.entries["sources"]["record"].pop("publisher", None)
            world.change("sources", "record", **known)
            foot = squeezed(show("statements/it.md").select_one(".pt-aside"))
            assert "not known" not in foot if unknown is None else f"({unknown})" in foot

    def test_that_is_reported_never_stands_in_quotation_marks_nor_is_said(self, world, show):
        text = "Mira Vale wants a toll, and a high one, from next year on.\n"
        world.source("report", text, type="report", language="en", publisher="The Gazette")
        passage = "Mira Vale wants a toll […] from next year on."
        world.said("it", stance="supports", evidence=[{"source": "report", "passage": passage}])
        for path in ("statements/it.md", "positions/toll.md", "actors/mira-vale.md"):
            page = show(path)
            found = page.select_one(".pt-passage")
            assert squeezed(found).startswith("Described by The Gazette as: Mira Vale wants a toll […] from next")
            assert page.select("blockquote, q") == []
            assert "“" not in squeezed(found)
        latest = show("index.md").select_one(".pt-latest")
        assert squeezed(latest.select_one(".pt-told__about")) == "Summary of it"
        assert "described by The Gazette" in squeezed(latest)
        assert latest.select("blockquote, q, .pt-told__words") == []
        assert "“" not in squeezed(latest)
        assert "Left out at […]:, and a high one," in squeezed(show("statements/it.md"))
        assert json.loads(show("statements/it.md").script.string)["@type"] == "Claim"
        told = show("timeline/index.md").select_one("article")
        assert told["class"] == ["pt-told", "pt-told--reported"]
        assert squeezed(told.p) == "Mira Vale, Minister of Transport, described by The Gazette"
        assert "“" not in squeezed(told)

    def test_shows_what_a_stance_means_why_and_under_which_conditions(self, world, show):
        conditions = [{"text": "Only large ships pay.", "evidence": 1}]
        interpreted = {"stance": "supports-with-conditions", "basis": "interpreted", "rationale": "She says so."}
        world.said("it", stances=[{**STANCE, **interpreted, "mode": "demand", "conditions": conditions}])
        found = show("statements/it.md").select_one(".pt-stance")
        assert found["data-stance"] == "supports-with-conditions"
        assert (found["data-mode"], found["data-position"], found["data-actor"]) == ("demand", "toll", "mira-vale")
        assert squeezed(found) == (
            "calls for it, with conditions The strait should have a toll. supports with conditions · demand · "
            "our reading In the sense of demand: must others? Condition: Only large ships pay. (quotation 1) "
            "Why we read it this way: She says so."
        )

    @pytest.mark.parametrize(
        ("status", "notice"),
        [("corrected", "Corrected. What was changed"), ("retracted", "Retracted. It no longer counts")],
    )
    def test_that_was_changed_says_so_on_top_and_lists_its_revisions(self, world, show, status, notice):
        revisions = [{"date": "2025-05-01", "change": "The date.", "reason": "A slip of the pen."}]
        world.said("it", stance="supports", status=status, revisions=revisions)
        page = show("statements/it.md")
        assert squeezed(page.article.select_one(f".pt-status--{status}")).startswith(notice)
        assert "Revisions" in [squeezed(one) for one in page.select(".pt-aside h3")]
        assert "1 May 2025 The date. A slip of the pen." in squeezed(page)
        assert show("timeline/index.md").select(f"article .pt-status--{status}")

    def test_that_is_disputed_shows_both_views(self, world, show):
        world.source("reply", "Tomas Reed: That is not what was said.", language="en")
        evidence = [{"source": "reply", "quote": "That is not what was said."}]
        world.said(
            "it", words="We want a toll", status="disputed", dispute={"text": "Reed objects.", "evidence": evidence}
        )
        page = show("statements/it.md")
        assert squeezed(page.article.select_one(".pt-status--disputed")).startswith("Disputed.")
        assert "The other view" in headings(page)
        assert [one.text for one in page.select("blockquote")] == ["“We want a toll”", "“That is not what was said.”"]
        assert "Reed objects." in squeezed(page)

    def test_that_is_a_draft_is_marked_in_a_preview_and_nowhere_else(self, world, show):
        world.said("it", status="draft", stance="supports")
        assert "statements/it.md" not in world.build()
        page = show("statements/it.md", drafts=True)
        assert squeezed(page.article.select_one(".pt-status--draft")) == (
            "Draft: not published, shown in this preview only."
        )

    def test_says_how_its_date_is_known(self, world, show):
        world.said(
            "it", "2025-03-03", dating={"as_written": "on Monday", "method": "inferred", "note": "public record"}
        )
        page = show("statements/it.md")
        assert squeezed(page.find("strong", string="Date:").parent) == (
            "Date: inferred; the source writes “on Monday”. public record"
        )

    def test_shows_its_words_in_their_paragraph_with_the_speakers_words_apart(self, world, show):
        text = "“We want a toll,” Mira Vale said on Monday. “Soon, and a high one.” Others agree.\n"
        world.source("report", text, type="report", language="en")
        world.said("it", evidence=[{"source": "report", "quote": "We want a toll"}])
        found = show("statements/it.md").select_one(".pt-evidence .pt-context")
        assert [(one.name, one.get("class"), one.text) for one in found.children if one.name] == [
            ("span", ["pt-voice"], "“"),
            ("mark", ["pt-voice"], "We want a toll"),
            ("span", ["pt-voice"], ",”"),
            ("span", None, " Mira Vale said on Monday. "),
            ("span", ["pt-voice"], "“Soon, and a high one.”"),
            ("span", None, " Others agree."),
        ]
        assert "goes on" not in squeezed(show("statements/it.md"))

    def test_shows_a_passage_in_its_paragraph_when_asked(self, world, show):
        world.source("report", "They met. Mira Vale wants a toll. Others agree.\n", type="report", language="en")
        world.said("it", evidence=[{"source": "report", "passage": "Mira Vale wants a toll."}])
        page = show("statements/it.md")
        assert page.select_one(".pt-evidence details mark").text == "Mira Vale wants a toll."

    def test_shows_who_worked_on_it_and_what_they_noted(self, world, show):
        text = "00:00:01,000 --> 00:00:04,000\nMira Vale: Wir wollen eine Maut.\n"
        world.source("talk", f"1\n{text}\n2\n{text.replace('00:00:0', '01:02:0')}", language="de")
        piece = {
            "source": "talk",
            "quote": "Wir wollen eine Maut",
            "note": "It is all she said.",
            "translation": {"text": "We want a toll", "by": "the editors"},
        }
        world.said("it", evidence=[piece], added="2025-03-05", curators=["A. Holm", "B. Reed"], reviewers=["C. Quist"])
        page = squeezed(show("statements/it.md"))
        assert "Our translation: We want a toll (the editors)" in page
        assert "Note on the quotation: It is all she said." in page
        assert "Added on 5 March 2025" in page
        assert "Curated by A. Holm, B. Reed" in page
        assert "Reviewed by C. Quist" in page
        assert "at 0:01" in page

    def test_leads_to_its_neighbors_and_shifts(self, world, show):
        world.said("one", "2025-01-01", "supports", summary="One")
        world.said("two", "2025-01-02", "opposes", summary="Two")
        world.shift("turn", "one", "two")
        page = show("statements/one.md")
        assert [(one["rel"], one["href"]) for one in page.select(".pt-row a[rel]")] == [
            (["next"], "../../statements/two/")
        ] * 3
        assert page.select_one("#turn .pt-shift__summary").text == "Summary of turn"

    def test_shows_the_government_of_the_day(self, world, show):
        world.add("actors", "cabinet", name="The cabinet", type="government", government_of="norland")
        world.for_norland("it")
        assert "(The cabinet)" in squeezed(show("statements/it.md").select_one(".pt-who"))

    def test_names_a_government_that_speaks_itself_once(self, world, show):
        world.add("actors", "cabinet", name="The cabinet", type="government", government_of="norland")
        world.for_norland("it", speaker="cabinet")
        assert squeezed(show("statements/it.md").select_one(".pt-who")) == "TC The cabinet for Norland 3 March 2025"

    @pytest.mark.parametrize(
        ("contact", "link"),
        [
            ("desk@example.org", "mailto:desk@example.org?subject=https%3A%2F%2Fexample.org%2Fstatements%2Fit%2F"),
            ("https://example.org/contact", "https://example.org/contact"),
            (
                "https://example.org/new?about={url}",
                "https://example.org/new?about=https%3A%2F%2Fexample.org%2Fstatements%2Fit%2F",
            ),
            ("mailto:a@example.org", "mailto:a@example.org?subject=https%3A%2F%2Fexample.org%2Fstatements%2Fit%2F"),
            ("mailto:a@example.org?subject={title}", "mailto:a@example.org?subject=Summary%20of%20it"),
            ("about/fix.md?page={url}", "../../about/fix/?page=https%3A%2F%2Fexample.org%2Fstatements%2Fit%2F"),
            ("/fix/", "/fix/"),
        ],
    )
    def test_says_where_corrections_go(self, world, show, contact, link):
        world.said("it")
        page = show("statements/it.md", contact=contact, site_url="https://example.org/")
        assert page.find("a", string="Report an error on this page")["href"] == link
        assert show("statements/it.md").find("a", string="Report an error on this page") is None

    def test_keeps_the_rest_of_a_source_that_may_not_be_shown_to_itself(self, world, show):
        text = "Mira Vale: We want a toll, and soon, because others have one."
        world.source("talk", text, publish="none", language="en")
        world.said("it", evidence=[{"source": "talk", "quote": "want a toll […] because others"}])
        page = show("statements/it.md")
        assert page.select(".pt-context, .pt-gap") == []
        assert "and soon" not in squeezed(page)
        assert "have one" not in squeezed(show("sources/talk.md"))


class TestCitation:
    """Plain text, BibTeX and CSL-JSON say the same, and programs that read them find it."""

    def cited(self, page):
        return [page.select_one(f"#cite-{form}").text for form in ("plain", "bibtex", "csl")]

    def read_back(self, bibtex, csl):
        """Return what a reader of BibTeX and one of CSL-JSON find, as text."""
        entry = parse_string(bibtex, "bibtex").entries["it"]
        fields = {
            name: Text.from_latex(field).render_as("text") for name, field in entry.fields.items() if name != "url"
        }
        authors = [" ".join(map(str, author.rich_last_names)) for author in entry.persons["author"]]
        return {**fields, "authors": authors, "url": entry.fields["url"]}, CiteProcJSON(json.loads(csl))["it"]

    def test_names_the_one_quoted_the_words_the_source_the_editors_the_last_change_and_the_address(self, world, show):
        words = "We want 50 % of it \\now for #2 a_b & more ~ or less"
        world.said("it", "2025-03-03", summary="A toll is wanted.", words=words, added="2025-04-05")
        world.change(
            "sources", "record", publisher="The Gazette", published="2025-03-04", url="https://example.org/a_b"
        )
        options = {
            "site_name": "Tolls & Straits",
            "site_url": "https://example.org/sub/",
            "publisher": "The Strait & Co. Desk",
        }
        plain, bibtex, csl = self.cited(show("statements/it.md", **options))
        title = f"Mira Vale, 3 March 2025: “{words}”"
        source = "Quoted from: The record, The Gazette, 4 March 2025, https://example.org/a_b"
        address = "https://example.org/sub/statements/it/"
        last = "last changed 5 April 2025"
        assert plain == f"{title}. {source}. The Strait & Co. Desk: Tolls & Straits, {last}. {address}"
        tex, item = self.read_back(bibtex, csl)
        assert tex["authors"] == ["The Strait & Co. Desk"]
        assert tex["title"] == str(item["title"]) == title
        assert tex["note"] == str(item["note"]) == source
        assert tex["howpublished"] == str(item["container_title"]) == "Tolls & Straits"
        assert tex["url"] == str(item["URL"]) == address
        assert (tex["year"], tex["month"], tex["date"]) == ("2025", "4", "2025-04-05")
        assert (item["issued"].year, item["issued"].month, item["issued"].day) == (2025, 4, 5)
        given = json.loads(csl)[0]
        assert given["author"] == [{"literal": "The Strait & Co. Desk"}]
        assert (given["original-title"], given["original-publisher"]) == ("The record", "The Gazette")
        assert given["original-date"] == {"raw": "2025-03-04"}

    def test_keeps_braces_and_commands_from_tex(self, world, show):
        world.said("it", words="Only $1 and {all} of it ^ up")
        bibtex = self.cited(show("statements/it.md"))[1]
        assert r"“Only \$1 and \{all\} of it \textasciicircum{} up”" in bibtex

    def test_without_a_publisher_the_sites_name_stands_for_its_editors_once(self, world, show):
        world.said("it", "../2025-03-03", words="What now?", added="2025-03-04")
        plain, bibtex, csl = self.cited(show("statements/it.md"))
        assert plain == (
            "Mira Vale, on or before 3 March 2025: “What now?” Quoted from: The record. "
            "Policy timeline, last changed 4 March 2025. /statements/it/"
        )
        tex, _ = self.read_back(bibtex, csl)
        assert tex["authors"] == ["Policy timeline"]
        assert not {"original-publisher", "original-date"} & json.loads(csl)[0].keys()

    def test_says_no_day_of_a_change_that_nobody_recorded(self, world, show):
        world.said("it", "2025-03-03")
        plain, bibtex, csl = self.cited(show("statements/it.md"))
        assert plain.endswith(". Policy timeline. /statements/it/")
        tex, item = self.read_back(bibtex, csl)
        assert not {"year", "month", "date"} & tex.keys()
        assert "issued" not in item

    def test_is_in_the_language_of_the_site(self, world, show):
        world.said("it", "2025-03-03", added="2025-03-03")
        plain, *_ = self.cited(show("statements/it.md", language="de"))
        assert plain.startswith("Mira Vale, 3. März 2025: „We have words in it for you“. Zitiert aus: The record. ")
        assert "zuletzt geändert am 3. März 2025" in plain

    def test_of_words_that_a_source_reports_makes_nobody_say_them(self, world, show):
        world.source("report", "Mira Vale wants a toll.\n", type="report", language="en")
        world.said("it", evidence=[{"source": "report", "passage": "Mira Vale wants a toll."}])
        plain, bibtex, csl = self.cited(show("statements/it.md"))
        tex, item = self.read_back(bibtex, csl)
        assert tex["title"] == str(item["title"]) == "Mira Vale, 3 March 2025: Mira Vale wants a toll."
        assert tex["note"] == str(item["note"]) == "Described by: The report"
        assert "“" not in plain + bibtex + csl


def outline(world, path):
    """Return the headings of a page below its title."""
    lines = world.build()[path].splitlines()
    return [unescape(line.lstrip("# ")) for line in lines if line.startswith(("## ", "### "))]


class TestTimeline:
    def test_shows_all_while_it_is_short_and_each_year_on_a_page_of_its_own(self, world, show):
        world.said("old", "2024-05-01")
        world.said("new", "2025-03-03")
        page = show("timeline/index.md")
        assert [one["data-statement"] for one in page.select("article")] == ["new", "old"]
        assert headings(page) == ["2025", "2024"]
        assert [(one.text, one["href"]) for one in page.select(".pt-years a")] == [
            ("2025", "../timeline/2025/"),
            ("2024", "../timeline/2024/"),
        ]
        year = show("timeline/2024/index.md")
        assert [one["data-statement"] for one in year.select("article")] == ["old"]
        assert [one.text for one in year.select(".pt-years [aria-current=page]")] == ["2024"]
        assert year.select(".pt-filters, .pt-drawing") == []
        assert [squeezed(one) for one in year.select(".pt-crumbs li")] == ["Home", "Timeline", "2024"]

    def test_shows_the_newest_year_when_it_is_long(self, world, show, monkeypatch):
        monkeypatch.setattr(timeline_view, "WHOLE", 2)
        for number, day in enumerate(["2024-05-01", "2024-05-02", "2025-03-03"]):
            world.said(f"s{number}", day)
        assert [one["data-statement"] for one in show("timeline/index.md").select("article")] == ["s2"]
        assert len(show("timeline/2024/index.md").select("article")) == 2

    def test_of_very_many_stances_the_first_stand_in_a_list_and_all_on_the_statements_page(self, world, show):
        for number in range(6):
            world.add("positions", f"p{number}", proposition=f"There should be {number} tolls.", issue="strait")
        world.said("it", stances=[{**STANCE, "position": f"p{number}"} for number in range(6)])
        for path in ("timeline/index.md", "statements/index.md", "actors/mira-vale.md"):
            article = show(path).select_one("article[data-place]")
            assert [one["data-position"] for one in article.select("[data-position]")] == ["p0", "p1", "p2", "p3"]
            assert "and 2 more" in squeezed(article)
        page = show("statements/it.md")
        assert len(page.select(".pt-stance")) == 6
        assert "more" not in squeezed(page.select_one(".pt-stances").parent)

    def test_splits_a_full_year_by_month(self, world, show, monkeypatch):
        monkeypatch.setattr(timeline_view, "WHOLE", 2)
        for number, day in enumerate(["2025-05-01", "2025-05-02", "2025-03-03", "2024-01-01"]):
            world.said(f"s{number}", day)
        index = show("timeline/index.md")
        assert [one["data-statement"] for one in index.select("article")] == ["s1", "s0"], "those of the newest month"
        assert [one.text for one in index.select(".pt-years a")] == ["2025", "2024"]
        year = show("timeline/2025/index.md")
        assert year.select("article, .pt-empty") == []
        assert [(squeezed(one.parent), one["href"]) for one in year.select(".pt-years a")] == [
            ("May 2025 2", "../../timeline/2025/05/"),
            ("March 2025 1", "../../timeline/2025/03/"),
        ]
        month = show("timeline/2025/05/index.md")
        assert [one["data-statement"] for one in month.select("article")] == ["s1", "s0"]
        assert [squeezed(one) for one in month.select(".pt-crumbs li")] == ["Home", "Timeline", "2025", "May 2025"]
        assert "timeline/2024/01/index.md" not in world.build()
        monkeypatch.setattr(page_module, "LINES", 1)
        index = show("timeline/index.md")
        assert [one["data-statement"] for one in index.select("article")] == ["s1"]
        assert index.find("a", string="Search these 2 statements")["href"] == (
            "../timeline/?from=2025-05-01&to=2025-05-02"
        )
        world.said("some-time", "2025")
        year = show("timeline/2025/index.md")
        assert outline(world, "timeline/2025/index.md") == ["2025", "In 2025, month not known"]
        assert [one["data-statement"] for one in year.select("article")] == ["some-time"]

    def test_a_source_is_named_in_short(self, world, show):
        world.said("described", evidence=[{"source": "report", "passage": "Mira Vale wants a toll."}])
        long = "[A report on what was said and not said at the third meeting about the strait]"
        for fields, name in [
            ({"short_title": "Report, 2025", "publisher": "The Gazette"}, "Report, 2025"),
            ({"publisher": "The Gazette", "published": "2025-03"}, "The Gazette, March 2025"),
            ({"published": "2025-03"}, "March 2025"),
            ({}, "[A report on what was said and not…"),
        ]:
            world.source("report", "Mira Vale wants a toll.", type="report", language="en", **{"title": long, **fields})
            head = squeezed(show("timeline/index.md").select_one("article p"))
            assert head.endswith(f"described by {name}")

    def test_says_where_the_exact_day_is_not_known(self, world, show):
        world.said("exact", "2025-03-03")
        world.said("vague", "2025-02~")
        world.said("year", "2024")
        world.said("years", "2020/2023")
        world.said("open", "../2019-03-03")
        page = show("timeline/index.md")
        assert [squeezed(one) for one in page.select(".pt-day__date")] == [
            "3 March 2025",
            "about February 2025",
            "2024",
            "between 1 January 2020 and 31 December 2023",
            "on or before 3 March 2019",
        ]
        assert outline(world, "timeline/index.md") == [
            "2025",
            "March 2025",
            "February 2025",
            "2024",
            "In 2024, month not known",
            "2023",
            "Over several years, or with an open beginning or end",
            "2019",
            "Over several years, or with an open beginning or end",
        ]

    def test_shows_events_from_before_the_first_statement_too(self, world, show):
        world.add("events", "meeting", title="A meeting", date="2014-03-03", note="public record")
        world.said("it", "2025-03-03")
        assert outline(world, "timeline/index.md") == ["2025", "March 2025", "2014", "March 2014"]
        assert squeezed(show("timeline/index.md").select(".pt-event__title")[-1]) == "A meeting"

    def test_groups_statements_under_their_event(self, world, show):
        world.add("events", "meeting", title="A meeting", date="2025-03-03", location="Port Ellery")
        world.said("there", event="meeting")
        world.said("alone")
        page = show("timeline/index.md")
        event = page.select_one(".pt-event")
        assert squeezed(event.select_one(".pt-event__title")) == "A meeting Port Ellery"
        assert [one["data-statement"] for one in event.select("article")] == ["there"]
        assert [one["data-statement"] for one in page.select("article")] == ["there", "alone"]

    def test_offers_every_choice_with_its_count(self, world, show):
        world.for_norland("it", stance="opposes", mode="demand")
        form = show("timeline/index.md").select_one(".pt-filters")
        assert form.has_attr("hidden")
        options = {
            one["name"]: [(each["value"], each.string) for each in one.template.find_all("option")]
            for one in form.select("select")
        }
        assert options == {
            "actor": [("mira-vale", "Mira Vale (1)")],
            "principal": [("norland", "Norland (1)")],
            "issue": [("strait", "The strait (1)")],
            "position": [("toll", "The strait should have a toll. (1)")],
            "stance": [("opposes", "opposes (1)")],
            "mode": [("demand", "demand (1)")],
            "source": [("record", "The record (1)")],
        }
        assert [one["name"] for one in form.select("input")] == ["from", "to"]


class TestLists:
    """A few statements are cards, many are lines, very many the newest lines with the way to all."""

    def shown(self, page):
        return [(one["class"], one["data-statement"]) for one in page.select("article[data-place]")]

    def test_many_statements_are_lines_that_still_say_who_where_and_what_became_of_them(self, world, show, monkeypatch):
        monkeypatch.setattr(page_module, "CARDS", 1)
        world.for_norland("one", "2025-03-03", "opposes", mode="demand")
        world.for_norland("two", "2025-03-04", status="retracted")
        for path in ("actors/norland.md", "timeline/2025/index.md"):
            assert sorted(self.shown(show(path))) == [(["pt-line"], "one"), (["pt-line"], "two")]
        one, two = show("actors/norland.md").select("article.pt-line")
        assert (
            squeezed(one)
            == "3 March 2025 · Mira Vale, Minister of Transport for Norland Summary of one calls for it not to happen"
        )
        assert one.a["href"] == "../../actors/mira-vale/"
        stance = one.select_one(".pt-chip")
        assert [stance[f"data-{name}"] for name in ("stance", "mode", "position", "actor")] == [
            *("opposes", "demand", "toll", "norland"),
        ]
        assert two.select(".pt-status--retracted")

    def test_at_one_event_too(self, world, show, monkeypatch):
        monkeypatch.setattr(page_module, "CARDS", 1)
        world.add("events", "meeting", title="A meeting", date="2025-03-03")
        world.said("one", event="meeting")
        assert self.shown(show("events/meeting.md")) == [(["pt-card"], "one")]
        world.said("two", event="meeting")
        assert [name for (name,), _ in self.shown(show("events/meeting.md"))] == ["pt-line", "pt-line"]

    @pytest.mark.parametrize(
        ("path", "all_of_them", "without_search"),
        [
            ("actors/norland.md", "search/?actor=norland", "timeline/?actor=norland"),
            ("issues/strait.md", "search/?issue=strait", "timeline/?issue=strait"),
        ],
    )
    def test_of_very_many_the_newest_with_the_way_to_all(  # noqa: PLR0917 - what differs
        self, world, show, monkeypatch, path, all_of_them, without_search
    ):
        monkeypatch.setattr(page_module, "CARDS", 1)
        monkeypatch.setattr(page_module, "LINES", 2)
        for number in range(3):
            world.for_norland(f"s{number}", f"2025-03-0{number + 1}", "opposes")
        page = show(path)
        assert [id_ for _, id_ in self.shown(page)] == ["s1", "s2"]
        link = page.find("a", string="Search these 3 statements")
        assert link["href"] == f"../../{all_of_them}"
        assert "The newest 2 are shown here." in squeezed(page)
        link = show(path, search=False).find("a", string="Search these 3 statements")
        assert link["href"] == f"../../{without_search}"

    def test_of_a_government_leads_to_its_country(self, world, show, monkeypatch):
        monkeypatch.setattr(page_module, "LINES", 1)
        world.add("actors", "cabinet", name="The cabinet", type="government", government_of="norland")
        for number in range(2):
            world.for_norland(f"s{number}", f"2025-03-0{number + 1}")
        page = show("actors/cabinet.md")
        assert "Summary of s0" not in squeezed(page)
        assert "3 March" not in squeezed(page)
        assert page.select_one(".pt-more a")["href"] == "../../search/?actor=norland"


class TestLongParts:
    @pytest.fixture(autouse=True)
    def short(self, world, monkeypatch):
        monkeypatch.setattr(page_module, "CARDS", 1)
        monkeypatch.setattr(page_module, "DATED_LINES", 2)
        monkeypatch.setattr(timeline_view, "WHOLE", 3)
        revisions = [{"date": "2025-03-03", "change": "A word."}]
        world.said("early", "2025-02-01")
        world.said("new", "2025-03-03", "opposes", status="corrected", revisions=revisions)
        world.for_norland("mid", "2025-03-02")

    def test_of_the_timeline_have_short_lines(self, show):
        lines = show("timeline/2025/index.md").select("article.pt-brief")
        assert [squeezed(one) for one in lines][1:] == [
            "in favor Mira Vale for Norland: Summary of mid",
            "Mira Vale: Summary of early",
        ]
        assert lines[0].select_one("[data-position=toll]").text == "against"
        assert "Corrected." in lines[0].text

    def test_of_the_timeline_have_the_newest_alone_and_a_way_to_the_rest(self, show, monkeypatch):
        monkeypatch.setattr(page_module, "DATED", 2)
        page = show("timeline/2025/index.md")
        assert [one["data-statement"] for one in page.select("article")] == ["new", "mid"]
        link = page.find("a", string="Search these 3 statements")
        assert link["href"] == "../../timeline/?from=2025-02-01&to=2025-03-03"
        assert "The newest 2 are shown here." in squeezed(page)
        assert len(show("timeline/index.md").select("article")) == 3


class TestDrawing:
    def test_has_a_link_with_a_name_for_each_mark(self, world, show):
        world.said("it", "2025-03-03", "opposes", summary="No toll.")
        world.said("plain", "2025-01-03", summary="Nothing.")
        plain, mark = show("timeline/index.md").select(".pt-drawing a.pt-m")
        assert (mark["href"], mark["data-mark"]) == ("../statements/it/", "1")
        assert mark.title.text == "3 March 2025, Mira Vale: No toll. (against)"
        assert (mark["data-date"], mark["data-statement"]) == ("2025-03-03", "it")
        assert not mark.has_attr("data-count")
        assert mark.rect["x"].endswith("%")
        assert plain.title.text == "3 January 2025, Mira Vale: Nothing."
        assert (mark.rect["fill"], plain.rect["fill"]) == ("url(#pt-m-opposes)", "url(#pt-m-none)")

    @pytest.mark.parametrize(
        ("mode", "stance", "side"),
        [
            ("vote" if side == "abstains" else "preference", side.value, side)
            for side in Side
            if side.value in set(StanceTerm)
        ]
        + [("feasibility", "supports", Side.WITHIN_REACH), ("feasibility", "opposes", Side.OUT_OF_REACH)]
        + [("prediction", "supports", Side.EXPECTED), ("prediction", "opposes", Side.NOT_EXPECTED)],
    )
    def test_shows_each_side_by_a_shape_of_its_own(self, world, show, mode, stance, side):
        more = {"conditions": [{"text": "Soon.", "evidence": 1}]} if "conditions" in stance else {}
        world.said("it", stances=[{**STANCE, "stance": stance, "mode": mode, **more}])
        page = show("timeline/index.md")
        shapes = {one["id"]: str(one.find_all(recursive=False)) for one in page.select("pattern")}
        assert page.select_one(".pt-drawing a.pt-m rect")["fill"] == f"url(#pt-m-{side})"
        assert list(shapes.values()).count(shapes[f"pt-m-{side}"]) == 1

    def test_draws_spans_terms_events_and_years(self, world, show):
        world.add("actors", "cabinet", name="The cabinet", type="government", government_of="norland")
        world.add("events", "day", title="A day", date="2025-02-01")
        world.add("events", "month", title="A month", date="2025-03")
        world.for_norland("vague", "2025-01")
        world.for_norland("later", "2026-03-03")
        page = show("timeline/index.md")
        assert page.select_one(".pt-term title").text == "The cabinet (no end on record)"
        assert "drawn to 3 March 2026 where no end is on record" in squeezed(page.select_one(".pt-drawing > .pt-hint"))
        assert len(page.select(".pt-date-span")) == 1
        assert len(page.select(".pt-event-line")) == 1
        span = page.select_one(".pt-event-span")
        assert 0 < float(span["x"].rstrip("%")) < 100
        assert float(span["width"].rstrip("%")) > 0
        assert [one.text for one in page.select(".pt-axis text")] == ["2025", "2026"]
        assert [(one["href"], one.title.text) for one in page.select("a.pt-m:not([data-mark])")] == [
            ("../events/day/", "1 February 2025: A day"),
            ("../events/month/", "March 2025: A month"),
        ]

    def test_leaves_events_out_where_there_are_too_many_and_says_so(self, world, show, monkeypatch):
        monkeypatch.setattr(drawing, "EVENTS", 1)
        world.said("it", "2025-01-15")
        for number in range(2):
            world.add("events", f"e{number}", title=f"Event {number}", date=f"2025-01-1{number}")
        page = show("timeline/index.md")
        assert page.select("a.pt-m:not([data-mark]), .pt-event-line") == []
        assert page.find("a", string="The 2 events are too many to draw.")["href"] == "../events/"

    def test_a_mark_of_several_carries_their_number_and_leads_to_them(self, world, show):
        for number, day in enumerate(["2025-05-01", "2025-05-01", "2025-05-02", "2015-03-03"]):
            world.said(f"s{number}", day)
        _, mark = show("timeline/index.md").select("a.pt-m")
        assert mark["href"] == "../timeline/?principal=mira-vale&from=2025-05-01&to=2025-05-02"
        assert mark.title.text == "1 May 2025 – 2 May 2025: 3 statements"
        assert (mark["data-date"], mark["data-count"]) == ("2025-05-01", "3")
        assert not mark.has_attr("data-statement")
        assert mark["data-mark"] == "1 2 3"
        assert [one.text for one in mark.select("text")] == ["3"]
        world.change("statements", "s2", date="2025-05-01")
        _, mark = show("timeline/index.md").select("a.pt-m")
        assert mark.title.text == "1 May 2025: 3 statements"

    def test_draws_the_offices_of_an_actor(self, world, show):
        world.said("it")
        figure = show("actors/mira-vale.md").select_one(".pt-offices")
        assert figure.p.text == "Minister of Transport, Norland"
        assert squeezed(figure.figcaption) == "2000 2026"
        assert float(figure.rect["width"].rstrip("%")) == pytest.approx(97, abs=1)
        told = figure.find_next("p", class_="pt-hint")
        assert squeezed(told) == "Where no end is on record, a line ends with the record, on 3 March 2025."
        assert show("actors/tomas-reed.md").select(".pt-offices") == []


class TestPositions:
    def test_shows_marks_words_dates_and_silence_in_the_matrix(self, world, show):
        world.said("it", "2025-03-03", "supports")
        world.said("reed", "2025-03-03", "opposes", position="ferry", speaker="tomas-reed")
        world.change(
            "positions", "toll", searched=[{"actor": "tomas-reed", "date": "2025-03-03", "sources": ["record"]}]
        )
        page = show("positions/index.md")
        actors = [one.text for one in page.select("thead th")[1:]]
        cells = {
            (row.th.text, actor): one
            for row in page.select("tbody tr")
            for actor, one in zip(actors, row.select("td"), strict=True)
        }
        said = cells["The strait should have a toll.", "Mira Vale"]
        assert (said.a["title"], said.a["href"]) == ("in favor, 3 March 2025", "../statements/it/")
        assert (said.a["data-stance"], said.a["data-actor"]) == ("supports", "mira-vale")
        assert {"pt-mark", "pt-chip--supports"} == set(said.a["class"])
        searched = cells["The strait should have a toll.", "Tomas Reed"]
        assert searched.select_one("[data-searched]")["aria-label"] == "not in the 1 source searched"
        silent = cells["The strait should have a ferry.", "Mira Vale"]
        assert silent.select("*") == []
        assert [one.text for one in page.select("td[data-latest] .pt-matrix__words")] == ["1 against", "1 for"]
        assert [one["title"] for one in page.select("td[data-latest] .pt-chip")] == ["1 against", "1 for"]
        assert page.select(".pt-notfound input[type=checkbox]")

    def test_has_no_choice_about_searches_where_there_were_none(self, world, show):
        world.said("it", "2025-03-03", "supports")
        assert show("positions/index.md").select(".pt-notfound") == []

    def test_of_many_actors_has_a_line_for_each_and_the_counts_above(self, world, show):
        for number in range(41):
            world.add("actors", f"state-{number}", name=f"State {number}", short_name=f"S{number}", type="country")
            world.said(f"vote-{number}", stance="supports", mode="vote", speaker=f"state-{number}")
        table = show("positions/index.md").table
        assert "pt-matrix--turned" in table["class"]
        assert [one.text for one in table.select("tbody th")][:2] == ["S0", "S1"]
        assert table.select_one("tbody th a")["title"] == "State 0"
        assert squeezed(table.select("thead th")[2]) == "The strait should have a toll. 41 for"

    def test_past_so_many_marks_each_line_is_one_drawing_with_its_counts(self, world, show, monkeypatch):
        world.said("one", "2025-01-01", "supports")
        world.said("two", "2025-03-03", "opposes")
        world.said("three", "2025-03-03", position="ferry", stance="supports", speaker="tomas-reed")
        world.said("four", "2025-03-03", position="ferry", stance="supports", speaker="norland")
        monkeypatch.setattr(entries, "MATRIX_MARKS", 3)
        page = show("positions/index.md")
        assert page.select("[data-days]") == [], "the past is left out first"
        assert page.select_one(".pt-asof")["data-steps"] == "2025-01-01 2025-03-03"
        assert page.select_one(".pt-matrix-wrap").has_attr("data-latest")
        assert len(page.select(".pt-matrix a[data-stance]")) == 3
        monkeypatch.setattr(entries, "MATRIX_MARKS", 2)
        monkeypatch.setattr(entries, "ISSUE_MARKS", 2)
        for path in ("positions/index.md", "issues/strait.md"):
            page = show(path)
            table = page.table
            assert [one["data-id"] for one in table.select("thead [data-id]")] == ["mira-vale", "norland", "tomas-reed"]
            ferry, toll = table.select("tbody tr")
            assert ferry["data-id"] == "ferry"
            assert [(one["class"], one["d"]) for one in ferry.select("path")] == [
                (["pt-chip--supports"], "M36 12h0h24"),
            ]
            assert [(one["class"], one["d"]) for one in toll.select("path")] == [(["pt-chip--opposes"], "M12 12h0")]
            assert [one.text for one in table.select(".pt-matrix__counts")] == ["2 for", "1 against"]
            assert page.select_one("marker#pt-s-opposes path")
        assert table["data-words"] == "../../timeline/?principal={actor}&position={position}"
        monkeypatch.setattr(entries, "ISSUE_ROWS", 1)
        assert show("issues/strait.md").select("table") == []

    def test_of_many_actors_in_strips_has_a_line_for_each(self, world, show, monkeypatch):
        for number in range(41):
            world.add("actors", f"state-{number}", name=f"State {number}", type="country")
            world.said(f"vote-{number}", stance="supports", mode="vote", speaker=f"state-{number}")
        monkeypatch.setattr(entries, "MATRIX_MARKS", 40)
        table = show("positions/index.md").table
        assert [one.text for one in table.select("tbody th")][:2] == ["State 0", "State 1"]
        assert [one["data-id"] for one in table.select("thead [data-id]")] == ["ferry", "toll"]
        assert table.select_one("path")["d"] == "M36 12h0"
        assert table.select_one(".pt-matrix__counts").text == "1 for"

    def test_past_so_many_cells_are_counted_with_names_and_then_without(self, world, show, monkeypatch):
        world.said("one", "2025-01-01", "supports")
        world.said("two", "2025-03-03", "opposes")
        world.said("three", "2025-03-03", position="ferry", stance="supports", speaker="tomas-reed")
        monkeypatch.setattr(entries, "MATRIX_MARKS", 1)
        monkeypatch.setattr(entries, "ISSUE_MARKS", 1)
        monkeypatch.setattr(page_module, "STRIP_CELLS", 1)
        for path, steps in (("positions/index.md", "2025-01-01 2025-03-03"), ("issues/strait.md", None)):
            page = show(path)
            assert page.select("table, [data-day]") == []
            assert (page.select_one(".pt-asof") or {}).get("data-steps") == steps
            rows = page.select(".pt-rows-of > li")
            assert [squeezed(one) for one in rows] == [
                "The strait should have a ferry. 1 1 for 1 for Tomas Reed",
                "The strait should have a toll. 1 1 against 1 against Mira Vale",
            ]
            assert [one["href"].split("/")[-2] for one in page.select("a[data-asof]")][-2:] == ["ferry", "toll"]
        monkeypatch.setattr(page_module, "NAMES", 3)
        assert squeezed(show("issues/strait.md").select(".pt-rows-of > li")[0]) == (
            "The strait should have a ferry. 1 1 for"
        )
        monkeypatch.setattr(page_module, "BARS", 1)
        first = show("issues/strait.md").select_one(".pt-rows-of > li")
        assert squeezed(first) == "The strait should have a ferry. 1 for"
        monkeypatch.setattr(page_module, "POSITIONS", 1)
        assert len(show("issues/strait.md").select(".pt-rows-of > li")) == 2
        world.add("issues", "port", title="The port")
        world.add("positions", "port", proposition="The port should grow.", issue="port")
        page = show("positions/index.md")
        assert [squeezed(one) for one in page.select(".pt-list > li")] == ["The port 1", "The strait 2"]
        assert [one["href"] for one in page.select("a[data-asof]")] == ["../issues/port/", "../issues/strait/"]

    def test_of_an_issue_have_their_past_unless_it_is_too_long(self, world, show, monkeypatch):
        world.said("one", "2025-01-01", "supports")
        world.said("two", "2025-03-03", "opposes")
        page = show("issues/strait.md")
        assert page.select(".pt-asof")
        assert [one["data-day"] for one in page.select("[data-days] > [data-day]")] == ["2025-01-01", "2025-03-03"]
        monkeypatch.setattr(entries, "ISSUE_MARKS", 1)
        world.said("three", "2025-03-04", "opposes")
        page = show("issues/strait.md")
        assert page.select(".pt-asof, [data-days]") == []
        assert [one["data-day"] for one in page.select("[data-day]")] == ["2025-03-04"]

    def test_keeps_earlier_days_for_as_of_but_shows_the_latest(self, world, show):
        world.said("one", "2025-01-01", "supports")
        world.said("two", "2025-02", "opposes")
        for path in ("positions/index.md", "positions/toll.md"):
            days = show(path).select("[data-days] > [data-day]")
            assert [(one["data-day"], one.has_attr("hidden")) for one in days] == [
                ("2025-01-01", True),
                ("2025-02-28", False),
            ]

    def test_tells_how_a_stance_changed(self, world, show):
        world.said("one", "2025-01-01", "supports")
        world.said("two", "2025-02-01", "opposes")
        world.said("three", "2025-03-01", "opposes")
        page = show("positions/toll.md")
        assert squeezed(page.select("[data-day]")[-1]).endswith("first recorded on 1 February 2025")
        assert [one.a.text for one in page.select("details ol li")] == [
            f"Summary of {one}" for one in ("one", "two", "three")
        ]

    def test_answers_first_then_shows_who_with_the_words_and_what_was_not_found(self, world, site):
        conditions = [{"text": "Only large ships.", "evidence": 1}]
        world.said("old", "2025-01-01", "opposes")
        world.said(
            "vale", "2025-02-01", stances=[{**STANCE, "stance": "supports-with-conditions", "conditions": conditions}]
        )
        world.said("reed", "2025-02-01", "opposes", speaker="tomas-reed")
        world.said("sud", "2025-02-01", "opposes", speaker="sudland")
        world.shift("turn", "old", "vale")
        related = [{"position": "ferry", "relation": "opposite"}]
        searched = [{"actor": "norland", "date": "2025-02", "sources": ["record"]}]
        world.change("positions", "toll", searched=searched, related=related)
        head, page = site("positions/toll.md")
        assert page.h1.text == "Where they stand: “The strait should have a toll”"
        assert head["title"] == entities(page.h1.text)
        assert head["description"] == entities(
            "A position on The strait. 1 for, with conditions · 2 against · 1 not on record"
        )
        tally = [squeezed(one) for one in page.select(".pt-tally__words li:not([hidden])")]
        assert tally == ["1 for, with conditions", "2 against", "1 not on record in the 1 source searched"]
        assert [one["width"] for one in page.select(".pt-bar rect")] == ["25.00%", "50.00%", "25.00%"]
        assert [one["data-name"] for one in page.select("[data-side-group=opposes] .pt-person")] == [
            "Sudland",
            "Tomas Reed",
        ]
        text = squeezed(page)
        assert "Condition: Only large ships." in text
        assert "not in The record (searched February 2025): Norland" in text
        assert "Says the opposite The strait should have a ferry." in text
        assert page.find("a", string="Compare two of them, position by position")["href"] == "../../compare/"
        assert squeezed(page.select_one("#turn .pt-shift__type")) == (
            "Change of stance · Mira Vale · The strait should have a toll."
        )

    def test_without_any_statement_says_so(self, site):
        head, page = site("positions/ferry.md")
        assert [squeezed(one) for one in page.select(".pt-empty")] == [
            "No statement on this position has been recorded yet."
        ]
        assert head["description"] == entities("A position on The strait. nobody on record")

    def test_holds_what_can_be_read_at_any_number(self, world, show, monkeypatch):
        world.said("old", "2025-01-01", "opposes")
        world.said("vale", "2025-02-01", "supports")
        world.said("reed", "2025-02-01", "supports", speaker="tomas-reed")
        assert len(show("positions/toll.md").select("article blockquote")) == 3
        monkeypatch.setattr(page_module, "OPEN_WORDS", 2)
        assert len(show("positions/toll.md").select("article details blockquote")) == 3
        monkeypatch.setattr(page_module, "FOLDED_WORDS", 2)
        page = show("positions/toll.md")
        assert page.select("blockquote") == []
        assert [squeezed(one) for one in page.select("article a")] == [
            "against, 1 January 2025",
            "in favor, 1 February 2025",
            "in favor, 1 February 2025",
        ]
        monkeypatch.setattr(page_module, "PAST", 2)
        monkeypatch.setattr(page_module, "PRINCIPALS", 1)
        page = show("positions/toll.md")
        assert page.select(".pt-asof") == []
        assert [one["data-statement"] for one in page.select("article")] == ["vale"]
        assert page.find("a", string="The whole timeline of this position")["href"] == "../../timeline/?position=toll"


class TestShifts:
    def test_a_succession_is_never_called_a_change(self, world, show):
        common = {"type": "government", "government_of": "norland"}
        world.add("actors", "c1", name="First cabinet", end_date="2025-01-15", **common)
        world.add("actors", "c2", name="Second cabinet", start_date="2025-01-15", succeeds="c1", **common)
        world.for_norland("one", "2025-01-01", "supports")
        world.for_norland("two", "2025-02-01", "opposes")
        world.shift("turn", "one", "two", type="succession")
        shift = show("shifts/index.md").select_one("section#turn")
        assert squeezed(shift.select_one(".pt-shift__type")).startswith("Succession of governments · Norland")
        assert "hange" not in squeezed(shift)
        before, after = shift.select(".pt-shift__sides > div")
        assert squeezed(before).startswith(
            "Before 1 January 2025 · Mira Vale, Minister of Transport for Norland (First"
        )
        assert "in favor" in squeezed(before)
        assert "(Second cabinet)" in squeezed(after)


class TestActors:
    def test_are_listed_by_type_with_roles_and_counts(self, world, show):
        world.for_norland("it")
        page = show("actors/index.md")
        assert headings(page) == ["People", "Countries"]
        assert [squeezed(one) for one in page.select(".pt-faces p")] == [
            "Mira Vale Minister of Transport 1 spoken",
            "Tomas Reed",
            "Norland 1 on its behalf",
            "Sudland",
        ]

    def test_show_offices_members_governments_and_facts(self, world, show):
        links = [{"url": "https://example.org/office", "note": "The gazette"}, {"url": "https://example.org/b"}]
        office = {"role": "Minister", "organization": "norland", "start_date": "2024-07-01", "end_date": "2025"}
        belonging = {"organization": "sudland", "end_date": "2020-01-01", "note": "public record"}
        world.change(
            "actors", "mira-vale", memberships=[{**office, "links": links}, belonging], aliases=["Vale", "M. V."]
        )
        world.change("actors", "sudland", note="as its own law says")
        common = {"type": "government", "government_of": "norland"}
        world.add("actors", "c1", name="First cabinet", end_date="2025-01-15", note="public record", **common)
        world.add("actors", "c2", name="Second cabinet", start_date="2025-01-15", succeeds="c1", **common)
        facts = squeezed(show("actors/mira-vale.md").select_one(".pt-facts"))
        assert "Also called Vale, M. V." in facts
        assert "Offices Minister, Norland 1 July 2024 – 2025 The gazette https://example.org/b" in facts
        assert "Sudland until 1 January 2020 (public record)" in facts
        assert "Mira Vale, Minister 1 July 2024 – 2025" in squeezed(show("actors/norland.md").select_one(".pt-facts"))
        assert "Governments First cabinet, Second cabinet" in squeezed(
            show("actors/norland.md").select_one(".pt-facts")
        )
        first = squeezed(show("actors/c1.md").select_one(".pt-facts"))
        assert first == "Government of Norland until 15 January 2025 (public record) Followed by Second cabinet"
        assert squeezed(show("actors/c2.md").select_one(".pt-facts")) == (
            "Government of Norland since 15 January 2025 Follows First cabinet"
        )
        assert "More (as its own law says)" in squeezed(show("actors/sudland.md").select_one(".pt-facts"))

    @pytest.mark.parametrize(
        ("dates", "told"),
        [
            ({"start_date": "2024-07-01"}, "since 1 July 2024"),
            ({"start_date": "2024-07~"}, "since about July 2024"),
            ({"start_date": "../2024-07-01"}, "began on or before 1 July 2024"),
            ({"start_date": "2024-07-01/.."}, "began on or after 1 July 2024"),
            ({"start_date": "2020/2023"}, "began between 1 January 2020 and 31 December 2023"),
            ({"end_date": "2024"}, "until 2024"),
            ({"end_date": "../2024-07-01"}, "ended on or before 1 July 2024"),
            ({"start_date": "../2020-01-01", "end_date": "2024"}, "on or before 1 January 2020 – 2024"),
            ({}, ""),
        ],
    )
    def test_say_of_an_office_no_more_than_its_dates_do(self, world, show, dates, told):
        office = {"role": "Minister", "organization": "norland", "note": "public record", **dates}
        world.change("actors", "mira-vale", memberships=[office])
        facts = show("actors/mira-vale.md").find("dt", string="Offices").find_next("dd")
        assert squeezed(facts).removesuffix(" (public record)") == f"Minister, Norland {told}".rstrip()

    def test_say_whom_they_spoke_for_and_how_often(self, world, show):
        world.said("own")
        world.for_norland("one")
        world.for_norland("two")
        page = show("actors/mira-vale.md")
        told = page.select_one(".pt-lede")
        assert squeezed(told) == "Speaks in this record for: Norland 2 statements Where they stand is on their pages."
        assert page.find("dt", string="Spoke for") is None, "nothing is said twice"
        assert show("actors/norland.md").select(".pt-lede") == []

    def test_that_stand_somewhere_themselves_say_below_whom_they_spoke_for(self, world, show):
        world.said("own", "2025-03-03", "supports")
        world.for_norland("one")
        page = show("actors/mira-vale.md")
        assert squeezed(page.find("dt", string="Spoke for").find_next("dd")) == "Norland 1 statement"
        assert page.select(".pt-lede") == []

    def test_show_where_they_stand_and_with_whom(self, world, show):
        world.said("it", "2025-03-03", "supports")
        world.said("reed", "2025-03-03", "supports", speaker="tomas-reed")
        page = show("actors/mira-vale.md")
        assert page.select_one(".pt-stands h3").text == "The strait"
        stand = page.select_one(".pt-stands article")
        assert squeezed(stand) == (
            "in favor The strait should have a toll. “We have words in it for you” 3 March 2025 · statement and proof"
        )
        assert stand["data-stance"] == "supports"
        assert "Tomas Reed: agree on 1, differ on 0 compare" in squeezed(page)
        assert page.find("a", string="compare")["href"] == "../../compare/?a=mira-vale&b=tomas-reed"
        assert headings(page) == ["Own positions", "Statements", "Agreement and disagreement", "About this actor"]

    def test_hold_what_can_be_read_at_any_number(self, world, show, monkeypatch):
        for speaker in ("mira-vale", "tomas-reed", "sudland"):
            world.said(f"by-{speaker}", "2025-03-03", "supports", speaker=speaker)
        world.said("before", "2025-01-03", "opposes")
        world.shift("turn", "before", "by-mira-vale")
        assert len(show("actors/mira-vale.md").select(".pt-shift blockquote")) == 2
        monkeypatch.setattr(entries, "AGREEMENTS", 1)
        monkeypatch.setattr(entries, "FOLDED_WORDS", 0)
        page = show("actors/mira-vale.md")
        assert page.select(".pt-stands blockquote") == []
        assert squeezed(page.select_one(".pt-stands article")) == "in favor The strait should have a toll. 3 March 2025"
        assert page.select_one(".pt-stands .pt-hint")["href"] == "../../statements/by-mira-vale/"
        assert page.find("a", string="Summary of turn")["href"] == "../../shifts/#turn"
        assert len(page.find_all("a", string="compare")) == 1
        assert page.find("a", string="Compare with any of 2 others")["href"] == "../../compare/?a=mira-vale"

    def test_show_the_newest_stances_and_the_way_to_the_others(self, world, show, monkeypatch):
        world.said("older", "2025-01-03", "supports")
        world.said("newer", "2025-03-03", "opposes", position="ferry")
        assert len(show("actors/mira-vale.md").select(".pt-stands article")) == 2
        monkeypatch.setattr(actors, "STANDS", 1)
        page = show("actors/mira-vale.md")
        assert [one["data-statement"] for one in page.select(".pt-stands article")] == ["newer"]
        more = page.find("a", string="All positions")
        assert (more["href"], squeezed(more.parent)) == (
            "../../positions/",
            "All positions The newest 1 are shown here.",
        )

    def test_never_say_as_theirs_what_is_only_described(self, world, show):
        world.source("report", "Mira Vale means to build a ferry.\n", type="report", language="en")
        evidence = [{"source": "report", "passage": "Mira Vale means to build a ferry."}]
        note = {"note": "So the report says."}
        world.said("it", stance="supports", mode="commitment", position="ferry", evidence=evidence, attribution=note)
        world.said("own", stance="supports", mode="commitment")
        assert [squeezed(one) for one in show("actors/mira-vale.md").select(".pt-stands .pt-chip")] == [
            "described as ready to do it",
            "commits to it",
        ]
        assert "Mira Vale Minister of Transport 1 spoken, 1 described" in squeezed(show("actors/index.md"))
        world.said("vote", stance="opposes", mode="vote", position="ferry", evidence=evidence, attribution=note)
        assert "voted against it" in squeezed(show("statements/vote.md"))

    def test_show_what_was_said_for_them_and_under_them(self, world, show):
        world.add("actors", "cabinet", name="The cabinet", type="government", government_of="norland")
        world.add("events", "meeting", title="A meeting", date="2025-03-03", participants=["norland"])
        world.for_norland("one", "2025-03-02", "supports")
        world.for_norland("two", "2025-03-03", "opposes")
        world.shift("turn", "one", "two")
        norland = show("actors/norland.md")
        assert headings(norland) == [
            "Where it stands",
            "What changed",
            "Statements made on its behalf",
            "About this actor",
        ]
        assert "Events A meeting" in squeezed(norland.select_one(".pt-facts"))
        assert headings(show("actors/cabinet.md")) == ["Said for its country while it governed"]
        assert "3 March 2025 Summary of two" in squeezed(show("actors/cabinet.md"))


class TestGroups:
    def test_issues_are_a_tree(self, world, show):
        world.add("issues", "bridge", title="Bridges", parent="strait", description="About bridges.")
        page = show("issues/index.md")
        assert [(squeezed(one.p), one["class"][1]) for one in page.select(".pt-issue")] == [
            ("The strait", "pt-depth-0"),
            ("Bridges", "pt-depth-1"),
        ]
        bridge = show("issues/bridge.md")
        assert squeezed(bridge.select_one(".pt-kicker")) == "Issue in The strait"
        assert bridge.select_one(".pt-lede").text == "About bridges."
        assert headings(bridge) == ["Statements"]
        strait = show("issues/strait.md")
        assert "Narrower issues: Bridges" in squeezed(strait)
        assert headings(strait) == ["Who stands where", "Statements"]

    def test_events_show_place_people_facts_and_statements(self, world, show):
        world.source("minutes", "The chair opened the meeting at noon.", type="report", language="en")
        evidence = [{"source": "minutes", "passage": "opened the meeting at noon"}]
        common = {"location": "Port Ellery", "participants": ["norland", "mira-vale"], "note": "public record"}
        world.add(
            "events", "meeting", title="A meeting", date="2025-03", evidence=evidence, description="Talks.", **common
        )
        world.add("events", "quiet", title="A quiet day", date="2024-03-03")
        page = show("events/meeting.md")
        assert squeezed(page.select_one(".pt-facts")) == (
            "Date March 2025 Place Port Ellery Participants Norland, Mira Vale Known from (public record)"
        )
        assert "Talks. Described by The minutes as: opened the meeting at noon" in squeezed(page)
        assert squeezed(page.select_one(".pt-empty")) == "None yet."
        assert [squeezed(one) for one in show("events/index.md").select(".pt-list li")] == [
            "March 2025 A meeting Port Ellery",
            "3 March 2024 A quiet day",
        ]


class TestSources:
    def test_show_words_in_context_and_what_they_are_evidence_for(self, world, show):
        world.source("talk", "Mira Vale: We came. We want a toll, and soon. It is late.\n", language="en")
        world.said("it", evidence=[{"source": "talk", "quote": "a toll"}])
        page = show("sources/talk.md")
        context = page.select_one("#at-28 .pt-context")
        assert squeezed(context) == "We want a toll, and soon."
        assert context.mark.text == "a toll"
        assert "The speaker’s words · Mira Vale: Summary of it" in squeezed(page)

    def test_never_put_the_other_view_into_the_mouth_it_disputes(self, world, show):
        world.source("reply", "Tomas Reed: That is not what was said.", language="en")
        evidence = [{"source": "reply", "quote": "That is not what was said."}]
        world.said("it", status="disputed", dispute={"text": "Reed objects.", "evidence": evidence})
        excerpt = show("sources/reply.md").select_one(".pt-excerpt")
        assert squeezed(excerpt) == "Tomas Reed: That is not what was said. The other view · Summary of it"

    @pytest.mark.parametrize(("publish", "shown"), [("full", True), ("excerpts", False), ("none", False)])
    def test_show_the_whole_text_where_they_may(self, world, show, tmp_path, publish, shown):
        world.source("talk", "A first line.\nA last line.\n", type="report", publish=publish, language="en")
        page = show("sources/talk.md")
        assert ("A last line." in squeezed(page)) is shown
        assert ("The whole text" in headings(page)) is shown
        assert (page.select_one("a[download]") is not None) is shown
        if shown:
            command = page.select_one("code[data-verify]").get_text()
            (tmp_path / "archived.txt").write_bytes(b"A first line.\nA last line.\n")
            assert ran(["sh", "-c", command], cwd=tmp_path).returncode == 0
            (tmp_path / "archived.txt").write_bytes(b"A first line.\nAnother line.\n")
            assert ran(["sh", "-c", command], cwd=tmp_path).returncode == 1

    def test_show_what_is_known_and_what_is_not(self, world, show):
        known = {
            "publisher": "The Gazette",
            "published": "2025-03-04",
            "url": "https://example.org/a",
            "author": "A. B.",
        }
        more = {
            "archive_url": "https://example.org/c",
            "accessed": "2025-03-05",
            "rights": "Theirs",
            "note": "As read.",
        }
        not_curated = [{"quote": "Well then", "reason": "no position"}]
        world.source("talk", "“Well then,” she said.", type="news", not_curated=not_curated, **known, **more)
        facts = squeezed(show("sources/talk.md").select_one(".pt-facts"))
        assert facts.startswith(
            "Publisher The Gazette Author A. B. Published 4 March 2025 Address https://example.org/a "
            "Web archive https://example.org/c Archived 5 March 2025 Rights Theirs Archived file talk.txt SHA-256"
        )
        assert "“Well then” no position" in squeezed(show("sources/talk.md"))
        unknown = squeezed(show("sources/record.md").select_one(".pt-facts"))
        assert unknown.startswith("Publisher not known Published not known Language English Archived file record.txt")
        assert [squeezed(one) for one in show("sources/index.md").select(".pt-list li")] == [
            "The record Transcript, publisher and date not known",
            "The talk News article, The Gazette, 4 March 2025",
        ]

    def test_of_a_speech_name_the_speaker(self, world, show):
        world.source("talk", "Good day.", type="speech", speaker="mira-vale", language="en")
        assert "Speaker Mira Vale" in squeezed(show("sources/talk.md").select_one(".pt-facts"))


class TestHome:
    def test_says_what_it_knows(self, world, show):
        world.said("one", "2025-01-01", "supports")
        world.said("two", "2025-03-03", "opposes", added="2025-03-04")
        world.shift("turn", "one", "two")
        page = show("index.md", site_name="Tolls")
        assert page.h1.text == "Tolls"
        assert squeezed(page.select_one(".pt-coverage")) == (
            "2 statements by 1 actor on 2 positions · from 1 document · "
            "said between 1 January 2025 and 3 March 2025 · last changed on 4 March 2025"
        )
        assert [one["data-statement"] for one in page.select("article")] == ["two", "one"]
        assert headings(page) == [
            "Where they stand",
            "The latest",
            "Who is in the record",
            "What changed",
            "How to read this site",
        ]
        stance = page.select_one(".pt-matrix [data-stance]")
        assert stance["title"] == "against, 3 March 2025"
        assert stance["href"] == "statements/two/"
        assert (stance["data-position"], stance["data-actor"]) == ("toll", "mira-vale")
        assert page.find("a", string="Summary of turn")["href"] == "shifts/#turn"

    def test_is_left_to_a_hand_written_one(self, world):
        assert "index.md" in world.build()
        assert "index.md" not in world.build(home=False)

    def test_has_parts_for_a_hand_written_one_each_one_block_of_html(self, world):
        world.said("one", "2025-01-01", "supports")
        world.said("two", "2025-03-03", "opposes")
        world.shift("turn", "one", "two")
        parts = world.home_parts()
        text = {name: squeezed(BeautifulSoup(part, "html.parser")) for name, part in parts.items()}
        assert list(parts) == ["counts", "search", "latest", "glance", "faces", "changes", "reading"]
        assert all("\n\n" not in part and part.startswith("<div") for part in parts.values())
        assert "2 statements" in text["counts"]
        assert "“We have words in two for you” against" in text["latest"]
        assert "The strait should have a toll." in text["glance"]
        assert "Mira Vale Minister of Transport" in text["faces"]
        assert "Summary of turn" in text["changes"]
        assert "Words in quotation marks are the speaker’s own" in text["reading"]


def test_styles_and_scripts_come_with_the_pages(world):
    files = world.build()
    assert "--pt-supports" in files["assets/policy-timeline/policy-timeline.css"]
    assert "use strict" in files["assets/policy-timeline/policy-timeline.js"]


def test_pages_have_roles_that_tell_sections_from_pages(world):
    world.said("it", "2025-03-03")
    roles = {one.path: (one.role, one.title, one.entry) for one in world.outputs()}
    assert roles["timeline/index.md"] == ("section", "Timeline", None)
    assert roles["timeline/2025/index.md"] == ("page", "", None)
    assert roles["statements/it.md"] == ("page", "", "statements/it.yml")
    assert roles["timeline/index.json"][0] == "export"
    assert roles["assets/policy-timeline/policy-timeline.css"][0] == "asset"
    assert [path for path, (role, *_) in roles.items() if role == "section"] == [
        "index.md",
        *(f"{kind}/index.md" for kind in routes.SECTIONS),
    ]


class TestTemplates:
    def test_are_compiled_once_for_all_builds(self, world, monkeypatch):
        world.build(language="en")
        monkeypatch.setattr(Environment, "compile", None)
        assert "Zeitleiste" in world.build(language="de")["timeline/index.md"]

    def test_are_compiled_again_when_their_text_changes(self):
        compiled = rendering._Compiled()
        for text in ("one", "two", "two"):
            templates = Environment(loader=DictLoader({"x": text}), bytecode_cache=compiled, autoescape=True)
            assert templates.get_template("x").render() == text
