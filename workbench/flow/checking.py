"""Checking drafts while they are written, and a session before it is handed over."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from workbench.core.checks import CheckContext, check
from workbench.core.glossary.checking import Checker
from workbench.core.model import Finding, Severity, State, Unit
from workbench.flow.workspace import Workspace
from workbench.formats.glossaries import load_all

ACCEPTED = "accepted"
"""Key of the session's state that holds fingerprints of accepted findings, with reasons."""


class Inspector:
    """Checks the segments of a workspace; keeps what is costly to make."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace
        self._checkers: dict[str, Checker] = {}

    def forget_glossary(self) -> None:
        """Read the glossaries anew at the next check."""
        self._checkers.clear()

    def findings(self, unit_id: int, text: str | None = None) -> list[Finding]:
        """Check a segment's draft, or the text being typed for it."""
        workspace = self._workspace
        unit = workspace.unit(unit_id)
        draft = workspace.draft(unit_id)
        target = draft.text if text is None else text
        if not target.strip() or draft.state is State.SKIPPED:
            return []
        return check(workspace.source_text(unit_id), target, self._context(unit))

    def all(self, units: Iterable[Unit] | None = None) -> list[Finding]:
        """Check every draft, errors first."""
        chosen = self._workspace.units if units is None else list(units)
        found = [finding for unit in chosen for finding in self.findings(unit.id)]
        order = list(Severity)
        return sorted(found, key=lambda f: (order.index(f.severity), f.segment, f.start))

    def _context(self, unit: Unit) -> CheckContext:
        workspace = self._workspace
        config = workspace.config
        return CheckContext(
            lang=unit.lang,
            kind=unit.kind,
            segment=unit.id,
            glossary=self._terms(unit.lang),
            links=workspace.session.links.get(unit.lang, {}),
            ignore=frozenset(config.get("checks", "ignore", ())),
            severity={
                rule: Severity(level)
                for rule, level in config.get("checks", "severity", {}).items()
            },
            accepted=frozenset(workspace.state(ACCEPTED, {})),
        )

    def _terms(self, lang: str) -> Callable[[str, str], list[Finding]]:
        if lang not in self._checkers:
            self._checkers[lang] = Checker(load_all(self._workspace.config, lang), lang)
        checker = self._checkers[lang]

        def found(source: str, target: str) -> list[Finding]:
            return [
                Finding(f.rule, f.severity, f.message, f.start, f.end, fix=f.fix)
                for f in checker.check_segment(source, target)
            ]

        return found
