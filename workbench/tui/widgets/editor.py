"""The one editor: a text area that knows wikitext and remembers each segment's undo."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import ClassVar

from rich.text import Text
from textual import events
from textual.binding import Binding, BindingType
from textual.cache import LRUCache
from textual.document._document import EditResult
from textual.document._edit import Edit
from textual.document._history import EditHistory
from textual.geometry import Region, Size
from textual.message import Message
from textual.strip import Strip
from textual.widgets import TextArea
from textual.widgets.text_area import Location, Selection

from workbench.tui.colouring import Stretch, stretches
from workbench.tui.guard import Guarded
from workbench.tui.literal import printable
from workbench.tui.widgets.extent import set_extent
from workbench.tui.widgets.line_by_line import LineByLine

REMEMBERED = 300
"""Segments whose undo history is kept."""

# What a text area would take for line breaks although wikitext does not.
_FALSE_BREAKS = re.compile("[\u2028\u2029\x85\x0b\x0c\x1c-\x1e]")


def normalised(text: str) -> str:
    """Return a text as the editor holds it: one kind of line break, nothing taken for one."""
    return _FALSE_BREAKS.sub(" ", text.replace("\r\n", "\n").replace("\r", "\n"))


@dataclass(slots=True)
class _Past:
    """What the editor remembers of a segment it has left."""

    text: str
    history: EditHistory
    selection: Selection


@dataclass(frozen=True, slots=True)
class Mark:
    """A stretch to underline: a finding or a word unknown to the dictionary."""

    start: int
    end: int
    kind: str
    """spelling, warning or error."""


class Editor(Guarded, LineByLine, TextArea):
    """Edits the translation of one segment at a time."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "screen.after_typing('confirm')", "Confirm", show=False, priority=True),
    ]
    COMPONENT_CLASSES: ClassVar[set[str]] = {
        f"editor--{name}"
        for name in (
            "mark",
            "link",
            "template",
            "reference",
            "comment",
            "tag",
            "url",
            "emphasis",
            "spelling",
            "warning",
            "error",
        )
    }
    DEFAULT_CSS = """
    Editor {
        & > .editor--mark { color: $muted; }
        & > .editor--link { color: $text-primary; }
        & > .editor--template { color: $text-accent; }
        & > .editor--reference { color: $text-success; }
        & > .editor--comment { color: $muted; text-style: italic; }
        & > .editor--tag { color: $muted; }
        & > .editor--url { color: $muted; }
        & > .editor--emphasis { color: $text-accent; text-style: bold; }
        & > .text-area--suggestion { color: $muted; text-style: italic; }
        & > .editor--spelling { text-style: underline; }
        & > .editor--warning { text-style: underline; }
        & > .editor--error { text-style: underline bold; }
    }
    """

    @dataclass
    class Edited(Message):
        """The text was changed by a person; `text` is what it is now."""

        unit: int
        text: str

    @dataclass
    class Then(Message, bubble=False):
        """An action to do after the keys that came before it."""

        action: str

    class UndoExhausted(Message):
        """There is nothing more to undo in this segment."""

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002
        self._coloured: LRUCache[tuple[int, str, tuple[Mark, ...]], Text] = LRUCache(64)
        """Lines as they are painted, by their number and what decides on their colours."""
        self._dressed: object = None
        """The theme whose styles were last looked up."""
        super().__init__(
            soft_wrap=True,
            tab_behavior="focus",
            show_line_numbers=False,
            highlight_cursor_line=False,
            compact=True,
            id=id,
        )
        self.cursor_blink = False
        self.unit = 0
        self.kept = ""
        """The text as it is kept elsewhere, to tell an edit from a mere visit."""
        self.marks: tuple[Mark, ...] = ()
        self.completer: Callable[[str], str] | None = None
        """Returns what may follow the text before the cursor."""
        self._past: LRUCache[int, _Past] = LRUCache(REMEMBERED)

    # ----------------------------------------------------- coming and going

    def show_unit(self, unit: int, text: str) -> None:
        """Edit another segment, with the undo history it had when it was left."""
        if self.unit:
            self._past[self.unit] = _Past(self.text, self.history, self.selection)
        text = normalised(text)
        past = self._past.get(unit)
        with self.prevent(TextArea.Changed):
            self.history = self._new_history()
            self.marks = ()
            self.completer = None
            self.load_text(text)
        self.unit, self.kept = unit, text
        if past is not None and past.text == text:
            self.history = past.history
            self.selection = past.selection
        else:
            self.move_cursor(self.document.end)

    def _new_history(self) -> EditHistory:
        return EditHistory(max_checkpoints=200, checkpoint_timer=2.0, checkpoint_max_characters=40)

    def put_text(self, text: str) -> None:
        """Put another text in place of the whole, in a way that can be undone."""
        self.history.checkpoint()
        self.replace(normalised(text), (0, 0), self.document.end)
        self.history.checkpoint()
        self.move_cursor(self.document.end)
        self.suggestion = ""

    def take_text(self, text: str) -> None:
        """Put a text that is kept already in place of the whole, in a way that can be undone."""
        with self.prevent(TextArea.Changed):
            self.put_text(text)
        self.kept = self.text

    def unkept(self) -> str | None:
        """Return the text to save if it was changed since it was last asked for, and take it as kept."""
        if not self.unit or self.text == self.kept:
            return None
        self.kept = self.text
        return self.draft

    def put_at_cursor(self, text: str) -> None:
        """Put text in place of the selection, in a way that can be undone."""
        self.history.checkpoint()
        start, end = sorted(self.selection)
        result = self.replace(normalised(text), start, end)
        self.move_cursor(result.end_location)

    @property
    def draft(self) -> str:
        """The text to save: composed characters, one kind of line break."""
        return unicodedata.normalize("NFC", self.text)

    def on_text_area_changed(self, event: TextArea.Changed) -> None:
        """Tell who edits what, unless the text is what was loaded."""
        event.stop()
        if self.unit and self.text != self.kept:
            # What stands before the word being typed has not moved.
            at = self.offset_of(min(self.selection))
            self.marks = tuple(mark for mark in self.marks if mark.end < at - 1)
            self.post_message(self.Edited(self.unit, self.draft))

    # ------------------------------------------------------------ completing

    def update_suggestion(self) -> None:
        """Offer the rest of the word or phrase before the cursor, behind which nothing stands."""
        row, column = self.cursor_location
        line = self.document.get_line(row)
        at_end = column == len(line) or not line[column].isalnum()
        if self.completer is None or not at_end or not line[column - 1 : column].isalnum():
            self.suggestion = ""
        elif self.selection.is_empty:
            self.suggestion = self.completer(line[:column])

    def on_key(self, event: events.Key) -> None:
        """Take the completion by Tab, as by the right arrow."""
        if event.key == "tab" and self.suggestion:
            event.stop()
            event.prevent_default()
            self.insert(self.suggestion)

    async def on_editor_then(self, event: Then) -> None:
        """Do what waited for the keys before it."""
        await self.screen.run_action(event.action)

    def action_undo(self) -> None:
        """Undo in this segment; then tell that there is nothing left."""
        if self.history.undo_stack:
            super().action_undo()
        else:
            self.post_message(self.UndoExhausted())

    # ------------------------------------------------------------ colouring

    def show_marks(self, marks: Sequence[Mark]) -> None:
        """Underline what checks and the dictionary found."""
        if tuple(marks) != self.marks:
            self.marks = tuple(marks)
            self._line_cache.clear()
            self.refresh()

    def get_line(self, line_index: int) -> Text:
        """Return a line coloured as wikitext, with its marks."""
        whole = "\n".join(self.document.lines)
        key = (line_index, whole, self.marks)
        if key not in self._coloured:
            self._coloured[key] = self._colour(line_index, whole)
        return self._coloured[key].copy()  # what is painted over it differs

    def _colour(self, line_index: int, whole: str) -> Text:
        line = self.document.get_line(line_index)
        text = Text(printable(line), end="", no_wrap=True)
        start = sum(len(other) + 1 for other in self.document.lines[:line_index])
        end = start + len(line)
        pieces: list[Stretch | Mark] = [*stretches(whole), *self.marks]
        for piece in pieces:
            if piece.start < end and piece.end > start:
                style = self.get_component_rich_style(f"editor--{piece.kind}", partial=True)
                text.stylize(style, max(piece.start - start, 0), piece.end - start)
        return text

    def render_lines(self, crop: Region) -> list[Strip]:
        """Paint, looking the styles of cursor and selection up only when they may have changed."""
        self._dress()
        return super(TextArea, self).render_lines(crop)

    def _compare(self) -> None:
        self._dress()
        super()._compare()

    def _dress(self) -> None:
        if self._theme is not None and self._dressed is not self._theme:
            self._theme.apply_css(self)
            self._dressed = self._theme

    def notify_style_update(self) -> None:
        """Colour afresh when the theme changes."""
        self._dressed = None
        self._coloured.clear()
        super().notify_style_update()

    def edit(self, edit: Edit) -> EditResult:
        """Edit the text, and keep the cursor in view where that made a line more.

        The cursor moves before the view knows that it has grown, and stops at its old end.
        """
        result = super().edit(edit)
        self.scroll_cursor_visible()
        return result

    def _refresh_size(self) -> None:
        # While something is undone, the cursor still stands where the text was.
        self.selection = Selection(*map(self.clamp_visitable, self.selection))
        set_extent(self, Size(0, self.wrapped_document.height))

    # ------------------------------------------------------------ graphemes

    def get_cursor_left_location(self) -> Location:
        """Step over a letter together with its accents."""
        row, column = super().get_cursor_left_location()
        line = self.document.get_line(row)
        while 0 < column < len(line) and unicodedata.combining(line[column]):
            column -= 1
        return row, column

    def get_cursor_right_location(self) -> Location:
        """Step over a letter together with its accents."""
        row, column = super().get_cursor_right_location()
        line = self.document.get_line(row)
        while 0 < column < len(line) and unicodedata.combining(line[column]):
            column += 1
        return row, column

    def offset_of(self, location: Location) -> int:
        """Return a location as an offset into the text."""
        row, column = location
        return sum(len(line) + 1 for line in self.document.lines[:row]) + column

    def select(self, start: int, end: int) -> None:
        """Select a stretch of the text, the cursor behind it."""
        self.selection = Selection(self.location_of(start), self.location_of(end))

    def location_of(self, offset: int) -> Location:
        """Return an offset into the text as a location."""
        before = "\n".join(self.document.lines)[:offset]
        return before.count("\n"), len(before) - (before.rfind("\n") + 1)
