"""Which addresses a whole session contacts: the configured wikis, the asked engine, nothing else."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import urlsplit

import pytest

pytestmark = pytest.mark.farm

SPY = """
import json, sys
reached = []
def hook(event, arguments):
    if event in ("socket.connect", "socket.sendto"):
        address = arguments[1]
        reached.append(list(address[:2]) if isinstance(address, tuple) else [str(address)])
    elif event in ("socket.getaddrinfo", "socket.gethostbyname"):
        reached.append([arguments[0], 0])
sys.addaudithook(hook)
from workbench.cli.main import main
code = main(json.loads(sys.argv[1]))
print("\\n" + json.dumps([code, reached]))
"""


def spied(*arguments: str) -> tuple[int, set[tuple[str, int]]]:
    """Run a command; return its exit code and the addresses it reached for."""
    done = subprocess.run(
        [sys.executable, "-c", SPY, json.dumps(arguments)],
        capture_output=True,
        encoding="utf-8",
        env=dict(os.environ),
        timeout=300,
        check=True,
    )
    code, reached = json.loads(done.stdout.splitlines()[-1])
    return code, {(row[0], int(row[-1])) for row in reached if int(row[-1] or 0)}


def ports(urls: Iterator[str] | list[str]) -> set[tuple[str, int]]:
    return {(str(urlsplit(url).hostname), int(urlsplit(url).port or 80)) for url in urls}


@pytest.fixture
def engine() -> Iterator[tuple[str, list[str]]]:
    """A translation page on loopback that answers with its own words, and hears what it is sent."""
    heard: list[str] = []

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            heard.append(self.path)
            body = b'<div class="result-container">A short English sentence.</div>'
            self.send_response(200)
            self.send_header("Content-Type", "text/html; charset=utf-8")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}/m", heard
    server.shutdown()
    server.server_close()
    thread.join()


def test_a_whole_session_reaches_only_what_was_configured(
    wikis: dict[str, str], engine: tuple[str, list[str]]
) -> None:
    address, heard = engine
    code, reached = spied("fetch", "Berlin", "--from", "tg", "--name", "berlin")
    assert code == 0
    assert reached == ports([wikis["en"], wikis["tg"]])
    for command in (
        ("align", "berlin"),
        ("propose", "berlin", "--offline"),
        ("status", "berlin"),
        ("check", "berlin"),
        ("summary", "berlin"),
        ("talk", "berlin"),
        ("references", "berlin"),
        ("engines",),
        ("sessions",),
    ):
        _, reached = spied(*command)
        assert reached == set(), command
    assert heard == []
    _, reached = spied(
        "propose", "berlin", "--section", "1", "--engine", "google",
        "--engine-url", f"google={address}",
    )  # fmt: skip
    assert reached == ports([address])
    assert heard


def test_offline_opens_no_socket(wikis: dict[str, str]) -> None:
    for command in (("fetch", "Berlin"), ("translate", "Душанбе — город.", "--from", "ru")):
        code, reached = spied(*command, "--offline")
        assert code in (1, 3)
        assert reached == set()
