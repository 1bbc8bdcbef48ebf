"""Many more or fewer sentences than the source."""

from __future__ import annotations

import re
from collections.abc import Iterable

from workbench.core.checks.base import CheckContext, Rule, Scope, Spot
from workbench.core.checks.visible import view
from workbench.core.model import Severity
from workbench.core.wikitext.sentences import sentences

_CALL = re.compile(r"\s*[\"“«]?\w+[?!]+\s*")


def find(source: str, target: str, context: CheckContext) -> Iterable[Spot]:
    """Find a number of sentences that differs by two, and by half."""
    ours, theirs = _count(source, context.lang), _count(target, "en")
    if target.strip() and abs(ours - theirs) >= 2 and not 2 / 3 <= theirs / max(ours, 1) <= 3 / 2:
        yield 0, len(target), f"{theirs} sentences for {ours} of the source"


def _count(wikitext: str, lang: str) -> int:
    """Count the sentences, but for questions and calls of a word: titles such as “Who? Where?” hold them."""
    text = view(wikitext).text
    return sum(not _CALL.fullmatch(text, start, end) for start, end in sentences(text, lang))


RULE = Rule(
    "sentence-count",
    Severity.INFO,
    Scope.PAIR,
    "The number of sentences is far from the source's.",
    find,
    follows=frozenset({"length", "number"}),
)
