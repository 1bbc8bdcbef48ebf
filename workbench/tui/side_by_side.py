"""The paragraphs of a row of the gap grid side by side, what differs marked."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import zip_longest

from textual.content import Content

from workbench.core.align.gaps import Row, Span
from workbench.core.align.lines import Line, behind, lines, marked, text_of
from workbench.core.align.reuse import Reusable
from workbench.core.counting import counted
from workbench.core.languages.names import english_name
from workbench.core.model import Page
from workbench.flow.comparing import Compared
from workbench.tui.fold import fold
from workbench.tui.literal import one_line

DIFFERING = "bold $text-warning"
LACKING = "$text-error"
TITLE = "bold $text-primary"
NARROW = 24
"""Cells that a column must have at least; with fewer the languages stand one below the other."""
LONGEST = 1500
"""Characters of a paragraph that are shown."""
MOST = 40
"""Paragraphs of a row that are shown."""

Cell = list[Content]


def side_by_side(
    row: Row,
    found: Compared,
    langs: Sequence[str],
    width: int,
    reuse: Mapping[str, Iterable[Reusable]],
) -> Content:
    """Return what a row says in each language, paragraph beside paragraph, and where it belongs."""
    shown = [lang for lang in langs if lang == "en" or lang in row.sides]
    each = (width - 3 * (len(shown) - 1)) // len(shown)
    told = lines(row, found.pages)
    parts: list[Content] = list(_place(row, found.pages["en"]))
    for line in told[:MOST]:
        cells = [(lang, _cell(lang, line, row, found.pages, max(each, NARROW))) for lang in shown]
        parts += _columns([cell for _, cell in cells], each) if each >= NARROW else _stack(cells)
        parts.append(Content(""))
    if len(told) > MOST:
        parts.append(Content.styled(f"… {counted(len(told) - MOST, 'more paragraph')}", "$muted"))
    for lang, side in row.sides.items():
        useful = [one.citation for one in reuse.get(lang, ()) if one.section in side.sections]
        if useful:
            parts.append(Content.styled(f"{english_name(lang)} references for English", TITLE))
            parts += [Content(one_line(citation)) for citation in useful]
    return Content("\n").join(parts)


def _place(row: Row, english: Page) -> Iterator[Content]:
    if row.after is not None:
        before = english.sections[row.after].title or "the lead"
        yield Content.styled(
            f"English has no such section; it belongs behind «{one_line(before)}».", LACKING
        )
        yield Content("")


def _cell(lang: str, line: Line, row: Row, pages: Mapping[str, Page], width: int) -> Cell:
    """Return a paragraph folded to lines, or that there is none."""
    span = line.spans.get(lang)
    if span is None:
        if lang != "en":
            return [Content.styled("–", "$muted")]
        before = behind(line, pages["en"]) if row.target else ""
        note = "✗ Not in English" + (f"; belongs behind «{one_line(before)}»" if before else "")
        return [Content.styled(piece, LACKING) for piece in fold(note, width)]
    text = one_line(text_of(pages[lang], span))[:LONGEST]
    return list(_folded(text, marked(text, lang, line, row), width))


def _folded(text: str, marks: Sequence[Span], width: int) -> Iterator[Content]:
    at = 0
    for piece in fold(text, width):
        at = text.index(piece, at)
        content = Content(piece)
        for start, end in marks:
            low, high = max(start - at, 0), min(end - at, len(piece))
            if low < high:
                content = content.stylize(DIFFERING, low, high)
        yield content
        at += len(piece)


def _columns(cells: Sequence[Cell], width: int) -> Iterator[Content]:
    rule = Content.styled(" │ ", "$border")
    for pieces in zip_longest(*cells, fillvalue=Content("")):
        padded = [piece.pad_right(max(0, width - piece.cell_length)) for piece in pieces]
        yield rule.join(padded)


def _stack(cells: Iterable[tuple[str, Cell]]) -> Iterator[Content]:
    for lang, cell in cells:
        yield Content.styled(english_name(lang), TITLE)
        yield from cell
