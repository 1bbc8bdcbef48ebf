"""Keys go to what is seen: never to a list that has been hidden, and none is lost without a word."""

from __future__ import annotations

from tests.tui.opened import editing, said, settled
from tests.tui.support import in_loop


@in_loop
async def test_keys_go_to_the_editor_when_the_list_is_hidden_by_another_pane(session: str) -> None:
    async with editing(session, size=(80, 24)) as (screen, pilot):
        await pilot.press("escape")
        await settled(screen.app, pilot)
        assert screen.segments.has_focus
        await pilot.press("alt+right")
        await settled(screen.app, pilot)
        await pilot.press("x")
        assert screen.editor.text == "x"


@in_loop
async def test_keys_go_to_the_editor_when_the_list_is_hidden_by_a_smaller_terminal(
    session: str,
) -> None:
    async with editing(session, size=(80, 24)) as (screen, pilot):
        screen.editor.insert("Lake")
        await pilot.press("escape")
        await pilot.resize_terminal(250, 70)
        await settled(screen.app, pilot)
        assert screen.focused is not None
        await pilot.resize_terminal(80, 24)
        await settled(screen.app, pilot)
        await pilot.press("s")
        assert screen.editor.text == "Lakes"


@in_loop
async def test_a_letter_typed_on_the_list_is_told_where_it_would_go(session: str) -> None:
    async with editing(session) as (screen, pilot):
        await pilot.press("escape", "z")
        assert "Enter goes back to the editor" in said(screen.app)
        assert screen.editor.text == ""
        told = said(screen.app)
        await pilot.press("z", "j", "up")
        assert said(screen.app) == told
        await pilot.press("enter", "z")
        assert screen.editor.text == "z"
