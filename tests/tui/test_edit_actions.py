"""Every action of the editing screen by its key: what it changes, and what it says when it cannot."""

from __future__ import annotations

from typing import Any

from textual.widgets import Input, OptionList

from tests.tui.opened import editing, opened, said, settled, until
from tests.tui.support import in_loop
from workbench.core.model import State
from workbench.tui.finding_text import Search
from workbench.tui.widgets.editor import Editor
from workbench.tui.widgets.source_pane import SourcePane


def texts(screen: Any) -> list[str]:
    return [screen.workspace.draft(unit.id).text for unit in screen.workspace.units]


@in_loop
async def test_source_is_copied_emptied_and_brought_back_and_a_segment_left_out_taken_in_again() -> (
    None
):
    async with editing() as (screen, pilot):
        source = screen.workspace.source_text(1)
        await pilot.press("ctrl+l")
        await pilot.press("ctrl+s")
        await pilot.pause(0.05)
        assert screen.workspace.draft(1).text == source
        assert "Saved" in said(screen.app)
        await pilot.press("alt+z")
        await pilot.pause(0.05)
        assert screen.workspace.draft(1).state is State.UNTRANSLATED
        assert screen.editor.text == ""
        await pilot.press("alt+u")
        await pilot.pause(0.05)
        assert (screen.editor.text, screen.workspace.draft(1).state) == (source, State.EDITED)
        await pilot.press("alt+z")
        await pilot.pause(0.05)
        await pilot.press(*"Lake", "alt+k")
        await pilot.pause(0.05)
        assert screen.workspace.draft(1).state is State.SKIPPED
        assert screen.unit == 2
        await pilot.press("ctrl+up", "alt+k")
        await pilot.pause(0.05)
        assert screen.workspace.draft(1).state is not State.SKIPPED
        assert screen.unit == 1
        pane = screen.query_one(SourcePane)

        def shown() -> str:
            return "\n".join(pane.render_line(y).text for y in range(pane.size.height))

        assert "'''" not in shown()
        await pilot.press("alt+w")
        await pilot.pause(0.05)
        assert "'''Озеро'''" in shown()
        await pilot.press("alt+w")
        await pilot.pause(0.05)
        assert "'''" not in shown()


@in_loop
async def test_a_line_break_is_inserted_and_what_cannot_be_copied_is_told() -> None:
    async with editing() as (screen, pilot):
        await pilot.press("alt+p", *"ab", "left", "alt+v")
        await pilot.pause(0.05)
        assert screen.editor.text == "a\nb"
        assert screen.unit == 1
        await pilot.press("alt+p")
        await settled(screen.app, pilot)
        told = said(screen.app)
        assert "There is nothing to copy." in told
        assert "No other segment has the same source." in told


@in_loop
async def test_find_goes_on_round_the_end_and_says_when_there_is_nothing() -> None:
    async with editing() as (screen, pilot):
        screen.workspace.save_text(2, "A deep bay")
        screen.workspace.save_text(5, "Another bay")
        for expected in (2, 5, 2):
            await pilot.press("ctrl+f")
            await settled(screen.app, pilot)
            field = screen.app.screen.query_one("#find", Input)
            field.value = "BAY"
            await pilot.press("enter")
            await settled(screen.app, pilot)
            assert screen.unit == expected
        screen._find(("next", Search("nowhere at all")))
        screen._find(("next", Search("(", regex=True)))
        screen._find(("all", Search("(b)", r"\2", regex=True)))
        await pilot.pause(0.05)
        told = said(screen.app)
        assert "stands nowhere else" in told
        assert "no regular expression" in told
        assert "cannot be put in place" in told
        assert texts(screen)[1] == "A deep bay"


@in_loop
async def test_replacing_reopens_what_was_confirmed_and_empties_what_is_taken_away() -> None:
    async with editing() as (screen, pilot):
        screen.workspace.save_text(2, "A deep bay")
        screen.workspace.confirm(2)
        screen.workspace.save_text(5, "bay")
        screen._find(("all", Search("bay", "")))
        await pilot.pause(0.05)
        assert [screen.workspace.draft(n).text for n in (2, 5)] == ["A deep ", ""]
        assert screen.workspace.draft(2).state is State.EDITED
        assert screen.workspace.draft(5).state is State.UNTRANSLATED
        assert "Replaced in 2 segments" in said(screen.app)
        screen.workspace.save_text(2, "12 km and 7 km")
        screen._find(("all", Search(r"(\d+) km", r"\1 miles", regex=True)))
        assert texts(screen)[1] == "12 miles and 7 miles"
        screen._find(("all", Search("M", "x", case=True)))
        assert texts(screen)[1] == "12 miles and 7 miles"


@in_loop
async def test_the_list_is_narrowed_by_key_and_by_mouse_and_widened_where_nothing_is_like_that(
    session: str,
) -> None:
    async with editing(session, size=(140, 44)) as (screen, pilot):
        whole = len(screen.shown)
        screen.workspace.save_text(3, "done")
        screen.workspace.confirm(3)
        await pilot.press("ctrl+t")
        await settled(screen.app, pilot)
        dialog = screen.app.screen
        options = dialog.query_one(OptionList)
        place = options.get_option_index("confirmed")
        await pilot.click(OptionList, offset=(3, place))
        await settled(screen.app, pilot)
        assert [unit.id for unit in screen.shown] == [3]
        assert screen.unit == 3
        await pilot.press("ctrl+t")
        await settled(screen.app, pilot)
        screen.app.screen.query_one(Input).focus()
        await pilot.press(*"nowhere", "enter")
        await settled(screen.app, pilot)
        assert len(screen.shown) == whole
        assert "all are shown" in said(screen.app)
        await pilot.press("ctrl+t", "escape")
        await settled(screen.app, pilot)
        assert screen.app.screen is screen
        assert isinstance(screen.app.focused, Editor)


@in_loop
async def test_each_filter_shows_what_it_says(session: str) -> None:
    async with opened(session) as (app, pilot):
        app.workspace.save_text(2, "done")
        app.workspace.confirm(2)
        app.workspace.save_text(3, "begun")
        app.workspace.skip(4)
        rest = [1, 5, 6, 7, 8, 9, 10]
        for name, expected in (
            ("untranslated", rest),
            ("edited", [3]),
            ("skipped", [4]),
            ("open", [1, 3, *rest[1:]]),
        ):
            app.screen._filter((name, ""))
            await pilot.pause(0.02)
            assert [unit.id for unit in app.screen.shown] == expected


@in_loop
async def test_a_segment_is_split_by_keys_only_between_words() -> None:
    async with editing() as (screen, pilot):
        whole = screen.workspace.source_text(7)
        count = len(screen.workspace.units)
        screen.show_unit(7)
        await pilot.press("alt+s")
        await settled(screen.app, pilot)
        await pilot.press("escape", "alt+s")
        await settled(screen.app, pilot)
        await pilot.press("left", "left", "left", "left", "left", "enter")
        await settled(screen.app, pilot)
        assert len(screen.workspace.units) == count + 1
        first = screen.workspace.source_text(screen.unit)
        assert first == whole.split(" ")[0] + " " or first == whole.split(" ")[0]
        assert isinstance(screen.app.focused, Editor)
        await pilot.press("alt+m")
        await settled(screen.app, pilot)
        assert screen.workspace.source_text(screen.unit) == whole


@in_loop
async def test_what_cannot_be_joined_or_split_is_told() -> None:
    async with editing() as (screen, pilot):
        screen.show_unit(screen.shown[-1].id)
        await pilot.press("alt+m")
        await settled(screen.app, pilot)
        assert said(screen.app)
        before = len(screen.workspace.units)
        word = next(u for u in screen.shown if " " not in screen.workspace.source_text(u.id))
        screen.show_unit(word.id)
        await pilot.press("alt+s")
        await settled(screen.app, pilot)
        assert screen.app.screen is screen
        assert len(screen.workspace.units) == before


@in_loop
async def test_a_note_is_kept_with_its_segment_and_taken_away_when_emptied() -> None:
    async with editing() as (screen, pilot):
        await pilot.press("alt+n")
        await settled(screen.app, pilot)
        await pilot.press(*"[/b] ask", "enter")
        await settled(screen.app, pilot)
        assert screen.workspace.state("notes", {}) == {"1": "[/b] ask"}
        screen.show_pane("notes")
        await pilot.press("ctrl+down", "ctrl+up", "alt+n")
        await settled(screen.app, pilot)
        field = screen.app.screen.query_one(Input)
        assert field.value == "[/b] ask"
        field.value = ""
        await pilot.press("enter")
        await settled(screen.app, pilot)
        assert screen.workspace.state("notes", {}) == {}
        screen._go_to("[/b]\x1b[2J")
        await pilot.pause(0.05)
        assert "[/b]" in said(screen.app)
        assert "\x1b" not in said(screen.app)


@in_loop
async def test_escape_goes_to_the_list_enter_comes_back_and_the_place_goes_with_it() -> None:
    async with editing() as (screen, pilot):
        await pilot.press("escape", "down", "down")
        await pilot.pause(0.05)
        assert screen.segments.has_focus
        assert screen.unit == 3
        await pilot.press("enter")
        await until(pilot, lambda: screen.editor.has_focus)
        assert screen.workspace.draft(3).state is State.UNTRANSLATED
        await pilot.press("escape", "escape")
        await pilot.pause(0.05)
        assert screen.editor.has_focus


@in_loop
async def test_sections_are_listed_with_their_progress_and_gone_to() -> None:
    async with editing() as (screen, pilot):
        screen.workspace.save_text(2, "Geography")
        screen.workspace.confirm(2)
        screen.refresh_unit(2)
        await pilot.press("alt+g")
        await settled(screen.app, pilot)
        rows = screen.app.screen.query_one(OptionList)
        shown = [str(rows.get_option_at_index(n).prompt) for n in range(rows.option_count)]
        assert any("География" in row and "1/3" in row for row in shown)
        await pilot.press("down", "down", "enter")
        await settled(screen.app, pilot)
        assert screen.workspace.unit(screen.unit).section == 2
