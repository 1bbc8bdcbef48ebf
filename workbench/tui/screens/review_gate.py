"""The review's view of what holds the text back: each reason goes to its segment or is answered."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from textual.content import Content

from workbench.core.counting import counted
from workbench.core.model import Finding
from workbench.core.review import GateReason
from workbench.errors import WorkbenchError
from workbench.tui.literal import literal, one_line
from workbench.tui.screens.dialogs import Line
from workbench.tui.screens.find import PickScreen
from workbench.tui.screens.stage import StageScreen

if TYPE_CHECKING:
    from workbench.flow.answering import Way


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of a list: a finding, a segment that waits, or a reason of the gate."""

    unit: int
    content: Content
    finding: Finding | None = None
    reason: GateReason | None = None
    answered: bool = False
    """Whether the reason has been dealt with in words."""


class GateView(StageScreen):
    """Lists the reasons of the review gate, and answers them."""

    def refill_view(self) -> None:
        """Show the view afresh."""

    def gate_entries(self) -> tuple[Content, list[Entry]]:
        """Return what to say of the gate, and an entry for each reason, open ones first."""
        from workbench.flow.answering import answered, held, place_of

        open_ = held(self.workspace, self.parts())
        settled = answered(self.workspace)
        entries = [Entry(place_of(self.workspace, r), _open(r), reason=r) for r in open_]
        entries += [
            Entry(
                place_of(self.workspace, one.reason),
                _settled(one.reason, one.how),
                reason=one.reason,
                answered=True,
            )
            for one in settled
        ]
        told = (
            (f"{counted(len(open_), 'reason')} to hold the text back.", "bold $text-error")
            if open_
            else ("Nothing holds the text back.", "bold $text-success")
        )
        more = f"  {len(settled)} answered." if settled else ""
        return Content.assemble(told, more), entries

    def answer(self, entry: Entry) -> None:
        """Offer what can be done about a reason."""
        from workbench.flow.answering import Way, english_tag, ways

        reason = entry.reason
        if reason is None:
            return
        if entry.answered:
            self._done(reason, None)
            return
        offered = ways(self.workspace, reason)
        if not offered:
            self.program.notify(reason.way_on)
            return
        shown = [
            Content.assemble(
                (f"{at} ", "bold"),
                str(way),
                (f"  {english_tag(self.workspace, reason)}" if way is Way.TAG else "", "$muted"),
            )
            for at, way in enumerate(offered, 1)
        ]
        title = f"{one_line(reason.reason)[:60]} …" if len(reason.reason) > 60 else reason.reason
        self.program.push_screen(PickScreen(title, shown), partial(self._picked, reason, offered))

    def _picked(self, reason: GateReason, offered: list[Way], at: int | None) -> None:
        from workbench.flow.answering import Way

        if at is None:
            return
        if offered[at] is Way.CHECKED:
            question = Line(
                "Why may it stay so?", "In a few words: where you have checked it, or why not."
            )
            self.program.push_screen(question, partial(self._done, reason, offered[at]))
        else:
            self._done(reason, offered[at], "")

    def _done(self, reason: GateReason, way: Way | None, how: str | None = "") -> None:
        """Take a way, or none to take an answer back; `how` is None when it was not given."""
        from workbench.flow.answering import take
        from workbench.flow.finishing import answer

        if how is None:
            return
        try:
            if way is None:
                answer(self.workspace, reason, "")
                self.program.notify("The answer is taken back.")
            else:
                take(self.workspace, reason, way, how)
        except WorkbenchError as error:
            self.program.report(error)
            return
        if reason.unit:
            self.program.changed_elsewhere(reason.unit)
        self.refill_view()


def _open(reason: GateReason) -> Content:
    return Content.assemble(
        ("✗ ", "bold $text-error"),
        (f"{reason.unit or 'text':>5}  ", "$muted"),
        literal(one_line(reason.reason)),
        "\n         ",
        literal(reason.way_on, "$muted"),
    )


def _settled(reason: GateReason, how: str) -> Content:
    return Content.assemble(
        ("✓ ", "bold $text-success"),
        (f"{reason.unit or 'text':>5}  ", "$muted"),
        literal(one_line(reason.reason), "$muted"),
        "\n         ",
        literal(f"“{one_line(how)}”"),
        ("  F8 takes the answer back", "$muted"),
    )
