"""A list of rows: what is seen stays in place, the cursor stops only where it may."""

from __future__ import annotations

import sys
from typing import Any

import pytest
from textual.app import App, ComposeResult

from tests.tui.support import in_loop
from workbench.core.model import Draft, State
from workbench.tui.courtesy import Courtesy
from workbench.tui.widgets.segment_list import SegmentList, SegmentRow

LONG = "Behind the old mill the river bends to the south and leaves the valley for good. " * 2


class Listed(App[None]):
    """A list of sixty short segments, and nothing else."""

    def compose(self) -> ComposeResult:
        yield SegmentList([SegmentRow(n, f"Мост {n}.") for n in range(1, 61)], id="list")

    def get_theme_variable_defaults(self) -> dict[str, str]:
        return {"muted": "#808890", "primary-muted": "#293847"}


def seen(rows: SegmentList) -> list[str]:
    return [rows.render_line(y).text for y in range(rows.size.height)]


@in_loop
async def test_rows_that_grow_above_what_is_seen_move_nothing_and_others_grow_downwards() -> None:
    async with Listed().run_test(size=(60, 12)) as pilot:
        rows = pilot.app.query_one(SegmentList)
        rows.cursor = 40
        await pilot.pause()
        before = seen(rows)
        top = int(before[0].split("Мост")[1].split(".")[0])
        grown = [Draft(n, LONG, State.PROPOSED) for n in (3, 7, top - 1)]
        rows.show_drafts(grown)
        await pilot.pause()
        assert seen(rows) == before
        rows.show_drafts([Draft(n, "", State.UNTRANSLATED) for n in (3, 7)])
        await pilot.pause()
        assert seen(rows) == before
        rows.show_drafts([Draft(top + 2, LONG, State.EDITED), Draft(999, "nowhere", State.EDITED)])
        await pilot.pause()
        after = seen(rows)
        assert after[:2] == before[:2]
        assert "Behind" in after[2]
        assert after[3:] != before[3:]
        rows.action_edge(0)
        await pilot.pause()
        assert [int(line.split("Мост")[1].split(".")[0]) for line in seen(rows)[:3]] == [1, 2, 3]


@in_loop
async def test_many_changes_are_laid_out_once(monkeypatch: pytest.MonkeyPatch) -> None:
    async with Listed().run_test(size=(60, 12)) as pilot:
        rows: Any = pilot.app.query_one(SegmentList)
        placed = []
        place = rows._place
        monkeypatch.setattr(rows, "_place", lambda: (placed.append(1), place()))
        rows.show_drafts([Draft(n, LONG, State.PROPOSED) for n in range(1, 30)])
        assert placed == [1]
        rows.show_drafts([Draft(n, LONG, State.PROPOSED) for n in range(1, 30)])
        rows.show_drafts([Draft(2, LONG, State.CONFIRMED)])
        assert placed == [1]


def test_threads_leave_the_interpreter_to_the_screen_after_a_short_turn() -> None:
    kept = sys.getswitchinterval()
    try:
        sys.setswitchinterval(0.005)
        Courtesy.take_turns()
        assert sys.getswitchinterval() <= 0.001
    finally:
        sys.setswitchinterval(kept)
