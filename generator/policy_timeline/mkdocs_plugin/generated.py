"""Generated pages: MkDocs' own, but that their Markdown is converted once for all that share an outline.

A generated page is HTML blocks and headings, with a free line around each heading. Of the blocks Markdown keeps every
character; so a page's outline, in which each block is a placeholder, converts to the same page with placeholders.
"""

from __future__ import annotations

import re
from typing import NamedTuple, cast

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import TableOfContents

from policy_timeline.mkdocs_plugin.links import places

_BLOCK = re.compile(r"<div>ptblock(\d+)</div>")


class Outline(NamedTuple):
    """What all pages of one outline share: the HTML with a placeholder for each block, and the table of contents."""

    html: str
    toc: TableOfContents


class GeneratedPage(Page):
    """A page of MkDocs that shows the entry at the path `entry`, if any; `outlines` are those converted so far."""

    entry: str | None
    outlines: dict[str, Outline]

    @classmethod
    def of(cls, page: Page, entry: str | None, outlines: dict[str, Outline]) -> GeneratedPage:
        """Return the page itself as a generated one: by the time that it may be one, MkDocs has put it into its nav."""
        page.__class__ = cls
        generated = cast("GeneratedPage", page)
        generated.entry, generated.outlines = entry, outlines
        return generated

    def render(self, config: MkDocsConfig, files: Files) -> None:
        """Convert the Markdown: as any page's where another plugin has changed it."""
        markdown = self.markdown or ""
        if not self.file.content_string.endswith(markdown):
            super().render(config, files)
            return
        blocks: list[str] = []
        outline = "\n\n".join(_placed(part.strip("\n"), blocks) for part in markdown.split("\n\n"))
        if outline not in self.outlines:
            self.markdown = outline
            super().render(config, files)
            self.markdown = markdown
            self.outlines[outline] = Outline(self.content or "", self.toc)
        html, self.toc = self.outlines[outline]
        self.content = _BLOCK.sub(lambda found: blocks[int(found[1])], html)
        self.present_anchor_ids = places(self.content)
        self.file.content_bytes = b""  # the page has it


def _placed(part: str, blocks: list[str]) -> str:
    """Return a part of a page as its outline has it: a heading, or a placeholder for the block, which is put aside."""
    if part.startswith("#"):
        return part
    blocks.append(part)
    return f"<div>ptblock{len(blocks) - 1}</div>"
