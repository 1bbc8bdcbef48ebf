"""Leaving when the terminal goes away or the system asks: what was typed is saved first.

Textual reads a terminal that is gone for ever, at full speed, and takes no notice of
SIGHUP and SIGTERM, which end the process with the last half second unsaved.
"""

from __future__ import annotations

import asyncio
import contextvars
import os
import select
import signal
import sys
import threading
from contextlib import suppress
from typing import TYPE_CHECKING

from workbench.errors import StoreError

if TYPE_CHECKING:
    from workbench.tui.app import WorkbenchApp

PATIENCE = 2.0
"""Seconds that saving may take once the terminal is gone."""
HUNG_UP = 128 + signal.SIGHUP


def watch(app: WorkbenchApp) -> None:
    """Save and end when the terminal of this process is closed, or on SIGHUP and SIGTERM."""
    if app.is_headless or threading.current_thread() is not threading.main_thread():
        return
    loop = asyncio.get_running_loop()
    # A pty may be closed under a process that gets no SIGHUP: it leads no session.
    loop.add_signal_handler(signal.SIGHUP, lambda: _leave_at_once(app))
    loop.add_signal_handler(signal.SIGTERM, lambda: _leave(app))
    stdin = sys.__stdin__
    if stdin is not None and stdin.isatty():
        leaving = contextvars.copy_context()  # the app's own, which its screens need to draw
        threading.Thread(
            target=_wait, args=(app, loop, leaving, stdin.fileno()), name="hang-up", daemon=True
        ).start()


def _wait(
    app: WorkbenchApp,
    loop: asyncio.AbstractEventLoop,
    leaving: contextvars.Context,
    terminal: int,
) -> None:
    """Wait until the terminal hangs up; end the process though the app may be stuck drawing."""
    poll = select.poll()
    poll.register(terminal, 0)
    events = 0
    while not events:
        events = sum(event for _, event in poll.poll(1000))
    if events & select.POLLNVAL:  # this system cannot tell, or the descriptor was closed
        return
    with suppress(RuntimeError):  # the app has ended by itself
        loop.call_soon_threadsafe(_leave_at_once, app, context=leaving)
        threading.Event().wait(PATIENCE)
        os._exit(HUNG_UP)


def save(app: WorkbenchApp) -> None:
    """Save what is open; what the session's disk refuses goes into a text file."""
    try:
        app.leave_session()
    except StoreError:  # nobody is left to be told
        app.rescue()


def _leave(app: WorkbenchApp) -> None:
    """Save, and give the terminal back."""
    save(app)
    app.exit(return_code=128 + signal.SIGTERM)


def _leave_at_once(app: WorkbenchApp) -> None:
    """Save, and end without a word to a terminal that is not there."""
    save(app)
    os._exit(HUNG_UP)
