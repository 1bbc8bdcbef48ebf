"""One wiki's Action API: identified, compressed, polite, and never waited for beyond a deadline."""

from __future__ import annotations

import json
import random
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from typing import Any, TypeVar
from urllib.parse import urlencode

import requests

from workbench import __version__
from workbench.config import Config
from workbench.core.addresses import is_private
from workbench.errors import BadReply, Offline, RateLimited, ReachError, Refused, Timeout

CONTACT = "https://pypi.org/project/wiki-translation-workbench/"
DEADLINE = 30.0
"""Seconds for one request, whatever the other side does."""
TRIES = 3
LONGEST_WAIT = 30.0
"""Seconds that a Retry-After is heeded within one call; a longer one is reported."""
LARGEST = 32 * 2**20
"""Bytes of one answer."""
LONG_QUERY = 1500
"""Characters of an encoded query above which it goes by POST."""
_CHANCE = random.Random()
MAXLAG = 5
LONGEST_REASON = 300
"""Characters of a wiki's own words in an error."""
MOST_PARTS = 500
"""Answers that one query may be continued through; no real one needs a tenth of it."""

Parameters = Mapping[str, str | int]
Result = TypeVar("Result")


class Wiki:
    """A client of one wiki; its cookies live as long as it does. Not to be shared by threads."""

    def __init__(
        self,
        lang: str,
        config: Config,
        *,
        deadline: float = DEADLINE,
        sleep: Callable[[float], None] = time.sleep,
    ) -> None:
        self.lang = lang
        self.api = config.api(lang)
        self.requests = 0
        """How many requests were sent."""
        self._secrets: set[str] = set()
        self._offline = config.offline
        self._deadline = deadline
        self._sleep = sleep
        self._session = requests.Session()
        contact = config.get("contact", "address") or CONTACT
        self._session.headers["User-Agent"] = (
            f"wiki-translation-workbench/{__version__} ({contact})"
        )
        self._session.headers["Accept-Encoding"] = "gzip"

    def close(self) -> None:
        """Close the connection."""
        self._session.close()

    def forget(self) -> None:
        """Forget who is logged in."""
        self._session.cookies.clear()
        self._session.headers.pop("Authorization", None)

    def authorize(self, token: str) -> None:
        """Send an OAuth access token with every request from now on."""
        self.hide(token)
        self._session.headers["Authorization"] = f"Bearer {token}"

    def hide(self, secret: str) -> None:
        """Quote no such text in an error: some services repeat what they were sent."""
        self._secrets |= {secret} - {""}

    def query(self, parameters: Parameters) -> Iterator[dict[str, Any]]:
        """Yield the answers of action=query, following continuation until `batchcomplete`.

        Raises ReachError kinds.
        """
        more: dict[str, str] = {}
        for _ in range(MOST_PARTS):
            answer = self.call({"action": "query", **parameters, **more})
            if not isinstance(answer, dict) or not isinstance(answer.get("continue", {}), dict):
                break
            yield answer
            if "continue" not in answer:
                return
            more = answer["continue"]
        raise BadReply(f"The {self.lang} wiki’s answer makes no sense or has no end.", "Try again.")

    def call(self, parameters: Parameters, *, post: bool = False, retry: bool = True) -> Any:
        """Return the answer to one call, tried up to three times while the wiki is busy.

        `retry=False` is for calls that must not happen twice. Raises ReachError kinds; an
        error of the API is Refused, with the API's code as `code`.
        """
        if self._offline:
            raise Offline("Offline: no wiki is asked.", "Leave out --offline to fetch.")
        if not is_private(self.api):
            raise Refused(
                f"The {self.lang} wiki at {self.api} is not asked over plain http, which others"
                " could read and change.",
                "Use its https address; http is for wikis on this machine.",
            )
        sent = {
            "format": "json",
            "formatversion": 2,
            "maxlag": MAXLAG,
            "errorformat": "bc",
            **parameters,
        }
        for attempt in range(1, TRIES + 1):
            try:
                return self._once(sent, post)
            except _Busy as busy:
                wait = busy.retry_after
                if wait is None:
                    wait = _CHANCE.uniform(0.5, 1.0) * 2 ** (attempt - 1)
                if not retry or attempt == TRIES or wait > LONGEST_WAIT:
                    raise busy.error from None
                self._sleep(wait)
        raise AssertionError("unreachable")

    def _once(self, parameters: Parameters, post: bool) -> Any:
        self.requests += 1
        by_post = post or len(urlencode(dict(parameters))) > LONG_QUERY
        status, headers, body = bounded(
            lambda: self._exchange(parameters, by_post), self._deadline, f"The {self.lang} wiki"
        )
        return self._read(status, headers, body)

    def _exchange(self, parameters: Parameters, post: bool) -> tuple[int, Mapping[str, str], bytes]:
        ends = time.monotonic() + self._deadline
        try:
            with self._session.request(
                "POST" if post else "GET",
                self.api,
                **{"data" if post else "params": dict(parameters)},  # type: ignore[arg-type]
                timeout=(10, self._deadline),
                stream=True,
                allow_redirects=False,
            ) as response:
                body = bytearray()
                for piece in response.iter_content(65536):
                    body += piece
                    if len(body) > LARGEST:
                        raise BadReply(f"The {self.lang} wiki sent more than {LARGEST >> 20} MB.")
                    if time.monotonic() > ends:
                        raise self._late()
                return response.status_code, response.headers, bytes(body)
        except requests.Timeout as error:
            raise _Busy(self._late(), None) from error
        except requests.ConnectionError as error:
            raise _Busy(self._unreachable(), None) from error
        except requests.RequestException as error:
            raise BadReply(f"The {self.lang} wiki broke off its answer.", "Try again.") from error

    def _late(self) -> Timeout:
        return Timeout(
            f"The {self.lang} wiki did not answer within {self._deadline:.0f} s.",
            "Try again later.",
        )

    def _unreachable(self) -> Offline:
        return Offline(
            f"The {self.lang} wiki at {self.api} cannot be reached.",
            "Check the network; 'workbench doctor' tells more.",
        )

    def _read(self, status: int, headers: Mapping[str, str], body: bytes) -> Any:
        wait = _seconds(headers.get("Retry-After"))
        if status == 429:
            error: ReachError = RateLimited(
                f"The {self.lang} wiki asks to slow down.", _later(wait), retry_after=wait
            )
            raise _Busy(error, wait)
        if status >= 500:
            broken = BadReply(f"The {self.lang} wiki failed (HTTP {status}).", _later(wait))
            raise _Busy(broken, wait)
        if status >= 300:
            raise Refused(
                f"The {self.lang} wiki refused the request (HTTP {status}).",
                f"Is {self.api} the address of its api.php?",
            )
        try:
            answer = json.loads(body)
        except (ValueError, RecursionError):
            answer = None
        if not isinstance(answer, dict | list):
            raise BadReply(
                f"What answers at {self.api} is no MediaWiki API.", "Check the address of the wiki."
            )
        if isinstance(answer, dict) and "error" in answer:
            error = answer["error"]
            raise self._api_error(error if isinstance(error, dict) else {"info": error}, wait)
        return answer

    def _api_error(self, error: Mapping[str, Any], wait: float | None) -> Exception:
        code, info = (self._quotable(error.get(key, "")) for key in ("code", "info"))
        if code == "maxlag":
            busy = RateLimited(
                f"The {self.lang} wiki is too busy just now.", _later(wait), retry_after=wait
            )
            return _Busy(busy, wait)
        if code == "ratelimited":
            return RateLimited(
                f"The {self.lang} wiki asks to slow down.", _later(wait), retry_after=wait
            )
        return ApiError(f"The {self.lang} wiki refused: {info or code}", code=code)

    def _quotable(self, said: object) -> str:
        text = str(said)
        for secret in self._secrets:
            text = text.replace(secret, "…")
        return text if len(text) <= LONGEST_REASON else f"{text[: LONGEST_REASON - 1]}…"


class ApiError(Refused):
    """The API answered with an error; `code` is MediaWiki's own."""

    def __init__(self, message: str, hint: str = "", *, code: str) -> None:
        super().__init__(message, hint)
        self.code = code


class _Busy(Exception):
    """Something that passes: worth another try."""

    def __init__(self, error: ReachError, retry_after: float | None) -> None:
        super().__init__(error.message)
        self.error = error
        self.retry_after = retry_after


@contextmanager
def making_sense(lang: str) -> Iterator[None]:
    """Take an answer of a wiki apart.

    Raises BadReply where it is of another form than the API's.
    """
    try:
        yield
    except (AttributeError, KeyError, IndexError, TypeError, ValueError) as error:
        raise BadReply(f"The {lang} wiki’s answer makes no sense.", "Try again.") from error


def bounded(call: Callable[[], Result], seconds: float, who: str) -> Result:
    """Return what a call returns, or raise Timeout when it takes longer.

    A read timeout bounds one read, not an answer that drips; so the call runs on
    a daemon thread that is left behind when its time is over.
    """
    outcome: list[Result] = []
    failure: list[BaseException] = []

    def body() -> None:
        try:
            outcome.append(call())
        except BaseException as error:  # noqa: BLE001 - handed to the caller
            failure.append(error)

    thread = threading.Thread(target=body, name="wiki request", daemon=True)
    thread.start()
    thread.join(seconds)
    if outcome:
        return outcome[0]
    if failure:
        raise failure[0]
    raise Timeout(f"{who} did not answer within {seconds:.0f} s.", "Try again later.")


def _seconds(value: str | None) -> float | None:
    return float(value) if value and value.strip().isdecimal() else None


def _later(wait: float | None) -> str:
    return f"Try again in {wait:.0f} s." if wait else "Try again later."
