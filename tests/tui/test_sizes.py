"""Every screen is usable from 80×24 to 250×70: nothing that takes keys lies outside."""

from __future__ import annotations

import pytest

from tests.tui.opened import opened, settled
from tests.tui.support import in_loop
from workbench.tui.widgets.key_bar import KeyBar
from workbench.tui.widgets.top_bar import TopBar

SIZES = [(80, 24), (100, 30), (120, 40), (168, 50), (250, 70)]


@pytest.mark.parametrize("size", SIZES, ids=[f"{w}x{h}" for w, h in SIZES])
@pytest.mark.parametrize("stage", ["compare", "edit", "review", "finish"])
@in_loop
async def test_all_that_takes_keys_lies_on_the_screen(
    stage: str, size: tuple[int, int], session: str
) -> None:
    async with opened(session, stage, size) as (app, pilot):
        await settled(app, pilot)
        width, height = size
        focusable = app.screen.focus_chain
        assert focusable
        for widget in [*focusable, app.screen.query_one(KeyBar), app.screen.query_one(TopBar)]:
            region = widget.region
            assert region.width > 0, widget
            assert region.height > 0, widget
            assert region.right <= width, widget
            assert region.bottom <= height, widget
        assert app.focused is not None
        assert app.focused.region.height >= 3


@in_loop
async def test_a_window_made_small_and_large_again_keeps_the_place(session: str) -> None:
    async with opened(session) as (app, pilot):
        app.screen.show_unit(3)
        await pilot.resize_terminal(80, 24)
        await settled(app, pilot)
        await pilot.resize_terminal(200, 60)
        await settled(app, pilot)
        assert app.screen.unit == 3
        assert app.screen.segments.display
