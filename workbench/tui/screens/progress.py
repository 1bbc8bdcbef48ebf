"""How far each section has come; picking one goes there."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from workbench.flow.progress import Progress
from workbench.tui.fold import fit
from workbench.tui.literal import literal, one_line
from workbench.tui.marks import bar, percent
from workbench.tui.screens.dialogs import STYLE, Box

WIDEST = 96
"""Columns of the dialog where there is room."""


@dataclass(frozen=True, slots=True)
class SectionRow:
    """A section as it is listed."""

    title: str
    first: int
    """Its first segment."""
    progress: Progress


class ProgressScreen(ModalScreen[int | None]):
    """Lists the sections with their segments, words and machine text; answers a segment."""

    CSS = (
        STYLE.format("ProgressScreen")
        + f"ProgressScreen > Vertical {{ width: {WIDEST}; }}"
        + """
        ProgressScreen OptionList { height: auto; max-height: 70vh; background: $panel; border: none; }
        """
    )
    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "dismiss", "Close")]

    def __init__(self, rows: Sequence[SectionRow], total: Progress) -> None:
        super().__init__()
        self._rows = list(rows)
        self._total = total

    def compose(self) -> ComposeResult:
        """Lay out the total above the sections."""
        size = title_width(self.app.size.width)
        with Box("Enter goes to the section, Esc closes"):
            yield Static(literal(spoken(self._total)), classes="question")
            yield Static(literal("  " + heads(size)), classes="detail")
            yield OptionList(*(Option(line(row, size), id=str(row.first)) for row in self._rows))

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Answer the section's first segment."""
        self.dismiss(int(event.option.id or 0))


def title_width(terminal: int) -> int:
    """Return the cells for a section's title that the counts leave on a terminal of a width."""
    return min(WIDEST, terminal * 9 // 10) - 8 - len(heads(0))


def heads(size: int) -> str:
    """Return what stands above the columns, the first of which is `size` cells wide."""
    return f"{'section':<{size}.{size}} {'':8} {'done':>5} {'segments':^11}{'words':^11}machine"


def spoken(progress: Progress) -> str:
    """Return how far all sections together have come."""
    machine = f" · {progress.unmodified:.0%} as the machine wrote it" if progress.unmodified else ""
    return (
        f"{progress.done} of {progress.segments} segments, "
        f"{progress.words_done:,} of {progress.words:,} words{machine}"
    )


def line(row: SectionRow, size: int) -> Content:
    """Return a section as it is listed, its title `size` cells wide."""
    progress = row.progress
    machine = f"{progress.unmodified:>7.0%}" if progress.unmodified else ""
    return Content.assemble(
        literal(fit(one_line(row.title), size)),
        " ",
        (bar(progress.done, progress.segments, 8), "$text-success"),
        f" {percent(progress.done, progress.segments):>5} {progress.done:>5}/{progress.segments:<5}"
        f"{progress.words_done:>5}/{progress.words:<5}",
        (machine, "$muted"),
    )


def words_line(section: Progress, total: Progress) -> str:
    """Return the words done in the section and in all, and the machine's share, on one line."""
    machine = f" · {total.unmodified:.0%} as machine" if total.unmodified else ""
    return (
        f"words {total.words_done:,}/{total.words:,} · "
        f"section {section.words_done:,}/{section.words:,}{machine}"
    )
