"""Commands in a folder that somebody else has removed: plain words, and work that needs none of it."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.conftest import Cli

GONE = [
    "workbench: The current folder cannot be used: No such file or directory.",
    "  Go to another one: cd ~",
]


@pytest.fixture
def gone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Work in a folder that is there no more; return the one it was in."""
    folder = tmp_path / "gone"
    folder.mkdir()
    monkeypatch.chdir(folder)
    folder.rmdir()
    return tmp_path


@pytest.mark.parametrize(
    "arguments",
    [
        ["engines"],
        ["doctor"],
        ["check", "Mill"],
        ["align", "Mill"],
        ["fetch", "Mill"],
        ["glossary", "check", "page.wiki"],
        ["glossary", "check", "-"],
    ],
    ids=" ".join,
)
def test_a_command_that_looks_around_says_that_the_folder_is_gone(
    cli: Cli, gone: Path, arguments: list[str]
) -> None:
    done = cli("--offline", *arguments)
    assert (done.code, done.told) == (2, GONE)


def test_what_needs_no_folder_works_without_one(cli: Cli, gone: Path) -> None:
    assert cli("romanize", "--lang", "ru", "Душанбе").out == "Dushanbe\n"
    assert cli("sessions", "--json").json["sessions"] == []
