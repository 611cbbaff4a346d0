"""A preview's pages on demand: each is written when a browser asks for it, from the newest state of the data.

So a save costs what reading it costs, whatever depends on it, and no page can be left behind.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path
from threading import Lock
from wsgiref.types import StartResponse, WSGIApplication, WSGIEnvironment


class Demand:
    """The files of a preview that are still to be written, each by its path below the folder of the site."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._pending: set[str] = set()
        self._known: set[str] = set()

    def offer(self, site: Path, files: Iterable[str], write: Callable[[str, Path], None]) -> None:
        """Take the files that `write` makes from now on; those that there were and are no more are deleted."""
        with self._lock:
            known, self._known = self._known, set(files)
            self._site, self._pending, self._write = site, set(self._known), write
        for name in known - self._known:
            (site / name).unlink(missing_ok=True)

    def begin(self, site: Path, files: Iterable[str], write: Callable[[str, Path], None]) -> None:
        """Take the files of a site that was built anew, in which the host's own files stand."""
        with self._lock:
            self._known = set()
        self.offer(site, files, write)

    def meet(self, path: str) -> None:
        """Write what a browser gets to see at a path, which is relative to the site's root, if that is pending."""
        for name in (f"{path}index.html" if path.endswith("/") or not path else path, f"{path}/index.html"):
            with self._lock:
                if name in self._pending:
                    self._pending.remove(name)
                    self._write(name, self._site / name)

    def before(self, app: WSGIApplication, root: str) -> WSGIApplication:
        """Return an application that writes what is asked for before it lets the host's server read it.

        `root` is the path of the site's home page (WSGI, PEP 3333).
        """

        def answer(environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
            path = environ["PATH_INFO"].encode("latin-1").decode("utf-8", "replace")
            self.meet(path.removeprefix(root))
            return app(environ, start_response)

        return answer
