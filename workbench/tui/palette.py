"""The command palette: every action of the screen, with its keys."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import Any

from textual.app import App, SystemCommand
from textual.screen import Screen

from workbench.tui import keys


def commands(app: App[Any], screen: Screen[Any]) -> Iterator[SystemCommand]:
    """Yield the actions of a screen and those that work everywhere."""
    for group in (*getattr(screen, "ACTIONS", ()), keys.EVERYWHERE):
        for action in group:
            call = action.call or action.name
            target = app if group is keys.EVERYWHERE else screen
            held = keys.held(app, action)
            tip = keys.spoken(held) if held else "no key"
            yield SystemCommand(action.title, tip, partial(_run, app, call, target))


async def _run(app: App[Any], call: str, target: Any) -> None:
    await app.run_action(call, target)
