"""Sessions, configuration and terminals for the tests of the screen."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from textual.css.model import RuleSet
from textual.css.stylesheet import Stylesheet
from textual.notifications import Notification, Notifications

from tests.tui.support import Terminal, make_session
from workbench.config import Config


@pytest.fixture(scope="session", autouse=True)
def parsed_once() -> Iterator[None]:
    """Keep what style sheets were parsed into: five hundred applications read the same ones."""
    kept: dict[tuple[object, ...], list[RuleSet]] = {}
    parse = Stylesheet._parse_rules

    def parsed(sheet: Stylesheet, *which: object, **named: object) -> list[RuleSet]:
        key = (which, *sorted(named.items()), frozenset(sheet._variables.items()))
        if key not in kept:
            kept[key] = parse(sheet, *which, **named)  # type: ignore[arg-type]
        return kept[key]

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Stylesheet, "_parse_rules", parsed)
        yield


@pytest.fixture(scope="session", autouse=True)
def what_is_told_is_kept() -> Iterator[None]:
    """Keep what applications tell: they forget it after seconds, which a busy machine may take."""
    add = Notifications.add

    def added(kept: Notifications, notification: Notification) -> Notifications:
        vars(kept).setdefault("told", []).append(notification.message)
        return add(kept, notification)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Notifications, "add", added)
        yield


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
