"""An English wiki on loopback that takes edits as MediaWiki does, and fails as a test tells it to."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from tests.loopback import Loopback

USER, PASSWORD = "Translator", "a-bot-password"
START = 100
"""Number of the first revision."""


@dataclass(frozen=True)
class Stored:
    """A revision of a page."""

    revid: int
    text: str
    comment: str
    minor: bool = False

    def told(self) -> dict[str, Any]:
        content = {"main": {"content": self.text}}
        stamp = f"2026-03-01T00:00:{self.revid - START:02}Z"
        return {"revid": self.revid, "timestamp": stamp, "comment": self.comment, "slots": content}


@dataclass
class EditableWiki(Loopback):
    """Pages with their revisions, the newest last, and what is to go wrong."""

    pages: dict[str, list[Stored]] = field(default_factory=dict)
    asked: list[dict[str, str]] = field(default_factory=list)
    refusing: list[str] = field(default_factory=list)
    """Codes that the next edits are refused with."""
    losing: bool = False
    """Whether the answers to edits are lost."""
    longest: int = 500
    """Characters of a summary that are kept."""
    red: str = ""
    """What a preview shows."""

    @property
    def api(self) -> str:
        """The address to configure."""
        return f"{self.base}/w/api.php"

    def put(self, title: str, text: str, comment: str = "start", *, minor: bool = False) -> int:
        """Store a revision as MediaWiki does; return its number."""
        revid = START + sum(map(len, self.pages.values()))
        stored = Stored(revid, text.rstrip(), comment[: self.longest], minor)
        self.pages.setdefault(title, []).append(stored)
        return revid

    def newest(self, title: str) -> Stored:
        """Return a page's last revision."""
        return self.pages[title][-1]

    def sent(self, action: str) -> list[dict[str, str]]:
        """Return the requests of an action."""
        return [query for query in self.asked if query["action"] == action]

    def respond(self, path: str, query: dict[str, str]) -> tuple[int, Any]:
        """Answer, unless that is lost."""
        answer = self.answer(query)
        return (500 if self.losing and query["action"] == "edit" else 200), answer

    def answer(self, query: dict[str, str]) -> dict[str, Any]:
        """Return what MediaWiki would say."""
        self.asked.append(query)
        if query["action"] == "login":
            right = query["lgpassword"] == PASSWORD
            return {"login": {"result": "Success" if right else "Failed"}}
        if query["action"] == "parse":
            return {"parse": {"text": self.red, "templates": [], "parsewarnings": []}}
        if query["action"] == "edit":
            return self._edited(query)
        tokens = {"logintoken": "l+\\", "csrftoken": "c+\\"}
        return {
            "batchcomplete": True,
            "curtimestamp": "2026-03-01T00:00:00Z",
            "query": {
                "tokens": tokens,
                "userinfo": {"id": 1, "name": USER},
                "pages": [self._page(query)],
            },
        }

    def _page(self, query: dict[str, str]) -> dict[str, Any]:
        if "revids" in query:
            every = [one for page in self.pages.values() for one in page]
            return {"revisions": [r.told() for r in every if str(r.revid) == query["revids"]]}
        title = query.get("titles", "")
        if title not in self.pages:
            return {"title": title, "missing": True}
        found = self.pages[title][: -int(query.get("rvlimit", 1)) - 1 : -1]
        return {"title": title, "revisions": [one.told() for one in found]}

    def _edited(self, query: dict[str, str]) -> dict[str, Any]:
        title, base = query["title"], int(query.get("baserevid", 0))
        if self.refusing:
            return {"error": {"code": self.refusing.pop(0), "info": "because"}}
        if title in self.pages and self.newest(title).revid != base:
            return {"error": {"code": "editconflict", "info": "because"}}
        revid = self.put(title, query["text"], query["summary"], minor="minor" in query)
        return {"edit": {"result": "Success", "title": title, "newrevid": revid}}
