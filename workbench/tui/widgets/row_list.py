"""A list painted line by line, quick with ten thousand rows of several lines each."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate, chain
from typing import ClassVar, Generic, TypeVar

from rich.style import Style
from textual import events
from textual.binding import Binding, BindingType
from textual.cache import LRUCache
from textual.geometry import Region, Size
from textual.message import Message
from textual.reactive import reactive
from textual.scroll_view import ScrollView
from textual.strip import Strip

from workbench.tui.guard import Guarded
from workbench.tui.widgets.extent import set_extent
from workbench.tui.widgets.line_by_line import LineByLine

Row = TypeVar("Row")


class RowList(Guarded, LineByLine, ScrollView, Generic[Row], can_focus=True):
    """Rows of any height with a cursor.

    A subclass says how high a row is, how one of its lines looks and which rows
    the cursor may stand on. Only visible lines are ever painted, and each is
    kept until its row changes.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("down,j,о", "move(1)", "Down", show=False),
        Binding("up,k,л", "move(-1)", "Up", show=False),
        Binding("pagedown", "page(1)", "Page down", show=False),
        Binding("pageup", "page(-1)", "Page up", show=False),
        Binding("home", "edge(0)", "First", show=False),
        Binding("end", "edge(-1)", "Last", show=False),
    ]
    cursor: reactive[int] = reactive(-1, repaint=False, init=False)

    @dataclass
    class Moved(Message):
        """The cursor stands on another row."""

        sender: RowList[object]
        row: object

        @property
        def control(self) -> RowList[object]:
            """The list, so that a handler can name it by a selector."""
            return self.sender

    @dataclass
    class Picked(Moved):
        """A row was clicked."""

    def __init__(self, rows: Sequence[Row] = (), *, id: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id)
        self.rows: list[Row] = list(rows)
        self._tops: list[int] = []
        self._heights: list[int] = []
        self._folded_for = -1
        self._styles_of: dict[tuple[str, bool], Style] = {}
        self._strips: LRUCache[tuple[int, int, bool], Strip] = LRUCache(2000)

    # ------------------------------------------------------ for subclasses

    def row_height(self, row: Row, width: int) -> int:
        """Return how many lines a row takes."""
        raise NotImplementedError

    def row_line(self, row: Row, line: int, width: int, selected: bool) -> Strip:
        """Return one line of a row, exactly `width` cells wide."""
        raise NotImplementedError

    def stops_at(self, row: Row) -> bool:
        """Return whether the cursor may stand on a row."""
        return True

    # ---------------------------------------------------------------- rows

    @property
    def current(self) -> Row | None:
        """The row under the cursor."""
        return self.rows[self.cursor] if 0 <= self.cursor < len(self.rows) else None

    def show_rows(self, rows: Sequence[Row], cursor: int = 0) -> None:
        """Show other rows, with the cursor on the given one."""
        self.rows = list(rows)
        self._folded_for = -1
        self._fold()
        self.set_reactive(RowList.cursor, -1)
        self.put_cursor(cursor)
        self.refresh()

    def change_rows(self, rows: Mapping[int, Row]) -> None:
        """Replace rows by their places; what is seen stays where it is when one above it grows."""
        above, taller = 0, False
        for index, row in rows.items():
            self.rows[index] = row
            if self._folded_for < 0:
                continue
            old, size = self._heights[index], self.row_height(row, self._folded_for)
            for line in range(max(size, old)):
                for selected in (True, False):
                    self._strips.discard((index, line, selected))
            if size == old:
                self._refresh_row(index)
                continue
            taller, self._heights[index] = True, size
            if self._tops[index + 1] <= self.scroll_offset.y:
                above += size - old
        if taller:
            self._place()
            if above:
                y = self.scroll_offset.y + above
                self.scroll_to(y=y, animate=False, force=True, immediate=True)
            self.refresh()

    def put_cursor(self, index: int) -> None:
        """Move the cursor to a row, or to the nearest below (else above) where it may stand."""
        count = len(self.rows)
        nearest = chain(range(max(index, 0), count), range(min(index, count) - 1, -1, -1))
        at = next((i for i in nearest if self.stops_at(self.rows[i])), None)
        if at is not None:
            self.cursor = at

    # ------------------------------------------------------------- folding

    def _fold(self) -> None:
        width = self.scrollable_content_region.width
        if width < 10 or width == self._folded_for:
            return
        self._folded_for = width
        self._strips.clear()
        self._heights = [self.row_height(row, width) for row in self.rows]
        self._place()

    def _place(self) -> None:
        self._tops = [0, *accumulate(self._heights)]
        set_extent(self, Size(self._folded_for, self._tops[-1]))

    def on_resize(self) -> None:
        """Fold again for the new width."""
        before = self._folded_for
        self._fold()
        if before != self._folded_for:
            self.refresh()  # what was painted before there was a width is blank
            self.call_after_refresh(self.show_cursor, center=True)

    def notify_style_update(self) -> None:
        """Paint afresh when the theme changes."""
        self._strips.clear()
        self._styles_of.clear()
        super().notify_style_update()

    def _region(self, index: int) -> Region:
        return Region(0, self._tops[index], self._folded_for, self._heights[index])

    def _refresh_row(self, index: int) -> None:
        if 0 <= index < len(self._heights):
            self.refresh(self._region(index).translate((0, -self.scroll_offset.y)))

    def show_cursor(self, center: bool = False) -> None:
        """Scroll so that the row under the cursor is seen."""
        if not 0 <= self.cursor < len(self._heights):
            return
        region, height = self._region(self.cursor), self.scrollable_content_region.height
        above = region.y < self.scroll_offset.y
        below = region.bottom > self.scroll_offset.y + height
        if center or above or below:
            # Half a screen at a time: most moves then paint two rows, not the whole list.
            self.scroll_to_region(region, animate=False, force=True, center=True)

    # ------------------------------------------------------------ painting

    def render_line(self, y: int) -> Strip:
        """Return one line of what is visible."""
        line = self.scroll_offset.y + y
        if self._folded_for < 0 or line >= self.virtual_size.height:
            return Strip.blank(self.size.width, self.style_of("", False))
        index = bisect_right(self._tops, line) - 1
        key = (index, line - self._tops[index], index == self.cursor)
        strip = self._strips.get(key)
        if strip is None:
            strip = self.row_line(self.rows[index], key[1], self._folded_for, key[2])
            self._strips[key] = strip
        return strip

    def style_of(self, name: str, selected: bool) -> Style:
        """Return a component's style, or none's, on the plain or on the cursor's background."""
        style = self._styles_of.get((name, selected))
        if style is None:
            style = self.rich_style
            if selected:
                style += self.get_component_rich_style("row-list--cursor", partial=True)
            if name:
                style += self.get_component_rich_style(name, partial=True)
            self._styles_of[name, selected] = style
        return style

    # -------------------------------------------------------------- cursor

    def watch_cursor(self, old: int, new: int) -> None:
        """Repaint the two rows, bring the new one into view and tell."""
        if self._folded_for >= 0:
            self._refresh_row(old)
            self._refresh_row(new)
            self.show_cursor()
        if 0 <= new < len(self.rows):
            self.post_message(self.Moved(self, self.rows[new]))  # type: ignore[arg-type]

    def neighbour(self, by: int) -> int | None:
        """Return the next row upwards or downwards where the cursor may stand."""
        index = self.cursor + by
        while 0 <= index < len(self.rows):
            if self.stops_at(self.rows[index]):
                return index
            index += by
        return None

    def step(self, by: int) -> bool:
        """Move the cursor by one row where it may stand; return whether it moved."""
        index = self.neighbour(by)
        if index is None:
            return False
        self.cursor = index
        return True

    def action_move(self, by: int) -> None:
        """Move by one row."""
        self.step(by)

    def action_page(self, by: int) -> None:
        """Move by about one screenful."""
        if not self._heights or self.cursor < 0:
            return
        line = self._tops[self.cursor] + by * max(self.size.height - 2, 1)
        self.put_cursor(bisect_right(self._tops, max(0, line)) - 1)

    def action_edge(self, index: int) -> None:
        """Move to the first or the last row."""
        self.put_cursor(0 if index == 0 else len(self.rows) - 1)

    def on_click(self, event: events.Click) -> None:
        """Move the cursor to the row that was clicked."""
        line = self.scroll_offset.y + event.y
        if self._folded_for < 0 or line >= self.virtual_size.height:
            return
        index = bisect_right(self._tops, line) - 1
        if self.stops_at(self.rows[index]):
            self.cursor = index
            self.post_message(RowList.Picked(self, self.rows[index]))  # type: ignore[arg-type]
