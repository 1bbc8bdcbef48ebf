"""Text that is shown without the layout being made anew when it changes."""

from __future__ import annotations

from rich.style import Style
from textual.content import Content
from textual.geometry import Size
from textual.scroll_view import ScrollView
from textual.strip import Strip
from textual.visual import Visual

from workbench.tui.widgets.extent import set_extent
from workbench.tui.widgets.line_by_line import LineByLine


class ContentView(LineByLine, ScrollView):
    """Shows a text folded to its width, from its beginning, scrolled if need be."""

    DEFAULT_CSS = """
    ContentView { overflow-x: hidden; scrollbar-size-vertical: 1; scrollbar-gutter: stable; }
    """

    def __init__(self, *, id: str | None = None, classes: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id, classes=classes)
        self.content = Content("")
        self._strips: list[Strip] = []
        self._folded_for = -1
        self._base: Style | None = None
        """The style of empty cells, which takes long to find."""
        self._blank: Strip | None = None

    def show_text(self, content: Content) -> None:
        """Show a text from its beginning."""
        self.content = content
        self._folded_for = -1
        self._fold()
        if self.scroll_offset.y:
            self.scroll_to(y=0, animate=False)
        self.refresh()

    def _fold(self) -> None:
        width = self.scrollable_content_region.width
        if width < 1 or width == self._folded_for:
            return
        self._folded_for = width
        self._strips = Visual.to_strips(self, self.content, width, None, self.visual_style)
        set_extent(self, Size(width, len(self._strips)))

    def on_resize(self) -> None:
        """Fold again for the new width."""
        self._fold()

    def notify_style_update(self) -> None:
        """Paint afresh when the theme changes."""
        self._folded_for = -1
        self._blank = None
        super().notify_style_update()

    def render_line(self, y: int) -> Strip:
        """Return one line of what is visible."""
        if self._folded_for < 0:
            self._fold()
        if self._blank is None or self._blank.cell_length != self.size.width:
            self._base = self.rich_style
            self._blank = Strip.blank(self.size.width, self._base)
        line = self.scroll_offset.y + y
        if line >= len(self._strips):
            return self._blank
        return self._strips[line].adjust_cell_length(self.size.width, self._base)
