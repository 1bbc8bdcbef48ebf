"""Three small wikis on one loopback server, which answer what the program asks of real ones."""

from __future__ import annotations

import json
import threading
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, urlsplit

from workbench.config import Config


@dataclass
class Wikis:
    """The pages of each language and what was asked; `failing` languages answer with a fault."""

    pages: dict[tuple[str, str], dict[str, Any]] = field(default_factory=dict)
    redirects: dict[tuple[str, str], str] = field(default_factory=dict)
    asked: list[tuple[str, dict[str, str]]] = field(default_factory=list)
    failing: set[str] = field(default_factory=set)

    def put(self, lang: str, title: str, text: str, revid: int = 1, **langlinks: str) -> None:
        """Store a page with its counterparts."""
        links = [{"lang": other, "title": name} for other, name in langlinks.items()]
        self.pages[lang, title] = {"text": text, "revid": revid, "langlinks": links}

    def start(self) -> Wikis:
        """Begin to listen."""
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), _handler(self))
        self._server.daemon_threads = True
        threading.Thread(target=self._server.serve_forever, args=(0.01,), daemon=True).start()
        return self

    def stop(self) -> None:
        """Stop listening."""
        self._server.shutdown()
        self._server.server_close()

    def config(self, *langs: str, **more: Any) -> Config:
        """Return a configuration that knows these wikis at their addresses here."""
        base = f"http://127.0.0.1:{self._server.server_port}"
        wanted = langs or ("en", "ru", "tg")
        return Config(wikis={lang: f"{base}/{lang}/w/api.php" for lang in wanted}, **more)

    def count(self, lang: str) -> int:
        """Return how many requests a wiki was sent."""
        return sum(asked == lang for asked, _ in self.asked)

    def answer(self, lang: str, query: dict[str, str]) -> dict[str, Any]:
        """Return what MediaWiki would say to a query of titles."""
        pages, redirects = [], []
        for asked in query.get("titles", "").split("|"):
            title = asked
            if "redirects" in query and (lang, title) in self.redirects:
                title = self.redirects[lang, title]
                redirects.append({"from": asked, "to": title})
            pages.append(self._page(lang, title, query))
        found: dict[str, Any] = {"pages": pages}
        return {"batchcomplete": True, "query": {**found, "redirects": redirects}}

    def _page(self, lang: str, title: str, query: dict[str, str]) -> dict[str, Any]:
        known = self.pages.get((lang, title))
        if known is None:
            there = "redirects" not in query and (lang, title) in self.redirects
            return {"ns": 0, "title": title, **({} if there else {"missing": True})}
        page: dict[str, Any] = {"pageid": 1, "ns": 0, "title": title}
        if "revisions" in query["prop"]:
            content = {"contentmodel": "wikitext", "content": known["text"]}
            stamp = "2026-03-01T00:00:00Z"
            page["revisions"] = [
                {"revid": known["revid"], "timestamp": stamp, "slots": {"main": content}}
            ]
        if "langlinks" in query["prop"]:
            wanted = query.get("lllang")
            page["langlinks"] = [one for one in known["langlinks"] if wanted in (None, one["lang"])]
        return page


def _handler(wikis: Wikis) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            length = int(self.headers.get("Content-Length") or 0)
            text = self.rfile.read(length).decode() if length else urlsplit(self.path).query
            query = {key: values[0] for key, values in parse_qs(text).items()}
            lang = self.path.split("/")[1]
            wikis.asked.append((lang, query))
            body = json.dumps(wikis.answer(lang, query)).encode()
            self.send_response(404 if lang in wikis.failing else 200)
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def do_POST(self) -> None:
            self.do_GET()

        def log_message(self, *_: object) -> None:
            """Keep the test's output free of one line a request."""

    return Handler
