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


SEVERAL = "reliability-several"
"""The rule of a template that holds several doubts, as words or as templates of their own."""


def several(template: tree.Template, lang: str) -> list[Signal]:
    """Return the doubts that {{rq|sources|style}} names by words."""
    words = (str(p.value).strip() for p in template.params if not p.showkey)
    return [found for word in words if (found := signal_of(f"rq:{word}", lang))]


def doubts(template: tree.Template, lang: str) -> list[Signal]:
    """Return what a template says against its text, each doubt by itself; nothing for others."""
    signal = signal_of(str(template.name).strip(), lang)
    if signal is None:
        return []
    return (several(template, lang) if signal.rule == SEVERAL else []) or [signal]


def english_names(call: str, rule: str, lang: str, *, spans: bool = True) -> list[str]:
    """Return the English templates that stand for a rule's doubts in a call.

    Without `spans` those are left out that enclose the doubted words.
    """
    found = tree.parse(call).filter_templates()[:1]
    named = [one for template in found for one in doubts(template, lang) if one.rule == rule]
    return [one.english for one in named if one.english and (spans or not one.span)]


def signals(wikitext: str, lang: str) -> list[Finding]:
    """Return a finding for each place where the page doubts itself, in the order of the text."""
    found: list[Finding] = []
    at, line, counted = 0, 1, 0
    for template in tree.parse(wikitext).ifilter_templates():
        source = str(template)
        start = wikitext.find(source, at)
        if start < 0:
            continue
        at = start + 1
        name = str(template.name).strip()
        line += wikitext.count("\n", counted, start)
        counted = start
        for one in doubts(template, lang):
            text = f"{{{{{name}}}}}: {one.message}"
            found.append(Finding(one.rule, _severity(one), text, start, start + len(source), line))
    return found


def _severity(signal: Signal) -> Severity:
    """Return how grave a doubt is; one that says nothing of the text is only told."""
    aside = signal.scope == "aside" or (signal.scope == "page" and not signal.english)
    return Severity.INFO if aside else Severity.WARNING
