"""Databases that are damaged, too new, or cannot be written: plain words, nothing overwritten."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from workbench.core.model import Draft, Kind, Revision, Session, State, Unit
from workbench.errors import StoreError
from workbench.store import backups
from workbench.store.database import connect, transaction
from workbench.store.memory import Memory
from workbench.store.migrations import SESSIONS, Migration
from workbench.store.sessions import Sessions

UNITS = [Unit(n, "ru", 0, Kind.PARAGRAPH, n, n + 1, "Слово " * 20) for n in range(1, 201)]


def session(title: str) -> Session:
    page = Revision("en", title, 1, "", "A line of text.\n" * 400)
    return Session("", page, (Revision("ru", title, 2, "", "Строка текста.\n" * 400),))


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "sessions.db"


def fill(path: Path) -> list[str]:
    with Sessions(path) as store:
        names = [store.create(session(title), UNITS) for title in ("Ob", "Lena", "Amur")]
        for name in names:
            store.save_many(name, [Draft(u.id, f"Word {u.id}", State.EDITED) for u in UNITS])
    with closing(sqlite3.connect(path)) as db:
        db.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    return names


def damage(path: Path, start: float, size: int) -> bytes:
    """Overwrite a stretch of a file; `start` is its place as a share of the file."""
    data = bytearray(path.read_bytes())
    at = int(len(data) * start)
    data[at : at + size] = b"\xa5" * size
    path.write_bytes(data)
    return bytes(data)


@pytest.mark.parametrize("place", [0.4, 0.6, 0.8])
def test_what_can_be_read_of_a_damaged_database_is_saved(path: Path, place: float) -> None:
    names = fill(path)
    damaged = damage(path, place, 8192)
    for copy in backups.backups_of(path):
        copy.unlink()
    with Sessions(path, check=True) as store:
        assert "damaged" in store.notice
        saved = {line.name for line in store.summaries()}
        drafts = sum(len(store.drafts(name)) for name in saved)
        for name in saved:
            store.load(name)
    (kept,) = path.parent.glob("sessions.db.damaged-*")
    assert kept.read_bytes() == damaged
    assert len(saved) >= 2
    assert saved <= set(names)
    assert drafts >= 300
    with Sessions(path, check=True) as store:
        assert store.notice == ""


@pytest.mark.parametrize("place", [0.05, 0.25, 0.35, 0.5])
def test_what_a_damaged_database_lost_comes_from_its_copy(path: Path, place: float) -> None:
    names = fill(path)
    with closing(sqlite3.connect(path)) as db:
        backups.back_up(db, path)
    damage(path, place, 8192)
    with Sessions(path, check=True) as store:
        assert {line.name for line in store.summaries()} == set(names)
        assert sum(len(store.drafts(name)) for name in names) == 600
        assert all(store.units(name) == UNITS for name in names)


def test_a_database_that_cannot_be_read_at_all_comes_back_from_its_copy(path: Path) -> None:
    names = fill(path)
    with Sessions(path) as store:
        (copy,) = backups.backups_of(path)
        assert copy
    path.write_bytes(b"This is no database. " * 5000)
    with Sessions(path) as store:
        assert "newest copy" in store.notice
        assert {line.name for line in store.summaries()} == set(names)
    (kept,) = path.parent.glob("sessions.db.damaged-*")
    assert kept.read_bytes().startswith(b"This is no database")


def test_a_damaged_database_in_use_is_left_alone(path: Path) -> None:
    (name, *_) = fill(path)
    with Sessions(path) as store:
        store.claim(name)
        data = damage(path, 0.5, 8192)
        with pytest.raises(StoreError, match="another window is using it"):
            Sessions(path, check=True)
        assert path.read_bytes() == data


def test_a_damaged_memory_says_so_and_is_not_overwritten(path: Path) -> None:
    path.write_bytes(b"This is no database. " * 5000)
    with pytest.raises(StoreError, match="damaged"):
        Memory(path)
    assert path.read_bytes() == b"This is no database. " * 5000


def test_a_database_of_a_newer_version_is_refused_untouched(path: Path) -> None:
    fill(path)
    with closing(sqlite3.connect(path)) as db:
        db.execute("PRAGMA user_version = 99")
        db.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    before = path.read_bytes()
    for read_only in (False, True):
        with pytest.raises(StoreError, match="newer version") as refused:
            Sessions(path, read_only=read_only)
        assert "Update" in refused.value.hint
    assert path.read_bytes() == before


def add_colour(db: sqlite3.Connection) -> None:
    db.execute("ALTER TABLE session ADD COLUMN colour TEXT NOT NULL DEFAULT ''")


def fail(db: sqlite3.Connection) -> None:
    db.execute("CREATE TABLE half (done)")
    db.execute("INSERT INTO nowhere VALUES (1)")


def test_a_migration_keeps_a_copy_and_all_data(path: Path) -> None:
    names = fill(path)
    with closing(connect(path, [*SESSIONS, Migration(99, add_colour, "session")])) as db:
        assert db.execute("SELECT name, colour FROM session ORDER BY name").fetchall() == [
            (name, "") for name in sorted(names)
        ]
    (copy,) = backups.backups_of(path)
    with closing(sqlite3.connect(copy)) as db:
        assert db.execute("PRAGMA user_version").fetchone() == (SESSIONS[-1].number,)
        assert db.execute("SELECT count(*) FROM draft").fetchone() == (600,)


def test_a_migration_that_fails_changes_nothing(path: Path) -> None:
    fill(path)
    with pytest.raises(StoreError):
        connect(path, [*SESSIONS, Migration(99, fail, "session")])
    with Sessions(path) as store:
        assert len(store.summaries()) == 3


def test_migrations_are_numbered_without_gaps() -> None:
    assert [m.number for m in SESSIONS] == list(range(1, len(SESSIONS) + 1))


def test_five_copies_are_kept_and_one_a_day_is_made(path: Path) -> None:
    fill(path)
    with Sessions(path), Sessions(path):
        assert len(backups.backups_of(path)) == 1
    with closing(sqlite3.connect(path)) as db:
        made = [backups.back_up(db, path) for _ in range(7)]
    assert backups.backups_of(path) == made[-5:]
    assert {copy.stat().st_mode & 0o077 for copy in made[-5:]} == {0}


def test_a_clock_set_back_neither_drops_the_newest_copy_nor_makes_one_at_each_opening(
    path: Path,
) -> None:
    fill(path)
    with closing(sqlite3.connect(path)) as db:
        for number in range(5):
            made = backups.back_up(db, path)
            made.rename(made.with_name(f"sessions-2099010{number + 1}T000000000000Z.db"))
        made = backups.back_up(db, path)
    copies = backups.backups_of(path)
    assert copies[-1] == made
    assert len(copies) == 5
    assert not [copy for copy in copies if "2099" in copy.name]
    with Sessions(path):
        assert backups.backups_of(path) == copies


def test_a_place_that_cannot_be_written_is_a_plain_error() -> None:
    with pytest.raises(StoreError, match="cannot be written") as refused:
        Sessions(Path("/proc/nowhere/sessions.db"))
    assert "WORKBENCH_HOME" in refused.value.hint


FULL_DISK = """
import resource, sys
from pathlib import Path
from workbench.core.model import Draft, State
from workbench.errors import StoreError
from workbench.store.sessions import Sessions
store = Sessions(Path(sys.argv[1]))
saved = 0
resource.setrlimit(resource.RLIMIT_FSIZE, (300_000, 300_000))
try:
    for n in range(1, 200):
        store.save("Ob", Draft(n, "x" * 20_000, State.EDITED))
        saved = n
except StoreError as error:
    print(saved, error.message)
"""


def test_a_full_disk_is_said_and_what_was_saved_before_stays(path: Path) -> None:
    with Sessions(path) as store:
        store.create(session("Ob"), UNITS[:1])
    done = subprocess.run(
        [sys.executable, "-c", FULL_DISK, str(path)],
        capture_output=True,
        encoding="utf-8",
        timeout=180,
        check=True,
    )
    saved, _, message = done.stdout.partition(" ")
    assert "disk" in message
    with Sessions(path, check=True) as store:
        assert store.notice == ""
        assert len(store.drafts("Ob")) == int(saved) > 0


def interrupted(db: sqlite3.Connection) -> None:
    with transaction(db):
        db.execute("INSERT INTO session VALUES ('a', '[]', '', '')")
        raise KeyboardInterrupt


def test_a_transaction_is_undone_when_anything_fails(path: Path) -> None:
    with closing(connect(path, SESSIONS)) as db:
        with pytest.raises(KeyboardInterrupt):
            interrupted(db)
        assert db.execute("SELECT count(*) FROM session").fetchone() == (0,)
