"""The gap grid: Russian, English and Tajik sections side by side, each with its state."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import ClassVar

from rich.segment import Segment
from textual import events
from textual.binding import Binding, BindingType
from textual.message import Message
from textual.strip import Strip

from workbench.core.model import Gap
from workbench.tui.fold import fit
from workbench.tui.literal import one_line
from workbench.tui.marks import GAP_SIGN
from workbench.tui.widgets.row_list import RowList


@dataclass(frozen=True, slots=True)
class GapCell:
    """One language's section in a row."""

    sections: tuple[int, ...]
    """Usually one; several where they share a counterpart."""
    title: str
    level: int
    words: int
    state: Gap
    detail: str = ""
    """What is beside the number of words: coverage, facts that English lacks."""


@dataclass(frozen=True, slots=True)
class GapRow:
    """Sections that say the same, by language; a language without one has no cell."""

    cells: Mapping[str, GapCell] = field(default_factory=dict)
    note: str = ""
    """What the sources say differently of the same thing."""


class GapList(RowList[GapRow]):
    """Rows of sections with a cursor that stands on one language's cell."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("left,h,р", "column(-1)", "Left", show=False),
        Binding("right,l,д", "column(1)", "Right", show=False),
    ]
    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "row-list--cursor",
        "gap-list--cell",
        "gap-list--title",
        "gap-list--detail",
        "gap-list--rule",
        "gap-list--chosen",
        *(f"gap-list--{gap.name.lower()}" for gap in Gap),
    }
    DEFAULT_CSS = """
    GapList {
        background: $surface;
        scrollbar-size-vertical: 1;
        scrollbar-gutter: stable;
        overflow-x: hidden;
        & > .row-list--cursor { background: $panel; }
        & > .gap-list--cell { background: $primary-muted; }
        & > .gap-list--title { color: $foreground; }
        & > .gap-list--detail { color: $muted; }
        & > .gap-list--rule { color: $border; }
        & > .gap-list--chosen { color: $text-success; text-style: bold; }
        & > .gap-list--missing { color: $text-error; text-style: bold; }
        & > .gap-list--thinner { color: $text-warning; text-style: bold; }
        & > .gap-list--present { color: $text-success; }
        & > .gap-list--target_only { color: $muted; }
    }
    """

    class Toggled(Message):
        """A cell was clicked for the second time, to be chosen or not."""

    class ColumnChanged(Message):
        """The cursor stands on another column."""

    def __init__(self, langs: Sequence[str], *, id: str | None = None) -> None:  # noqa: A002
        """`langs` are the columns from left to right, English among them."""
        super().__init__(id=id)
        self.langs = list(langs)
        self.column = 0
        self.chosen: set[tuple[str, int]] = set()

    @property
    def current_cell(self) -> tuple[str, GapCell] | None:
        """The language and cell under the cursor, if there is one."""
        row = self.current
        lang = self.langs[self.column]
        return (lang, row.cells[lang]) if row and lang in row.cells else None

    def repaint(self) -> None:
        """Show what is chosen now."""
        self._strips.clear()
        self.refresh()

    def action_column(self, by: int) -> None:
        """Move to the next column."""
        self.column = max(0, min(len(self.langs) - 1, self.column + by))
        self.repaint()
        self.post_message(self.ColumnChanged())

    def on_click(self, event: events.Click) -> None:
        """Put the cursor on the cell that was clicked; a second click chooses it."""
        before = (self.cursor, self.column)
        widths = self._widths(self._folded_for)
        at, edge = 0, widths[0]
        while at < len(widths) - 1 and event.x >= edge:
            at += 1
            edge += widths[at] + 1
        self.column = at
        super().on_click(event)
        self.repaint()
        if before == (self.cursor, self.column) and self.current_cell:
            self.post_message(self.Toggled())

    # ------------------------------------------------------------ painting

    def row_height(self, row: GapRow, width: int) -> int:
        """A line for the titles and one for the details."""
        return 2

    def _widths(self, width: int) -> list[int]:
        count = len(self.langs)
        each = (width - count + 1) // count
        return [*([each] * (count - 1)), width - (each + 1) * (count - 1)]

    def row_line(self, row: GapRow, line: int, width: int, selected: bool) -> Strip:
        """Paint titles or details of all columns."""
        segments: list[Segment] = []
        for at, (lang, size) in enumerate(zip(self.langs, self._widths(width), strict=True)):
            if at:
                segments.append(Segment("│", self.style_of("gap-list--rule", selected)))
            segments += self._cell(
                lang, row.cells.get(lang), line, size, selected and at == self.column, selected
            )
        return Strip(segments, width)

    def _cell(
        self, lang: str, cell: GapCell | None, line: int, width: int, under: bool, selected: bool
    ) -> list[Segment]:
        def style(name: str) -> object:
            base = self.style_of(name, selected)
            return (
                base + self.get_component_rich_style("gap-list--cell", partial=True)
                if under
                else base
            )

        if cell is None:
            return [Segment(" " * width, style("gap-list--detail"))]  # type: ignore[arg-type]
        indent = "  " * max(cell.level - 2, 0)
        chosen = all((lang, section) in self.chosen for section in cell.sections)
        if line == 0:
            box = ("▣ " if chosen else "☐ ") if lang != "en" else ""
            sign = f" {GAP_SIGN[cell.state]} " if lang != "en" else "   "
            parts = [
                (sign, f"gap-list--{cell.state.name.lower()}"),
                (box, "gap-list--chosen" if chosen else "gap-list--detail"),
                (
                    fit(indent + (one_line(cell.title)), width - len(sign) - len(box)),
                    "gap-list--title",
                ),
            ]
        else:
            words = f"{cell.words} words" if cell.words != 1 else "1 word"
            text = f"{indent}{words}{cell.detail}"
            pad = "     " if lang != "en" else "   "
            parts = [(fit(pad + text, width), "gap-list--detail")]
        return [Segment(text, style(name)) for text, name in parts]  # type: ignore[arg-type]
