"""Going on after a bug: one handler fails, the screen and what is typed stay."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from functools import partial
from inspect import isawaitable
from typing import Any

from textual import events
from textual.message import Message
from textual.message_pump import MessagePump
from textual.timer import Timer
from textual.worker import Worker, WorkerState

NEEDED = (events.Load, events.Compose, events.Mount)
"""Without these a widget is not there; the program has to end."""


class Guarded(MessagePump):
    """Tells the application of a bug in a handler, a timer or a worker, and goes on.

    Textual ends the message loop of a widget whose handler fails: it would stand there, dead.
    """

    def unexpected(self, bug: Exception) -> None:
        """Tell the application."""
        self.app.unexpected(bug)  # type: ignore[attr-defined]

    async def _dispatch_message(self, message: Message) -> None:
        try:
            await super()._dispatch_message(message)
        except Exception as bug:
            if isinstance(message, NEEDED):
                raise
            self.unexpected(bug)

    def set_timer(
        self,
        delay: float,
        callback: Callable[[], Any] | None = None,
        *,
        name: str | None = None,
        pause: bool = False,
    ) -> Timer:
        """Call a function later; a bug in it does not end the program."""
        guarded = self._guarded(callback) if callback is not None else None
        return super().set_timer(delay, guarded, name=name, pause=pause)

    def call_next(self, callback: Callable[..., Any], *arguments: Any, **named: Any) -> None:
        """Call a function next, as with a dialog's answer; a bug in it is told like any other."""
        super().call_next(self._guarded(partial(callback, *arguments, **named)))

    def _guarded(self, callback: Callable[[], Any]) -> Callable[[], Any]:
        async def guarded() -> None:
            if self._gone():
                return
            try:
                answer = callback()
                if isawaitable(answer):
                    await answer
            except asyncio.CancelledError:
                raise
            except Exception as bug:  # noqa: BLE001 - told and noted in one place
                self.unexpected(bug)

        return guarded

    def _gone(self) -> bool:
        """Tell whether this is being taken off the screen: what was begun may come due all the same."""
        return bool(getattr(self, "_pruning", False)) or not self.app.is_running

    def on_worker_state_changed(self, event: Worker.StateChanged) -> None:
        """Tell what went wrong in the background, where it was not expected.

        What comes back when the screen is gone finds nothing that it could show itself on.
        """
        failed = event.state is WorkerState.ERROR and not self._gone()
        if failed and isinstance(event.worker.error, Exception):
            self.unexpected(event.worker.error)
