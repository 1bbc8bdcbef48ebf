"""A program that saves drafts is killed at any moment: what it was told is saved is there."""

from __future__ import annotations

import random
import signal
import sqlite3
import subprocess
import sys
import threading
import time
from contextlib import closing
from pathlib import Path

import pytest

from workbench.core.model import Kind, Revision, Session, Unit
from workbench.store.sessions import Sessions

PAGE = Revision("en", "Ob", 1, "", "Text")
WRITER = """
import sys
from pathlib import Path
from workbench.core.model import Draft, State
from workbench.store.sessions import Sessions
with Sessions(Path(sys.argv[1])) as store:
    if not store.claim("Ob"):
        sys.exit("still held")
    number = int(sys.argv[2])
    while True:
        number += 1
        store.save("Ob", Draft(number % 7 + 1, f"{number} " + "text " * 50, State.EDITED))
        sys.stdout.write(f"{number}\\n")
        sys.stdout.flush()
"""


def kill_once(path: Path, start: int, how: signal.Signals, moment: float) -> int:
    """Let a writer run, end it, and return the last number that it said was saved."""
    with subprocess.Popen(
        [sys.executable, "-c", WRITER, str(path), str(start)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        encoding="ascii",
    ) as writer:
        assert writer.stdout is not None
        first = writer.stdout.readline()
        assert first, writer.stderr.read() if writer.stderr else ""
        time.sleep(moment)
        writer.send_signal(how)
        patience = threading.Timer(30, writer.kill)  # a writer that lives on would be read for ever
        patience.start()
        rest = writer.stdout.read()
        patience.cancel()
    lines = [line for line in (first + rest).split("\n")[:-1] if line]
    return int(lines[-1])


def survive(path: Path, times: int, seed: int) -> None:
    rng = random.Random(seed)
    with Sessions(path) as store:
        units = [Unit(n, "ru", 0, Kind.PARAGRAPH, n, n + 1, "x") for n in range(1, 8)]
        store.create(Session("Ob", PAGE, (PAGE,)), units)
    said = 0
    for _ in range(times):
        how = rng.choice((signal.SIGKILL, signal.SIGKILL, signal.SIGHUP))
        said = kill_once(path, said, how, rng.uniform(0, 0.06))
        with Sessions(path, read_only=True) as store:
            there = max(int(draft.text.split()[0]) for draft in store.drafts("Ob").values())
        assert there in (said, said + 1)
        said = there
        with closing(sqlite3.connect(path)) as db:
            assert db.execute("PRAGMA integrity_check").fetchone() == ("ok",)


@pytest.mark.parametrize("seed", range(5))
def test_nothing_that_was_saved_is_lost_by_a_kill(tmp_path: Path, seed: int) -> None:
    survive(tmp_path / "sessions.db", 4, seed)


@pytest.mark.slow
def test_nothing_that_was_saved_is_lost_by_two_hundred_kills(tmp_path: Path) -> None:
    survive(tmp_path / "sessions.db", 200, seed=99)
