"""The line at the top of a stage: the article, the stages, the progress."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.content import Content
from textual.widgets import Static

from workbench.tui.literal import literal, one_line

STAGES = (("compare", "Compare"), ("edit", "Edit"), ("review", "Review"), ("finish", "Finish"))


class TopBar(Horizontal):
    """Says where the translator is and how far the work has come."""

    DEFAULT_CSS = """
    TopBar {
        height: 1;
        background: $panel;
        padding: 0 1;
        & > #title { width: auto; max-width: 45%; text-style: bold; text-wrap: nowrap; text-overflow: ellipsis; }
        & > #stages { width: 1fr; padding: 0 2; color: $text-muted; }
        & > #progress { width: auto; color: $text-muted; text-align: right; }
    }
    """
    COMPONENT_CLASSES: ClassVar[set[str]] = set()

    def __init__(self, title: str, stage: str) -> None:
        super().__init__()
        self._title = title
        self._stage = stage

    def compose(self) -> ComposeResult:
        """Lay out the three parts."""
        yield Static(literal(one_line(self._title)), id="title")
        yield Static(self._crumbs(), id="stages")
        yield Static("", id="progress")

    def _crumbs(self) -> Content:
        parts: list[Content | str] = []
        for name, title in STAGES:
            shown = f"[bold $text-primary]▸ {title}[/]" if name == self._stage else f"  {title}"
            parts.append(Content.from_markup(f"[@click=app.stage('{name}')]{shown}[/]"))
            parts.append(" ")
        return Content.assemble(*parts)

    def show_progress(self, content: Content) -> None:
        """Show how far the work has come."""
        self.query_one("#progress", Static).update(content)
