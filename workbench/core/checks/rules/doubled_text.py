"""Text that stands twice."""

from __future__ import annotations

import re
from collections.abc import Iterable

from workbench.core.checks.base import CheckContext, Rule, Scope, Spot
from workbench.core.checks.visible import view
from workbench.core.model import Severity

_SENTENCE = re.compile(r"[^.!?\n]+[.!?]+")


def find(source: str, target: str, context: CheckContext) -> Iterable[Spot]:
    """Find a run of words that follows itself, or a sentence that stands twice."""
    if _repeats(view(source).text):
        return
    seen = view(target)
    for start, end in _repeats(seen.text):
        yield *seen.place(start, end), "this stands twice"


def _repeats(text: str) -> list[tuple[int, int]]:
    """Return where text repeats what came just before, or an earlier sentence."""
    words = [(m[0].lower(), *m.span()) for m in re.finditer(r"[^\W_]+(?:['’-][^\W_]+)*", text)]
    plain = [word for word, *_ in words]
    found: list[tuple[int, int]] = []
    for size in range(min(60, len(words) // 2), 2, -1):
        for at in range(len(words) - 2 * size + 1):
            if plain[at : at + size] == plain[at + size : at + 2 * size] and (
                size > 3 or len(set(plain[at : at + size])) == size
            ):
                found.append((words[at + size][1], words[at + 2 * size - 1][2]))
                return found
    said: set[str] = set()
    for match in _SENTENCE.finditer(text):
        words_of = " ".join(match[0].lower().split())
        if words_of.count(" ") >= 4 and words_of in said:
            found.append((match.start() + len(match[0]) - len(match[0].lstrip()), match.end()))
        said.add(words_of)
    return found


RULE = Rule(
    "doubled-text",
    Severity.ERROR,
    Scope.PAIR,
    "A run of words or a sentence stands twice.",
    find,
)
