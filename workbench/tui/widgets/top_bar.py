"""The line at the top of a stage: the article, the stages, the progress."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.content import Content
from textual.widgets import Static

from workbench.tui import keys
from workbench.tui.literal import literal, one_line
from workbench.tui.widgets.click_line import ClickLine, Piece


class Stages(ClickLine):
    """The four stages, the present one marked."""

    DEFAULT_CSS = "Stages { width: 1fr; height: 1; margin: 0 2; color: $muted; }"

    def __init__(self, stage: str) -> None:
        super().__init__()
        self._stage = stage

    def pieces(self) -> list[Piece]:
        """Return each stage with its key."""
        out: list[Piece] = []
        for action in keys.STAGES:
            if action.shown:
                key = keys.spoken(keys.held(self.app, action).split(",")[0])
                here = action.name == self._stage
                label = (action.label, "bold $text-primary") if here else (action.label, "")
                out.append(
                    (Content.assemble((f"{key} ", "$text-accent"), label, "  "), action.call)
                )
        return out


class TopBar(Horizontal):
    """Says where the translator is and how far the work has come."""

    DEFAULT_CSS = """
    TopBar {
        height: 1;
        background: $panel;
        padding: 0 1;
        & > #title { width: auto; max-width: 40%; text-style: bold; text-wrap: nowrap; text-overflow: ellipsis; }
        & > #progress { width: auto; color: $muted; text-align: right; }
    }
    """

    def __init__(self, title: str, stage: str) -> None:
        super().__init__()
        self._title = title
        self._stage = stage

    def compose(self) -> ComposeResult:
        """Lay out the three parts."""
        yield Static(literal(one_line(self._title)), id="title")
        yield Stages(self._stage)
        yield Static("", id="progress")

    def show_progress(self, content: Content) -> None:
        """Show how far the work has come."""
        self.query_one("#progress", Static).update(content, layout=False)
