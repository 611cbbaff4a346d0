"""Text taken out of documents keeps what evidence rests on: paragraphs, turns and quotation marks."""

import random

import pytest
from policy_timeline.reading.documents import ExtractionError, extract
from policy_timeline.reading.documents.pdf_reader import main as read_pdf

HTML = """<!DOCTYPE html><html><head><title>T</title><style>p {color: red}</style></head><body>
<h1>Harbour talks</h1><p>“We will keep the toll,” Mira   Vale said.</p><p>REED: No.<br>VALE: Yes.</p></body></html>"""


def pdf(*lines):
    """Return a PDF of one page with these lines, or with none: what a scan looks like."""
    shown = "".join(f"BT /F1 12 Tf 72 {720 - 40 * at} Td ({line}) Tj ET " for at, line in enumerate(lines))
    objects = [
        "<</Type/Catalog/Pages 2 0 R>>",
        "<</Type/Pages/Kids[3 0 R]/Count 1>>",
        "<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>",
        f"<</Length {len(shown)}>>stream\n{shown}\nendstream",
        "<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>",
    ]
    body, places = "%PDF-1.4\n", []
    for number, one in enumerate(objects, 1):
        places.append(len(body))
        body += f"{number} 0 obj\n{one}\nendobj\n"
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    end = f"xref\n0 6\n0000000000 65535 f \n{table}trailer<</Size 6/Root 1 0 R>>\nstartxref\n{len(body)}\n%%EOF"
    return (body + end).encode("latin-1")


@pytest.mark.parametrize("suffix", [".txt", ".md", ".TXT"])
def test_plain_text_is_its_own_text_unchanged(suffix):
    found = extract("\ufeff“Yes,”  she said.\r\n\r\n\r\n\r\n*No.*".encode(), suffix)
    assert found.text == "“Yes,”  she said.\r\n\r\n\r\n\r\n*No.*"
    assert found.program is None


def test_html_keeps_paragraphs_turns_and_quotation_marks_and_names_its_program():
    found = extract(HTML.encode(), ".html")
    assert found.text == "Harbour talks\n\n“We will keep the toll,” Mira Vale said.\n\nREED: No.\nVALE: Yes.\n"
    assert found.program.startswith("trafilatura ")


def test_pdf_gives_its_lines_and_names_its_program():
    found = extract(pdf("Harbour talks", '"We will keep the toll," Mira Vale said.'), ".pdf")
    assert found.text == 'Harbour talks\n\n"We will keep the toll," Mira Vale said.\n'
    assert found.program.startswith("pypdfium2 ")


@pytest.mark.parametrize(
    ("page", "title"),
    [
        ("<html><head><title> Fähre &amp;\n Preis </title></head><p>x", "Fähre & Preis"),
        ("<p>x</p><svg><title>A drawing</title></svg>", None),
        ("<title> </title><p>x", None),
        ("<?xml version='1.0' encoding='utf-8'?><html><head><title>é</title></head><p>x", "é"),
    ],
)
def test_a_page_gives_the_title_that_it_has(page, title):
    assert extract(page.encode(), ".html").data.get("title") == title


@pytest.mark.parametrize(
    ("named", "encoding", "words"),
    [
        ("iso-8859-1", "cp1252", "“Café,” she said."),
        ("windows-1251", "cp1251", "“Да,” сказала она."),
        ("latin-1", "utf-8", "“Café,” she said."),
        ("x-cp1252", "cp1252", "“Café,” she said."),
        ("utf-16", "utf-8", "“Café,” she said."),
    ],
)
def test_a_page_is_read_in_the_encoding_that_it_names_unless_it_is_utf_8(named, encoding, words):
    page = f'<html><head><meta http-equiv="Content-Type" content="text/html; charset={named}"></head><p>{words}'
    assert extract(page.encode(encoding), ".htm").text == f"{words}\n"


def test_a_page_may_name_its_encoding_in_an_xml_declaration_or_behind_a_long_script():
    words = "<p>“Café,” she said.</p>"
    declared = f'<?xml version="1.0" encoding="windows-1252"?>\n<html><body>{words}</body></html>'
    late = f'<html><head><script>{"x" * 9000}</script><meta charset="windows-1252"></head><body>{words}</body></html>'
    for page in (declared, late):
        assert extract(page.encode("cp1252"), ".html").text == "“Café,” she said.\n"


@pytest.mark.parametrize(
    ("block", "text"),
    [
        ("<p>We rest.</p><p>— Ann Mora, chair</p>", "“We rest.” — Ann Mora, chair"),
        ("<p>We rest.</p>&mdash; Ann Mora (@mora) <a href='/1'>May 4</a>", "“We rest.” — Ann Mora (@mora) May 4"),
        ("<p>We rest.</p><small>Ann Mora</small>", "“We rest.” — Ann Mora"),
        ("<p>We rest.</p><p>– all of us</p><p>Tomorrow.</p>", "We rest.\n\n– all of us\n\nTomorrow."),
    ],
)
def test_a_block_quotation_is_signed_by_what_stands_below_it(block, text):
    page = f"<article><p>The board met.</p><blockquote>{block}</blockquote><p>It rained.</p></article>"
    assert extract(page.encode(), ".html").text == f"The board met.\n\n{text}\n\nIt rained.\n"


def test_a_block_quotation_behind_a_colon_is_set_in_marks():
    page = "<article><p>Ann Mora wrote:</p><blockquote><p>We rest.</p><p>All of us.</p></blockquote></article>"
    assert extract(page.encode(), ".html").text == "Ann Mora wrote:\n\n“We rest.\n\n“All of us.”\n"


@pytest.mark.parametrize(
    "mark",
    [
        "<sup>1,2</sup>",
        "<sup>iv</sup>",
        "<sup>[<i>source?</i>]</sup>",
        "<span style='vertical-align:super'>3</span>",
        "<a role='doc-noteref' href='#n'>1</a>",
    ],
)
def test_the_marks_of_notes_are_no_words(mark):
    page = f"<article><p>“We rest{mark} in May,” said Ann Mora.</p></article>"
    assert extract(page.encode(), ".html").text == "“We rest in May,” said Ann Mora.\n"


def test_a_paragraph_of_links_to_other_stories_stands_beside_the_text():
    story = "<p>“We rest in May,” said Ann Mora, and it rained all day on the quay and on the boats.</p>"
    other = "<p class='read-also'>Read also: <a href='/2'>“No rest at all,” says Ben Tarr</a></p>"
    own = "<p class='more-on-rest'>More on that: “We rest well,” said Ann Mora.</p>"
    text = extract(f"<article>{story}{other}{own}{story}</article>".encode(), ".html").text
    assert "No rest" not in text
    assert "We rest well" in text


def test_a_broken_pdf_is_refused_whatever_is_broken_in_it():
    whole, rng = pdf("Harbour talks", "The toll stays."), random.Random(20250212)
    refused = 0
    for _ in range(200):
        at = rng.randrange(len(whole))
        broken = whole[:at] + rng.randbytes(rng.randrange(4)) + whole[at + rng.randrange(20) :]
        refused += "fault" in read_pdf(broken)
    assert 0 < refused < 200


@pytest.mark.parametrize(
    ("raw", "suffix", "says"),
    [
        (b"x", ".odt", r"must be one of \.txt, .*, \.vtt; this one is \.odt"),
        (b"x", ".docx", "cannot be read as .docx: .*; save it anew"),
        (b"x", ".eml", "cannot be read as a mail"),
        (b"a\0b", ".txt", "holds NUL characters"),
        (b"x", "", "this one is without an ending"),
        (b"ab\xff", ".txt", "must be UTF-8; byte 0xff at 2 is not"),
        (b" \n", ".txt", "holds no text; a scan must go through text recognition"),
        (b"<html><body></body></html>", ".html", "holds no text"),
        (b"<!-- nothing -->", ".html", "holds no text"),
        (b"<meta charset=ascii><p>\x81", ".html", "must be UTF-8; byte 0x81 at 23 is not"),
        (b"<meta charset=martian><p>\xff", ".html", "must be UTF-8; byte 0xff"),
        (pdf(), ".pdf", "holds no text; a scan must go through text recognition"),
        (pdf("(cid:12)(cid:7) (cid:40)"), ".pdf", "holds no text"),
        (b"no pdf", ".pdf", "cannot be read as PDF"),
    ],
)
def test_a_document_without_text_is_refused_with_a_remedy(raw, suffix, says):
    with pytest.raises(ExtractionError, match=says):
        extract(raw, suffix)


PROSE = (
    "The council has put the toll off until the next spring, and nobody in the town of Port Ellery asked why it did. "
)


def test_a_page_that_hides_its_text_until_a_script_shows_it_is_refused():
    page = "<html><body><p>Sign in</p><article style='opacity: 0'>{}</article></body></html>"
    with pytest.raises(ExtractionError, match="hides most of its text until a script shows it"):
        extract(page.format(f"<p>{PROSE}</p>" * 5).encode(), ".html")
    shown = page.format(f"<p>{PROSE}</p>").replace("Sign in", PROSE * 5)
    assert PROSE.strip() in extract(shown.encode(), ".html").text


def test_a_section_named_after_its_heading_stays_whatever_word_its_address_begins_with():
    sections = "".join(
        f"<div class=section id={name}><h2>{name}</h2><p>{PROSE * 2}</p></div>"
        for name in ("sharing-with-a-single-neighbor", "menu-of-the-last-harbor-feast", "related-to-what-was-said")
    )
    beside = "<div id=related-stories><p>Ferry falls short</p></div>"
    text = extract(f"<html><body><div>{sections}</div>{beside}</body></html>".encode(), ".html").text
    assert text.count("The council has put the toll off") == 6
    assert "Ferry" not in text


def test_paragraphs_of_a_script_without_spaces_are_prose():
    prose = "议会把通行费推迟到明年春天，镇上没有人问为什么会这样，也没有人要求解释。" * 3
    page = f"<html><body><div>{'<p>菜单</p>' * 3}</div><article><p>{prose}</p><p>{prose}</p></article></body></html>"
    assert extract(page.encode(), ".html").text.count(prose) == 2
