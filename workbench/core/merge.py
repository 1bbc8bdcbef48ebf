"""Three-way merge of wikitext, line by line: what two people changed in the same text."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher


@dataclass(frozen=True, slots=True)
class Conflict:
    """A stretch that both changed, each differently."""

    base: str
    ours: str
    theirs: str


@dataclass(frozen=True, slots=True)
class Merged:
    """The merged text; where there is a conflict it has theirs, and ours is in `conflicts`."""

    text: str
    conflicts: tuple[Conflict, ...]


Lines = Sequence[str]
Anchor = tuple[int, int, int, int]
"""Start in base, ours and theirs of lines that all three share, and how many."""


def merge(base: str, ours: str, theirs: str) -> Merged:
    """Merge two changes of one text."""
    b, o, t = (text.splitlines(keepends=True) for text in (base, ours, theirs))
    pieces: list[str] = []
    conflicts: list[Conflict] = []
    at_b = at_o = at_t = 0
    for in_b, in_o, in_t, length in [*_anchors(b, o, t), (len(b), len(o), len(t), 0)]:
        old, mine, other = b[at_b:in_b], o[at_o:in_o], t[at_t:in_t]
        if mine in (other, old):
            pieces += other
        elif other == old:
            pieces += mine
        else:
            conflicts.append(Conflict("".join(old), "".join(mine), "".join(other)))
            pieces += other
        pieces += b[in_b : in_b + length]
        at_b, at_o, at_t = in_b + length, in_o + length, in_t + length
    return Merged("".join(pieces), tuple(conflicts))


def _anchors(base: Lines, ours: Lines, theirs: Lines) -> Iterator[Anchor]:
    """Yield the runs of lines that stand in all three texts, in order."""
    left = SequenceMatcher(None, base, ours, autojunk=False).get_matching_blocks()
    right = SequenceMatcher(None, base, theirs, autojunk=False).get_matching_blocks()
    i = j = 0
    while i < len(left) and j < len(right):
        start = max(left[i].a, right[j].a)
        end = min(left[i].a + left[i].size, right[j].a + right[j].size)
        if start < end:
            in_ours = left[i].b + start - left[i].a
            in_theirs = right[j].b + start - right[j].a
            yield start, in_ours, in_theirs, end - start
        if left[i].a + left[i].size < right[j].a + right[j].size:
            i += 1
        else:
            j += 1
