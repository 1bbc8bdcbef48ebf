"""Checking drafts while they are written, and a session before it is handed over."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from typing import Any

from workbench.config import Config
from workbench.core.checks import CheckContext, check
from workbench.core.glossary.checking import Checker
from workbench.core.model import Finding, Severity, State, Unit
from workbench.errors import UsageError
from workbench.flow.ruling import must_be_rules
from workbench.flow.workspace import Workspace
from workbench.formats.glossaries import load_all

GlossaryRule = Callable[[str, str], list[Finding]]

ACCEPTED = "accepted"
"""Key of the session's state that holds fingerprints of accepted findings, with reasons."""


def settings(config: Config, ignore: Collection[str] = ()) -> dict[str, Any]:
    """Return what the configuration says of rules, as fields of a CheckContext.

    `ignore` are those that --ignore names. Raises UsageError for an unknown severity or rule.
    """
    levels = config.get("checks", "severity", {})
    always = config.get("checks", "ignore", ())
    must_be_rules(ignore, "--ignore")
    must_be_rules(always, "ignore in [checks]")
    must_be_rules(levels, "severity in [checks]")
    try:
        severity = {rule: Severity(level) for rule, level in levels.items()}
    except ValueError as error:
        raise UsageError(
            f"severity in [checks]: {error}.", "Severities are error, warning and info."
        ) from error
    return {
        "ignore": frozenset([*always, *ignore]),
        "severity": severity,
    }


def glossary_rule(config: Config, lang: str) -> GlossaryRule:
    """Return what checks the terms of a source and its translation; costly to make."""
    checker = Checker(load_all(config, lang), lang)

    def found(source: str, target: str) -> list[Finding]:
        return [
            Finding(f.rule, f.severity, f.message, f.start, f.end, fix=f.fix)
            for f in checker.check_segment(source, target)
        ]

    return found


class Inspector:
    """Checks the segments of a workspace; keeps what is costly to make.

    Raises UsageError when the configuration names a rule or severity that there is not.
    """

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace
        self._settings = settings(workspace.config)
        self._rules: dict[str, GlossaryRule] = {}

    def prepare(self, lang: str) -> None:
        """Load what the first check of a language would wait for; safe on any thread."""
        check("а", "a", CheckContext(lang=lang, glossary=self._terms(lang)))

    def forget_glossary(self) -> None:
        """Read the glossaries anew at the next check."""
        self._rules.clear()

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
        return CheckContext(
            lang=unit.lang,
            kind=unit.kind,
            segment=unit.id,
            glossary=self._terms(unit.lang),
            links=workspace.session.links.get(unit.lang, {}),
            existing=workspace.session.taken,
            accepted=frozenset(workspace.state(ACCEPTED, {})),
            **self._settings,
        )

    def _terms(self, lang: str) -> GlossaryRule:
        if lang not in self._rules:
            self._rules[lang] = glossary_rule(self._workspace.config, lang)
        return self._rules[lang]
