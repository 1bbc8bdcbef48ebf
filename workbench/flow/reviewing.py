"""Checking whole texts and sessions, with what the review gate says of them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from workbench.config import Config
from workbench.core.checks import CheckContext, check_page, check_session, fingerprint
from workbench.core.checks.pairing import Pairs, in_order
from workbench.core.model import Finding, Severity, State
from workbench.errors import InputError, UsageError
from workbench.flow.checking import ACCEPTED
from workbench.flow.finishing import reasons
from workbench.flow.workspace import Workspace

GATE = "review-gate"
"""The rule under which the gate's reasons stand among the findings."""


@dataclass(frozen=True, slots=True)
class Checked:
    """A finding with what it takes to show and to accept it."""

    finding: Finding
    fingerprint: str
    column: int = 0
    """From 1; 0 where there is no file."""

    def record(self) -> dict[str, Any]:
        """Return the finding as a JSON object."""
        finding = self.finding
        return {
            "rule": finding.rule,
            "severity": str(finding.severity),
            "message": finding.message,
            "start": finding.start,
            "end": finding.end,
            "line": finding.line,
            "segment": finding.segment,
            "fingerprint": self.fingerprint,
        }


def settings(config: Config, ignore: Iterable[str] = ()) -> dict[str, Any]:
    """Return what the configuration says of rules, as fields of a CheckContext.

    Raises UsageError for an unknown severity.
    """
    levels = config.get("checks", "severity", {})
    try:
        severity = {rule: Severity(level) for rule, level in levels.items()}
    except ValueError as error:
        raise UsageError(
            f"severity in [checks]: {error}.", "Severities are error, warning and info."
        ) from error
    return {
        "ignore": frozenset([*config.get("checks", "ignore", ()), *ignore]),
        "severity": severity,
    }


def check_texts(
    config: Config, lang: str, source: str, target: str, *, ignore: Iterable[str] = ()
) -> list[Checked]:
    """Check an English text against its source, both whole."""
    context = CheckContext(lang=lang, glossary=_glossary(config, lang), **settings(config, ignore))
    found = check_page(source, target, context, pairs=_pairs(source, target, lang))
    return [
        Checked(
            finding,
            fingerprint(finding, target),
            finding.start - (target.rfind("\n", 0, finding.start) + 1) + 1,
        )
        for finding in found
    ]


def _pairs(source: str, target: str, lang: str) -> Pairs | None:
    """Pair the paragraphs: in order where they are as many, else as alignment finds them."""
    if (pairs := in_order(source, target)) is not None:
        return pairs
    from workbench.core.align import align
    from workbench.core.wikitext.segments import segment_page

    alignment = align(segment_page(source, lang), segment_page(target, "en"))
    return [(match.source, match.target) for match in alignment.paragraphs] or None


def _glossary(config: Config, lang: str) -> Callable[[str, str], list[Finding]]:
    from workbench.core.glossary.checking import Checker
    from workbench.formats.glossaries import load_all

    checker = Checker(load_all(config, lang), lang)

    def found(source: str, target: str) -> list[Finding]:
        return [
            Finding(f.rule, f.severity, f.message, f.start, f.end, fix=f.fix)
            for f in checker.check_segment(source, target)
        ]

    return found


def check_work(config: Config, name: str, *, ignore: Sequence[str] = ()) -> list[Checked]:
    """Check the drafts of a session, the English text they make, and what the gate says of it.

    Raises InputError for a session that is not there.
    """
    with Workspace.look(config, name) as workspace:
        left_out = settings(config, ignore)["ignore"]
        found = [f for f in workspace.all_findings() if f.rule not in left_out]
        segments = [
            (unit.id, workspace.source_text(unit.id), workspace.draft(unit.id).text)
            for unit in workspace.units
            if workspace.draft(unit.id).text.strip()
            and workspace.draft(unit.id).state is not State.SKIPPED
        ]
        texts = {number: text for number, _, text in segments}
        for lang in dict.fromkeys(unit.lang for unit in workspace.units):
            mine = {unit.id for unit in workspace.units if unit.lang == lang}
            context = CheckContext(
                lang=lang,
                accepted=frozenset(workspace.state(ACCEPTED, {})),
                **settings(config, ignore),
            )
            found += check_session([s for s in segments if s[0] in mine], context)
        held = [
            Finding(GATE, Severity.ERROR, f"{reason.reason}. {reason.way_on}", 0, 0, 0, reason.unit)
            for reason in reasons(workspace, workspace.units)
            if GATE not in left_out
        ]
    order = list(Severity)
    found.sort(key=lambda f: (order.index(f.severity), f.segment, f.start))
    return [Checked(f, fingerprint(f, texts.get(f.segment, ""))) for f in [*found, *held]]


def accept(config: Config, name: str, mark: str, reason: str) -> Finding:
    """Accept a finding of a session, by its fingerprint or the beginning of it, with a reason.

    Raises InputError when no finding, or more than one, has it; StoreError.
    """
    hits = [one for one in check_work(config, name) if one.fingerprint.startswith(mark)]
    if len({one.fingerprint for one in hits}) != 1 or hits[0].finding.rule == GATE:
        raise InputError(
            f"{mark} names {'several findings' if hits else 'no finding'} of {name}.",
            f"`workbench check {name} --json` shows the fingerprint of each.",
        )
    with Workspace.open(config, name) as workspace:
        accepted = dict(workspace.state(ACCEPTED, {}))
        workspace.set_state(ACCEPTED, {**accepted, hits[0].fingerprint: reason})
    return hits[0].finding
