"""Waiting for a call that blocks, without letting it hold the app."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Callable
from contextlib import suppress
from typing import TypeVar

from workbench.errors import Timeout

Answer = TypeVar("Answer")


async def off_the_loop(call: Callable[[], Answer], deadline: float, what: str = "") -> Answer:
    """Await a blocking call that neither quitting nor cancelling waits for.

    Textual joins the threads of its own workers when the app ends, so that one
    hung request would hold the terminal; a daemon thread is left behind instead.
    Whatever the call raises is raised here.
    Raises Timeout after `deadline` seconds, naming `what`.
    """
    loop = asyncio.get_running_loop()
    waiting: asyncio.Future[Answer] = loop.create_future()

    def settle(answer: Answer | None, error: BaseException | None) -> None:
        if waiting.done():
            return
        if error is not None:
            waiting.set_exception(error)
        else:
            waiting.set_result(answer)  # type: ignore[arg-type]

    def body() -> None:
        answer: Answer | None = None
        failure: BaseException | None = None
        try:
            answer = call()
        except Exception as error:  # noqa: BLE001 - raised again where it is awaited
            failure = error
        with suppress(RuntimeError):  # the loop has ended: nobody waits
            loop.call_soon_threadsafe(settle, answer, failure)

    threading.Thread(target=body, name=what or "blocking call", daemon=True).start()
    try:
        async with asyncio.timeout(deadline):
            return await waiting
    except TimeoutError as error:
        raise Timeout(f"{what or 'The call'} took more than {deadline:.0f} s.") from error
