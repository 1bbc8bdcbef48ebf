"""The editing screen's second opinion: two engines asked for one segment, both answers seen."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from textual import work
from textual.message import Message

from workbench.core.model import Proposal, Unit
from workbench.errors import WorkbenchError
from workbench.tui.blocking import off_the_loop
from workbench.tui.screens.edit_engines import DEADLINE, EditEngines

if TYPE_CHECKING:
    from workbench.flow.alternatives import Alternative


class EditAlternatives(EditEngines):
    """Shows what two engines say, with their differences marked."""

    @dataclass
    class Compared(Message):
        """The engines answered, or did not."""

        unit: int
        found: list[Alternative]

    def __init__(self, workspace: Any) -> None:
        super().__init__(workspace)
        self._compared: dict[int, list[Proposal]] = {}

    def offers(self, unit: Unit) -> list[Any]:
        """Return memory and rules, then each engine's answer once."""
        compared = self._compared.get(unit.id, [])
        named = {proposal.engine for proposal in compared}
        rest = [one for one in super().offers(unit) if one.engine not in named]
        return [*rest, *compared]

    def action_alternatives(self) -> None:
        """Ask two engines for this segment."""
        if self.waits("alternatives", self.action_alternatives):
            return
        self.program.notify("Two engines are being asked.")
        self._compare(self.unit)

    @work(exclusive=True, group="alternatives", exit_on_error=False)
    async def _compare(self, unit: int) -> None:
        from workbench.flow.alternatives import alternatives
        from workbench.flow.proposing import jobs

        assert self.assistant is not None
        config = self.workspace.config
        try:
            [job] = jobs(self.workspace, self.assistant, [unit])
            found = await off_the_loop(
                lambda: alternatives(config, job), DEADLINE, "Asking two engines"
            )
        except WorkbenchError as error:
            self.program.report(error)
            return
        self.post_message(self.Compared(unit, found))

    def on_edit_alternatives_compared(self, event: Compared) -> None:
        """Show both answers; say who did not answer, and why."""
        came = [one.proposal for one in event.found if one.proposal is not None]
        if came:
            self._compared[event.unit] = came
        for one in event.found:
            if one.proposal is None:
                self.program.notify(f"{one.engine}: {one.reason}.", severity="warning")
        if not event.found:
            self.program.notify("No engine can be asked here: `workbench engines` says why.")
        elif len(event.found) == 1:
            self.program.notify(f"Only {event.found[0].engine} can be asked here.")
        if self.unit == event.unit and self.assistant is not None:
            self.show_offers(self.workspace.unit(self.unit))
