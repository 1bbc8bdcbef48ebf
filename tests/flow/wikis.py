"""Three small wikis on one loopback server, which answer what the program asks of real ones."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from tests.loopback import Loopback
from workbench.config import Config


@dataclass
class Wikis(Loopback):
    """The pages of each language and what was asked; `failing` languages answer with a fault."""

    pages: dict[tuple[str, str], dict[str, Any]] = field(default_factory=dict)
    redirects: dict[tuple[str, str], str] = field(default_factory=dict)
    asked: list[tuple[str, dict[str, str]]] = field(default_factory=list)
    failing: set[str] = field(default_factory=set)

    def put(self, lang: str, title: str, text: str, revid: int = 1, **langlinks: str) -> None:
        """Store a page with its counterparts."""
        links = [{"lang": other, "title": name} for other, name in langlinks.items()]
        self.pages[lang, title] = {"text": text, "revid": revid, "langlinks": links}

    def config(self, *langs: str, **more: Any) -> Config:
        """Return a configuration that knows these wikis at their addresses here."""
        wanted = langs or ("en", "ru", "tg")
        return Config(wikis={lang: f"{self.base}/{lang}/w/api.php" for lang in wanted}, **more)

    def count(self, lang: str) -> int:
        """Return how many requests a wiki was sent."""
        return sum(asked == lang for asked, _ in self.asked)

    def respond(self, path: str, query: dict[str, str]) -> tuple[int, Any]:
        """Answer for the wiki whose path it is."""
        lang = path.split("/")[1]
        self.asked.append((lang, query))
        return (404 if lang in self.failing else 200), self.answer(lang, query)

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
