"""The main job by keys alone, in the real program on a real terminal."""

from __future__ import annotations

import os
import signal
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.tui.support import Terminal
from workbench import places
from workbench.flow.demo import open_demo
from workbench.store.sessions import Sessions

pytestmark = pytest.mark.screen
SIZES = pytest.mark.parametrize(
    ("width", "height"), [(80, 24), pytest.param(120, 40, marks=pytest.mark.slow)]
)
SUMMARY = "Content in this edit is translated from the existing Russian Wikipedia article at"


def drafts(name: str) -> dict[int, str]:
    """Return what is on disk of a session, by segment."""
    with Sessions(places.sessions_database(), read_only=True) as store:
        return {unit: draft.text for unit, draft in store.drafts(name).items()}


def saved(name: str, unit: int, text: str, seconds: float = 60) -> None:
    """Wait until a translation is on disk."""
    ends = time.monotonic() + seconds
    while drafts(name).get(unit) != text:
        assert time.monotonic() < ends, drafts(name)
        time.sleep(0.02)


@SIZES
def test_from_opening_to_the_summary_with_the_power_cut_in_between(
    terminal: Callable[..., Terminal], width: int, height: int, home: Path
) -> None:
    open_demo()
    first = terminal(width, height)
    first.start("--offline", "open", "demo")
    first.wait("F2 Compare", "missing", "History")
    first.keys("F3")
    first.wait("Enter Confirm", "untranslated", "saved")
    first.keys("C-g")
    first.wait("Go to segment")
    first.type("8")
    first.keys("Enter")
    first.wait("Russian · 8")
    first.wait("memory · 100 %")
    first.keys("F12")
    first.wait("proposed")
    first.keys("Enter")
    first.wait("Russian · 9")
    first.type("The north joined")
    saved("demo", 9, "The north joined")
    first.kill()

    again = terminal(width, height)
    again.start("--offline", "open", "demo")
    again.wait("Russian · 9", "The north joined", "edited")
    again.type(" the empire.")
    again.keys("Enter")
    again.wait("Russian · 10")
    again.keys("F5")
    shown = again.wait("Ready.", SUMMARY[:60], "for attribution")
    assert SUMMARY in " ".join(shown.replace("│", " ").split())
    again.keys("F11")
    again.wait("{{Translated|ru|")
    again.keys("F11")
    shown = again.wait("[[Emirate of Bukhara]]", "empire.")
    assert "The north joined the empire." in " ".join(shown.replace("│", " ").split())
    again.keys("C-q")
    ends = time.monotonic() + 60
    while again.tmux("list-sessions").strip():
        assert time.monotonic() < ends
        time.sleep(0.05)


def test_closing_the_terminal_loses_nothing(
    terminal: Callable[..., Terminal], session: str
) -> None:
    window = terminal(100, 30)
    window.start("--offline", "open", session)
    window.wait("F3 Edit", "missing")
    window.keys("F3")
    window.wait("Russian · 1")
    window.type("A lake of 12 km².")
    window.wait("A lake of 12 km².", "edited")
    os.kill(window.pid, signal.SIGHUP)
    saved(session, 1, "A lake of 12 km².")


def test_every_key_of_the_footer_is_reachable_in_tmux(
    terminal: Callable[..., Terminal], session: str
) -> None:
    window = terminal(120, 40)
    window.start("--offline", "open", session)
    window.wait("F3 Edit", "missing")
    window.keys("F3")
    window.wait("Russian · 1")
    window.keys("C-Down")
    window.wait("Russian · 2")
    window.keys("C-Up")
    window.wait("Russian · 1")
    window.keys("M-w")
    window.wait("'''Озеро'''")
    window.keys("M-ц")
    window.wait("Озеро —", without="'''Озеро'''")
    window.keys("M-Right")
    window.wait("─ Terms")
    window.keys("F8")
    window.wait("Insert from the source")
    window.keys("Escape")
    window.wait("Russian · 1", without="Insert from the source")
    window.keys("F1")
    window.wait("Help", "Next segment without a translation")
    window.keys("Escape")
    window.wait("╭─ English", "Enter Confirm", without="Esc closes")
    frame = window.coloured("╭─ English")
    window.keys("Escape")
    ends = time.monotonic() + 60
    while window.coloured("╭─ English") == frame:  # a letter behind it at once is Alt with that
        assert time.monotonic() < ends
        time.sleep(0.05)
    window.type("о")
    window.wait("Russian · 2")
    window.type("j")
    window.wait("Russian · 3")
    window.type("лk")
    window.wait("Russian · 1")
