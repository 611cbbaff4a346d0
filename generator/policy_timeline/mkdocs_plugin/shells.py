"""The theme around a page, made once for all generated pages that differ in nothing but their texts.

A shell is what the theme's own template makes of a page whose title, description, content and address are marks. Where
the marks come out, the texts of each page go in: as they are, or as Jinja's filters would have changed them there.
Which it was, the mark tells, since it holds a character that the filters treat differently. A shell is used only if it
makes of a probe what the template makes of it.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from jinja2 import Environment, Template
from markupsafe import Markup
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page

from policy_timeline.mkdocs_plugin.generated import GeneratedPage

if TYPE_CHECKING:
    Context = dict[str, Any]
    Draw = Callable[[Context], str]

ADDRESS = "ptmark-address"
"""The mark of that part of a page's address that tells it from its neighbors."""

ENTRY = "ptmark-entry"
"""The mark of the path of its entry."""

CONTENT = "<h1>ptmark-content</h1>"
"""The mark of a content with a heading of its own; themes give one to a content that has none."""

BARE_CONTENT = "ptmark-content"
"""The mark of a content without one."""

TITLE, DESCRIPTION = "title", "description"
"""The names of the texts that themes put through filters."""

_FORMS: Mapping[str, Callable[[str], str]] = {
    "&#8288;": str,
    "\u2060": lambda text: str(Markup.escape(Markup(text).striptags())),  # noqa: S704 - tags and entities go
    "&amp;#8288;": lambda text: str(Markup.escape(text)),
}
"""What becomes of a mark's last character, and what has then become of its text: nothing; `striptags | e`; `e`."""

_FILTERED = rf"ptmark-({TITLE}|{DESCRIPTION})({'|'.join(map(re.escape, _FORMS))})"
_PLAIN = f"({'|'.join(map(re.escape, (CONTENT, BARE_CONTENT, ADDRESS, ENTRY)))})"
_MARKS = re.compile(f"{_FILTERED}|{_PLAIN}")

_PROBE = "A &#60;probe&#62; &amp; <b>more</b> of it; " * 9
"""A text on which a filter shows whether it changes, shortens or escapes texts."""

_OF_EACH = {
    *("file", "canonical_url", "abs_url", "edit_url", "entry", "markdown", "content", "meta", "toc"),
    *("outlines", "present_anchor_ids", "links_to_anchors", "_title_from_render"),
}
"""What may differ between the pages of a shell, or is in its key by other means."""

_OF_ALL = {"nav", "pages", "config", "page", "build_date_utc"}
"""What is the same in the context of every page, and the page."""


def mark(name: str) -> str:
    """Return the mark in whose place the text of that name goes."""
    return f"ptmark-{name}&#8288;"


class Shell:
    """A page of the theme with marks in it, ready to be filled."""

    def __init__(self, html: str) -> None:
        parts = _MARKS.split(html)
        self._first, self._texts = parts[0], parts[4::4]
        self._marks = list(zip(parts[1::4], parts[2::4], parts[3::4], strict=True))

    def fill(self, texts: Mapping[str, str]) -> str:
        """Return the page of these texts, each by its mark, or by its name where filters may have changed it."""
        out = [self._first]
        for (name, form, plain), text in zip(self._marks, self._texts, strict=True):
            out += [texts[plain] if plain else _FORMS[form](texts[name]), text]
        return "".join(out)


def use_shells(env: Environment) -> None:
    """Have the templates of a theme, of which none was loaded so far, draw generated pages by shells."""
    shells = Shells()

    class ShelledTemplate(Template):
        def render(self, *args: Any, **kwargs: Any) -> str:  # noqa: ANN401 - Jinja's signature
            return shells.draw(super().render, dict(*args, **kwargs))

    env.template_class = ShelledTemplate


class Shells:
    """The shells of one site; what a single page needs is drawn by the template."""

    def __init__(self) -> None:
        self._times: Counter[str] = Counter()
        self._shells: dict[str, Shell | None] = {}

    def draw(self, template: Draw, context: Context) -> str:
        """Return what the template makes of a context."""
        page = context.get("page")
        if not isinstance(page, GeneratedPage) or not _is_one_of_many(page, context["nav"]):
            return template(context)
        key = _key(page, context)
        self._times[key] += 1
        if self._times[key] == 1:
            return template(context)
        if key not in self._shells:
            self._shells[key] = _shell(page, context, template)
        shell = self._shells[key]
        return shell.fill(_texts(page)) if shell else template(context)


def _is_one_of_many(page: GeneratedPage, nav: Navigation) -> bool:
    """Return whether a page has what a shell has marks for, and stands in no navigation, which would show it."""
    has_texts = all(isinstance(page.meta.get(name), str) for name in (TITLE, DESCRIPTION))
    return has_texts and not page.is_index and not any(page is listed for listed in nav.pages)


def _key(page: GeneratedPage, context: Context) -> str:
    """Return a text that is the same for all pages around which the theme is the same."""
    state = {name: value for name, value in vars(page).items() if name not in _OF_EACH}
    meta = {**page.meta, TITLE: "", DESCRIPTION: ""}
    more = {name: value for name, value in context.items() if name not in _OF_ALL}
    return repr((_folder(page), _content(page), id(page.toc), _edit_url(page, ENTRY), state, meta, more))


def _shell(page: GeneratedPage, context: Context, template: Draw) -> Shell | None:
    """Return the shell for a page and its like; None where a theme does with texts what a shell cannot."""
    marked = _like(page, context["config"], ADDRESS, ENTRY, (mark(TITLE), mark(DESCRIPTION)))
    shell = Shell(template({**context, "page": marked}))
    probe = _like(page, context["config"], "a-probe", "a-probe.yml", (_PROBE, _PROBE[::-1]))
    return shell if shell.fill(_texts(probe)) == template({**context, "page": probe}) else None


def _like(page: GeneratedPage, config: MkDocsConfig, name: str, entry: str, texts: tuple[str, str]) -> GeneratedPage:
    """Return a page that differs from another one in its address, its entry and its texts alone."""
    file = File.generated(config, f"{_folder(page)}/{name}.md", content="")
    other = GeneratedPage.of(Page(None, file, config), entry, page.outlines)
    vars(other).update({name: value for name, value in vars(page).items() if name not in _OF_EACH})
    other.meta = {**page.meta, TITLE: texts[0], DESCRIPTION: texts[1]}
    other.markdown, other.content, other.toc, other.edit_url = "", _content(page), page.toc, _edit_url(page, entry)
    return other


def _texts(page: GeneratedPage) -> dict[str, str]:
    """Return what goes into a shell for a page."""
    content = page.content or ""
    return {
        TITLE: page.meta[TITLE],
        DESCRIPTION: page.meta[DESCRIPTION],
        CONTENT: content,
        BARE_CONTENT: content,
        ADDRESS: page.file.name,
        ENTRY: quote(page.entry or ""),
    }


def _folder(page: GeneratedPage) -> str:
    return page.file.src_uri.rpartition("/")[0]


def _content(page: GeneratedPage) -> str:
    return CONTENT if "<h1" in (page.content or "") else BARE_CONTENT


def _edit_url(page: GeneratedPage, entry: str) -> str | None:
    """Return where the pencil of a page leads, with another entry's path in place of its own."""
    return page.edit_url.replace(quote(page.entry), entry) if page.entry and page.edit_url else page.edit_url
