"""NO_COLOR on a real terminal: nothing is coloured, and every state can be told."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest

from tests.tui.support import Terminal
from workbench.config import Config
from workbench.core.model import Proposal, State
from workbench.flow.workspace import Workspace
from workbench.tui.marks import STATE_SIGN

pytestmark = pytest.mark.screen


def hues(screen: str) -> set[tuple[int, ...]]:
    """Return the colours of a screen that are not grey, as red, green and blue."""
    found = {
        tuple(map(int, hit.groups()))
        for hit in re.finditer(r"[34]8[;:]2[;:](\d+)[;:](\d+)[;:](\d+)", screen)
    }
    return {one for one in found if max(one) - min(one) > 2}


def test_no_colour_is_shown_and_signs_tell_the_states(
    terminal: Callable[..., Terminal], session: str
) -> None:
    with Workspace.open(Config(offline=True), session) as work:
        work.accept(1, Proposal("A lake.", "stand-in", machine=True))
        work.save_text(2, "Geography")
        work.confirm(2)
        work.save_text(3, "It is deep.")
        work.skip(4)
    window = terminal(120, 40)
    window.start("--offline", "open", session, NO_COLOR="1", COLORTERM="truecolor")
    window.wait("F3 Edit", "missing")
    window.keys("F3")
    window.wait("Enter Confirm", "Proposals", "Geography", *(STATE_SIGN[state] for state in State))
    assert hues(window.tmux("capture-pane", "-pe")) == set()
    window.keys("F1")
    window.wait("untranslated", "proposed", "confirmed", "skipped")
    assert hues(window.tmux("capture-pane", "-pe")) == set()
