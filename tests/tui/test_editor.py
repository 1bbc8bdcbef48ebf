"""The editor keeps every character it is given, and composes what is saved."""

from __future__ import annotations

import pytest

from tests.tui.opened import opened
from tests.tui.support import in_loop


@pytest.mark.parametrize(
    "text",
    ["a\u00a0b", "a\tb", "стра\u0301на", "漢字 かな", "Ҷумҳурии Тоҷикистон ӣӯқғ", "x" * 600],
    ids=["nbsp", "tab", "stress", "cjk", "tajik", "long-word"],
)
@in_loop
async def test_what_is_put_in_is_what_is_saved(text: str, session: str) -> None:
    async with opened(session) as (app, pilot):
        unit = app.screen.unit
        app.screen.editor.insert(text)
        await pilot.pause(0.05)
        app.screen.flush()
        assert app.workspace.draft(unit).text == text


@in_loop
async def test_a_letter_and_its_accent_are_saved_as_one_where_there_is_one(session: str) -> None:
    async with opened(session) as (app, pilot):
        app.screen.editor.insert("cafe\u0301")
        await pilot.pause(0.05)
        app.screen.flush()
        assert app.workspace.draft(app.screen.unit).text == "caf\u00e9"


@pytest.mark.parametrize("odd", ["\u2028", "\x85", "\x0c"])
@in_loop
async def test_an_odd_line_break_is_no_edit(odd: str, session: str) -> None:
    async with opened(session) as (app, pilot):
        text = f"one{odd}two"
        app.workspace.save_text(3, text)
        app.screen.show_unit(3)
        await pilot.press("right", "left", "ctrl+down")
        await pilot.pause(0.05)
        app.screen.flush()
        assert app.workspace.draft(3).text == text


@in_loop
async def test_a_paragraph_of_five_thousand_characters_is_edited_at_its_end(session: str) -> None:
    text = "A long sentence of words. " * 193
    async with opened(session) as (app, pilot):
        app.screen.editor.insert(text)
        await pilot.press("x")
        await pilot.pause(0.05)
        editor = app.screen.editor
        assert editor.text == text + "x"
        assert editor.cursor_location == (0, len(text) + 1)
        assert editor.region.bottom <= app.size.height


@in_loop
async def test_the_key_that_wraps_a_line_brings_the_cursor_into_view(session: str) -> None:
    async with opened(session, size=(80, 24)) as (app, pilot):
        editor = app.screen.editor
        for _ in range(editor.size.height):
            editor.insert("word " * (editor.size.width // 5))
        await pilot.pause()
        for letter in "abc def ghi jkl mno pqr stu vwx yz " * 4:
            editor.insert(letter)
            await pilot.pause()
            _, y = editor.wrapped_document.location_to_offset(editor.cursor_location)
            assert editor.scroll_offset.y <= y < editor.scroll_offset.y + editor.size.height
