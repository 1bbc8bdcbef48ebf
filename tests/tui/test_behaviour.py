"""States, moving, filtering, undo across segments, and a session that another window holds."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.tui.opened import opened, settled
from tests.tui.support import in_loop, make_session
from workbench.config import Config
from workbench.core.model import Draft, State
from workbench.flow.workspace import Workspace
from workbench.tui.marks import STATE_SIGN


@pytest.mark.parametrize("state", [State.EDITED, State.CONFIRMED, State.SKIPPED])
@in_loop
async def test_a_state_is_shown_by_its_sign(state: State, session: str) -> None:
    async with opened(session) as (app, pilot):
        if state is State.SKIPPED:
            app.workspace.skip(1)
        else:
            app.workspace.save_text(1, "Lake")
            if state is State.CONFIRMED:
                app.workspace.confirm(1)
        app.changed_elsewhere(1)
        await settled(app, pilot)
        assert STATE_SIGN[state] in str(app.screen.editor.border_subtitle)
        lines = [app.screen.segments.render_line(y).text for y in range(6)]
        assert any(STATE_SIGN[state] in line for line in lines)


@in_loop
async def test_the_next_untranslated_passes_over_what_is_done(session: str) -> None:
    async with opened(session) as (app, pilot):
        for unit in (2, 3):
            app.workspace.save_text(unit, "done")
        await pilot.press("f6")
        await pilot.pause(0.05)
        assert app.screen.unit == 4


@in_loop
async def test_a_number_leads_to_its_segment_and_a_wrong_one_nowhere(session: str) -> None:
    async with opened(session) as (app, pilot):
        await pilot.press("ctrl+g")
        await settled(app, pilot)
        await pilot.press("5", "enter")
        await settled(app, pilot)
        assert app.screen.unit == 5
        app.screen._go_to("999")
        app.screen._go_to("x")
        assert app.screen.unit == 5


@in_loop
async def test_a_filter_shows_only_what_it_says(session: str) -> None:
    async with opened(session) as (app, pilot):
        app.workspace.save_text(2, "Geography")
        app.workspace.confirm(2)
        app.screen._filter(("confirmed", ""))
        await settled(app, pilot)
        assert [unit.id for unit in app.screen.shown] == [2]
        app.screen._filter(("text", "geogr"))
        assert [unit.id for unit in app.screen.shown] == [2]
        app.screen._filter(("all", ""))
        assert len(app.screen.shown) == len(app.workspace.units)


@in_loop
async def test_undo_goes_back_through_the_segments_and_redo_forward(session: str) -> None:
    async with opened(session) as (app, pilot):
        app.workspace.save_text(1, "one")
        app.workspace.save_text(3, "three")
        await pilot.press("alt+u", "alt+u")
        await settled(app, pilot)
        assert [app.workspace.draft(n).text for n in (1, 3)] == ["", ""]
        assert app.screen.unit == 1
        await pilot.press("alt+r", "alt+r")
        await settled(app, pilot)
        assert [app.workspace.draft(n).text for n in (1, 3)] == ["one", "three"]
        assert app.screen.unit == 3


@in_loop
async def test_progress_counts_what_is_confirmed_and_left_out(session: str) -> None:
    async with opened(session) as (app, pilot):
        total = len(app.screen.shown)
        app.workspace.skip(2)
        await pilot.press(*"Lake", "enter")
        await settled(app, pilot)
        top = "".join(str(line.render()) for line in app.screen.query("TopBar > *").results())
        assert f"2 of {total}" in top


@in_loop
async def test_what_another_window_holds_is_read_only_until_it_is_taken_over(session: str) -> None:
    other = Workspace.open(Config(offline=True), session)
    try:
        async with opened(session) as (app, pilot):
            assert app.workspace.read_only
            assert type(app.screen).__name__ == "TakeOver"
            app.screen.dismiss(True)
            await settled(app, pilot)
            assert not app.workspace.read_only
    finally:
        other.close()


@in_loop
async def test_undo_shows_every_segment_of_the_step_in_a_long_list_too(home: Path) -> None:
    russian = "\n\n".join(f"Мост номер {n} построили." for n in range(520))
    async with opened(make_session(russian, tajik="")) as (app, pilot):
        screen = app.screen
        app.workspace.put_many([Draft(unit, "A bridge.", State.CONFIRMED) for unit in (7, 400)])
        screen.reload([7, 400])
        assert _progress(screen).startswith("2 of 520")
        await pilot.press("alt+u")
        await settled(app, pilot)
        rows = [screen.segments.rows[screen.segments.index_of(unit)] for unit in (7, 400)]
        assert [row.state for row in rows] == [State.UNTRANSLATED, State.UNTRANSLATED]
        assert _progress(screen).startswith("0 of 520")


def _progress(screen: Any) -> str:
    return str(screen.query_one("#progress").render())
