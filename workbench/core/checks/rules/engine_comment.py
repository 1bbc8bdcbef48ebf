"""What an engine said about its work instead of doing it."""

from __future__ import annotations

import re
from collections.abc import Iterable

from workbench.core.checks.base import CheckContext, Rule, Scope, Spot
from workbench.core.checks.visible import view
from workbench.core.model import Severity

_TALK = re.compile(
    r"(?:\b(?:here is|here['’]s) (?:the|your|a|my) (?:english )?translation|\bas an ai\b|"
    r"\bi (?:cannot|can['’]t|am unable to) (?:translate|assist with)|\btranslat(?:ed|ion) (?:from|into) "
    r"(?:russian|tajik|english)\s*:|^\s*translation:|^\s*(?:sure|certainly)!|"
    r"\bi hope this helps\b|\blet me know if you\b|^```|\bnote: (?:the|i) (?:translation|translated|original text)\b|"
    r"\bmymemory warning\b|\bquery length limit\b|\btoo many requests\b|\binvalid (?:source|target) language\b)",
    re.IGNORECASE | re.MULTILINE,
)


def find(source: str, target: str, context: CheckContext) -> Iterable[Spot]:
    """Find remarks and error messages of engines in the text."""
    seen = view(target)
    remarks: list[tuple[int, int]] = []
    for match in _TALK.finditer(seen.text):
        if remarks and not re.search(r"\w|\n", seen.text[remarks[-1][1] : match.start()]):
            remarks[-1] = remarks[-1][0], match.end()
        else:
            remarks.append(match.span())
    for start, end in remarks:
        said = seen.text[start:end].strip()
        yield *seen.place(start, end), f"“{said}” looks like a remark of the engine"


RULE = Rule(
    "engine-comment",
    Severity.ERROR,
    Scope.TEXT,
    "The text holds a remark or error message of an engine.",
    find,
)
