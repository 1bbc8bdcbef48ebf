"""What a translator does, one step after another, with wikis and engines that may misbehave."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from workbench import places
from workbench.config import Config
from workbench.core.model import Kind, State
from workbench.errors import GateRefused, InputError, ReachError, WorkbenchError
from workbench.flow import comparing, demo, finishing, opening, proposing, publishing, updating
from workbench.flow.workspace import Workspace
from workbench.store.sessions import Sessions
from workbench.wiki import publishing as edits

SENTENCES = (
    "The town lies on a river.",
    "''Old'' [[Bridge|bridges]] were rebuilt in 1957.<ref name=\"a\" />",
    "=cmd|' /C calc'!A0",
    "\u202eright to left\u202c and \x1b[2J",
    "{{convert|12|km}} of road ]] }} <!--",
    "",
)
MOST = 3
"""Sessions kept at a time."""


@dataclass
class Work:
    """The steps, and how often each was done or ended in an error that the program documents."""

    config: Config
    dice: random.Random
    engines: Sequence[str]
    done: Counter[str] = field(default_factory=Counter)
    errors: Counter[str] = field(default_factory=Counter)

    def step(self) -> None:
        """Do one thing; only the errors that this thing documents are taken."""
        names = self._names()
        if not names or (len(names) < MOST and self.dice.random() < 0.15):
            self._do("fetch", self._fetch, ReachError)
            return
        name = self.dice.choice(names)
        with Workspace.open(self.config, name) as workspace:
            able = {
                n: s for n, s in STEPS.items() if self.config.wikis or ReachError not in s.errors
            }
            what = self.dice.choices(list(able), [step.weight for step in able.values()])[0]
            step = STEPS[what]
            self._do(what, lambda: step.call(self, workspace), *step.errors)
        if len(names) >= MOST and self.dice.random() < 0.2:
            self._do("delete", lambda: self._delete(names[-1]))

    def _do(self, what: str, call: Callable[[], None], *errors: type[WorkbenchError]) -> None:
        try:
            call()
        except errors as error:
            self.errors[f"{what}: {type(error).__name__}"] += 1
        self.done[what] += 1

    def _names(self) -> list[str]:
        with Sessions(places.sessions_database()) as store:
            return [line.name for line in store.summaries()]

    def _delete(self, name: str) -> None:
        with Sessions(places.sessions_database()) as store:
            store.delete(name)

    def _fetch(self) -> None:
        if not self.config.wikis:
            demo.open_demo()
            return
        opening.fetch_article(
            self.config, "Berlin", langs=self.dice.choice([("ru", "tg"), ("tg",)])
        )

    def some(self, workspace: Workspace, number: int) -> list[int]:
        """Return segments that follow each other."""
        ids = [unit.id for unit in workspace.units]
        start = self.dice.randrange(max(1, len(ids) - number))
        return ids[start : start + number]

    def edit(self, workspace: Workspace) -> None:
        """Type, confirm, skip, go back and forth."""
        for unit in self.some(workspace, 12):
            workspace.save_text(unit, self.dice.choice(SENTENCES))
            workspace.findings(unit)
            workspace.glossary(unit)
            workspace.memory_proposals(unit)
            if workspace.draft(unit).state is not State.UNTRANSLATED and self.dice.random() < 0.6:
                workspace.confirm(unit)
        for _ in range(self.dice.randrange(6)):
            self.dice.choice([workspace.undo, workspace.redo])()
        workspace.progress()

    def propose(self, workspace: Workspace) -> None:
        """Ask an engine for some segments; what it cannot do is told, not raised."""
        units = self.some(workspace, 12)
        for unit in units:
            workspace.reset(unit)
        engine = self.dice.choice(self.engines)
        filled = proposing.propose(workspace, unit_ids=units, engine=engine)
        assert filled.translated == filled.segments or filled.reasons
        for reason in filled.reasons:
            self.errors[f"propose: {engine}: {reason.split(':')[0][:50]}"] += 1

    def compare(self, workspace: Workspace) -> None:
        """Look at the gap grid."""
        comparing.comparison(workspace)().grid()

    def check(self, workspace: Workspace) -> None:
        """Run every check on everything."""
        workspace.all_findings()

    def finish(self, workspace: Workspace) -> None:
        """Put the text together, reviewed or not."""
        finishing.finish(workspace, rough=self.dice.random() < 0.8)

    def carry(self, workspace: Workspace) -> None:
        """Write the session into one text and read it back."""
        text = workspace.store.export(workspace.name)
        copy = workspace.store.import_(text)
        assert workspace.store.drafts(copy) == workspace.store.drafts(workspace.name)
        workspace.store.delete(copy)

    def update(self, workspace: Workspace) -> None:
        """Ask whether the sources changed."""
        updating.update(workspace)

    def publish(self, workspace: Workspace) -> None:
        """Empty the sandbox, and save a translation in it."""
        for unit in [n for n, d in workspace.drafts.items() if d.state is not State.UNTRANSLATED]:
            workspace.reset(unit)  # what is not reviewed is held back
        plain = [
            unit.id
            for unit in workspace.units
            if unit.kind is Kind.PARAGRAPH and not set("[{<") & set(workspace.source_text(unit.id))
        ]
        for unit in plain[:3]:
            workspace.save_text(unit, f"The town has {self.dice.randrange(99)} bridges.")
            workspace.confirm(unit)
        wiki, account = publishing.connect(self.config)
        try:
            base = edits.read_base(wiki, f"User:{account}/sandbox")
            edits.save(wiki, base, f"Emptied {self.dice.random()}.", "start")
            plan = publishing.prepare(workspace, wiki, account, None, "sandbox")
            publishing.publish(workspace, wiki, plan)
        finally:
            wiki.close()


@dataclass(frozen=True)
class Step:
    """One kind of work: how often, and which errors it may end in."""

    call: Callable[[Work, Workspace], None]
    weight: int
    errors: tuple[type[WorkbenchError], ...] = ()


STEPS = {
    "edit": Step(Work.edit, 12),
    "propose": Step(Work.propose, 10),
    "compare": Step(Work.compare, 2),
    "check": Step(Work.check, 1),
    "finish": Step(Work.finish, 3, (GateRefused, InputError)),
    "carry": Step(Work.carry, 2),
    "update": Step(Work.update, 3, (ReachError,)),
    "publish": Step(Work.publish, 3, (ReachError, GateRefused, InputError)),
}
