"""What a check is: one rule, its scope, and what it may look at."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from workbench.core.model import Finding, Kind, Severity

Spot = tuple[int, int, str]
"""Start and end in the target, and the message."""


class Scope(StrEnum):
    """What a rule looks at."""

    PAIR = "pair"
    """A source segment and its translation."""
    TEXT = "text"
    """A translation alone."""
    PAGE = "page"
    """A whole English text."""


@dataclass(frozen=True, slots=True)
class CheckContext:
    """What is known beside the two texts."""

    lang: str = "ru"
    """Language of the source."""
    kind: Kind = Kind.PARAGRAPH
    segment: int = 0
    """Unit id, put into the findings."""
    glossary: Callable[[str, str], Iterable[Finding]] | None = None
    """Checks the terms of a source and target; its findings have offsets in the target."""
    existing: frozenset[str] = frozenset()
    """English titles known to exist."""
    links: Mapping[str, str | None] = field(default_factory=dict)
    """Source link target → English title, or None where there is none."""
    ignore: frozenset[str] = frozenset()
    """Rules that are switched off."""
    severity: Mapping[str, Severity] = field(default_factory=dict)
    """Rules whose severity was changed."""
    accepted: frozenset[str] = frozenset()
    """Fingerprints of findings that a person accepted."""


@dataclass(frozen=True, slots=True)
class Rule:
    """One check. `find` gets (source, target, context); a TEXT or PAGE rule ignores the source."""

    id: str
    severity: Severity
    scope: Scope
    says: str
    """One sentence for the list of rules."""
    find: Callable[[str, str, CheckContext], Iterable[Spot | Finding]]


def fingerprint(finding: Finding, text: str) -> str:
    """Return what identifies a finding across edits elsewhere: rule, segment, words, message.

    `text` is what its offsets count in.
    """
    spot = text[finding.start : finding.end]
    line = f"{finding.rule}\0{finding.segment}\0{spot}\0{finding.message}"
    return hashlib.blake2s(line.encode(), digest_size=8).hexdigest()


def run(rules: Sequence[Rule], source: str, target: str, context: CheckContext) -> list[Finding]:
    """Run rules on a pair; return what they find, in order of place, without what was accepted."""
    found = []
    for rule in rules:
        if rule.id in context.ignore:
            continue
        for spot in rule.find(source, target, context):
            finding = _finding(rule, spot, context)
            if finding.rule in context.ignore or fingerprint(finding, target) in context.accepted:
                continue
            found.append(finding)
    return sorted(found, key=lambda finding: (finding.start, finding.end, finding.rule))


def _finding(rule: Rule, spot: Spot | Finding, context: CheckContext) -> Finding:
    if isinstance(spot, Finding):
        changed = context.severity.get(spot.rule, spot.severity)
        return Finding(
            spot.rule, changed, spot.message, spot.start, spot.end, 0, context.segment, spot.fix
        )
    start, end, message = spot
    severity = context.severity.get(rule.id, rule.severity)
    return Finding(rule.id, severity, message, start, end, 0, context.segment)
