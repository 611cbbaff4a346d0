"""Text taken out of documents keeps what evidence rests on: paragraphs, turns and quotation marks."""

import pytest

from generator.extraction import ExtractionError, extract

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
    assert found.program.startswith("inscriptis ")


def test_pdf_gives_its_lines_and_names_its_program():
    found = extract(pdf("Harbour talks", '"We will keep the toll," Mira Vale said.'), ".pdf")
    assert found.text == 'Harbour talks\n\n"We will keep the toll," Mira Vale said.\n'
    assert found.program.startswith("pdfminer.six ")


@pytest.mark.parametrize(
    ("raw", "suffix", "says"),
    [
        (b"x", ".docx", r"must be one of \.txt, \.md, \.html, \.htm, \.pdf; this one is \.docx"),
        (b"x", "", "this one is without an ending"),
        (b"ab\xff", ".txt", "must be UTF-8; byte 0xff at 2 is not"),
        (b" \n", ".txt", "holds no text; a scan must go through text recognition"),
        (b"<html><body></body></html>", ".html", "holds no text"),
        (pdf(), ".pdf", "holds no text; a scan must go through text recognition"),
        (b"no pdf", ".pdf", "cannot be read as PDF"),
    ],
)
def test_a_document_without_text_is_refused_with_a_remedy(raw, suffix, says):
    with pytest.raises(ExtractionError, match=says):
        extract(raw, suffix)
