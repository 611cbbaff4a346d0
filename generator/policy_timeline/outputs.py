"""What a build produces: files as values, each with its path below the site's folder of Markdown."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal, NamedTuple
from urllib.parse import quote, urlsplit

from policy_timeline.routes import Addresses


class Output(NamedTuple):
    """One generated file.

    `path` is relative, with forward slashes, such as `actors/index.md` or `api/v1/actors.json`. `make` writes its
    content whenever that is asked for. `entry` is the path, below the data folder, of the YAML file that a page shows,
    for its pencil. `role` says what a host does with it: a `section` stands in the navigation under its `title`, a
    `page` does not, an `asset` or `export` is copied as it is. A page is `searchable` where the host's search is to
    read it: it is not where it only repeats what others say, so that each thing is found once.
    """

    path: str
    make: Callable[[], str | bytes]
    role: Literal["section", "page", "asset", "export"]
    entry: str | None = None
    title: str = ""
    searchable: bool = False

    @property
    def is_page(self) -> bool:
        """Whether the file is Markdown, of which a host makes a page."""
        return self.role in ("section", "page")

    @property
    def raw(self) -> bytes:
        """The bytes of the file, made anew."""
        made = self.make()
        return made if isinstance(made, bytes) else made.encode()

    @property
    def content(self) -> str:
        """The content of a file of text, made anew."""
        return self.raw.decode()


NO_SITE_URL = "the addresses in feeds and data begin at the site's root, which other programs cannot follow"
"""What a build says of a site whose full address it does not know."""


@dataclass(frozen=True, slots=True)
class Options:
    """What an adapter knows and the data does not.

    `site_url` is the site's absolute address ending in a slash, or empty. `entry_url` is a template with `{path}` for
    links to entries, or empty. `contact` is where corrections go (a web or mail address, or a path within the site), or
    empty; `publisher` is who answers for the site, or empty. `drafts` shows drafts, marked. `search` is False when the
    pages are to be left out of the host's search. `language` is that of the interface. `directory_urls` says
    whether `x.md` becomes `x/` (or `x.html`). `home` says whether the home page is to be made, `site_name` is its name.
    `share_images` says whether there are pictures of pages, to be shown where somebody shares them.
    """

    site_name: str = "Policy timeline"
    site_url: str = ""
    entry_url: str = ""
    contact: str = ""
    publisher: str = ""
    drafts: bool = False
    search: bool = True
    language: str = "en"
    directory_urls: bool = True
    home: bool = True
    share_images: bool = False


def contact_address(contact: str, addresses: Addresses, page: str = "", title: str = "") -> str:
    """Return the address that a contact leads to, with the page that somebody writes about, if any.

    `{url}` and `{title}` in a contact stand for the page's; a mailbox without them takes the address as the subject. A
    page of the site is named by its file (`about/corrections.md`); its address is that from the site's root.
    """
    address = f"mailto:{contact}" if "@" in contact and ":" not in contact else contact
    if address.startswith("mailto:") and page and "?" not in address:
        return f"{address}?subject={quote(page, safe='')}"
    path, mark, query = address.partition("?")
    filled = f"{addresses.of(path) if is_within_site(path) else path}{mark}{query}"
    return filled.replace("{url}", quote(page, safe="")).replace("{title}", quote(title, safe=""))


def is_within_site(address: str) -> bool:
    """Return whether an address is one from the site's root."""
    return not urlsplit(address).scheme and not address.startswith(("/", "#"))
