"""A text to be read, selected and copied, coloured as wikitext."""

from __future__ import annotations

from rich.text import Text
from textual.widgets import TextArea

from workbench.tui.colouring import stretches
from workbench.tui.literal import printable
from workbench.tui.widgets.editor import Editor, normalised


class Reader(TextArea):
    """A text area that cannot be written in."""

    COMPONENT_CLASSES = Editor.COMPONENT_CLASSES
    DEFAULT_CSS = Editor.DEFAULT_CSS.replace("Editor", "Reader")

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002
        super().__init__(
            read_only=True,
            soft_wrap=True,
            show_line_numbers=False,
            compact=True,
            highlight_cursor_line=False,
            id=id,
        )
        self.cursor_blink = False

    def show_text(self, text: str) -> None:
        """Show another text from its beginning."""
        with self.prevent(TextArea.Changed):
            self.load_text(normalised(text))

    def get_line(self, line_index: int) -> Text:
        """Return a line coloured as wikitext; markup over several lines is not followed."""
        line = self.document.get_line(line_index)
        text = Text(printable(line), end="", no_wrap=True)
        for piece in stretches(line):
            style = self.get_component_rich_style(f"editor--{piece.kind}", partial=True)
            text.stylize(style, piece.start, piece.end)
        return text
