"""The editor by itself: undoing what made it scroll, and where its cursor stands afterwards."""

from __future__ import annotations

from textual.app import App, ComposeResult

from tests.tui.support import in_loop
from workbench.tui.widgets.editor import Editor

MANY = "\n".join(f"Line {n} of the bridge." for n in range(60))


class Alone(App[None]):
    """An editor of five lines."""

    CSS = "Editor { height: 5; }"

    def compose(self) -> ComposeResult:
        yield Editor(id="editor")

    def get_theme_variable_defaults(self) -> dict[str, str]:
        return {"muted": "#808890"}


@in_loop
async def test_undo_and_redo_of_lines_that_made_it_scroll_bring_text_and_cursor_back() -> None:
    async with Alone().run_test(size=(60, 12)) as pilot:
        editor = pilot.app.query_one(Editor)
        editor.show_unit(1, "")
        editor.focus()
        editor.put_at_cursor(MANY)
        await pilot.pause()
        assert editor.max_scroll_y > 50
        for step, text, cursor in (
            ("ctrl+z", "", (0, 0)),
            ("ctrl+y", MANY, (59, len("Line 59 of the bridge."))),
            ("ctrl+z", "", (0, 0)),
        ):
            await pilot.press(step)
            await pilot.pause()
            assert editor.text == text
            assert editor.cursor_location == cursor
            assert editor.scroll_offset.y <= editor.cursor_location[0]
            assert (editor.max_scroll_y > 50) is bool(text)
        await pilot.press("k")
        assert editor.text == "k"


@in_loop
async def test_a_long_text_gives_way_to_a_short_one_and_comes_back_with_its_undo() -> None:
    async with Alone().run_test(size=(60, 12)) as pilot:
        editor = pilot.app.query_one(Editor)
        editor.show_unit(1, MANY)
        editor.focus()
        await pilot.pause()
        editor.put_text("Short.")
        await pilot.pause()
        assert (editor.text, editor.cursor_location) == ("Short.", (0, 6))
        editor.show_unit(2, "Another.")
        await pilot.press("!")
        editor.show_unit(1, "Short.")
        await pilot.press("ctrl+z")
        assert editor.text == MANY
        editor.show_unit(2, "Another.!")
        await pilot.press("ctrl+z")
        assert editor.text == "Another."
        editor.show_unit(1, "changed elsewhere")
        await pilot.press("ctrl+z")
        assert editor.text == "changed elsewhere"
