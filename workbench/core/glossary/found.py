"""What a glossary check found, and the sentence that says it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from workbench.core.glossary.terms import Term
from workbench.core.model import Severity


@dataclass(frozen=True, slots=True)
class GlossaryFinding:
    """Something that a translation says otherwise than the glossary."""

    rule: str
    severity: Severity
    message: str
    start: int
    """In the English text, as are `end` and `found`."""
    end: int
    source_term: str
    expected: tuple[str, ...]
    """Approved forms, the preferred one first."""
    found: str = ""
    """What stands there instead; empty where nothing does."""
    glossary: str = ""
    """File and line of the term."""
    fix: str | None = None
    """What to put in place of [start, end), where that is certain."""
    source_start: int = -1
    """In the source text; -1 where there is none."""
    source_end: int = -1
    segment: str = ""
    """The English sentence or passage around it, which a baseline recognises it by."""


def _either(forms: Sequence[str]) -> str:
    return " or ".join(f"“{form}”" for form in forms)


MESSAGES: dict[str, Callable[[Term, str, Sequence[str]], str]] = {
    "missing-term": lambda t, found, e: (
        f"“{t.source}” should be {_either(e)}" + (f", not “{found}”." if found else ".")
    ),
    "forbidden-term": lambda t, found, e: (
        f"“{found}” is not used: write {_either(e)}." + (f" {t.note}" if t.note else "")
    ),
    "inconsistent-term": lambda t, found, e: (
        f"“{found}” was {_either(e)} before: keep to one form."
    ),
    "untranslated-term": lambda t, found, e: f"“{found}” is left untranslated: write {_either(e)}.",
    "case": lambda t, found, e: f"“{found}” is written {_either(e)}.",
    "first-mention": lambda t, found, e: (
        f"“{found}” is used before its full form: write {_either(e[:1])} at the first mention."
    ),
}
"""Rule → the sentence about a term, what was found, and what was expected."""
