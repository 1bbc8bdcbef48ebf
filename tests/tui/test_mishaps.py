"""Bugs and refused saves on the screen: said plainly, noted, nothing lost."""

from __future__ import annotations

from typing import Any

import pytest
from textual import work

from tests.tui.opened import opened
from tests.tui.support import in_loop
from workbench import places
from workbench.tui.screens.edit import EditScreen


def told(app: Any) -> str:
    """Return what is notified, as one text."""
    return "\n".join(one.message for one in app._notifications)


@pytest.mark.parametrize("where", ["action", "timer", "worker"])
@in_loop
async def test_after_a_bug_the_screen_goes_on(
    where: str, session: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(*_: object) -> None:
        raise ValueError("[/b] does not fit")

    monkeypatch.setattr(EditScreen, "action_next_segment", fails)
    async with opened(session) as (app, pilot):
        app.forgiving = True
        if where == "action":
            await pilot.press("ctrl+down")
        elif where == "timer":
            app.screen.set_timer(0.01, fails)
        else:

            @work(exit_on_error=False)
            async def fetch(_screen: Any) -> None:
                fails()

            fetch(app.screen)
        await pilot.pause(0.2)
        note = places.cache() / "last-error.txt"
        assert "ValueError" in told(app)
        assert str(note) in told(app)
        assert "does not fit" in note.read_text(encoding="utf-8")
        await pilot.press(*"Lake", "enter")
        await pilot.pause(0.2)
        assert app.workspace.draft(1).text == "Lake"
        assert app.screen.unit == 2
