"""The editing screen's findings: going from one to the next, putting them right, filtering by them."""

from __future__ import annotations

import time
from collections.abc import AsyncIterator, Callable
from functools import partial

from textual import work

from workbench.core.model import Finding, Severity, Unit
from workbench.tui.screens.edit_panes import EditPanes

TELL_AFTER = 0.4
"""Seconds of looking after which the translator is told that it goes on."""

Wanted = Callable[[Finding], bool]


class EditFindings(EditPanes):
    """Looks through the whole text for findings, while keys go on being answered."""

    def action_next_finding(self) -> None:
        """Go to the next segment with a finding."""
        self._next_with(is_serious, "Nothing else was found.")

    def action_next_term(self) -> None:
        """Go to the next segment in which a term of the glossary is missing or wrong."""
        self._next_with(is_of_terms, "No trouble with terms.")

    def _next_with(self, wanted: Wanted, nothing: str) -> None:
        if not self.waits("next", partial(self._next_with, wanted, nothing)) and self.flush():
            self._go_on_to(self.unit, wanted, nothing)

    @work(exclusive=True, group="looking", exit_on_error=False)
    async def _go_on_to(self, here: int, wanted: Wanted, nothing: str) -> None:
        async for unit in self._with(here, wanted, self.after_this()):
            self.show_unit(unit.id)
            return
        if self.unit == here:
            self.program.notify(nothing)

    async def _with(self, here: int, wanted: Wanted, units: list[Unit]) -> AsyncIterator[Unit]:
        """Yield the segments with a finding that is wanted, until `here` is left for another."""
        begun, told = time.monotonic(), False
        for unit in units:
            if self.inspector is None or self.unit != here:
                return
            if any(map(wanted, self.inspector.findings(unit.id))):
                yield unit
            await self.program.courtesy.breath()
            if not told and time.monotonic() - begun > TELL_AFTER:
                told = True
                self.program.notify("Looking through the text…", timeout=2)

    def _filter(self, answer: tuple[str, str] | None) -> None:
        if answer is None or answer[0] != "finding":
            super()._filter(answer)
        elif not self.waits("filter", partial(self._filter, answer)):
            self._filter_by_findings(self.unit)

    @work(exclusive=True, group="looking", exit_on_error=False)
    async def _filter_by_findings(self, here: int) -> None:
        found = {unit.id async for unit in self._with(here, is_serious, self.candidates())}
        if self.unit == here:
            self.show_only(lambda unit: unit.id in found)

    def action_put_right(self) -> None:
        """Put the first known fix of this segment in place, such as the glossary's rendering."""
        if self.waits("put right", self.action_put_right):
            return
        self.check()
        known = next((found for found in self.findings if found.fix is not None), None)
        if known is None:
            self.program.notify("No finding here has a known fix.")
            return
        self.go_to_finding(known)
        self.check()


def is_serious(finding: Finding) -> bool:
    """Return whether a finding is more than a remark."""
    return finding.severity is not Severity.INFO


def is_of_terms(finding: Finding) -> bool:
    """Return whether a finding is about a term of the glossary."""
    return "gloss" in finding.rule or "term" in finding.rule
