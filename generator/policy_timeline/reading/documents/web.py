"""Web pages: the main text as it is seen, without menus, sidebars and what the page hides; and what it says of itself.

trafilatura finds out which paragraphs are the main text. The text is then taken from the smallest part of the page that
holds them all, so that a paragraph that it passes over is not lost, without what pages put beside it.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from copy import deepcopy
from html.parser import HTMLParser as WordParser
from importlib.metadata import version

import trafilatura
from inscriptis import Inscriptis  # type: ignore[import-untyped]  # it has no type hints
from lxml import etree
from lxml.html import HtmlElement, HTMLParser, document_fromstring, tostring

from policy_timeline.reading.documents.decoding import decoded, encoding_in_page, tidy
from policy_timeline.reading.documents.extracted import Extracted, ExtractionError
from policy_timeline.reading.documents.page_data import data_of
from policy_timeline.reading.documents.seen import NO_TEXT, remove, remove_hidden
from policy_timeline.texts.language import words

NOTE_MARKS, BESIDE = "footnote marks", "words beside the main text"

_INLINE = words("""
    a abbr acronym b bdi bdo big center cite code data dfn em font i ins kbd label mark nobr q small samp span strong
    time tt u var
""")
_BLOCKS = words("""
    p li h1 h2 h3 h4 h5 h6 blockquote dd dt td th figcaption pre div section article main body
""")
_ASIDE_TAGS = words("nav aside form button select iframe menu dialog")
_ASIDE_ROLES = words("""
    navigation complementary contentinfo banner search dialog alertdialog menu menubar toolbar
""")
_ASIDE_NAMES = re.compile(
    r"""(?:^|[\s_-])(?:related|recommend(?:ed|ations?)?|sidebar|side-?bar|cookies?|consent|gdpr|newsletter|share|sharing|social
        |breadcrumbs?|menu|nav|navbar|navigation|promo|promotion|advert(?:isement|ising)?|ads?|sponsor(?:ed)?|teasers?|popular
        |trending|most-?read|comments?|subscribe|subscription|paywall|outbrain|taboola|more-?stories|read-?(?:next|more)
        |see-?also|footer|masthead|more-?on|site-?header|page-?header|skip-?links?|also-?read|read-?also|latest-?news)(?:$|[\s_-])""",
    re.VERBOSE | re.IGNORECASE,
)
_ID_WORD = re.compile(r"[^\W_]+")
_ID_WORDS = 3  # words in the id of what pages put beside their text; one of a section has those of its heading
_MAIN_SHARE = 0.3  # of the main text: what holds more of it stands not beside it, whatever it is called
_CONTAINERS = "//article | //main | //*[@role='main'] | //*[@itemprop='articleBody']"
_FEW_WORDS = 40
_LEAST_ALIKE = 25  # letters: fewer may stand in any text
_FEW_IN_PROSE = 15  # words
_UNSPACED = 20  # letters between two spaces: more than any language has that parts its words
_MOST_LOST = 0.6  # of a page's prose may stand beside its main text: related stories have but a line or two each
_MUCH_LOST = (
    "{lost} of the page's {all} paragraphs seemed to stand beside its main text, "
    "and were kept for safety; look through it"
)
_BY_BROWSER = "open it in a browser, save it as a whole page or print it as PDF, and add that file with --url"
_NO_MAIN = "no main text was found: all of the page is archived but for menus and sidebars; look through it"
_LEAST_SEEN = 0.1  # of a page's prose: what hides more shows it later, by a script
_LEAST_READ = 0.98  # of the words, as broken tags are read in more ways than one
_NEEDS_SCRIPT = re.compile(
    r"(?:enable|activate|requires?|turn on|needs?|aktivieren|activer)\W+(?:\w+\W+){0,3}java\s?script", re.IGNORECASE
)
_NOTE = r"(?:\d{1,3}|[a-z]|[ivx]{2,5}|[*†‡§¶]+|note \d{1,3})"
_NOTE_MARK = re.compile(rf"[\[(]?{_NOTE}(?:\s*[,–-]\s*{_NOTE})*[\])]?|\[[^\[\]]{{1,40}}\]", re.IGNORECASE)
"""The mark of a note or of several, or an editor's remark in brackets, as in an encyclopedia."""
_RAISED = "//sup | //*[contains(@style, 'super')] | //a[@role='doc-noteref' or contains(@class, 'footnote')]"
_MARKS = re.compile(r"[“”\"«»„]")
_SIGNS = re.compile(r"\s*[—–―-]\s*(?=\S)")
"""What comes before the name below a quotation."""


def from_part(markup: str) -> str:
    """Return the text of a mail that is set as a page, without the mails that it quotes."""
    page = _parsed(markup)
    if page is None:
        return ""
    remove_hidden(page)
    for quoted in page.xpath("//blockquote | //*[contains(@class, 'gmail_quote')] | //*[@id='divRplyFwdMsg']"):
        remove(quoted)
    return _rendered(page)


def from_page(raw: bytes, *, is_whole: bool = False) -> Extracted:
    """Return the main text of a web page, or all that is seen of it; raises ExtractionError where it has none."""
    markup = decoded(raw, encoding_in_page(raw))
    page = _parsed(markup)
    if page is None:
        return Extracted("")
    _demand_all_words(markup, page)
    data, left_out = data_of(page), Counter[str]()
    needs_script = bool(_NEEDS_SCRIPT.search(" ".join(page.xpath("//noscript//text()"))))
    there = sum(map(len, _prose(page)))
    left_out.update(remove_hidden(page))
    is_hidden = sum(map(len, _prose(page))) < _LEAST_SEEN * there
    left_out[NOTE_MARKS] += _remove_note_marks(page)
    _mark_quotations(page)
    remarks: tuple[str, ...] = ()
    if not is_whole:
        seen = len(page.text_content().split())
        page, remarks = _main(page)
        left_out[BESIDE] += seen - len(page.text_content().split())
    text = _rendered(page)
    if is_hidden and len(_bare(text)) < there / 2:
        raise ExtractionError(f"the page hides most of its text until a script shows it: {_BY_BROWSER}")
    if len(text.split()) < _FEW_WORDS and (needs_script or (not text.strip() and "<script" in markup.lower())):
        message = f"the page makes its text with scripts, so that only a browser can show it: {_BY_BROWSER}"
        raise ExtractionError(message)
    program = f"inscriptis {version('inscriptis')}"
    program = program if is_whole else f"trafilatura {version('trafilatura')}, {program}"
    return Extracted(text, program, data, {kind: count for kind, count in left_out.items() if count}, remarks)


def _parsed(markup: str) -> HtmlElement | None:
    try:
        # the parser is not to drop what is nested deeply, as unclosed tags nest a whole page
        return document_fromstring(markup.encode(), HTMLParser(encoding="utf-8", huge_tree=True, remove_comments=True))
    except etree.ParserError:  # nothing in it
        return None


class _PageWords(WordParser):
    """Counts the words of a page tag by tag, without a tree: so nothing in it is too deep."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.count, self._skipped = 0, 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Enter an element."""
        del attrs
        self._skipped += tag in NO_TEXT

    def handle_endtag(self, tag: str) -> None:
        """Leave an element."""
        self._skipped = max(0, self._skipped - (tag in NO_TEXT))

    def handle_data(self, data: str) -> None:
        """Count the words of a text."""
        if not self._skipped:
            self.count += len(data.split())


def _demand_all_words(markup: str, page: HtmlElement) -> None:
    """Raise ExtractionError where the parser dropped words: it ends after so many elements inside one another."""
    there = _PageWords()
    there.feed(markup)
    read = sum(len(text.split()) for text in _texts(page))
    if read < _LEAST_READ * there.count:
        raise ExtractionError(
            f"the page's tags are nested too deeply: only {read:,} of its {there.count:,} words can be read; open it "
            "in a browser, print it as PDF, and add that file"
        )


def _texts(page: HtmlElement) -> Iterator[str]:
    for element in page.iter():
        if isinstance(element.tag, str) and element.tag not in NO_TEXT and element.text:
            yield element.text
        if element.tail:
            yield element.tail


def _remove_note_marks(page: HtmlElement) -> int:
    marks = [mark for mark in page.xpath(_RAISED) if _NOTE_MARK.fullmatch("".join(mark.itertext()).strip())]
    marks = [mark for mark in marks if mark.find(".//a") is not None or not _is_power(mark)]
    for mark in marks:
        remove(mark)
    return len(marks)


def _is_power(mark: HtmlElement) -> bool:
    """Return whether a raised number is a part of what stands before it, as in m² and 10³."""
    previous, parent = mark.getprevious(), mark.getparent()
    before = previous.tail if previous is not None else parent.text if parent is not None else ""
    return bool(re.search(r"(?:\d|\b[kcmd]?m|\bCO)$", before or ""))


def _mark_quotations(page: HtmlElement) -> None:
    """Put into quotation marks what the page quotes without them: <q>, and a block quotation that says whose it is."""
    for element in page.iter("q"):
        element.text = f"“{element.text or ''}"
        element.tail = f"”{element.tail or ''}"
    for block in list(page.iter("blockquote")):
        if block.text_content().strip() and not _MARKS.search(block.text_content()):
            who = _taken_signature(block)
            if who or _is_introduced(block):
                _set_in_marks(block, f"” — {who}" if who else "”")


def _taken_signature(block: HtmlElement) -> str:
    """Take out of a block quotation the words that say whose it is, and return them; nothing where it does not say."""
    parent = block.getparent()
    around = parent if parent is not None and parent.tag == "figure" else block
    signs = [*around.iter("cite"), *around.iter("figcaption"), *block.iter("footer", "small")] or _behind_dash(block)
    who = _SIGNS.sub("", " ".join(" ".join(sign.text_content() for sign in signs[:1]).split()), count=1)
    for element in [*signs[:1], *block.iter("footer", "figcaption", "cite")]:
        remove(element)
    return who


def _behind_dash(block: HtmlElement) -> list[HtmlElement]:
    """Return what stands behind a dash below the paragraphs of a block quotation, as in posts that a page embeds."""
    paragraphs = list(block.iter("p"))
    last = paragraphs[-1] if paragraphs else block
    if _SIGNS.match(last.tail or "") and last is not block:
        sign = block.makeelement("cite")
        sign.text, last.tail = last.tail, None
        sign.extend(list(last.itersiblings()))
        last.addnext(sign)
        return [sign]
    return [last] if len(paragraphs) > 1 and _SIGNS.match(last.text_content()) else []


def _is_introduced(block: HtmlElement) -> bool:
    """Return whether what stands before a block quotation ends with a colon."""
    before = block.getprevious()
    return before is not None and "".join(before.itertext()).rstrip().endswith(":") and not (before.tail or "").strip()


def _set_in_marks(block: HtmlElement, closing: str) -> None:
    """Write a block quotation as `“…` and what closes it, with a mark at the start of each of its paragraphs."""
    paragraphs = [paragraph for paragraph in block.iter("p", "li") if paragraph.text_content().strip()] or [block]
    for paragraph in paragraphs:
        paragraph.text = f"“{(paragraph.text or '').lstrip()}"
    last = paragraphs[-1]
    end = last[-1] if len(last) else None
    if end is None:
        last.text = (last.text or "").rstrip() + closing
    else:
        end.tail = (end.tail or "").rstrip() + closing


def _main(page: HtmlElement) -> tuple[HtmlElement, tuple[str, ...]]:
    """Return the part of a page that holds its main text, and what is to be said of it."""
    found = trafilatura.extract(tostring(page, encoding="unicode"), favor_recall=True, include_comments=False)
    lines = {_bare(line) for line in (found or "").split("\n")} - {""}
    main = "\n".join(lines)
    inside = page.find("body")
    body = page if inside is None else inside
    blocks = [block for block in _blocks(body) if _is_among(_bare(block.text_content()), lines, main)]
    if not blocks:
        _prune(body, set(), 0)
        return body, (_NO_MAIN,)
    all_of_it, prose = deepcopy(body), _prose(body)
    whole = _container(page, _common(blocks))
    _prune(whole, set(blocks), sum(len(block.text_content()) for block in blocks))
    kept = _bare(whole.text_content())
    lost = [words for words in prose if words not in kept]
    if sum(map(len, lost)) <= _MOST_LOST * sum(map(len, prose)):
        return whole, ()
    for element in list(all_of_it.iter(*_ASIDE_TAGS)):
        remove(element)
    return all_of_it, (_MUCH_LOST.format(lost=len(lost), all=len(prose)),)


def _prose(body: HtmlElement) -> list[str]:
    """Return the letters of each paragraph that is prose, wherever on the page it stands."""
    paragraphs = ("".join(_texts(paragraph)) for paragraph in body.iter("p"))
    return [_bare(words) for words in paragraphs if words.count(" ") > _FEW_IN_PROSE or _is_unspaced(words)]


def _is_unspaced(words: str) -> bool:
    """Return whether a paragraph is of a script that sets no space between words, such as Chinese."""
    return len(words) > _UNSPACED * (len(words.split()) + 1)


def _is_among(words: str, lines: set[str], main: str) -> bool:
    return words in lines or (len(words) >= _LEAST_ALIKE and words in main)


def _bare(text: str) -> str:
    return re.sub(r"\W+", "", text).casefold()


def _blocks(body: HtmlElement) -> Iterator[HtmlElement]:
    """Yield the innermost blocks that hold words."""
    for element in body.iter(*_BLOCKS):
        if not any(True for _ in element.iterdescendants(*_BLOCKS)) and _bare(element.text_content()):
            yield element


def _common(elements: list[HtmlElement]) -> HtmlElement:
    """Return the innermost element that holds all of some elements."""
    first = [elements[0], *elements[0].iterancestors()]
    held = set(first)
    for element in elements[1:]:
        held &= {element, *element.iterancestors()}
    return next(element for element in first if element in held)


def _container(page: HtmlElement, common: HtmlElement) -> HtmlElement:
    """Return the article that holds an element, where the page says what its article is."""
    named = [element for element in page.xpath(_CONTAINERS) if element is common or common in element.iterdescendants()]
    return named[-1] if named else common


def _prune(whole: HtmlElement, blocks: set[HtmlElement], size: int) -> None:
    """Take out what stands beside the main text."""
    for element in list(whole.iterdescendants()):
        if element is whole or not isinstance(element.tag, str) or not _is_aside(element):
            continue
        held = sum(len(block.text_content()) for block in element.iter() if block in blocks)
        if element.tag in _ASIDE_TAGS or held <= _MAIN_SHARE * size:
            remove(element)


def _is_aside(element: HtmlElement) -> bool:
    if element.tag in _ASIDE_TAGS or element.get("role") in _ASIDE_ROLES:
        return True
    if element.tag == "footer":
        return not any(True for _ in element.iterancestors("blockquote", "figure"))
    anchor = element.get("id") or ""
    # the address of a section is its heading: "sharing-with-a-single-developer" shares nothing
    names = f"{element.get('class') or ''} {anchor if len(_ID_WORD.findall(anchor)) <= _ID_WORDS else ''}"
    return element.tag not in {"html", "body"} and bool(_ASIDE_NAMES.search(names)) and _may_be_aside(element)


def _may_be_aside(element: HtmlElement) -> bool:
    """Return whether an element is no paragraph, or one that is mostly links, such as `Read also: …`."""
    linked = sum(len(_bare(link.text_content())) for link in element.iter("a"))
    return element.tag != "p" or 2 * linked > len(_bare(element.text_content()))


def _rendered(page: HtmlElement) -> str:
    etree.strip_tags(page, *_INLINE)  # so that what unclosed tags nest deeply is not too deep for the renderer
    try:
        return tidy(Inscriptis(page).get_text())
    except RecursionError as error:
        message = "the page's tags are nested too deeply; open it in a browser, print it as PDF, and add that file"
        raise ExtractionError(message) from error
