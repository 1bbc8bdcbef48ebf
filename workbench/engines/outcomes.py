"""Turns what a request came to into the error that tells the user what to do."""

from __future__ import annotations

from workbench.errors import BadReply, Offline, RateLimited, ReachError, Refused, Timeout

COOL = frozenset({401, 403, 429, 456, 503})
"""Statuses after which a service is left alone for half an hour."""


def refusal(engine: str, status: int, retry_after: float | None) -> ReachError:
    """Return the error for an HTTP status that is not a success.

    Nothing of the answer's body goes into it: services quote keys and texts there.
    """
    if status == 429 or (status == 503 and retry_after is not None):
        wait = f" (in {retry_after:.0f} s)" if retry_after else ""
        return RateLimited(
            f"{engine} asks to come back later{wait}; status {status}.",
            "Wait, or use another engine.",
            retry_after=retry_after,
        )
    if status == 456:
        return Refused(f"{engine}: the quota is used up (status 456).", "Use another engine.")
    if status in (401, 403):
        return Refused(
            f"{engine} refused (status {status}).", "Check its key: `workbench engines` names it."
        )
    if status in (413, 414):
        return BadReply(f"{engine} finds the text too long (status {status}).")
    if status >= 500:
        return ReachError(
            f"{engine} has a fault of its own (status {status}).",
            "Try again later, or another engine.",
            retry_after=retry_after,
        )
    if status >= 400:
        return Refused(
            f"{engine} did not accept the request (status {status}).",
            "Check its address and model: `workbench engines` shows them.",
        )
    return BadReply(f"{engine} gave no answer to read (status {status}).")


def failure(engine: str, error: Exception, deadline: float) -> ReachError:
    """Return the error for a request that brought no answer, or half of one.

    The library's own wording is left out: it quotes the whole address, with key and text.
    """
    import requests

    if isinstance(error, requests.Timeout):
        return Timeout(
            f"{engine} did not answer within {deadline:g} seconds.",
            "Try again later, or another engine.",
        )
    if isinstance(error, requests.ConnectionError):
        if "NameResolution" in str(error):
            return Offline(f"{engine} was not found (no network?).", "Check the network.")
        return ReachError(
            f"{engine} could not be reached, or hung up.", "Check its address and the network."
        )
    return BadReply(f"{engine} sent an answer that cannot be read.")


def private(error: ReachError) -> ReachError:
    """Return an error without its traceback's chain, in which libraries quote keys and texts."""
    error.__cause__ = None
    error.__suppress_context__ = True
    return error
