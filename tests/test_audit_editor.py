"""The audit of the editor's help: what a language server does not do is told, and so is one that ends."""

import sys

import pytest
from editor import findings
from language_server import LanguageServerError

IDLE = """\
import json, sys

def read():
    length = int(sys.stdin.buffer.readline().split(b":")[1])
    sys.stdin.buffer.readline()
    return json.loads(sys.stdin.buffer.read(length))

def send(message):
    body = json.dumps({"jsonrpc": "2.0", **message}).encode()
    sys.stdout.buffer.write(b"Content-Length: %d\\r\\n\\r\\n%b" % (len(body), body))
    sys.stdout.flush()

while True:
    message = read()
    if message["method"] == "textDocument/didOpen":
        found = {"uri": message["params"]["textDocument"]["uri"], "diagnostics": []}
        send({"method": "textDocument/publishDiagnostics", "params": found})
    elif "id" in message:
        send({"id": message["id"], "result": None})
"""
"""A language server that takes everything and says nothing."""


@pytest.fixture
def folder(project):
    return project({".vscode/settings.json": '{"yaml.schemas": {}}'})


def test_a_server_that_says_nothing_lacks_everything(folder):
    found = findings([sys.executable, "-c", IDLE], folder)
    entry = "data/statements/2025/vale-supports-toll.yml"
    for line in (
        "the entry: the key status is not offered",
        "stances.1: the key rationale is not offered",
        "stances.1.mode: the term feasibility is not offered",
        "summary: not explained as “What was said, in one neutral sentence.”, but as “”",
        "2:1: “zzz” in its place is not underlined",
        "no schema without the first line: .vscode/settings.json does not lead to one",
    ):
        assert f"{entry}: {line}" in found


def test_what_is_underlined_in_a_good_entry_is_told(folder):
    complaining = IDLE.replace('"diagnostics": []', '"diagnostics": [{"message": "no", "range": {}}]')
    found = findings([sys.executable, "-c", complaining], folder)
    assert "norland.yml: underlined for no reason: no" in found


@pytest.mark.parametrize("program", ["", "import time; time.sleep(0.2)"])
def test_a_server_that_ends_is_an_error(folder, program):
    with pytest.raises(LanguageServerError, match="has ended"):
        findings([sys.executable, "-c", program], folder)


def test_a_refused_request_is_an_error(folder):
    refusing = IDLE.replace('"result": None', '"error": {"message": "not today"}')
    with pytest.raises(LanguageServerError, match="initialize: not today"):
        findings([sys.executable, "-c", refusing], folder)
