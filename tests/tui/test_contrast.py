"""Every text on every screen can be read in every theme: contrast by WCAG 2, and signs beside colours."""

from __future__ import annotations

from typing import Any

import pytest
from textual.color import Color
from textual.pilot import Pilot

from tests.tui.opened import opened, settled
from tests.tui.support import in_loop
from workbench.config import Config
from workbench.core.model import Proposal, State
from workbench.flow.workspace import Workspace
from workbench.tui import marks
from workbench.tui.theme import THEMES

ENOUGH = 4.5
"""The least contrast of text by WCAG 2, level AA."""
GROUNDS = ("background", "surface", "panel", "primary-muted")
NO_TEXT = " ─│┌┐└┘╭╮╰╯━┃█▉▊▋▌▍▎▏░▁▂▃▄▅▆▇▔▕▀▐▗▖▝▘▛▜▟▙╸╺"
"""Frames and bars, which say nothing by themselves."""


def luminance(rgb: tuple[int, int, int]) -> float:
    parts = [v / 255 for v in rgb]
    linear = [v / 12.92 if v <= 0.03928 else ((v + 0.055) / 1.055) ** 2.4 for v in parts]
    return sum(w * v for w, v in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


def contrast(one: tuple[int, int, int], other: tuple[int, int, int]) -> float:
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def test_the_measure_is_that_of_wcag() -> None:
    assert contrast((255, 255, 255), (0, 0, 0)) == pytest.approx(21)
    assert contrast((119, 119, 119), (255, 255, 255)) == pytest.approx(4.48, abs=0.01)


COLOURS = {
    *marks.STATE_COLOUR.values(),
    *marks.GAP_COLOUR.values(),
    *marks.SEVERITY_COLOUR.values(),
    "$foreground",
}


@pytest.mark.parametrize("theme", THEMES, ids=lambda theme: theme.name)
@pytest.mark.parametrize("colour", sorted(COLOURS))
@pytest.mark.parametrize("ground", GROUNDS)
def test_a_colour_that_means_something_is_read_on_every_ground(
    theme: Any, colour: str, ground: str
) -> None:
    values = {**theme.to_color_system().generate(), **theme.variables}
    below = Color.parse(values[ground])
    shown = Color.parse(values[colour.removeprefix("$")])
    assert contrast((below + shown).rgb, below.rgb) >= ENOUGH


@pytest.mark.parametrize("theme", THEMES, ids=lambda theme: theme.name)
def test_the_line_of_keys_is_read(theme: Any) -> None:
    values = {**theme.to_color_system().generate(), **theme.variables}
    below = Color.parse(values["footer-background"])
    for name in ("footer-key-foreground", "footer-description-foreground"):
        assert contrast(Color.parse(values[name]).rgb, below.rgb) >= ENOUGH


def faint(app: Any) -> dict[tuple[str, str, str], float]:
    """Return the texts on the screen that can hardly be read, with their colours."""
    found = {}
    for strip in app.screen._compositor.render_strips():
        for segment in strip:
            text, style = segment.text.strip(NO_TEXT), segment.style
            if not text or style is None or style.color is None or style.bgcolor is None:
                continue
            front, back = style.color.triplet, style.bgcolor.triplet
            value = contrast(tuple(front), tuple(back))
            if value < ENOUGH:
                found[text[:30], front.hex, back.hex] = round(value, 2)
    return found


def fill(workspace: Workspace) -> None:
    """Bring segments into every state, with findings."""
    workspace.accept(1, Proposal("A lake of 13 km².", "stand-in", machine=True))
    workspace.save_text(2, "Geography")
    workspace.confirm(2)
    workspace.save_text(3, "It is is [[deep")
    workspace.skip(4)


async def in_each_theme(app: Any, pilot: Pilot[None]) -> dict[str, Any]:
    """Return by theme what can hardly be read."""
    found = {}
    for theme in THEMES:
        app.theme = theme.name
        await pilot.pause(0.02)
        found[theme.name] = faint(app)
    return found


@pytest.mark.parametrize("stage", ["compare", "edit", "review", "finish"])
@in_loop
async def test_all_that_a_screen_shows_can_be_read_in_every_theme(stage: str, session: str) -> None:
    with Workspace.open(Config(offline=True), session) as workspace:
        fill(workspace)
    async with opened(session, stage, (140, 44)) as (app, pilot):
        await settled(app, pilot)
        assert await in_each_theme(app, pilot) == {theme.name: {} for theme in THEMES}


@in_loop
async def test_states_have_signs_of_their_own_in_the_list(session: str) -> None:
    async with opened(session, size=(140, 44)) as (app, pilot):
        fill(app.workspace)
        app.workspace.save_text(5, "Economy")
        for unit in range(1, 6):
            app.changed_elsewhere(unit)
        await settled(app, pilot)
        lines = [app.screen.segments.render_line(y).text for y in range(30)]
        shown = {sign for sign in marks.STATE_SIGN.values() if any(sign in x for x in lines)}
        assert shown == {marks.STATE_SIGN[state] for state in State}
