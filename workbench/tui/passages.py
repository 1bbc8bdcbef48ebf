"""The English paragraph that corresponds to a segment, and the other language's."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from textual.content import Content

from workbench.core.languages.names import english_name
from workbench.core.model import Alignment, Page, Session, Unit
from workbench.tui.reading import read

Span = tuple[int, int]


def english_span(unit: Unit, alignments: Mapping[str, Alignment]) -> Span | None:
    """Return the English paragraph that says what the segment's paragraph says, if there is one."""
    found = alignments.get(unit.lang)
    if found is None:
        return None
    matches = [m for m in found.paragraphs if m.source[0] <= unit.start < m.source[1]]
    return max(matches, key=lambda m: m.score).target if matches else None


def other_spans(unit: Unit, alignments: Mapping[str, Alignment]) -> dict[str, Span]:
    """Return the paragraphs of the other languages that correspond to the same English one."""
    english = english_span(unit, alignments)
    if english is None:
        return {}
    out = {}
    for lang, found in alignments.items():
        near = [
            m for m in found.paragraphs if m.target[0] < english[1] and english[0] < m.target[1]
        ]
        if lang != unit.lang and near:
            out[lang] = max(near, key=lambda m: m.score).source
    return out


def section_spans(
    unit: Unit, pages: Mapping[str, Page], alignments: Mapping[str, Alignment]
) -> dict[str, Span]:
    """Return the sections of the other languages matched to the same English section."""
    found = alignments.get(unit.lang)
    if found is None:
        return {}
    targets = {t for match in found.sections if unit.section in match.source for t in match.target}
    out: dict[str, Span] = {}
    for lang, other in alignments.items():
        sources = [
            s for match in other.sections if targets & set(match.target) for s in match.source
        ]
        if lang != unit.lang and sources:
            section = pages[lang].sections[sources[0]]
            out[lang] = (section.start, section.end)
    return out


def passages(
    unit: Unit, session: Session, pages: Mapping[str, Page], alignments: Mapping[str, Alignment]
) -> Content:
    """Return what English and the other language say where the segment stands."""
    parts: list[Content] = []
    english = english_span(unit, alignments)
    if english is not None:
        text = session.target.wikitext[english[0] : english[1]]
        parts += [Content.styled("English today", "bold $text-primary"), read(text.strip())]
    else:
        parts.append(Content.styled("English has no such paragraph today.", "$muted"))
    others = other_spans(unit, alignments) or section_spans(unit, pages, alignments)
    for lang, (start, end) in others.items():
        text = pages[lang].wikitext[start : min(end, start + 2000)]
        parts += [
            Content(""),
            Content.styled(english_name(lang), "bold $text-primary"),
            read(text.strip()),
        ]
    return Content("\n").join(parts)


def counterpart(
    unit: Unit,
    units: Sequence[Unit],
    pages: Mapping[str, Page],
    alignments: Mapping[str, Alignment],
) -> int | None:
    """Return the first segment of another language that stands where this one does."""
    spans = other_spans(unit, alignments) or section_spans(unit, pages, alignments)
    for lang, (start, end) in spans.items():
        for one in units:
            if one.lang == lang and start <= one.start < end:
                return one.id
    return None
