"""The compare screen on the demo: paragraphs side by side, exactly what is missing, decisions by hand."""

from __future__ import annotations

from typing import Any

from textual.pilot import Pilot

from tests.tui.opened import opened, settled
from tests.tui.support import in_loop
from workbench.flow.demo import open_demo
from workbench.tui.widgets.gap_list import GapList


def text(app: Any) -> str:
    """Return what the screen says beneath the grid."""
    return str(app.screen.query_one("#preview-text").render())


async def at(app: Any, pilot: Pilot[None], title: str) -> None:
    """Put the cursor on the row of a section."""
    grid = app.screen.query_one(GapList)
    number = next(n for n, row in enumerate(app.screen.gaps.rows) if row.title == title)
    await pilot.press("home", *["down"] * number)
    await settled(app, pilot)
    assert grid.cursor == number


@in_loop
async def test_paragraphs_stand_side_by_side_with_what_english_lacks_marked() -> None:
    async with opened(open_demo(), "compare", (150, 60)) as (app, pilot):
        await at(app, pilot, "History")
        shown = text(app)
        line = next(line for line in shown.splitlines() if "Diplomatic relations" in line)
        assert "Таджикистан объявил" in line
        assert "Соли 1873" in line
        assert "✗ Not in English; belongs behind «History»" in shown
        assert "Russian references for English" in shown
        assert "{{cite book" in shown
        content = app.screen.query_one("#preview-text").render()
        marked = {
            str(content)[span.start : span.end]
            for span in content.spans
            if "warning" in str(span.style)
        }
        assert {"1873", "1916"} <= marked


@in_loop
async def test_a_narrow_screen_shows_the_languages_one_below_the_other() -> None:
    async with opened(open_demo(), "compare", (80, 24)) as (app, pilot):
        await at(app, pilot, "History")
        assert all(len(line) <= 80 for line in text(app).splitlines() if "{{" not in line)


@in_loop
async def test_one_key_starts_exactly_the_missing_paragraphs() -> None:
    async with opened(open_demo(), "compare", (150, 60)) as (app, pilot):
        await at(app, pilot, "History")
        await pilot.press("alt+m")
        await settled(app, pilot)
        assert app.screen.NAME == "edit"
        shown = [unit.text for unit in app.screen.shown]
        assert len(shown) == 3
        assert shown[0].startswith("В 1873 году")
        await pilot.press("f2", "alt+n")
        await settled(app, pilot)
        await pilot.press("enter")
        await settled(app, pilot)
        assert len(app.screen.shown) == len(app.workspace.units)


@in_loop
async def test_a_row_that_english_has_whole_starts_nothing() -> None:
    async with opened(open_demo(), "compare", (150, 60)) as (app, pilot):
        await at(app, pilot, "")
        await pilot.press("alt+m")
        await settled(app, pilot)
        assert app.screen.NAME == "compare"


@in_loop
async def test_sections_are_linked_merged_and_parted_by_the_same_key() -> None:
    async with opened(open_demo(), "compare", (150, 60)) as (app, pilot):
        state = app.workspace.state
        await at(app, pilot, "Фарҳанг ва маориф")
        await pilot.press("right", "right", "alt+r")
        await at(app, pilot, "Economy")
        await pilot.press("left", "alt+r")
        await settled(app, pilot)
        assert state("overrides", {}) == {"tg": [["link", [2], [2]]]}
        economy = next(row for row in app.screen.gaps.rows if row.title == "Economy")
        assert economy.sides["tg"].sections == (2,)
        await at(app, pilot, "Военное сотрудничество")
        await pilot.press("left", "alt+r")
        await at(app, pilot, "Economy")
        await pilot.press("alt+r")
        await settled(app, pilot)
        assert state("overrides", {})["ru"] == [["merge", [4, 5], []]]
        economy = next(row for row in app.screen.gaps.rows if row.title == "Economy")
        assert economy.sides["ru"].sections == (4, 5)
        await at(app, pilot, "Economy")
        await pilot.press("alt+r", "alt+r")
        await settled(app, pilot)
        assert state("overrides", {})["ru"] == []
