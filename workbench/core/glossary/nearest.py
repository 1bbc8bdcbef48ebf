"""The words of a passage that come nearest to a form it lacks, to point at."""

from __future__ import annotations

from collections.abc import Iterable

from workbench.core.glossary.words import WORD, fold
from workbench.core.languages import english

_SMALL = frozenset(["of", "the", "and", "on", "in", "for", "a", "an", "to", "with", "by"])


def nearest(forms: Iterable[str], text: str) -> tuple[int, int] | None:
    """Return the shortest stretch with at least half of a form's words, or one alike in letters."""
    words = [(m.start(), m.end(), english.key(fold(m[0]))) for m in WORD.finditer(text)]
    best: tuple[float, int, int] | None = None
    for form in forms:
        wanted = {english.key(fold(w)) for w in WORD.findall(form)} - _SMALL
        if not wanted:
            continue
        for score, start, end in _windows(words, wanted):
            if best is None or score > best[0]:
                best = (score, start, end)
    return (best[1], best[2]) if best else None


def _windows(
    words: list[tuple[int, int, str]], wanted: set[str]
) -> Iterable[tuple[float, int, int]]:
    size = len(wanted)
    meant = [_meant(word, wanted) for _, _, word in words]
    for first, (start, _, _) in enumerate(words):
        if not meant[first]:
            continue
        seen: set[str] = set()
        for last in range(first, min(len(words), first + size + 4)):
            if not meant[last]:
                continue
            seen.add(meant[last])
            covered = len(seen) / size
            if covered >= 0.5:
                yield covered - 0.05 * (last - first - len(seen)), start, words[last][1]


def _meant(word: str, wanted: set[str]) -> str:
    """Return which of the wanted words a word stands for; nothing if for none."""
    if word in wanted:
        return word
    return next((one for one in sorted(wanted) if _alike(word, one)), "")


def _alike(one: str, other: str) -> bool:
    if min(len(one), len(other)) < 5 or one[:3] != other[:3]:
        return False
    shared = 0
    for a, b in zip(one, other, strict=False):
        if a != b:
            break
        shared += 1
    return shared >= 0.6 * max(len(one), len(other))
