"""An API on loopback that a test answers for."""

from __future__ import annotations

import json
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any, Self
from urllib.parse import parse_qs, urlsplit


class Asking(BaseHTTPRequestHandler):
    """Reads what is asked, by either method, and hands it to `answer`, which a subclass writes."""

    protocol_version = "HTTP/1.1"

    def answer(self, query: dict[str, str]) -> None:
        """Write the answer to a request."""
        raise NotImplementedError

    def do_GET(self) -> None:
        """Read the query, or the form that was posted."""
        length = int(self.headers.get("Content-Length") or 0)
        text = self.rfile.read(length).decode() if length else urlsplit(self.path).query
        self.answer({k: v[0] for k, v in parse_qs(text, keep_blank_values=True).items()})

    def do_POST(self) -> None:
        """Read it as what is got."""
        self.do_GET()

    def log_message(self, *_: object) -> None:
        """Keep the test's output free of one line a request."""


class Loopback:
    """Serves JSON on a free port between `start` and `stop`; a subclass says what."""

    def respond(self, path: str, query: dict[str, str]) -> tuple[int, Any]:
        """Return status and answer of a request, by its path and what it asks."""
        raise NotImplementedError

    def start(self) -> Self:
        """Begin to listen."""
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), _handler(self))
        self._server.daemon_threads = True
        threading.Thread(target=self._server.serve_forever, args=(0.01,), daemon=True).start()
        return self

    def stop(self) -> None:
        """Stop listening."""
        self._server.shutdown()
        self._server.server_close()

    @property
    def base(self) -> str:
        """The address of the server."""
        return f"http://127.0.0.1:{self._server.server_port}"


def _handler(served: Loopback) -> type[Asking]:
    class Handler(Asking):
        def answer(self, query: dict[str, str]) -> None:
            status, answer = served.respond(urlsplit(self.path).path, query)
            body = json.dumps(answer).encode()
            self.send_response(status)
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

    return Handler
