"""The editing screen's frame: its layout, the current segment, and saving."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any, ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Container, Vertical
from textual.content import Content
from textual.timer import Timer
from textual.widgets import Static

from workbench.core.languages.names import english_name
from workbench.core.model import Draft, Kind, State, Unit
from workbench.flow.choosing import PASSAGES, within
from workbench.flow.progress import paragraph
from workbench.tui import keys
from workbench.tui.literal import literal, one_line
from workbench.tui.marks import STATE_COLOUR, STATE_SIGN, bar, percent
from workbench.tui.screens.edit_saving import SAVE_AFTER, EditSaving
from workbench.tui.turns import InTurn
from workbench.tui.widgets.editor import Editor
from workbench.tui.widgets.hint import Hint
from workbench.tui.widgets.key_bar import KeyBar
from workbench.tui.widgets.pane import PaneBar
from workbench.tui.widgets.proposals import ProposalsPane
from workbench.tui.widgets.row_list import RowList
from workbench.tui.widgets.segment_list import SegmentList, SegmentRow
from workbench.tui.widgets.side_panes import PANES, PassagePane
from workbench.tui.widgets.source_pane import SourcePane
from workbench.tui.widgets.top_bar import TopBar

DONE = (State.CONFIRMED, State.SKIPPED)
"""States of segments that need no more work."""
NARROW = 100
"""Columns below which the list of segments is one of the panes."""
HELD = 0.12
"""Seconds within which a move follows the one before it when a key is held."""
SETTLE_AFTER = 0.002
"""Seconds after a single move at which the panes beside it are filled: it is painted first."""
SETTLE_WHEN_HELD = 0.06
"""Seconds after the last of many moves at which they are."""
BREATH = 0.001
"""Seconds between two panes when a key was pressed meanwhile, in which it is answered."""


class EditBase(EditSaving):
    """Lays out the screen, keeps the current segment, saves what is typed."""

    NAME = "edit"
    CSS_PATH = "edit.tcss"
    AUTO_FOCUS = "#editor"
    ACTIONS: ClassVar[tuple[tuple[keys.Action, ...], ...]] = (keys.EDIT, keys.STAGES)
    BINDINGS: ClassVar[list[BindingType]] = [*keys.bindings(keys.EDIT, queued=True)]

    def __init__(self, workspace: Any) -> None:
        super().__init__(workspace)
        self.unit = 0
        """The current segment's number; 0 when there is none."""
        self._first = 0
        """The segment that was asked for before there was a list."""
        self.shown: list[Unit] = []
        """The segments in the list, in its order."""
        self._shown_at: dict[int, int] = {}
        self.pane = "proposals"
        self.only: Any = None
        """What the list is narrowed to, if anything."""
        self._settle_timer: Timer | None = None
        self.settling = False
        """Whether panes are still to be filled."""
        self._moved = time.monotonic()
        """When the cursor was last moved, by the monotonic clock; opening counts as moving."""
        self._place_timer: Timer | None = None

    def compose(self) -> ComposeResult:
        """Lay out list, source, editor and panes."""
        yield TopBar(self.workspace.session.target.title, self.NAME)
        with Container(id="body"):
            with Vertical(id="work"):
                yield SourcePane(id="source")
                yield Static("", id="before", classes="context")
                editor = Editor(id="editor")
                editor.border_title = "English"
                yield editor
                yield Static("", id="after", classes="context")
            titles = [("segments", "Segments"), *((name, kind.TITLE) for kind, name in PANES)]
            yield PaneBar(titles)
            yield SegmentList(id="segments")
            with Vertical(id="panes"):
                for kind, name in PANES:
                    if kind is not PassagePane:
                        yield kind(id=name)
            yield PassagePane(id="passage")
        yield Hint(self.NAME)
        yield KeyBar(keys.EDIT, keys.EVERYWHERE)

    def action_after_typing(self, action: str) -> None:
        """Do something once the editor has taken in the keys pressed before.

        A key of the screen overtakes letters that still wait in the editor's queue; what they
        type would be lost, or end in the next segment.
        """
        if self.focused is self.editor:
            self.editor.post_message(Editor.Then(action))
        else:
            super().action_after_typing(action)

    # ------------------------------------------------------------- shortcuts

    @property
    def segments(self) -> SegmentList:
        """The list of segments."""
        return self.query_one("#segments", SegmentList)

    @property
    def proposals(self) -> ProposalsPane:
        """The pane of proposals."""
        return self.query_one("#proposals", ProposalsPane)

    # ------------------------------------------------------------ the list

    def on_mount(self) -> None:
        """Fill the list and go to where the work was left."""
        self.show_pane(self.pane)
        self.fill_list(self._first or int(self.workspace.state("unit", 0)))
        if self.workspace.read_only:
            self.editor.read_only = True
            self.editor.border_title = "English (read only)"

    def candidates(self) -> list[Unit]:
        """Return the segments that are chosen for translation."""
        parts = self.parts()
        units = self.workspace.units
        if places := self.workspace.state(PASSAGES, []):
            return within(units, places)
        return [u for u in units if parts is None or (u.lang, u.section) in parts]

    def passes(self, unit: Unit) -> bool:
        """Return whether the filter lets a segment through."""
        return self.only is None or bool(self.only(unit))

    def fill_list(self, unit: int = 0) -> None:
        """Show the segments that are to be translated, with the cursor on one of them."""
        self.shown = [one for one in self.candidates() if self.passes(one)]
        self._shown_at = {one.id: at for at, one in enumerate(self.shown)}
        rows: list[SegmentRow] = []
        cursor, lang = -1, ""
        many = len(self.workspace.session.sources) > 1
        for one in self.shown:
            if one.lang != lang and many:
                title = self.workspace.revision(one.lang).title
                rows.append(SegmentRow(0, f"{english_name(one.lang)} · {one_line(title)}"))
            lang = one.lang
            if one.id == unit:
                cursor = len(rows)
            rows.append(self._row(one))
        self.segments.show_rows(rows, max(cursor, 0))
        self.show_progress()

    def refill(self) -> None:
        """Show the segments that are chosen now, going on with the current one if it is among them."""
        if self.is_mounted:
            self.flush()
            self.fill_list(self.unit)

    def _row(self, unit: Unit) -> SegmentRow:
        draft = self.workspace.drafts.get(unit.id)
        text, state = (draft.text, draft.state) if draft else ("", State.UNTRANSLATED)
        return SegmentRow(unit.id, unit.text, text, state, heading=unit.kind is Kind.HEADING)

    def refresh_rows(self, drafts: Sequence[Draft]) -> None:
        """Show the drafts of segments in the list."""
        self.segments.show_drafts(drafts)

    def show_progress(self) -> None:
        """Show how many segments are done."""
        drafts = self.workspace.drafts.values()
        done = sum(1 for draft in drafts if draft.state in DONE and draft.unit in self._shown_at)
        total = len(self.shown)
        only = " (filtered)" if self.only is not None else ""
        saved = "NOT SAVED" if self.refused else "unsaved" if self._unsaved else "saved"
        if self.size.width < NARROW:
            saved = "…" if self._unsaved and not self.refused else saved
            content = Content(f"{done}/{total} {percent(done, total)} {saved}")
        else:
            content = Content.assemble(
                f"{done} of {total}{only}  ",
                (bar(done, total, 8), "$text-success"),
                f" {percent(done, total)}  {saved}",
            )
        self.query_one(TopBar).show_progress(content)

    # --------------------------------------------------- the current segment

    def on_row_list_moved(self, event: Any) -> None:
        """Follow the cursor of the list: where it stands now, not where it was when it moved.

        Two moves in a row would else each take the other back, without end.
        """
        if event.control is self.segments:
            self._follow()

    def _follow(self) -> None:
        row = self.segments.current
        if row is not None:
            self.show_unit(row.unit)

    async def take(self, turn: InTurn) -> None:
        """Do what has waited, for the segment that the list has come to."""
        self._follow()
        await super().take(turn)

    def show_unit(self, unit: int) -> None:
        """Show a segment in the source and the editor, the panes a moment later."""
        if not self.is_mounted:
            self._first = unit
            return
        if self.segments.index_of(unit) is None:
            self.only = None
            self.fill_list(unit)
        if unit == self.unit:
            return
        self.flush()
        self.unit = unit
        with self.prevent(RowList.Moved):
            self.segments.go_to(unit)
        one, draft = self.workspace.unit(unit), self.workspace.draft(unit)
        title = f"{english_name(one.lang)} · {unit} · {one.kind}"
        self.query_one("#source", SourcePane).show_source(self.workspace.source_text(unit), title)
        self.editor.show_unit(unit, self.text_of(unit))
        self.show_state(draft)
        self._settle()

    def _settle(self) -> None:
        if self._settle_timer is not None:
            self._settle_timer.stop()
        self.settling = True
        now = time.monotonic()
        wait = SETTLE_WHEN_HELD if now - self._moved < HELD else SETTLE_AFTER
        self._moved = now
        self._settle_timer = self.set_timer(wait, self._fill_panes)
        if self._place_timer is not None:
            self._place_timer.stop()
        self._place_timer = self.set_timer(SAVE_AFTER, self.save_place)

    async def _fill_panes(self) -> None:
        """Fill one pane after the other; stopped, with its timer, when the cursor moves on."""
        for _ in self.settled():
            pressed = self.program.courtesy.pressed_since(self._moved)
            await asyncio.sleep(BREATH if pressed else 0)
        self.settling = False

    def settled(self) -> Iterator[None]:
        """Fill what may lag behind the cursor, a piece at a time; extended by those who know more."""
        at = self.shown_at(self.unit)
        for name, near in (("before", at - 1), ("after", at + 1)):
            text = ""
            if 0 <= near < len(self.shown):
                text = self.workspace.draft(self.shown[near].id).text
            self.query_one(f"#{name}", Static).update(literal(one_line(text)), layout=False)
        yield

    def shown_at(self, unit: int) -> int:
        """Return a segment's place among those shown; -1 for none."""
        return self._shown_at.get(unit, -1)

    def put_in_place(self, text: str) -> None:
        """Show the current segment's text, which is kept already; extended by what looks at it."""
        self.editor.take_text(text)

    def show_state(self, draft: Draft) -> None:
        """Show a draft's state on the editor's frame."""
        colour = STATE_COLOUR[draft.state]
        origin = f" · from {one_line(draft.engine)}" if draft.engine else ""
        self.editor.border_subtitle = Content.assemble(
            (f"{STATE_SIGN[draft.state]} {draft.state}", colour),
            (origin, "$muted"),
            self._unchanged(draft),
        )

    def _unchanged(self, draft: Draft) -> tuple[str, str]:
        """Say how much of the paragraph a machine's text still is, and whether that is too much."""
        measured = paragraph(self.workspace, draft.unit) if draft.machine else None
        if measured is None:
            return "", "$muted"
        sign = "! " if measured.warns() else ""
        style = "$text-warning" if sign else "$muted"
        return f" · {sign}{measured.machine:.0%} as the machine wrote it", style

    # --------------------------------------------------------------- saving

    def on_editor_edited(self, event: Editor.Edited) -> None:
        """Note a change; it is on disk within a second."""
        if event.unit != self.editor.unit or self.editor.text == self.editor.kept:
            return  # it has been saved meanwhile
        first = self._unsaved is None
        self._unsaved = (event.unit, event.text)
        state = State.EDITED if event.text.strip() else State.UNTRANSLATED
        self.segments.change(event.unit, target=event.text, state=state)
        self.save_soon()
        if first:
            self.show_state(replace(self.workspace.draft(event.unit), state=state))
            self.show_progress()

    def show_saved(self, draft: Draft) -> None:
        """Show a draft that has been saved."""
        self.refresh_rows([draft])
        if draft.unit == self.unit:
            self.show_state(draft)
        self.show_progress()

    def leave(self) -> None:
        """Save the text and the place."""
        if not self.is_mounted:
            return
        self.flush()
        for timer in (self._settle_timer, self._place_timer):
            if timer is not None:
                timer.stop()
        self.save_place()

    def on_screen_suspend(self) -> None:
        """Save before another screen is shown."""
        self.flush()

    def on_descendant_blur(self) -> None:
        """Leave the keys to the editor when the list that had them is no longer seen."""
        self.call_after_refresh(self._keep_focus)

    def _keep_focus(self) -> None:
        if self.focused is None and self.app.app_focus:
            self.editor.focus()

    # ---------------------------------------------------------------- panes

    def on_resize(self) -> None:
        """Offer the list as a pane where it has no place of its own."""
        narrow = self.size.width < NARROW
        names = self.query_one(PaneBar)
        self.show_progress()
        names.left_out = frozenset() if narrow else frozenset({"segments"})
        names.refresh()
        if not narrow and self.pane == "segments":
            self.show_pane("proposals")

    def show_pane(self, name: str) -> None:
        """Show one of the panes; where there is room, all are shown anyway."""
        self.pane = name
        self.query_one(PaneBar).show_active(name)
        for pane in self.query(".pane"):
            pane.set_class(pane.id == name, "-active")
        self.set_class(name == "segments", "-list")
        self.set_class(name == "passage", "-passage")

    def on_pane_bar_chosen(self, event: PaneBar.Chosen) -> None:
        """Show the pane whose name was clicked."""
        self.show_pane(event.pane)
        self._settle()
