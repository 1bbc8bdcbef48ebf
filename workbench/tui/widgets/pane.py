"""What the panes beside the editor share: a list of entries, or a text, with a title."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content
from textual.message import Message
from textual.strip import Strip
from textual.visual import Visual

from workbench.tui.widgets.click_line import ClickLine, Piece
from workbench.tui.widgets.content_view import ContentView
from workbench.tui.widgets.row_list import RowList


class ListPane(RowList[Content]):
    """A pane of entries, each of which can be picked."""

    TITLE: ClassVar[str] = ""
    NOTHING: ClassVar[str] = "Nothing here."
    BINDINGS: ClassVar[list[BindingType]] = [Binding("enter", "pick", "Take", show=False)]
    COMPONENT_CLASSES: ClassVar[set[str]] = {"row-list--cursor"}
    DEFAULT_CSS = """
    ListPane {
        overflow-x: hidden;
        scrollbar-size-vertical: 1;
        scrollbar-gutter: stable;
        & > .row-list--cursor { background: $background; }
        &:focus > .row-list--cursor { background: $primary-muted; }
    }
    """

    @dataclass
    class Picked(Message):
        """An entry was picked; `at` counts from 0."""

        pane: ListPane
        at: int

    def __init__(self, *, id: str) -> None:  # noqa: A002
        self._painted: dict[tuple[int, bool], list[Strip]] = {}
        """What each entry looks like, by its identity and whether the cursor is on it."""
        super().__init__(id=id)
        self.add_class("pane")
        self.border_title = self.TITLE
        self.count = 0

    def show_entries(self, entries: Sequence[Content], nothing: str = "", cursor: int = 0) -> None:
        """Show entries, or say that there are none."""
        self.count = len(entries)
        rows = list(entries) or [Content.styled(nothing or self.NOTHING, "$muted")]
        if self.cursor == cursor and list(map(_looks, rows)) == list(map(_looks, self.rows)):
            return
        self._painted.clear()
        with self.prevent(RowList.Moved):
            self.show_rows(rows, cursor)
        if self.scroll_offset.y:
            self.scroll_to(y=0, animate=False)

    def row_height(self, row: Content, width: int) -> int:
        """Return the lines of an entry, and an empty one between entries of several lines."""
        return len(row.wrap(width))

    def row_line(self, row: Content, line: int, width: int, selected: bool) -> Strip:
        """Paint one line of an entry."""
        key = (id(row), selected)
        if key not in self._painted:
            style = self.visual_style
            if selected and self.count:
                style += self.get_visual_style("row-list--cursor", partial=True)
            self._painted[key] = Visual.to_strips(self, row, width, None, style, pad=True)
        strips = self._painted[key]
        return strips[line] if line < len(strips) else Strip.blank(width, self.style_of("", False))

    def on_resize(self) -> None:
        """Paint afresh for the new width."""
        self._painted.clear()
        super().on_resize()

    def notify_style_update(self) -> None:
        """Paint afresh when the theme changes."""
        self._painted.clear()
        super().notify_style_update()

    def action_pick(self) -> None:
        """Tell which entry is picked."""
        if self.count and self.cursor >= 0:
            self.post_message(self.Picked(self, self.cursor))

    def on_row_list_picked(self, event: RowList.Picked) -> None:
        """Take a click for picking."""
        event.stop()
        self.action_pick()


def _looks(entry: Content) -> tuple[str, object]:
    return entry.plain, entry.spans


class TextPane(ContentView, can_focus=True):
    """A pane of text to be read."""

    TITLE: ClassVar[str] = ""

    def __init__(self, *, id: str) -> None:  # noqa: A002
        super().__init__(id=id, classes="pane")
        self.border_title = self.TITLE


class PaneBar(ClickLine):
    """The names of the panes, one of which is shown beneath."""

    DEFAULT_CSS = "PaneBar { height: 1; padding: 0 1; background: $background; color: $muted; }"

    @dataclass
    class Chosen(Message):
        """The name of a pane was clicked."""

        pane: str

    def __init__(self, panes: Sequence[tuple[str, str]]) -> None:
        """`panes` are pairs of a pane's id and its title."""
        super().__init__(id="bar")
        self._panes = list(panes)
        self._counts: dict[str, int] = {}
        self._active = ""
        self.left_out: frozenset[str] = frozenset()
        """Panes that are seen elsewhere."""

    def pieces(self) -> list[Piece]:
        """Return each name, with a number if there is something to count."""
        out: list[Piece] = []
        for pane, title in self._panes:
            if pane in self.left_out:
                continue
            count = self._counts.get(pane, 0)
            shown = f"{title} {count}" if count else title
            style = "bold underline $text-primary" if pane == self._active else ""
            out.append((Content.assemble((shown, style), "  "), f"choose_pane('{pane}')"))
        return out

    async def act(self, action: str) -> None:
        """Tell which name was clicked."""
        await self.run_action(action)

    def action_choose_pane(self, pane: str) -> None:
        """Tell that a name was clicked."""
        self.post_message(self.Chosen(pane))

    def show_active(self, pane: str) -> None:
        """Mark the pane that is shown."""
        self._active = pane
        self.refresh()

    def show_count(self, pane: str, count: int) -> None:
        """Write a number beside a pane's name."""
        if self._counts.get(pane, 0) != count:
            self._counts[pane] = count
            self.refresh()
