"""The default keys: sent by tmux, found on a Cyrillic layout, and changed by `[keys]`."""

from __future__ import annotations

import re
import time

import pytest
from textual import constants
from textual._xterm_parser import XTermParser
from textual.events import Key

from tests.tui.opened import opened
from tests.tui.support import in_loop
from workbench.core.model import State
from workbench.errors import UsageError
from workbench.tui import keys

ACTIONS = [(name, action) for name, group in keys.SCREENS.items() for action in group]
NEVER_SENT = re.compile(
    r"(ctrl|alt|shift)\+enter|ctrl\+shift\+.*|ctrl\+\d|ctrl\+[imh\[]|shift\+space|super\+.*"
)


@pytest.mark.parametrize(
    "action", [a for _, a in ACTIONS], ids=[f"{n}-{a.name}" for n, a in ACTIONS]
)
def test_a_terminal_in_tmux_sends_one_of_its_keys(action: keys.Action) -> None:
    held = [key for key in action.keys.split(",") if key]
    assert not held or any(not NEVER_SENT.fullmatch(key) for key in held)


@pytest.mark.parametrize(
    "action", [a for _, a in ACTIONS], ids=[f"{n}-{a.name}" for n, a in ACTIONS]
)
def test_a_letter_is_bound_on_the_cyrillic_layout_too(action: keys.Action) -> None:
    bound = keys.both_layouts(action.keys).split(",")
    latin = [key for key in bound if re.fullmatch(r"(alt\+)?[a-z]", key)]
    cyrillic = [key for key in bound if re.fullmatch(r"(alt\+)?[а-я]", key)]
    assert len(latin) == len(cyrillic)


ALT_LETTERS = sorted(
    {key for _, a in ACTIONS for key in a.keys.split(",") if re.fullmatch(r"alt\+[a-z]", key)}
)


@pytest.mark.parametrize("key", ALT_LETTERS)
def test_a_letter_with_alt_is_read_from_a_terminal_as_itself(key: str) -> None:
    parser = XTermParser()
    read = [*parser.feed(f"\x1b{key[-1]}")]
    time.sleep(constants.ESCAPE_DELAY)
    assert [event.key for event in (*read, *parser.tick()) if isinstance(event, Key)] == [key]


@pytest.mark.parametrize("key", ["alt+f", "ctrl+g, Alt+B"])
def test_a_configured_key_that_cannot_arrive_is_refused(key: str) -> None:
    with pytest.raises(UsageError, match=r"\[keys\] confirm: .* arrives as Ctrl"):
        keys.keymap({"confirm": key})


@pytest.mark.parametrize("key", ["alt+k", "alt+л"])
@in_loop
async def test_a_letter_works_on_either_layout(key: str, session: str) -> None:
    async with opened(session) as (app, pilot):
        unit = app.screen.unit
        await pilot.press(key)
        await pilot.pause(0.05)
        assert app.workspace.draft(unit).state is State.SKIPPED


@in_loop
async def test_a_configured_letter_works_on_either_layout(session: str) -> None:
    async with opened(session, keys={"next_segment": "alt+j"}) as (app, pilot):
        first = app.screen.unit
        await pilot.press("alt+о")
        await pilot.pause(0.05)
        assert app.screen.unit == first + 1
