"""A loopback stand-in that speaks the wire forms of all services, and misbehaves on demand.

`Standin().start()` listens on a free port; `.mode` says how it behaves from then on. What it
was asked is in `.asked`. Its «translation» turns Cyrillic words into Latin ones, one to one,
so that every answer can be told from every other.
"""

from __future__ import annotations

import html
import json
import re
import ssl
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, urlsplit

PATHS = {
    "google": "/m",
    "mymemory": "/get",
    "mint": "/api/translate",
    "deepl": "/v2/translate",
    "libretranslate": "/translate",
    "chat": "/v1",
}
"""Engines with a service, and where it lives on the stand-in."""
LETTERS = dict(
    zip(
        "абвгдежзийклмнопрстуфхцчшщъыьэюяёғӣқӯҳҷ",
        [
            "a",
            "b",
            "v",
            "g",
            "d",
            "e",
            "zh",
            "z",
            "i",
            "y",
            "k",
            "l",
            "m",
            "n",
            "o",
            "p",
            "r",
            "s",
            "t",
            "u",
            "f",
            "kh",
            "ts",
            "ch",
            "sh",
            "sh",
            "t",
            "y",
            "i",
            "e",
            "yu",
            "ya",
            "yo",
            "gh",
            "i",
            "q",
            "u",
            "h",
            "j",
        ],
        strict=True,
    )
)
QUOTA = "MYMEMORY WARNING: YOU USED ALL AVAILABLE FREE TRANSLATIONS FOR TODAY."
CAPTCHA = (
    "<html><body>Our systems have detected unusual traffic from your computer network."
    '<div class="g-recaptcha"></div></body></html>'
)
OTHER = "The committee of the harbour met again on Tuesday and talked about nets."
MARK = re.compile(r"(<[^<>]*>|@@PH\d+@@|\bX\d+Q\b|&\w+;)")


def english(text: str) -> str:
    """Return the «translation»: the words in Latin letters, the markers untouched."""
    return "".join(
        part if MARK.fullmatch(part) else "".join(map(_latin, part)) for part in MARK.split(text)
    )


def _latin(letter: str) -> str:
    latin = LETTERS.get(letter.lower(), letter)
    return latin if letter.islower() or letter == latin else latin.capitalize()


def lose(text: str) -> str:
    """Return an answer without its first opaque marker."""
    return re.sub(r"<(sup|span)[^<>]*>.*?</\1>|<x[^<>]*/>|@@PH\d+@@|\bX\d+Q\b", "", text, count=1)


def double(text: str) -> str:
    """Return an answer whose first opaque marker stands there twice."""
    return re.sub(
        r"<(sup|span)[^<>]*>.*?</\1>|<x[^<>]*/>|@@PH\d+@@|\bX\d+Q\b",
        lambda m: f"{m.group()} {m.group()}",
        text,
        count=1,
    )


SPOIL: dict[str, Callable[[str], str]] = {
    "other": lambda _: OTHER,
    "echo": lambda text: text,
    "empty": lambda _: "",
    "quota": lambda _: QUOTA,
    "lost": lambda text: lose(english(text)),
    "doubled": lambda text: double(english(text)),
}
"""Misbehaviours that are a text of status 200 in the right shape."""


@dataclass
class Asked:
    """One request as it came in."""

    method: str
    path: str
    query: dict[str, list[str]]
    headers: dict[str, str]
    body: Any
    port: int
    """The client's port, which tells connections apart."""


@dataclass
class Standin:
    """The server; `mode` is read anew for each request."""

    mode: str = "good"
    status: int = 500
    """What mode «status» answers."""
    retry_after: str = ""
    times: int = -1
    """After so many misbehaviours it behaves; -1 for never."""
    well: int = 0
    """So many requests are answered well before it misbehaves."""
    together: int = 0
    """So many requests must have come before it answers one."""
    delay: float = 0.0
    gap: float = 1.0
    """Seconds between the bytes of one that drips."""
    asked: list[Asked] = field(default_factory=list)
    glossaries: list[dict[str, Any]] = field(default_factory=list)

    def start(self, tls: ssl.SSLContext | None = None) -> Standin:
        """Begin to listen, encrypted if a context is given."""
        self._stop = threading.Event()
        self._lock = threading.Lock()
        self._server = _Server(("127.0.0.1", 0), _Handler)
        self._server.standin = self
        if tls is not None:
            self._server.socket = tls.wrap_socket(
                self._server.socket, server_side=True, do_handshake_on_connect=False
            )
        threading.Thread(target=self._server.serve_forever, args=(0.02,), daemon=True).start()
        return self

    def stop(self) -> None:
        """Stop listening and let go of those who hang."""
        self._stop.set()
        self._server.shutdown()
        self._server.server_close()

    @property
    def host(self) -> str:
        """Return the address without a path."""
        return f"http://127.0.0.1:{self._server.server_address[1]}"

    def turn(self) -> str:
        """Return how to behave this time."""
        with self._lock:
            if self.well:
                self.well -= 1
                return "good"
            if self.times == 0:
                return "good"
            self.times -= self.times > 0
            return self.mode

    def heard(self, seconds: float = 60.0) -> bool:
        """Wait until it is asked; tell whether it was."""
        end = time.monotonic() + seconds
        while not self.asked and time.monotonic() < end:
            time.sleep(0.01)
        return bool(self.asked)

    def hang(self, seconds: float) -> bool:
        """Wait; tell whether the server is still up."""
        return not self._stop.wait(seconds)


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    request_queue_size = 64
    standin: Standin

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Say nothing about clients that hang up."""


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True
    server: _Server

    def log_message(self, *_: Any) -> None:
        """Keep the test's output free of one line a request."""

    def do_GET(self) -> None:
        self._serve(None)

    def do_POST(self) -> None:
        self._serve(json.loads(self.rfile.read(int(self.headers["Content-Length"]))))

    def _serve(self, body: Any) -> None:
        standin = self.server.standin
        url = urlsplit(self.path)
        query = parse_qs(url.query)
        asked = Asked(
            self.command, url.path, query, dict(self.headers), body, self.client_address[1]
        )
        standin.asked.append(asked)
        if standin.delay:
            time.sleep(standin.delay)
        while len(standin.asked) < standin.together and standin.hang(0.01):
            pass
        if url.path.endswith("/glossaries"):
            self._glossaries(body)
            return
        mode = standin.turn()
        special = getattr(self, f"_{mode}", None)
        if special is not None:
            special(asked)
            return
        spoil = SPOIL.get(mode, english)
        kind, answer = wire(asked, spoil, mode)
        self._send(200, kind, answer.encode())

    def _send(self, status: int, kind: str, data: bytes, **headers: str) -> None:
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(data)))
        for name, value in headers.items():
            self.send_header(name.replace("_", "-"), value)
        self.end_headers()
        self.wfile.write(data)

    def _glossaries(self, body: Any) -> None:
        standin = self.server.standin
        if standin.mode == "noglossary":
            self._send(400, "application/json", b"{}")
            return
        if body is None:
            document: Any = {"glossaries": standin.glossaries}
        else:
            document = {**body, "glossary_id": f"g{len(standin.glossaries) + 1}"}
            standin.glossaries.append(document)
        self._send(200, "application/json", json.dumps(document).encode())

    # ------------------------------------------------------------ misbehaviours

    def _silent(self, asked: Asked) -> None:
        self.server.standin.hang(60)
        self.close_connection = True

    def _drip(self, asked: Asked) -> None:
        """Send the right answer, byte by byte."""
        kind, answer = wire(asked, english, "good")
        self.send_response(200)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(answer.encode())))
        self.end_headers()
        self._slowly(answer.encode())

    def _driphead(self, asked: Asked) -> None:
        """Send the headers, byte by byte, without a length: closing ends the answer."""
        self._slowly(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n")

    def _slowly(self, data: bytes) -> None:
        self.close_connection = True
        for byte in data:
            self.wfile.write(bytes([byte]))
            self.wfile.flush()
            if not self.server.standin.hang(self.server.standin.gap):
                return

    def _status(self, asked: Asked) -> None:
        """Answer a status, quoting the request's secrets as some services do."""
        standin = self.server.standin
        said = json.dumps({"message": f"denied: {asked.headers} {asked.body}"})
        extra = {"Retry_After": standin.retry_after} if standin.retry_after else {}
        self._send(standin.status, "application/json", said.encode(), **extra)

    def _captcha(self, asked: Asked) -> None:
        self._send(200, "text/html", CAPTCHA.encode())

    def _redirect(self, asked: Asked) -> None:
        self._send(302, "text/html", b"", Location="http://127.0.0.2:9/sorry")

    def _moved(self, asked: Asked) -> None:
        """Redirect once to another path of the same host."""
        self.server.standin.mode = "good"
        self._send(307, "text/html", b"", Location=self.path + ("&" if "?" in self.path else "?"))

    def _circle(self, asked: Asked) -> None:
        self._send(307, "text/html", b"", Location=self.path)

    def _truncated(self, asked: Asked) -> None:
        kind, answer = wire(asked, english, "good")
        self._send(200, kind, answer.encode()[: len(answer.encode()) // 2])

    def _cut(self, asked: Asked) -> None:
        """Promise more than is sent."""
        kind, answer = wire(asked, english, "good")
        data = answer.encode()
        self.send_response(200)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(data) + 100))
        self.end_headers()
        self.wfile.write(data)
        self.close_connection = True

    def _reset(self, asked: Asked) -> None:
        self.close_connection = True
        self.connection.close()

    def _huge(self, asked: Asked) -> None:
        """Send 10 MB in pieces: a soak counts this process's memory as the program's."""
        self.send_response(200)
        self.send_header("Content-Type", "text/html")
        self.send_header("Content-Length", str(10_000_000))
        self.end_headers()
        for _ in range(1000):
            self.wfile.write(b"x" * 10_000)

    def _nothing(self, asked: Asked) -> None:
        self.send_response(204)
        self.end_headers()


# ---------------------------------------------------------------- wire forms


def wire(asked: Asked, say: Callable[[str], str], mode: str) -> tuple[str, str]:
    """Return content type and body of an answer in the form of the service that was asked."""
    path, body = asked.path, asked.body
    if path.endswith("/m"):
        return "text/html; charset=UTF-8", _google(say(asked.query["q"][0]))
    if path.endswith("/get"):
        return _json(_mymemory(say(asked.query["q"][0]), mode))
    if path.endswith("/api/translate"):
        inner = re.sub(r"^<p>|</p>$", "", body["content"])
        return _json({"translation": f"<p>{say(inner)}</p>", "model": "nllb200-600M"})
    if path.endswith("/v2/translate"):
        texts = _counted([say(text) for text in body["text"]], mode)
        return _json({"translations": [{"text": text} for text in texts]})
    if path.endswith("/chat/completions"):
        return _json({"choices": [{"message": {"content": _chat(body, say, mode)}}]})
    if path.endswith("/translate"):
        q = body["q"]
        texts = _counted([say(text) for text in ([q] if isinstance(q, str) else q)], mode)
        return _json({"translatedText": texts[0] if isinstance(q, str) and texts else texts})
    return "text/plain", "no such service"


def _json(document: Any) -> tuple[str, str]:
    return "application/json", json.dumps(document, ensure_ascii=False)


def _counted(texts: list[str], mode: str) -> list[str]:
    """Leave one out where the wrong count is wanted."""
    return texts[1:] if mode == "count" else texts


def _google(answer: str) -> str:
    return f'<html><body><div class="result-container">{html.escape(answer)}</div></body></html>'


def _mymemory(answer: str, mode: str) -> dict[str, Any]:
    data = {"translatedText": answer, "match": 0.85}
    return {"responseData": data, "responseStatus": 200, "matches": []}


def _chat(body: dict[str, Any], say: Callable[[str], str], mode: str) -> str:
    asked = next(m["content"] for m in body["messages"] if m["role"] == "user")
    texts = _counted([say(text) for text in json.loads(asked)], mode)
    return "<think>[quick]</think>\n```json\n" + json.dumps(texts, ensure_ascii=False) + "\n```"
