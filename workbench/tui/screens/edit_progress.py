"""The editing screen's counts: words of the section and of all, and what a machine wrote."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from workbench.core.model import Draft, Unit
from workbench.flow.progress import Tally
from workbench.tui.literal import one_line
from workbench.tui.screens.edit_words import EditWords
from workbench.tui.widgets.source_pane import SourcePane

AT_ONCE = 400
"""Segments counted between two looks for a key."""


class EditProgress(EditWords):
    """Counts once after the screen stands, then with each change."""

    def __init__(self, workspace: Any) -> None:
        super().__init__(workspace)
        self.tally = Tally()
        self._uncounted: list[Unit] | None = None
        """Segments still to be counted; None before it is known which."""

    def fill_list(self, unit: int = 0) -> None:
        """Show the segments that are to be translated, and count them anew."""
        super().fill_list(unit)
        self.tally, self._uncounted = Tally(), None

    def refresh_rows(self, drafts: Sequence[Draft]) -> None:
        """Show the drafts of segments in the list, and count them."""
        super().refresh_rows(drafts)
        for draft in drafts:
            self.tally.update(draft)

    def settled(self) -> Iterator[None]:
        """Fill the panes, then show how far section and text have come."""
        yield from super().settled()
        if self._uncounted is None:
            self._uncounted = self.candidates()
        while self._uncounted:
            self.tally.add(self._uncounted[:AT_ONCE], self.workspace.drafts)
            del self._uncounted[:AT_ONCE]
            yield
        if self.unit:
            from workbench.tui.screens.progress import words_line

            shown = words_line(self.tally.section(self.unit), self.tally.total())
            self.query_one("#source", SourcePane).border_subtitle = shown

    def action_progress(self) -> None:
        """List the sections with how far each has come."""
        from workbench.tui.screens.progress import ProgressScreen, SectionRow

        self.flush()
        units = self.candidates()
        firsts: dict[tuple[str, int], int] = {}
        for unit in units:
            firsts.setdefault((unit.lang, unit.section), unit.id)
        self.tally.add(units, self.workspace.drafts)
        counted = self.tally.sections()
        many = len(self.workspace.session.sources) > 1
        rows = [
            SectionRow(self._title(key, many), first, counted[key]) for key, first in firsts.items()
        ]
        self.program.push_screen(ProgressScreen(rows, self.tally.total()), self._go_to_section)

    def _title(self, key: tuple[str, int], many: bool) -> str:
        lang, number = key
        title = self.workspace.page(lang).sections[number].title or "Lead"
        return one_line(f"{lang} · {title}" if many else title)

    def _go_to_section(self, unit: int | None) -> None:
        if unit:
            self.show_unit(unit)
