"""Every path and address of the site; nothing else knows any."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import quote

from policy_timeline.entries.days import Day

SECTIONS = ("timeline", "positions", "actors", "issues", "events", "statements", "sources", "shifts")
"""The folders of the generated sections, in the order in which a navigation shows them."""

HOME = "index.md"
STYLES = ("assets/policy-timeline/policy-timeline.css",)
SCRIPTS = ("assets/policy-timeline/policy-timeline.js", "assets/policy-timeline/page.js")
FAVICON = "assets/policy-timeline/favicon.svg"
SEARCH = "search/index.md"
EXAMPLE = "about/example.md"
"""One statement, followed from its document to the matrix."""
CHANGES_PAGE = "changes/index.md"
COMPARE = "compare/index.md"
COMPARISON = "compare/stances.json"
"""Where everybody stands, for the script of the page that compares."""
COMPARE_SCRIPT = "assets/policy-timeline/compare.js"
SEARCH_SCRIPT = "assets/policy-timeline/search.js"
FINDING_SCRIPT = "assets/policy-timeline/finding.js"
"""What the search page and the box of the header find by."""
WORD_INDEX = "pagefind"
"""The folder of the index of words, which Pagefind makes (https://pagefind.app)."""
NAMES = "search/names.json"
"""What actors, positions, issues, events and sources are called, for the search."""
INDEX = "timeline/index.json"
"""The compact index that filters and the search work on."""
API = "api/v1"
CHANGES = "api/v1/changes.json"
ANNOTATIONS = "api/v1/annotations.json"
DOWNLOADS = "downloads"
DATAPACKAGE = "downloads/datapackage.json"
SQLITE = "downloads/timeline.sqlite"
DATASETTE = "downloads/datasette-metadata.json"
POPOLO = "downloads/popolo.json"
TIMELINEJS = "downloads/timelinejs.json"
CALENDAR = "events.ics"
CURATING = "curate/"
"""Where the curating page of a preview is: no build has anything there."""
SHARE_IMAGE = "share.png"
"""The picture that stands for the site."""
EMBED_STYLE = "assets/policy-timeline/embed.css"
EMBEDDED_KINDS = ("statements", "positions")
"""The kinds whose entries others can embed."""
SHARED_KINDS = ("statements", "positions", "actors")
"""The kinds whose entries have pictures of their own."""
FEED_KINDS = ("actors", "positions", "issues")
"""The kinds whose entries have feeds of their own beside their pages."""


def section(kind: str) -> str:
    """Return the path of a section's index page, such as `actors/index.md`."""
    return f"{kind}/index.md"


def entry(kind: str, id_: str) -> str:
    """Return the path of an entry's page; a shift has none of its own but an anchor on its section's page."""
    return section(kind) if kind == "shifts" else f"{kind}/{id_}.md"


def anchor(kind: str, id_: str) -> str:
    """Return the fragment under which an entry stands on its page, with its `#`, or nothing."""
    return f"#{id_}" if kind == "shifts" else ""


def index_cards(day: str, part: str) -> str:
    """Return the path of a file with cards of the index: those of a day (YYYY-MM-DD), a few in each part."""
    return f"timeline/cards/{day}-{part}.json"


def words(id_: str) -> str:
    """Return the name of the page that the index of words reads of a statement."""
    return f"{id_}.html"


def year(of: Day) -> str:
    """Return the path of a year's timeline page."""
    return f"timeline/{of.year_text}/index.md"


def month(of: Day) -> str:
    """Return the path of a month's timeline page."""
    return f"timeline/{of.year_text}/{of.month:02}/index.md"


def archived(id_: str) -> str:
    """Return the path of the archived file of a source, beside its page: its bytes, whatever it was called."""
    return f"sources/{id_}/archived.txt"


def api(kind: str) -> str:
    """Return the path of a kind's data file, or of the `index`."""
    return f"{API}/{kind}.json"


def api_object(kind: str, id_: str) -> str:
    """Return the path of the data file of one entry."""
    return f"{API}/{kind}/{id_}.json"


def api_schema(name: str) -> str:
    """Return the path of a schema: of one object (`actor`), or of the file of a kind (`actors`)."""
    return f"{API}/schema/{name}.schema.json"


def table(name: str) -> str:
    """Return the path of a table as CSV."""
    return f"downloads/{name}.csv"


def feed(suffix: str, kind: str = "", id_: str = "") -> str:
    """Return the path of a feed, `atom` or `json`: of the whole site, or beside the page of an entry."""
    return f"{kind}/{id_}/feed.{suffix}" if kind else f"feed.{suffix}"


def embed(page: str, suffix: str = "html") -> str:
    """Return the path of what others can embed of a page, given the path of the page; `json` is how to (oEmbed)."""
    return f"embed/{page.removesuffix('.md').removesuffix('/index')}.{suffix}"


def share_image(page: str) -> str:
    """Return the path of the picture that stands for a page where somebody shares it, given the path of the page."""
    return f"{page.removesuffix('index.md').removesuffix('.md').rstrip('/')}/share.png"


def entry_file(template: str, path: str, line: int | None = None) -> str:
    """Return the address of an entry's file: the template with `{path}` filled by its path below the data folder.

    A line stands where the template has `{line}`, else behind the address in the way of web hosts of code.
    """
    address = template.replace("{path}", quote(path))
    if "{line}" in template:
        return address.replace("{line}", str(line or 1))
    return f"{address}#L{line}" if line else address


@dataclass(frozen=True, slots=True)
class Addresses:
    """Turns paths into addresses, as the host's setting for directories wants them."""

    site_url: str = ""
    directory_urls: bool = True

    def of(self, path: str) -> str:
        """Return the address of a path from the site's root, without a leading slash; the root itself is ''."""
        if not path.endswith(".md"):
            return path
        stem = path.removesuffix(".md")
        if stem == "index" or stem.endswith("/index"):
            folder = stem.removesuffix("index")
            return folder if self.directory_urls else f"{folder}index.html"
        return f"{stem}/" if self.directory_urls else f"{stem}.html"

    def to_root(self, source: str) -> str:
        """Return the way from the page `source` (a path) up to the site's root, such as `../../`; empty at the root."""
        return "../" * self.of(source).count("/")

    def absolute(self, target: str) -> str:
        """Return the full address of a path when the site's is known, else its address from the root."""
        return f"{self.site_url or '/'}{self.of(target)}"
