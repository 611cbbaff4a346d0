"""What a reader does with a page beside reading it: share it, print it, embed it, and come back to what is new."""

import gzip
import io
from functools import partial
from http.server import ThreadingHTTPServer
from threading import Thread

import pypdfium2
import pytest
from helpers.browsing import QuietHandler, barriers
from playwright.sync_api import expect

LIMIT = 25_000
STRICT = "default-src 'none'; frame-src {origin}"


@pytest.fixture
def copied(own_page):
    """Return a function that gives what the page last put on the clipboard; there is no sheet to share with."""
    own_page.add_init_script("""
      delete Navigator.prototype.share;
      const writeText = async (text) => { window.copied = text; };
      Object.defineProperty(navigator, "clipboard", { value: { writeText } });
    """)
    return lambda: own_page.evaluate("window.copied")


def test_the_address_the_quotation_and_the_code_can_be_copied(own_page, invented_site, copied):
    own_page.goto(f"{invented_site.url}statements/toll-wanted/")
    share = own_page.get_by_role("button", name="Share this page")
    share.click()
    expect(own_page.get_by_role("button", name="Address copied")).to_be_visible()
    assert copied() == f"{invented_site.url}statements/toll-wanted/"
    own_page.get_by_role("button", name="Copy the quotation").click()
    own_page.wait_for_function("window.copied.startsWith('“')")
    assert copied().endswith(f"{invented_site.url}statements/toll-wanted/")
    own_page.get_by_text("Show this on another site").click()
    own_page.get_by_role("button", name="Copy the code").click()
    own_page.wait_for_function("window.copied.startsWith('<iframe')")
    expect(share).to_be_visible()


def test_the_browsers_own_sheet_comes_first(own_page, invented_site):
    own_page.add_init_script("navigator.share = async (data) => { window.shared = data; };")
    own_page.goto(f"{invented_site.url}positions/toll/?asof=2025-02-01")
    own_page.get_by_role("button", name="Share this page").click()
    own_page.wait_for_function("window.shared")
    assert own_page.evaluate("window.shared.url") == f"{invented_site.url}positions/toll/"


def test_where_nothing_can_be_shared_there_is_no_button(own_page, invented_site):
    own_page.add_init_script("""
      delete Navigator.prototype.share;
      Object.defineProperty(navigator, "clipboard", { value: undefined });
    """)
    own_page.goto(f"{invented_site.url}statements/toll-refused/")
    expect(own_page.get_by_text("This page last changed on")).to_be_visible()
    expect(own_page.get_by_role("button", name="Share this page")).to_be_hidden()


def test_an_error_is_reported_with_the_page_that_it_is_on(page, site):
    page.goto("statements/hegseth-ukraine-nato-not-realistic/")
    address = page.locator("link[rel=canonical]").get_attribute("href")
    page.get_by_role("link", name="Report an error on this page").click()
    expect(page.get_by_role("heading", name="Corrections", exact=True)).to_be_visible()
    expect(page.locator("[data-reported]")).to_contain_text(address)
    for other in ("https://elsewhere.example/", "http://["):
        page.goto(f"about/corrections/?page={other}")
        expect(page.get_by_role("heading", name="Corrections", exact=True)).to_be_visible()
        expect(page.locator("[data-reported]")).to_be_hidden()


def test_what_is_new_since_a_reader_was_here_is_said_once_it_is_known(page, invented_site):
    page.goto(invented_site.url)
    expect(page.locator("[data-since]")).to_be_hidden()
    total = int(page.locator("[data-since]").get_attribute("data-total"))
    page.evaluate("(seen) => localStorage.setItem('policy-timeline-seen', seen)", total - 2)
    page.reload()
    page.get_by_role("link", name="2 changes since you were here").click()
    expect(page.get_by_text("2 changes since you were here")).to_be_visible()
    expect(page.locator(".pt-new")).to_have_count(2)
    expect(page.locator("[data-change]").first).to_have_class("pt-new")
    page.goto(invented_site.url)
    expect(page.locator("[data-since]")).to_be_hidden()


def pages_of(page, **options):
    return pypdfium2.PdfDocument(io.BytesIO(page.pdf(format="A4", **options)))


def text_of(document):
    return [sheet.get_textpage().get_text_range() for sheet in document]


@pytest.mark.parametrize("id_", ["toll-wanted", "toll-refused", "ferry-slow", "ferry-fast", "ferry-liked"])
def test_a_statement_is_printed_on_one_page_with_its_address_and_the_days(page, invented_site, id_):
    page.goto(f"{invented_site.url}statements/{id_}/")
    (printed,) = text_of(pages_of(page))
    squeezed = " ".join(printed.split())
    assert f"statements/{id_}/ · Printed on" in squeezed
    assert ("This page last changed on" in squeezed) == (id_ in {"toll-refused", "ferry-liked"})  # where that is known
    assert "Share this page" not in squeezed


def test_a_statement_of_the_real_record_is_printed_on_one_page(page, site):
    for id_ in ("trump-administration-steps-back-in-ukraine", "hegseth-ukraine-nato-not-realistic"):
        page.goto(f"{site.url}statements/{id_}/")
        assert len(pages_of(page)) == 1


GROWN = """() => {
  const table = document.querySelector(".pt-matrix");
  const rows = [...table.tBodies[0].rows];
  for (let turn = 0; turn < 40; turn++) for (const row of rows) table.tBodies[0].append(row.cloneNode(true));
  table.tHead.rows[0].cells[0].textContent = "The head of all";
}"""


def test_a_matrix_is_printed_on_few_sheets_and_repeats_its_heads_on_each(page, site):
    page.goto(f"{site.url}positions/")
    assert len(pages_of(page)) <= 3
    page.evaluate(GROWN)
    sheets = text_of(pages_of(page))
    first = [number for number, sheet in enumerate(sheets) if "The head of all" in sheet]
    assert len(first) > 2
    assert first == list(range(first[0], first[-1] + 1))


def test_the_timeline_is_printed_as_a_list(page, site):
    page.goto(f"{site.url}timeline/")
    said = " ".join(" ".join(text_of(pages_of(page))).split())
    assert "realistic outcome of a negotiated settlement" in said
    assert "Zoom in" not in said
    page.emulate_media(media="print")
    expect(page.locator(".pt-drawing")).to_be_hidden()


@pytest.fixture
def newsroom(tmp_path, invented_site):
    """Return a function that serves a page of somebody else's, under a strict policy, that embeds a path of ours."""
    origin = invented_site.url.split("/sub/")[0]

    class Strict(QuietHandler):
        def end_headers(self):
            self.send_header("Content-Security-Policy", STRICT.format(origin=origin))
            super().end_headers()

    def of(path):
        frame = f'<iframe src="{invented_site.url}{path}" title="Ours" width="320" height="400"></iframe>'
        (tmp_path / "index.html").write_text(f"<!doctype html><title>News</title>{frame}", "utf-8")
        return f"http://127.0.0.1:{server.server_port}/"

    with ThreadingHTTPServer(("127.0.0.1", 0), partial(Strict, directory=str(tmp_path))) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        yield of
        server.shutdown()


@pytest.mark.parametrize(
    ("path", "words"),
    [
        ("embed/statements/toll-wanted.html", "We have words in toll wanted for you"),
        ("embed/positions/toll.html", "Where they stand"),
        ("embed/timeline.html", "Summary of toll-refused"),
    ],
)
def test_what_others_embed_is_seen_under_their_strict_policy(page, newsroom, path, words):
    faulty, kinds = [], set()
    page.on("console", lambda message: faulty.append(message.text) if message.type == "error" else None)
    page.on("request", lambda request: kinds.add(request.resource_type))
    page.goto(newsroom(path))
    frame = page.frame_locator("iframe")
    expect(frame.get_by_text(words).first).to_be_visible()
    expect(frame.get_by_role("link", name="With proof on")).to_have_attribute(
        "href", f"../{'../' * (path.count('/') - 1)}" + path.removeprefix("embed/").removesuffix(".html") + "/"
    )
    assert [text for text in faulty if "favicon" not in text] == []
    assert {"document", "stylesheet"} <= kinds <= {"document", "stylesheet", "other"}


@pytest.mark.parametrize(
    "path",
    [
        "embed/statements/toll-wanted.html",
        "embed/statements/ferry-slow.html",
        "embed/positions/toll.html",
        "embed/timeline.html",
        "changes/",
        "about/example/",
    ],
)
def test_nothing_of_it_bars_anybody(page, invented_site, path):
    page.goto(invented_site.url + path)
    assert barriers(page, widths=[320]) == {}


def test_own_styles_and_scripts_stay_small(site):
    folder = site.folder / "assets/policy-timeline"
    for ending in ("css", "js"):
        sizes = {path.name: len(gzip.compress(path.read_bytes())) for path in folder.glob(f"*.{ending}")}
        assert sizes
        assert sum(sizes.values()) < LIMIT, sizes
