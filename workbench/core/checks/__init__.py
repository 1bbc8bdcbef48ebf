"""Checks of a translation: one rule a module of `rules`, found by itself once it is there."""

from __future__ import annotations

import importlib
import pkgutil
from bisect import bisect_right
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

from workbench.core.checks.base import CheckContext, Rule, Scope, fingerprint, run, settle

if TYPE_CHECKING:
    from collections.abc import Sequence

    from workbench.core.model import Finding

__all__ = [
    "CheckContext",
    "Rule",
    "Scope",
    "check",
    "check_page",
    "check_session",
    "every_rule",
    "fingerprint",
]


@cache
def every_rule() -> tuple[Rule, ...]:
    """Return every rule, by id; each module of `rules` has its own as `RULE`."""
    package = importlib.import_module("workbench.core.checks.rules")

    found = [
        importlib.import_module(f"{package.__name__}.{module.name}").RULE
        for module in pkgutil.iter_modules(package.__path__)
    ]
    return tuple(sorted(found, key=lambda rule: rule.id))


def __getattr__(name: str) -> tuple[Rule, ...]:
    """Return `RULES`, which is only made when asked for."""
    if name == "RULES":
        return every_rule()
    raise AttributeError(name)


def check(source: str, target: str, context: CheckContext) -> list[Finding]:
    """Check the translation of one segment; both are wikitext, offsets count in the target."""
    rules = [rule for rule in every_rule() if rule.scope is not Scope.PAGE]
    return settle(run(rules, source, target, context), rules, target, context)


def check_page(
    source: str,
    target: str,
    context: CheckContext,
    *,
    pairs: Sequence[tuple[tuple[int, int], tuple[int, int]]] | None = None,
) -> list[Finding]:
    """Check a whole English text against its source; `line` counts from 1.

    `pairs` are spans of source and target that say the same; where they are not given,
    lines or paragraphs are paired in their order.
    """
    from workbench.core.checks.pairing import by_length, dropped, in_order

    if pairs is None:
        pairs = in_order(source, target) or by_length(source, target)
    paired = [rule for rule in every_rule() if rule.scope is Scope.PAIR]
    found = run([r for r in every_rule() if r.scope is not Scope.PAIR], source, target, context)
    for (a, b), (start, end) in pairs:
        found += [
            replace(finding, start=finding.start + start, end=finding.end + start)
            for finding in run(paired, source[a:b], target[start:end], context)
        ]
    missing = replace(context, segment=0)
    for (a, b), at in dropped(source, pairs):
        found += [
            replace(finding, start=at, end=at, message=f"untranslated: {_begin(source[a:b])}")
            for finding in run(paired, source[a:b], "", missing)
        ]
    told = settle(found, every_rule(), target, context)
    return [replace(f, line=target.count("\n", 0, f.start) + 1) for f in told]


def _begin(text: str) -> str:
    return " ".join(text.split())[:60]


def check_session(segments: Sequence[tuple[int, str, str]], context: CheckContext) -> list[Finding]:
    """Run the rules for whole pages on the segments of a session: (id, source, target) each.

    Offsets count in the segment that a finding names.
    """
    starts: list[int] = []
    at = 0
    for _, _, target in segments:
        starts.append(at)
        at += len(target) + 2
    found = run(
        [rule for rule in every_rule() if rule.scope is Scope.PAGE],
        "\n\n".join(source for _, source, _ in segments),
        "\n\n".join(target for *_, target in segments),
        context,
    )
    placed = []
    for finding in found:
        index = bisect_right(starts, finding.start) - 1
        moved = replace(
            finding,
            segment=segments[index][0],
            start=finding.start - starts[index],
            end=min(finding.end - starts[index], len(segments[index][2])),
        )
        if fingerprint(moved, segments[index][2]) not in context.accepted:
            placed.append(moved)
    return placed
