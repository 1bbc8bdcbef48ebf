"""The screen opened on a session of short texts, at one of its stages."""

from __future__ import annotations

import time
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from typing import Any

from textual.pilot import Pilot

from tests.tui.support import make_session
from workbench.config import Config
from workbench.flow.workspace import Workspace
from workbench.tui.app import WorkbenchApp


async def settled(app: WorkbenchApp, pilot: Pilot[None]) -> None:
    """Wait until nothing is under way."""
    await app.workers.wait_for_complete()
    await pilot.pause(0.05)
    while getattr(app.screen, "settling", False):
        await pilot.pause(0.01)


@asynccontextmanager
async def opened(
    name: str, stage: str = "edit", size: tuple[int, int] = (120, 40), **tables: Any
) -> AsyncIterator[tuple[Any, Pilot[None]]]:
    """Open a session at a stage; gives the application and its pilot."""
    with Workspace.open(Config(offline=True), name) as workspace:
        if not workspace.read_only and stage == "edit":
            workspace.set_state("stage", stage)  # as one who left it there; comparing takes time
    app = WorkbenchApp(Config(offline=True, tables=tables), session=name)
    async with app.run_test(size=size) as pilot:
        await settled(app, pilot)
        if app.workspace is not None and not app.workspace.read_only:
            app.action_stage(stage)
            await settled(app, pilot)
        yield app, pilot


async def until(pilot: Pilot[None], condition: Callable[[], object], seconds: float = 60) -> None:
    """Wait until something holds, as a person who looks does; fail with it when it never does."""
    ends = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < ends, "it never came about"
        await pilot.pause(0.05)


@asynccontextmanager
async def editing(name: str = "", **options: Any) -> AsyncIterator[tuple[Any, Pilot[None]]]:
    """Open the editor, by default on a session of its own; gives the screen and the pilot."""
    async with opened(name or make_session(), **options) as (app, pilot):
        yield app.screen, pilot


def said(app: Any) -> str:
    """Return what the program has told, the last first."""
    return "\n".join(reversed(vars(app._notifications).get("told", [])))
