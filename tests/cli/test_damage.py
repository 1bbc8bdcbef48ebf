"""Damaged, misplaced, newer and unwritable databases, from the command line: plain words, and on."""

from __future__ import annotations

import ctypes
import json
import os
import random
import shutil
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from workbench import places
from workbench.cli.main import main
from workbench.core.model import Draft, State
from workbench.flow.opening import from_texts
from workbench.store import backups
from workbench.store.memory import Memory, MemoryUnit
from workbench.store.sessions import Sessions

RUSSIAN = "'''Озеро''' глубокое.\n\n== История ==\n" + "Здесь построили порт.\n\n" * 500
Said = Callable[..., tuple[int, str, str]]


@pytest.fixture
def said(capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Said:
    """Run a command in this process; returns its exit code and what it printed on either stream."""
    monkeypatch.setenv("WORKBENCH_OFFLINE", "1")

    def run(*arguments: str) -> tuple[int, str, str]:
        capfd.readouterr()
        code = main(list(arguments))
        return code, *capfd.readouterr()

    return run


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    """Make a home with a session, its copy and a memory, once; returns the session's name too."""
    folder = tmp_path_factory.mktemp("whole") / "home"
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("WORKBENCH_HOME", str(folder))
        name = from_texts(("Lake", "'''Lake''' is deep.\n"), {"ru": ("Озеро", RUSSIAN)})
        with Sessions(places.sessions_database()) as store:
            store.save(name, Draft(1, "'''Lake''' is deep.", State.CONFIRMED))
        with closing(sqlite3.connect(places.sessions_database())) as db:
            backups.back_up(db, places.sessions_database())
        with Memory(places.memory_database()) as memory:
            memory.add_many(
                MemoryUnit(f"Мост номер {n} построен.", f"Bridge {n} was built.", "ru", "a")
                for n in range(900)
            )
        for path in (places.sessions_database(), places.memory_database()):
            with closing(sqlite3.connect(path)) as db:
                db.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    return folder, name


@pytest.fixture
def session(whole: tuple[Path, str], home: Path) -> str:
    folder, name = whole
    shutil.copytree(folder, home)
    return name


def truncated(path: Path) -> None:
    data = path.read_bytes()
    path.write_bytes(data[: len(data) // 2])


def overwritten(path: Path) -> None:
    data = bytearray(path.read_bytes())
    data[len(data) // 3 : len(data) // 3 + 20_000] = random.Random(1).randbytes(20_000)
    path.write_bytes(data)


def text(path: Path) -> None:
    path.write_text("No database.\n" * 500)


def folder(path: Path) -> None:
    path.unlink()
    path.mkdir()


def newer(path: Path) -> None:
    with closing(sqlite3.connect(path)) as db:
        db.execute("PRAGMA user_version = 99")
        db.execute("PRAGMA wal_checkpoint(TRUNCATE)")


def held(path: Path) -> bytes:
    return path.read_bytes() if path.is_file() else b""


# ------------------------------------------------------------------------- memory


@pytest.mark.parametrize("damage", [truncated, text, folder, newer])
def test_without_a_memory_that_can_be_used_proposing_goes_on(
    said: Said, session: str, damage: Callable[[Path], None]
) -> None:
    damage(places.memory_database())
    before = held(places.memory_database())
    code, out, err = said("propose", session, "--json")
    assert code == 1
    assert json.loads(out)["from"] == {"rules": 1}
    (told,) = [line for line in err.splitlines() if "memory" in line]
    assert told.startswith("The memory is left out: ")
    assert str(places.memory_database()) in told
    assert any(word in told for word in ("repair", "Move it away", "Update"))
    assert held(places.memory_database()) == before


@pytest.mark.parametrize("damage", [truncated, text, folder, newer])
def test_without_a_memory_that_can_be_used_the_demo_goes_on(
    said: Said, home: Path, damage: Callable[[Path], None]
) -> None:
    Memory(places.memory_database()).close()
    damage(places.memory_database())
    code, out, err = said("demo", "--json")
    assert code == 0
    assert json.loads(out)["session"] == "demo"
    assert "The memory did not learn the demo: " in err


@pytest.mark.parametrize("damage", [truncated, overwritten, text])
def test_the_commands_of_a_damaged_memory_tell_how_to_save_it(
    said: Said, session: str, damage: Callable[[Path], None], tmp_path: Path
) -> None:
    damage(places.memory_database())
    before = held(places.memory_database())
    code, _, err = said("memory", "export", "-o", str(tmp_path / "out.tmx"))
    assert code == 2
    assert "`workbench memory repair` keeps a copy of it and saves what can be read." in err
    assert len(err.splitlines()) == 2
    assert not (tmp_path / "out.tmx").exists()
    assert held(places.memory_database()) == before


@pytest.mark.parametrize(("damage", "least"), [(truncated, 0), (overwritten, 500), (text, 0)])
def test_a_damaged_memory_is_repaired_as_far_as_it_can_be_read(
    said: Said, session: str, damage: Callable[[Path], None], least: int
) -> None:
    damage(places.memory_database())
    before = held(places.memory_database())
    code, out, _ = said("memory", "repair")
    assert code == 0
    assert out.startswith("The translation memory was damaged. It is kept as memory.db.damaged-")
    (kept,) = places.data().glob("memory.db.damaged-*")
    assert kept.read_bytes() == before
    with Memory(places.memory_database()) as memory:
        units = list(memory.units())
        assert out.endswith(f"Saved from it: {len(units)} translations.\n")
        assert least <= len(units) < 900
        for unit in units[::50]:
            assert unit.target in [m.target for m in memory.search(unit.source, "ru")]
    assert said("memory", "repair")[1] == "The memory is whole.\n"


USING = """
import sys
from pathlib import Path
from workbench.store.memory import Memory
with Memory(Path(sys.argv[1])) as memory:
    print(memory.count(), flush=True)
    sys.stdin.read()
"""


def test_a_memory_in_use_is_not_replaced(said: Said, session: str) -> None:
    path = places.memory_database()
    with subprocess.Popen(
        [sys.executable, "-c", USING, str(path)], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as other:
        assert other.stdout is not None
        assert other.stdin is not None
        assert other.stdout.readline() == b"900\n"
        overwritten(path)
        before = held(path)
        code, _, err = said("memory", "repair")
        other.stdin.close()
    assert code == 2
    assert "another program is using it" in err
    assert held(path) == before


# --------------------------------------------------------------------- both, told


@pytest.mark.parametrize(
    ("name", "words"), [("sessions", "workbench sessions list"), ("memory", "memory repair")]
)
def test_the_doctor_finds_damage_and_names_what_mends_it(
    said: Said, session: str, monkeypatch: pytest.MonkeyPatch, name: str, words: str
) -> None:
    monkeypatch.setattr("workbench.cli.doctor._wikis", lambda common: [])
    assert said("doctor")[0] == 0
    path = {"sessions": places.sessions_database(), "memory": places.memory_database()}[name]
    overwritten(path)
    before = held(path)
    code, out, _ = said("doctor", "--json")
    assert code == 1
    (row,) = [
        check for check in json.loads(out)["checks"] if not check["ok"] and name == check["what"]
    ]
    assert f"{path} is damaged." in row["detail"]
    assert words in row["detail"]
    assert held(path) == before


def test_the_doctor_tells_of_a_home_that_is_a_file(
    said: Said, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").touch()
    monkeypatch.setenv("WORKBENCH_HOME", str(tmp_path / "file"))
    code, out, _ = said("doctor")
    assert code == 1
    assert f"--  data folder            {tmp_path / 'file'} cannot be written" in out


# ----------------------------------------------------------------------- sessions

READING = [("status",), ("check",), ("draft", "--rough"), ("align",), ("glossary", "check")]
ALL = [*READING, ("propose",), ("sessions", "show"), ("sessions", "export")]


@pytest.mark.parametrize("command", ALL, ids="-".join)
@pytest.mark.parametrize("damage", [truncated, overwritten, text])
def test_whichever_command_meets_damage_mends_it_says_so_and_goes_on(
    said: Said, session: str, damage: Callable[[Path], None], command: tuple[str, ...]
) -> None:
    damage(places.sessions_database())
    before = held(places.sessions_database())
    code, _, err = said(*command, session)
    assert code in (0, 1), err
    (told,) = [line for line in err.splitlines() if "damaged" in line]
    assert told.endswith("Saved from it and from the newest copy: 1 session with 1 draft.")
    (kept,) = places.data().glob("sessions.db.damaged-*")
    assert kept.read_bytes() == before


@pytest.mark.parametrize("command", ALL, ids="-".join)
def test_a_database_that_was_emptied_comes_back_from_its_copy(
    said: Said, session: str, command: tuple[str, ...]
) -> None:
    places.sessions_database().write_bytes(b"")
    earlier = time.time() - 60
    os.utime(places.sessions_database(), (earlier, earlier))
    code, _, err = said(*command, session)
    assert code in (0, 1), err
    assert "newest copy" in err


def test_an_empty_database_that_another_program_is_making_is_left_to_it(
    said: Said, session: str
) -> None:
    places.sessions_database().write_bytes(b"")
    code, _, err = said("status", session)
    assert code == 2
    assert err.startswith(f"workbench: There is no session {session}.")
    assert not list(places.data().glob("*damaged*"))


@pytest.mark.parametrize("command", ALL, ids="-".join)
@pytest.mark.parametrize("damage", [folder, newer])
def test_what_is_no_database_of_this_version_is_refused_untouched(
    said: Said, session: str, damage: Callable[[Path], None], command: tuple[str, ...]
) -> None:
    damage(places.sessions_database())
    before = held(places.sessions_database())
    code, out, err = said(*command, session)
    assert (code, out) == (2, "")
    what = "is a folder" if damage is folder else "newer version"
    assert what in err.splitlines()[0]
    assert "WORKBENCH_HOME" in err.splitlines()[1]
    assert held(places.sessions_database()) == before


def test_a_session_of_an_older_version_is_read_at_once(said: Said, session: str) -> None:
    with closing(sqlite3.connect(places.memory_database())) as db:
        db.executescript(
            "DROP TABLE posting; DROP TABLE indexed; PRAGMA user_version = 1;"
            "CREATE VIRTUAL TABLE source_index USING fts5 (terms, content='');"
            "CREATE VIRTUAL TABLE source_terms USING fts5vocab (source_index, row);"
        )
    code, out, err = said("memory", "search", "Мост номер 7 построен.")
    assert (code, err) == (0, "")
    assert "Bridge 7 was built." in out
    assert len(backups.backups_of(places.memory_database())) == 1


# ---------------------------------------------------------------- read-only, locked


def without_root() -> None:
    """Give up what lets root write where nobody may."""
    for power in (1, 2):  # CAP_DAC_OVERRIDE, CAP_DAC_READ_SEARCH
        ctypes.CDLL(None).prctl(24, power, 0, 0, 0)  # PR_CAPBSET_DROP


ONE_AFTER_THE_OTHER = """
import json, sys
from workbench.cli.main import main
for command in json.loads(sys.argv[1]):
    print("#", main(command), flush=True)
"""


def test_in_a_home_that_cannot_be_written_everything_is_read(session: str, home: Path) -> None:
    commands = [
        ["sessions"],
        ["status", session],
        ["draft", session, "--rough"],
        ["memory", "search", "Мост номер 7 построен."],
        ["memory", "search", "номер", "--concordance"],
        ["memory", "export"],
        ["memory", "import", "nothing.tmx"],
        ["propose", session],
    ]
    for path in (home, *home.rglob("*")):
        path.chmod(0o500 if path.is_dir() else 0o400)
    try:
        done = subprocess.run(
            [sys.executable, "-c", ONE_AFTER_THE_OTHER, json.dumps(commands)],
            capture_output=True,
            encoding="utf-8",
            env={**os.environ, "WORKBENCH_OFFLINE": "1"},
            timeout=180,
            check=True,
            preexec_fn=without_root,
        )
    finally:
        for path in (home, *home.rglob("*")):
            path.chmod(0o700)
    codes = [line for line in done.stdout.splitlines() if line.startswith("# ")]
    assert codes == ["# 0", "# 0", "# 1", "# 0", "# 0", "# 0", "# 2", "# 2"]
    assert "Bridge 7 was built." in done.stdout
    assert "900 segments." in done.stderr
    assert done.stderr.count("Make its folder writable, or set WORKBENCH_HOME") == 2
    assert "Traceback" not in done.stderr


def test_while_another_program_writes_everything_is_read(said: Said, session: str) -> None:
    with (
        closing(sqlite3.connect(places.sessions_database(), isolation_level=None)) as one,
        closing(sqlite3.connect(places.memory_database(), isolation_level=None)) as other,
    ):
        one.execute("BEGIN IMMEDIATE")
        other.execute("BEGIN IMMEDIATE")
        assert said("status", session)[0] == 0
        assert said("sessions", "show", session)[0] == 0
        assert "Bridge 7 was built." in said("memory", "search", "Мост номер 7 построен.")[1]
