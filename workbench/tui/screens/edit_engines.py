"""The editing screen's engines: asked off the loop, for a segment ahead or for all."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from textual import work
from textual.message import Message
from textual.timer import Timer

from workbench.core.counting import counted
from workbench.core.model import Draft, Proposal, State, Unit
from workbench.errors import WorkbenchError
from workbench.tui.blocking import off_the_loop
from workbench.tui.screens.edit_progress import EditProgress

if TYPE_CHECKING:
    from workbench.flow.proposing import Asked, Job

AHEAD = 3
"""Segments after the current one for which an engine is asked too."""
REST = 0.5
"""Seconds on a segment before an engine is asked for it."""
LEARN_AFTER = 0.3
"""Seconds after confirming at which the memory learns it."""
DEADLINE = 60.0
AT_ONCE = 25
"""Proposals of the memory and of rules that are stored and shown together."""
BATCH = 12
"""Segments that an engine is asked for at a time when all are wanted."""


class EditEngines(EditProgress):
    """Asks engines, and shows what they answer when they do."""

    @dataclass
    class Answered(Message):
        """An engine answered, or said why not."""

        asked: Asked

    def __init__(self, workspace: Any) -> None:
        super().__init__(workspace)
        self._machine: dict[int, Proposal] = {}
        self._failed: dict[int, str] = {}
        self._told: set[str] = set()
        self._rest_timer: Timer | None = None
        self._to_learn: list[Draft] = []
        """Confirmed drafts that the memory does not have yet."""
        self.asking_all = False
        """Whether the whole text is being pre-translated."""

    def offers(self, unit: Unit) -> list[Any]:
        """Return memory and rules, then the machine's proposal if there is one."""
        machine = self._machine.get(unit.id)
        return [*super().offers(unit), *([machine] if machine else [])]

    def show_offers(self, unit: Unit) -> None:
        """Show the proposals, or why there are none."""
        super().show_offers(unit)
        if not self.proposals.proposals and unit.id in self._failed:
            self.proposals.show_proposals([], unit.text, self._failed[unit.id])

    def settled(self) -> Iterator[None]:
        """Ask an engine once the cursor has rested for a while."""
        yield from super().settled()
        if self._rest_timer is not None:
            self._rest_timer.stop()
        if not self.workspace.config.offline:
            self._rest_timer = self.set_timer(REST, self._ask_ahead)

    def _ask_ahead(self) -> None:
        at = self.shown_at(self.unit)
        if self.assistant is None or at < 0 or self.asking_all:
            return
        near = [u for u in self.shown[at : at + 1 + AHEAD] if u.lang == self.shown[at].lang]
        wanted = [u.id for u in near if self._wants_engine(u)]
        if wanted and wanted[0] == self.unit:
            self._ask(wanted)

    def _wants_engine(self, unit: Unit) -> bool:
        known = unit.id in self._machine or unit.id in self._failed
        return not known and self.state_of(unit.id) is State.UNTRANSLATED

    @work(exclusive=True, group="engine", exit_on_error=False)
    async def _ask(self, units: Sequence[int]) -> None:
        try:
            asked = await self._answers(units)
        except WorkbenchError as error:
            from workbench.flow.proposing import Asked

            asked = Asked(failed=dict.fromkeys(units, error.message))
        self.post_message(self.Answered(asked))

    async def _answers(
        self, units: Sequence[int], cancelled: Callable[[], bool] = lambda: False
    ) -> Asked:
        """Ask for segments of one language; the preparing is on the loop, a segment at a time."""
        from workbench.flow.proposing import ask, jobs

        assert self.assistant is not None
        prepared: list[Job] = []
        for unit in units:
            prepared += jobs(self.workspace, self.assistant, [unit])
            await self.program.courtesy.on_loop()
        config, pause = self.workspace.config, self.program.courtesy.in_thread
        return await off_the_loop(
            lambda: ask(config, prepared, cancelled=cancelled, pause=pause), DEADLINE, "The engine"
        )

    def on_edit_engines_answered(self, event: Answered) -> None:
        """Keep the answers; say once why there are none."""
        self._machine.update(event.asked.proposals)
        self._failed.update(event.asked.failed)
        for reason in event.asked.reasons():
            if reason not in self._told:
                self._told.add(reason)
                self.program.notify(reason, title="No machine translation", severity="warning")
        touched = {*event.asked.proposals, *event.asked.failed}
        if self.unit in touched and self.assistant is not None:
            self.show_offers(self.workspace.unit(self.unit))

    # ------------------------------------------------------------------ all

    def action_propose_all(self) -> None:
        """Fill every segment without a translation: from the memory, by rules, by an engine."""
        if self.asking_all:
            self.asking_all = False
            self.program.notify("Stopped; what has come stays.")
            return
        if self.waits("propose all", self.action_propose_all):
            return
        self.asking_all = True
        self._failed.clear()
        self._told.clear()
        self.flush()
        self._propose_all()

    @work(exclusive=True, group="engine", exit_on_error=False)
    async def _propose_all(self) -> None:
        empty = [u for u in self.shown if self.state_of(u.id) is State.UNTRANSLATED]
        filled = 0
        left: list[Unit] = []
        known: list[tuple[int, Proposal]] = []
        for unit in empty:
            if not self.asking_all:
                break
            offered = self.assistant.proposals(unit.id) if self.assistant else []
            if offered:
                known.append((unit.id, offered[0]))
            else:
                left.append(unit)
            if len(known) == AT_ONCE:
                filled += self._fill(known)
                known = []
            await self.program.courtesy.on_loop()
        filled += self._fill(known)
        while left and self.asking_all:
            batch = [u for u in left[:BATCH] if u.lang == left[0].lang]
            left = left[len(batch) :]
            wanted = [u.id for u in batch if self.state_of(u.id) is State.UNTRANSLATED]
            try:
                asked = await self._answers(wanted, lambda: not self.asking_all)
            except WorkbenchError as error:
                self.program.report(error)
                break
            await self.program.courtesy.on_loop()
            filled += self._fill(list(asked.proposals.items()))
            self.post_message(self.Answered(asked))
            if asked.failed and not asked.proposals:
                break
        self.asking_all = False
        self.program.notify(
            f"{filled} of {len(empty)} segments have a proposal now; read and confirm each."
        )

    def _fill(self, proposals: list[tuple[int, Proposal]]) -> int:
        """Take over proposals, unless the translator has been quicker."""
        busy = self._unsaved[0] if self._unsaved else 0
        wanted = [(unit, p) for unit, p in proposals if unit != busy]
        try:
            count = self.workspace.accept_many(wanted)
        except WorkbenchError as error:
            self.program.report(error)
            self.asking_all = False
            return 0
        self.refresh_rows([self.workspace.draft(unit) for unit, _ in wanted])
        if self.unit in dict(wanted) and not self.editor.text:
            self.put_in_place(self.workspace.draft(self.unit).text)
            self.show_state(self.workspace.draft(self.unit))
        self.show_progress()
        return count

    def action_confirm_exact(self) -> None:
        """Confirm every segment that the memory knows exactly."""
        if not self.waits("confirm exact", self.action_confirm_exact):
            self.flush()
            self._confirm_exact()

    @work(exclusive=True, group="exact", exit_on_error=False)
    async def _confirm_exact(self) -> None:
        exact: list[tuple[int, Proposal]] = []
        for unit in list(self.shown):
            if self.assistant is None or self.state_of(unit.id) is not State.UNTRANSLATED:
                continue
            offered = self.assistant.proposals(unit.id)
            if offered and is_exact(offered[0]):
                exact.append((unit.id, offered[0]))
            await self.program.courtesy.breath()
        self.flush()  # what was typed meanwhile goes first
        try:
            count = self.workspace.confirm_known(exact)
        except WorkbenchError as error:
            self.program.report(error)
            return
        self.reload([unit for unit, _ in exact])
        more = " Alt+U takes it back." if count else " Nothing else in it is the same."
        self.program.notify(f"{counted(count, 'segment')} confirmed from the memory.{more}")

    def leave(self) -> None:
        """Stop asking, then save."""
        self.asking_all = False
        self.learn()
        super().leave()

    def action_confirm(self) -> None:
        """Confirm, go on, and let the memory learn it when the next segment is shown."""
        unit = self.unit
        super().action_confirm()
        draft = self.workspace.draft(unit)
        if draft.state is State.CONFIRMED:
            self._to_learn.append(draft)
            self.set_timer(LEARN_AFTER, self.learn)

    def learn(self) -> None:
        """Let the memory learn what was confirmed."""
        while self._to_learn:
            self.workspace.assistant.learn(self._to_learn.pop(0))


def is_exact(proposal: Proposal) -> bool:
    """Return whether the memory knows a segment word for word, with all of its markup."""
    return proposal.engine == "memory" and proposal.score >= 100 and not proposal.notes
