"""Where a command reads and prints: full disks, closed streams, pipes whose reader has gone."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import TextIO, cast

import pytest

from tests.cli.conftest import Cli
from workbench import places
from workbench.cli.main import main
from workbench.store.memory import Memory

SHELL = 'exec "$0" -m workbench '


def through_a_shell(line: str) -> subprocess.CompletedProcess[str]:
    """Run a command line as sh would, with its redirections."""
    return subprocess.run(
        ["sh", "-c", SHELL + line, sys.executable],
        capture_output=True,
        encoding="utf-8",
        timeout=180,
        check=False,
    )


@pytest.mark.parametrize(
    "line", ["romanize Панҷ --lang tg", "--json glossary list", "memory export"]
)
def test_a_full_disk_behind_stdout_is_told_in_plain_words(line: str) -> None:
    done = through_a_shell(f"{line} > /dev/full")
    assert done.returncode == 2
    assert done.stderr.splitlines()[-1] == (
        "workbench: The output cannot be written: No space left on device."
    )


@pytest.mark.parametrize("line", ["romanize Панҷ --lang tg", "sessions --json", "memory export"])
def test_output_that_was_closed_goes_nowhere(line: str) -> None:
    done = through_a_shell(f"{line} >&-")
    assert done.returncode == 0, done.stderr
    assert "rror" not in done.stderr


@pytest.fixture
def full() -> Iterator[TextIO]:
    """Yield a stream onto a full disk."""
    stream = open("/dev/full", "w", encoding="utf-8", buffering=1)  # noqa: SIM115
    yield stream
    with suppress(OSError):
        stream.close()


@pytest.fixture
def unread() -> Iterator[TextIO]:
    """Yield a stream into a pipe whose reader has gone."""
    reading, writing = os.pipe()
    os.close(reading)
    stream = os.fdopen(writing, "w", encoding="utf-8", buffering=1)
    yield stream
    with suppress(OSError):
        stream.close()


@pytest.fixture(params=["full", "unread"])
def refusing(request: pytest.FixtureRequest) -> TextIO:
    """Return a stream that takes nothing."""
    return cast("TextIO", request.getfixturevalue(request.param))


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (["romanize", "Панҷ", "--lang", "tg"], 0),
        (["engines"], 0),
        (["check", "demo"], 1),
        (["memory", "search", "мост"], 0),
        (["nope"], 2),
        (["--nope"], 2),
        (["draft", "no-such-session"], 2),
        (["fetch", "Vakhsh", "--offline"], 3),
        (["draft", "demo"], 4),
        (["glossary"], 2),
    ],
)
def test_messages_that_nobody_takes_change_no_exit_code(
    demo: str, monkeypatch: pytest.MonkeyPatch, refusing: TextIO, arguments: list[str], code: int
) -> None:
    monkeypatch.setattr(sys, "stderr", refusing)
    assert main(arguments) == code


def test_a_memory_is_taken_in_whole_though_nobody_takes_the_messages(
    cli: Cli, demo: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, refusing: TextIO
) -> None:
    assert cli("memory", "export", "-o", "a.tmx").code == 0
    places.memory_database().unlink()
    monkeypatch.setattr(sys, "stderr", refusing)
    assert main(["memory", "import", "a.tmx", "a.tmx"]) == 0
    with Memory(places.memory_database()) as memory:
        assert memory.count() == 19


@pytest.mark.parametrize(
    "arguments",
    [["--help"], ["-h"], ["--version"], ["draft", "--help"], ["glossary", "check", "-h"]],
    ids=" ".join,
)
def test_help_that_cannot_be_printed_is_told_like_any_output(
    capfd: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    full: TextIO,
    arguments: list[str],
) -> None:
    monkeypatch.setattr(sys, "stdout", full)
    assert main(arguments) == 2
    assert capfd.readouterr().err == (
        "workbench: The output cannot be written: No space left on device.\n"
    )


def test_an_error_keeps_its_code_when_stderr_is_closed() -> None:
    assert through_a_shell("draft no-such-session 2>&-").returncode == 2


@pytest.mark.parametrize(
    "line",
    [
        "segment - --lang ru",
        "romanize - --lang ru",
        "memory search -",
        "memory import -",
        "glossary check -",
        "glossary check - --stdin-filename a.tmx",
    ],
)
def test_a_closed_stdin_cannot_be_read_like_any_file(line: str) -> None:
    done = through_a_shell(f"{line} <&-")
    assert done.returncode == 2
    assert "- cannot be read: Bad file descriptor." in done.stderr
    assert "Internal error" not in done.stderr


def test_a_reader_that_has_gone_is_no_error_to_tell_and_no_success() -> None:
    process = subprocess.Popen(
        [sys.executable, "-m", "workbench", "glossary", "list"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    assert process.stdout is not None
    assert process.stderr is not None
    process.stdout.readline()
    process.stdout.close()
    assert process.stderr.read() == b""
    assert process.wait(timeout=180) == 1
    process.stderr.close()


def test_what_is_typed_into_a_pipe_is_utf8_whatever_the_locale(tmp_path: Path) -> None:
    environment = {**os.environ, "LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
    done = subprocess.run(
        [sys.executable, "-m", "workbench", "memory", "search", "-", "--from", "tg", "--json"],
        input="Панҷ".encode(),
        capture_output=True,
        env=environment,
        timeout=180,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, b"")


READERS = [
    ["segment", "-", "--lang", "ru"],
    ["adapt", "-", "--from", "ru", "--offline"],
    ["translate", "-", "--from", "ru", "--offline"],
    ["romanize", "-", "--lang", "ru"],
    ["memory", "search", "-"],
    ["glossary", "lookup", "-"],
    ["talk", "--source", "ru:Вахш", "--page", "-"],
    ["sessions", "import", "-"],
    ["adapt", os.devnull, "--from", "ru", "--links", "-"],
    ["align", "--source", "ru:-", "--target", f"en:{os.devnull}"],
    ["check", "--source", f"ru:{os.devnull}", "--target", "-"],
]


@pytest.mark.parametrize("arguments", READERS, ids=" ".join)
def test_bytes_that_are_no_utf8_are_refused_with_their_place(
    cli: Cli, arguments: list[str]
) -> None:
    done = cli(*arguments, stdin="Мост".encode() + b"\xff")
    assert done.code == 2
    assert done.told[0] == "workbench: - is not UTF-8 (byte 8)."


@pytest.mark.parametrize(
    ("arguments", "named"),
    [
        (["segment", ".", "--lang", "ru"], ". cannot be read: Is a directory."),
        (["adapt", "none.wiki", "--from", "ru"], "none.wiki cannot be read: No such file"),
        (["align", "--source", "ru:.", "--target", "en:none"], "none cannot be read"),
        (["check", "--source", f"ru:{os.devnull}", "--target", "."], ". cannot be read: Is a dir"),
        (["talk", "--source", "ru:Вахш", "--page", "none"], "none cannot be read"),
        (["sessions", "import", "."], ". cannot be read: Is a directory."),
        (["memory", "import", "."], ". cannot be read: Is a directory."),
        (["glossary", "validate", "none.csv"], "none.csv cannot be read"),
        (["glossary", "convert", "none.tbx", "--to", "csv"], "none.tbx cannot be read"),
        (["glossary", "lookup", "мост", "--config", "none"], "no configuration file none"),
        (["segment", "", "--lang", "ru"], "Name a file"),
    ],
)
def test_a_file_that_cannot_be_read_is_named(cli: Cli, arguments: list[str], named: str) -> None:
    done = cli(*arguments)
    assert done.code == 2
    assert named in done.told[0]


WRITERS = [
    ["draft", "demo", "--rough", "-o"],
    ["sessions", "export", "demo", "-o"],
    ["memory", "export", "-o"],
    ["align", "demo", "--report"],
    ["glossary", "check", os.devnull, "-o"],
    ["glossary", "check", os.devnull, "--write-baseline"],
    ["glossary", "convert", "terms.csv", "--to", "tbx", "-o"],
]


@pytest.fixture
def terms(tmp_path: Path) -> None:
    (tmp_path / "terms.csv").write_text("source,english\nмост,bridge\n", encoding="utf-8")


@pytest.mark.usefixtures("terms")
@pytest.mark.parametrize("arguments", WRITERS, ids=" ".join)
def test_a_file_is_replaced_whole_so_that_a_full_disk_leaves_the_old_one(
    cli: Cli, demo: str, tmp_path: Path, arguments: list[str]
) -> None:
    """A second name of the old file still holds what was in it: nothing was written into it."""
    (tmp_path / "out").write_text("old")
    (tmp_path / "second-name").hardlink_to(tmp_path / "out")
    assert cli(*arguments, "out").code in (0, 1)
    assert (tmp_path / "out").read_text(encoding="utf-8") != "old"
    assert (tmp_path / "second-name").read_text() == "old"


@pytest.mark.usefixtures("terms")
@pytest.mark.parametrize("arguments", WRITERS, ids=" ".join)
def test_a_place_that_cannot_be_written_is_named(cli: Cli, demo: str, arguments: list[str]) -> None:
    done = cli(*arguments, "/dev/null/inside")
    assert done.code == 2
    assert "/dev/null/inside cannot be written: " in done.err


def test_arguments_that_are_no_utf8_are_refused(cli: Cli) -> None:
    for arguments in (["status", "\udcff"], ["--", "draft", "\udcff"], ["--wiki", "\udcff"]):
        told = cli(*arguments).told
        assert told[0] == "workbench: '\\udcff' is not UTF-8."


def test_a_name_that_no_file_can_have_is_no_text(cli: Cli) -> None:
    assert "is not there." in cli("glossary", "check", "9" * 5000).told[0]


@pytest.mark.parametrize(
    ("style", "spelt"),
    [
        ("concise", "pages/\\udcffa.wiki:1:1"),
        ("json", '"pages/\\udcffa.wiki"'),
        ("csv", "pages/\\udcffa.wiki,1,1"),
        ("github", "file=pages/\\udcffa.wiki,"),
        ("sarif", '"pages/%FFa.wiki"'),
        ("junit", '"pages/a.wiki"'),
    ],
)
def test_a_files_name_that_is_no_utf8_is_spelt_out(
    cli: Cli, tmp_path: Path, style: str, spelt: str
) -> None:
    (tmp_path / "pages").mkdir()
    (tmp_path / "pages" / "\udcffa.wiki").write_text("Kirghizia is far.\n", encoding="utf-8")
    done = cli("glossary", "check", "pages", "--format", style)
    assert done.code == 1
    assert spelt in done.out
    assert cli("glossary", "check", "pages", "--format", style, "-o", "out").code == 1
    assert spelt in (tmp_path / "out").read_text(encoding="utf-8")


DEEP = "[" * 100_000
"""JSON that a reader which calls itself cannot take."""
ENDLESS = '{"findings": [{"fingerprint": "a", "count": 1e999}]}'


@pytest.mark.parametrize(
    "content", ["[1]", "{", '{"а": 1}', '"а"', DEEP, "", '{"а": null} x', "9" * 5000]
)
@pytest.mark.parametrize("command", ["adapt", "align"])
def test_links_of_another_form_are_refused(
    cli: Cli, tmp_path: Path, command: str, content: str
) -> None:
    (tmp_path / "links.json").write_text(content, encoding="utf-8")
    pages = {
        "adapt": [os.devnull, "--from", "ru"],
        "align": ["--source", f"ru:{os.devnull}", "--target", f"en:{os.devnull}"],
    }
    done = cli(command, *pages[command], "--links", "links.json")
    assert done.code == 2
    assert done.told[0].startswith("workbench: links.json")


@pytest.mark.parametrize("content", ["{}", "[]", '{"findings": [{}]}', DEEP, "", ENDLESS])
def test_a_baseline_of_another_form_is_refused(cli: Cli, tmp_path: Path, content: str) -> None:
    (tmp_path / "known.json").write_text(content, encoding="utf-8")
    done = cli("glossary", "check", os.devnull, "--baseline", "known.json")
    assert done.code == 2
    assert "workbench: known.json is no baseline" in done.err


def test_an_interrupt_while_the_program_loads_is_told_in_plain_words(tmp_path: Path) -> None:
    (tmp_path / "click.py").write_text(
        "import os, signal, time\nos.kill(os.getpid(), signal.SIGINT)\ntime.sleep(5)\n"
    )
    done = subprocess.run(
        [sys.executable, "-m", "workbench", "sessions"],
        capture_output=True,
        encoding="utf-8",
        env={**os.environ, "PYTHONPATH": str(tmp_path)},
        timeout=180,
        check=False,
    )
    assert (done.returncode, done.stdout, done.stderr) == (130, "", "workbench: Interrupted.\n")
