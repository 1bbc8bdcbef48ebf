"""The command line run in this process: quick, with what it printed taken apart."""

from __future__ import annotations

import contextlib
import io
import json
import shutil
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from workbench.cli.main import main


@dataclass(frozen=True)
class Done:
    """How a command ended and what it said."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        """Return the one document on stdout; anything beside it is an error."""
        return json.loads(self.out)

    @property
    def told(self) -> list[str]:
        """Return the lines of the error message, held to one or two plain ones."""
        lines = self.err.splitlines()
        assert 1 <= len(lines) <= 2, self.err
        assert lines[0].startswith("workbench: ")
        assert all(line.startswith("  ") for line in lines[1:])
        assert self.out == ""
        return lines


Cli = Callable[..., Done]


@pytest.fixture
def cli(capfdbinary: Any, monkeypatch: pytest.MonkeyPatch) -> Cli:
    """Run a command with these arguments, these bytes (or this text) on stdin, and this environment."""

    def run(*arguments: str, stdin: str | bytes = b"", **environment: str) -> Done:
        given = stdin.encode() if isinstance(stdin, str) else stdin
        with monkeypatch.context() as around:
            for name, value in environment.items():
                around.setenv(name, value)
            return answered(arguments, given)

    def answered(arguments: tuple[str, ...], given: bytes) -> Done:
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(given), encoding="utf-8"))
        capfdbinary.readouterr()
        code = main(list(arguments))
        sys.stdout.flush()
        said = capfdbinary.readouterr()
        return Done(code, said.out.decode("utf-8"), said.err.decode("utf-8"))

    return run


@pytest.fixture(scope="session")
def demo_home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Make the embedded session with its proposals, once."""
    folder = tmp_path_factory.mktemp("demo") / "home"
    with pytest.MonkeyPatch.context() as patch, contextlib.redirect_stdout(io.StringIO()):
        patch.setenv("WORKBENCH_HOME", str(folder))
        assert main(["demo", "--json"]) == 0
    return folder


@pytest.fixture
def demo(demo_home: Path, home: Path) -> str:
    """Return the name of the embedded session, with its proposals."""
    shutil.copytree(demo_home, home)
    return "demo"
