"""Templates by which a wiki doubts its own text, read as reliability findings."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from workbench.core.languages.columns import rows
from workbench.core.model import Finding, Severity
from workbench.core.wikitext import tree

PACKAGE = "workbench.core.adapt.data"


@dataclass(frozen=True, slots=True)
class Signal:
    """One row of signals.tsv."""

    english: str
    scope: str
    """inline, span, section, page, or aside for what says nothing about the text."""
    rule: str
    message: str

    @property
    def span(self) -> bool:
        """Whether the template holds the doubted text as its first parameter."""
        return self.scope == "span"


@cache
def _table() -> dict[tuple[str, str], Signal]:
    out: dict[tuple[str, str], Signal] = {}
    for names, lang, english, scope, rule, message in rows(PACKAGE, "signals.tsv"):
        for name in names.split(";"):
            out.setdefault((lang, name.strip().lower()), Signal(english, scope, rule, message))
    return out


def inline_marks() -> frozenset[str]:
    """Return the English templates that stand behind the word they doubt, in lower case.

    {{dead link}} belongs to its link, wherever the sentence ends.
    """
    marks = {s.english.lower() for s in _table().values() if s.scope == "inline"}
    return frozenset(marks - {"dead link"})


def signal_of(name: str, lang: str) -> Signal | None:
    """Return what a template says against its text; Tajik pages use Russian templates too."""
    low = " ".join(name.lower().replace("_", " ").split())
    found = _table().get((lang, low))
    return found or (_table().get(("ru", low)) if lang == "tg" else None)


def signals(wikitext: str, lang: str) -> list[Finding]:
    """Return a finding for each place where the page doubts itself, in the order of the text."""
    found: list[Finding] = []
    at = 0
    for template in tree.parse(wikitext).ifilter_templates():
        source = str(template)
        signal = signal_of(str(template.name).strip(), lang)
        start = wikitext.find(source, at)
        if start < 0:
            continue
        at = start + 1
        if signal is not None:
            severity = (
                Severity.INFO
                if signal.scope == "aside" or (signal.scope == "page" and not signal.english)
                else Severity.WARNING
            )
            found.append(
                Finding(
                    signal.rule,
                    severity,
                    f"{{{{{str(template.name).strip()}}}}}: {signal.message}",
                    start,
                    start + len(source),
                    wikitext.count("\n", 0, start) + 1,
                )
            )
    return found
