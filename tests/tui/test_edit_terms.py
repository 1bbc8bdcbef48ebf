"""A term is added to the translator's own glossary where it is met, and counts at once."""

from __future__ import annotations

import pytest
from textual.widgets import Input

from tests.tui.opened import editing, said, settled, until
from tests.tui.support import in_loop, make_session
from workbench import places
from workbench.formats import glossary_csv

KEYS = [pytest.param("alt+y", id="Latin"), pytest.param("alt+н", id="Cyrillic")]
TEXT = "'''Плёс''' глубок.\n\n== Плёс ==\n"


@pytest.mark.parametrize("key", KEYS)
def test_a_term_is_added_by_a_key_and_found_in_the_segment(key: str) -> None:
    @in_loop
    async def run() -> None:
        async with editing(make_session(TEXT, "")) as (screen, pilot):
            await until(pilot, lambda: screen.inspector is not None)
            assert not [hit for hit in screen._hits if hit.term.source == "плёс"]
            await pilot.press(*"A deep ", key)
            await settled(screen.app, pilot)
            first, second = screen.app.screen.query(Input)
            assert (first.value, second.value) == ("Плёс глубок.", "A deep")
            first.value, second.value = "плёс", ""
            await pilot.press("enter")
            assert screen.app.focused is second  # a term needs both
            await pilot.press(*"reach", "enter")
            await until(pilot, lambda: screen._hits)
            await settled(screen.app, pilot)
            assert [hit.term.targets for hit in screen._hits] == [("reach",)]
            assert screen.editor.draft == "A deep "
            screen.check()
            assert "missing-term" in {one.rule for one in screen.findings}

    run()
    [term] = glossary_csv.load(places.user_glossaries() / "ru-added.csv")
    assert (term.source, term.targets, term.lang) == ("плёс", ("reach",), "ru")


@in_loop
async def test_what_is_selected_is_offered_and_escape_adds_nothing() -> None:
    async with editing(make_session("Плёс у самого леса, глубокий и очень тихий.\n", "")) as (
        screen,
        pilot,
    ):
        await until(pilot, lambda: screen.inspector is not None)
        await pilot.press(*"deep reach", *["shift+left"] * 5, "alt+y")
        await settled(screen.app, pilot)
        assert [field.value for field in screen.app.screen.query(Input)] == ["", "reach"]
        await pilot.press("escape")
        await settled(screen.app, pilot)
        assert screen.app.screen is screen
    assert not places.user_glossaries().exists()


@in_loop
async def test_a_glossary_that_cannot_be_written_is_told() -> None:
    async with editing(make_session(TEXT, "")) as (screen, pilot):
        await until(pilot, lambda: screen.inspector is not None)
        places.user_glossaries().parent.mkdir(parents=True, exist_ok=True)
        places.user_glossaries().write_text("a file in its place")
        screen._add_term("ru", ("плёс", "reach"))
        await until(pilot, lambda: "cannot be written" in said(screen.app))
