"""A wrong rendering of a term is pointed out, and the right one is a key away."""

from __future__ import annotations

from tests.tui.opened import editing, opened, until
from tests.tui.support import in_loop, make_session
from workbench.core.model import Proposal


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


@in_loop
async def test_a_text_that_is_taken_or_taken_back_is_checked_like_one_that_is_typed(
    session: str,
) -> None:
    async with editing(session) as (screen, pilot):
        await until(pilot, lambda: screen.inspector is not None)
        screen.show_unit(5)
        await until(pilot, lambda: not screen.settling)
        row = screen.segments.index_of(5)
        offered = [Proposal("A port was built here in 1975.", "stand-in", machine=True)]
        screen.proposals.show_proposals(offered, "")
        await pilot.press("f12")
        await until(pilot, lambda: [f.rule for f in screen.findings if "number" in f.rule])
        assert screen.segments.rows[row].finding
        await pilot.press("alt+u")
        await until(pilot, lambda: not screen.findings)
        assert not screen.segments.rows[row].finding
        await pilot.press("alt+r")
        await until(pilot, lambda: screen.findings)
        await pilot.press("ctrl+up", "alt+z")
        screen.reload([5])
        screen.workspace.reset(5)
        screen.reload([5])
        assert not screen.segments.rows[row].finding
