"""Word documents (.docx): paragraphs and tables in their order, then the notes, without what was struck or hidden."""

from __future__ import annotations

import zipfile
from collections import Counter
from collections.abc import Iterator
from io import BytesIO

import docx
from docx.oxml import parse_xml
from docx.oxml.ns import qn
from lxml.etree import _Element

from policy_timeline.reading.documents.decoding import tidy
from policy_timeline.reading.documents.extracted import Extracted, ExtractionError

_LARGEST = 200_000_000
"""So many bytes of an unpacked document are read at most."""
_PARTS = ("footnotes", "endnotes")
_STRUCK, _HIDDEN, _MARKS = "struck passages", "passages that nobody sees", "footnote marks"
_SPACES = {
    qn("w:tab"): "\t",
    qn("w:br"): "\n",
    qn("w:cr"): "\n",
    qn("w:noBreakHyphen"): "\u2011",
    qn("w:softHyphen"): "",
}


def from_word(raw: bytes) -> Extracted:
    """Return the text of a Word document; raises ExtractionError where the bytes are none."""
    try:
        with zipfile.ZipFile(BytesIO(raw)) as packed:
            size = sum(part.file_size for part in packed.infolist())
        document = docx.Document(BytesIO(raw)) if size <= _LARGEST else None
    except Exception as error:  # over a broken file the libraries stumble in many ways
        message = f"the document cannot be read as .docx: {str(error) or type(error).__name__}; save it anew"
        raise ExtractionError(message) from error
    if document is None:
        raise ExtractionError(f"the document must unpack to at most {_LARGEST:,} bytes")
    left_out: Counter[str] = Counter()
    blocks = [*_paragraphs(document.element.body, left_out)]
    for name in _PARTS:
        part = next((rel.target_part for rel in document.part.rels.values() if rel.reltype.endswith(f"/{name}")), None)
        if part is not None:
            blocks += _paragraphs(parse_xml(part.blob), left_out)
    about = document.core_properties
    data = {
        "title": about.title,
        "author": about.author if about.author != "python-docx" else "",
        "language": about.language,
    }
    found = {key: " ".join(value.split()) for key, value in data.items() if value and value.strip()}
    return Extracted(tidy("\n\n".join(blocks)), f"python-docx {docx.__version__}", found, left_out)


def _paragraphs(element: _Element, left_out: Counter[str]) -> Iterator[str]:
    """Yield the paragraphs of an element in their order, but for those that a text box holds twice."""
    for paragraph in element.iter(qn("w:p")):
        above = {ancestor.tag for ancestor in paragraph.iterancestors()}
        if "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback" in above:
            continue
        words = "".join(_words(paragraph, left_out))
        if words.strip():
            yield words


def _words(element: _Element, left_out: Counter[str]) -> Iterator[str]:
    for child in element:
        if child.tag in {qn("w:del"), qn("w:moveFrom")}:
            left_out[_STRUCK] += 1
        elif child.tag == qn("w:r") and _is_hidden(child):
            left_out[_HIDDEN] += 1
        elif child.tag in {qn("w:footnoteReference"), qn("w:endnoteReference")}:
            left_out[_MARKS] += 1
        elif child.tag == qn("w:t"):
            yield child.text or ""
        elif child.tag in _SPACES:
            yield _SPACES[child.tag]
        elif child.tag not in {qn("w:p"), qn("w:instrText"), qn("w:pPr"), qn("w:rPr")}:
            yield from _words(child, left_out)


def _is_hidden(run: _Element) -> bool:
    hidden = run.find(f"{qn('w:rPr')}/{qn('w:vanish')}")
    return hidden is not None and hidden.get(qn("w:val")) not in {"0", "false"}
