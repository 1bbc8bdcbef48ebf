"""What is painted after a change is what painting everything would have shown there."""

from __future__ import annotations

from typing import Any

import pytest
from textual._compositor import Compositor

from tests.tui.opened import opened
from tests.tui.support import in_loop
from workbench.tui.sparing import SparingCompositor


@pytest.mark.parametrize("size", [(80, 24), (120, 40), (200, 50)])
@in_loop
async def test_leaving_out_what_has_not_changed_paints_the_same(
    session: str, size: tuple[int, int], monkeypatch: pytest.MonkeyPatch
) -> None:
    sparing = SparingCompositor.render_partial_update
    compared: list[tuple[str, str]] = []
    console: Any = None

    def both(self: SparingCompositor) -> Any:
        regions = set(self._dirty_regions)
        ours = sparing(self)
        self._dirty_regions.update(regions)
        theirs = Compositor.render_partial_update(self)
        assert (ours is None) == (theirs is None)
        if ours is not None and theirs is not None and console is not None:
            compared.append((ours.render_segments(console), theirs.render_segments(console)))
        return theirs

    monkeypatch.setattr(SparingCompositor, "render_partial_update", both)
    async with opened(session, size=size) as (app, pilot):
        console = app.console
        await pilot.press("a", "b", "ctrl+down", "x", "alt+right", "ctrl+down", "enter", "f1")
        await pilot.press("escape", "ctrl+up", "[", "[", "L", "]", "]")
        await pilot.pause(0.3)
    assert len(compared) > 10
    assert all(ours == theirs for ours, theirs in compared)
