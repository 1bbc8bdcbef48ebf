"""What doctor says of wikis that answer, refuse, or are none."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import Cli

GOOD = {"query": {"general": {"sitename": "Reach Wiki", "generator": "MediaWiki 1.43.1"}}}


@pytest.fixture
def answers() -> Iterator[dict[str, tuple[int, Any]]]:
    """Configure three wikis that answer what a test puts here, by language; 200 and good by default."""
    told: dict[str, tuple[int, Any]] = dict.fromkeys(("en", "ru", "tg"), (200, GOOD))

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            status, document = told[self.path.split("/")[1]]
            self.send_response(status)
            self.end_headers()
            self.wfile.write(json.dumps(document).encode())

        def log_message(self, *_: object) -> None:
            """Keep the test's output free of one line a request."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
    base = f"http://127.0.0.1:{server.server_port}"
    rows = "".join(f'{lang} = "{base}/{lang}/api.php"\n' for lang in told)
    Path("workbench.toml").write_text(f"[wiki]\n{rows}", encoding="utf-8")
    yield told
    server.shutdown()
    server.server_close()


def said(cli: Cli) -> tuple[int, dict[str, tuple[bool, str]]]:
    """Return the exit code and what is said of each wiki."""
    done = cli("doctor", "--json")
    rows = {one["what"]: (one["ok"], one["detail"]) for one in done.json["checks"]}
    return done.code, {
        what.removeprefix("wiki "): row for what, row in rows.items() if what.startswith("wiki ")
    }


def test_wikis_that_answer_are_named(cli: Cli, answers: dict[str, tuple[int, Any]]) -> None:
    name = "Reach Wiki, MediaWiki 1.43.1"
    assert said(cli) == (0, dict.fromkeys(("en", "ru", "tg"), (True, name)))
    rows = cli("doctor").out.splitlines()
    assert [row for row in rows if " wiki " in row] == [
        f"ok  wiki {lang}                {name}" for lang in ("en", "ru", "tg")
    ]


@pytest.mark.parametrize(
    ("answer", "detail"),
    [
        pytest.param((200, {}), "no MediaWiki API", id="another document"),
        pytest.param((200, {"query": {"general": {}}}), "no MediaWiki API", id="half of one"),
        pytest.param((200, []), "no MediaWiki API", id="a list"),
        pytest.param((200, {"query": None}), "no MediaWiki API", id="nothing in it"),
        pytest.param((200, "<html>"), "What answers at", id="a page"),
        pytest.param((404, {}), "refused the request (HTTP 404)", id="not found"),
        pytest.param((503, {}), "failed (HTTP 503)", id="failing"),
        pytest.param((429, {}), "asks to slow down", id="busy"),
    ],
)
def test_a_wiki_that_is_none_is_told_and_the_exit_code_says_so(
    cli: Cli, answers: dict[str, tuple[int, Any]], answer: tuple[int, Any], detail: str
) -> None:
    answers["tg"] = answer
    code, rows = said(cli)
    assert code == 1
    assert [lang for lang, (ok, _) in rows.items() if not ok] == ["tg"]
    assert detail in rows["tg"][1]


@pytest.mark.parametrize(
    ("environment", "what", "ok", "detail"),
    [
        ({"TERM": "xterm-256color"}, "terminal", True, "xterm-256color"),
        ({"TERM": "dumb"}, "terminal", False, "dumb"),
        ({"TERM": ""}, "terminal", False, "no TERM"),
        ({"TERM": "tmux", "TMUX": "/tmp/x,1,0"}, "terminal", True, "inside tmux"),
        ({"TMUX": "/tmp/x,1,0"}, "clipboard", True, "set -g set-clipboard on"),
        ({"TMUX": ""}, "clipboard", True, "files are always written"),
        ({"NO_COLOR": "1"}, "colour", False, "off (NO_COLOR)"),
        ({"NO_COLOR": ""}, "colour", True, "on"),
        ({"PATH": ""}, "web browser", False, "none found; addresses are shown instead"),
    ],
)
def test_what_the_terminal_can_do_is_told_and_no_failure(
    cli: Cli,
    answers: dict[str, tuple[int, Any]],
    environment: dict[str, str],
    what: str,
    ok: bool,
    detail: str,
) -> None:
    done = cli("doctor", "--json", **environment)
    (row,) = [one for one in done.json["checks"] if one["what"] == what]
    assert (done.code, row["ok"]) == (0, ok)
    assert detail in row["detail"]
