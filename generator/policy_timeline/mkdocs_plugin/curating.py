"""The curating page of a preview: who may ask for it, what it answers, and the files that it writes (WSGI, PEP 3333).

It is there for a browser on the same machine alone. What it shows, what findings are and how an entry is written is
known by the rooms below; here requests are told apart, and whatever is not the page's own is refused.
"""

from __future__ import annotations

import hashlib
import json
import re
import secrets
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from http import HTTPStatus
from ipaddress import ip_address
from pathlib import Path
from threading import RLock
from typing import Any, NamedTuple
from urllib.parse import parse_qs, urlsplit
from wsgiref.types import StartResponse, WSGIApplication, WSGIEnvironment

from policy_timeline import routes
from policy_timeline.authoring.forms import (
    Draft,
    Malformed,
    draft_of,
    file_name,
    rewritten,
    small_forms,
    statement_form,
    written,
)
from policy_timeline.authoring.proposals import proposal
from policy_timeline.authoring.trial import Finding, tried
from policy_timeline.authoring.worksheets import choices, values_of, work_parts, worksheet
from policy_timeline.authoring.writing import create
from policy_timeline.coverage import open_work
from policy_timeline.entries.catalog import Catalog
from policy_timeline.entries.fields import is_id
from policy_timeline.entries.kinds import Actor, Source, Statement
from policy_timeline.evidence.speakers import Attributions
from policy_timeline.findings.diagnostics import Severity, as_text, has_errors
from policy_timeline.pages import curating as pages
from policy_timeline.pipeline import Checked, check
from policy_timeline.texts.stretches import Stretch
from policy_timeline.work.memo import Memo
from policy_timeline.work.replacement import replace_files
from policy_timeline.work.system import what_system_says

_HERE = frozenset({"127.0.0.1", "localhost", "::1"})
_LARGEST = 256_000  # bytes of a request
_TOKEN = "HTTP_X_CURATING_TOKEN"  # noqa: S105 - the name of a header
_ODD = re.compile(r"[^\w.-]")
_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self'; form-action 'none'; "
    "base-uri 'none'; frame-ancestors 'none'"
)
_HEADERS = [
    ("Cache-Control", "no-store"),
    ("Content-Security-Policy", _POLICY),
    ("Cross-Origin-Resource-Policy", "same-origin"),
    ("Referrer-Policy", "no-referrer"),
    ("X-Content-Type-Options", "nosniff"),
]


class Folders(NamedTuple):
    """Where a project has its entries, its archive and its hand-written pages."""

    data: Path
    sources: Path
    docs: Path


class Refusal(Exception):
    """Why a request is not done: a status, and a sentence for whoever sits before the page."""

    def __init__(self, status: HTTPStatus, message: str, findings: Iterable[Finding] = ()) -> None:
        super().__init__(message)
        self.status, self.findings = status, tuple(findings)


class _Save(NamedTuple):
    """A file that was written, with what it held before (None where it was not there) and what it holds since."""

    path: Path
    before: bytes | None
    after: bytes


@dataclass(frozen=True)
class _Reading:
    """What was last read and checked, and who speaks in its sources."""

    folders: Folders
    checked: Checked
    attributions: Attributions


class Desk:
    """What the page works on: the data as it is at each request, and what was saved since the preview began."""

    def __init__(self, folders: Callable[[], Folders], memo: Callable[[], Memo]) -> None:
        self._folders, self._known = folders, memo
        self._memo: Memo | None = None
        self._saves: list[_Save] = []
        self._last: _Reading | None = None
        self._states: tuple[str, ...] = ()
        self._lock = RLock()

    def read(self) -> _Reading:
        """Read and check the data as it is now."""
        with self._lock:
            self._memo = self._memo or Memo(self._known().known)
            folders = self._folders()
            checked = check(folders.data, folders.sources, self._memo, docs_dir=folders.docs)
            self._memo.forget()
            self._last = _Reading(folders, checked, self._attributions(checked.catalog))
            return self._last

    def _attributions(self, catalog: Catalog) -> Attributions:
        """Return who speaks in the sources: as read before where no actor, source or text has changed since."""
        kinds = (Actor.kind, Source.kind)
        states = tuple(catalog.state(kind, id_) for kind in kinds for id_ in catalog.of_kind(kind))
        if self._last is None or states != self._states:
            self._states = states
            return Attributions(catalog)
        return self._last.attributions.over(catalog)

    def work(self) -> str:
        """Return the page of the open work."""
        reading = self.read()
        checked = reading.checked
        work = open_work(checked.catalog, checked.proofs, checked.diagnostics, reading.attributions)
        errors = tuple(as_text(each) for each in checked.diagnostics if each.severity is Severity.ERROR)
        return pages.work_page(work_parts(work, checked.catalog), tuple(sorted(checked.catalog.texts)), errors)

    def source(self, source: str, statement: str, token: str) -> str | None:
        """Return the page of a source, with a statement opened in it; None where there is no such source or text."""
        reading = self.read()
        catalog = reading.checked.catalog
        origin = catalog.origins.get((Statement.kind, statement))
        if source not in catalog.sources or source not in catalog.texts or (statement and not origin):
            return None
        sheet = worksheet(reading.attributions, reading.checked.proofs, source)
        state = {
            "token": token,
            "source": source,
            "statement": statement,
            "digest": origin.digest if origin else "",
            "file": origin.file if origin else "",
            "values": values_of(origin) if origin else {},
            "undo": bool(self._saves),
        }
        return pages.source_page(sheet, statement_form(), small_forms(), choices(catalog), state)

    def propose(self, sent: dict[str, Any]) -> dict[str, Any]:
        """Return what a source says about words that were marked in it."""
        reading = self._last or self.read()
        source, start, end = sent.get("source"), sent.get("start"), sent.get("end")
        if source not in reading.checked.catalog.texts or not (isinstance(start, int) and isinstance(end, int)):
            raise Malformed
        return proposal(reading.attributions, str(source), Stretch(start, end))._asdict()

    def findings(self, sent: dict[str, Any]) -> dict[str, Any]:
        """Return what a check would say about an entry that is being written, and the file as it would be."""
        draft = draft_of(sent)
        with self._lock:
            reading = self._last or self.read()
            name, text = self._text(reading, draft)
            found = self._tried(reading, name, text)
        return {"file": (reading.folders.data / name).as_posix(), "text": text, "findings": _as_objects(found)}

    def save(self, sent: dict[str, Any]) -> dict[str, Any]:
        """Write an entry that a check accepts, and say where; raises Refusal where it cannot be."""
        draft = draft_of(sent)
        with self._lock:
            reading = self.read()
            if not is_id(draft.id):
                raise Refusal(HTTPStatus.UNPROCESSABLE_ENTITY, f'"{draft.id}" can be no id: nothing was written')
            if draft.is_new == reading.checked.catalog.knows(draft.kind.kind, draft.id):
                state = "there already: give this one another id" if draft.is_new else "not there any more"
                raise Refusal(HTTPStatus.CONFLICT, f"{draft.kind.kind}/{draft.id} is {state}; nothing was written")
            name, text = self._text(reading, draft)
            found = self._tried(reading, name, text)
            if has_errors(finding.diagnostic for finding in found):
                message = "nothing was written: correct the errors first"
                raise Refusal(HTTPStatus.UNPROCESSABLE_ENTITY, message, found)
            path = reading.folders.data / name
            self._write(reading, draft, path, text, sent.get("digest"))
            digest = hashlib.sha256(text.encode()).hexdigest()
            return {"file": path.as_posix(), "id": draft.id, "digest": digest, "findings": _as_objects(found)}

    def undo(self, _sent: dict[str, Any]) -> dict[str, Any]:
        """Take the last save back, unless somebody has changed the file since."""
        with self._lock:
            if not self._saves:
                raise Refusal(HTTPStatus.CONFLICT, "there is nothing to undo")
            path, before, after = self._saves.pop()
            if not path.is_file() or path.read_bytes() != after:
                message = f"{path.as_posix()} was changed since it was saved here: it stays as it is"
                raise Refusal(HTTPStatus.CONFLICT, message)
            if before is None:
                path.unlink()
            else:
                replace_files({path: before})
            return {"file": path.as_posix(), "is_gone": before is None, "undo": bool(self._saves)}

    def _text(self, reading: _Reading, draft: Draft) -> tuple[str, str]:
        """Return the path of an entry's file below the data folder, and the text that it gets."""
        origin = None if draft.is_new else reading.checked.catalog.origins.get((draft.kind.kind, draft.id))
        if origin:
            return origin.path, rewritten(draft, origin.text)
        draft = draft._replace(id=_ODD.sub("-", draft.id))  # only an id is ever written
        name = file_name(draft)
        return name, written(draft, reading.folders.data / name, reading.folders.data)

    def _tried(self, reading: _Reading, name: str, text: str) -> tuple[Finding, ...]:
        memo = Memo(self._memo.known if self._memo else None)
        return tried(reading.checked.catalog, reading.folders.data / name, name, text, memo)

    def _write(self, reading: _Reading, draft: Draft, path: Path, text: str, digest: object) -> None:
        data = reading.folders.data.resolve()
        if path.is_symlink() or not path.parent.resolve().is_relative_to(data):
            raise Refusal(HTTPStatus.FORBIDDEN, f"{path.as_posix()} leads out of the data folder: nothing was written")
        before = None
        if draft.is_new:
            create(path, text)
        else:
            if digest != reading.checked.catalog.origins[draft.kind.kind, draft.id].digest:
                message = f"{path.as_posix()} was changed since it was opened here: open it again; nothing was written"
                raise Refusal(HTTPStatus.CONFLICT, message)
            before = path.read_bytes()
            replace_files({path: text.encode()})
        self._saves.append(_Save(path, before, text.encode()))


def _as_objects(findings: Iterable[Finding]) -> list[dict[str, Any]]:
    return [
        {
            "severity": found.diagnostic.severity.value,
            "code": found.diagnostic.code,
            "message": found.diagnostic.message,
            "hint": found.diagnostic.hint or "",
            "place": str(found.diagnostic.location),
            "path": list(found.path),
        }
        for found in findings
    ]


def curating_page(app: WSGIApplication, root: str, desk: Desk) -> WSGIApplication:
    """Return the host's application with the curating page, for browsers on this machine alone.

    `root` is the path of the site's home page. A request that writes must come from the page itself: it knows a
    token of this process, which no other page can read.
    """
    token = secrets.token_urlsafe(32)
    home = root + routes.CURATING

    def answer(environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        path = environ["PATH_INFO"].encode("latin-1").decode("utf-8", "replace")
        if not (path.startswith(home) and _is_here(environ)):
            return app(environ, start_response)
        found = _answer(environ, path.removeprefix(home), desk, token)
        if found is None:
            return app(environ, start_response)
        status, media_type, text = found
        content = text.encode()
        head = [("Content-Type", f"{media_type}; charset=utf-8"), ("Content-Length", str(len(content))), *_HEADERS]
        start_response(f"{status.value} {status.phrase}", head)
        return [content]

    return answer


def _is_here(environ: WSGIEnvironment) -> bool:
    """Return whether a request comes from this machine and names it: names that others can point here do not count."""
    try:
        is_ours = ip_address(environ.get("REMOTE_ADDR", "")).is_loopback
        return is_ours and urlsplit(f"//{environ.get('HTTP_HOST', '')}").hostname in _HERE
    except ValueError:
        return False


def _answer(environ: WSGIEnvironment, path: str, desk: Desk, token: str) -> tuple[HTTPStatus, str, str] | None:
    """Return the status, the media type and the text of an answer; None where there is nothing at a path."""
    if environ["REQUEST_METHOD"] == "POST":
        status, value = _done(environ, path, desk, token)
        return status, "application/json", json.dumps(value, ensure_ascii=False)
    if path in pages.FILES:
        return HTTPStatus.OK, pages.FILES[path], pages.static_file(path)
    if not path:
        return HTTPStatus.OK, "text/html", desk.work()
    source, end, rest = path.partition("/")
    statement = parse_qs(environ.get("QUERY_STRING", "")).get("statement", [""])[0]
    page = desk.source(source, statement, token) if end and not rest else None
    return (HTTPStatus.OK, "text/html", page) if page is not None else None


def _done(environ: WSGIEnvironment, path: str, desk: Desk, token: str) -> tuple[HTTPStatus, dict[str, Any]]:
    """Return the status and the answer to a request that wants something done."""
    deeds = {"propose": desk.propose, "findings": desk.findings, "save": desk.save, "undo": desk.undo}
    try:
        _demand_own(environ, token)
        if path not in deeds:
            return HTTPStatus.NOT_FOUND, {"error": "there is nothing to be done here"}
        return HTTPStatus.OK, deeds[path](_sent(environ))
    except Refusal as refused:
        return refused.status, {"error": str(refused), "findings": _as_objects(refused.findings)}
    except Malformed:
        return HTTPStatus.BAD_REQUEST, {"error": "this is no form of the curating page: nothing was written"}
    except FileExistsError as error:
        return HTTPStatus.CONFLICT, {"error": f"{error.filename} is there already: nothing was written"}
    except OSError as error:
        return HTTPStatus.INTERNAL_SERVER_ERROR, {"error": what_system_says(error)}


def _demand_own(environ: WSGIEnvironment, token: str) -> None:
    """Raise Refusal unless a request comes from the page itself."""
    origin = urlsplit(environ.get("HTTP_ORIGIN", ""))
    if origin.scheme != "http" or origin.netloc != environ["HTTP_HOST"]:
        raise Refusal(HTTPStatus.FORBIDDEN, "only the curating page itself may ask for this")
    if not secrets.compare_digest(environ.get(_TOKEN, "").encode(), token.encode()):
        raise Refusal(HTTPStatus.FORBIDDEN, "the preview was started anew: load this page again")


def _sent(environ: WSGIEnvironment) -> dict[str, Any]:
    """Return the JSON object that was sent; raises Refusal or Malformed where it is none."""
    if environ.get("CONTENT_TYPE", "").partition(";")[0].strip().lower() != "application/json":
        raise Refusal(HTTPStatus.UNSUPPORTED_MEDIA_TYPE, "this must be JSON")
    length = environ.get("CONTENT_LENGTH") or "0"
    if not length.isdecimal() or int(length) > _LARGEST:
        raise Refusal(HTTPStatus.REQUEST_ENTITY_TOO_LARGE, "this is too large for an entry")
    try:
        sent = json.loads(environ["wsgi.input"].read(int(length)))
    except (ValueError, RecursionError):
        raise Malformed from None
    if not isinstance(sent, dict):
        raise Malformed
    return sent
