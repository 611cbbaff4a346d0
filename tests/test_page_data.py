"""What documents say of themselves, and what of them is seen."""

import io
import json
import zipfile
from email.message import EmailMessage

import docx
import pytest
from docx.oxml import parse_xml
from helpers.documents import DOCUMENTS
from lxml.html import document_fromstring
from policy_timeline.reading.documents import ExtractionError, extract
from policy_timeline.reading.documents.decoding import encoding_of
from policy_timeline.reading.documents.pdf import from_pdf
from policy_timeline.reading.documents.pdf_reader import MEMORY
from policy_timeline.reading.documents.pdf_reader import main as read_pdf
from policy_timeline.reading.documents.pdf_reader import run as run_reader
from policy_timeline.reading.documents.seen import remove
from reportlab.pdfgen.canvas import Canvas

TEXT = "The ferry will run again, the town says, and nobody has to pay more than before the winter came."
NAMESPACE = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def page(head="", body="", attributes=""):
    return extract(
        f"<html {attributes}><head>{head}</head><body><article><p>{TEXT}</p>{body}</article></body></html>".encode(),
        ".html",
    )


def ld(**fields):
    return f"<script type='application/ld+json'>{json.dumps(fields)}</script>"


ARTICLE = {
    "@type": "NewsArticle",
    "headline": "H",
    "datePublished": "2025-03-04T08:00:00Z",
    "author": [{"name": "Ann"}, "Ben"],
    "publisher": {"name": "Post"},
}


@pytest.mark.parametrize(
    ("head", "attributes", "data"),
    [
        ("<title> A &amp;\n B </title>", "lang=de-AT", {"title": "A & B", "language": "de-AT"}),
        ("<meta property=og:title content=A><title>B</title>", "", {"title": "A"}),
        (
            "<meta name=author content='Ann Mora'><meta name=date content=2025-03-04>", "",
            {"author": "Ann Mora", "published": "2025-03-04"},
        ),
        ("<meta property=article:author content=https://x.example/ann>", "", {}),
        ("<meta name=date content='4 March 2025'>", "", {}),
        ("<meta name=a><meta property=og:locale content=en_GB>", "", {"language": "en-GB"}),
        ("<link rel=canonical href=https://x.example/a><meta property=og:url content=https://x.example/b>", "", {"url": "https://x.example/a"}),
        (ld(**ARTICLE), "", {"title": "H", "published": "2025-03-04", "author": "Ann, Ben", "publisher": "Post"}),
        (ld(**{"@graph": [{"@type": ["WebPage", 1], "url": "https://x.example/c", "author": None}, 3]}), "", {"url": "https://x.example/c"}),
        (ld(**{"@type": "Organization", "name": "Post"}) + "<script type='application/ld+json'>{</script>", "", {}),
    ],
)  # fmt: skip
def test_a_page_says_of_itself(head, attributes, data):
    assert dict(page(head, attributes=attributes).data) == data


def test_a_day_may_be_marked_in_the_text():
    body = "<p><time pubdate datetime=soon>x</time><time itemprop=datePublished datetime=2025-03-04>y</time></p>"
    assert page(body=body).data["published"] == "2025-03-04"


@pytest.mark.parametrize(
    "hidden",
    [
        "<p hidden>{}</p>",
        "<p style='Display : None'>{}</p>",
        "<p style='visibility:hidden'>{}</p>",
        "<p style='font-size:0px'>{}</p>",
        "<p style='opacity:0'>{}</p>",
        "<p style='position:absolute; left:-9999px'>{}</p>",
        "<p class='x sr-only'>{}</p>",
        "<p aria-hidden=TRUE>{}</p>",
        "<template>{}</template>",
        "<del>{}</del>",
        "<dialog>{}</dialog>",
        "<noscript>{}</noscript>",
        "<style>.gone, #x {{ display: none }} @media print {{ b {{ color: red }} }}</style><p class=gone>{}</p>",
        "<style>p > b {{ display: none }} .gone {{ display: none }}</style><p class=gone>{}</p>",
    ],
)
def test_words_that_nobody_sees_are_left_out(hidden):
    found = page(body="<p>Before.</p>" + hidden.format("Sell the shore.") + " <p>After it.</p>")
    assert "Sell the shore" not in found.text
    assert "Before." in found.text
    assert "After it." in found.text


@pytest.mark.parametrize(
    "shown", ["<dialog open>{}</dialog>", "<p style='font-size:0.9em'>{}</p>", "<details>{}</details>"]
)
def test_words_that_are_seen_stay(shown):
    body = shown.format("Sell the whole of the northern shore.")
    assert ("Sell the whole" in page(body=body).text) is not shown.startswith("<dialog")


@pytest.mark.parametrize(
    ("body", "text"),
    [
        ("<p>It is 5 km<sup>2</sup> large.</p>", "It is 5 km2 large."),
        ("<p>It is <b>x</b> 10<sup>3</sup> large.</p>", "It is x 103 large."),
        ("<p>We go.<sup>[2]</sup> They stay<sup>a</sup>.</p>", "We go. They stay."),
        ("<p>She said <q>we go</q> twice.</p>", "She said “we go” twice."),
        ("<blockquote>We <b>go</b> <i>now</i></blockquote>", "We go now"),
        ("<blockquote><p>We go.</p><p>We <b>stay</b></p><cite>Ann</cite></blockquote>", "“We go.\n\n“We stay” — Ann"),
        ("<blockquote>“We go.” <cite>Ann</cite></blockquote>", "“We go.” Ann"),
    ],
)
def test_notes_and_quotations_of_a_page(body, text):
    found = page(body=f"{body}<p>The end of the report on the ferry and its prices.</p>").text
    assert text in "\n\n".join(" ".join(line.split()) for line in found.split("\n\n"))


def test_a_page_that_only_a_browser_can_show_is_refused():
    raw = b"<html><body><noscript>Please enable JavaScript.</noscript><p>Loading</p><script>x()</script></body></html>"
    with pytest.raises(ExtractionError, match="only a browser can show it"):
        extract(raw, ".html")


def test_a_page_whose_tags_are_too_deep_is_refused():
    deep = "".join(f"<div><p>Paragraph {at} of the speech.</p>" for at in range(3_000))
    with pytest.raises(ExtractionError, match=r"nested too deeply: only [\d,]+ of its"):
        extract(f"<html><body>{deep}</body></html>".encode(), ".html")
    less = "".join(f"<div><p>Paragraph {at} of the speech.</p>" for at in range(1_500))
    with pytest.raises(ExtractionError, match="nested too deeply"):
        extract(f"<html><body>{less}</body></html>".encode(), ".html", whole=True)


def test_all_of_a_page_can_be_archived():
    raw = f"<html><body><nav>Home</nav><article><p>{TEXT}</p></article><aside>Related</aside></body></html>".encode()
    assert "Related" not in extract(raw, ".html").text
    whole = extract(raw, ".html", whole=True)
    assert "Home" in whole.text
    assert "Related" in whole.text
    assert whole.program.startswith("inscriptis ")


def test_a_page_without_a_main_text_is_archived_whole_and_says_so(monkeypatch):
    monkeypatch.setattr("policy_timeline.reading.documents.web.trafilatura.extract", lambda *_, **__: None)
    found = extract(b"<html><body><div>Ferry</div><nav>Home</nav></body></html>", ".html")
    assert found.text.strip() == "Ferry"
    assert "look through it" in found.remarks[0]


@pytest.mark.parametrize("name", ["base64", "zlib", "rot13", "hex", "undefined", "idna", "martian", "a\0b", "", None])
def test_what_is_no_encoding_of_text_is_none(name):
    assert encoding_of(name) is None


@pytest.mark.parametrize(("name", "encoding"), [("latin1", "cp1252"), ("utf-16", "utf-16"), (" KOI8-R ", "koi8-r")])
def test_an_encoding_is_known_by_its_names(name, encoding):
    assert encoding_of(name) == encoding


def test_text_in_another_encoding_is_archived_as_utf_8():
    found = extract("“Yes,” she said.".encode("utf-16"), ".txt")
    assert found.text == "“Yes,” she said."
    assert found.program.startswith("Python ")
    with pytest.raises(ExtractionError, match="must be UTF-8"):
        extract(b"\xff\xfea", ".txt")


@pytest.mark.parametrize("text", ["\ue000" * 30 + " words here", "P i k e n e e d a q u i e t s p r i n g"])
def test_what_nobody_would_read_is_refused(text):
    with pytest.raises(ExtractionError, match="text recognition"):
        extract(text.encode(), ".txt")


@pytest.mark.parametrize("document", [one for one in DOCUMENTS if one.suffix == ".pdf"], ids=lambda one: one.kind)
def test_a_pdf_is_read_the_same_in_any_process(document):
    pages = [page.split() for page in read_pdf(document.raw)["pages"]]
    assert [page.split() for page in extract(document.raw, ".pdf").text.split("\f")] == pages


def test_a_pdf_that_takes_too_long_is_refused(monkeypatch):
    raw = next(one.raw for one in DOCUMENTS if one.suffix == ".pdf")
    with pytest.raises(ExtractionError, match=r"takes more than 0\.01 seconds"):
        from_pdf(raw, seconds=0.01)
    monkeypatch.setattr("policy_timeline.reading.documents.pdf._READER", "this_is_no_module")
    with pytest.raises(ExtractionError, match="too much memory or time"):
        from_pdf(raw)


def word(*paragraphs, **properties):
    document, file = docx.Document(), io.BytesIO()
    for name, value in properties.items():
        setattr(document.core_properties, name, value)
    for paragraph in paragraphs:
        document.element.body.insert(-1, parse_xml(paragraph.replace("<w:p>", f"<w:p {NAMESPACE}>")))
    document.save(file)
    return file.getvalue()


def test_a_word_document_without_what_was_struck_and_with_what_was_put_in():
    raw = word(
        "<w:p><w:r><w:t>We </w:t></w:r><w:del><w:r><w:delText>stay</w:delText></w:r></w:del>"
        "<w:ins><w:r><w:t>go</w:t></w:r></w:ins>"
        "<w:r><w:footnoteReference w:id='1'/></w:r><w:r><w:tab/><w:t>now</w:t><w:noBreakHyphen/></w:r></w:p>",
        "<w:p><w:r><w:rPr><w:vanish w:val='0'/></w:rPr><w:t>Seen.</w:t></w:r></w:p>",
        author="Ann Mora", title="T", language="en",
    )  # fmt: skip
    found = extract(raw, ".docx")
    assert found.text == "We go\tnow\u2011\n\nSeen.\n"
    assert found.data == {"title": "T", "author": "Ann Mora", "language": "en"}
    assert found.left_out == {"struck passages": 1, "footnote marks": 1}


def test_the_words_of_a_text_box_that_is_written_for_older_programs_too_are_read_once():
    markup = 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    box = "<w:p><w:r><w:t>In the box.</w:t></w:r></w:p>"
    raw = word(
        f"<w:p {NAMESPACE} {markup}><w:r><mc:AlternateContent><mc:Choice Requires='wps'>{box}</mc:Choice>"
        f"<mc:Fallback>{box}</mc:Fallback></mc:AlternateContent></w:r></w:p>",
    )
    assert extract(raw, ".docx").text == "In the box.\n"


def test_a_word_document_that_unpacks_to_too_much_is_refused(monkeypatch):
    monkeypatch.setattr("policy_timeline.reading.documents.word._LARGEST", 10)
    with pytest.raises(ExtractionError, match="must unpack to at most 10 bytes"):
        extract(word(), ".docx")


def test_the_notes_of_a_word_document_stand_at_its_end():
    file = io.BytesIO(word("<w:p><w:r><w:t>We go.</w:t></w:r></w:p>"))
    packed, out = zipfile.ZipFile(file), io.BytesIO()
    with zipfile.ZipFile(out, "w") as made:
        for name in packed.namelist():
            content = packed.read(name)
            if name == "word/_rels/document.xml.rels":
                kind = b"http://schemas.openxmlformats.org/officeDocument/2006/relationships/footnotes"
                content = content.replace(
                    b"</Relationships>",
                    b'<Relationship Id="n" Type="' + kind + b'" Target="footnotes.xml"/></Relationships>',
                )
            if name == "[Content_Types].xml":
                kind = b"application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
                content = content.replace(
                    b"</Types>", b'<Override PartName="/word/footnotes.xml" ContentType="' + kind + b'"/></Types>'
                )
            made.writestr(name, content)
        made.writestr(
            "word/footnotes.xml",
            f"<w:footnotes {NAMESPACE}><w:footnote><w:p><w:r><w:t>A note.</w:t></w:r></w:p></w:footnote></w:footnotes>",
        )
    assert extract(out.getvalue(), ".docx").text == "We go.\n\nA note.\n"


def mail(content, kind="plain", **headers):
    message = EmailMessage()
    for name, value in {
        "From": "Ann Mora <ann@x.example>",
        "Subject": "A  toll",
        "Date": "Tue, 04 Mar 2025 10:00:00 +0000",
        **headers,
    }.items():
        if value:
            message[name] = value
    message.set_content(content, kind)
    return message.as_bytes()


def test_a_mail_says_who_wrote_it_when_and_about_what():
    assert extract(mail("We go."), ".eml").data == {"title": "A toll", "author": "Ann Mora", "published": "2025-03-04"}
    assert extract(mail("We go.", From="ann@x.example", Subject="", Date="soon"), ".eml").data == {
        "author": "ann@x.example"
    }


@pytest.mark.parametrize(
    "content",
    [
        "We go.\n\nOn Mon, 3 Mar 2025,\nBen Tarr wrote:\n\n> We stay.\n> Now.\n",
        "We go.\n\nAm 3. März 2025 um 9:12 schrieb Ben Tarr:\n> We stay.\n",
        "We go.\n\n-----Original Message-----\nFrom: Ben Tarr\n\nWe stay.\n",
        "> We stay.\n\nWe go.",
    ],
)
def test_the_mails_that_a_mail_quotes_are_somebody_elses(content):
    found = extract(mail(content), ".eml")
    assert found.text == "We go.\n"
    assert found.left_out["lines of quoted mails"] >= 1


def test_a_mail_in_no_encoding_is_refused_and_one_without_words_too():
    raw = mail("We go.").replace(b"utf-8", b"base64")
    with pytest.raises(ExtractionError):
        extract(raw.replace(b"We go.", b"We g\xff."), ".eml") if b"base64" not in raw else extract(raw, ".eml")
    with pytest.raises(ExtractionError, match="holds no text"):
        extract(mail("<!-- -->", "html"), ".eml")


def test_the_process_that_reads_a_pdf_sets_limits_and_answers_in_json(monkeypatch, capsys):
    resource = pytest.importorskip("resource")
    limits = {}
    monkeypatch.setattr(resource, "setrlimit", lambda kind, most: limits.update({kind: most[0]}))
    document = next(one for one in DOCUMENTS if one.suffix == ".pdf")
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(document.raw)))
    run_reader(7)
    assert limits == {resource.RLIMIT_CPU: 7, resource.RLIMIT_AS: MEMORY}
    assert json.loads(capsys.readouterr().out)["pages"] == read_pdf(document.raw)["pages"]


def printed(draw):
    file = io.BytesIO()
    canvas = Canvas(file, pagesize=(600, 800), invariant=True)
    canvas.setTitle("Port news")
    draw(canvas)
    canvas.save()
    return file.getvalue()


@pytest.mark.parametrize("angle", [90, 180, 270])
def test_a_turned_page_is_read_upright_and_other_turned_signs_are_left_out(angle):
    def draw(canvas):
        canvas.drawString(10, 10, "x")
        canvas.translate(300, 400)
        canvas.rotate(angle)
        canvas.drawString(-150, 20, "We will rest the nets until")
        canvas.drawString(-150, 6, "the end of June.")

    found = read_pdf(printed(draw))
    assert found["pages"] == ["We will rest the nets until\nthe end of June."]
    assert found["left_out"]["turned signs"] == 1
    assert found["data"] == {"title": "Port news"}


def test_a_line_over_both_columns_parts_them():
    def draw(canvas):
        canvas.setFont("Times-Roman", 11)
        for at in range(4):
            canvas.drawString(60, 700 - at * 14, f"left line {'abcd'[at]} of the upper half")
            canvas.drawString(330, 700 - at * 14, f"right line {'abcd'[at]} of the upper half")
            canvas.drawString(60, 600 - at * 14, f"left line {'abcd'[at]} of the lower half")
            canvas.drawString(330, 600 - at * 14, f"right line {'abcd'[at]} of the lower half")
        canvas.drawString(60, 625, "This line runs over both columns of the page from one margin to the other one")

    (page,) = read_pdf(printed(draw))["pages"]
    places = [
        page.index(words)
        for words in (
            "left line a of the upper",
            "right line a of the upper",
            "This line",
            "left line a of the lower",
            "right line d of the lower",
        )
    ]
    assert places == sorted(places)


def test_lines_over_both_columns_are_one_paragraph():
    def draw(canvas):
        canvas.setFont("Times-Roman", 11)
        canvas.drawString(60, 728, "These two lines run over both columns of the page from one margin to the other,")
        canvas.drawString(60, 714, "And the second of them goes on below the first one as one paragraph of the page.")
        for at in range(4):
            canvas.drawString(60, 690 - at * 14, f"left line {'abcd'[at]} of the columns")
            canvas.drawString(330, 690 - at * 14, f"right line {'abcd'[at]} of the columns")

    (page,) = read_pdf(printed(draw))["pages"]
    assert "to the other,\nAnd the second" in page


def test_an_empty_page_has_no_lines():
    assert read_pdf(printed(lambda canvas: canvas.showPage()))["pages"] == [""]


def test_the_page_itself_is_never_taken_out():
    root = document_fromstring("<p>x</p>")
    remove(root)
    assert root.text_content() == "x"


def test_what_holds_much_of_the_main_text_stays_whatever_it_is_called():
    found = page(
        body=f"<div class='share'><p>{TEXT.replace('ferry', 'train')}</p></div><div class='share'>Post it</div>"
    )
    assert "The train will run again" in found.text
    assert "Post it" not in found.text


def test_the_foot_of_a_quotation_stays_and_that_of_an_article_does_not():
    quotation = f"<blockquote><p>“{TEXT}”</p><footer>Ann Mora</footer></blockquote>"
    found = page(body=f"{quotation}<p>{TEXT.replace('ferry', 'train')}</p><footer>Imprint</footer>")
    assert "Ann Mora" in found.text
    assert "Imprint" not in found.text


def test_where_most_of_a_pages_prose_would_be_lost_it_is_kept_and_said(monkeypatch):
    prose = (
        "The ferry will run again from May on every Sunday, the town says, and nobody will pay any more for it than {}."
    )
    monkeypatch.setattr(
        "policy_timeline.reading.documents.web.trafilatura.extract", lambda *_, **__: "A short teaser of the page"
    )
    body = "".join(f"<p>{prose.format(at)}</p>" for at in range(4))
    teaser = "<div><p>A short teaser of the page</p></div>"
    raw = f"<html><body>{teaser}<div class=comments>{body}</div><nav>Home</nav></body></html>"
    found = extract(raw.encode(), ".html")
    assert prose.format(3) in " ".join(found.text.split())
    assert "Home" not in found.text
    assert found.remarks[0].startswith("4 of the page's 4 paragraphs seemed to stand beside its main text")
