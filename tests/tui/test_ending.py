"""The program on a real pty is ended in every way while somebody types: next to nothing is lost."""

from __future__ import annotations

import functools
import os
import random
import shutil
import signal
import sqlite3
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, contextmanager, suppress
from pathlib import Path

import pytest

from benchmarks.screen import Window
from tests.tui.support import make_session
from workbench import places
from workbench.core.model import Draft, State
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
DATABASE = "sessions.db"
LONG = 400
"""Characters after which a text is begun anew: all of it must be on the screen."""
SIDE_BY_SIDE = 2
"""Programs that are ended at the same time."""

pytestmark = pytest.mark.screen


@contextmanager
def typing(home: Path) -> Iterator[Window]:
    """Yield the editor on the first segment of the session in a home, made if need be."""
    if not (home / DATABASE).exists():
        name = make_session()
        with Sessions(places.sessions_database()) as store:
            store.set_state(name, "stage", "edit")
    window = Window(home, "--offline", "open", "Lake")
    try:
        window.until(lambda shown: "Russian · 1 " in shown and "Enter Confirm" in shown)
        yield window
    finally:
        if window.process.poll() is None:
            window.process.kill()
        window.process.wait()
        close(window)


def close(window: Window) -> None:
    """Close the terminal, once: its number may be another's by now."""
    if window.terminal >= 0:
        os.close(window.terminal)
        window.terminal = -1


class Clock:
    """Tells the time less what a program waited for a processor, ready to go on.

    A machine that is busy with other things takes its share of each second.
    """

    def __init__(self, window: Window) -> None:
        self.tasks = Path(f"/proc/{window.process.pid}/task")
        self.waited: dict[Path, int] = {}
        """Nanoseconds by thread, those that have ended too."""

    def __call__(self) -> float:
        for task in self.tasks.glob("*/schedstat"):
            with suppress(OSError):
                self.waited[task] = int(task.read_text().split()[1])
        return time.perf_counter() - sum(self.waited.values()) / 1e9


def type_for(
    window: Window,
    seconds: float,
    text: str = "",
    clock: Callable[[], float] = time.perf_counter,
) -> list[tuple[float, str]]:
    """Type words after a text; return what the text was at each moment at which it was shown."""
    shown: list[tuple[float, str]] = []
    ends = time.perf_counter() + seconds
    while time.perf_counter() < ends or not shown:
        word = f"{WORDS[len(shown) % len(WORDS)]}{len(text)}"
        text += f"{word} "
        os.write(window.terminal, f"{word} ".encode())
        window.until(lambda s, word=word: word in s)
        shown.append((clock(), text))
        time.sleep(random.random() * 0.1)
    return shown


def stored(home: Path) -> str:
    """Return the draft on disk, in a database that is whole."""
    with closing(sqlite3.connect(home / DATABASE)) as db:
        assert db.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        row = db.execute("SELECT text FROM draft WHERE unit = 1").fetchone()
    return row[0] if row else ""


def lost_at_most_a_second(home: Path, shown: list[tuple[float, str]], ended: float) -> None:
    """Compare what is on disk with what was typed."""
    kept, typed = stored(home), shown[-1][1]
    assert typed.startswith(kept), (typed, kept)
    due = [text for moment, text in shown if moment < ended - LAST_SECOND]
    assert len(kept) >= len((due or [""])[-1]), (typed, kept)


def comes_to(home: Path, text: str, window: Window) -> None:
    """Wait until a text is on disk, reading what is painted meanwhile."""
    ends = time.perf_counter() + 60
    while stored(home) != text:
        assert time.perf_counter() < ends, (stored(home), text)
        window.read(0.05)


def ends_with(text: str, shown: str) -> bool:
    """Tell whether the last word of a text is on the screen."""
    return not text or text.split()[-1] in shown


def end_again_and_again(home: Path, times: int, seed: int) -> None:
    """Open, type, end the program in some way; the next opening goes on where it was.

    Most ends are those of a power cut; in others the shell hangs up or the terminal closes.
    """
    dice = random.Random(seed)
    before = ""
    for _ in range(times):
        how = dice.choice(("kill", "kill", "kill", "hang up", "close"))
        with typing(home) as window:
            window.until(functools.partial(ends_with, before))
            clock = Clock(window)
            shown = type_for(window, dice.random() * 1.4, before, clock)
            ended = clock()
            if how == "kill":
                window.process.kill()
            elif how == "hang up":
                window.process.send_signal(signal.SIGHUP)
            else:
                close(window)
            window.process.wait(timeout=60)
        if how == "kill":
            lost_at_most_a_second(home, shown, ended)
        else:
            assert stored(home) == shown[-1][1], how
        before = stored(home)
        if len(before) > LONG:
            with Sessions(home / DATABASE) as store:
                store.save("Lake", Draft(1, "", State.UNTRANSLATED))
            before = ""


def test_a_program_that_is_ended_loses_a_second_at_most(home: Path) -> None:
    end_again_and_again(home, 4, seed=1)


@pytest.mark.slow
def test_a_program_that_is_ended_200_times_loses_a_second_at_most(
    home: Path, tmp_path: Path
) -> None:
    with typing(home):
        homes = [shutil.copytree(home, tmp_path / f"home-{n}") for n in range(SIDE_BY_SIDE)]
    with ThreadPoolExecutor(SIDE_BY_SIDE) as pool:
        times = 200 // SIDE_BY_SIDE
        for done in [pool.submit(end_again_and_again, h, times, n) for n, h in enumerate(homes)]:
            done.result()


@pytest.mark.parametrize("how", [signal.SIGHUP, signal.SIGTERM])
def test_a_signal_to_end_loses_nothing(home: Path, how: signal.Signals) -> None:
    with typing(home) as window:
        shown = type_for(window, 0.4)
        window.process.send_signal(how)
        ended = time.perf_counter() + 60
        while window.process.poll() is None and time.perf_counter() < ended:
            window.read(0.05)
        assert window.process.poll() is not None
        assert stored(home) == shown[-1][1]


def test_a_terminal_that_goes_away_ends_the_program_and_loses_nothing(home: Path) -> None:
    with typing(home) as window:
        shown = type_for(window, 0.4)
        close(window)
        window.process.wait(timeout=60)
        assert stored(home) == shown[-1][1]


def test_a_sleeping_laptop_goes_on_where_it_was(home: Path) -> None:
    with typing(home) as window:
        shown = type_for(window, 0.2)
        window.process.send_signal(signal.SIGSTOP)
        time.sleep(2)
        window.process.send_signal(signal.SIGCONT)
        comes_to(home, shown[-1][1], window)
        assert window.process.poll() is None


JUMPING = """
import time
from pathlib import Path

real, jump = time.time, Path(__file__).with_name("jump")
time.time = lambda: real() + (float(jump.read_text()) if jump.exists() else 0)
"""


@pytest.mark.parametrize("seconds", [-30_000_000, pytest.param(30_000_000, marks=pytest.mark.slow)])
def test_a_clock_that_jumps_by_a_year_loses_nothing(
    home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, seconds: int
) -> None:
    (tmp_path / "sitecustomize.py").write_text(JUMPING, encoding="utf-8")
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))
    with typing(home) as window:
        (text,) = {text for _, text in type_for(window, 0)}
        (tmp_path / "jump").write_text(str(seconds), encoding="utf-8")
        shown = type_for(window, 0.2, text)
        comes_to(home, shown[-1][1], window)
        window.process.kill()
        window.process.wait()
        assert stored(home) == shown[-1][1]
    with typing(home) as window:
        window.until(functools.partial(ends_with, shown[-1][1]))
