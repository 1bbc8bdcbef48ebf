"""Sessions, configuration and terminals for the tests of the screen."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.tui.support import Terminal, make_session
from workbench.config import Config


@pytest.fixture
def session(home: Path) -> str:
    """Return the name of a small session in two languages."""
    return make_session()


@pytest.fixture
def config() -> Config:
    """Return a configuration that opens no socket."""
    return Config(offline=True)


@pytest.fixture
def terminal(tmp_path: Path, home: Path) -> Iterator[Callable[..., Terminal]]:
    """Return a maker of terminals of a width and height; skips without tmux."""
    if shutil.which("tmux") is None:
        pytest.skip("tmux is not installed")
    made: list[Terminal] = []

    def make(width: int, height: int) -> Terminal:
        made.append(Terminal(width, height, tmp_path, home))
        return made[-1]

    yield make
    for one in made:
        one.close()
