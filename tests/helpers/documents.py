"""Documents in the likeness of real ones, two of each kind, with the quotations that a reader finds in them.

All words, names and places are invented. Each document is made anew by a library for its kind, or written out.
"""

from __future__ import annotations

import io
import textwrap
from dataclasses import dataclass, field
from email.message import EmailMessage

import docx
from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas

WIDTH, HEIGHT = A4

SPOKEN = (
    (
        "We will keep the toll on the strait until the new harbour is paid for, and not a day longer than that",
        "Nobody in the cabinet has asked for an examination of the accounts, and I would not be against one",
        "The well-known objections to the second bridge have all been answered in the report of the commission",
    ),
    (
        "The nets must rest from March to June, because the young fish need a quiet spring in the shallows",
        "I have read the neighbors’ letter twice, and there is nothing in it that we could not sign ourselves",
        "A long-term agreement on fishing rights would be worth more to us than another round of speeches",
    ),
)
LABELS = (("MS. MORA", "MR. TARR"), ("MR. TARR", "MS. MORA"))
NAMES = (("Ann Mora", "Ben Tarr"), ("Ben Tarr", "Ann Mora"))
FILLER = (
    "The meeting lasted for three hours and was held behind closed doors in the old customs house on the quay.",
    "Outside the building a small crowd had gathered, most of them from the boatyards on the northern shore.",
    "A second meeting has been set for the autumn, when the figures for the whole of the season will be known.",
)


LONG = 5  # letters: a longer word at the start of a line is broken


@dataclass(frozen=True)
class Document:
    """A document of a kind, and what a reader finds in it; none of the words `beside` are its main text's."""

    kind: str
    suffix: str
    raw: bytes
    quotations: tuple[str, ...]
    type: str = "news"
    language: str | None = "en"
    beside: tuple[str, ...] = field(default=())


def article(variant: int) -> list[str]:
    """Return the paragraphs of a report with three quotations, the last of which goes on over two paragraphs."""
    (first, second, third), (one, two) = SPOKEN[variant], NAMES[variant]
    return [
        f"“{first},” {one} said on Monday.",
        FILLER[0],
        f"{two} was of another mind. “{second},” {two} said.",
        FILLER[1],
        f"“{third},” {one} said. {FILLER[2]}",
    ]


def found_in_article(variant: int) -> tuple[str, ...]:
    """Return the quotations of the report as they stand in its marks."""
    return tuple(f"{words}," for words in SPOKEN[variant])


def broken(text: str, width: int) -> list[str]:
    """Return the lines of a paragraph, with long words broken at a line's end as printers do."""
    lines = textwrap.wrap(text, width, break_on_hyphens=True)
    for at in range(len(lines) - 1):
        head, _, rest = lines[at + 1].partition(" ")
        size = len(head) // 2
        if len(head) > LONG and head.isalpha():
            lines[at] += f" {head[:size]}-"
            lines[at + 1] = f"{head[size:]} {rest}".rstrip()
    return lines


# plain texts


def wrapped(variant: int) -> Document:
    text = "\n\n".join("\n".join(broken(paragraph, 58)) for paragraph in article(variant))
    return Document("text, wrapped lines", ".txt", text.encode(), found_in_article(variant))


def double_spaced(variant: int) -> Document:
    lines = [line for paragraph in article(variant) for line in broken(paragraph, 58)]
    return Document("text, double-spaced", ".txt", "\n\n".join(lines).encode(), found_in_article(variant))


def paged(variant: int) -> Document:
    """A text with heads and page numbers between empty lines, as a copied PDF has them."""
    head = ("Harbour Courier — 4 March 2025", "Reports of the Fishing Board")[variant]
    lines = [line for paragraph in article(variant) for line in ["", *broken(paragraph, 58)]]
    pages = [lines[at : at + 7] for at in range(0, len(lines), 7)]
    parts = ["\n".join([head, "", *page, "", str(number)]) for number, page in enumerate(pages, 1)]
    return Document("text with heads and page numbers", ".txt", "\n\n".join(parts).encode(), found_in_article(variant))


def several_paragraphs(variant: int) -> Document:
    first, second, _ = SPOKEN[variant]
    one = NAMES[variant][0]
    text = f"{FILLER[0]}\n\n“{first}.\n\n“{second},” {one} said.\n\n{FILLER[1]}\n"
    return Document("quotation over paragraphs", ".txt", text.encode(), (f"{first}. {second},",))


def wire(variant: int) -> Document:
    marks = ("``", "''"), ("''", "''")
    text = "\n\n".join(article(variant)).replace("“", marks[variant][0]).replace("”", marks[variant][1])
    return Document("wire copy, doubled marks", ".txt", text.encode(), found_in_article(variant))


def dialogue(variant: int) -> Document:
    """A Ukrainian and a Spanish report, which set speech after dashes."""
    ukrainian = (
        "Збори тривали три години, і виступили всі, хто хотів.\n\n"
        "— Ми не продамо причал, — сказала Анна Мора. — Він належить місту.\n\n"
        "Після перерви говорив і голова спілки.\n\n— Риба потребує спокою до червня.\n"
    )
    spanish = (
        "La reunión duró tres horas y en ella hablaron todos los que quisieron.\n\n"
        "—No vamos a vender el muelle —dijo Ana Mora—. Es de la ciudad.\n\n"
        "Después de la pausa habló el presidente de la cofradía.\n\n—Los peces necesitan calma hasta junio.\n"
    )
    found = (
        ("Ми не продамо причал", "Він належить місту.", "Риба потребує спокою до червня."),
        ("No vamos a vender el muelle", "Es de la ciudad.", "Los peces necesitan calma hasta junio."),
    )
    raw = (ukrainian, spanish)[variant].encode()
    return Document("dialogue after dashes", ".txt", raw, found[variant], language=("uk", "es")[variant])


def turns(variant: int) -> list[str]:
    """Return the turns of a hearing, with their labels."""
    (one, two), (first, second, third) = LABELS[variant], SPOKEN[variant]
    return [f"{one}: {first}.", f"{two}: {second}.", f"{one}: {third}."]


def hearing(variant: int) -> Document:
    lines = [line for turn in turns(variant) for line in textwrap.wrap(turn, 50, break_on_hyphens=False)]
    text = "\n".join(f"{number:>2}   {line}" for number, line in enumerate(lines, 1))
    return Document("hearing, numbered lines", ".txt", text.encode(), _said(variant), "transcript")


def _said(variant: int) -> tuple[str, ...]:
    return tuple(f"{words}." for words in SPOKEN[variant])


# subtitles


def _cues(variant: int) -> list[tuple[str, str, list[str]]]:
    """Return the cues of an interview: begin, end and lines; sentences run over several."""
    found = []
    second = 1
    for turn in turns(variant):
        for line in textwrap.wrap(turn, 32, break_on_hyphens=False):
            begin, end = f"00:00:{second:02},000", f"00:00:{second + 1:02},900"
            found.append((begin, end, [line]))
            second += 2
    return found


def subrip(variant: int) -> Document:
    cues = (f"{at}\n{begin} --> {end}\n" + "\n".join(lines) for at, (begin, end, lines) in enumerate(_cues(variant), 1))
    return Document("subtitles, SubRip", ".srt", "\n\n".join(cues).encode(), _said(variant), "transcript")


def webvtt(variant: int) -> Document:
    names = dict(zip(LABELS[variant], NAMES[variant], strict=True))
    parts, voice = ["WEBVTT", "NOTE made for a test"], ""
    for begin, end, lines in _cues(variant):
        label, colon, words = lines[0].partition(": ")
        voice = names[label] if colon else voice
        line = words if colon else lines[0]
        parts.append(f"{begin} --> {end} line:90%\n<v {voice}>{line}</v>")
    text = _dotted("\n\n".join(parts))
    return Document("subtitles, WebVTT", ".vtt", text.encode(), _without_commas(variant), "transcript")


def _without_commas(variant: int) -> tuple[str, ...]:
    return tuple(_dotted(f"{words}.") for words in SPOKEN[variant])


def _dotted(text: str) -> str:
    """Return a text with full stops for commas, as the times of WebVTT have, but for two places."""
    return text.replace(",", ".").replace("for. and", "for, and").replace("accounts. and", "accounts, and")


# web pages

PAGE = """<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>{title} | Courier</title>
<meta property="og:site_name" content="Harbour Courier"><style>.gone {{ display: none }}</style></head><body>
<nav><a href="/">Home</a> <a href="/news">News</a></nav>
<div class="cookie-banner">We use cookies. <button>Yes</button></div>
<main><article><h1>{title}</h1>{body}</article></main>{aside}<footer>Imprint</footer></body></html>"""
BESIDE = "There will be no bridge in my lifetime"


def _page(variant: int, body: str, aside: str) -> bytes:
    return PAGE.format(title=("The toll", "The nets")[variant], body=body, aside=aside).encode()


def web_article(variant: int) -> Document:
    body = "".join(f"<p>{paragraph}</p>" for paragraph in article(variant))
    asides = (
        f"<aside><h2>Related stories</h2><p>“{BESIDE},” Ann Mora said.</p></aside>",
        f'<div class="sidebar related-stories"><h3>Most read</h3><ul><li>“{BESIDE},” Ben Tarr said.</li></ul></div>',
    )
    raw = _page(variant, body, asides[variant])
    return Document(
        "web page with sidebar", ".html", raw, found_in_article(variant), beside=(BESIDE, "cookies", "Imprint")
    )


def web_hidden(variant: int) -> Document:
    hides = ('<p hidden>{}</p><p class="gone">{}</p><template>{}</template>',
             '<p style="font-size:0">{}</p><del>{}</del><div aria-hidden="true">{}</div>')  # fmt: skip
    hidden = hides[variant].format(*[f"“{BESIDE},” Ann Mora said."] * 3)
    body = "".join(
        f"<p>{paragraph.replace('said', 'said<sup><a href=#n1>1</a></sup>')}</p>" for paragraph in article(variant)
    )
    raw = _page(variant, body + hidden, "")
    return Document(
        "web page with hidden words and notes", ".html", raw, found_in_article(variant), beside=(BESIDE, "said1")
    )


def web_block(variant: int) -> Document:
    (first, second, _), (one, two) = SPOKEN[variant], NAMES[variant]
    body = (
        f"<p>{FILLER[0]}</p><blockquote><p>{first}.</p><footer>— <cite>{one}</cite></footer></blockquote>"
        f"<p>{FILLER[1]}</p>"
        f"<figure><blockquote>{second}.</blockquote><figcaption>{two}</figcaption></figure><p>{FILLER[2]}</p>"
    )
    return Document("web page with block quotations", ".html", _page(variant, body, ""), (f"{first}.", f"{second}."))


# PDF


class _Printer:
    """Prints lines on pages."""

    def __init__(self) -> None:
        self.file = io.BytesIO()
        self.canvas = Canvas(self.file, pagesize=A4, invariant=True)

    def line(self, x: float, y: float, text: str, size: float = 11) -> None:
        self.canvas.setFont("Times-Roman", size)
        self.canvas.drawString(x, y, text.replace("“", '"').replace("”", '"').replace("’", "'"))

    def page(self) -> None:
        self.canvas.showPage()

    def bytes(self) -> bytes:
        self.canvas.save()
        return self.file.getvalue()


def _straight(quotations: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(words.replace("’", "'") for words in quotations)


def _print(lines: list[str], head: str, leading: float, per_page: int) -> bytes:
    printer = _Printer()
    for number, start in enumerate(range(0, len(lines), per_page), 1):
        printer.line(70, HEIGHT - 40, head, 9)
        for at, text in enumerate(lines[start : start + per_page]):
            printer.line(70, HEIGHT - 80 - at * leading, text)
        printer.line(WIDTH / 2, 40, str(number), 9)
        printer.page()
    return printer.bytes()


def pdf_pages(variant: int) -> Document:
    lines = [line for paragraph in article(variant) for line in broken(paragraph, 70)]
    raw = _print(lines, ("Harbour Courier", "Fishing Board, report 7")[variant], 14, 5)
    return Document("PDF with heads, feet and page breaks", ".pdf", raw, _straight(found_in_article(variant)))


def pdf_double(variant: int) -> Document:
    lines = [line for paragraph in article(variant) for line in broken(paragraph, 60)]
    raw = _print(lines, ("Statement", "Minutes")[variant], 28, 40)
    return Document("PDF, double-spaced", ".pdf", raw, _straight(found_in_article(variant)))


def pdf_columns(variant: int) -> Document:
    printer = _Printer()
    lines = [line for paragraph in article(variant) for line in broken(paragraph, 38)]
    half = (len(lines) + 1) // 2
    printer.line(70, HEIGHT - 60, ("The toll on the strait", "Rest for the nets")[variant], 20)
    for at, line in enumerate(lines):
        column, row = divmod(at, half)
        printer.line(70 + column * 250, HEIGHT - 100 - row * 14, line)
    printer.page()
    return Document("PDF in columns", ".pdf", printer.bytes(), _straight(found_in_article(variant)))


def pdf_notes(variant: int) -> Document:
    """Footnotes: a raised number in the words, and the note in small print at the page's end, before a page break."""
    printer = _Printer()
    lines = [line for paragraph in article(variant) for line in broken(paragraph, 70)]
    for page, start in enumerate((0, 6)):
        for at, line in enumerate(lines[start : start + 6] if page == 0 else lines[start:]):
            y = HEIGHT - 80 - at * 14
            printer.line(70, y, line)
            if at == 2 and page == 0:
                printer.line(70 + printer.canvas.stringWidth(line.replace("“", '"'), "Times-Roman", 11), y + 4, "1", 6)
        printer.line(70, 90, f"{page + 1} See the report of the harbour board, page {page + 3}.", 8)
        printer.page()
    return Document(
        "PDF with footnotes",
        ".pdf",
        printer.bytes(),
        _straight(found_in_article(variant)),
        beside=("1 See the report of the harbour board, page 3. lie",),
    )


def pdf_hearing(variant: int) -> Document:
    """A printed hearing: 12 numbered lines a page, a head, and turns that run over pages."""
    printer = _Printer()
    lines = [line for turn in turns(variant) for line in textwrap.wrap(turn, 40, break_on_hyphens=False)]
    for number, start in enumerate(range(0, len(lines), 6), 1):
        printer.line(WIDTH - 90, HEIGHT - 40, str(number + 10), 10)
        for at, line in enumerate(lines[start : start + 6]):
            printer.line(70, HEIGHT - 80 - at * 24, f"{at + 1:>2}", 10)
            printer.line(110, HEIGHT - 80 - at * 24, line)
        printer.page()
    return Document(
        "PDF of a hearing, numbered lines", ".pdf", printer.bytes(), _straight(_said(variant)), "transcript"
    )


# Word and mail


def word(variant: int) -> Document:
    document, file = docx.Document(), io.BytesIO()
    document.core_properties.title = ("The toll", "The nets")[variant]
    document.add_heading("Minutes", 1)
    for paragraph in article(variant):
        document.add_paragraph(paragraph)
    struck = document.add_paragraph().add_run(f"“{BESIDE},” Ann Mora said.")
    struck.font.hidden = True
    document.save(file)
    return Document("Word document", ".docx", file.getvalue(), found_in_article(variant), beside=(BESIDE,))


def mail(variant: int) -> Document:
    message = EmailMessage()
    message["From"], message["To"] = "Press office <press@harbour.example>", "desk@courier.example"
    message["Subject"], message["Date"] = "Statement on the toll", "Tue, 04 Mar 2025 10:00:00 +0000"
    quoted = f"“{BESIDE},” Ann Mora said."
    if variant == 0:
        reply = f"On Mon, 3 Mar 2025 at 09:12, A. Reporter wrote:\n> {quoted}\n> Is that so?\n"
        message.set_content("\n\n".join(article(variant)) + "\n\n" + reply)
    else:
        body = "".join(f"<p>{paragraph}</p>" for paragraph in article(variant))
        message.set_content(f"<html><body>{body}<blockquote type=cite>{quoted}</blockquote></body></html>", "html")
    return Document("mail with a quoted mail", ".eml", message.as_bytes(), found_in_article(variant), beside=(BESIDE,))


KINDS = (
    wrapped, double_spaced, paged, several_paragraphs, wire, dialogue, hearing, subrip, webvtt, web_article, web_hidden,
    web_block, pdf_pages, pdf_double, pdf_columns, pdf_notes, pdf_hearing, word, mail,
)  # fmt: skip
DOCUMENTS = tuple(kind(variant) for kind in KINDS for variant in (0, 1))
