"""`workbench sessions`: listed, shown, carried from one machine to another, removed."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.conftest import Cli, Done
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


def test_the_list_is_json_and_a_table(cli: Cli, name: str) -> None:
    (row,) = cli("sessions", "--json").json["sessions"]
    assert row.pop("updated")
    assert row == {
        "name": "River_Ob",
        "title": "River Ob",
        "sources": [{"lang": "ru", "title": "Обь", "revid": 22}],
        "segments": 1,
        "confirmed": 1,
    }
    head, line = cli("sessions", "list").out.splitlines()
    assert head.split() == ["NAME", "TITLE", "SOURCES", "CONFIRMED", "UPDATED"]
    assert line.startswith("River_Ob  River Ob  ru       1 of 1")


def test_where_nothing_can_be_kept_there_are_no_sessions(cli: Cli) -> None:
    assert cli("sessions", "--json", WORKBENCH_HOME="/proc/none").json == {"sessions": []}
    in_its_place = cli("sessions", "--json", WORKBENCH_HOME="/dev/null/none")
    assert in_its_place.code == 2
    assert "/dev/null/none" in in_its_place.told[0]


def test_one_is_shown_with_its_pages_and_states(cli: Cli, name: str) -> None:
    shown = cli("sessions", "show", name, "--json").json
    assert shown["states"] == {"confirmed": 1}
    assert shown["sessions"] == cli("sessions", "--json").json["sessions"]
    assert [page["revid"] for page in shown["pages"]] == [11, 22]
    assert "revision 22" in cli("sessions", "show", name).out


def test_a_session_goes_out_into_a_file_and_comes_back(cli: Cli, name: str, tmp_path: Path) -> None:
    assert cli("sessions", "export", name, "-o", "s.jsonl").code == 0
    shown = cli("sessions", "export", name).out
    assert shown == (tmp_path / "s.jsonl").read_text(encoding="utf-8")
    assert cli("sessions", "delete", name).code == 0
    assert cli("sessions", "--json").json == {"sessions": []}
    back = cli("sessions", "import", "s.jsonl", "--json")
    [row] = back.json["sessions"]
    assert (row["name"], row["segments"], row["confirmed"]) == (name, 1, 1)
    assert cli("sessions", "export", name).out == shown


def test_what_is_not_there_or_no_session_is_a_plain_error(cli: Cli, tmp_path: Path) -> None:
    (tmp_path / "bad.jsonl").write_text("{}\n", encoding="utf-8")
    for arguments in (
        ("sessions", "show", "nothing"),
        ("sessions", "delete", "nothing"),
        ("sessions", "export", "nothing"),
        ("sessions", "import", "bad.jsonl"),
        ("sessions", "import", "nothing.jsonl"),
    ):
        done = cli(*arguments)
        assert done.code == 2, arguments
        assert done.out == ""


def test_a_damaged_database_is_mended_and_said(cli: Cli, name: str) -> None:
    with Sessions(places.sessions_database()):
        assert list((places.data() / "backups").iterdir())
    places.sessions_database().write_bytes(b"no database " * 1000)
    done = cli("sessions", "--json")
    assert done.code == 0
    assert "was damaged" in done.err
    assert [row["name"] for row in done.json["sessions"]] == [name]


@pytest.mark.parametrize("command", ["propose", "update", "delete"])
def test_whichever_command_mends_a_database_says_so(cli: Cli, name: str, command: str) -> None:
    with Sessions(places.sessions_database()):
        assert list((places.data() / "backups").iterdir())
    places.sessions_database().write_bytes(b"no database " * 1000)
    given = ("sessions", "delete", name) if command == "delete" else (command, name)
    done = cli("--offline", *given)
    assert done.err.count("was damaged") == 1


FULL_DISK = """
import resource, sys
from workbench.cli.main import main
resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
sys.exit(main(sys.argv[1:]))
"""


def on_a_full_disk(*arguments: str) -> Done:
    done = subprocess.run(
        [sys.executable, "-c", FULL_DISK, *arguments],
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    return Done(done.returncode, done.stdout, done.stderr)


def test_on_a_full_disk_sessions_are_listed_and_exported_and_nothing_is_called_damaged(
    cli: Cli, demo: str, tmp_path: Path
) -> None:
    exported = cli("sessions", "export", demo)
    (tmp_path / "demo.jsonl").write_text(exported.out, encoding="utf-8")
    listed = on_a_full_disk("sessions", "list", "--json")
    assert listed.code == 0, listed.err
    assert [row["name"] for row in listed.json["sessions"]] == ["demo"]
    assert "It was only read." in listed.err
    assert on_a_full_disk("sessions", "export", "demo").out == exported.out
    unwritten = on_a_full_disk("sessions", "export", "demo", "-o", "demo.jsonl")
    assert unwritten.code == 2
    assert unwritten.err == "workbench: demo.jsonl cannot be written: File too large.\n"
    assert (tmp_path / "demo.jsonl").read_text(encoding="utf-8") == exported.out
    refused = on_a_full_disk("sessions", "import", "demo.jsonl")
    assert refused.code == 2
    assert "damaged" not in refused.err
    assert len(refused.err.splitlines()) == 2


def test_on_a_full_disk_the_demo_is_refused_with_one_error(home: Path) -> None:
    refused = on_a_full_disk("demo")
    assert refused.code == 2
    assert len(refused.err.splitlines()) == 2
    assert "sessions.db" in refused.err
    assert refused.out == ""
