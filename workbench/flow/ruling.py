"""The rules that findings of a check have, whoever finds them, and what a person asks of them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from workbench.core.checks import every_rule
from workbench.core.checks.reliability import RULES as DOUBTS
from workbench.core.checks.rules.glossary import weight
from workbench.core.glossary.rules import RULES as TERMS
from workbench.core.model import Severity
from workbench.errors import UsageError

GATE = "review-gate"
"""The rule under which the gate's reasons stand among the findings."""


@dataclass(frozen=True, slots=True)
class Listed:
    """A rule as the list of rules shows it."""

    rule: str
    severity: Severity
    says: str


@cache
def rules() -> dict[str, Listed]:
    """Return every rule by its name: of texts, of terms, of sources, and the review gate."""
    found = [Listed(rule.id, rule.severity, rule.says) for rule in every_rule()]
    found += [Listed(t.name, weight(t.name, t.severity), t.title) for t in TERMS.values()]
    found += [Listed(rule, severity, says) for rule, (severity, says) in DOUBTS.items()]
    found.append(Listed(GATE, Severity.ERROR, "The review gate holds the text back."))
    return {one.rule: one for one in sorted(found, key=lambda one: one.rule)}


def must_be_rules(names: Iterable[str], place: str) -> None:
    """Raise UsageError for a name that no rule has; `place` tells where it was read."""
    for name in names:
        if name not in rules():
            raise UsageError(
                f"{place}: there is no rule {name}.", "`workbench check --rules` lists them."
            )
