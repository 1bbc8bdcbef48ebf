"""What is painted after a change is what painting everything would have shown there."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pyte
import pytest
from textual._compositor import Compositor, CompositorUpdate
from textual._context import active_app

from tests.tui.opened import opened, settled, until
from tests.tui.support import in_loop
from workbench.config import Config
from workbench.flow.workspace import Workspace
from workbench.tui.app import WorkbenchApp
from workbench.tui.sparing import SparingCompositor, SparingScreen

LATER = (
    "deep_translator",
    "hunspell",
    "mwparserfromhell",
    "pymorphy3",
    "rapidfuzz",
    "requests",
    "workbench.core.adapt",
    "workbench.core.align",
    "workbench.engines",
    "workbench.flow.assisting",
    "workbench.flow.comparing",
    "workbench.tui.screens.compare",
    "workbench.tui.screens.find",
)
"""What is loaded once the first segment can be read and typed in."""


@pytest.mark.parametrize(
    "size", [(80, 24), (120, 40), pytest.param((200, 50), marks=pytest.mark.slow)]
)
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
    one, other = pyte.Screen(*size), pyte.Screen(*size)
    for ours, theirs in compared:
        pyte.Stream(one).feed(ours)
        pyte.Stream(other).feed(theirs)
        assert one.buffer == other.buffer
        assert len(ours) <= len(theirs)


class Watched:
    """A terminal that is sent what the application would send to its own."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, size: tuple[int, int]) -> None:
        self.size = size
        self.screen = pyte.Screen(*size)
        self.lines: set[int] = set()
        """Lines of the screen that were painted in part since this was last emptied."""
        self.wasted = 0
        """Paintings of a stage that were made while changes were being gathered."""
        display, render = WorkbenchApp._display, Compositor.render_update

        def displayed(app: WorkbenchApp, screen: Any, update: Any) -> None:
            if isinstance(update, CompositorUpdate) and not app._batch_count:
                pyte.Stream(self.screen).feed(update.render_segments(app.console))
                self.lines.update(y for y, _, _ in getattr(update, "spans", ()))
            display(app, screen, update)

        def rendered(compositor: Compositor, *arguments: Any, **named: Any) -> Any:
            gathering = isinstance(compositor, SparingCompositor) and active_app.get()._batch_count
            self.wasted += bool(gathering)
            return render(compositor, *arguments, **named)

        monkeypatch.setattr(WorkbenchApp, "_display", displayed)
        monkeypatch.setattr(Compositor, "render_update", rendered)

    def differing(self, app: Any) -> list[str]:
        """Return the lines that one painting of everything would leave otherwise."""
        other = pyte.Screen(*self.size)
        compositor = app.screen._compositor
        due = set(compositor._dirty_regions)
        update = compositor.render_full_update()
        compositor._dirty_regions.update(due)
        pyte.Stream(other).feed(update.render_segments(app.console))
        columns, lines = self.size
        return [
            self.screen.display[y]
            for y in range(lines)
            if any(self.screen.buffer[y][x] != other.buffer[y][x] for x in range(columns))
        ]


@pytest.mark.parametrize("size", [(80, 24), pytest.param((120, 40), marks=pytest.mark.slow)])
@in_loop
async def test_all_paintings_together_leave_what_one_would_and_none_is_thrown_away(
    session: str, size: tuple[int, int], monkeypatch: pytest.MonkeyPatch
) -> None:
    seen = Watched(monkeypatch, size)
    async with opened(session, size=size) as (app, pilot):
        for keys in (
            "ctrl+down a b",
            "alt+right ctrl+down left shift+left",
            "escape down pagedown",
            "escape f2",
            "f4",
            "f3 x enter",
        ):
            await pilot.press(*keys.split())
            await settled(app, pilot)
            await until(pilot, lambda: seen.differing(app) == [])
        app.action_next_theme()
        await pilot.pause(0.05)
        await until(pilot, lambda: seen.differing(app) == [])
    assert seen.wasted == 0


@in_loop
async def test_what_is_asked_where_it_stands_before_the_layout_is_made_is_painted_all_the_same(
    session: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen = Watched(monkeypatch, (120, 40))
    lay_out = SparingScreen._refresh_layout

    def asked_before(screen: SparingScreen, *arguments: Any, **named: Any) -> None:
        screen._compositor._full_map_invalidated = True  # as by what is dirty and was not seen
        assert screen.query_one("#editor").region
        lay_out(screen, *arguments, **named)

    async with opened(session) as (app, pilot):
        await until(pilot, lambda: seen.differing(app) == [])
        monkeypatch.setattr(SparingScreen, "_refresh_layout", asked_before)
        await pilot.press("alt+right")
        await settled(app, pilot)
        assert app.screen.pane == "glossary"
        await until(pilot, lambda: seen.differing(app) == [])


@in_loop
async def test_a_letter_paints_the_line_it_is_typed_in_and_its_row(
    session: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen = Watched(monkeypatch, (120, 40))
    async with opened(session) as (app, pilot):
        await pilot.press("a", "b")
        await settled(app, pilot)
        row = app.screen.segments.region.y
        above = app.screen.query_one("#source").region
        typed_in = app.screen.editor.content_region.y
        seen.lines.clear()
        await pilot.press("c")
        await until(pilot, lambda: "abc" in seen.screen.display[typed_in])
        assert typed_in in seen.lines
        blank = set(range(typed_in + 1, app.screen.editor.region.bottom))
        assert not seen.lines & blank
        assert not {y for y in seen.lines if y > row + 4} & set(above.line_range)


def test_opening_a_session_loads_nothing_that_the_first_painting_does_not_need(
    session: str, home: Path
) -> None:
    with Workspace.open(Config(offline=True), session) as workspace:
        workspace.set_state("stage", "edit")
    code = (
        "import sys\n"
        "from workbench.config import Config\n"
        "from workbench.tui.app import WorkbenchApp\n"
        "def look(app):\n"
        "    if getattr(app.screen, 'unit', 0):\n"
        "        app.exit(sorted(sys.modules))\n"
        "WorkbenchApp.post_display_hook = look\n"
        f"app = WorkbenchApp(Config(offline=True), session={session!r})\n"
        "print(' '.join(app.run(headless=True, size=(120, 40))))\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", code],
        capture_output=True,
        text=True,
        check=True,
        timeout=120,
        env={**os.environ, "WORKBENCH_HOME": str(home)},
    )
    loaded = {name for name in done.stdout.split() if name.startswith(LATER)}
    assert not loaded
