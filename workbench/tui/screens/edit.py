"""The editing screen: translating segment after segment."""

from __future__ import annotations

from workbench.core.model import State, Unit
from workbench.errors import UsageError, WorkbenchError
from workbench.tui.screens.edit_base import DONE, EditBase
from workbench.tui.widgets.side_panes import PANES


class EditScreen(EditBase):
    """Moving between segments, and confirming them."""

    def state_of(self, unit: int) -> State:
        """Return a segment's state."""
        return self.workspace.draft(unit).state

    # --------------------------------------------------------------- moving

    def action_next_segment(self) -> None:
        """Go to the next segment."""
        self._step(1)

    def action_previous_segment(self) -> None:
        """Go to the previous segment."""
        self._step(-1)

    def _step(self, by: int) -> None:
        """Change list, source and editor together, so that they are painted at once."""
        index = self.segments.neighbour(by)
        if index is not None:
            self.show_unit(self.segments.rows[index].unit)

    def after_this(self) -> list[Unit]:
        """Return the other segments of the list: those that follow, then those from the top."""
        at = self.shown_at(self.unit)
        return [*self.shown[at + 1 :], *self.shown[: max(at, 0)]]

    def go_to_next(self, wanted: object, nothing: str) -> bool:
        """Go to the next segment, round the end if need be, for which `wanted(unit)` holds."""
        found = next((u for u in self.after_this() if wanted(u)), None)  # type: ignore[operator]
        if found is None:
            self.program.notify(nothing)
            return False
        self.show_unit(found.id)
        return True

    def action_next_untranslated(self) -> None:
        """Go to the next segment without a translation."""
        self.flush()
        self.go_to_next(
            lambda unit: self.state_of(unit.id) is State.UNTRANSLATED,
            "Every segment has a translation.",
        )

    # ----------------------------------------------------------- confirming

    def action_confirm(self) -> None:
        """Confirm the segment and go to the next that is not done."""
        if not self.flush():
            self.program.notify(
                "Not confirmed: the text is not saved yet. It stays here.", severity="warning"
            )
            return
        try:
            draft = self.workspace.confirm(self.unit, learn=False)  # a moment later
        except UsageError as error:
            self.program.notify(f"{error.message} Alt+K leaves it out.", severity="warning")
            return
        except WorkbenchError as error:
            self.program.report(error)
            return
        self.refresh_rows([draft])
        self.show_state(draft)
        self.show_progress()
        self.go_to_next(
            lambda unit: self.state_of(unit.id) not in DONE,
            "Every segment is confirmed. F4 reviews, F5 finishes.",
        )

    def action_accept(self, number: int) -> None:
        """Put a proposal in the editor."""
        if not 1 <= number <= len(self.proposals.proposals):
            self.program.notify(f"There is no proposal {number}.")
            return
        proposal = self.proposals.proposals[number - 1]
        self.flush()
        try:
            draft = self.workspace.accept(self.unit, proposal)
        except WorkbenchError as error:
            self.program.report(error)
            return
        self.put_in_place(proposal.text)
        self.refresh_rows([draft])
        self.show_state(draft)
        self.show_progress()
        self.editor.focus()

    def action_save(self) -> None:
        """Save now."""
        self._complained = False
        if not self.flush():
            return
        self.program.notify("Saved. Every change is saved by itself within a second.")

    def action_skip(self) -> None:
        """Leave the segment out, or take it in again."""
        self.flush()
        skipped = self.state_of(self.unit) is State.SKIPPED
        change = self.workspace.reset if skipped else self.workspace.skip
        self.apply(lambda: change(self.unit))
        if not skipped:
            self._step(1)

    def action_reset(self) -> None:
        """Empty the segment."""
        self.flush()
        self.apply(lambda: self.workspace.reset(self.unit))

    def apply(self, change: object) -> None:
        """Change the current segment's draft and show what became of it."""
        try:
            draft = change()  # type: ignore[operator]
        except WorkbenchError as error:
            self.program.report(error)
            return
        self.put_in_place(draft.text)
        self.refresh_rows([draft])
        self.show_state(draft)
        self.show_progress()

    # ---------------------------------------------------------------- panes

    def action_pane(self, by: int) -> None:
        """Show the next or the previous pane."""
        names = [name for _, name in PANES]
        if self.has_class("-narrow"):
            names.insert(0, "segments")
        at = names.index(self.pane) if self.pane in names else 0
        self.show_pane(names[(at + by) % len(names)])
        self._settle()

    def action_toggle_list(self) -> None:
        """Go from the editor to the list, and back."""
        if self.segments.has_focus:
            self.editor.focus()
            return
        if self.has_class("-narrow"):
            self.show_pane("segments")
        self.segments.focus()

    def action_raw_source(self) -> None:
        """Show the source as wikitext, or as it is read."""
        from workbench.tui.widgets.source_pane import SourcePane

        self.query_one("#source", SourcePane).toggle_raw()
