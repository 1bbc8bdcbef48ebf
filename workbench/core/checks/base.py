"""What a check is: one rule, its scope, and what it may look at."""

from __future__ import annotations

import hashlib
from bisect import bisect_right
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from itertools import accumulate

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
    yields_to: frozenset[str] = frozenset()
    """Rules whose finding on the same words says the same, and better."""
    follows: frozenset[str] = frozenset()
    """Rules whose mistake brings this one along: it is told once theirs is gone or accepted."""
    alone: bool = False
    """Its finding says all that there is to say of the words."""


def fingerprint(finding: Finding, text: str) -> str:
    """Return what identifies a finding across edits elsewhere: rule, segment, words, message.

    `text` is what its offsets count in.
    """
    spot = text[finding.start : finding.end]
    line = f"{finding.rule}\0{finding.segment}\0{spot}\0{finding.message}"
    return hashlib.blake2s(line.encode(), digest_size=8).hexdigest()


def run(rules: Sequence[Rule], source: str, target: str, context: CheckContext) -> list[Finding]:
    """Run the rules that are not switched off on a pair; return all that they find."""
    found = []
    for rule in rules:
        if rule.id in context.ignore:
            continue
        spots = (_finding(rule, spot, context) for spot in rule.find(source, target, context))
        found += [finding for finding in spots if finding.rule not in context.ignore]
    return found


def settle(
    found: Sequence[Finding], rules: Sequence[Rule], target: str, context: CheckContext
) -> list[Finding]:
    """Leave out what a better finding on the same words says and what was accepted; sort by place."""
    new = [one for one in found if fingerprint(one, target) not in context.accepted]
    every, open_ones = _told(found), _told(new)
    alone = {rule.id for rule in rules if rule.alone} & every.keys()
    known = {rule.id: rule for rule in rules}

    def is_told(one: Finding) -> bool:
        rule = known.get(one.rule)
        better = [every[other] for other in alone - {one.rule}]
        if rule:
            better += [every[other] for other in rule.yields_to & every.keys()]
            better += [open_ones[other] for other in rule.follows & open_ones.keys()]
        return any(covers(one.start, one.end) for covers in better)

    return sorted(
        (one for one in new if not is_told(one)),
        key=lambda finding: (finding.start, finding.end, finding.rule),
    )


def _told(found: Iterable[Finding]) -> dict[str, Callable[[int, int], bool]]:
    """Return for each rule a test whether one of its findings holds a stretch."""
    spots: dict[str, list[tuple[int, int]]] = {}
    for finding in found:
        spots.setdefault(finding.rule, []).append((finding.start, finding.end))
    return {rule: _covering(spans) for rule, spans in spots.items()}


def _covering(spans: Sequence[tuple[int, int]]) -> Callable[[int, int], bool]:
    """Return a test whether one of these stretches holds another."""
    ordered = sorted(spans)
    starts = [start for start, _ in ordered]
    ends = list(accumulate((end for _, end in ordered), max))

    def covers(start: int, end: int) -> bool:
        index = bisect_right(starts, start) - 1
        return index >= 0 and ends[index] >= end

    return covers


def _finding(rule: Rule, spot: Spot | Finding, context: CheckContext) -> Finding:
    if isinstance(spot, Finding):
        changed = context.severity.get(spot.rule, spot.severity)
        return Finding(
            spot.rule, changed, spot.message, spot.start, spot.end, 0, context.segment, spot.fix
        )
    start, end, message = spot
    severity = context.severity.get(rule.id, rule.severity)
    return Finding(rule.id, severity, message, start, end, 0, context.segment)
