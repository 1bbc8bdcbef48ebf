"""F1: what the keys of a screen do."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen, Screen
from textual.widgets import Static

from workbench.core.model import Gap, State
from workbench.tui import keys
from workbench.tui.marks import GAP_COLOUR, GAP_SIGN, STATE_COLOUR, STATE_SIGN

INTRODUCTION = {
    "start": "Open a recent session with Enter, or type the title or paste the address of an article.",
    "compare": "What each source has that English lacks. Choose sections with Space; Enter starts translating them.",
    "edit": "Translate the current segment. Enter confirms it and goes on; every change is saved by itself. Grey words behind the cursor are taken by → or Tab.",
    "review": "What the checks found, what is not confirmed yet, and the whole text in several views.",
    "finish": "The edit summary, the talk page templates and the wikitext, ready to be used.",
}


class HelpScreen(ModalScreen[None]):
    """Lists the actions of the screen beneath."""

    CSS_PATH = "help.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape,f1,q,й", "dismiss", "Close")]

    def __init__(self, beneath: Screen[Any]) -> None:
        super().__init__()
        self._beneath = beneath

    def compose(self) -> ComposeResult:
        """Lay out the introduction, the keys and the signs."""
        name = str(getattr(self._beneath, "NAME", ""))
        with VerticalScroll(can_focus=True) as scroll:
            scroll.border_title = "Help"
            scroll.border_subtitle = "Esc closes"
            yield Static(Content(INTRODUCTION.get(name, "")), id="introduction")
            yield Static(self._signs(), id="signs")
            yield Static(Content("\n").join(self._lines()), id="keys")

    def _lines(self) -> Iterator[Content]:
        for group in (*getattr(self._beneath, "ACTIONS", ()), keys.EVERYWHERE):
            for action in group:
                held = keys.held(self.app, action)
                shown = keys.spoken(held) if held else "—"
                yield Content.assemble((f"{shown:<20} ", "bold $text-accent"), action.title)
        yield Content.assemble((f"{'Ctrl+P':<20} ", "bold $text-accent"), "All commands, by name")

    def _signs(self) -> Content:
        states = [
            Content.assemble((STATE_SIGN[state], STATE_COLOUR[state]), f" {state}")
            for state in State
        ]
        gaps = [Content.assemble((GAP_SIGN[gap], GAP_COLOUR[gap]), f" {gap}") for gap in Gap]
        lines = [Content("   ").join(states), Content("   ").join(gaps)]
        return Content("\n").join(lines)
