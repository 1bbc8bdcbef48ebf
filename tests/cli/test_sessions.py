"""`workbench sessions`: listed, shown, carried from one machine to another, removed."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import Run
from workbench import places
from workbench.core.model import Draft, Kind, Revision, Session, State, Unit
from workbench.store.sessions import Sessions


@pytest.fixture
def name(home: Path) -> str:
    session = Session(
        "",
        Revision("en", "River Ob", 11, "2026-01-02T03:04:05Z", "The Ob."),
        (Revision("ru", "Обь", 22, "2026-01-02T03:04:06Z", "Обь."),),
    )
    with Sessions(places.sessions_database()) as store:
        made = store.create(session, [Unit(1, "ru", 0, Kind.PARAGRAPH, 0, 4, "Обь.")])
        store.save(made, Draft(1, "The Ob.", State.CONFIRMED))
    return made


def test_the_list_is_json_and_a_table(workbench: Run, name: str) -> None:
    (row,) = json.loads(workbench("sessions", "--json").stdout)["sessions"]
    assert row.pop("updated")
    assert row == {
        "name": "River_Ob",
        "title": "River Ob",
        "sources": [{"lang": "ru", "title": "Обь", "revid": 22}],
        "segments": 1,
        "confirmed": 1,
    }
    head, line = workbench("sessions", "list").stdout.splitlines()
    assert head.split() == ["NAME", "TITLE", "SOURCES", "CONFIRMED", "UPDATED"]
    assert line.startswith("River_Ob  River Ob  ru       1 of 1")


def test_one_is_shown_with_its_pages_and_states(workbench: Run, name: str) -> None:
    shown = json.loads(workbench("sessions", "show", name, "--json").stdout)
    assert shown["states"] == {"confirmed": 1}
    assert [page["revid"] for page in shown["pages"]] == [11, 22]
    assert "revision 22" in workbench("sessions", "show", name).stdout


def test_a_session_goes_out_into_a_file_and_comes_back(
    workbench: Run, name: str, tmp_path: Path
) -> None:
    assert workbench("sessions", "export", name, "-o", "s.jsonl").returncode == 0
    shown = workbench("sessions", "export", name).stdout
    assert shown == (tmp_path / "s.jsonl").read_text(encoding="utf-8")
    assert workbench("sessions", "delete", name).returncode == 0
    assert json.loads(workbench("sessions", "--json").stdout) == {"sessions": []}
    back = workbench("sessions", "import", "s.jsonl", "--json")
    assert json.loads(back.stdout) == {"sessions": [name]}
    assert workbench("sessions", "export", name).stdout == shown


def test_what_is_not_there_or_no_session_is_a_plain_error(workbench: Run, tmp_path: Path) -> None:
    (tmp_path / "bad.jsonl").write_text("{}\n", encoding="utf-8")
    for arguments in (
        ("sessions", "show", "nothing"),
        ("sessions", "delete", "nothing"),
        ("sessions", "export", "nothing"),
        ("sessions", "import", "bad.jsonl"),
        ("sessions", "import", "nothing.jsonl"),
    ):
        done = workbench(*arguments)
        assert done.returncode == 2, arguments
        assert done.stdout == ""
        assert "Traceback" not in done.stderr


def test_a_damaged_database_is_mended_and_said(workbench: Run, name: str) -> None:
    with Sessions(places.sessions_database()):
        assert list((places.data() / "backups").iterdir())
    places.sessions_database().write_bytes(b"no database " * 1000)
    done = workbench("sessions", "--json")
    assert done.returncode == 0
    assert "was damaged" in done.stderr
    assert [row["name"] for row in json.loads(done.stdout)["sessions"]] == [name]


@pytest.mark.parametrize("command", ["propose", "update", "delete"])
def test_whichever_command_mends_a_database_says_so(
    workbench: Run, name: str, command: str
) -> None:
    with Sessions(places.sessions_database()):
        assert list((places.data() / "backups").iterdir())
    places.sessions_database().write_bytes(b"no database " * 1000)
    given = ("sessions", "delete", name) if command == "delete" else (command, name)
    done = workbench("--offline", *given)
    assert done.stderr.count("was damaged") == 1
    assert "Traceback" not in done.stderr


FULL_DISK = """
import resource, sys
from workbench.cli.main import main
resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
sys.exit(main(sys.argv[1:]))
"""


def on_a_full_disk(*arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", FULL_DISK, *arguments],
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


def test_on_a_full_disk_sessions_are_listed_and_exported_and_nothing_is_called_damaged(
    workbench: Run, tmp_path: Path
) -> None:
    workbench("demo", "--json")
    exported = workbench("sessions", "export", "demo")
    (tmp_path / "demo.jsonl").write_text(exported.stdout, encoding="utf-8")
    listed = on_a_full_disk("sessions", "list", "--json")
    assert listed.returncode == 0, listed.stderr
    assert [row["name"] for row in json.loads(listed.stdout)["sessions"]] == ["demo"]
    assert "It is only read now." in listed.stderr
    assert on_a_full_disk("sessions", "export", "demo").stdout == exported.stdout
    refused = on_a_full_disk("sessions", "import", "demo.jsonl")
    assert refused.returncode == 2
    assert "damaged" not in refused.stderr
    assert len(refused.stderr.splitlines()) == 2
