"""What the panes beside the editor share: a list of entries, or a text, with a title."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from textual.containers import Horizontal, VerticalScroll
from textual.content import Content
from textual.message import Message
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option


class ListPane(OptionList):
    """A pane of entries, each of which can be picked."""

    TITLE: ClassVar[str] = ""
    NOTHING: ClassVar[str] = "Nothing here."

    @dataclass
    class Picked(Message):
        """An entry was picked; `at` counts from 0."""

        pane: ListPane
        at: int

    def __init__(self, *, id: str) -> None:  # noqa: A002
        super().__init__(id=id, classes="pane", markup=False)
        self.border_title = self.TITLE
        self.count = 0

    def show_entries(self, entries: Sequence[Content], nothing: str = "") -> None:
        """Show entries, or say that there are none."""
        self.count = len(entries)
        self.clear_options()
        if entries:
            self.add_options([Option(entry) for entry in entries])
        else:
            empty = Content.styled(nothing or self.NOTHING, "$muted")
            self.add_options([Option(empty, disabled=True)])

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Tell which entry was picked."""
        event.stop()
        self.post_message(self.Picked(self, event.option_index))


class TextPane(VerticalScroll, can_focus=True):
    """A pane of text to be read."""

    TITLE: ClassVar[str] = ""

    def __init__(self, *, id: str) -> None:  # noqa: A002
        super().__init__(Static("", classes="text"), id=id, classes="pane")
        self.border_title = self.TITLE

    def show_text(self, content: Content) -> None:
        """Show a text from its beginning."""
        self.query_one(".text", Static).update(content)
        self.scroll_home(animate=False)


class PaneBar(Horizontal):
    """The names of the panes, one of which is shown beneath."""

    DEFAULT_CSS = """
    PaneBar {
        height: 1;
        background: $background;
        & > Static { width: auto; padding: 0 1; color: $muted; }
        & > Static.-active { color: $text-primary; text-style: bold underline; }
        & > Static.-disabled { display: none; }
    }
    """

    @dataclass
    class Chosen(Message):
        """The name of a pane was clicked."""

        pane: str

    def __init__(self, panes: Sequence[tuple[str, str]]) -> None:
        """`panes` are pairs of a pane's id and its title."""
        super().__init__(*(_PaneName(pane, title) for pane, title in panes), id="bar")

    def show_active(self, pane: str) -> None:
        """Mark the pane that is shown."""
        for name in self.query(_PaneName):
            name.set_class(name.pane == pane, "-active")

    def show_count(self, pane: str, count: int) -> None:
        """Write a number beside a pane's name."""
        for name in self.query(_PaneName):
            if name.pane == pane:
                name.update(Content(f"{name.title} {count}" if count else name.title))


class _PaneName(Static):
    def __init__(self, pane: str, title: str) -> None:
        super().__init__(Content(title), id=f"bar-{pane}")
        self.pane = pane
        self.title = title

    def on_click(self) -> None:
        """Choose the pane."""
        self.post_message(PaneBar.Chosen(self.pane))
