"""A preview's pages on demand: each is written when a browser asks for it, from the newest state of the data.

So a save costs what reading it costs, whatever depends on it, and no page can be left behind.
"""

from __future__ import annotations

from threading import Lock
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping
    from pathlib import Path
    from wsgiref.types import StartResponse, WSGIApplication, WSGIEnvironment


class Demand:
    """The files of a preview that are still to be written, each by its path below the folder of the site."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._pending: dict[str, Callable[[Path], None]] = {}
        self._known: frozenset[str] = frozenset()

    def offer(self, site: Path, files: Mapping[str, Callable[[Path], None]]) -> None:
        """Take what makes each file from now on; files that there were and are no more are deleted."""
        with self._lock:
            gone = self._known - files.keys()
            self._site, self._pending, self._known = site, dict(files), frozenset(files)
        for name in gone:
            (site / name).unlink(missing_ok=True)

    def begin(self, site: Path, files: Mapping[str, Callable[[Path], None]]) -> None:
        """Take what makes each file of a site that was built anew, in which the host's own files stand."""
        with self._lock:
            self._known = frozenset()
        self.offer(site, files)

    def meet(self, path: str) -> None:
        """Write what a browser gets to see at a path, which is relative to the site's root, if that is pending."""
        for name in (f"{path}index.html" if path.endswith("/") or not path else path, f"{path}/index.html"):
            with self._lock:
                make = self._pending.pop(name, None)
                if make:
                    make(self._site / name)

    def before(self, app: WSGIApplication, root: str) -> WSGIApplication:
        """Return an application that writes what is asked for before it lets the host's server read it.

        `root` is the path of the site's home page (WSGI, PEP 3333).
        """

        def answer(environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
            path = environ["PATH_INFO"].encode("latin-1").decode("utf-8", "replace")
            self.meet(path.removeprefix(root))
            return app(environ, start_response)

        return answer
