"""The rows of the compare screen, made of the gap grid."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping

from workbench.core.align.gaps import Grid, Side
from workbench.core.model import Fact, Gap, Page, Section
from workbench.tui.widgets.gap_list import GapCell, GapRow


def gap_rows(grid: Grid, pages: Mapping[str, Page]) -> list[GapRow]:
    """Return the grid's rows as they are shown, with the sections' own titles."""
    rows = []
    for row in grid.rows:
        cells: dict[str, GapCell] = {}
        if row.target:
            sections = [pages["en"].sections[index] for index in row.target]
            cells["en"] = _cell(sections, row.state, "")
        for lang, side in row.sides.items():
            sections = [pages[lang].sections[index] for index in side.sections]
            cells[lang] = _cell(sections, side.state, _detail(side))
        note = "; ".join(
            ", ".join(f"{lang}: {text}" for lang, text in one.said.items())
            for one in row.disagreements
        )
        rows.append(GapRow(cells, note))
    return rows


def _cell(sections: list[Section], state: Gap, detail: str) -> GapCell:
    return GapCell(
        tuple(section.index for section in sections),
        " + ".join(section.title or "Lead" for section in sections),
        sections[0].level,
        sum(map(words, sections)),
        state,
        detail,
    )


def _detail(side: Side) -> str:
    parts = []
    if side.state is not Gap.MISSING and side.coverage < 1:
        parts.append(f"{side.coverage * 100:.0f} % in English")
    if side.state is not Gap.MISSING and side.facts:
        parts.append(f"lacks {counted(side.facts)}")
    return "".join(f" · {part}" for part in parts)


def counted(facts: Iterable[Fact]) -> str:
    """Return how many facts of which kind there are: `2 numbers, 1 date`."""
    kinds = Counter(fact.kind for fact in facts)
    return ", ".join(f"{count} {kind}{'s' if count > 1 else ''}" for kind, count in kinds.items())


def words(section: Section) -> int:
    """Return the number of words of a section, its heading included."""
    return sum(len(one.text.split()) for block in section.blocks for one in block.segments)
