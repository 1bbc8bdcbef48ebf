"""The review: what the checks found, what is not confirmed, and the whole text."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from functools import partial
from typing import Any, ClassVar

from textual import work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static

from workbench.core.counting import counted
from workbench.core.model import Draft, Finding, Severity, State
from workbench.errors import WorkbenchError
from workbench.tui import keys
from workbench.tui.blocking import off_the_loop
from workbench.tui.entries import quoted
from workbench.tui.literal import literal, one_line
from workbench.tui.marks import (
    SEVERITY_COLOUR,
    SEVERITY_NAME,
    SEVERITY_SIGN,
    STATE_COLOUR,
    STATE_SIGN,
)
from workbench.tui.screens.review_gate import Entry, GateView
from workbench.tui.widgets.hint import Hint
from workbench.tui.widgets.key_bar import KeyBar
from workbench.tui.widgets.pane import ListPane, PaneBar, TextPane
from workbench.tui.widgets.reader import Reader
from workbench.tui.widgets.top_bar import TopBar

VIEWS = (
    ("findings", "Findings"),
    ("open", "Not confirmed"),
    ("gate", "Held back"),
    ("reading", "As read"),
    ("wikitext", "Wikitext"),
    ("difference", "Difference"),
)
LISTS = ("findings", "gate", "open")
"""Views that are lists of segments."""
MOST = 400
"""Entries of a list that are shown at once."""
DEADLINE = 60.0


class ReviewScreen(GateView):
    """Six views of the work, one at a time."""

    NAME = "review"
    CSS_PATH = "review.tcss"
    AUTO_FOCUS = ""
    ACTIONS: ClassVar[tuple[tuple[keys.Action, ...], ...]] = (keys.REVIEW, keys.STAGES)
    BINDINGS: ClassVar[list[BindingType]] = [*keys.bindings(keys.REVIEW, queued=True)]

    def __init__(self, workspace: Any) -> None:
        super().__init__(workspace)
        self.view = "findings"
        self.entries: list[Entry] = []
        self.inspector: Any = None

    def compose(self) -> ComposeResult:
        """Lay out the names of the views, what is to say, and the view itself."""
        yield TopBar(self.workspace.session.target.title, self.NAME)
        with Vertical(id="page"):
            yield PaneBar(VIEWS)
            yield Static("", id="verdict")
            yield ListPane(id="list")
            yield TextPane(id="reading")
            yield Reader(id="reader")
        yield Hint(self.NAME)
        yield KeyBar(keys.REVIEW, keys.EVERYWHERE)

    def on_screen_resume(self) -> None:
        """Look at everything afresh: drafts may have changed."""
        wanted, self.program.review_view = self.program.review_view, ""
        self.show_view(wanted or self.view)

    # ---------------------------------------------------------------- views

    def show_view(self, name: str) -> None:
        """Show one of the views."""
        self.view = name
        self.query_one(PaneBar).show_active(name)
        shown = "list" if name in LISTS else "reading" if name == "reading" else "reader"
        for widget in ("list", "reading", "reader"):
            self.query_one(f"#{widget}").display = widget == shown
        self.query_one(f"#{shown}").focus()
        self._fill()

    def on_pane_bar_chosen(self, event: PaneBar.Chosen) -> None:
        """Show the view whose name was clicked."""
        self.show_view(event.pane)

    def action_review_view(self) -> None:
        """Show the next view."""
        names = [name for name, _ in VIEWS]
        self.show_view(names[(names.index(self.view) + 1) % len(names)])

    def say(self, content: Content) -> None:
        """Show a line above the view."""
        self.query_one("#verdict", Static).update(content)

    @work(exclusive=True, group="view", exit_on_error=False)
    async def _fill(self) -> None:
        fills: dict[str, Callable[[], Any]] = {
            "findings": self._fill_findings,
            "gate": self._fill_gate,
            "open": self._fill_open,
            "reading": partial(self._fill_text, "reading"),
            "wikitext": partial(self._fill_text, "wikitext"),
            "difference": self._fill_difference,
        }
        try:
            await fills[self.view]()
        except WorkbenchError as error:
            self.say(
                Content.assemble(
                    (one_line(error.message), "bold $text-warning"), f"  {one_line(error.hint)}"
                )
            )

    # ---------------------------------------------------------------- lists

    async def _fill_findings(self) -> None:
        from workbench.flow.checking import Inspector

        if self.inspector is None:
            self.say(Content.styled("Checking…", "$muted"))
            self.inspector = Inspector(self.workspace)
            await asyncio.sleep(0)
        found: list[Finding] = []
        for unit in self._units():
            found += self.inspector.findings(unit.id)
            if unit.id % 20 == 0:
                await asyncio.sleep(0)
        order = list(Severity)
        found.sort(key=lambda f: (order.index(f.severity), f.segment, f.start))
        counts = {level: sum(f.severity is level for f in found) for level in order}
        self.say(
            Content("   ").join(
                Content.assemble(
                    (f"{SEVERITY_SIGN[level]} ", SEVERITY_COLOUR[level]),
                    counted(count, SEVERITY_NAME[level]),
                )
                for level, count in counts.items()
            )
        )
        self._show_entries(
            [Entry(f.segment, self._finding(f), f) for f in found], "The checks found nothing."
        )

    def _finding(self, finding: Finding) -> Content:
        text = self.workspace.draft(finding.segment).text
        fix = "  F8 puts the fix in place" if finding.fix is not None else ""
        return Content.assemble(
            (f"{SEVERITY_SIGN[finding.severity]} ", f"bold {SEVERITY_COLOUR[finding.severity]}"),
            (f"{finding.segment:>5}  ", "$muted"),
            literal(finding.message),
            (f"  {finding.rule}", "$muted"),
            "\n         ",
            literal(quoted(text, finding.start, finding.end), "$muted"),
            (fix, "$text-success"),
        )

    async def _fill_gate(self) -> None:
        self.say(Content.styled("Looking for what holds the text back…", "$muted"))
        await asyncio.sleep(0)
        told, entries = self.gate_entries()
        self.say(told)
        self._show_entries(entries, "Nothing holds the text back. F5 finishes.")

    def refill_view(self) -> None:
        """Show the view afresh."""
        self._fill()

    async def _fill_open(self) -> None:
        waiting = [
            (unit, draft)
            for unit in self._units()
            if (draft := self.workspace.draft(unit.id)).state
            not in (State.CONFIRMED, State.SKIPPED)
        ]
        machine = sum(draft.machine and draft.state is State.PROPOSED for _, draft in waiting)
        note = f"  {machine} of them are machine translation as it came." if machine else ""
        self.say(Content(f"Not confirmed: {counted(len(waiting), 'segment')}.{note}"))
        self._show_entries(
            [Entry(unit.id, _waiting(unit.text, draft)) for unit, draft in waiting],
            "Every segment is confirmed.",
        )

    def _units(self) -> list[Any]:
        parts = self.parts()
        return [u for u in self.workspace.units if parts is None or (u.lang, u.section) in parts]

    def _show_entries(self, entries: list[Entry], nothing: str) -> None:
        self.entries = entries[:MOST]
        pane = self.query_one("#list", ListPane)
        keep = max(pane.cursor, 0)
        shown = [entry.content for entry in self.entries]
        pane.show_entries(shown, nothing, keep)
        if len(entries) > MOST:
            self.program.notify(f"The first {MOST} of {len(entries)} are shown.")

    def _current(self) -> Entry | None:
        at = self.query_one("#list", ListPane).cursor
        return self.entries[at] if 0 <= at < len(self.entries) else None

    def on_list_pane_picked(self, event: ListPane.Picked) -> None:
        """Go to the segment that was picked."""
        self.action_jump()

    def action_jump(self) -> None:
        """Go to the segment under the cursor; F4 comes back."""
        entry = self._current()
        if self.view not in LISTS or entry is None:
            return
        if entry.unit:
            self.program.go_to(entry.unit)
        else:
            self.program.notify("This is about the whole text.")

    def action_fix(self) -> None:
        """Put the known fix of a finding in place, or answer a reason of the gate."""
        entry = self._current() if self.view in LISTS else None
        if entry is not None and entry.reason is not None:
            self.answer(entry)
            return
        finding = entry.finding if entry else None
        if finding is None or finding.fix is None:
            self.program.notify("No fix is known for this one. Enter goes to its segment.")
            return
        text = self.workspace.draft(finding.segment).text
        fixed = text[: finding.start] + finding.fix + text[finding.end :]
        try:
            self.workspace.save_text(finding.segment, fixed)
        except WorkbenchError as error:
            self.program.report(error)
            return
        self.program.changed_elsewhere(finding.segment)
        self._fill()

    # ---------------------------------------------------------------- texts

    async def _fill_text(self, view: str) -> None:
        from workbench.flow.finishing import finish

        self.say(Content.styled("Putting the text together…", "$muted"))
        await asyncio.sleep(0)
        done = finish(self.workspace, self.parts(), rough=True)
        left = (
            f"  Without a translation yet: {counted(done.untranslated, 'segment')}."
            if done.untranslated
            else ""
        )
        self.say(Content(f"{len(done.wikitext)} characters.{left}"))
        if view == "reading":
            from workbench.tui.reading import read_page

            self.query_one("#reading", TextPane).show_text(read_page(done.wikitext[:60_000]))
        else:
            self.query_one("#reader", Reader).show_text(done.wikitext)

    async def _fill_difference(self) -> None:
        from workbench.flow.comparing import comparison
        from workbench.tui.differing import difference

        self.say(Content.styled("Comparing with today's English…", "$muted"))
        found = await off_the_loop(
            comparison(self.workspace), DEADLINE, "Comparing with today's English"
        )
        text = difference(self.workspace, self.parts(), found.pages, found.alignments)
        self.say(
            Content(
                "− stands in the English article today, + is translated. Nothing is replaced by itself."
            )
        )
        self.query_one("#reader", Reader).show_text(text)


def _waiting(source: str, draft: Draft) -> Content:
    text = one_line(draft.text)
    return Content.assemble(
        (f"{STATE_SIGN[draft.state]} ", STATE_COLOUR[draft.state]),
        (f"{draft.unit:>5}  ", "$muted"),
        literal(one_line(source)[:160]),
        "\n         ",
        literal(text[:160] or "—", "$muted"),
    )
