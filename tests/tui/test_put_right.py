"""A wrong rendering of a term is pointed out, and the right one is a key away."""

from __future__ import annotations

from tests.tui.opened import opened, until
from tests.tui.support import in_loop, make_session


@in_loop
async def test_a_key_puts_the_glossarys_rendering_in_place_of_a_wrong_one() -> None:
    russian = "Республика вошла в Содружество Независимых Государств.\n"
    async with opened(make_session(russian, "")) as (app, pilot):
        screen = app.screen
        await until(pilot, lambda: screen.inspector is not None)
        screen.editor.focus()
        await pilot.press(*"It joined the Union of Independent States.")
        await pilot.press("alt+x")
        await until(
            pilot,
            lambda: screen.editor.text == "It joined the Commonwealth of Independent States.",
        )
        assert [f.rule for f in screen.findings if f.fix is not None] == []
        await pilot.press("alt+x")
        assert screen.editor.text == "It joined the Commonwealth of Independent States."
