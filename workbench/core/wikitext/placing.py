"""Finds where atoms belong in a translation that carries no tokens for them."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache

from workbench.core.wikitext.answers import Placed
from workbench.core.wikitext.atoms import Atom, Masked

WORD = re.compile(r"[^\W_]+(?:[-’'][^\W_]+)*")
ANCHOR = re.compile(r"\d+(?:[.,]\d+)*|[A-Za-z][A-Za-z0-9-]+")
CLAUSE = re.compile(r"[,;:]")
MOST = 1_000_000
"""Characters to look through for all atoms together: for two hundred links, a text of 2,500."""
NEAR = 3
"""How many words an anchor may stand before a footnote."""

LATIN = dict(
    zip(
        "абвгдеёзийклмнопрстуфхцчшщъыьэюяжғӣқӯҳҷіїєґў",
        [
            *"abvgde",
            "yo",
            *"ziyklmnoprstuf",
            "kh",
            "ts",
            "ch",
            "sh",
            "shch",
            "",
            "y",
            "",
            "e",
            "yu",
            "ya",
            "zh",
            "gh",
            "i",
            "q",
            "u",
            "h",
            "j",
            *"i",
            "yi",
            "ye",
            "g",
            "w",
        ],
        strict=True,
    )
)
"""A rough romanisation, only to recognise names in a translation."""


def latin(text: str) -> str:
    """Romanise roughly."""
    return "".join(LATIN.get(char, char) for char in text.casefold())


def _names(atom: Atom, titles: Mapping[str, str | None]) -> list[str]:
    """Return the English names of a link's page."""
    title = next(filter(None, map(titles.get, atom.pages)), "")
    return [title.partition("#")[0], re.sub(r"\s*\(.*\)$", "", title), title.partition(",")[0]]


def candidates(atom: Atom, titles: Mapping[str, str | None], terms: Mapping[str, str]) -> list[str]:
    """Return what a label may have become in English, likeliest first."""
    page, _, _ = atom.target.partition("#")
    found = [
        *_names(atom, titles),
        terms.get(atom.label, ""),
        terms.get(atom.label.casefold(), ""),
        terms.get(page, ""),
        atom.label,
        latin(atom.label),
    ]
    return list(dict.fromkeys(text for text in found if text.strip()))


def other_word(atom: Atom) -> bool:
    """Tell whether a label names something else than its page: «немец» on «Германия».

    An abbreviation may stand for any page.
    """
    if atom.kind != "link" or (atom.label.isupper() and len(atom.label) <= ABBREVIATED):
        return False
    page = atom.target.partition("#")[0]
    begun = {word[:STEM].casefold() for word in WORD.findall(page)}
    return begun.isdisjoint(word[:STEM].casefold() for word in WORD.findall(atom.label))


STEM = 3
"""Letters with which two forms of one word begin alike."""
ABBREVIATED = 6


def close_words(first: str, second: str) -> bool:
    """Tell whether two words are the same but for an ending or a letter or two."""
    if first == second:
        return True
    if first[:1] != second[:1] or first.isdigit() or second.isdigit():
        return False
    from rapidfuzz.distance import Levenshtein

    far = Levenshtein.distance(first, second, score_cutoff=2)
    return far <= 2 and min(len(first), len(second)) > far + 2


@lru_cache(maxsize=2)
def _words_of(text: str) -> list[tuple[int, int, str]]:
    """Return the words of an answer, which every label is looked for in."""
    return [(m.start(), m.end(), m[0].casefold()) for m in WORD.finditer(text)]


def find(
    text: str,
    label: str,
    taken: Iterable[tuple[int, int]],
    *,
    after: int = 0,
    besides: str = "",
) -> tuple[int, int] | None:
    """Return the span of the words that match a label, nearest after `after`, else the first.

    The very words `besides` are no match.
    """
    wanted = [word.casefold() for word in WORD.findall(label)]
    words = _words_of(text)
    count = len(wanted)
    if not count:
        return None
    taken = list(taken)
    hits: list[tuple[int, int]] = []
    for at in range(len(words) - count + 1):
        if words[at][2][0] != wanted[0][0]:
            continue
        window = words[at : at + count]
        span = (window[0][0], window[-1][1])
        if any(span[0] < end and start < span[1] for start, end in taken):
            continue
        if besides and text[span[0] : span[1]].casefold() == besides.casefold():
            continue
        if all(close_words(w, have[2]) for w, have in zip(wanted, window, strict=True)):
            hits.append(span)
    return next((hit for hit in hits if hit[0] >= after), hits[0] if hits else None)


def few_enough(placed: Placed, masked: Masked) -> bool:
    """Tell whether so few atoms lack a place that looking for all of them ends soon.

    An answer that is long and lost hundreds of them is not worth the search.
    """
    waiting = sum(a.id not in placed.ranges and a.id not in placed.points for a in masked.atoms)
    return waiting * (len(placed.text) + len(masked.text)) <= MOST


def place_pairs(
    placed: Placed,
    masked: Masked,
    titles: Mapping[str, str | None],
    terms: Mapping[str, str],
) -> None:
    """Find words for the links and marks that have none yet; writes into `placed.ranges`."""
    waiting = [a for a in masked.atoms if a.paired and a.id not in placed.ranges]
    marks = ("bold", "italic", "tag")
    after = 0
    for atom in [a for a in waiting if a.kind not in marks]:
        taken = list(placed.ranges.values())
        told = (terms.get(atom.label), terms.get(atom.label.casefold()))
        names = _names(atom, titles) if other_word(atom) else []
        for text in candidates(atom, titles, terms):
            besides = text if text in names and text not in told else ""
            span = find(placed.text, text, taken, after=after, besides=besides)
            if span is not None:
                placed.ranges[atom.id] = span
                after = span[1]
                break
    for atom in [a for a in waiting if a.kind in marks]:
        span = _around(atom, masked, placed) or _words(atom, placed, titles, terms)
        if span is not None and _nests(span, placed.ranges.values()):
            placed.ranges[atom.id] = span


def _around(atom: Atom, masked: Masked, placed: Placed) -> tuple[int, int] | None:
    """Return the hull of what a mark encloses, where that is all links and atoms."""
    inner = [
        a
        for a in masked.atoms
        if a.id > atom.id
        and atom.offset <= a.offset
        and a.end <= atom.end
        and a.source in atom.source
    ]
    words = sum(len(WORD.findall(a.label)) for a in inner if a.kind in ("link", "external"))
    if not inner or words < len(WORD.findall(atom.label)):
        return None
    spans = [placed.ranges.get(a.id) or _point(placed, a.id) for a in inner]
    known = [span for span in spans if span is not None]
    if len(known) < len(spans) or not known:
        return None
    return min(s for s, _ in known), max(e for _, e in known)


def _point(placed: Placed, number: int) -> tuple[int, int] | None:
    at = placed.points.get(number)
    return None if at is None else (at, at)


def _words(
    atom: Atom, placed: Placed, titles: Mapping[str, str | None], terms: Mapping[str, str]
) -> tuple[int, int] | None:
    for text in candidates(atom, titles, terms):
        span = find(placed.text, text, ())
        if span is not None:
            return span
    return None


def _nests(span: tuple[int, int], others: Iterable[tuple[int, int]]) -> bool:
    """Tell whether a span crosses no other."""
    start, end = span
    return all(
        end <= a or b <= start or (a <= start and end <= b) or (start <= a and b <= end)
        for a, b in others
    )


def place_points(placed: Placed, masked: Masked, *, search: bool = True) -> list[Atom]:
    """Find offsets for opaque atoms that have none; return those put at the end for want of better.

    Without `search` all of them are.
    """
    lost: list[Atom] = []
    end = len(placed.text.rstrip())
    for atom in masked.atoms:
        if atom.paired or atom.id in placed.points:
            continue
        if not search:
            lost.append(atom)
            placed.points[atom.id] = end
            continue
        if not WORD.search(_visible(masked, atom.end)):
            placed.points[atom.id] = end
            continue
        if not WORD.search(_visible(masked, 0, atom.offset)):
            placed.points[atom.id] = 0
            continue
        offset = _anchored(placed, masked, atom)
        if offset is None:
            lost.append(atom)
            offset = end
        placed.points[atom.id] = offset
    return lost


def _visible(masked: Masked, start: int, end: int | None = None) -> str:
    """Return the words of masked text without any token."""
    stop = len(masked.text) if end is None else end
    text = masked.text[start:stop]
    text = re.sub(r"<sup[^>]*>\[\d+\]</sup>|<span class[^>]*>X\d+</span>|<[^<>]*>", "", text)
    return re.sub(r"@@PH\d+@@|X\d+Q", "", text)


def _anchored(placed: Placed, masked: Masked, atom: Atom) -> int | None:
    """Return where an atom belongs by what stands right before it in the source."""
    before = _visible(masked, 0, atom.offset)
    link = _link_before(masked, atom)
    if link is not None and link.id in placed.ranges:
        return _clause_end(placed.text, placed.ranges[link.id][1], masked, atom)
    anchors = list(ANCHOR.finditer(before))
    if anchors:
        last = anchors[-1]
        if len(WORD.findall(before[last.end() :])) < NEAR:
            nth = sum(1 for m in anchors if m[0] == last[0])
            hits = [m for m in ANCHOR.finditer(placed.text) if m[0] == last[0]]
            if hits:
                return _clause_end(placed.text, hits[min(nth, len(hits)) - 1].end(), masked, atom)
    return _by_commas(placed.text, before, masked, atom)


def _link_before(masked: Masked, atom: Atom) -> Atom | None:
    """Return the link that ends within a word of an atom."""
    links = [a for a in masked.atoms if a.kind == "link" and a.paired and a.end <= atom.offset]
    if links and not WORD.search(_visible(masked, links[-1].end, atom.offset)):
        return links[-1]
    return None


def _clause_end(text: str, at: int, masked: Masked, atom: Atom) -> int:
    """Return the end of the word at `at`, or of its clause where the source had one there."""
    word = re.compile(r"[^\W_]*").match(text, at)
    at = word.end() if word else at
    nxt = _visible(masked, atom.end).lstrip()[:1]
    if nxt and nxt in ",;:":
        found = CLAUSE.search(text, at)
        if found and len(WORD.findall(text[at : found.start()])) <= NEAR:
            return found.start()
    return at


def _by_commas(text: str, before: str, masked: Masked, atom: Atom) -> int | None:
    """Return the place by the count of commas, where both sentences have as many."""
    after = _visible(masked, atom.end).lstrip()
    marks = [m.start() for m in CLAUSE.finditer(text)]
    source = len(CLAUSE.findall(before)) + len(CLAUSE.findall(after))
    if not marks or len(marks) != source:
        return None
    passed = len(CLAUSE.findall(before))
    if before.rstrip().endswith((",", ";", ":")):
        return marks[passed - 1] + 1
    if after[:1] in (",", ";", ":"):
        return marks[passed]
    return None


def settle(placed: Placed, masked: Masked, footnotes: Sequence[str]) -> None:
    """Put footnotes after the punctuation that English wants before them."""
    groups = _overlapping(placed.ranges.values())
    starts = [start for start, _, _ in groups]
    for atom in masked.atoms:
        at = placed.points.get(atom.id)
        if at is None or atom.kind not in footnotes:
            continue
        _, _, around = groups[before - 1] if (before := bisect_left(starts, at)) else (0, 0, [])
        for start, end in around:
            if start < at < end:
                at = end
        placed.points[atom.id] = _after_punctuation(placed.text, at)


def _overlapping(
    ranges: Iterable[tuple[int, int]],
) -> list[tuple[int, int, list[tuple[int, int]]]]:
    """Group the ranges that overlap: where a group begins and ends, and its ranges as they came."""
    groups: list[tuple[int, int, list[tuple[int, tuple[int, int]]]]] = []
    for number, (start, end) in sorted(enumerate(ranges), key=lambda one: one[1]):
        begun, ended, inside = groups.pop() if groups else (start, end, [])
        if inside and start >= ended:
            groups.append((begun, ended, inside))
            begun, ended, inside = start, end, []
        inside.append((number, (start, end)))
        groups.append((begun, max(ended, end), inside))
    return [(begun, ended, [one for _, one in sorted(inside)]) for begun, ended, inside in groups]


def _after_punctuation(text: str, at: int) -> int:
    found = re.compile(r"\s*([.,;:!?…]+[\"”’»]*)(?=\s|$)").match(text, at)
    if found is None:
        quoted = re.compile(r"[\"”’»)]+[.,;:!?…]+(?=\s|$)").match(text, at)
        return quoted.end() if quoted and ")" not in quoted[0] else at
    following = text[found.end() :].lstrip()[:1]
    if found[1].startswith(".") and following.islower():
        return at
    return found.end()
