"""A program that opens a database twice keeps what makes other programs leave its log alone.

A process gives up all its locks on a file when it closes it once, however often it has it open.
"""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from workbench.core.model import Revision, Session
from workbench.store.answers import Answers
from workbench.store.database import waits_in_log, wal_of
from workbench.store.memory import Memory
from workbench.store.sessions import Sessions

LOOK = """
import sqlite3, sys
db = sqlite3.connect(sys.argv[1])
print(db.execute(sys.argv[2]).fetchone()[0])
db.close()
"""


def looked(path: Path, question: str) -> str:
    """Let another program open a database, ask something and close it."""
    done = subprocess.run(
        [sys.executable, "-c", LOOK, str(path), question],
        capture_output=True,
        encoding="utf-8",
        check=True,
        timeout=120,
    )
    return done.stdout.strip()


def remember(memory: Memory, number: int) -> None:
    memory.add(f"Мост {number}", f"Bridge {number}", "ru", "test")


def answer(answers: Answers, number: int) -> None:
    answers.put("engine", "1", "ru", f"Мост {number}", "", f"Bridge {number}")


def create(sessions: Sessions, number: int) -> None:
    pages = [Revision(lang, f"Мост {number}", 1, "", "Text.") for lang in ("en", "ru")]
    sessions.create(Session("", pages[0], (pages[1],)), [])


@pytest.mark.parametrize(
    ("kind", "write", "table"),
    [(Memory, remember, "target"), (Answers, answer, "answer"), (Sessions, create, "session")],
)
def test_what_is_written_after_another_connection_was_closed_reaches_other_programs(
    kind: Callable[[Path], Any], write: Callable[[Any, int], None], table: str, tmp_path: Path
) -> None:
    path = tmp_path / "kept.db"
    question = f"SELECT count(*) FROM {table}"
    with closing(kind(path)) as store:
        write(store, 1)
        kind(path).close()
        assert looked(path, question) == "1"
        write(store, 2)
        assert looked(path, question) == "2"


@pytest.mark.parametrize(("log", "waits"), [(None, False), (b"", False), (b"frame", True)])
def test_a_log_that_is_gone_holds_nothing(log: bytes | None, waits: bool, tmp_path: Path) -> None:
    path = tmp_path / "kept.db"
    if log is not None:
        wal_of(path).write_bytes(log)
    assert waits_in_log(path) == waits
