"""Numbers, dates, names, references and links that a source has and English lacks or contradicts."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from workbench.core.align.bridge import Bridge, target_key
from workbench.core.align.markup import Markup, source_marks, title_key
from workbench.core.align.passages import WORD, Passage, quantity_marks
from workbench.core.languages.quantities import Quantity
from workbench.core.model import Fact, Page
from workbench.core.wikitext.plain import project
from workbench.core.wikitext.spans import scan

AROUND = 48
"""Characters on each side of a quantity that say what it counts."""
MAGNITUDE = 8
"""How many times larger one of two numbers may be that speak of one thing."""
SHARED = 2
"""Words that the surroundings of two quantities must share to be about one thing."""
CLOSE = Decimal("0.012")
"""Relative difference up to which a large number is the same, rounded."""
NAME = re.compile(
    r"(?<=[^\W\d_][ ,] )[A-ZА-ЯЁІЇЄҒӢҚӮҲҶ][^\W\d_]{3,}|(?<=[^\W\d_] )[A-ZА-ЯЁІЇЄҒӢҚӮҲҶ][^\W\d_]{3,}"
)
EXCERPT = 200

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Known:
    """What the target says: on the whole page, and section by section."""

    page: frozenset[str]
    sections: Mapping[int, frozenset[str]]
    numbers: Sequence[Decimal]
    """All numbers of the page, the smallest first."""

    @classmethod
    def of(cls, passages: Sequence[Passage]) -> Known:
        """Gather the marks of a page's passages."""
        found: dict[int, set[str]] = {}
        for passage in passages:
            found.setdefault(passage.section, set()).update(passage.marks)
        page = frozenset(mark for marks in found.values() for mark in marks)
        numbers = sorted(Decimal(mark[3:]) for mark in page if mark.startswith("q:n"))
        return cls(page, {index: frozenset(marks) for index, marks in found.items()}, numbers)

    def near(self, value: Decimal) -> bool:
        """Whether the page has a number that may be this one, rounded."""
        at = bisect_left(self.numbers, value * (1 - CLOSE))
        return at < len(self.numbers) and self.numbers[at] <= value * (1 + CLOSE)

    def within(self, sections: Sequence[int]) -> frozenset[str]:
        """Return the marks of some sections."""
        return frozenset().union(*(self.sections.get(index, frozenset()) for index in sections))


def lacking(
    source: Page,
    ours: Sequence[Passage],
    theirs: Sequence[Passage],
    bridge: Bridge,
    counterparts: Sequence[tuple[int, ...]],
    matched: Sequence[tuple[int, int, float]],
    said: Mapping[Span, Passage],
    links: Mapping[str, str | None],
    markup: Markup,
) -> list[Fact]:
    """Return the facts of the source that the target lacks, in the order of the source.

    `said` has by their spans the sentences that the target says, each with its counterpart there.
    """
    known = Known.of(theirs)
    partner = {one: other for one, other, _ in matched}
    linked = _linked(markup, links)
    found: list[Fact] = []
    for index, passage in enumerate(ours):
        near = theirs[partner[index]] if index in partner else None
        scope = known.within(counterparts[passage.section])
        seen: set[str] = set()
        for part in passage.sentences:
            found += _quantities(
                source, part, said.get(part.span), near, known, scope, bridge, seen
            )
            found += _names(source, part, bridge, linked, seen)
    found += _references(markup, known)
    found += _links(markup, known, links)
    return sorted(found, key=lambda fact: fact.source)


def _quantities(
    page: Page,
    passage: Passage,
    other: Passage | None,
    near: Passage | None,
    known: Known,
    scope: frozenset[str],
    bridge: Bridge,
    seen: set[str],
) -> Iterator[Fact]:
    for quantity in passage.quantities:
        mark = f"q:{quantity.kind[0]}{quantity.value}"
        if mark in seen or _has(quantity, mark, known, scope):
            continue
        if _trifling(passage.text, quantity):
            continue
        seen.add(mark)
        text = passage.text[quantity.start : quantity.end]
        against = contradiction(passage, quantity, other, bridge) if other else ""
        if not against and near:
            against = contradiction(passage, quantity, near, bridge, counted_alike=True)
        kind = "number" if quantity.kind == "number" else "date"
        yield Fact(kind, locate(page, passage, quantity.start, text), text, against)


def _trifling(text: str, quantity: Quantity) -> bool:
    """Whether it is a «both» or «two» in words, which a translation need not keep."""
    piece = text[quantity.start : quantity.end]
    two = quantity.kind == "number" and quantity.value == "2"
    return two and not any(c.isdigit() for c in piece)


def _has(quantity: Quantity, mark: str, known: Known, scope: frozenset[str]) -> bool:
    """Whether the target gives a quantity: a telling one anywhere, a small one in the same place."""
    if mark in scope:
        return True
    small = quantity.kind == "number" and len(quantity.value) <= 3 and "." not in quantity.value
    if not small and mark in known.page:
        return True
    if quantity.kind == "number" and len(quantity.value.partition(".")[0]) >= 4:
        return known.near(Decimal(quantity.value))
    if quantity.kind == "decade":
        return f"q:y{quantity.value}" in known.page
    return False


def contradiction(
    passage: Passage,
    quantity: Quantity,
    other: Passage,
    bridge: Bridge,
    *,
    counted_alike: bool = False,
) -> str:
    """Return what a matched sentence says instead for the same thing; empty when it says nothing.

    With `counted_alike` the word behind both must be the same, as where a whole paragraph is matched.
    """
    around = _around(passage.text, quantity)
    wanted = {key for word in around for key, _ in bridge.ways.get(word, ())}
    own = set(quantity_marks(passage.quantities))
    counted = {
        key for word in _counted(passage.text, quantity) for key, _ in bridge.ways.get(word, ())
    }
    rivals = [
        one
        for one in other.quantities
        if one.kind[0] + one.value not in own and comparable(quantity, one)
    ]
    best, most = "", 0
    for rival in rivals:
        shared = len(wanted & {target_key(word) for word in _around(other.text, rival)})
        if counted & {target_key(word) for word in _counted(other.text, rival)}:
            shared += 1
        elif counted_alike:
            continue
        if shared > most:
            best, most = other.text[rival.start : rival.end], shared
    alone = (
        len(rivals) == 1
        and len([one for one in passage.quantities if one.kind == quantity.kind]) == 1
    )
    return best if most >= (SHARED if quantity.unit or counted or alone else SHARED + 1) else ""


def comparable(one: Quantity, other: Quantity) -> bool:
    """Whether two quantities could be two answers to one question: one kind, unit and magnitude."""
    if (one.kind, one.unit) != (other.kind, other.unit):
        return False
    if one.kind != "number":
        return one.value.count("-") == other.value.count("-")
    low, high = sorted((Decimal(one.value), Decimal(other.value)))
    return 10 <= high <= low * MAGNITUDE


def _counted(text: str, quantity: Quantity) -> list[str]:
    """Return the word behind a quantity, which names what is counted; empty at a line's end."""
    if quantity.kind != "number":
        return []
    return WORD.findall(text[quantity.end : quantity.end + AROUND].partition("\n")[0])[:1]


def _around(text: str, quantity: Quantity) -> list[str]:
    """Return the words beside a quantity, within its line."""
    before = text[max(0, quantity.start - AROUND) : quantity.start].rpartition("\n")[2]
    after = text[quantity.end : quantity.end + AROUND].partition("\n")[0]
    return WORD.findall(before) + WORD.findall(after)


def _linked(markup: Markup, links: Mapping[str, str | None]) -> frozenset[str]:
    """Return the words of links to articles with an English title, which tells more than they do."""
    found = (link for link in markup.links if links.get(link.target))
    return frozenset(word for link in found for word in WORD.findall(link.label + link.trail))


def _names(
    page: Page, passage: Passage, bridge: Bridge, linked: frozenset[str], seen: set[str]
) -> Iterator[Fact]:
    """Find names that nothing on the target page sounds like and no link explains."""
    for match in NAME.finditer(passage.text):
        name = match.group()
        if name in seen or name in linked or bridge.ways.get(name):
            continue
        seen.add(name)
        yield Fact("name", locate(page, passage, match.start(), name), name)


def _references(markup: Markup, known: Known) -> Iterator[Fact]:
    """Find references whose addresses, ISBNs and DOIs the target does not cite."""
    for reference in markup.references:
        marks = source_marks(reference.content)
        if reference.content.strip() and not marks & known.page:
            text = " ".join(reference.content.split())[:EXCERPT]
            yield Fact("reference", (reference.start, reference.end), text)


def _links(markup: Markup, known: Known, links: Mapping[str, str | None]) -> Iterator[Fact]:
    """Find links to articles that exist in English and that the target does not link."""
    seen: set[str] = set()
    for link in markup.links:
        title = links.get(link.target)
        if title and title not in seen and "l:" + title_key(title) not in known.page:
            seen.add(title)
            yield Fact("link", (link.start, link.end), title)


def locate(page: Page, passage: Passage, offset: int, text: str) -> tuple[int, int]:
    """Return where a piece of a sentence's visible text stands in the wikitext.

    Where markup stands inside the piece, the whole sentence is returned.
    """
    segment = passage.segment
    assert segment is not None
    source = page.wikitext[segment.start : segment.end]
    seen = project(source, scan(source), 0, len(source))
    first = offset + len(seen.text) - len(seen.text.lstrip())
    last = first + len(text) - 1
    if last < len(seen.text):
        start, end = seen.starts[first], seen.ends[last]
        if source[start:end] == text:
            return segment.start + start, segment.start + end
    return segment.start, segment.end
