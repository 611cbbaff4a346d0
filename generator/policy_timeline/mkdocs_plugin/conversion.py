"""Markdown to HTML for generated pages: Python-Markdown sees their headings, their HTML blocks go round it.

A generated page is HTML blocks and headings, with a free line around each heading. Of the blocks Markdown keeps every
character; so a page's outline, in which each block is a placeholder, converts to the same page with placeholders.
Pages have few different outlines, and each is converted once, by MkDocs itself, with the site's own settings.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from mkdocs.structure.files import File
from mkdocs.structure.pages import Page
from mkdocs.utils import meta

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files
    from mkdocs.structure.toc import TableOfContents

_TEXTS = re.compile(r"^(title|description): (.*)$", re.MULTILINE)
_BLOCK = re.compile(r"<div>ptblock(\d+)</div>")


@dataclass(frozen=True, slots=True)
class Outline:
    """What all pages of one outline share: the HTML with a placeholder for each block, and the table of contents."""

    html: str
    toc: TableOfContents


@dataclass(frozen=True, slots=True)
class Converted:
    """A page's metadata, its content as HTML, and its outline."""

    meta: dict[str, Any]
    content: str
    outline: Outline


class Converter:
    """Converts the pages of one site."""

    def __init__(self, config: MkDocsConfig, files: Files) -> None:
        self._config = config
        self._files = files
        self._outlines: dict[str, Outline] = {}
        self._heads: dict[str, dict[str, Any]] = {}

    def convert(self, path: str, markdown: str) -> Converted:
        """Return a page, given the path of its source and its Markdown with its front matter."""
        _, head, body = markdown.split("---\n", 2)
        blocks: list[str] = []
        parts = [self._part(part, blocks) for part in body.strip("\n").split("\n\n")]
        outline = self._outline(path, "\n\n".join(parts))
        content = _BLOCK.sub(lambda found: blocks[int(found[1])], outline.html)
        return Converted(self._meta(head), content, outline)

    @staticmethod
    def _part(part: str, blocks: list[str]) -> str:
        text = part.strip("\n")
        if text.startswith("#"):
            return text
        blocks.append(text)
        return f"<div>ptblock{len(blocks) - 1}</div>"

    def _outline(self, path: str, text: str) -> Outline:
        if text not in self._outlines:
            page = Page(None, File.generated(self._config, path, content=""), self._config)
            page.markdown = text
            page.render(self._config, self._files)
            self._outlines[text] = Outline(page.content or "", page.toc)
        return self._outlines[text]

    def _meta(self, head: str) -> dict[str, Any]:
        """Return the front matter: its two texts are JSON, as pages write them; the rest recurs from page to page."""
        texts = {name: json.loads(value) for name, value in _TEXTS.findall(head)}
        rest = _TEXTS.sub("", head)
        if rest not in self._heads:
            self._heads[rest] = dict(meta.get_data(f"---\n{rest}---\n")[1])
        return {**self._heads[rest], **texts}
