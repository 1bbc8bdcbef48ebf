"""Keys that arrive together, as over a slow line, are dealt with in their order."""

from __future__ import annotations

from textual import events
from textual.pilot import Pilot

from tests.tui.opened import opened
from tests.tui.support import in_loop


async def at_once(pilot: Pilot[object], *keys: str) -> None:
    """Press keys without a pause between them."""
    for key in keys:
        pilot.app.post_message(events.Key(key, " " if key == "space" else None))
    await pilot.pause(0.2)


@in_loop
async def test_each_section_that_is_gone_to_is_chosen(session: str) -> None:
    async with opened(session, "compare") as (app, pilot):
        await at_once(pilot, "space", "down", "space")
        chosen = sorted(app.screen.grid.chosen)
        rows = [app.screen.grid.rows[at].cells["ru"] for at in (0, 1)]
        assert chosen == sorted(("ru", s) for cell in rows for s in cell.sections)


@in_loop
async def test_the_key_of_a_row_acts_on_the_row_gone_to(session: str) -> None:
    async with opened(session) as (app, pilot):
        first = app.screen.unit
        await pilot.press("escape")
        await at_once(pilot, "down", "alt+k")
        assert app.workspace.draft(first).state.value == "untranslated"
        assert app.workspace.draft(first + 1).state.value == "skipped"


@in_loop
async def test_a_key_is_forgotten_when_a_dialog_came_between(session: str) -> None:
    async with opened(session, "compare") as (app, pilot):
        await at_once(pilot, "f1", "alt+a")
        await pilot.press("escape")
        assert app.screen.grid.chosen == set()
