"""The gate through which every request of an engine goes: bounded in time, size and place.

It stands in for the module `requests` where deep-translator would call that, and it
turns statuses and failures into our errors before a library can hide them.
"""

from __future__ import annotations

import json as jsonlib
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from math import isfinite
from typing import TYPE_CHECKING, Any
from urllib.parse import urljoin, urlsplit

from workbench import __version__
from workbench.core.addresses import LOOPBACK, is_loopback, is_private
from workbench.engines.outcomes import failure, refusal
from workbench.errors import BadReply, Offline, ReachError, Refused, Timeout

if TYPE_CHECKING:
    import requests

CONNECT = 5.0
"""Seconds to wait for a connection, if the deadline leaves as many."""
CAP = 1_000_000
"""Bytes of an answer, decompressed."""
HOPS = 3
"""Redirects followed, on the same host only."""


@dataclass(frozen=True, slots=True)
class Reply:
    """An answer, read to its end; shaped as deep-translator expects one of requests."""

    status_code: int
    content: bytes
    headers: Mapping[str, str] = field(default_factory=dict)

    @property
    def text(self) -> str:
        """The body, decoded as UTF-8."""
        return self.content.decode("utf-8", "replace")

    def json(self) -> Any:
        """Parse the body.

        Raises BadReply when it is not JSON.
        """
        try:
            return jsonlib.loads(self.content)
        except (ValueError, RecursionError):
            raise BadReply("The answer is not the JSON that was expected.") from None

    def close(self) -> None:
        """Do nothing: the answer was read already."""


@dataclass(slots=True)
class Exchange:
    """What the last request of a thread came to."""

    status: int | None = None
    """HTTP status; None when none arrived."""
    retry_after: float | None = None
    """Seconds the service asked to wait."""
    again: bool = False
    """Whether trying again may help: 429, 5xx, or no connection."""


class Gate:
    """Sends the requests of one engine."""

    def __init__(
        self,
        engine: str,
        url: str,
        *,
        deadline: float = 20.0,
        cap: int = CAP,
        offline: bool = False,
        contact: str = "",
        inspect: Callable[[Reply], Reply] | None = None,
    ) -> None:
        self.engine = engine
        self.url = url
        self.deadline = deadline
        self.cap = cap
        self.offline = offline
        self.agent = f"wiki-translation-workbench/{__version__} ({contact or 'translator at work'})"
        self.inspect = inspect
        self._local = threading.local()

    @property
    def last(self) -> Exchange:
        """What the last request of this thread came to."""
        exchange: Exchange | None = getattr(self._local, "exchange", None)
        return exchange or Exchange()

    @contextmanager
    def until(self, moment: float) -> Iterator[None]:
        """Let no request of this thread last beyond a moment of `time.monotonic`."""
        before = getattr(self._local, "moment", None)
        self._local.moment = moment
        try:
            yield
        finally:
            self._local.moment = before

    def get(
        self,
        url: str,
        params: Mapping[str, Any] | None = None,
        headers: Mapping[str, str] | None = None,
        **_ignored: Any,
    ) -> Reply:
        """Ask with GET; further arguments of requests are ignored."""
        return self._send("GET", url, params=params, headers=headers)

    def post(
        self,
        url: str,
        json: Any = None,
        headers: Mapping[str, str] | None = None,
        **_ignored: Any,
    ) -> Reply:
        """Ask with POST and a JSON body; further arguments of requests are ignored."""
        return self._send("POST", url, json=json, headers=headers)

    def _send(self, method: str, url: str, **arguments: Any) -> Reply:
        """Send a request and follow redirects on the same host.

        Raises the ReachError that fits; `last` tells status and Retry-After then.
        """
        self._local.exchange = exchange = Exchange()
        if self.offline:
            raise Offline(f"{self.engine} was not asked: the program is offline.")
        if not is_private(url):
            raise Refused(
                f"{self.engine}: nothing is sent over plain http, except on this machine.",
                "Use an https address.",
            )
        moment = getattr(self._local, "moment", None) or time.monotonic() + self.deadline
        for _hop in range(HOPS + 1):
            reply = self._exchange(method, url, moment, exchange, arguments)
            location = reply.headers.get("location")
            if not (300 <= reply.status_code < 400 and location):
                break
            url = self._next(method, url, location, reply.status_code)
            arguments = {**arguments, "params": None}
        else:
            raise BadReply(f"{self.engine} redirects in a circle.")
        if not 200 <= reply.status_code < 300 or reply.status_code == 204:
            raise refusal(self.engine, reply.status_code, exchange.retry_after)
        return self.inspect(reply) if self.inspect else reply

    def _next(self, method: str, url: str, location: str, status: int) -> str:
        """Return where a redirect leads.

        Raises BadReply when that is another host, or would lose a POST's body.
        """
        there = urljoin(url, location)
        if urlsplit(there)[:2] != urlsplit(url)[:2]:
            raise BadReply(f"{self.engine} redirects to another host; that was not followed.")
        if method == "POST" and status not in (307, 308):
            raise BadReply(f"{self.engine} redirects instead of answering.")
        return there

    def _exchange(
        self, method: str, url: str, moment: float, exchange: Exchange, arguments: dict[str, Any]
    ) -> Reply:
        """Send one request and read its answer, both before the moment."""
        import requests

        left = moment - time.monotonic()
        if left <= 0:
            raise self._late()
        with _Watch(left) as watch:
            try:
                response = self._session().request(
                    method,
                    url,
                    stream=True,
                    allow_redirects=False,
                    timeout=(min(CONNECT, left), left),
                    # A proxy of the environment has nothing to do with this machine.
                    proxies={"no_proxy": ",".join(LOOPBACK)} if is_loopback(url) else None,
                    **arguments,
                )
                exchange.status = response.status_code
                exchange.again = response.status_code == 429 or response.status_code >= 500
                exchange.retry_after = seconds(response.headers.get("Retry-After"))
                reply = Reply(response.status_code, self._body(response), _lower(response.headers))
            except (requests.RequestException, OSError, ValueError) as error:
                if watch.fired:
                    raise self._late() from None
                ours = failure(self.engine, error, self.deadline)
                known = not isinstance(ours, Offline)  # a name unknown now is unknown in a second
                exchange.again = isinstance(error, requests.ConnectionError) and known
                raise ours from None
        if watch.fired:
            raise self._late()
        return reply

    def _late(self) -> ReachError:
        return Timeout(
            f"{self.engine} did not answer within {self.deadline:g} seconds.",
            "Try again later, or another engine.",
        )

    def _body(self, response: requests.Response) -> bytes:
        """Read an answer up to the cap.

        Raises BadReply when it is longer.
        """
        parts: list[bytes] = []
        size = 0
        for part in response.iter_content(65_536):
            size += len(part)
            if size > self.cap:
                response.close()
                raise BadReply(f"{self.engine} sent more than {self.cap:,} bytes.")
            parts.append(part)
        return b"".join(parts)

    def _session(self) -> requests.Session:
        """Return this thread's session, which keeps its connections."""
        session: requests.Session | None = getattr(self._local, "session", None)
        if session is None:
            from workbench.engines.connections import session as new

            session = self._local.session = new(self.agent)
        return session


class _Watch:
    """Cuts the connection of this thread's request when its time is over.

    A read timeout alone does not do: each arriving byte starts it anew.
    """

    def __init__(self, left: float) -> None:
        self.fired = False
        self._timer = threading.Timer(left, self._fire)
        self._timer.daemon = True
        self._over = threading.Lock()
        self._done = False

    def __enter__(self) -> _Watch:
        from workbench.engines import connections

        self._held = connections.watch()
        self._timer.start()
        return self

    def __exit__(self, *_: object) -> None:
        with self._over:
            self._done = True
        self._timer.cancel()

    def _fire(self) -> None:
        with self._over:
            if not self._done:
                self.fired = True
                self._held.cut()


def seconds(value: str | None) -> float | None:
    """Read a Retry-After header: seconds, or a date."""
    if not value:
        return None
    try:
        asked = float(value)
        return max(0.0, asked) if isfinite(asked) else None
    except ValueError:
        pass
    from email.utils import parsedate_to_datetime

    try:
        return max(0.0, parsedate_to_datetime(value).timestamp() - time.time())
    except ValueError:
        return None


def _lower(headers: Mapping[str, str]) -> dict[str, str]:
    return {name.lower(): value for name, value in headers.items()}
