"""Addresses are asked politely: HEAD first, a pause at each host, never beyond a deadline."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from workbench.config import Config
from workbench.errors import Offline
from workbench.wiki.urls import Asker, Opened


@pytest.fixture
def site() -> Iterator[tuple[str, list[tuple[str, str, str]]]]:
    """Run a site whose paths say what they answer; returns its address and what was asked."""
    asked: list[tuple[str, str, str]] = []
    given_up = threading.Event()

    class Handler(BaseHTTPRequestHandler):
        def do_HEAD(self) -> None:
            asked.append((self.command, self.path, self.headers["User-Agent"]))
            if self.path == "/slow":
                given_up.wait(30)
            code = {"/gone": 404, "/forbidden": 403, "/broken": 500}.get(self.path, 200)
            if self.path == "/no-head" and self.command == "HEAD":
                code = 405
            if self.path == "/busy" and len(asked) == 1:
                self.send_response(429)
                self.send_header("Retry-After", "2")
            elif self.path == "/to-front":
                self.send_response(302)
                self.send_header("Location", "/")
            else:
                self.send_response(code)
            self.send_header("Content-Length", "0")
            self.end_headers()

        do_GET = do_HEAD  # noqa: N815

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}", asked
    given_up.set()
    server.shutdown()
    server.server_close()


def ask(
    urls: list[str], waits: list[float] | None = None, deadline: float = 60
) -> dict[str, Opened]:
    taken = [] if waits is None else waits
    return Asker(Config(), sleep=taken.append, deadline=deadline).ask(urls)


def test_an_address_that_opens_is_asked_once_by_head(
    site: tuple[str, list[tuple[str, str, str]]],
) -> None:
    url, asked = site
    assert ask([f"{url}/a", f"{url}/a"]) == {f"{url}/a": Opened(f"{url}/a", "alive", 200)}
    assert [(method, path) for method, path, _ in asked] == [("HEAD", "/a")]
    assert asked[0][2].startswith("wiki-translation-workbench/")


@pytest.mark.parametrize(
    ("path", "state", "methods"),
    [
        ("/gone", "dead", ["HEAD", "GET"]),
        ("/no-head", "alive", ["HEAD", "GET"]),
        ("/forbidden", "refused", ["HEAD", "GET"]),
        ("/broken", "refused", ["HEAD"]),
        ("/to-front", "moved", ["HEAD", "HEAD"]),
        ("/busy", "alive", ["HEAD", "GET"]),
    ],
)
def test_what_an_answer_means(
    site: tuple[str, list[tuple[str, str, str]]], path: str, state: str, methods: list[str]
) -> None:
    url, asked = site
    assert ask([url + path])[url + path].state == state
    assert [method for method, *_ in asked] == methods


def test_one_host_is_given_pauses(site: tuple[str, list[tuple[str, str, str]]]) -> None:
    url, _ = site
    waits: list[float] = []
    ask([f"{url}/{n}" for n in range(4)], waits)
    assert waits == [1.0, 1.0, 1.0]


def test_an_address_that_does_not_answer_is_given_up(
    site: tuple[str, list[tuple[str, str, str]]],
) -> None:
    url, _ = site
    started = time.monotonic()
    opened = ask([f"{url}/slow"], deadline=0.3)[f"{url}/slow"]
    assert opened.state == "unreachable"
    assert time.monotonic() - started < 20


def test_addresses_that_cannot_be_asked_are_told() -> None:
    found = ask(["http://127.0.0.1:9/x", "http://[::bad/"])
    assert {opened.state for opened in found.values()} == {"unreachable"}


def test_an_archived_copy_is_offered_for_what_does_not_open() -> None:
    assert Opened("https://example.org/a?b=1", "dead", 404).archive == (
        "https://web.archive.org/web/https://example.org/a?b=1"
    )
    assert Opened("https://example.org/a", "alive", 200).archive == ""


def test_offline_asks_nothing() -> None:
    with pytest.raises(Offline):
        Asker(Config(offline=True))
