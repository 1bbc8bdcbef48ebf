"""A small API on loopback that answers what a test tells it to, one answer a request."""

from __future__ import annotations

import json
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from http.server import ThreadingHTTPServer
from typing import Any

import pytest

from tests.loopback import Asking
from workbench.config import Config
from workbench.wiki.client import Wiki


@dataclass
class Answer:
    """One answer: a JSON value or raw bytes, a status, headers, and how slowly it comes."""

    body: Any
    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)
    drip: float = 0.0


@dataclass
class Api:
    """What the server will say, and what it was asked."""

    url: str
    answers: list[Answer] = field(default_factory=list)
    asked: list[tuple[str, dict[str, str], dict[str, str]]] = field(default_factory=list)

    def will_say(self, *answers: Answer | dict[str, Any]) -> None:
        self.answers += [a if isinstance(a, Answer) else Answer(a) for a in answers]


@pytest.fixture
def api() -> Iterator[Api]:
    class Handler(Asking):
        def answer(self, query: dict[str, str]) -> None:
            said.asked.append((self.command, query, dict(self.headers)))
            answer = said.answers.pop(0) if len(said.answers) > 1 else said.answers[0]
            body = (
                answer.body if isinstance(answer.body, bytes) else json.dumps(answer.body).encode()
            )
            self.send_response(answer.status)
            for name, value in answer.headers.items():
                self.send_header(name, value)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            try:
                if answer.drip:
                    for byte in body:
                        self.wfile.write(bytes([byte]))
                        self.wfile.flush()
                        time.sleep(answer.drip)
                else:
                    self.wfile.write(body)
            except OSError:
                pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    said = Api(f"http://127.0.0.1:{server.server_port}/w/api.php")
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    yield said
    server.shutdown()
    server.server_close()
    thread.join()


@pytest.fixture
def naps() -> list[float]:
    return []


@pytest.fixture
def wiki(api: Api, naps: list[float]) -> Iterator[Wiki]:
    client = Wiki("ru", Config(wikis={"ru": api.url}), deadline=10.0, sleep=naps.append)
    yield client
    client.close()
