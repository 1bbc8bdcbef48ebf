"""The program on a real pty is ended in every way while somebody types: next to nothing is lost."""

from __future__ import annotations

import os
import random
import signal
import sqlite3
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest

from benchmarks.screen import Window
from tests.tui.support import make_session
from workbench import places
from workbench.store.sessions import Sessions

WORDS = [
    "deep",
    "lake",
    "lies",
    "between",
    "green",
    "hills",
    "where",
    "herons",
    "nest",
    "and",
    "boats",
    "rest",
    "at",
    "noon",
]
LAST_SECOND = 1.0
"""Seconds before the end of which what was shown may be missing."""

pytestmark = pytest.mark.screen


@contextmanager
def typing(home: Path) -> Iterator[Window]:
    """Yield the editor on a session's first segment."""
    name = make_session()
    with Sessions(places.sessions_database()) as store:
        store.set_state(name, "stage", "edit")
    window = Window(home, "--offline", "open", name)
    try:
        window.until(lambda shown: "Russian · 1 " in shown and "Enter Confirm" in shown)
        yield window
    finally:
        if window.process.poll() is None:
            window.process.kill()
        window.process.wait()
        try:
            os.close(window.terminal)
        except OSError:
            assert window.process.returncode is not None  # the test had closed it


def type_for(window: Window, seconds: float) -> list[tuple[float, str]]:
    """Type words; return what the text was at each moment at which it was shown."""
    shown: list[tuple[float, str]] = []
    text = ""
    ends = time.perf_counter() + seconds
    while time.perf_counter() < ends:
        word = f"{WORDS[len(shown) % len(WORDS)]}{len(shown)}"
        text += f"{word} "
        os.write(window.terminal, f"{word} ".encode())
        shown.append((window.until(lambda s, word=word: word in s), text))
        time.sleep(random.random() * 0.1)
    return shown


def stored() -> str:
    """Return the draft on disk, in a database that is whole."""
    with closing(sqlite3.connect(places.sessions_database())) as db:
        assert db.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        row = db.execute("SELECT text FROM draft WHERE unit = 1").fetchone()
    return row[0] if row else ""


def lost_at_most_a_second(shown: list[tuple[float, str]], ended: float) -> None:
    """Compare what is on disk with what was typed."""
    kept, typed = stored(), shown[-1][1]
    assert typed.startswith(kept), (typed, kept)
    due = [text for moment, text in shown if moment < ended - LAST_SECOND]
    assert len(kept) >= len((due or [""])[-1]), (typed, kept)


def kill(home: Path, seconds: float) -> None:
    """Type for a while, end the program as a power cut would, look at the disk."""
    with typing(home) as window:
        shown = type_for(window, seconds)
        ended = time.perf_counter()
        window.process.kill()
        window.process.wait()
        lost_at_most_a_second(shown, ended)


@pytest.mark.parametrize("attempt", range(8))
def test_a_killed_program_loses_a_second_at_most(home: Path, attempt: int) -> None:
    kill(home, random.Random(attempt).random() * 2)


@pytest.mark.slow
@pytest.mark.parametrize("attempt", range(192))
def test_a_killed_program_loses_a_second_at_most_at_200_moments(home: Path, attempt: int) -> None:
    kill(home, random.Random(1000 + attempt).random() * 3)


@pytest.mark.parametrize("how", [signal.SIGHUP, signal.SIGTERM])
def test_a_signal_to_end_loses_nothing(home: Path, how: signal.Signals) -> None:
    with typing(home) as window:
        shown = type_for(window, 0.4)
        window.process.send_signal(how)
        ended = time.perf_counter() + 3
        while window.process.poll() is None and time.perf_counter() < ended:
            window.read(0.05)
        assert window.process.poll() is not None
        assert stored() == shown[-1][1]


def test_a_terminal_that_goes_away_ends_the_program_and_loses_nothing(home: Path) -> None:
    with typing(home) as window:
        shown = type_for(window, 0.4)
        os.close(window.terminal)
        window.process.wait(timeout=3)
        assert stored() == shown[-1][1]


def test_a_sleeping_laptop_goes_on_where_it_was(home: Path) -> None:
    with typing(home) as window:
        shown = type_for(window, 0.2)
        window.process.send_signal(signal.SIGSTOP)
        time.sleep(2)
        window.process.send_signal(signal.SIGCONT)
        window.rest(1.2)
        assert stored() == shown[-1][1]
        assert window.process.poll() is None
