"""`make test-versions` finds a Python of each version, and tells of those that are not here."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from tests.versions import interpreter, main, supported

HERE = "{}.{}".format(*sys.version_info)


def test_the_versions_are_those_of_the_package() -> None:
    assert supported() == ["3.11", "3.12", "3.13"]


def test_this_python_is_found() -> None:
    assert interpreter(HERE)


@pytest.mark.parametrize("tool", ["uv", "pyenv", "python3.99"])
def test_a_tool_that_has_another_version_is_passed_over(
    tool: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    program = tmp_path / tool
    program.write_text(f"#!/bin/sh\necho {sys.executable}\n", encoding="utf-8")
    program.chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path))
    assert interpreter("3.99") is None
    assert interpreter(HERE)


def test_a_pyenv_is_asked_for_its_newest(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "pyenv").write_text(f"#!/bin/sh\necho {tmp_path}\n", encoding="utf-8")
    for patch in (2, 10, 9):
        python = tmp_path / "versions" / f"3.99.{patch}" / "bin" / "python"
        python.parent.mkdir(parents=True)
        python.write_text("#!/bin/sh\necho 3.99\n", encoding="utf-8")
        python.chmod(0o755)
    (tmp_path / "pyenv").chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path))
    assert interpreter("3.99") == str(tmp_path / "versions" / "3.99.10" / "bin" / "python")


def test_a_version_that_is_not_here_is_told_and_an_error(capfd: pytest.CaptureFixture[str]) -> None:
    assert main(["3.99"]) == 1
    assert capfd.readouterr().out == ("Python 3.99: not here: `uv python install 3.99` gets it\n")
