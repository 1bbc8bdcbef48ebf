"""Marks of misspelt words and completion, as the translator sees them."""

from __future__ import annotations

from typing import Any

import pytest
from textual.pilot import Pilot

from tests.tui.opened import opened, settled, until
from tests.tui.support import in_loop, make_session
from workbench import places
from workbench.config import Config
from workbench.store.sessions import Sessions
from workbench.tui.app import WorkbenchApp

LINKED = "'''Озеро''' — [[Горное озеро|озеро]] в горах.\n"


async def with_words(app: Any, pilot: Pilot[None]) -> None:
    """Wait until dictionary and completion are there."""
    screen = app.screen
    await until(pilot, lambda: screen.speller and screen.inspector and screen.editor.completer, 20)


def misspelt(app: Any) -> list[str]:
    """Return the words that are marked."""
    editor = app.screen.editor
    return [editor.text[m.start : m.end] for m in editor.marks if m.kind == "spelling"]


@in_loop
async def test_a_misspelt_word_is_marked_corrected_and_markup_let_be(session: str) -> None:
    async with opened(session) as (app, pilot):
        await with_words(app, pilot)
        app.screen.editor.put_text("The laek {{cvt|12|kmm}} is [[Wrongg target|deep]]. ")
        app.screen.check()
        assert misspelt(app) == ["laek"]
        app.screen.editor.move_cursor((0, 5))
        await pilot.press("alt+d")
        await pilot.pause(0.2)
        shown = app.screen.query_one("OptionList")
        names = [str(shown.get_option_at_index(n).prompt) for n in range(shown.option_count)]
        at = next(n for n, name in enumerate(names, 1) if name.endswith(" lake"))
        await pilot.press(str(at))
        await settled(app, pilot)
        assert app.screen.editor.text.startswith("The lake {{cvt")


@in_loop
async def test_a_word_is_taken_into_the_dictionary(session: str) -> None:
    async with opened(session) as (app, pilot):
        await with_words(app, pilot)
        app.screen.editor.put_text("A khirman")
        await pilot.press("alt+в")
        await pilot.pause(0.2)
        await pilot.press("end", "enter")
        await settled(app, pilot)
        assert misspelt(app) == []
        assert (places.data() / "words.txt").read_text("utf-8") == "khirman\n"


@pytest.mark.parametrize("key", ["right", "tab"])
@in_loop
async def test_the_title_of_a_link_is_completed(key: str, home: object) -> None:
    name = make_session(LINKED, "")
    with Sessions(places.sessions_database()) as store:
        store.save_links(name, "ru", {"Горное озеро": "Tarn"})
        store.save_links(name, "ru", {"Горы": "Mountain chains"})
    async with opened(name) as (app, pilot):
        await with_words(app, pilot)
        app.screen.editor.put_text("")
        await pilot.press(*"A tar")
        assert app.screen.editor.suggestion == "n"
        await pilot.press(key, *" of Moun", key)
        await pilot.pause(0.1)
        assert app.screen.editor.text == "A tarn of Mountain chains"
        assert app.screen.editor.suggestion == ""


@in_loop
async def test_spelling_can_be_switched_off(session: str) -> None:
    app = WorkbenchApp(
        Config(offline=True, tables={"screen": {"spelling": False}}), session=session
    )
    async with app.run_test() as pilot:
        await settled(app, pilot)
        app.action_stage("edit")
        await pilot.pause(1.3)
        assert app.screen.speller is None  # type: ignore[attr-defined]
