"""Talks to a language server as an editor does, over its standard input and output.

The protocol: https://microsoft.github.io/language-server-protocol/specifications/lsp/3.17/specification
"""

from __future__ import annotations

import json
import subprocess
from contextlib import contextmanager
from dataclasses import dataclass
from queue import Empty, Queue
from threading import Thread
from typing import IO, TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path

PATIENCE = 60
"""Seconds to wait for an answer; a healthy server needs parts of one."""

Message = dict[str, Any]

_ENDED = "the server has ended"


class LanguageServerError(Exception):
    """The server ended, gave no answer in time, or refused a request."""


class LanguageServer:
    """One running server; positions are pairs of line and character, counted from 0, as the protocol has them."""

    def __init__(self, to: IO[bytes], back: IO[bytes], settings: Mapping[str, Any]) -> None:
        self._to, self._settings = to, settings
        self._number = 0
        self._messages: Queue[Message | None] = Queue()
        self._told: dict[str, list[Message]] = {}
        Thread(target=self._read, args=(back,), daemon=True).start()

    def ask(self, method: str, parameters: object) -> Any:  # noqa: ANN401 - whatever the method answers
        """Send a request and return its result."""
        self._number += 1
        number = self._number
        self._send({"id": number, "method": method, "params": parameters})
        for message in self._incoming():
            if message.get("id") == number and "method" not in message:
                if "error" in message:
                    raise LanguageServerError(f"{method}: {message['error']['message']}")
                return message["result"]
        raise AssertionError  # the incoming messages end with an exception

    def tell(self, method: str, parameters: object) -> None:
        """Send a notification."""
        self._send({"method": method, "params": parameters})

    def open(self, file: Path, text: str) -> Document:
        """Open a text under the name of a file, whatever that holds."""
        document = {"uri": file.as_uri(), "languageId": "yaml", "version": 1, "text": text}
        self.tell("textDocument/didOpen", {"textDocument": document})
        return Document(self, file.as_uri())

    def diagnostics(self, uri: str) -> list[Message]:
        """Return what the server has against an open file; waits for its first word on it."""
        incoming = self._incoming()
        while uri not in self._told:
            next(incoming)
        return self._told[uri]

    def _send(self, message: Message) -> None:
        body = json.dumps({"jsonrpc": "2.0", **message}).encode()
        try:
            self._to.write(b"Content-Length: %d\r\n\r\n%b" % (len(body), body))
            self._to.flush()
        except BrokenPipeError:
            raise LanguageServerError(_ENDED) from None

    def _read(self, stream: IO[bytes]) -> None:
        """Put every message of the server into the queue, and None behind the last one."""
        while head := stream.readline():
            length = int(head.split(b":")[1])
            while stream.readline().strip():
                pass
            self._messages.put(json.loads(stream.read(length)))
        self._messages.put(None)

    def _incoming(self) -> Iterator[Message]:
        """Yield the messages of the server, having taken note of diagnostics and answered its own questions."""
        while True:
            try:
                message = self._messages.get(timeout=PATIENCE)
            except Empty:
                raise LanguageServerError(f"no answer within {PATIENCE} s") from None
            if message is None:
                raise LanguageServerError(_ENDED)
            if message.get("method") == "textDocument/publishDiagnostics":
                self._told[message["params"]["uri"]] = message["params"]["diagnostics"]
            elif "method" in message and "id" in message:
                self._send({"id": message["id"], "result": self._answer(message)})
            yield message

    def _answer(self, question: Message) -> object:
        if question["method"] == "workspace/configuration":
            return [self._settings.get(item.get("section", ""), {}) for item in question["params"]["items"]]
        return None


@dataclass(frozen=True)
class Document:
    """A file that is open in a server."""

    server: LanguageServer
    uri: str

    def diagnostics(self) -> list[Message]:
        """Return what is underlined."""
        return self.server.diagnostics(self.uri)

    def suggested(self, line: int, character: int) -> list[str]:
        """Return the labels that are offered at a position, in alphabetical order."""
        found = self._at("completion", line, character)
        items = found["items"] if isinstance(found, dict) else found or []
        return sorted({item["label"] for item in items})

    def explained(self, line: int, character: int) -> str:
        """Return the text that is shown over a position."""
        found = self._at("hover", line, character)
        return str(found["contents"]["value"]) if found else ""

    def _at(self, method: str, line: int, character: int) -> Any:  # noqa: ANN401 - as the method answers
        place = {"textDocument": {"uri": self.uri}, "position": {"line": line, "character": character}}
        return self.server.ask(f"textDocument/{method}", place)


@contextmanager
def language_server(command: Sequence[str], root: Path, settings: Mapping[str, Any]) -> Iterator[LanguageServer]:
    """Yield a server that was told of a folder, and of the settings by their sections; end it afterwards."""
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as process:
        try:
            server = LanguageServer(process.stdin, process.stdout, settings)
            folder = {"uri": root.as_uri(), "name": root.name}
            able = {
                "workspace": {"configuration": True, "workspaceFolders": True},
                "textDocument": {"completion": {"completionItem": {"snippetSupport": True}}, "hover": {}},
            }
            server.ask(
                "initialize",
                {"processId": None, "rootUri": root.as_uri(), "workspaceFolders": [folder], "capabilities": able},
            )
            server.tell("initialized", {})
            server.tell("workspace/didChangeConfiguration", {"settings": settings})
            yield server
        finally:
            process.kill()
