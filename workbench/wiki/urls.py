"""Asks addresses politely whether they still open: HEAD, then GET, with a pause between two at one host."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from queue import Empty, SimpleQueue
from urllib.parse import quote, urlsplit

import requests

from workbench import __version__
from workbench.config import Config
from workbench.core.checks.cited import host_of
from workbench.errors import Offline, Timeout
from workbench.wiki.client import CONTACT, bounded

PAUSE = 1.0
"""Seconds between two requests to one host."""
DEADLINE = 20.0
"""Seconds for one request, whatever the other side does."""
AT_ONCE = 4
"""Hosts that are asked at the same time."""
MOST_WAIT = 10.0
"""Seconds of a Retry-After that are waited for; a host that asks for more is left alone."""
_UNSUPPORTED = frozenset((400, 403, 404, 405, 406, 501))
"""Answers to HEAD that need not be those to GET."""


@dataclass(frozen=True, slots=True)
class Opened:
    """What became of an address."""

    url: str
    state: str
    """alive, moved, dead, refused or unreachable."""
    code: int = 0
    """The HTTP status; 0 without an answer."""
    detail: str = ""
    """Where it moved to, or why it was not reached."""

    @property
    def archive(self) -> str:
        """Return where an archived copy would be, for an address that does not open."""
        if self.state not in {"dead", "unreachable"}:
            return ""
        return f"https://web.archive.org/web/{quote(self.url, safe=':/?&=%#+,;@!$()*~')}"


class Asker:
    """Asks addresses, each once; hosts run side by side, never two requests to one at once."""

    def __init__(
        self,
        config: Config,
        *,
        pause: float = PAUSE,
        deadline: float = DEADLINE,
        sleep: Callable[[float], None] = time.sleep,
    ) -> None:
        if config.offline:
            raise Offline("Offline: no address is asked.", "Leave out --offline to ask them.")
        contact = config.get("contact", "address") or CONTACT
        self._headers = {
            "User-Agent": f"wiki-translation-workbench/{__version__} ({contact})",
            "Accept": "*/*",
        }
        self._pause, self._deadline, self._sleep = pause, deadline, sleep

    def ask(
        self, urls: Iterable[str], progress: Callable[[Opened], None] = lambda _: None
    ) -> dict[str, Opened]:
        """Return what became of each address; `progress` is told on the caller's thread."""
        hosts: dict[str, list[str]] = {}
        for url in dict.fromkeys(urls):
            hosts.setdefault(host_of(url), []).append(url)
        waiting, done = SimpleQueue[list[str]](), SimpleQueue[Opened | BaseException]()
        for group in hosts.values():
            waiting.put(group)

        def work() -> None:
            try:
                while True:
                    self._host(waiting.get_nowait(), done.put)
            except Empty:
                return
            except BaseException as error:  # noqa: BLE001 - raised again where it is waited for
                done.put(error)

        for _ in range(min(AT_ONCE, len(hosts))):
            threading.Thread(target=work, name="addresses", daemon=True).start()
        found: dict[str, Opened] = {}
        for _ in range(sum(len(group) for group in hosts.values())):
            opened = done.get()
            if isinstance(opened, BaseException):
                raise opened
            found[opened.url] = opened
            progress(opened)
        return found

    def _host(self, urls: list[str], tell: Callable[[Opened], None]) -> None:
        """Ask the addresses of one host one after the other."""
        with requests.Session() as session:
            session.headers.update(self._headers)
            for number, url in enumerate(urls):
                if number:
                    self._sleep(self._pause)
                tell(self._one(session, url))

    def _one(self, session: requests.Session, url: str) -> Opened:
        try:
            answer = self._send(session, "HEAD", url)
            wait = answer.headers.get("Retry-After", "")
            if answer.status_code in {429, 503} and wait.isdecimal() and int(wait) <= MOST_WAIT:
                self._sleep(int(wait))
                answer = self._send(session, "GET", url)
            elif answer.status_code in _UNSUPPORTED:
                self._sleep(self._pause)
                answer = self._send(session, "GET", url)
        except Timeout as error:
            return Opened(url, "unreachable", detail=error.message)
        except (requests.RequestException, UnicodeError, ValueError) as error:
            return Opened(url, "unreachable", detail=type(error).__name__)
        return _read(url, answer)

    def _send(self, session: requests.Session, method: str, url: str) -> requests.Response:
        def call() -> requests.Response:
            with session.request(method, url, timeout=(10, self._deadline), stream=True) as answer:
                return answer

        return bounded(call, self._deadline, host_of(url))


def _read(url: str, answer: requests.Response) -> Opened:
    code = answer.status_code
    if code in {404, 410, 451}:
        return Opened(url, "dead", code)
    if code >= 400:
        return Opened(url, "refused", code, answer.reason or "")
    before, after = urlsplit(url), urlsplit(answer.url)
    front = after.path in {"", "/"} and before.path not in {"", "/"}
    if front or before.netloc.removeprefix("www.") != after.netloc.removeprefix("www."):
        return Opened(url, "moved", code, answer.url)
    return Opened(url, "alive", code)
