"""What the site adds to Material: a head for every page, an icon, and the way to the search page."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from mkdocs.config.defaults import MkDocsConfig

from policy_timeline import routes
from policy_timeline.entries.days import Day
from policy_timeline.interface import labels
from policy_timeline.interface.localization import day_text, translator
from policy_timeline.mkdocs_plugin.preparing import PolicyTimelineConfig
from policy_timeline.mkdocs_plugin.settings import language
from policy_timeline.outputs import contact_address
from policy_timeline.pages.search import EVERY, WHOLE

FOLDER = Path(__file__).parent / "theme_files"
_FAVICON = "assets/images/favicon.png"
"""Material's own icon: what `favicon` is where nobody has chosen one."""
_MARK = "policy-timeline/mark"
"""Our mark, among the icons of the theme."""
_FONT = {"text": "Roboto", "code": "Roboto Mono"}
"""What `font` is where nobody has chosen any."""


def dress(config: MkDocsConfig) -> None:
    """Put our templates before Material's but after a person's own.

    Where nobody has chosen them, the icon and the mark are ours, the colors follow the reader's system until the reader
    chooses, and letters are the reader's own: Material would ask another host for some with every page. The sections
    stand as tabs on top.
    """
    theme = config.theme
    if theme.name != "material" or str(FOLDER) in theme.dirs:
        return
    theme.dirs.insert(1 if theme.custom_dir else 0, str(FOLDER))
    own = (config.docs_dir, theme.custom_dir)
    if theme["favicon"] == _FAVICON and not any(folder and (Path(folder) / _FAVICON).exists() for folder in own):
        theme["favicon"] = routes.FAVICON
    if "logo" not in theme and "logo" not in (theme.get("icon") or {}):
        theme["icon"] = {**(theme.get("icon") or {}), "logo": _MARK}
    if theme["font"] == _FONT:
        theme["font"] = False
    if config.nav is None or not theme.get("features"):
        theme["features"] = [*(theme.get("features") or []), "navigation.tabs"]
    if "palette" not in theme:
        theme["palette"] = _palette(language(config))


def in_theme(html: str, config: MkDocsConfig) -> str:
    """Return the content of a page so that our styles, which build on Material's, lay it out in any theme."""
    if config.theme.name == "material":
        return html
    return f'<div dir="auto"><div class="md-typeset">\n{html}\n</div></div>'


def _palette(of: str) -> list[dict[str, Any]]:
    """Return the color schemes with the buttons between them, in a language."""
    _ = translator(of)
    schemes = (
        ("", None, "brightness-auto", _("Switch to light colors")),
        (": light", "default", "brightness-7", _("Switch to dark colors")),
        (": dark", "slate", "brightness-4", _("Follow the system’s colors")),
    )
    return [
        {
            "media": f"(prefers-color-scheme{media})",
            **({"scheme": scheme} if scheme else {}),
            "toggle": {"icon": f"material/{icon}", "name": name},
        }
        for media, scheme, icon, name in schemes
    ]


def head(
    of: str, addresses: routes.Addresses, *, search: bool, draws: bool
) -> Mapping[str, str | int | tuple[str, ...]]:
    """Return what the templates of the theme need: where the search is, what it finds by, and words in a language.

    `draws` says whether pages have pictures to be shared.
    """
    _ = translator(of)
    address = addresses.of(routes.SEARCH) if search else ""
    return {
        "search": address,
        "label": _("Search"),
        "all": _("All results with filters"),
        "nearest": _("Did you mean “%(name)s”?"),
        "finding": routes.FINDING_SCRIPT,
        "engine": f"{routes.WORD_INDEX}/pagefind.js",
        "names": routes.NAMES,
        "statement": addresses.of(routes.entry("statements", "{id}")),
        "every": EVERY,
        "whole": WHOLE,
        "feed_kinds": routes.FEED_KINDS,
        "embedded_kinds": routes.EMBEDDED_KINDS,
        "shared_kinds": routes.SHARED_KINDS if draws else (),
        "share_image": routes.SHARE_IMAGE if draws else "",
    }


def foot(of: str, addresses: routes.Addresses, options: PolicyTimelineConfig, day: Day | None) -> Mapping[str, Any]:
    """Return what the foot of every page says: all sections, who answers for the site, and when the data last changed.

    It is also what the page for unknown addresses offers.
    """
    _ = translator(of)
    contact = options.contact
    return {
        "sections": [(_(labels.SECTIONS[kind]), addresses.of(routes.section(kind))) for kind in labels.FOOT],
        "more": [
            (_("Compare two actors"), addresses.of(routes.COMPARE)),
            (_("New and corrected"), addresses.of(routes.CHANGES_PAGE)),
        ],
        "publisher": _("Published by %s") % options.publisher if options.publisher else "",
        "contact": contact_address(contact, addresses) if contact else "",
        "contact_label": _("Contact and corrections"),
        "changed": _("Data last changed on %s") % day_text(day, of) if day else "",
        "feeds": [("Atom", routes.feed("atom")), ("JSON", routes.feed("json"))],
        "feeds_label": _("Follow what is new:"),
        "sections_label": _("All sections"),
        "gone": _("This page does not exist"),
        "gone_why": _(
            "The address may be mistyped, or a link may be old. Published statements keep their address, "
            "and a page that was renamed leads to the new one."
        ),
        "gone_search": _("Search this site"),
    }
