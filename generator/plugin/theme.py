"""What the site adds to Material: a head for every page, an icon, and the way to the search page."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from generator import routes
from generator.pages.translations import translator

if TYPE_CHECKING:
    from collections.abc import Mapping

    from mkdocs.config.defaults import MkDocsConfig

FOLDER = Path(__file__).parents[1] / "theme"
_FAVICON = "assets/images/favicon.png"
"""Material's own icon: what `favicon` is where nobody has chosen one."""


def dress(config: MkDocsConfig) -> None:
    """Put our templates before Material's but after a person's own, and our icon where nobody has chosen one."""
    theme = config.theme
    if theme.name != "material" or str(FOLDER) in theme.dirs:
        return
    theme.dirs.insert(1 if theme.custom_dir else 0, str(FOLDER))
    own = (config.docs_dir, theme.custom_dir)
    if theme["favicon"] == _FAVICON and not any(folder and (Path(folder) / _FAVICON).exists() for folder in own):
        theme["favicon"] = routes.FAVICON


def head(language: str, addresses: routes.Addresses, *, search: bool, reads_all: bool) -> Mapping[str, str | bool]:
    """Return what the templates of the theme need to know: the search page's address and the words for it.

    `reads_all` says whether Material's own search reads the statements too.
    """
    _ = translator(language)
    address = addresses.of(routes.SEARCH) if search else ""
    way = _("All results with filters") if reads_all else _("Search all statements")
    return {"search": address, "label": _("Search"), "all": way, "reads_all": reads_all}
