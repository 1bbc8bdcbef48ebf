"""The gap grid: row by row what English lacks, seen from all sources side by side."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from workbench.core.align.agreement import Disagreement, agreeing, disagreements, same_section
from workbench.core.align.coverage import pieces, share
from workbench.core.align.paragraphs import SHORTEST
from workbench.core.align.passages import PROSE
from workbench.core.model import Alignment, Block, Fact, Gap, Kind, Match, Page, Section

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Side:
    """What one source says in a row."""

    sections: tuple[int, ...]
    state: Gap
    score: float
    """0 to 1; 0 where there is no counterpart."""
    why: Mapping[str, float]
    size: int
    """Characters of visible text."""
    coverage: float
    """Share of its content that English says, sentence by sentence, by size."""
    paragraphs: tuple[tuple[Span, Span | None, float], ...]
    """Each paragraph's span, its counterpart's, None when not in English, and the score."""
    facts: tuple[Fact, ...]
    """What English lacks or contradicts."""

    @property
    def missing(self) -> tuple[Span, ...]:
        """The paragraphs that English does not have."""
        return tuple(span for span, other, _ in self.paragraphs if other is None)


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the grid: an English section or what should become one."""

    title: str
    """The English heading; the source's where there is none."""
    level: int
    target: tuple[int, ...]
    """Sections of the English article; empty when it has none."""
    size: int
    """Characters of visible text in English; for a mere heading, of all that stands under it."""
    state: Gap
    """The worst that a source shows."""
    sides: Mapping[str, Side] = field(default_factory=dict)
    """By language."""
    after: int | None = None
    """For a missing section: the English section behind which it belongs."""
    joined: tuple[Mapping[str, Span], ...] = ()
    """Paragraphs of several sources that say the same."""
    disagreements: tuple[Disagreement, ...] = ()
    """What the sources say differently of one thing."""


@dataclass(frozen=True, slots=True)
class Grid:
    """All rows in the order of the English article, missing sections where they belong."""

    rows: tuple[Row, ...]
    coverage: Mapping[str, float]
    """By source language: share of its text that English has."""


def heading(row: Row, english: Page | None = None) -> str:
    """Return the headings of all English sections of a row, as they are shown."""
    titles = [english.sections[index].title for index in row.target] if english else []
    return " + ".join(dict.fromkeys(title for title in titles if title)) or row.title or "(lead)"


def grid(alignments: Mapping[str, Alignment], pages: Mapping[str, Page]) -> Grid:
    """Put the alignments of all sources with one English page into one grid.

    `pages` has each source and `en`.
    """
    groups = _groups(alignments)
    rows = [_row(alignments, pages, targets, parts) for targets, parts in groups]
    met = {index for targets, _ in groups for index in targets}
    rows += [_target_only(section) for section in pages["en"].sections if section.index not in met]
    rows += _missing(alignments, pages)
    rows.sort(key=_place)
    coverage = {
        lang: share(pages[lang].sections, {one.source for one in found.sentences})
        for lang, found in alignments.items()
    }
    return Grid(tuple(rows), coverage)


def _place(row: Row) -> tuple[float, int]:
    if row.target:
        return row.target[0], 0
    first = min(section for side in row.sides.values() for section in side.sections)
    return (row.after or 0) + 0.5, first


def _groups(
    alignments: Mapping[str, Alignment],
) -> list[tuple[tuple[int, ...], dict[str, list[Match]]]]:
    """Join the rows of different sources that share an English section."""
    groups: list[tuple[set[int], dict[str, list[Match]]]] = []
    for lang, alignment in alignments.items():
        for match in alignment.sections:
            for targets, parts in groups:
                if targets & set(match.target) and (
                    lang not in parts or set(match.target) == targets
                ):
                    targets |= set(match.target)
                    parts.setdefault(lang, []).append(match)
                    break
            else:
                groups.append((set(match.target), {lang: [match]}))
    return [(tuple(sorted(targets)), parts) for targets, parts in groups]


def _row(
    alignments: Mapping[str, Alignment],
    pages: Mapping[str, Page],
    targets: tuple[int, ...],
    parts: Mapping[str, list[Match]],
) -> Row:
    english = [pages["en"].sections[index] for index in targets]
    sides = {}
    for lang, matches in parts.items():
        sections = tuple(sorted(index for match in matches for index in match.source))
        sides[lang] = _side(pages[lang], alignments[lang], sections, matches)
    states = {side.state for side in sides.values()}
    joined = agreeing(pages, {lang: side.paragraphs for lang, side in sides.items()})
    return Row(
        title=english[0].title,
        level=english[0].level,
        target=targets,
        size=_size(english) or _size(_under(pages["en"], targets)),
        state=Gap.THINNER if Gap.THINNER in states else Gap.PRESENT,
        sides=sides,
        joined=joined,
        disagreements=disagreements(pages, joined, _sections(sides)),
    )


def _sections(sides: Mapping[str, Side]) -> dict[str, tuple[int, ...]]:
    return {lang: side.sections for lang, side in sides.items()}


def _side(page: Page, alignment: Alignment, indexes: tuple[int, ...], matches: list[Match]) -> Side:
    sections = [page.sections[index] for index in indexes]
    paragraphs = _paragraphs(sections, alignment)
    best = max(matches, key=lambda match: match.score, default=None)
    state = Gap.MISSING
    if matches:
        thin = any(match.state is Gap.THINNER for match in matches)
        state = Gap.THINNER if thin else Gap.PRESENT
    facts = tuple(
        fact
        for fact in alignment.facts
        if any(section.start <= fact.source[0] < section.end for section in sections)
    )
    return Side(
        indexes,
        state,
        best.score if best else 0.0,
        best.why if best else {},
        _size(sections),
        _share(sections, alignment, state),
        paragraphs,
        facts,
    )


def _share(sections: Sequence[Section], alignment: Alignment, state: Gap) -> float:
    """Return the coverage of sections; a missing one without text is not there all the same."""
    if state is Gap.MISSING and not any(
        True for one in sections for b in one.blocks for _ in pieces(b)
    ):
        return 0.0
    return share(sections, {one.source for one in alignment.sentences})


def _target_only(section: Section) -> Row:
    return Row(section.title, section.level, (section.index,), _size([section]), Gap.TARGET_ONLY)


def _missing(alignments: Mapping[str, Alignment], pages: Mapping[str, Page]) -> list[Row]:
    """Return a row for each source section that English lacks; two sources share one where they can."""
    rows: list[dict[str, int]] = []
    for lang, alignment in alignments.items():
        for index in alignment.source_only:
            section = pages[lang].sections[index]
            if not section.index and not _size([section]):
                continue
            home = next(
                (
                    row
                    for row in rows
                    if lang not in row
                    and any(
                        same_section(pages[other], pages[other].sections[i], pages[lang], section)
                        for other, i in row.items()
                    )
                ),
                None,
            )
            if home is None:
                rows.append({lang: index})
            else:
                home[lang] = index
    return [_missing_row(alignments, pages, row) for row in rows]


def _missing_row(
    alignments: Mapping[str, Alignment], pages: Mapping[str, Page], parts: Mapping[str, int]
) -> Row:
    lang, index = next(iter(parts.items()))
    sides = {other: _side(pages[other], alignments[other], (i,), []) for other, i in parts.items()}
    section = pages[lang].sections[index]
    joined = agreeing(pages, {other: side.paragraphs for other, side in sides.items()})
    return Row(
        title=section.title,
        level=section.level,
        target=(),
        size=0,
        state=Gap.MISSING,
        sides=sides,
        after=insertion_point(index, alignments[lang], pages[lang], pages["en"]),
        joined=joined,
        disagreements=disagreements(pages, joined, _sections(sides)),
    )


def insertion_point(index: int, alignment: Alignment, source: Page, target: Page) -> int:
    """Return the English section behind which a missing source section belongs.

    It follows the counterpart of the nearest earlier section of the same or a higher level, with all
    that stands under that counterpart; a subsection follows its parent's heading at least.
    """
    counterpart = {ours: match.target for match in alignment.sections for ours in match.source}
    level = source.sections[index].level
    for before in range(index - 1, -1, -1):
        section = source.sections[before]
        if section.level > level:
            continue
        if before in counterpart:
            last = max(counterpart[before])
            inside = section.level < level and section.index
            return last if inside or not last else _subtree_end(target, last)
        level = min(level, section.level)
    return 0


def _under(page: Page, indexes: Iterable[int]) -> list[Section]:
    """Return all sections that stand under some."""
    found = {i for index in indexes if index for i in range(index, _subtree_end(page, index) + 1)}
    return [page.sections[index] for index in sorted(found)]


def _subtree_end(page: Page, index: int) -> int:
    """Return the last section that stands under a section, or the section itself."""
    level = page.sections[index].level
    end = index
    while end + 1 < len(page.sections) and page.sections[end + 1].level > level:
        end += 1
    return end


def paragraph_point(side: Side, span: Span, row: Row, target: Page) -> int:
    """Return the offset in the English wikitext behind which a missing paragraph belongs.

    That is behind the counterpart of the paragraph before it, else before that of the one after it,
    else at the end of the row's section.
    """
    own = [one for one, _, _ in side.paragraphs]
    at = own.index(span)
    before = [other for _, other, _ in side.paragraphs[:at] if other is not None]
    if before:
        return before[-1][1]
    behind = [other for _, other, _ in side.paragraphs[at + 1 :] if other is not None]
    if behind:
        return len(target.wikitext[: behind[0][0]].rstrip())
    if row.target:
        section = target.sections[row.target[-1]]
        ends = [block.end for block in section.blocks if block.segments]
        return ends[-1] if ends else section.end
    return target.sections[row.after or 0].end


def _paragraphs(
    sections: Iterable[Section], alignment: Alignment
) -> tuple[tuple[Span, Span | None, float], ...]:
    """Return the paragraphs and lists that are matched one by one, and the tables."""
    pairs = (*alignment.sentences, *alignment.paragraphs)
    known = {match.source: (match.target, match.score) for match in pairs}
    found: list[tuple[Span, Span | None, float]] = []
    for section in sections:
        for block in section.blocks:
            prose = block.kind in PROSE and _visible(block) >= SHORTEST
            if prose or (block.kind is Kind.TABLE and _visible(block)):
                span = (block.segments[0].start, block.segments[-1].end)
                target, score = known.get(span, (None, 0.0))
                found.append((span, target, score))
    return tuple(found)


def _size(sections: Iterable[Section]) -> int:
    return sum(
        _visible(block)
        for section in sections
        for block in section.blocks
        if block.kind != "heading"
    )


def _visible(block: Block) -> int:
    return sum(len(segment.text) for segment in block.segments)
