"""One name romanised in two ways on a page."""

from __future__ import annotations

import re
from collections.abc import Iterable

from workbench.core.checks.base import CheckContext, Rule, Scope, Spot
from workbench.core.checks.visible import view
from workbench.core.model import Severity

_NAME = re.compile(r"(?<![\w'’-])[A-Z][a-z'’]{3,}(?:-[A-Z]?[a-z'’]+)*")
_FOLDS = (
    ("shch", "š"),
    ("sch", "š"),
    ("zh", "ž"),
    ("kh", "h"),
    ("ch", "č"),
    ("sh", "š"),
    ("tch", "č"),
    ("ts", "c"),
    ("tz", "c"),
    ("gh", "g"),
    ("q", "k"),
    ("ck", "k"),
    ("ph", "f"),
    ("th", "t"),
    ("yo", "e"),
    ("ye", "e"),
    ("ё", "e"),
    ("iy", "y"),
    ("ij", "y"),
    ("yy", "y"),
    ("ii", "y"),
    ("j", "y"),
    ("ia", "ya"),
    ("iu", "yu"),
    ("ov", "ov"),
    ("off", "ov"),
    ("eff", "ev"),
    ("'", ""),
    ("’", ""),
    ("w", "v"),
)


def find(source: str, target: str, context: CheckContext) -> Iterable[Spot]:
    """Find names that differ only as romanisations of one name do."""
    first: dict[str, str] = {}
    for start, end, match in view(target).matches(_NAME):
        name = match[0].removesuffix("'s").removesuffix("’s")
        if len(name) < 5 or _starts_sentence(view(target).text, match.start()):
            continue
        known = first.setdefault(_skeleton(name), name)
        if known != name:
            yield start, end, f"“{name}” stands as “{known}” before"


def _starts_sentence(text: str, at: int) -> bool:
    """Tell whether a capital letter may be a sentence's rather than a name's."""
    return bool(re.search(r"(?:^|[.!?:\n]|[.!?][\"”)]+)\s*[\"“(*#]*$", text[max(0, at - 6) : at]))


def _skeleton(name: str) -> str:
    """Return what all romanisations of a name have in common."""
    plain = name.lower()
    for written, folded in _FOLDS:
        plain = plain.replace(written, folded)
    return re.sub(r"(.)\1", r"\1", plain)


RULE = Rule(
    "name-two-ways",
    Severity.WARNING,
    Scope.PAGE,
    "A name is romanised in two ways on one page.",
    find,
)
