"""The editing screen's tools: find, filter, insert, split, merge, undo, the external editor."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from textual.content import Content

from workbench.core.counting import counted
from workbench.core.model import State, Unit
from workbench.errors import WorkbenchError
from workbench.tui.literal import literal, one_line
from workbench.tui.screens.edit import EditScreen
from workbench.tui.screens.edit_base import DONE

if TYPE_CHECKING:
    from workbench.tui.finding_text import Search


class EditTools(EditScreen):
    """What is not done at every segment."""

    # ------------------------------------------------------------ going, finding

    def action_go_to(self) -> None:
        """Ask for a number and go to that segment."""
        from workbench.tui.screens.dialogs import Line

        self.program.push_screen(
            Line("Go to segment", f"1 to {len(self.workspace.units)}"), self._go_to
        )

    def _go_to(self, answer: str | None) -> None:
        if not answer:
            return
        try:
            self.show_unit(self.workspace.unit(int(answer)).id)
        except (ValueError, WorkbenchError):
            self.program.notify(f"There is no segment {answer}.", severity="warning")

    def action_find(self) -> None:
        """Find or replace a text."""
        from workbench.tui.screens.find import FindScreen

        self.flush()
        self.program.push_screen(FindScreen(), self._find)

    def _find(self, answer: tuple[str, Search] | None) -> None:
        if answer is None:
            return
        what, search = answer
        try:
            if what == "all":
                self._replace_all(search)
                return
            found = set(search.found_in(self.shown, self.workspace.drafts))
        except WorkbenchError as error:
            self.program.report(error)
            return
        if self.go_to_next(lambda unit: unit.id in found, f"“{search.text}” stands nowhere else."):
            self.program.notify(
                f"“{search.text}” stands in {counted(len(found), 'segment')}.", timeout=3
            )
            if span := search.span(self.editor.text):
                self.editor.select(*span)

    def _replace_all(self, search: Search) -> None:
        drafts = [self.workspace.draft(unit.id) for unit in self.shown]
        changed = search.replaced(drafts)
        if not changed:
            self.program.notify(f"“{search.text}” stands in no translation that is shown.")
            return
        self.workspace.put_many(changed)
        self.reload([draft.unit for draft in changed])
        self.program.notify(f"Replaced in {counted(len(changed), 'segment')}. Alt+U takes it back.")

    def action_filter(self) -> None:
        """Ask which segments to show."""
        from workbench.tui.screens.find import FilterScreen

        self.flush()
        self.program.push_screen(FilterScreen(), self._filter)

    def _filter(self, answer: tuple[str, str] | None) -> None:
        if answer is None:
            return
        name, text = answer
        if name == "all" or (name == "text" and not text):
            self.show_only(None)
        elif name == "text":
            from workbench.tui.finding_text import Search

            wanted = set(Search(text).found_in(self.workspace.units, self.workspace.drafts))
            self.show_only(lambda unit: unit.id in wanted)
        elif name == "open":
            self.show_only(lambda unit: self.state_of(unit.id) not in DONE)
        else:
            self.show_only(lambda unit: self.state_of(unit.id) is State(name))

    def show_only(self, wanted: Callable[[Unit], bool] | None) -> None:
        """Narrow the list to segments for which `wanted` holds, or show all again."""
        self.only = wanted
        if not any(map(self.passes, self.candidates())):
            self.only = None
            self.program.notify("No segment is like that; all are shown.")
        self.fill_list(self.unit)

    # --------------------------------------------------------- changing texts

    def reload(self, units: list[int]) -> None:
        """Show segments as they are in the session now."""
        self.refresh_rows([self.workspace.draft(unit) for unit in units])
        draft = self.workspace.draft(self.unit)
        if self.unit in units and draft.text != self.editor.draft:
            self.put_in_place(draft.text)
        self.show_state(draft)
        self.show_progress()

    def refresh_unit(self, unit: int) -> None:
        """Show a segment that was changed elsewhere as it is now."""
        if self.is_mounted:
            self.reload([unit])

    def action_copy_source(self) -> None:
        """Put the source's wikitext in the editor."""
        self.editor.put_text(self.workspace.source_text(self.unit))

    def action_line_break(self) -> None:
        """Insert a line break, since Enter confirms."""
        self.editor.put_at_cursor("\n")

    def action_propagate(self) -> None:
        """Give segments with the same source this one's translation."""
        self.flush()
        draft, unit = self.workspace.draft(self.unit), self.workspace.unit(self.unit)
        same = [
            one
            for one in self.workspace.units
            if one.id != unit.id
            and one.lang == unit.lang
            and one.text == unit.text
            and self.state_of(one.id) is not State.CONFIRMED
        ]
        if not draft.text or not same:
            self.program.notify(
                "No other segment has the same source."
                if draft.text
                else "There is nothing to copy."
            )
            return
        from dataclasses import replace

        try:
            self.workspace.put_many([replace(draft, unit=one.id) for one in same])
        except WorkbenchError as error:
            self.program.report(error)
            return
        self.reload([one.id for one in same])
        self.program.notify(f"Copied to {counted(len(same), 'segment')} with the same source.")

    def action_undo_last(self) -> None:
        """Take back what was done last, wherever it was."""
        self._replay(self.workspace.undo, "Nothing more to undo.")

    def action_redo_last(self) -> None:
        """Do again what was taken back."""
        self._replay(self.workspace.redo, "Nothing more to redo.")

    def _replay(self, step: object, nothing: str) -> None:
        self.flush()
        before = dict(self.workspace.drafts)
        try:
            unit = step()  # type: ignore[operator]
        except WorkbenchError as error:
            self.program.report(error)
            return
        if unit is None:
            self.program.notify(nothing)
            return
        drafts = self.workspace.drafts.items()
        self.reload([number for number, draft in drafts if before.get(number) is not draft])
        self.show_unit(unit)

    def on_editor_undo_exhausted(self) -> None:
        """Go on undoing beyond this segment."""
        self.action_undo_last()

    # ------------------------------------------------------- split and merge

    def action_split(self) -> None:
        """Ask where to split the segment."""
        from workbench.tui.screens.find import SplitScreen

        self.flush()
        self.program.push_screen(SplitScreen(self.workspace.source_text(self.unit)), self._split)

    def _split(self, offset: int | None) -> None:
        if offset is None:
            return
        self._recut(lambda: self.workspace.split(self.unit, offset))

    def action_merge(self) -> None:
        """Join the segment with the next one."""
        self.flush()
        self._recut(lambda: self.workspace.merge(self.unit))

    def _recut(self, change: object) -> None:
        try:
            change()  # type: ignore[operator]
        except WorkbenchError as error:
            self.program.report(error)
            return
        unit, self.unit = self.unit, 0
        self.fill_list(unit)
        self.show_unit(unit)

    # -------------------------------------------------------------- inserting

    def insertable(self, unit: Unit) -> list[tuple[Content, str]]:
        """Return what can be inserted from a segment's source: how it is shown, and its text."""
        from workbench.tui.reading import pieces

        wikitext = self.workspace.source_text(unit.id)
        return [
            (
                Content.assemble(
                    (f"{piece.kind:<10}", "$muted"), literal(one_line(piece.wikitext)[:70])
                ),
                piece.wikitext,
            )
            for piece in pieces(wikitext)
        ]

    def action_insert(self) -> None:
        """Offer links, references, templates and terms of the source."""
        from workbench.tui.screens.find import PickScreen

        entries = self.insertable(self.workspace.unit(self.unit))
        if not entries:
            self.program.notify(
                "The source of this segment has no link, reference, template or term."
            )
            return
        shown = [
            Content.assemble((f"{at:>2} ", "bold"), content)
            for at, (content, _) in enumerate(entries, 1)
        ]
        texts = [text for _, text in entries]
        self.program.push_screen(
            PickScreen("Insert from the source", shown), partial(self._insert, texts)
        )

    def _insert(self, texts: list[str], at: int | None) -> None:
        if at is not None:
            self.editor.put_at_cursor(texts[at])
            self.editor.focus()

    def action_pick_proposal(self) -> None:
        """Offer the proposals by their numbers."""
        from workbench.tui.screens.find import PickScreen

        offered = self.proposals.proposals
        if not offered:
            self.program.notify("There is no proposal for this segment.")
            return
        shown = [
            Content.assemble(
                (f"{at:>2} ", "bold"), (f"{one.engine}  ", "$muted"), literal(one.text)
            )
            for at, one in enumerate(offered, 1)
        ]
        self.program.push_screen(PickScreen("Take a proposal", shown), self._take)

    def _take(self, at: int | None) -> None:
        if at is not None:
            self.action_accept(at + 1)

    def action_external_editor(self) -> None:
        """Edit the segment in $EDITOR."""
        from workbench.tui.external import edit

        self.flush()
        try:
            text = edit(self.program, self.editor.draft)
        except WorkbenchError as error:
            self.program.report(error)
            return
        if text is None:
            self.program.notify("The editor ended with an error; the text stays as it was.")
        elif text != self.editor.draft:
            self.editor.put_text(text)
