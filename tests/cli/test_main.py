"""The frame of the command line: options anywhere, exit codes, and no traceback ever."""

from __future__ import annotations

import json
import struct
import zlib

import pytest

from tests.cli.conftest import Cli
from tests.conftest import Run
from workbench import places
from workbench.cli.common import Common
from workbench.cli.main import COMMANDS, main, run, workbench
from workbench.errors import UsageError
from workbench.notices import gathered
from workbench.store.answers import Answers


def test_common_options_may_stand_anywhere() -> None:
    before = Common.split(["--json", "--wiki", "ru=http://h/", "summary", "--source", "ru:A"])
    after = Common.split(["summary", "--source", "ru:A", "--wiki=ru=http://h/", "--json"])
    assert before == after
    assert before[1] == ["summary", "--source", "ru:A"]
    assert before[0].wikis == ("ru=http://h/",)


def test_what_stands_behind_two_dashes_is_left_alone() -> None:
    _, rest = Common.split(["romanize", "--lang", "ru", "--", "--json"])
    assert rest == ["romanize", "--lang", "ru", "--", "--json"]


def test_an_option_without_its_value_is_told() -> None:
    with pytest.raises(UsageError):
        Common.split(["fetch", "X", "--wiki"])


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_has_help(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([name, "--help"]) == 0
    assert "Usage: workbench" in capsys.readouterr().out


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_says_in_one_line_what_it_does(name: str) -> None:
    command = workbench.get_command(None, name)  # type: ignore[arg-type]
    assert command is not None
    assert command.help
    assert command.help.strip().splitlines()[0].endswith(".")


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (["no-such-command"], 2),
        (["summary", "--no-such-option"], 2),
        (["summary", "--source", "ru"], 2),
        (["summary"], 2),
        (["segment", "no-such-file", "--lang", "ru"], 2),
        (["draft", "no-such-session"], 2),
        (["fetch", "a[b"], 2),
        (["fetch", "Berlin", "--offline"], 3),
        (["fetch", "Berlin", "--wiki", "en=http://127.0.0.1:9/"], 3),
        (["fetch", "Berlin", "--wiki", "nonsense"], 2),
        (["status", "x", "--config", "no-such-file"], 2),
        (["adapt", "-", "--from", "xx-yy-zz!"], 2),
    ],
)
def test_errors_are_two_plain_lines(cli: Cli, arguments: list[str], code: int) -> None:
    done = cli(*arguments)
    assert done.code == code, done.err
    assert done.out == ""
    assert 1 <= len(done.err.strip().splitlines()) <= 3


def test_json_is_one_document_and_nothing_else(workbench: Run) -> None:
    done = workbench("--json", "summary", "--source", "ru:Душанбе")
    assert list(json.loads(done.stdout)) == ["summaries"]
    assert done.stderr == ""


def test_a_locale_without_utf8_still_prints_utf8(workbench: Run) -> None:
    done = workbench("summary", "--source", "tg:Тоҷикистон", LC_ALL="C", PYTHONUTF8="0",
                     PYTHONIOENCODING="ascii")  # fmt: skip
    assert "Тоҷикистон" in done.stdout


def test_an_unknown_configuration_key_is_an_error_naming_file_and_key(
    cli: Cli, tmp_path: object
) -> None:
    from pathlib import Path

    Path("workbench.toml").write_text("[adapt]\nred_link = 'ill'\n", encoding="utf-8")
    done = cli("fetch", "Berlin", "--offline")
    assert done.code == 2
    assert "workbench.toml" in done.err
    assert "red_link" in done.err


def test_a_command_tells_only_of_databases_that_it_opened(
    capsys: pytest.CaptureFixture[str],
) -> None:
    places.answers_database().mkdir(parents=True)
    with gathered() as told:
        Answers(places.answers_database()).close()
        assert len(told) == 1
        assert main(["romanize", "Душанбе", "--lang", "tg"]) == 0
    assert capsys.readouterr().err == ""


@pytest.mark.parametrize(
    ("bug", "name"),
    [
        (ValueError("no such thing"), "ValueError"),
        (KeyError(), "KeyError"),
        (struct.error("too short"), "struct.error"),
        (zlib.error(), "zlib.error"),
        (json.JSONDecodeError("no", "", 0), "json.decoder.JSONDecodeError"),
    ],
    ids=repr,
)
def test_a_bug_is_told_by_a_name_that_says_where_it_comes_from(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], bug: Exception, name: str
) -> None:
    def failing(_: list[str]) -> int:
        raise bug

    monkeypatch.setattr("workbench.cli.main.main", failing)
    with pytest.raises(SystemExit) as ended:
        run([])
    assert ended.value.code == 2
    first, second = capsys.readouterr().err.splitlines()
    assert first == f"workbench: Internal error: {name}."
    assert "last-error.txt" in second
