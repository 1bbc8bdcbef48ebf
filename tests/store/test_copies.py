"""Programs that copy, mend and hold one database at the same moment: nobody trips over another."""

from __future__ import annotations

import fcntl
import os
import sqlite3
import threading
import time
from contextlib import closing
from pathlib import Path

import pytest

from tests.together import TOGETHER, at_once
from workbench import keeping
from workbench.core.model import Kind, Revision, Session, Unit
from workbench.store import backups, owners
from workbench.store.database import sound
from workbench.store.examining import examine
from workbench.store.migrations import SESSIONS
from workbench.store.sessions import Sessions

SESSION = Session("", Revision("en", "Reach", 1, "", "A '''reach'''."), ())


@pytest.fixture
def path(tmp_path: Path) -> Path:
    made = tmp_path / "sessions.db"
    with Sessions(made) as store:
        store.create(SESSION, [Unit(1, "ru", 0, Kind.PARAGRAPH, 0, 1, "С.")])
    return made


def test_of_many_that_open_it_on_a_new_day_one_makes_the_copy(path: Path) -> None:
    """Five windows opened together would otherwise push out the copies of five days."""
    assert at_once(lambda: Sessions(path).close()) == []
    assert len(backups.backups_of(path)) == 1


def test_many_copies_made_at_once_are_all_whole_and_the_newest_five_stay(path: Path) -> None:
    def copy() -> None:
        with closing(sqlite3.connect(path)) as db:
            backups.back_up(db, path)

    assert at_once(copy) == []
    assert len(backups.backups_of(path)) == backups.KEEP
    assert all(sound(copy) for copy in backups.backups_of(path))
    assert not list((path.parent / "backups").glob("*.part"))


@pytest.mark.parametrize(
    ("age", "due"), [(0, False), (backups.DAY - 60, False), (backups.DAY, True)]
)
def test_a_copy_that_vanishes_while_it_is_looked_at_is_passed_over(
    path: Path, age: float, due: bool
) -> None:
    with closing(sqlite3.connect(path)) as db:
        made = backups.back_up(db, path)
    gone = made.with_name("sessions-29990101T000000000000Z.db")
    gone.symlink_to("nowhere")  # listed, and not there when it is asked for its age
    moment = time.time() - age
    os.utime(made, (moment, moment))
    assert backups.due(path) is due
    newest = backups.newest_copy(path)
    assert newest
    assert newest[0] == made
    assert newest[1] == pytest.approx(moment)
    assert made.name in examine(path, SESSIONS)[1]


def test_a_database_with_no_copy_left_is_due(path: Path) -> None:
    assert backups.newest_copy(path) is None
    assert backups.due(path)


def test_many_that_open_a_damaged_one_at_once_get_what_one_saved(path: Path) -> None:
    with Sessions(path):
        pass
    path.write_bytes(b"no database at all, of a length that is not nothing " * 100)
    path.with_name("sessions.db-wal").unlink(missing_ok=True)
    seen: list[int] = []

    def look() -> None:
        with Sessions(path) as store:
            seen.append(len(store.summaries()))

    assert at_once(look) == []
    assert seen == [1] * TOGETHER
    assert len(list(path.parent.glob("*.damaged-*Z"))) == 1


def test_an_owner_whose_file_is_taken_for_a_dead_ones_makes_another(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Another program may look between the making of the file and its lock."""
    mine, other = owners.Owners(path), owners.Owners(path)
    lock = fcntl.flock
    looked: list[str] = []

    def look_first(handle: int, how: int) -> None:
        if not looked:
            looked.append(mine.token)
            assert not other.lives(mine.token)
        lock(handle, how)

    monkeypatch.setattr(fcntl, "flock", look_first)
    mine.hold()
    assert looked
    assert other.lives(mine.token)
    mine.release()
    assert not other.lives(mine.token)


def test_what_one_does_alone_another_waits_for(path: Path) -> None:
    order: list[str] = []
    waits = threading.Event()

    def second() -> None:
        waits.set()
        with keeping.alone(path):
            order.append("second")

    with keeping.alone(path):
        thread = threading.Thread(target=second)
        thread.start()
        waits.wait(20)
        order.append("first")
    thread.join(20)
    assert order == ["first", "second"]


def test_a_folder_that_cannot_be_locked_stops_nobody(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise OSError(9, "Bad file descriptor")

    monkeypatch.setattr(fcntl, "flock", refuse)
    with keeping.alone(path):
        pass
