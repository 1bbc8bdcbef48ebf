"""Checks of a translation: one rule a module of `rules`, found by itself once it is there."""

from __future__ import annotations

import importlib
import pkgutil
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

from workbench.core.checks.base import CheckContext, Rule, Scope, fingerprint, run

if TYPE_CHECKING:
    from collections.abc import Sequence

    from workbench.core.model import Finding

__all__ = ["CheckContext", "Rule", "Scope", "check", "check_page", "every_rule", "fingerprint"]


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
    return run(
        [rule for rule in every_rule() if rule.scope is not Scope.PAGE], source, target, context
    )


def check_page(
    source: str,
    target: str,
    context: CheckContext,
    *,
    pairs: Sequence[tuple[tuple[int, int], tuple[int, int]]] = (),
) -> list[Finding]:
    """Check a whole English text against its source; `line` counts from 1.

    `pairs` are spans of source and target that say the same, paragraph by paragraph;
    where there are none, the paragraphs are paired in their order.
    """
    from workbench.core.checks.pairing import in_order

    found = run(
        [rule for rule in every_rule() if rule.scope is Scope.PAGE], source, target, context
    )
    for (a, b), (start, end) in pairs or in_order(source, target):
        found += [
            replace(finding, start=finding.start + start, end=finding.end + start)
            for finding in check(source[a:b], target[start:end], context)
        ]
    lined = [replace(finding, line=target.count("\n", 0, finding.start) + 1) for finding in found]
    return sorted(lined, key=lambda finding: (finding.start, finding.end, finding.rule))
