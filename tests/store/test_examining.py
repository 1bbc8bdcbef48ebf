"""What is told of a database that is looked at, and that looking changes nothing."""

from __future__ import annotations

import os
import shutil
import sqlite3
import time
from collections.abc import Callable, Sequence
from contextlib import closing
from pathlib import Path

import pytest

from workbench.errors import StoreError
from workbench.store import backups
from workbench.store.answers import ANSWERS, Answers
from workbench.store.database import connect
from workbench.store.examining import examine
from workbench.store.memory import Memory, MemoryUnit
from workbench.store.migrations import MEMORY, SESSIONS, Migration

KINDS = {"sessions.db": SESSIONS, "memory.db": MEMORY, "answers.db": ANSWERS}


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Make one database of each kind, with something in them, and a copy of the sessions."""
    folder = tmp_path_factory.mktemp("whole")
    with closing(connect(folder / "sessions.db", SESSIONS)) as db:
        for number in range(200):
            db.execute("INSERT INTO session VALUES (?, '', '', '')", (f"lake-{number:0300}",))
        backups.back_up(db, folder / "sessions.db")
    with Memory(folder / "memory.db") as memory:
        memory.add_many(MemoryUnit(f"Мост {n} построен.", f"Bridge {n}", "ru") for n in range(300))
    with Answers(folder / "answers.db") as answers:
        for number in range(200):
            answers.put("a", "1", "ru-en", f"Мост {number}", "", "Bridge " * 20)
    for name in KINDS:
        with closing(sqlite3.connect(folder / name)) as db:
            db.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    return folder


@pytest.fixture
def folder(whole: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(whole, tmp_path / "data"))


def told(path: Path, migrations: Sequence[Migration] | None = None) -> tuple[bool, str]:
    """Examine a database; hold that no database or copy is made, changed or removed."""

    def contents() -> dict[Path, bytes]:
        return {file: file.read_bytes() for file in path.parent.rglob("*.db") if file.is_file()}

    before = contents()
    said = examine(path, migrations or KINDS[path.name])
    assert contents() == before
    return said


def cut(path: Path) -> None:
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])


def scribbled(path: Path) -> None:
    """Overwrite pages in the middle, so that the list of tables can still be read."""
    data = bytearray(path.read_bytes())
    data[len(data) // 2 : len(data) // 2 + 9000] = b"x" * 9000
    path.write_bytes(data)


def text(path: Path) -> None:
    path.write_text("No database.\n" * 500)


@pytest.mark.parametrize("name", KINDS)
def test_a_whole_database_is_told_with_its_size(folder: Path, name: str) -> None:
    right, said = told(folder / name)
    assert right
    size = (folder / name).stat().st_size
    assert said.startswith(f"{size / 1e6:,.1f} MB, whole.")


def test_of_a_database_that_is_not_there_nothing_is_wrong(tmp_path: Path) -> None:
    assert told(tmp_path / "memory.db") == (True, "none yet")


@pytest.mark.parametrize("damage", [cut, scribbled, text])
@pytest.mark.parametrize(
    ("name", "remedy"),
    [
        ("sessions.db", "`workbench sessions list` keeps a copy of it and saves what can be read."),
        ("memory.db", "`workbench memory repair` keeps a copy of it and saves what can be read."),
        ("answers.db", "Move the file away, and a new one is made; nothing is overwritten."),
    ],
)
def test_damage_is_told_with_what_mends_it(
    folder: Path, name: str, remedy: str, damage: Callable[[Path], None]
) -> None:
    damage(folder / name)
    right, said = told(folder / name)
    assert not right
    assert said.startswith(f"{folder / name} is damaged. {remedy}")


def test_the_newest_copy_is_named_beside_damage(folder: Path) -> None:
    path = folder / "sessions.db"
    older, newer = (path.parent / "backups" / f"sessions-2026010{day}T000000Z.db" for day in "12")
    (only,) = backups.backups_of(path)
    shutil.copy(only, older)
    only.rename(newer)
    os.utime(newer, (1767312000, 1767312000))
    text(path)
    assert told(path)[1].endswith(f"Newest of 2 copies: {newer} (2026-01-02 00:00 UTC).")


def test_a_database_that_was_emptied_is_damaged_while_a_copy_of_it_is_there(folder: Path) -> None:
    for path in (folder / "sessions.db", folder / "memory.db"):
        path.write_bytes(b"")
        os.utime(path, (time.time() - 60, time.time() - 60))
    assert "is damaged." in told(folder / "sessions.db")[1]
    assert told(folder / "memory.db")[0]


@pytest.mark.parametrize("name", KINDS)
@pytest.mark.parametrize(
    ("statements", "words"),
    [
        ("PRAGMA user_version = 99", "was written by a newer version"),
        ("PRAGMA user_version = 0", "is another program's database"),
        (
            "DROP TABLE IF EXISTS session; DROP TABLE IF EXISTS source; DROP TABLE IF EXISTS answer",
            "is another program's database",
        ),
    ],
)
def test_what_this_version_did_not_make_is_told(
    folder: Path, name: str, statements: str, words: str
) -> None:
    with closing(sqlite3.connect(folder / name)) as db:
        db.executescript(statements)
    right, said = told(folder / name)
    assert not right
    assert words in said
    assert "set WORKBENCH_HOME to another folder." in said


def test_a_folder_in_place_of_a_database_is_told(tmp_path: Path) -> None:
    (tmp_path / "memory.db").mkdir()
    right, said = told(tmp_path / "memory.db")
    assert not right
    assert said.startswith(
        f"{tmp_path / 'memory.db'} is a folder, where a database should be. Move"
    )


def test_an_older_version_is_no_fault_and_stays_as_it_is(folder: Path) -> None:
    more = (*SESSIONS, Migration(2, lambda _: None, "colour"))
    right, said = told(folder / "sessions.db", more)
    assert right
    assert "MB, whole, of an older version: brought up when next opened." in said


def test_another_programs_database_is_never_written(tmp_path: Path) -> None:
    path = tmp_path / "memory.db"
    with closing(sqlite3.connect(path)) as db:
        db.execute("CREATE TABLE photo (name TEXT)")
    before = path.read_bytes()
    for read_only in (True, False):
        with pytest.raises(StoreError, match="is another program's database"):
            Memory(path, read_only=read_only)
        assert path.read_bytes() == before
