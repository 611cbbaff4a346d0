"""Untrusted text: kept exactly, wherever it stands on a page, and never more than text."""

import json
from dataclasses import fields, replace
from enum import Enum
from functools import cache, cached_property
from html import unescape
from pathlib import Path
from tempfile import TemporaryDirectory
from types import SimpleNamespace

import pytest
import yaml
from bs4 import BeautifulSoup
from helpers.world import eventful_world
from hypothesis import given
from hypothesis import strategies as st
from markdown import Markdown
from markupsafe import Markup
from policy_timeline.entries.records import Record
from policy_timeline.outputs import Options
from policy_timeline.pages import render
from policy_timeline.pages.escaping import entities, fill, front_matter, script_data
from policy_timeline.views import Views

# what https://squidfunk.github.io/mkdocs-material/reference/ asks people to switch on, and the worst of the rest
EXTENSIONS = [
    *("abbr", "admonition", "attr_list", "def_list", "footnotes", "md_in_html", "meta", "smarty", "tables", "toc"),
    *("pymdownx.arithmatex", "pymdownx.b64", "pymdownx.betterem", "pymdownx.caret", "pymdownx.critic"),
    *("pymdownx.details", "pymdownx.emoji", "pymdownx.escapeall", "pymdownx.extra", "pymdownx.highlight"),
    *("pymdownx.inlinehilite", "pymdownx.keys", "pymdownx.magiclink", "pymdownx.mark", "pymdownx.progressbar"),
    *("pymdownx.saneheaders", "pymdownx.smartsymbols", "pymdownx.snippets", "pymdownx.striphtml"),
    *("pymdownx.superfences", "pymdownx.tabbed", "pymdownx.tasklist", "pymdownx.tilde", "pymdownx.blocks.html"),
]

ATTACKS = [
    "<script>alert(1)</script>",
    "</p></article></h1><img src=x onerror=alert(1)>",
    '" onmouseover="alert(1)',
    "' autofocus onfocus='alert(1)",
    "```html\n<script>alert(1)</script>\n```",
    "~~~\nnot code\n~~~",
    "first paragraph\n\n    an indented block\n\nthird paragraph",
    "## A heading\n\nand more",
    "Setext\n======",
    "---\ntitle: other\n---",
    "...\n---\nx: 1",
    "*[HTML]: Hyper text\nHTML",
    "[^1] and [^1]: a footnote",
    '--8<-- "pyproject.toml"',
    '--8<--\n"/etc/passwd"\n--8<--',
    "{{ config }} {% raw %} {# no #}",
    "{: .class #id onclick=alert(1) }",
    "{++critic++}{--markup--}",
    "[link](javascript:alert(1)) ![image](x)",
    "<javascript:alert(1)> <user@example.org> https://example.org www.example.org",
    "[ref]: https://example.org\n[ref]",
    "!!! note\n    admonition",
    "/// html | div\nblock\n///",
    "??? note\n    details",
    ":smile: :fontawesome-brands-github:",
    "++ctrl+alt+del++ ==mark== ^^ins^^ ~~del~~ H~2~O",
    "$x$ \\(y\\) $$z$$",
    "a\\*b\\_c \\",
    "| a | b |\n|---|---|\n| 1 | 2 |",
    "- [ ] task\n- [x] done",
    "Term\n:   definition",
    "&amp; &lt; &#60; &nbsp; & < >",
    "]]> <!-- comment --> <![CDATA[ x ]]>",
    "</script><script>alert(1)</script>",
    "</title><script>alert(1)</script>",
    "markdown='1' <div markdown>*x*</div>",
    "(c) (tm) 1/2 --> =/= +/-",
    "“quotes” ‘single’ – — … «»",
    "_under_score_ __init__ *star* **bold**",
    "مرحبا بالعالم",
    "𝐀𝐁 漢字 𠮷 👩‍👩‍👧 é",
    "1. one",
    "+ plus",
    "> quote",
    "    four spaces",
    "two  spaces   three",
    "NO",
    "a\tb",
]
TEXTS = st.one_of(
    st.sampled_from(ATTACKS),
    st.text(st.characters(exclude_categories=["Cc", "Cs", "Cn"]), min_size=1),
    st.text(alphabet="a1 \n\t#`~<>&*_-:.[](){}!|\\\"'/=+^$%@", min_size=1),
    st.lists(st.sampled_from(ATTACKS), min_size=2, max_size=3).map("\n".join),
).filter(str.strip)


@cache
def converter():
    return Markdown(extensions=EXTENSIONS, extension_configs={"pymdownx.snippets": {"base_path": ["."]}})


def convert(markdown):
    """Return the page as MkDocs makes it: its front matter and its HTML."""
    _, head, body = markdown.split("---\n", 2)
    return yaml.safe_load(head), BeautifulSoup(converter().reset().convert(body), "html.parser")


def elements(html):
    """Return what a page is made of, without its texts: names, classes and attributes."""
    return [(one.name, sorted(one.attrs)) for one in html.find_all()]


KEPT = {"id", "kind", "statement", "sha256", "url", "language", "entry", "sort", "unit", "name", "value", "file"}
"""The fields that hold no free text but an id, a term, an address or a path."""


@cache
def everything():
    """Return the views of a world that has a bit of everything."""
    with TemporaryDirectory() as folder:
        return eventful_world(Path(folder)).views(drafts=True)


def changed(values, change):
    """Return a collection of values of which each is changed."""
    if isinstance(values, dict):
        return {id_: change(value) for id_, value in values.items()}
    parts = map(change, values)
    return values._make(parts) if hasattr(values, "_make") else tuple(parts)


def with_text(value, text, key=None):
    """Return a value of the views in which every free text is another one."""
    if type(value) is str:
        return value if key in KEPT else text
    if callable(value):
        return lambda *arguments: with_text(value(*arguments), text, key)
    if isinstance(value, tuple | dict):
        return changed(value, lambda one: with_text(one, text, key))
    if isinstance(value, Record):
        return value.model_copy(
            update={name: with_text(getattr(value, name), text, name) for name in value.model_fields_set}
        )
    if isinstance(value, Enum) or not type(value).__module__.startswith("policy_timeline.views"):
        return value
    return replace(value, **{one.name: with_text(getattr(value, one.name), text, one.name) for one in fields(value)})


def views_with(text):
    """Return views in which every free text is another one."""
    views = everything()
    of_pages = {name for name, part in vars(Views).items() if isinstance(part, cached_property) and name[0] != "_"}
    parts = of_pages | {"position", "actor", "issue", "event", "statement", "source"}
    changed_parts = {name: with_text(getattr(views, name), text) for name in parts}
    return SimpleNamespace(ids=views.ids, entry=views.entry, last_change=views.last_change, **changed_parts)


@cache
def pages(text, *sections):
    """Return the pages that show this text in every place; of the given sections alone, to be quick."""
    shown = render(views_with(text), Options(site_name=text))
    wanted = [one for one in shown if not sections or one.path.startswith(sections)]
    return {one.path: one.content for one in wanted if one.path.endswith(".md")}


@pytest.mark.parametrize("attack", ATTACKS)
def test_a_text_stays_as_it_is_in_an_element_and_in_an_attribute(attack):
    html = convert(f'---\nx: y\n---\n<p title="{entities(attack)}">{entities(attack)}</p>\n')[1]
    (element,) = html.find_all()
    assert element.text == element["title"] == attack


@given(TEXTS)
def test_every_text_stays_as_it_is_in_an_element_and_in_an_attribute(text):
    html = convert(f'---\nx: y\n---\n<p title="{entities(text)}">{entities(text)}</p>\n')[1]
    (element,) = html.find_all()
    assert element.text == element["title"] == text


def test_markup_of_our_own_is_not_escaped_again():
    assert entities(entities("a<b")) == "a&#60;b"
    assert entities(Markup("<b>")) == "<b>"


@pytest.mark.parametrize("plain", ["supports-with-conditions", "2025-03-03", "mira-vale", "42"])
def test_ids_terms_and_days_stay_readable_in_attributes(plain):
    assert entities(plain) == plain


@pytest.mark.parametrize("attack", ["a--8b", "-a", "a-", "a\n", "A-b", "--8--", "a_b"])
def test_what_only_resembles_an_id_is_escaped(attack):
    assert "-" not in entities(attack)
    assert unescape(entities(attack)) == attack


@given(TEXTS)
def test_a_text_in_front_matter_is_one_value_that_needs_no_escaping_later(text):
    value = yaml.safe_load(f"title: {front_matter(text)}\nother: x")["title"]
    assert not set(value) & set("<>\"'`{}[]\\")
    assert unescape(value) == text


def test_letters_of_front_matter_stay_letters_beyond_the_basic_plane_too():
    assert front_matter('𝐀 "x"') == '"𝐀 &#34;x&#34;"'


def test_a_message_is_escaped_with_what_fills_it_but_for_markup():
    filled = fill("a & %(plain)s: %(marked)s, 100% (so)", plain="<i>", marked=Markup("<b>x</b>"))
    assert filled == "a &#38; &#60;i&#62;&#58; <b>x</b>&#44; 100&#37; &#40;so&#41;"
    assert isinstance(filled, Markup)


def test_data_in_a_script_is_short_and_in_the_same_order_every_time():
    assert script_data({"b": [1, "é<!--"], "a": None}) == '{"a":null,"b":[1,"\\u00e9\\u003c\\u0021\\u002d\\u002d"]}'


JSON = st.recursive(
    TEXTS | st.integers() | st.none(),
    lambda one: st.lists(one, max_size=3) | st.dictionaries(TEXTS, one, max_size=3),
    max_leaves=5,
)


@given(st.dictionaries(TEXTS, JSON, min_size=1, max_size=3))
def test_data_in_a_script_reads_back_as_it_was_and_cannot_end_it(data):
    text = script_data(data)
    assert not set(text) & set("<>&'`\n~*_#")
    html = convert(f'---\nx: y\n---\n<script type="application/ld+json">{text}</script>\n<p>after</p>\n')[1]
    assert [one.name for one in html.find_all()] == ["script", "p"]
    assert json.loads(html.script.string) == data


KINDS = [
    *("index.md", "timeline/index.md", "shifts/index.md", "statements/toll-refused.md", "positions/toll.md"),
    *("actors/mira-vale.md", "actors/norland.md", "issues/strait.md", "events/meeting.md", "sources/record.md"),
    *(f"{kind}/index.md" for kind in ("positions", "actors", "issues", "events", "statements", "sources")),
]


@pytest.mark.parametrize("path", KINDS)
def test_no_text_changes_what_a_page_is_made_of(path):
    calm = convert(pages("Word")[path])[1]
    for part in range(4):
        attack = "\n".join(ATTACKS[part::4])
        hostile = convert(pages(attack)[path])[1]
        assert elements(hostile) == elements(calm)


@given(TEXTS)
def test_a_statements_page_keeps_every_text(text):
    head, html = convert(pages(text, "statements")["statements/toll-refused.md"])
    assert unescape(head["title"]) == text
    assert html.h1.text == text
    assert html.blockquote.text == f"“{text}”"
    assert html.find("strong", string="Attribution:").next_sibling == f" {text}"
    assert json.loads(html.script.string)["name"] == text
    assert html.find(class_="pt-cite").p.text.startswith(f"{text}, 3 March 2025: ")


@given(TEXTS)
def test_a_heading_keeps_its_text(text):
    html = convert(pages(text, "positions")["positions/index.md"])[1]
    assert html.h2.text.split() == text.split()
