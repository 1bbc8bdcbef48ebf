"""The list of segments: state, number, source and translation side by side."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import ClassVar, NamedTuple

from rich.segment import Segment
from textual import events
from textual.binding import Binding, BindingType
from textual.strip import Strip

from workbench.core.model import Draft, State
from workbench.tui.fold import fit, fold, height
from workbench.tui.literal import printable
from workbench.tui.marks import STATE_SIGN
from workbench.tui.widgets.row_list import RowList

TALLEST = 5
"""Lines of a row at most; the whole text stands in the panes beside the list."""


class SegmentRow(NamedTuple):
    """A segment, or the heading of a section, for which `unit` is 0; made by the ten thousand."""

    unit: int
    source: str
    target: str = ""
    state: State = State.UNTRANSLATED
    finding: bool = False
    """Whether a check found something in it."""
    heading: bool = False
    """Whether it is the heading of a section of the article."""


class SegmentList(RowList[SegmentRow]):
    """Two folded columns with the state of each segment before them."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "screen.toggle_list", "Edit", show=False)
    ]
    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "row-list--cursor",
        "segment-list--heading",
        "segment-list--number",
        "segment-list--source",
        "segment-list--target",
        "segment-list--rule",
        "segment-list--finding",
        *(f"segment-list--{state}" for state in State),
    }
    DEFAULT_CSS = """
    SegmentList {
        background: $surface;
        scrollbar-size-vertical: 1;
        overflow-x: hidden;
        overflow-y: scroll;
        & > .row-list--cursor { background: $panel-lighten-1; }
        &:focus > .row-list--cursor { background: $primary-muted; }
        & > .segment-list--heading { color: $text-primary; text-style: bold; }
        & > .segment-list--number { color: $muted; }
        & > .segment-list--source { color: $foreground 75%; }
        & > .segment-list--target { color: $foreground; }
        & > .segment-list--rule { color: $border; }
        & > .segment-list--finding { color: $text-warning; text-style: bold; }
        & > .segment-list--untranslated { color: $muted; }
        & > .segment-list--proposed { color: $text-accent; }
        & > .segment-list--edited { color: $text-primary; }
        & > .segment-list--confirmed { color: $text-success; }
        & > .segment-list--skipped { color: $muted; text-style: strike; }
    }
    """

    def __init__(self, rows: Sequence[SegmentRow] = (), *, id: str | None = None) -> None:  # noqa: A002
        super().__init__(rows, id=id)
        self._index: dict[int, int] = {}
        self._told = False
        self._number_rows()

    def _number_rows(self) -> None:
        self._index = {row.unit: at for at, row in enumerate(self.rows) if row.unit}
        self._digits = len(str(max(self._index, default=1)))

    def show_rows(self, rows: Sequence[SegmentRow], cursor: int = 0) -> None:
        """Show other rows, with the cursor on the given one."""
        self.rows = list(rows)
        self._number_rows()
        super().show_rows(rows, cursor)

    def index_of(self, unit: int) -> int | None:
        """Return the place of a segment in the list, if it is shown."""
        return self._index.get(unit)

    def go_to(self, unit: int) -> bool:
        """Put the cursor on a segment; return whether it is in the list."""
        index = self._index.get(unit)
        if index is None:
            return False
        self.cursor = index
        return True

    def change(self, unit: int, *, target: str, state: State, finding: bool | None = None) -> None:
        """Show a segment's translation and state as they are now."""
        index = self._index.get(unit)
        if index is None:
            return
        row = self.rows[index]
        marked = row.finding if finding is None else finding
        new = row._replace(target=target, state=state, finding=marked)
        if new != row:
            self.change_rows({index: new})

    def show_drafts(self, drafts: Iterable[Draft]) -> None:
        """Show translations and states as they are now, laid out once for all of them."""
        placed = {at: one for one in drafts if (at := self._index.get(one.unit)) is not None}
        rows = {
            at: self.rows[at]._replace(
                target=d.text, state=d.state, finding=self.rows[at].finding and bool(d.text)
            )
            for at, d in placed.items()
        }
        self.change_rows({at: row for at, row in rows.items() if row != self.rows[at]})

    # ---------------------------------------------------------------- keys

    def on_focus(self) -> None:
        """Take keys, and tell once that letters are not among them."""
        self._told = False

    def on_key(self, event: events.Key) -> None:
        """Say where letters go: here they do nothing."""
        if event.is_printable and event.key not in self._bindings.key_to_bindings:
            if not self._told:
                self.app.notify("This is the list; Enter goes back to the editor.", timeout=3)
            self._told = True

    # ------------------------------------------------------------ painting

    def stops_at(self, row: SegmentRow) -> bool:
        """Headings are passed over."""
        return row.unit > 0

    def _columns(self, width: int) -> tuple[int, int]:
        left = (width - self._digits - 7) // 2
        return left, width - self._digits - 7 - left

    def row_height(self, row: SegmentRow, width: int) -> int:
        """Return the lines that the longer of the two texts takes."""
        if not row.unit:
            return 2
        left, right = self._columns(width)
        tall = height(row.source, left, TALLEST)
        return max(tall, height(row.target, right, TALLEST)) if row.target else tall

    def row_line(self, row: SegmentRow, line: int, width: int, selected: bool) -> Strip:
        """Paint one line of a segment or a heading."""
        if not row.unit:
            text = fit(" " + printable(row.source), width) if line == 1 else " " * width
            return Strip([Segment(text, self.style_of("segment-list--heading", False))], width)
        left, right = self._columns(width)
        source = _line(_folded(row.source, left), line)
        target = _line(_folded(row.target, right), line)
        first = line == 0
        number = str(row.unit).rjust(self._digits) if first else " " * self._digits
        parts = [
            (f" {STATE_SIGN[row.state]} " if first else "   ", f"segment-list--{row.state}"),
            (number, "segment-list--number"),
            ("!" if first and row.finding else " ", "segment-list--finding"),
            (fit(source, left), "segment-list--heading" if row.heading else "segment-list--source"),
            (" │ ", "segment-list--rule"),
            (fit(target, right), self._target_style(row)),
        ]
        segments = [Segment(text, self.style_of(name, selected)) for text, name in parts]
        return Strip(segments, width)

    @staticmethod
    def _target_style(row: SegmentRow) -> str:
        return "segment-list--skipped" if row.state is State.SKIPPED else "segment-list--target"


@lru_cache(maxsize=256)
def _folded(text: str, width: int) -> tuple[str, ...]:
    return tuple(fold(text, width, TALLEST))


def _line(lines: Sequence[str], at: int) -> str:
    return printable(lines[at]) if at < len(lines) else ""
