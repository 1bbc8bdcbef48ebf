"""Saving what is typed: a moment after it, before anything else, and again when the disk refused."""

from __future__ import annotations

from contextlib import suppress
from typing import Any

from textual.timer import Timer

from workbench.core.model import Draft
from workbench.errors import StoreError, WorkbenchError
from workbench.tui.screens.stage import StageScreen
from workbench.tui.widgets.editor import Editor

SAVE_AFTER = 0.5
"""Seconds after a change at which it is on disk, at the latest."""
AGAIN_AFTER = 3.0
"""Seconds after which a text that the disk refused is saved again."""


class EditSaving(StageScreen):
    """Keeps typed texts until they are on disk; what is refused stays and is tried again."""

    def __init__(self, workspace: Any) -> None:
        super().__init__(workspace)
        self._unsaved: tuple[int, str] | None = None
        """The segment being typed in, and its text."""
        self.refused: dict[int, str] = {}
        """Texts that could not be saved, by segment."""
        self._save_timer: Timer | None = None
        self._complained = False

    @property
    def editor(self) -> Editor:
        """The one editor."""
        return self.query_one("#editor", Editor)

    def show_saved(self, draft: Draft) -> None:
        """Show a draft that has been saved."""

    def show_progress(self) -> None:
        """Show how far the work has come, and whether it is saved."""

    def text_of(self, unit: int) -> str:
        """Return a segment's text as it was last typed, on disk or not."""
        return self.refused.get(unit, self.workspace.draft(unit).text)

    def flush(self) -> bool:
        """Save what was typed; return whether all is on disk."""
        self._stop_timer()
        # The editor is asked itself: its messages may still be on their way.
        if (typed := self.editor.unkept()) is not None:
            self._unsaved = (self.editor.unit, typed)
        if self._unsaved is not None:
            unit, text = self._unsaved
            self.refused[unit] = text
            self._unsaved = None
        for unit in list(self.refused):
            try:
                draft = self.workspace.save_text(unit, self.refused[unit])
            except WorkbenchError as error:
                self._refuse(error)
                return False
            del self.refused[unit]
            self.show_saved(draft)
        if self._complained:
            self._complained = False
            self.program.notify("Everything is saved now.")
            self.show_progress()
        return True

    def _refuse(self, error: WorkbenchError) -> None:
        """Say once that a text is not on disk, and try again in a while."""
        self._save_timer = self.set_timer(AGAIN_AFTER, self.flush)
        if not self._complained:
            self._complained = True
            self.program.notify(
                f"Not saved: {error.message} {error.hint}\nThe text stays here; it is tried again "
                "every few seconds.",
                severity="error",
                timeout=15,
            )
        self.show_progress()

    def _stop_timer(self) -> None:
        if self._save_timer is not None:
            self._save_timer.stop()
            self._save_timer = None

    def save_soon(self) -> None:
        """Save a moment later, unless that is to happen already."""
        if self._save_timer is None:
            self._save_timer = self.set_timer(SAVE_AFTER, self.flush)

    def save_place(self) -> None:
        """Note where the work is, so that it is resumed there whatever ends it."""
        with suppress(StoreError):  # a place is worth no message: texts have theirs
            if self.editor.unit:
                self.workspace.set_state("unit", self.editor.unit)

    def unsaved(self) -> dict[int, str]:
        """Return texts that are only here."""
        return dict(self.refused)
