"""What is typed while the program starts ends in the editor."""

from __future__ import annotations

import time
from collections.abc import Callable

import pytest

from tests.tui.support import Terminal
from workbench.config import Config
from workbench.flow.workspace import Workspace


@pytest.mark.slow
def test_no_letter_is_lost_that_is_typed_before_the_editor_stands(
    terminal: Callable[..., Terminal], session: str
) -> None:
    with Workspace.open(Config(offline=True), session) as workspace:
        workspace.set_state("stage", "edit")
    screen = terminal(120, 40)
    screen.start("--offline", "open", session)
    typed = "abcdefghijklmnopqrstuvwxyz"
    for letter in typed:
        screen.type(letter)
        time.sleep(0.04)
    screen.wait(typed, "Enter Confirm")
