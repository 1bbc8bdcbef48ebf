"""Text that stands twice."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache

from workbench.core.checks.base import CheckContext, Rule, Scope, Spot
from workbench.core.checks.visible import view
from workbench.core.model import Severity

_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
_GLUE = " ,.;!?\u00a0\"'“”‘’()"
_END = re.compile(r"[.!?]+(?=\s|$)|\n")


def find(source: str, target: str, context: CheckContext) -> Iterable[Spot]:
    """Find a run of words that follows itself, or a sentence that stands twice."""
    for start, end in doubled(source, target):
        yield *view(target).place(start, end), "this stands twice"


def doubled(source: str, target: str) -> Sequence[tuple[int, int]]:
    """Return what stands twice in the visible text of a target, unless the source doubles too."""
    return () if _repeats(view(source).text) else _repeats(view(target).text)


@lru_cache(maxsize=256)
def _repeats(text: str) -> list[tuple[int, int]]:
    """Return where a line repeats what came just before, or an earlier sentence."""
    found: list[tuple[int, int]] = []
    for line in re.finditer(r"[^\n]+", text):
        if again := _run(line[0]):
            found.append((line.start() + again[0], line.start() + again[1]))
    said: set[str] = set()
    begun = 0
    for match in _END.finditer(text):
        sentence = text[begun : match.end()]
        words = " ".join(sentence.lower().split())
        if words.count(" ") >= 4 and words in said:
            found.append((match.end() - len(sentence.lstrip()), match.end()))
        said.add(words)
        begun = match.end()
    return found[:1]


def _run(line: str) -> tuple[int, int] | None:
    """Return the longest run of three to sixty words that follows itself."""
    words = [(m[0].lower(), *m.span()) for m in _WORD.finditer(line)]
    plain = [word for word, *_ in words]
    for size in range(min(60, len(words) // 2), 2, -1):
        for at in range(len(words) - 2 * size + 1):
            middle = at + size
            if plain[at] != plain[middle] or plain[at:middle] != plain[middle : middle + size]:
                continue
            between = line[words[middle - 1][2] : words[middle][1]]
            if not between.strip(_GLUE if size > 3 else " ") and (
                size > 5 or not any(c.isdigit() for word in plain[at:middle] for c in word)
            ):
                return words[middle][1], words[middle + size - 1][2]
    return None


RULE = Rule(
    "doubled-text",
    Severity.ERROR,
    Scope.PAIR,
    "A run of words or a sentence stands twice.",
    find,
)
