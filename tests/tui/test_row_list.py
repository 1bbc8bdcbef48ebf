"""A list of rows: what is seen stays in place, the cursor stops only where it may."""

from __future__ import annotations

import sys
from typing import Any

import pytest
from textual.app import App, ComposeResult
from textual.content import Content

from tests.tui.support import in_loop
from workbench.core.model import Draft, Gap, State
from workbench.tui.courtesy import Courtesy
from workbench.tui.widgets.content_view import ContentView
from workbench.tui.widgets.gap_list import GapCell, GapList, GapRow
from workbench.tui.widgets.pane import ListPane
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


class Narrow(App[None]):
    """Every kind of view whose text may be longer than it is high."""

    CSS = "ListPane, ContentView, GapList { height: 6; }"

    def compose(self) -> ComposeResult:
        yield ListPane(id="pane")
        yield ContentView(id="text")
        yield GapList(["ru", "en"], id="gaps")

    def get_theme_variable_defaults(self) -> dict[str, str]:
        return {"muted": "#808890", "primary-muted": "#293847"}


@in_loop
async def test_no_letter_is_behind_the_scrollbar_that_a_long_text_brings() -> None:
    words = " ".join(str(number) for number in range(1000, 1080))
    cell = GapCell((1,), "A title that is much too long for its column", 2, 7, Gap.MISSING)
    async with Narrow().run_test(size=(39, 18)) as pilot:
        pane, text = pilot.app.query_one(ListPane), pilot.app.query_one(ContentView)
        gaps = pilot.app.query_one(GapList)
        pane.show_entries([Content(words)])
        text.show_text(Content(words))
        gaps.show_rows([GapRow({"ru": cell, "en": cell})] * 9)
        await pilot.pause()
        for view in (pane, text, gaps):
            assert view.show_vertical_scrollbar
            width = view.scrollable_content_region.width
            lines = [view.render_line(y).text for y in range(view.size.height)]
            assert all(not line[width:].strip() for line in lines)
            assert max(len(line.rstrip()) for line in lines) > width - 5
        assert gaps.render_line(0).text[:width].rstrip().endswith("…")


def test_threads_leave_the_interpreter_to_the_screen_after_a_short_turn() -> None:
    kept = sys.getswitchinterval()
    try:
        sys.setswitchinterval(0.005)
        Courtesy.take_turns()
        assert sys.getswitchinterval() <= 0.001
    finally:
        sys.setswitchinterval(kept)
