"""The editing screen: states, saving, undo, find and replace, split, keys."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import pytest
from textual.pilot import Pilot

from tests.tui.support import in_loop, make_session
from workbench.config import Config
from workbench.core.model import State
from workbench.errors import UsageError
from workbench.tui import keys
from workbench.tui.app import WorkbenchApp
from workbench.tui.fold import fold
from workbench.tui.widgets.editor import Editor, normalised


@asynccontextmanager
async def editing(
    size: tuple[int, int] = (120, 40), **tables: Any
) -> AsyncIterator[tuple[Any, Pilot[None]]]:
    """Open the editing screen on a small session."""
    app = WorkbenchApp(Config(offline=True, tables=tables), session=make_session())
    async with app.run_test(size=size) as pilot:
        app.action_stage("edit")
        await app.workers.wait_for_complete()
        await pilot.pause(0.05)
        yield app.screen, pilot


@in_loop
async def test_what_is_typed_right_before_enter_is_confirmed_with_the_rest() -> None:
    async with editing() as (screen, pilot):
        await pilot.press(*"Lake", "enter", *"Geo")
        await pilot.pause(0.1)
        assert screen.workspace.draft(1).text == "Lake"
        assert screen.workspace.draft(1).state is State.CONFIRMED
        assert screen.unit == 2
        assert screen.editor.text == "Geo"


@in_loop
async def test_an_empty_segment_is_not_confirmed() -> None:
    async with editing() as (screen, pilot):
        await pilot.press("enter")
        await pilot.pause(0.05)
        assert screen.unit == 1
        assert screen.workspace.draft(1).state is State.UNTRANSLATED


@in_loop
async def test_a_visit_is_no_edit_whatever_line_ends_the_text_has() -> None:
    async with editing() as (screen, pilot):
        screen.workspace.save_text(2, "a\u2028b\x85c\r\nd")
        await pilot.press("ctrl+down", "ctrl+down", "ctrl+up")
        await pilot.pause(0.1)
        assert screen.unit == 2
        screen.flush()
        assert screen.workspace.draft(2).text == "a\u2028b\x85c\r\nd"
        assert normalised("a\u2028b\x85c\r\nd") == "a b c\nd"


@in_loop
async def test_undo_survives_going_away_and_coming_back() -> None:
    async with editing() as (screen, pilot):
        await pilot.press(*"one")
        screen.editor.history.checkpoint()
        await pilot.press(*"two", "ctrl+down", "ctrl+up", "ctrl+z")
        await pilot.pause(0.1)
        assert screen.editor.text == "one"


@in_loop
async def test_find_and_replace_is_one_step_of_undo() -> None:
    from workbench.tui.finding_text import Search

    async with editing() as (screen, pilot):
        screen.workspace.save_text(1, "colour")
        screen.workspace.save_text(3, "Colour and colour")
        screen._replace_all(Search("colour", "color"))
        assert screen.workspace.draft(3).text == "color and color"
        screen.action_undo_last()
        await pilot.pause(0.05)
        assert [screen.workspace.draft(n).text for n in (1, 3)] == ["colour", "Colour and colour"]


@in_loop
async def test_split_and_merge_give_the_segments_back() -> None:
    async with editing() as (screen, pilot):
        before = [screen.workspace.source_text(unit.id) for unit in screen.workspace.units]
        screen.show_unit(7)
        await pilot.pause(0.05)
        screen._split(screen.workspace.source_text(7).index("в 1991"))
        assert len(screen.workspace.units) == len(before) + 1
        screen.action_merge()
        assert [screen.workspace.source_text(unit.id) for unit in screen.workspace.units] == before


@in_loop
async def test_identical_segments_take_over_a_translation() -> None:
    async with editing() as (screen, pilot):
        units = screen.workspace.units
        same = next(u for u in units if sum(o.text == u.text for o in units) == 1)
        screen.show_unit(same.id)
        await pilot.press(*"x")
        await pilot.pause(0.05)
        screen.action_propagate()
        assert sum(bool(d.text) for d in screen.workspace.drafts.values()) == 1


@pytest.mark.parametrize("size", [(80, 24), (120, 40), (200, 60), (250, 70)])
@in_loop
async def test_source_editor_and_a_pane_are_seen_at_every_size(size: tuple[int, int]) -> None:
    async with editing(size) as (screen, _pilot):
        for name in ("#source", "#editor", f"#{screen.pane}"):
            region = screen.query_one(name).region
            assert region.width >= 30, name
            assert region.height >= 4, name
            assert region.bottom <= size[1], name


@in_loop
async def test_at_80_columns_the_list_is_a_pane() -> None:
    async with editing((80, 24)) as (screen, pilot):
        assert not screen.segments.display
        await pilot.press("alt+left")
        assert screen.segments.display
        assert screen.segments.region.height >= 6


@in_loop
async def test_keys_are_changed_by_the_configuration() -> None:
    async with editing(keys={"next_segment": "ctrl+n"}) as (screen, pilot):
        await pilot.press("ctrl+n")
        await pilot.pause(0.05)
        assert screen.unit == 2
        await pilot.press("ctrl+down")
        await pilot.pause(0.05)
        assert screen.unit == 2


def test_a_key_for_an_action_that_does_not_exist_is_an_error() -> None:
    with pytest.raises(UsageError, match="fly"):
        keys.keymap({"fly": "f5"})


def test_letters_are_bound_for_both_layouts() -> None:
    assert keys.both_layouts("j") == "j,о"
    assert keys.both_layouts("alt+s,f5") == "alt+s,alt+ы,f5"


def test_no_two_actions_of_a_screen_share_a_key() -> None:
    for name, group in keys.SCREENS.items():
        if name in ("everywhere", "stages"):
            continue
        actions = [
            *group,
            *keys.EVERYWHERE,
            *(keys.STAGES if name in ("compare", "edit", "review", "finish") else ()),
        ]
        held = [key for action in actions for key in action.keys.split(",") if key]
        assert len(held) == len(set(held)), name


@pytest.mark.parametrize(
    "text", ["Душанбе " * 60, "х" * 500, "漢字" * 80, "е\u0301" * 90, "a\tb\nc"]
)
def test_folding_keeps_every_character_and_the_width(text: str) -> None:
    from rich.cells import cell_len

    lines = fold(text, 20)
    assert all(cell_len(line) <= 20 for line in lines)
    shown = text.replace("\n", "⏎").replace("\t", " ")
    assert "".join(lines).replace(" ", "") == shown.replace(" ", "")


@in_loop
async def test_the_cursor_steps_over_a_letter_with_its_accent() -> None:
    async with editing() as (screen, pilot):
        editor: Editor = screen.editor
        editor.insert("е\u0301ж")
        editor.move_cursor((0, 0))
        await pilot.press("right")
        assert editor.cursor_location == (0, 2)
        await pilot.press("left")
        assert editor.cursor_location == (0, 0)


@in_loop
async def test_every_screen_has_help_and_a_palette_with_its_actions() -> None:
    async with editing() as (screen, pilot):
        titles = {command.title for command in screen.app.get_system_commands(screen)}
        assert {action.title for action in keys.EDIT} <= titles
        await pilot.press("f1")
        assert type(screen.app.screen).__name__ == "HelpScreen"
