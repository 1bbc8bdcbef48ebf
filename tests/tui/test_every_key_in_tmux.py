"""Every default key of every screen, pressed in tmux as each layout sends it."""

from __future__ import annotations

import re
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.tui.support import Terminal
from workbench.tui import keys

pytestmark = [pytest.mark.screen, pytest.mark.slow]
PROBE = Path(__file__).parent / "key_probe.py"
NAMES = {"ctrl": "C", "alt": "M", "shift": "S"}
LAST = {"down": "Down", "up": "Up", "left": "Left", "right": "Right", "escape": "Escape"}
LAST |= {"enter": "Enter", "space": "Space"}
UNUSABLE = re.compile(r"alt\+\d")
"""tmux keeps these for itself in some set-ups: another key stands beside each."""


def spoken_to_tmux(key: str) -> str:
    """Return a key by the name that `tmux send-keys` knows."""
    *modifiers, last = key.split("+")
    if re.fullmatch(r"f\d+", last):
        last = last.upper()
    return "-".join([*(NAMES[m] for m in modifiers), LAST.get(last, last)])


def layouts(action: keys.Action) -> list[list[str]]:
    """Return the keys of an action that a Latin and that a Cyrillic layout sends."""
    bound = [key for key in keys.both_layouts(action.keys).split(",") if key]
    usable = [key for key in bound if not UNUSABLE.fullmatch(key)]
    latin = [key for key in usable if not re.search(r"[а-я]", key)]
    cyrillic = [key for key in usable if not re.fullmatch(r"(alt\+)?[a-z]", key)]
    return [latin, cyrillic]


@pytest.mark.parametrize("group", [name for name in keys.SCREENS if name != "everywhere"])
def test_each_key_reaches_its_action_on_both_layouts(
    group: str, terminal: Callable[..., Terminal]
) -> None:
    window = terminal(60, 12)
    window.start(group, program=[str(PROBE)], PYTHONPATH=str(PROBE.parents[2]))
    window.wait("ready 0")
    pressed = 0
    for action in (*keys.SCREENS[group], *keys.EVERYWHERE):
        if not action.keys:
            continue
        for layout in layouts(action):
            assert layout, f"{action.name} has no key on one of the layouts"
            for key in dict.fromkeys(layout):
                window.keys(spoken_to_tmux(key))
                pressed += 1
                window.wait(f"{action.name} {pressed}")
                if key == "escape":
                    time.sleep(0.3)  # what comes right behind it is Alt with it
